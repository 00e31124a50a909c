import { newId } from './ids.ts'
import type { Tell } from './launcher.ts'
import { initialModel, type Model } from './model.ts'
import type { Outbox, OutboxCommand, OutboxEntry } from './outbox.ts'
import { browserMemory, type Memory } from './storage.ts'
import { createStore, type Store } from './store.ts'

export interface SessionOptions {
  slug: string
  /** origin of the Warmline server */
  baseUrl: string
  language: string
  changed: () => void
  /** to the page around it: whoever ends what is shown by `reset` says `closed`, so that the way in comes back */
  tell: Tell
}

/** What a line to the server does for the session: the first one (talk/first-line.ts) or the lasting one. */
export interface Line {
  start(): void
  stop(): void
  /** sends what waits */
  flush(): void
  /** the network is said to be back: try at once */
  wake(): void
  /** everything up to that place was seen; rejects when it could not be told */
  read(itemId: string, upTo: number): Promise<unknown>
  typing?(): void
  /** log-out: nothing that waits is sent any more; the server forgets that token, '' = it has already */
  forget(token: string): void
}

/** What this device knows and keeps: it takes commands before anything else has come. */
export interface Session {
  readonly options: SessionOptions
  readonly memory: Memory
  readonly store: Store<Model>
  /** the server's time: a wrong clock here must not make the promised times wrong */
  now(): number
  /** server clock minus ours */
  offsetMs: number
  line: Line | null
  /** of the command that makes this browser a contact: a lost answer does not make two */
  openKey: string
  /** the host page says who this is: nothing is sent before the server knows */
  identifying?: Promise<void>
  /** everything that listens stops with it */
  readonly gone: AbortController
  listen(name: string, fn: (event: Event) => void, on?: EventTarget): void
  /** Puts a command into the outbox and sends what waits; `itemId` null = it opens a conversation. */
  command(command: OutboxCommand, itemId: string | null, files?: string[]): void
  /** Paints and keeps what becomes of the outbox; the lasting line puts its own in this place. */
  change(change: (outbox: Outbox) => Outbox): void
  useToken(token: string): void
  /** Log-out: nothing of the last person stays on screen or on this device. The token is for `line.forget`. */
  reset(): string
}

export function openSession(options: SessionOptions): Session {
  const { slug, language, changed } = options
  const memory = browserMemory(slug)
  const gone = new AbortController()
  const store = createStore<Model>(
    {
      ...initialModel(language, Date.now()),
      last: memory.read('last'),
      outbox: memory.early(),
      known: !!memory.read('token'),
      online: navigator.onLine,
    },
    changed,
  )
  const { update } = store
  const session: Session = {
    options,
    memory,
    store,
    now: () => Date.now() + session.offsetMs,
    offsetMs: 0,
    line: null,
    openKey: newId('evt'),
    gone,
    listen: (name, fn, on = window) => on.addEventListener(name, fn, { signal: gone.signal }),
    command(command, itemId, files = []) {
      const key = newId('evt')
      const now = session.now()
      // a clock that was set back, or two in one millisecond, must not change their order
      const at = Math.max(now, ...store.get().outbox.map((before) => before.at + 1))
      const entry: OutboxEntry = { key, at, itemId: itemId ?? key, command, state: 'queued', files }
      session.change((outbox) => [...outbox, entry])
      update(({ chosen }) => ({ notice: null, chosen: itemId ? chosen : key, now }))
      session.line?.flush()
    },
    change(change) {
      const outbox = change(store.get().outbox)
      update({ outbox, kept: memory.setEarly(outbox) })
    },
    useToken(token) {
      memory.write('token', token)
      update({ known: true })
    },
    reset() {
      const token = memory.read('token')
      memory.forget()
      session.openKey = newId('evt')
      update(({ front }) => ({ ...initialModel(language, session.now()), front }))
      return token
    },
  }
  for (const name of ['online', 'offline']) {
    session.listen(name, () => {
      update({ online: navigator.onLine })
      if (navigator.onLine) session.line?.wake()
    })
  }
  return session
}
