import { newId } from './ids.ts'
import { type SheetName, shownItem } from './model.ts'
import { type OutboxCommand, openWith } from './outbox.ts'
import type { Session } from './session.ts'

/** What works before anything else has come, one function a tap; it all goes through the outbox, so it works offline. */
export class Actions {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** A command for the conversation on screen; nothing when there is none yet. */
  onItem(command: OutboxCommand): void {
    const itemId = shownItem(this.#session.store.get())
    if (itemId) this.#session.command(command, itemId)
  }

  send(text: string): void {
    const { store, memory } = this.#session
    const model = store.get()
    const { files, language } = model
    const attachments = files.flatMap(({ attachment }) => attachment?.attachmentId ?? [])
    const message = { messageId: newId('msg'), text, ...(attachments.length ? { attachments } : {}) }
    const names = files.map(({ name }) => name)
    const itemId = shownItem(model)
    memory.setDraft(itemId, '')
    if (itemId) this.#session.command({ name: 'sendMessage', body: message }, itemId, names)
    else this.#session.command(openWith(message, 'ai', language), null, names)
    store.update({ files: [], sheet: null })
  }

  /** The human control. Nothing stands between the tap and the command. */
  human(how: 'button' | 'confirmed' = 'button'): void {
    const { store } = this.#session
    const model = store.get()
    if (shownItem(model)) this.onItem({ name: 'askForHuman', body: { how } })
    else this.#session.command(openWith({}, 'person', model.language), null)
  }

  sheet(sheet: SheetName | null): void {
    this.#session.store.update({ sheet, slots: null, notice: null, sure: null })
  }

  tell(notice: string | null): void {
    this.#session.store.update({ notice })
  }
}
