import type { AttachmentView } from '@warmline/contracts'
import { Icon } from '@warmline/ui'
import { useState } from 'preact/hooks'

/** Files of a message: pictures are shown in a place of a fixed size, so that nothing moves when they come. */
export function Files({ files }: { files: readonly AttachmentView[] }) {
  if (files.length === 0) return null
  return (
    <ul class="attached">
      {files.map((f) => (
        <li key={f.attachmentId}>
          <File file={f} />
        </li>
      ))}
    </ul>
  )
}

function File({ file: f }: { file: AttachmentView }) {
  // without the line, or gone: its name is what there is
  const [isShown, setShown] = useState(f.mediaType.startsWith('image/'))
  const href = `/v1/attachments/${f.attachmentId}`
  return (
    <a class={isShown ? 'shot' : 'pill'} href={href} download={f.name}>
      {isShown ? (
        <img src={href} alt={f.name} loading="lazy" decoding="async" onError={() => setShown(false)} />
      ) : (
        <>
          <Icon name="clip" />
          <bdi class="el">{f.name}</bdi> <bdi>{Math.max(1, Math.round(f.bytes / 1024))} KB</bdi>
        </>
      )}
    </a>
  )
}
