import type { BodyOf } from '@warmline/contracts'
import { newId } from '../ids.ts'
import type { LastingLine } from '../line/line.ts'
import { shownItem } from '../model.ts'
import type { Session } from '../session.ts'
import type { Talk } from '../talk/talk.ts'
import { removed, retried } from './mend.ts'

/** What a contact does rarely, one function a tap; the shell's own are in actions.ts. */
export class LaterActs {
  readonly #session: Session
  readonly #talk: Talk
  readonly #line: LastingLine

  constructor(session: Session, talk: Talk, line: LastingLine) {
    this.#session = session
    this.#talk = talk
    this.#line = line
  }

  declineOffer(key: string): void {
    this.#session.store.update(({ declinedOffers }) => ({ declinedOffers: [...declinedOffers, key] }))
  }

  rate(score: number, comment?: string): void {
    const { store } = this.#session
    const itemId = shownItem(store.get())
    if (!itemId) return
    const more = comment?.trim()
    this.#session.command({ name: 'rate', body: more ? { score, comment: more } : { score } }, itemId)
    store.update({ commenting: comment === undefined ? itemId : null })
  }

  skipComment(): void {
    this.#session.store.update({ commenting: null })
  }

  /** The first tap asks whether you are sure; null takes it back. */
  ask(sure: 'end' | 'forget' | null): void {
    this.#session.store.update({ sure })
  }

  end(): void {
    const itemId = shownItem(this.#session.store.get())
    if (itemId) this.#session.command({ name: 'closeByContact', body: {} }, itemId)
    this.#session.store.update({ sheet: null, sure: null })
  }

  chooseWait(body: BodyOf<'chooseWait'>): void {
    const itemId = shownItem(this.#session.store.get())
    if (itemId) this.#session.command({ name: 'chooseWait', body }, itemId)
    this.#session.store.update({ sheet: null })
  }

  /** The contact's own log-out on this device. */
  forget(): void {
    this.#line.forget(this.#session.reset())
    this.#session.options.tell('closed')
  }

  startNew(): void {
    this.#session.store.update({ chosen: 'new', sheet: null, notice: null })
  }

  async pick(itemId: string): Promise<void> {
    this.#session.store.update({ chosen: itemId, sheet: null, notice: null })
    const answer = await this.#line.client.call('sync', { query: { scope: `thread:${itemId}` } })
    if (answer.ok && 'entries' in answer.value.state) this.#talk.feed.thread(answer.value.state)
  }

  retry(key: string): void {
    const fresh = newId('evt')
    const { store, line } = this.#session
    const { chosen } = store.get()
    if (chosen === key) store.update({ chosen: fresh })
    this.#session.change((outbox) => retried(outbox, key, fresh))
    line?.wake()
  }

  remove(key: string): void {
    const { store, line } = this.#session
    const { chosen, language } = store.get()
    if (chosen === key) store.update({ chosen: null })
    this.#session.change((outbox) => removed(outbox, key, language, this.#line))
    line?.flush()
  }

  async loadSlots(): Promise<void> {
    const { store } = this.#session
    const itemId = shownItem(store.get())
    if (itemId === null) return
    store.update({ slots: 'loading' })
    const answer = await this.#line.client.call('callbackSlots', { params: { itemId } })
    store.update({ slots: answer.ok ? answer.value.slots : 'failed' })
  }

  async identify(value: unknown): Promise<void> {
    const token = (value as { token?: unknown } | undefined)?.token
    if (typeof token !== 'string') throw new TypeError("identify takes { token: '…' }")
    const line = this.#line
    if (!(await line.ensureToken())) throw new Error('identify: the server cannot be reached')
    const answer = await line.client.call('identify', { body: { token } })
    if (!answer.ok) throw new Error(`identify: ${answer.problem.detail ?? answer.problem.title}`)
    const { memory, store } = this.#session
    const { contact, open } = store.get()
    // What the server said of the last person may not have come yet, so this device remembers who it was.
    const last = memory.read('who') || (contact?.identified && contact.contactId)
    // somebody else than before: nothing of the last person stays; what was written anonymously goes along
    if (last && last !== answer.value.contactId) {
      this.#session.reset()
      line.forget('')
      store.update({ open })
    }
    memory.write('who', answer.value.contactId)
    line.useToken(answer.value.token)
  }
}
