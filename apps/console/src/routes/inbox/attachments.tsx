import type { AttachmentView } from '@warmline/contracts'
import { attachmentTypes } from '@warmline/contracts/words'
import { Button, Icon } from '@warmline/ui'
import { useRef } from 'preact/hooks'
import { draftOf, setDraft } from '../../live/drafts.ts'
import { status } from '../../live/store.ts'
import { withUndo } from '../../live/undo.ts'
import {
  attach,
  cancelUpload,
  dropPreview,
  previewOf,
  retryUpload,
  type Upload,
  uploadsOf,
} from '../../live/uploads.ts'
import { w } from '../../words/words.ts'

export function AttachButton({ itemId }: { itemId: string }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={attachmentTypes.join()}
        onChange={(e) => {
          const files = [...(e.currentTarget.files ?? [])]
          e.currentTarget.value = ''
          attach(itemId, files)
        }}
      />
      <Button
        kind="quiet"
        size="small"
        icon="clip"
        label={w().chat.attach}
        onClick={() => input.current?.click()}
      />
    </>
  )
}

/** What goes with the answer: files that are up, and files on their way with how far they are. */
export function DraftFiles({ itemId }: { itemId: string }) {
  const { attachments } = draftOf(itemId)
  const onTheWay = uploadsOf(itemId)
  if (attachments.length + onTheWay.length === 0) return null
  return (
    <>
      <ul class="attached going">
        {attachments.map((f) => (
          <Attached key={f.attachmentId} itemId={itemId} file={f} />
        ))}
        {onTheWay.map((u) => (
          <OnTheWay key={u.key} upload={u} />
        ))}
      </ul>
      {onTheWay.length > 0 && status.value !== 'live' && <p class="xs mut">{w().files.notKept}</p>}
    </>
  )
}

function Attached({ itemId, file }: { itemId: string; file: AttachmentView }) {
  const picture = previewOf(file.attachmentId)
  const without = () => draftOf(itemId).attachments.filter((a) => a.attachmentId !== file.attachmentId)
  const remove = () => {
    setDraft(itemId, { ...draftOf(itemId), attachments: without() })
    withUndo({
      text: w().undo.removed(file.name),
      run: () => dropPreview(file.attachmentId),
      undo: () => setDraft(itemId, { ...draftOf(itemId), attachments: [...without(), file] }),
    })
  }
  return (
    <li>
      {picture === null ? <Icon name="clip" /> : <img src={picture} alt="" width={28} height={28} />}
      <span class="el sm">{file.name}</span>
      <Button
        kind="quiet"
        size="small"
        icon="x"
        label={`${w().common.remove} ${file.name}`}
        onClick={remove}
      />
    </li>
  )
}

function OnTheWay({ upload: u }: { upload: Upload }) {
  const percent = Math.round(u.share * 100)
  return (
    <li class={u.state}>
      <Icon name={u.state === 'refused' ? 'warn' : 'clip'} />
      <span class="el sm">
        {u.file.name}{' '}
        <span class={u.state === 'refused' ? 'err' : 'mut'}>
          {u.state === 'refused'
            ? `${w().files.failed}. ${u.problem ?? ''}`
            : u.state === 'waiting'
              ? w().files.waiting
              : w().files.sending(percent)}
        </span>
      </span>
      {u.state === 'sending' && <progress value={u.share} max={1} aria-label={u.file.name} />}
      {u.state === 'refused' && (
        <Button size="small" label={w().files.again(u.file.name)} onClick={() => retryUpload(u.key)}>
          {w().common.again}
        </Button>
      )}
      <Button
        kind="quiet"
        size="small"
        icon="x"
        label={w().files.cancel(u.file.name)}
        onClick={() => cancelUpload(u.key)}
      />
    </li>
  )
}
