import { newId } from './ids.ts'
import { initialModel, type Model } from './model.ts'
import { type Outbox, type OutboxCommand, type OutboxEntry, toKeep } from './outbox.ts'
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

/** What the line part (talk/line.ts) does for the session, once it has come. */
export interface Line {
  start(): void
  stop(): void
  /** sends what waits */
  flush(): void
  /** the network is said to be back: try at once */
  wake(): void
}

/** What this device knows and keeps: it takes commands before anything else has come. */
export class Session {
  readonly options: SessionOptions
  readonly memory: Memory
  readonly store: Store<Model>
  /** server clock minus ours: a wrong clock must not make the promised times wrong */
  offsetMs = 0
  line: Line | null = null
  /** everything that listens stops with it */
  readonly gone = new AbortController()

  constructor(options: SessionOptions) {
    const { slug, changed, memory = browserMemory(slug) } = options
    this.options = options
    this.memory = memory
    this.store = createStore<Model>(
      {
        ...this.#initial(),
        outbox: memory.outbox(),
        known: memory.token() !== null,
        online: navigator.onLine,
      },
      changed,
    )
    for (const name of ['online', 'offline']) {
      this.listen(name, () => {
        this.store.update({ online: navigator.onLine })
        if (navigator.onLine) this.line?.wake()
      })
    }
  }

  now = (): number => Date.now() + this.offsetMs

  listen(name: string, fn: (event: Event) => void, on: EventTarget = window): void {
    on.addEventListener(name, fn, { signal: this.gone.signal })
  }

  /** Puts a command into the outbox and sends what waits; `itemId` null = it opens a conversation. */
  command(command: OutboxCommand, itemId: string | null, files: string[] = []): void {
    const key = newId('evt')
    const now = this.now()
    const entry: OutboxEntry = { key, at: now, itemId: itemId ?? key, command, state: 'queued', files }
    this.change((outbox) => [...outbox, entry])
    this.store.update({ notice: null, chosen: itemId ? this.store.get().chosen : key, now })
    this.line?.flush()
  }

  /** Paints and keeps what becomes of the outbox. */
  change(change: (outbox: Outbox) => Outbox): void {
    const outbox = change(this.store.get().outbox)
    this.store.update({ outbox, kept: this.memory.setOutbox(toKeep(outbox)) })
  }

  /** log-out: nothing of the last person stays on screen or on this device */
  reset(): void {
    this.line?.stop()
    this.memory.forget()
    this.store.update({ ...this.#initial(), front: this.store.get().front })
  }

  #initial(): Model {
    return initialModel(this.store?.get().language ?? this.options.language, this.now())
  }
}
