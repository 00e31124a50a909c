import {
  type Client,
  createClient,
  createLive,
  type Live,
  type LiveFrame,
  wakeOnPageEvents,
} from '@warmline/client'
import type { ContactState, ThreadView } from '@warmline/contracts'
import { applyView } from '@warmline/core'
import { newId } from '../ids.ts'
import { messageIdsOf } from '../model.ts'
import type { Outbox, OutboxEntry } from '../outbox.ts'
import type { Line, Session } from '../session.ts'
import { pendingSince, settled, withoutItems } from './deliver.ts'
import { Sender } from './sender.ts'
import { typingAfter, withThread } from './threads.ts'

const typingMs = 6_000
const tickMs = 3_000
/** today's wait is fetched anew after so many ticks */
const frontTicks = 40

/** The panel's line to its workspace: token, snapshot and events, sending. */
export class TalkLine implements Line {
  readonly client: Client
  readonly session: Session
  readonly #sender: Sender
  #ackedAt = 0
  #live: Live | null = null
  #opening: Promise<boolean> | null = null
  /** one key until it succeeds: a lost answer does not make two contacts */
  #openKey = newId('evt')

  constructor(session: Session) {
    this.session = session
    const { memory, options } = session
    this.client = createClient({ baseUrl: options.baseUrl, token: () => memory.token() })
    this.#sender = new Sender(this)
    session.line = this
    this.#listen()
    if (session.store.get().open || memory.token()) this.start()
  }

  /** Connects when this browser is known; fetches the front page of the workspace when not. */
  start(): void {
    const { memory, store } = this.session
    if (!memory.token()) {
      if (!store.get().front) void this.#fetchFront()
    } else if (!this.#live) this.#connect()
    if (store.get().outbox.length > 0) this.flush()
  }

  stop(): void {
    this.#live?.stop()
    this.#live = null
  }

  flush(): void {
    this.#sender.flush()
  }

  wake(): void {
    if (!this.session.store.get().front) this.start()
    this.#sender.wake()
  }

  applyThread(thread: ThreadView): void {
    const { store } = this.session
    const { contact, outbox } = store.get()
    if (contact) store.update({ contact: withThread(contact, thread) })
    const settle = (box: Outbox) => settled(box, thread.head.itemId, messageIdsOf(thread))
    if (settle(outbox) !== outbox) this.session.change(settle)
  }

  /** A token, made when there is none; false = not now. */
  ensureToken(): Promise<boolean> {
    const { memory, options, store } = this.session
    if (memory.token()) return Promise.resolve(true)
    const body = { slug: options.slug, language: store.get().language }
    this.#opening ??= this.client
      .call('openContact', { body, key: this.#openKey, retries: 0 })
      .then((answer) => {
        this.#opening = null
        if (!answer.ok) return false
        this.#openKey = newId('evt')
        this.useToken(answer.value.token)
        return true
      })
    return this.#opening
  }

  useToken(token: string): void {
    this.session.memory.setToken(token)
    this.session.store.update({ known: true })
    this.#connect()
  }

  /** The server does not know this browser any more: what waits opens a new conversation as somebody new. */
  dropToken(): void {
    const { memory, store } = this.session
    this.stop()
    memory.forget()
    store.update({ contact: null, chosen: null, known: false, link: 'idle' })
    this.session.change((outbox) => withoutItems(outbox, store.get().language))
    if (store.get().outbox.length > 0) this.flush()
  }

  /** log-out: the server forgets that token, whatever this browser has by now */
  forget(token: string): void {
    const { baseUrl } = this.client
    void createClient({ baseUrl, token }).call('forgetContact', { retries: 0 })
  }

  accepted({ command, key }: OutboxEntry, itemId: string | undefined): void {
    const { store } = this.session
    this.#ackedAt = Date.now()
    if (command.name === 'openConversation' && itemId && store.get().chosen === key)
      store.update({ chosen: itemId })
  }

  #connect(): void {
    const { store } = this.session
    this.stop()
    this.#live = createLive({
      client: this.client,
      sync: () => this.#sync(),
      onFrame: (frame) => this.#onFrame(frame),
      onStatus: (link) => store.update({ link }),
      onRefused: () => this.dropToken(),
      pendingSince: () => pendingSince(store.get().outbox),
    })
    this.#live.start()
  }

  async #sync(): Promise<string | null> {
    const answer = await this.client.call('sync', { query: { scope: 'contact' }, retries: 0 })
    if (!answer.ok) {
      if (answer.problem.status === 401) queueMicrotask(() => this.dropToken())
      return null
    }
    const contact = answer.value.state as ContactState
    this.session.store.update({ contact, front: contact.front })
    for (const thread of contact.threads) this.applyThread(thread)
    return answer.value.cursor
  }

  #onFrame(frame: LiveFrame): void {
    const { store } = this.session
    if (frame.t === 'typing') {
      const { itemId, by, name } = frame
      if (by !== 'contact')
        store.update({ typing: { itemId, by, name, until: this.session.now() + typingMs } })
    } else if (frame.t === 'event' && frame.fresh) this.applyThread(frame.fresh)
    else if (frame.t === 'event' && frame.item) {
      const { item } = frame
      const { entries = [], itemId } = item
      const last = entries.at(-1)
      if (last && Date.now() - this.#ackedAt < 3_000) this.#noteClock(last.at)
      const { typing, contact } = store.get()
      store.update({ typing: typingAfter(typing, itemId, entries) })
      const thread = contact?.threads.find(({ head }) => head.itemId === itemId)
      if (thread) this.applyThread(applyView(thread, item))
    }
  }

  /** What we have just sent comes back with the server's time on it. */
  #noteClock(serverAt: number): void {
    const seen = serverAt - Date.now()
    this.session.offsetMs = Math.abs(seen) > 5_000 ? seen : 0
    this.session.store.update({ now: this.session.now() })
  }

  async #fetchFront(): Promise<void> {
    const { store, options } = this.session
    const answer = await this.client.call('front', { params: { slug: options.slug }, retries: 1 })
    if (answer.ok) store.update({ front: answer.value, stalled: false })
    else if (answer.problem.status === 0) store.update({ stalled: true })
  }

  #listen(): void {
    const { session } = this
    const { store, memory, gone } = session
    const undo = wakeOnPageEvents({ wake: () => this.#live?.wake() } as Live, window, document)
    session.listen('storage', (event) => {
      const part = memory.partOf((event as StorageEvent).key)
      if (part) this.#otherTab(part)
    })
    /** Time passes on screen only while something on it is looked at. */
    let ticks = 0
    const timer = setInterval(() => {
      if (!store.get().open || document.hidden) return
      store.update({ now: session.now() })
      if (++ticks % frontTicks === 0 && navigator.onLine) void this.#fetchFront()
    }, tickMs)
    gone.signal.onabort = () => {
      undo()
      clearInterval(timer)
      this.stop()
    }
  }

  #otherTab(part: string): void {
    const { store, memory } = this.session
    if (part === 'outbox') {
      const own = store.get().outbox.filter(({ state }) => state === 'acked')
      store.update({ outbox: [...own, ...memory.outbox()] })
    } else if (part === 'token') {
      const token = memory.token()
      if (token) this.useToken(token)
      else this.session.reset()
    }
  }
}
