import type { AttachmentView } from '@warmline/contracts'
import { Icon } from '@warmline/ui'

/** Files of a message; always downloads, never shown in the page. */
export function Files({ files }: { files: readonly AttachmentView[] }) {
  if (files.length === 0) return null
  return (
    <ul class="attached">
      {files.map((f) => (
        <li key={f.attachmentId}>
          <a class="pill" href={`/v1/attachments/${f.attachmentId}`} download={f.name}>
            <Icon name="clip" />
            <span class="el">{f.name}</span> {Math.max(1, Math.round(f.bytes / 1024))} KB
          </a>
        </li>
      ))}
    </ul>
  )
}
