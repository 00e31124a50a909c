import { attachmentTypes } from '@warmline/contracts/words'
import { tooLongBy } from '../actions.ts'
import { Icon } from './icon.tsx'
import type { Parts } from './parts.ts'

export const Composer = (parts: Parts) => (
  <form
    class="comp"
    onSubmit={(event) => {
      event.preventDefault()
      submit(event.currentTarget, parts)
    }}
    onPaste={(event) => parts.files.add(event.clipboardData?.files)}
  >
    {parts.model.notice !== null && parts.model.sheet === null && (
      <p class="note sm" role="alert">
        {parts.model.notice === 'failed' ? parts.words.failed : parts.model.notice}
      </p>
    )}
    {parts.model.files.length > 0 && <Chips {...parts} />}
    <div class="f">
      <Field {...parts} />
      <label class="icon clip">
        <Icon name="clip" />
        <span class="sr">{parts.words.attach}</span>
        <input
          type="file"
          multiple
          accept={attachmentTypes.join()}
          onChange={(event) => {
            parts.files.add(event.currentTarget.files ?? undefined)
            event.currentTarget.value = ''
          }}
        />
      </label>
    </div>
    <button type="submit" class="go" aria-label={parts.words.send}>
      <Icon name="send" />
    </button>
  </form>
)

/** A file alone is sent with its name as the words. */
function submit(form: HTMLFormElement, { act, files, model, words }: Parts): void {
  const field = form.elements.namedItem('text') as HTMLTextAreaElement
  const busy = model.files.some(({ attachment }) => attachment === null)
  const text = field.value.trim() === '' ? model.files.map((file) => file.name).join(', ') : field.value
  const over = tooLongBy(text)
  if (over > 0) files.tell(words.tooLong(over))
  else if (text !== '' && !busy) {
    act.send(text)
    field.value = ''
  }
  field.focus()
}

const Field = ({ words, act, files }: Parts) => (
  <textarea
    name="text"
    rows={1}
    dir="auto"
    aria-label={words.write}
    placeholder={words.write}
    enterkeyhint="send"
    onInput={({ currentTarget }) => {
      files.keepDraft(currentTarget.value)
      if (currentTarget.value !== '') act.typing()
    }}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      event.currentTarget.form?.requestSubmit()
    }}
  />
)

const Chips = ({ words, files, model, format }: Parts) => (
  <ul class="chips">
    {model.files.map((file) => (
      <li key={file.localId} class="file sm">
        <span class="el" dir="auto">
          {file.name}
        </span>
        <span class="xs mut nw">{file.attachment === null ? words.uploading : format.bytes(file.bytes)}</span>
        <button
          type="button"
          class="icon s"
          aria-label={words.removeFile(file.name)}
          onClick={() => files.remove(file.localId)}
        >
          <Icon name="x" />
        </button>
      </li>
    ))}
  </ul>
)
