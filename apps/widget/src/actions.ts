import type { BodyOf } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { newId } from './ids.ts'
import { type SheetName, shownItem, threadOf } from './model.ts'
import { type OutboxCommand, openWith, removed, retried } from './outbox.ts'
import type { Session } from './session.ts'

/** What a contact can do, one function a tap. Everything that matters goes through the outbox, so it works offline. */
export class Actions {
  readonly #session: Session
  #toldTypingAt = 0
  #readTold = ''

  constructor(session: Session) {
    this.#session = session
  }

  get #store() {
    return this.#session.store
  }
  get #item(): string | null {
    return shownItem(this.#store.get())
  }
  #onItem(command: OutboxCommand): void {
    const itemId = this.#item
    if (itemId !== null) this.#session.command(command, itemId)
  }

  send(text: string): void {
    const { files, language } = this.#store.get()
    const attachments = files.flatMap(({ attachment }) =>
      attachment === null ? [] : [attachment.attachmentId],
    )
    const message = { messageId: newId('msg'), text, ...(attachments.length > 0 ? { attachments } : {}) }
    const names = files.map((file) => file.name)
    const itemId = this.#item
    if (itemId === null) this.#session.command(openWith(message, 'ai', language), null, names)
    else this.#session.command({ name: 'sendMessage', body: message }, itemId, names)
    this.#store.update({ files: [], sheet: null })
    this.#session.memory.setDraft('')
  }

  /** The human control. Nothing stands between the tap and the command. */
  human(how: 'button' | 'confirmed' = 'button'): void {
    if (this.#item === null) this.#session.command(openWith({}, 'person', this.#store.get().language), null)
    else this.#onItem({ name: 'askForHuman', body: { how } })
  }

  /** First tap asks whether you are sure, the second withdraws. Without an assistant it ends the conversation. */
  withdraw(): void {
    const { withdrawing, front } = this.#store.get()
    if (withdrawing)
      this.#onItem({ name: front?.aiOn === false ? 'closeByContact' : 'withdrawAsk', body: {} })
    this.#store.update({ withdrawing: !withdrawing })
  }

  keepWaiting(): void {
    this.#store.update({ withdrawing: false })
  }

  letAiTry(on: boolean): void {
    this.#onItem({ name: 'letAiTry', body: { on } })
  }

  chooseWait(body: BodyOf<'chooseWait'>): void {
    this.#onItem({ name: 'chooseWait', body })
    this.#store.update({ sheet: null })
  }

  declineOffer(key: string): void {
    this.#store.update(({ declinedOffers }) => ({ declinedOffers: [...declinedOffers, key] }))
  }

  solved(solved: boolean): void {
    this.#onItem({ name: 'answerSolved', body: { solved } })
  }

  rate(score: number, comment?: string): void {
    const more = comment?.trim() ?? ''
    this.#onItem({ name: 'rate', body: more === '' ? { score } : { score, comment: more } })
    this.#store.update({ commenting: comment === undefined ? this.#item : null })
  }

  skipComment(): void {
    this.#store.update({ commenting: null })
  }

  /** The first tap asks whether you are sure; null takes it back. */
  ask(sure: 'end' | 'forget' | null): void {
    this.#store.update({ sure })
  }

  end(): void {
    this.#onItem({ name: 'closeByContact', body: {} })
    this.#store.update({ sheet: null, sure: null })
  }

  startNew(): void {
    this.#store.update({ chosen: 'new', sheet: null, notice: null })
  }

  async pick(itemId: string): Promise<void> {
    this.#store.update({ chosen: itemId, sheet: null, notice: null })
    const answer = await this.#session.client.call('sync', { query: { scope: `thread:${itemId}` } })
    if (answer.ok && 'entries' in answer.value.state) this.#session.applyThread(answer.value.state)
  }

  retry(key: string): void {
    const fresh = newId('evt')
    const { chosen, outbox } = this.#store.get()
    if (chosen === key) this.#store.update({ chosen: fresh })
    this.#session.setOutbox(retried(outbox, key, fresh))
    this.#session.sender.wake()
  }

  remove(key: string): void {
    const { chosen, outbox, language } = this.#store.get()
    if (chosen === key) this.#store.update({ chosen: null })
    this.#session.setOutbox(removed(outbox, key, language))
    this.#session.sender.flush()
  }

  typing(): void {
    const itemId = this.#item
    const now = Date.now()
    if (itemId === null || now - this.#toldTypingAt < 3_000 || this.#store.get().link !== 'live') return
    this.#toldTypingAt = now
    void this.#session.client.call('contactTyping', { params: { itemId }, retries: 0 })
  }

  /** What stands on an open, visible panel is read. */
  markRead(): void {
    const model = this.#store.get()
    const thread = threadOf(model, shownItem(model))
    if (!model.open || document.hidden || thread === null) return
    const { itemId, lastSeq, readByContact } = thread.head
    const mark = `${itemId}:${lastSeq}`
    if (lastSeq <= readByContact || this.#readTold === mark || model.link !== 'live') return
    this.#readTold = mark
    const read = { params: { itemId }, body: { upTo: lastSeq }, retries: 1 }
    void this.#session.client.call('readByContact', read).then((answer) => {
      if (!answer.ok) this.#readTold = ''
    })
  }

  sheet(sheet: SheetName | null): void {
    this.#store.update({ sheet, caseKey: null, notice: null, sure: null })
    if (sheet === 'call') void this.loadSlots()
  }

  async loadSlots(): Promise<void> {
    const itemId = this.#item
    if (itemId === null) return
    this.#store.update({ slots: 'loading' })
    const answer = await this.#session.client.call('callbackSlots', { params: { itemId } })
    this.#store.update({ slots: answer.ok ? answer.value.slots : 'failed' })
  }

  async identify(token: string): Promise<void> {
    if (!(await this.#session.ensureToken())) throw new Error('identify: the server cannot be reached')
    const answer = await this.#session.client.call('identify', { body: { token } })
    if (answer.ok) this.#session.useToken(answer.value.token)
    else throw new Error(`identify: ${answer.problem.detail ?? answer.problem.title}`)
  }

  /** The host page's log-out: the server forgets this browser's token, this browser forgets the contact. */
  shutdown(): void {
    if (this.#session.memory.token() !== null) void this.#session.client.call('forgetContact', { retries: 0 })
    this.#session.reset()
  }
}

export const tooLongBy = (text: string): number => Math.max(0, text.length - limits.messageCharacters)
