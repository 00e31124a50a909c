import type { KnownView, ResponseOf } from '@warmline/contracts'
import type { FactKey, OwnWords } from '@warmline/contracts/own-words/words'
import { newId } from '../ids.ts'
import type { Later, LaterParts } from '../later/later.ts'
import { shownItem } from '../model.ts'
import { openWith } from '../outbox.ts'
import type { Session } from '../session.ts'
import { Again, Sheet } from './sheets.tsx'

export type LastPerson = ResponseOf<'lastPerson'>
/** so long what was fetched counts as now, ms */
const freshMs = 30_000

/** A contact's own affairs: what is known, the case key, joining two devices, the same person again. */
export class Own {
  readonly words: OwnWords
  known: KnownView | null = null
  caseKey: string | null = null
  /** the key whose code is awaited */
  joinKey: string | null = null
  last: LastPerson | null = null
  /** what happened last on a sheet; good or not, and beside which button it is said: '' = at the top */
  said: { text: string; good: boolean; at: string } | null = null
  readonly #session: Session
  readonly #later: Later
  #sheet: string | null = null
  #askedAt = 0
  /** the same wish under the same key, until it is answered */
  #joinWish = { of: '', key: '' }

  constructor(session: Session, words: OwnWords, later: Later) {
    this.#session = session
    this.words = words
    this.#later = later
  }

  Sheet(parts: LaterParts) {
    if (parts.model.sheet !== this.#sheet) this.#enter(parts.model.sheet)
    return Sheet({ ...parts, own: this })
  }

  Again(parts: LaterParts) {
    void this.#askWho()
    return Again({ ...parts, own: this })
  }

  /** The same ask as ever, with whom they would like; it works offline like any other. */
  again(): void {
    const { store } = this.#session
    const model = store.get()
    const itemId = shownItem(model)
    if (itemId) this.#session.command({ name: 'askForHuman', body: { how: 'button', again: true } }, itemId)
    else this.#session.command(openWith({ again: true }, 'person', model.language), null)
  }

  /** True once it is saved. */
  async correct(key: FactKey, value: string | null, at = ''): Promise<boolean> {
    const { line, words } = this.#later
    const body = { key, value }
    const answer = (await line.ensureToken()) ? await line.client.call('correctFact', { body }) : null
    const isRefused = answer?.ok === false && answer.problem.code === 'bad-request'
    await this.#told(answer?.ok === true, at, isRefused && key === 'email' ? words.emailBad : words.failed)
    return answer?.ok === true
  }

  async dispute(key: string, by: 'host' | 'worker', disputed: boolean): Promise<void> {
    const body = { key, by, disputed }
    const { line, words } = this.#later
    return this.#told((await line.client.call('disputeFact', { body })).ok, `${key} ${by}`, words.failed)
  }

  async #told(isDone: boolean, at: string, trouble: string): Promise<void> {
    this.#say(isDone ? this.words.saved : trouble, isDone, at)
    if (isDone) await this.load()
  }

  async load(): Promise<void> {
    if (!this.#session.memory.read('token')) return
    const answer = await this.#later.line.client.call('knownFacts')
    if (answer.ok) this.known = answer.value
    else this.#say(this.#later.words.failed, false)
    this.#paint()
  }

  async makeKey(): Promise<void> {
    const itemId = shownItem(this.#session.store.get())
    if (!itemId) return
    const answer = await this.#later.line.client.call('caseKey', { params: { itemId } })
    if (answer.ok) this.caseKey = answer.value.caseKey
    this.#say(answer.ok ? this.words.keyOnce : this.#later.words.failed, answer.ok)
  }

  async voidKeys(): Promise<void> {
    const itemId = shownItem(this.#session.store.get())
    if (!itemId) return
    const answer = await this.#later.line.client.call('revokeCaseKeys', { params: { itemId } })
    if (answer.ok) this.caseKey = null
    this.#say(answer.ok ? this.words.keyVoided : this.#later.words.failed, answer.ok)
  }

  async askForCode(caseKey: string): Promise<void> {
    const { line } = this.#later
    if (this.#joinWish.of !== caseKey) this.#joinWish = { of: caseKey, key: newId('evt') }
    const { key } = this.#joinWish
    const answer = (await line.ensureToken())
      ? await line.client.call('join', { body: { caseKey }, key })
      : null
    if (!answer?.ok) return this.#say(this.#why(answer?.problem.code), false)
    this.joinKey = caseKey
    this.#joinWish = { of: '', key: '' }
    this.#say(this.words.joinSent, true)
  }

  async confirm(code: string): Promise<void> {
    const { line } = this.#later
    const body = { caseKey: this.joinKey ?? '', code }
    const answer = await line.client.call('confirmJoin', { body })
    if (!answer.ok) return this.#say(this.#why(answer.problem.code), false)
    const { itemId } = answer.value
    const { talk } = this.#later
    const thread = await line.client.call('sync', { query: { scope: `thread:${itemId}` } })
    let done = this.words.joinDone
    if (thread.ok && 'entries' in thread.value.state) {
      const { state } = thread.value
      done += ` ${this.words.joinCount(state.entries.filter(({ entry }) => entry === 'message').length)}`
      talk.feed.thread(state)
    }
    const token = this.#session.memory.read('token')
    this.#later.done = done
    this.#later.say(done)
    this.#session.store.update({ sheet: null, chosen: itemId, notice: done })
    // the same token stands for both now: everything is fetched anew
    if (token) line.useToken(token)
  }

  #why(code: string | undefined): string {
    const { words } = this
    if (code === 'too-many-requests') return words.tooMany
    if (code === 'no-mail') return words.joinNoMail
    if (code === 'wrong-state') return words.joinOther
    return code === 'code-refused' || code === 'bad-request' ? words.joinWrong : this.#later.words.failed
  }

  #enter(sheet: string | null): void {
    this.#sheet = sheet
    this.said = null
    this.caseKey = null
    this.joinKey = null
    if (sheet !== 'join') void this.load()
  }

  async #askWho(): Promise<void> {
    const { now, memory } = this.#session
    if (now() - this.#askedAt < freshMs || !memory.read('token')) return
    this.#askedAt = now()
    const answer = await this.#later.line.client.call('lastPerson', { retries: 0 })
    this.last = answer.ok ? answer.value : null
    this.#paint()
  }

  #say(text: string, good: boolean, at = ''): void {
    this.said = { text, good, at }
    if (good) this.#later.say(text)
    this.#paint()
  }

  #paint(): void {
    this.#session.store.update({})
  }
}
