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
import { newId } from './ids.ts'
import { initialModel, type Model, messageIdsOf, typingAfter, withThread } from './model.ts'
import {
  type Outbox,
  type OutboxCommand,
  type OutboxEntry,
  pendingSince,
  settled,
  toKeep,
  withoutItems,
} from './outbox.ts'
import { Sender } from './sender.ts'
import { browserMemory, type Memory } from './storage.ts'
import { createStore, type Store } from './store.ts'

export interface SessionOptions {
  slug: string
  /** origin of the Warmline server */
  baseUrl: string
  language: string
  changed: () => void
  memory?: Memory
  /** aborted = this session is over: nothing of it listens any more */
  signal: AbortSignal
}

const typingMs = 6_000
const tickMs = 3_000
/** today's wait is fetched anew after so many ticks */
const frontTicks = 40

/** The panel's line to its workspace: token, snapshot and events, outbox. Screens act through actions.ts. */
export class Session {
  readonly client: Client
  readonly memory: Memory
  readonly store: Store<Model>
  readonly sender: Sender
  readonly #slug: string
  #language: string
  /** server clock minus ours: a wrong clock must not make the promised times wrong */
  #offsetMs = 0
  #ackedAt = 0
  #live: Live | null = null
  #opening: Promise<boolean> | null = null
  /** one key until it succeeds: a lost answer does not make two contacts */
  #openKey = newId('evt')

  constructor({ slug, baseUrl, language, changed, signal, memory = browserMemory(slug) }: SessionOptions) {
    this.#slug = slug
    this.#language = language
    this.memory = memory
    this.store = createStore<Model>(
      { ...initialModel(language, Date.now()), outbox: memory.outbox(), known: memory.token() !== null },
      changed,
    )
    this.client = createClient({ baseUrl, token: () => memory.token() })
    this.sender = new Sender({
      client: this.client,
      memory,
      lockName: `warmline:${slug}`,
      outbox: () => this.store.get().outbox,
      setOutbox: (outbox) => this.setOutbox(outbox),
      ensureToken: () => this.ensureToken(),
      dropToken: () => this.#dropToken(),
      stalled: (stalled) => {
        if (this.store.get().stalled !== stalled) this.store.update({ stalled })
      },
      accepted: (entry, itemId) => this.#accepted(entry, itemId),
      refusedFor: () => this.store.update({ notice: 'failed' }),
    })
    this.#listen(signal)
  }

  now = (): number => Date.now() + this.#offsetMs

