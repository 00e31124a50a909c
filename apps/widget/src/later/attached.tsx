import type { MessageRow } from '../screen.ts'
import { cross, Icon } from '../view/icon.tsx'
import { down } from './icons.ts'
import type { LaterParts } from './later.ts'

/** Files under a message: the other side's to be downloaded, one's own that are on their way by name. */
export const Attached = ({ row, words, later }: LaterParts & { row: MessageRow }) => (
  <>
    {row.attachments?.map((file) => (
      <button
        type="button"
        key={file.attachmentId}
        class="file"
        aria-label={words.download(`${file.name} ${later.files.size(file.bytes)}`)}
        onClick={() => later.files.download(file)}
      >
        <Icon d={down} />
        <span class="el" dir="auto">
          {file.name}
        </span>{' '}
        <span class="xs mut nw">{later.files.size(file.bytes)}</span>
      </button>
    ))}
    {row.files?.map((name) => (
      <p key={name} class="file sm" dir="auto">
        {name}
      </p>
    ))}
  </>
)

/** What goes with the next message. */
export const Chips = ({ words, later, model }: LaterParts) => (
  <ul class="chips">
    {model.files.map((file) => (
      <li key={file.localId} class="file sm">
        <span class="el" dir="auto">
          {file.name}
        </span>
        <span class="xs mut nw">{file.attachment ? later.files.size(file.bytes) : words.uploading}</span>
        <button
          type="button"
          class="icon s"
          aria-label={words.removeFile(file.name)}
          onClick={() => later.files.remove(file.localId)}
        >
          <Icon d={cross} />
        </button>
      </li>
    ))}
  </ul>
)

/** The server said no to these words for good: the contact decides. */
export function Refused({ row, words, later, model }: LaterParts & { row: MessageRow }) {
  const entry = model.outbox.find(
    ({ command }) => 'messageId' in command.body && command.body.messageId === row.key,
  )
  return (
    entry && (
      <>
        <button type="button" class="link" onClick={() => later.act.retry(entry.key)}>
          {words.again}
        </button>
        <button type="button" class="link" onClick={() => later.act.remove(entry.key)}>
          {words.remove}
        </button>
      </>
    )
  )
}
