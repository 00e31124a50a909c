import { limits } from '@warmline/contracts/words'
import { Icon, send } from './icon.tsx'
import type { Parts } from './parts.ts'

export function Composer(parts: Parts) {
  const { words, model, later } = parts
  const { files } = model
  return (
    <form
      class="comp"
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget, parts)
      }}
    >
      {later && <later.Notice {...parts} />}
      {files.length > 0 && later && <later.Chips {...parts} />}
      <div class="f">
        <Field {...parts} />
        {later && <later.Clip {...parts} />}
      </div>
      <button type="submit" class="go" aria-label={words.send}>
        <Icon d={send} />
      </button>
    </form>
  )
}

/** A file alone is sent with its name as the words. */
function submit(form: HTMLFormElement, { act, model: { files }, use }: Parts): void {
  const field = form['text'] as HTMLTextAreaElement
  const text = field.value.trim() ? field.value : files.map(({ name }) => name).join(', ')
  const over = text.length - limits.messageCharacters
  if (over > 0) use(({ words }) => act.tell(words.tooLong(over)))
  else if (text && files.every(({ attachment }) => attachment)) {
    act.send(text)
    field.value = ''
  }
  field.focus()
}

const Field = ({ words, session, screen }: Parts) => (
  <textarea
    name="text"
    rows={1}
    dir="auto"
    aria-label={words.write}
    placeholder={words.write}
    enterkeyhint="send"
    onInput={({ currentTarget: { value } }) => {
      session.memory.write(`draft${screen.itemId}`, value)
      if (value) session.line?.typing?.()
    }}
    onKeyDown={(event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      event.currentTarget.form?.requestSubmit()
    }}
  />
)
