import { type Client, createClient, createLive, type Live, type LiveFrame, wakeOnPageEvents } from '@warmline/client'
import type { ContactState, ThreadView } from '@warmline/contracts'
import { applyView } from '@warmline/core'
import { newId } from './ids.ts'
import { initialModel, messageIdsOf, type Model, shownItem, withThread } from './model.ts'
import { type Outbox, type OutboxCommand, pendingSince, settled, withoutItems } from './outbox.ts'
import { createSender, keep, type Sender } from './sender.ts'
import { browserMemory, type Memory } from './storage.ts'
import { createStore, type Store } from './store.ts'

export interface SessionOptions {
  slug: string
  /** origin of the Warmline server */
  baseUrl: string
  language: string
  changed: () => void
  memory?: Memory
}

/** The panel's connection to its workspace: token, snapshot and events, outbox. Screens act through actions.ts. */
export interface Session {
  slug: string
  client: Client
  memory: Memory
  store: Store<Model>
  sender: Sender
  /** Puts a command into the outbox and sends what waits; `itemId` null = it opens a conversation. */
  command(command: OutboxCommand, itemId: string | null, files?: string[]): void
  setOutbox(outbox: Outbox): void
  ensureToken(): Promise<boolean>
  /** Connects when this browser is known; fetches the front page of the workspace when not. */
  start(): void
  useToken(token: string): void
  /** log-out: nothing of the last person stays on screen or on this device */
  reset(): void
  applyThread(thread: ThreadView): void
}

const typingMs = 6_000

