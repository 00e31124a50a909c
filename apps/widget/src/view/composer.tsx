import { attachmentTypes, limits } from '@warmline/contracts/words'
import { clip, Icon, send } from './icon.tsx'
import type { Parts } from './parts.ts'

export function Composer(parts: Parts) {
  const { words, model, later, use } = parts
  const { notice, sheet, files } = model
  const add = (found: FileList | null | undefined) => {
    // the list empties itself while the part is on its way
    const list = [...(found ?? [])]
    if (list.length) use((part) => part.files.add(list))
  }
  return (
    <form
      class="comp"
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget, parts)
      }}
      onPaste={(event) => add(event.clipboardData?.files)}
    >
      {notice && !sheet && (
        <p class="note sm" role="alert">
          {notice === 'failed' ? words.failed : notice}
        </p>
      )}
      {files.length > 0 && later && <later.Chips {...parts} />}
      <div class="f">
        <Field {...parts} />
        <label class="icon clip">
          <Icon d={clip} />
          <span class="sr">{words.attach}</span>
          <input
            type="file"
            multiple
            accept={attachmentTypes.join()}
            onChange={(event) => {
              add(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <button type="submit" class="go" aria-label={words.send}>
        <Icon d={send} />
      </button>
    </form>
  )
}

/** A file alone is sent with its name as the words. */
function submit(form: HTMLFormElement, { act, model, words }: Parts): void {
  const field = form.elements.namedItem('text') as HTMLTextAreaElement
  const isBusy = model.files.some(({ attachment }) => !attachment)
  const text = field.value.trim() ? field.value : model.files.map(({ name }) => name).join(', ')
  const over = text.length - limits.messageCharacters
  if (over > 0) act.tell(words.tooLong(over))
  else if (text && !isBusy) {
    act.send(text)
    field.value = ''
  }
  field.focus()
}

const Field = ({ words, session, screen, talk }: Parts) => (
  <textarea
    name="text"
    rows={1}
    dir="auto"
    aria-label={words.write}
    placeholder={words.write}
    enterkeyhint="send"
    onInput={({ currentTarget: { value } }) => {
      session.memory.setDraft(screen.itemId, value)
      if (value) talk?.typing()
    }}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      event.currentTarget.form?.requestSubmit()
    }}
  />
)
