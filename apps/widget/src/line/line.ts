import {
  type Client,
  createClient,
  createSharedLive,
  type Live,
  mayComeBack,
  type OneTry,
  openOutbox,
  wakeOnPageEvents,
} from '@warmline/client'
import type { Accepted, ContactState } from '@warmline/contracts'
import { newId } from '../ids.ts'
import { shownItem } from '../model.ts'
import type { Outbox, OutboxEntry } from '../outbox.ts'
import type { Line, Session } from '../session.ts'
import type { Talk } from '../talk/talk.ts'
import { awaitedSince } from './awaited.ts'
import { handOver } from './hand-over.ts'
import { rebased, refused, toKeep, withoutItems } from './rebase.ts'

const tickMs = 3_000
/** today's wait is fetched anew after so many ticks */
const frontTicks = 40
/** so long after another tab's last word, what it has not sent by itself is sent from here: it may be closed, ms */
const leftMs = 15_000

type AnyCall = (
  name: string,
  input: { params: Record<string, string>; body: unknown } & OneTry,
) => ReturnType<Client['call']>

/** The lasting line: outbox in IndexedDB, one line for all tabs, and all that bad networks need (packages/client). */
export class LastingLine implements Line {
  readonly client: Client
  readonly rebased = rebased
  readonly #session: Session
  readonly #talk: Talk
  #live: Live | null = null
  #cursor: string | null
  #opening: Promise<boolean> | null = null
  readonly #box
  #toldTypingAt = 0