export function createSession(options: SessionOptions): Session {
  const { slug, baseUrl, language } = options
  const memory = options.memory ?? browserMemory(slug)
  const store = createStore<Model>(
    { ...initialModel(language, Date.now()), outbox: memory.outbox(), known: memory.token() !== null },
    options.changed,
  )
  /** server clock minus ours: a wrong clock must not make the promised times wrong */
  let offsetMs = 0
  let ackedAt = 0
  let live: Live | null = null
  const client = createClient({ baseUrl, token: () => memory.token() })

  const setOutbox = (outbox: Outbox) => store.update({ outbox, kept: keep(memory, outbox) })

  const settle = (thread: ThreadView) => {
    const outbox = settled(store.get().outbox, thread.head.itemId, messageIdsOf(thread))
    if (outbox !== store.get().outbox) setOutbox(outbox)
  }

  const applyThread = (thread: ThreadView) => {
    const { contact } = store.get()
    if (contact !== null) store.update({ contact: withThread(contact, thread) })
    settle(thread)
  }

  const onFrame = (frame: LiveFrame) => {
    const { contact } = store.get()
    if (frame.t === 'typing') {
      const { itemId, by, name } = frame
      if (by !== 'contact') store.update({ typing: { itemId, by, name, until: Date.now() + offsetMs + typingMs } })
    } else if (frame.t === 'event' && frame.fresh !== undefined) applyThread(frame.fresh)
    else if (frame.t === 'event' && frame.item !== undefined) {
      const { item } = frame
      const thread = contact?.threads.find(({ head }) => head.itemId === item.itemId)
      const last = item.entries?.at(-1)
      if (last !== undefined && Date.now() - ackedAt < 3_000) noteClock(last.at)
      if (last?.entry === 'message') store.update({ typing: null })
      if (thread !== undefined) applyThread(applyView(thread, item))
    }
  }

  const noteClock = (serverAt: number) => {
    const seen = serverAt - Date.now()
    offsetMs = Math.abs(seen) > 5_000 ? seen : 0
    store.update({ now: Date.now() + offsetMs })
  }

  const sync = async (): Promise<string | null> => {
    const answer = await client.call('sync', { query: { scope: 'contact' }, retries: 0 })
    if (!answer.ok) {
      if (answer.problem.status === 401) queueMicrotask(dropToken)
      return null
    }
    const contact = answer.value.state as ContactState
    store.update({ contact, front: contact.front })
    for (const thread of contact.threads) settle(thread)
    return answer.value.cursor
  }

  const connect = () => {
    live?.stop()
    live = createLive({
      client,
      sync,
      onFrame,
      onStatus: (link) => store.update({ link }),
      onRefused: () => dropToken(),
      pendingSince: () => pendingSince(store.get().outbox),
    })
    live.start()
  }

  const useToken = (token: string) => {
    memory.setToken(token)
    store.update({ known: true })
    connect()
  }

  /** The server does not know this browser any more: what waits opens a new conversation as somebody new. */
  const dropToken = () => {
    live?.stop()
    live = null
    const outbox = withoutItems(store.get().outbox, language)
    memory.forget()
    store.update({ contact: null, chosen: null, known: false, link: 'idle' })
    setOutbox(outbox)
    if (outbox.length > 0) sender.flush()
  }

  let opening: Promise<boolean> | null = null
  /** One key until it succeeds: a lost answer does not make two contacts. */
  let openKey = newId('evt')
  const ensureToken = (): Promise<boolean> => {
    if (memory.token() !== null) return Promise.resolve(true)
    opening ??= client.call('openContact', { body: { slug, language }, key: openKey, retries: 0 }).then((answer) => {
      opening = null
      if (!answer.ok) return false
      openKey = newId('evt')
      useToken(answer.value.token)
      return true
    })
    return opening
  }

  const sender = createSender({
    client,
    memory,
    lockName: `warmline:${slug}`,
    outbox: () => store.get().outbox,
    setOutbox,
    ensureToken,
    dropToken,
    accepted: (entry, itemId) => {
      ackedAt = Date.now()
      if (entry.command.name === 'openConversation' && itemId !== undefined) store.update({ chosen: itemId })
    },
    refusedFor: () => store.update({ notice: 'failed' }),
  })

  const reset = () => {
    live?.stop()
    live = null
    memory.forget()
    store.update({ ...initialModel(language, Date.now() + offsetMs), front: store.get().front })
  }

  const fetchFront = async () => {
    const answer = await client.call('front', { params: { slug }, retries: 1 })
    if (answer.ok) store.update({ front: answer.value })
    else if (answer.problem.status === 0) store.update({ link: 'offline' })
  }

  const start = () => {
    if (memory.token() !== null) {
      if (live === null) connect()
    } else if (store.get().front === null) void fetchFront()
    if (store.get().outbox.length > 0) sender.flush()
  }

  const wakeLive = { wake: () => live?.wake() } as Live
  wakeOnPageEvents(wakeLive, window, document)
  const line = () => {
    store.update({ online: navigator.onLine, link: live?.status() ?? 'idle' })
    if (!navigator.onLine) return
    if (store.get().front === null) start()
    sender.wake()
  }
  addEventListener('online', line)
  addEventListener('offline', line)
  if (!navigator.onLine) store.update({ online: false })

  memory.onChange((part) => {
    if (part === 'outbox') {
      const own = store.get().outbox.filter((entry) => entry.state === 'acked')
      store.update({ outbox: [...own, ...memory.outbox()] })
    } else if (memory.token() === null) reset()
    else connect()
  })

  /** Time passes on screen only while something on it counts; today's wait is fetched anew every two minutes. */
  let ticks = 0
  setInterval(() => {
    if (!store.get().open || document.hidden) return
    store.update({ now: Date.now() + offsetMs })
    if (++ticks % 40 === 0 && navigator.onLine) void fetchFront()
  }, 3_000)

  return {
    slug,
    client,
    memory,
    store,
    sender,
    setOutbox,
    ensureToken,
    start,
    useToken,
    reset,
    applyThread,
    command: (command, itemId, files = []) => {
      const key = newId('evt')
      const entry = { key, at: Date.now() + offsetMs, itemId: itemId ?? key, command, state: 'queued' as const, files }
      setOutbox([...store.get().outbox, entry])
      store.update({ notice: null, chosen: itemId === null ? key : store.get().chosen, now: Date.now() + offsetMs })
      sender.flush()
    },
  }
}

export const itemOnScreen = (session: Session): string | null => shownItem(session.store.get())