  /** Connects when this browser is known; fetches the front page of the workspace when not. */
  start(): void {
    if (this.memory.token() === null) {
      if (this.store.get().front === null) void this.#fetchFront()
    } else if (this.#live === null) this.#connect()
    if (this.store.get().outbox.length > 0) this.sender.flush()
  }

  /** Puts a command into the outbox and sends what waits; `itemId` null = it opens a conversation. */
  command(command: OutboxCommand, itemId: string | null, files: string[] = []): void {
    const key = newId('evt')
    const now = this.now()
    const { outbox, chosen } = this.store.get()
    this.setOutbox([...outbox, { key, at: now, itemId: itemId ?? key, command, state: 'queued', files }])
    this.store.update({ notice: null, chosen: itemId === null ? key : chosen, now })
    this.sender.flush()
  }

  setOutbox(outbox: Outbox): void {
    this.store.update({ outbox, kept: this.memory.setOutbox(toKeep(outbox)) })
  }

  applyThread(thread: ThreadView): void {
    const { contact } = this.store.get()
    if (contact !== null) this.store.update({ contact: withThread(contact, thread) })
    this.#settle(thread)
  }

  /** A token, made when there is none; false = not now. */
  ensureToken(): Promise<boolean> {
    if (this.memory.token() !== null) return Promise.resolve(true)
    const body = { slug: this.#slug, language: this.#language }
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
    this.memory.setToken(token)
    this.store.update({ known: true })
    this.#connect()
  }

  speak(language: string): void {
    this.#language = language
    this.store.update({ language })
  }

  /** log-out: nothing of the last person stays on screen or on this device */
  reset(): void {
    this.stop()
    this.memory.forget()
    this.store.update({ ...initialModel(this.#language, this.now()), front: this.store.get().front })
  }

  #connect(): void {
    this.stop()
    this.#live = createLive({
      client: this.client,
      sync: () => this.#sync(),
      onFrame: (frame) => this.#onFrame(frame),
      onStatus: (link) => this.store.update({ link }),
      onRefused: () => this.#dropToken(),
      pendingSince: () => pendingSince(this.store.get().outbox),
    })
    this.#live.start()
  }

  /** Cuts the line to the server; `start` makes a new one. */
  stop(): void {
    this.#live?.stop()
    this.#live = null
  }

  async #sync(): Promise<string | null> {
    const answer = await this.client.call('sync', { query: { scope: 'contact' }, retries: 0 })
    if (!answer.ok) {
      if (answer.problem.status === 401) queueMicrotask(() => this.#dropToken())
      return null
    }
    const contact = answer.value.state as ContactState
    this.store.update({ contact, front: contact.front })
    for (const thread of contact.threads) this.#settle(thread)
    return answer.value.cursor
  }

  #onFrame(frame: LiveFrame): void {
    if (frame.t === 'typing') {
      const { itemId, by, name } = frame
      if (by !== 'contact') this.store.update({ typing: { itemId, by, name, until: this.now() + typingMs } })
    } else if (frame.t === 'event' && frame.fresh !== undefined) this.applyThread(frame.fresh)
    else if (frame.t === 'event' && frame.item !== undefined) {
      const { item } = frame
      const last = item.entries?.at(-1)
      if (last !== undefined && Date.now() - this.#ackedAt < 3_000) this.#noteClock(last.at)
      const { typing } = this.store.get()
      const left = typingAfter(typing, item.itemId, item.entries ?? [])
      if (left !== typing) this.store.update({ typing: left })
      const thread = this.store.get().contact?.threads.find(({ head }) => head.itemId === item.itemId)
      if (thread !== undefined) this.applyThread(applyView(thread, item))
    }
  }

  /** What we have just sent comes back with the server's time on it. */
  #noteClock(serverAt: number): void {
    const seen = serverAt - Date.now()
    this.#offsetMs = Math.abs(seen) > 5_000 ? seen : 0
    this.store.update({ now: this.now() })
  }

  #settle(thread: ThreadView): void {
    const { outbox } = this.store.get()
    const left = settled(outbox, thread.head.itemId, messageIdsOf(thread))
    if (left !== outbox) this.setOutbox(left)
  }

  #accepted(entry: OutboxEntry, itemId: string | undefined): void {
    this.#ackedAt = Date.now()
    if (
      entry.command.name === 'openConversation' &&
      itemId !== undefined &&
      this.store.get().chosen === entry.key
    ) {
      this.store.update({ chosen: itemId })
    }
  }

  /** The server does not know this browser any more: what waits opens a new conversation as somebody new. */
  #dropToken(): void {
    this.stop()
    const outbox = withoutItems(this.store.get().outbox, this.#language)
    this.memory.forget()
    this.store.update({ contact: null, chosen: null, known: false, link: 'idle' })
    this.setOutbox(outbox)
    if (outbox.length > 0) this.sender.flush()
  }

  async #fetchFront(): Promise<void> {
    const answer = await this.client.call('front', { params: { slug: this.#slug }, retries: 1 })
    if (answer.ok) this.store.update({ front: answer.value, stalled: false })
    else if (answer.problem.status === 0) this.store.update({ stalled: true })
  }

  #listen(signal: AbortSignal): void {
    const ended = [
      wakeOnPageEvents({ wake: () => this.#live?.wake() } as Live, window, document),
      this.memory.onChange((part) => this.#otherTab(part)),
    ]
    const line = () => {
      this.store.update({ online: navigator.onLine })
      if (!navigator.onLine) return
      if (this.store.get().front === null) this.start()
      this.sender.wake()
    }
    addEventListener('online', line, { signal })
    addEventListener('offline', line, { signal })
    if (!navigator.onLine) this.store.update({ online: false })
    /** Time passes on screen only while something on it is looked at. */
    let ticks = 0
    const clock = setInterval(() => {
      if (!this.store.get().open || document.hidden) return
      this.store.update({ now: this.now() })
      if (++ticks % frontTicks === 0 && navigator.onLine) void this.#fetchFront()
    }, tickMs)
    signal.addEventListener('abort', () => {
      clearInterval(clock)
      for (const end of ended) end()
    })
  }

  #otherTab(part: 'token' | 'outbox'): void {
    if (part === 'outbox') {
      const own = this.store.get().outbox.filter((entry) => entry.state === 'acked')
      this.store.update({ outbox: [...own, ...this.memory.outbox()] })
    } else if (this.memory.token() === null) this.reset()
    else {
      this.store.update({ known: true })
      this.#connect()
    }
  }
}