  constructor(session: Session, talk: Talk) {
    this.#session = session
    this.#talk = talk
    this.#cursor = talk.first.cursor()
    const { memory, options, store } = session
    this.client = createClient({ baseUrl: options.baseUrl, token: () => memory.read('token') || null })
    this.#box = openOutbox<OutboxEntry>({
      name: options.slug,
      next: talk.nextToSend,
      send: (entry, how) => this.#send(entry, how),
      keep: ({ state }) => state !== 'acked',
      environment: this.client.environment,
    })
    this.#box.onChange(() => this.#painted())
    session.change = (change) => this.#change(change)
    void this.#takeEarly(store.get().outbox)
    // after trouble the line is not what the first one said last
    store.update(({ stalled, link }) => ({
      stalled: false,
      link: stalled && link === 'live' ? 'stale' : link,
    }))
    session.line = this
    this.#listen()
    this.start()
  }

  start(): void {
    const { memory, store } = this.#session
    if (!memory.read('token')) {
      if (!store.get().front && store.get().open) void this.#fetchFront()
    } else if (!this.#live) this.#connect()
  }

  stop(): void {
    this.#live?.stop()
    this.#live = null
  }

  flush(): void {
    this.#box.flush()
  }

  wake(): void {
    if (!this.#session.store.get().front) this.start()
    this.#live?.wake()
    this.#box.wake()
  }

  /** A token, made when there is none; false = not now. */
  ensureToken(wants?: 'ai' | 'person'): Promise<boolean> {
    const { memory, options, store, openKey } = this.#session
    if (memory.read('token')) {
      this.start()
      return Promise.resolve(true)
    }
    const body = { slug: options.slug, language: store.get().language, ...(wants && { wants }) }
    this.#opening ??= this.client.call('openContact', { body, key: openKey, retries: 0 }).then((answer) => {
      this.#opening = null
      if (answer.ok) this.useToken(answer.value.token)
      return answer.ok
    })
    return this.#opening
  }

  useToken(token: string): void {
    this.stop()
    this.#cursor = null
    this.#session.useToken(token)
    this.#connect()
  }

  forget(token: string): void {
    this.stop()
    void this.#box.forget()
    const { baseUrl } = this.client
    if (token) void createClient({ baseUrl, token }).call('forgetContact', { retries: 0 })
  }

  async read(itemId: string, upTo: number): Promise<void> {
    const answer = await this.client.call('readByContact', {
      params: { itemId },
      body: { upTo },
      retries: 1,
      timeoutMs: 6_000,
    })
    if (!answer.ok) throw answer.problem
  }

  typing(): void {
    const model = this.#session.store.get()
    const itemId = shownItem(model)
    const now = Date.now()
    if (!itemId || now - this.#toldTypingAt < 3_000 || model.link !== 'live') return
    this.#toldTypingAt = now
    void this.client.call('contactTyping', { params: { itemId }, retries: 0 })
  }

  /** Kept in localStorage at once, because a reload may come before IndexedDB has written it. */
  #change(change: (outbox: Outbox) => Outbox): void {
    const { memory, store } = this.#session
    const before = store.get().outbox
    const keeping = this.#box.change(change)
    const after = store.get().outbox
    const isIn = (box: Outbox) => (entry: OutboxEntry) => box.some(({ key }) => key === entry.key)
    const [isOld, isLeft] = [isIn(before), isIn(after)]
    memory.setEarly(after.filter((entry) => !isOld(entry)))
    this.#drop(before.filter((entry) => !isLeft(entry)))
    void keeping.then((isKept) => {
      if (isKept) this.#drop(after)
      const kept = isKept || memory.setEarly(toKeep(store.get().outbox))
      if (store.get().kept !== kept) store.update({ kept })
    })
  }

  #drop(outbox: Outbox): void {
    for (const { key } of outbox) this.#session.memory.write(`outbox${key}`, '')
  }

  async #takeEarly(known: Outbox = []): Promise<void> {
    await handOver(this.#session.memory, (change) => this.#box.change(change), known)
  }

  #painted(): void {
    // a box that is closed shows nothing; what it holds waits all the same
    if (this.#session.gone.signal.aborted) return
    const outbox = this.#box.entries()
    this.#session.memory.write('waits', toKeep(outbox).length ? '1' : '')
    this.#session.store.update({ outbox, stalled: this.#box.isStalled() })
  }

  async #send(entry: OutboxEntry, how: OneTry): Promise<((box: Outbox) => Outbox) | number> {
    const { acked, feed } = this.#talk
    const session = this.#session
    const { openKey } = session
    await session.identifying?.catch(() => undefined)
    const { key, itemId, command } = entry
    const { name, body } = command
    if (!(await this.ensureToken('wants' in body ? body.wants : undefined))) return 0
    // Somebody else is here meanwhile. These were not their words, and are in the box no more.
    if (session.openKey !== openKey) return 0
    const params: Record<string, string> = name === 'openConversation' ? {} : { itemId }
    const call = this.client.call as AnyCall
    const result = await call(name, { params, body, ...how })
    if (result.ok) {
      this.#drop([entry])
      const opened = (result.value as Accepted).itemId
      feed.accepted(entry, opened)
      return (box) => acked(box, key, opened)
    }
    if (mayComeBack(result.problem)) return result.retryAfterMs ?? 0
    if (result.problem.status === 401) return this.#dropped()
    this.#session.store.update({ notice: 'failed' })
    return (box) => refused(box, key)
  }

  /** The server does not know this browser any more: what waits opens a new conversation as somebody new. */
  #dropped(): (box: Outbox) => Outbox {
    const { memory, store } = this.#session
    this.stop()
    this.#cursor = null
    memory.write('token', '')
    // under the old key the server would give the old token again
    this.#session.openKey = newId('evt')
    store.update({ contact: null, chosen: null, known: false, link: 'idle' })
    const { language } = store.get()
    return (box) => withoutItems(box, language)
  }

  #connect(): void {
    const { store, memory } = this.#session
    const cursor = this.#cursor
    this.#cursor = null
    // taken over while it was live: nothing to say until that proves wrong
    let isSilent = cursor !== null && store.get().link === 'live'
    // what an older line still brings is of somebody else
    const isMine = () => this.#live === live
    const refused = () => isMine() && this.#session.change(this.#dropped())
    const live: Live = createSharedLive(`${this.#session.options.slug}:${memory.read('token').slice(-12)}`, {
      client: this.client,
      sync: () => this.#sync(refused, isMine),
      onFrame: (frame) => isMine() && this.#talk.feed.frame(frame),
      onStatus: (link) => {
        if (link === 'live') {
          void this.#takeEarly()
          this.#box.wake()
        }
        isSilent &&= link === 'connecting' || link === 'stale'
        if (!isSilent && isMine()) store.update({ link })
      },
      onRefused: refused,
      pendingSince: () => awaitedSince(store.get()),
      ...(cursor ? { cursor } : {}),
    })
    this.#live = live
    live.start()
  }

  async #sync(refused: () => void, isMine: () => boolean): Promise<string | null> {
    const answer = await this.client.call('sync', { query: { scope: 'contact' }, retries: 0 })
    if (!isMine()) return null
    if (answer.ok) {
      this.#talk.feed.snapshot(answer.value.state as ContactState)
      return answer.value.cursor
    }
    if (answer.problem.status === 401) queueMicrotask(refused)
    return null
  }

  async #fetchFront(): Promise<void> {
    const { store, options } = this.#session
    const answer = await this.client.call('front', { params: { slug: options.slug }, retries: 1 })
    if (answer.ok) store.update({ front: answer.value, stalled: false })
    else if (answer.problem.status === 0) store.update({ stalled: true })
  }

  #listen(): void {
    const session = this.#session
    const { store, memory, gone } = session
    const undo = wakeOnPageEvents({ wake: () => this.#live?.wake() } as Live, window, document)
    let left: ReturnType<typeof setTimeout> | undefined
    session.listen('storage', (event) => {
      const { key, newValue } = event as StorageEvent
      const prefix = `warmline:${session.options.slug}:`
      if (newValue && key?.startsWith(`${prefix}outbox`)) {
        clearTimeout(left)
        // while the server is away it stays where a reload of that tab finds it
        left = setTimeout(() => {
          if (!memory.read('token') || store.get().link === 'live') void this.#takeEarly()
        }, leftMs)
      }
      if (key !== `${prefix}token`) return
      const token = memory.read('token')
      if (token) this.useToken(token)
      else {
        session.reset()
        session.options.tell('closed')
        this.forget('')
      }
    })
    /** Time passes on screen only while something on it is looked at. */
    let ticks = 0
    const timer = setInterval(() => {
      if (!store.get().open || document.hidden) return
      store.update({ now: session.now() })
      if (++ticks % frontTicks === 0 && navigator.onLine) void this.#fetchFront()
    }, tickMs)
    gone.signal.addEventListener('abort', () => {
      undo()
      clearInterval(timer)
      clearTimeout(left)
      this.stop()
      this.#box.close()
    })
  }
}
