import { attachmentTypes } from '@warmline/contracts/words'
import { tooLongBy } from '../actions.ts'
import { Icon } from './icon.tsx'
import type { Parts } from './parts.ts'

export function Composer({ words, act, files, model, format }: Parts) {
  const submit = (form: HTMLFormElement) => {
    const field = form.elements.namedItem('text') as HTMLTextAreaElement
    const busy = model.files.some(({ attachment }) => attachment === null)
    const text =
      field.value.trim() === '' && model.files.length > 0
        ? model.files.map((f) => f.name).join(', ')
        : field.value
    if (text.trim() === '' || busy) return field.focus()
    const over = tooLongBy(text)
    if (over > 0) return files.tell(words.tooLong(over))
    act.send(text)
    field.value = ''
    field.focus()
  }
  return (
    <form
      class="comp"
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
      onPaste={(event) => files.add(event.clipboardData?.files)}
    >
      {model.notice !== null && model.sheet === null && (
        <p class="note sm" role="alert">
          {model.notice === 'failed' ? words.failed : model.notice}
        </p>
      )}
      {model.files.length > 0 && (
        <ul class="chips">
          {model.files.map((file) => (
            <li key={file.localId} class="file sm">
              <span class="el" dir="auto">
                {file.name}
              </span>
              <span class="xs mut nw">
                {file.attachment === null ? words.uploading : format.bytes(file.bytes)}
              </span>
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
      )}
      <div class="f">
        <textarea
          name="text"
          rows={1}
          dir="auto"
          aria-label={words.write}
          placeholder={words.write}
          enterkeyhint="send"
          onInput={(event) => {
            files.keepDraft(event.currentTarget.value)
            if (event.currentTarget.value !== '') act.typing()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <label class="icon clip">
          <Icon name="clip" />
          <span class="sr">{words.attach}</span>
          <input
            type="file"
            multiple
            accept={attachmentTypes.join()}
            onChange={(event) => {
              files.add(event.currentTarget.files ?? undefined)
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <button type="submit" class="go" aria-label={words.send}>
        <Icon name="send" />
      </button>
    </form>
  )
}
