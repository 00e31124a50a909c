import type { LogEntry } from '@warmline/core'
import { StoreUnavailable } from '../ports.ts'
import type { EphemeralFrame, EventFrame, Prepared, Presenter, Viewer } from './presenter.ts'
import { createSharedPages, type ReadPage } from './shared-pages.ts'

/** Where frames go. It never blocks: what cannot be taken closes the connection. */
export interface Sink {
  event(frame: EventFrame, position: number): void
  ephemeral(frame: EphemeralFrame): void
  /** the viewer must fetch a fresh snapshot; nothing follows */
  resync(): void
}

export interface Subscriber {
  viewer: Viewer
  sink: Sink
  /** everything up to here was sent or is not for this viewer */
  position: number
}

/** Where in the log a frame was not made; ids and numbers only. */
export interface FrameAt {
  workspaceId: string
  subjectId?: string
  position?: number
}

export interface FeedOptions {
  workspaceId: string
  lane: number
  read: (after: number, limit: number) => Promise<readonly LogEntry[]>
  presenter: Presenter
  onError: (error: unknown, at: FrameAt) => void
}

const pageSize = 500
const retryMs = 200

/**
 * One lane of one workspace, followed once for all its viewers on this node. This node's commits come from memory
 * when they join on without a gap, everything else is read from the log.
 */
export class Feed {
  readonly #options: FeedOptions
  /** the page in which the entry after this position stands, for whoever is not live yet */
  readonly page: (after: number) => Promise<ReadPage>
  readonly #subscribers = new Map<string, Set<Subscriber>>()
  #count = 0
  #pending: LogEntry[] = []
  /** a position that exists, as far as we know */
  #target: number
  /** the end of what is being or has been handed out; who joins must stand here or later */
  delivered: number
  /** the end of what has been handed out */
  settled: number
  #running = false

  constructor(head: number, options: FeedOptions) {
    this.#options = options
    this.delivered = this.settled = this.#target = head
    this.page = createSharedPages(options.read, (entries) =>
      options.presenter.prepare(options.workspaceId, entries),
    )
  }

  get size(): number {
    return this.#count
  }

  /** Synchronous with the caller's check that `subscriber.position >= delivered`: nothing fits in between. */
  join(subscriber: Subscriber): void {
    this.#count++
    for (const audience of subscriber.viewer.audiences) {
      const set = this.#subscribers.get(audience) ?? new Set()
      this.#subscribers.set(audience, set.add(subscriber))
    }
  }

  leave(subscriber: Subscriber): void {
    let was = false
    for (const audience of subscriber.viewer.audiences) {
      const set = this.#subscribers.get(audience)
      was = set?.delete(subscriber) === true || was
      if (set?.size === 0) this.#subscribers.delete(audience)
    }
    if (was) this.#count--
  }

  /** Committed by this node, in order. */
  offer(entries: readonly LogEntry[]): void {
    this.#pending.push(...entries)
    const last = entries.at(-1)
    if (last) this.hint(last.position)
  }

  /** Something stands at this position. */
  hint(position: number): void {
    if (position > this.#target) this.#target = position
    if (this.#running || this.#target <= this.delivered) return
    this.#running = true
    // A turn later, so that what was committed together is presented together.
    setImmediate(() => void this.#run())
  }

  ephemeral(audience: string, frame: EphemeralFrame): void {
    for (const subscriber of this.#subscribers.get(audience) ?? []) subscriber.sink.ephemeral(frame)
  }

  async #run(): Promise<void> {
    while (this.#target > this.delivered) {
      try {
        const batch = this.#takePending() ?? (await this.#options.read(this.delivered, pageSize))
        const last = batch.at(-1)
        if (last) {
          this.delivered = last.position
          await this.#deliver(batch)
          this.settled = last.position
        } else await pause(retryMs)
      } catch (error) {
        if (!(error instanceof StoreUnavailable))
          this.#options.onError(error, { workspaceId: this.#options.workspaceId, position: this.delivered })
        await pause(retryMs)
      }
    }
    this.#running = false
  }

  /** The pending entries that join on to what was delivered, if any. */
  #takePending(): LogEntry[] | null {
    const fresh = this.#pending.filter((entry) => entry.position > this.delivered)
    let n = 0
    while (n < fresh.length && n < pageSize && fresh[n]?.position === this.delivered + 1 + n) n++
    this.#pending = fresh.length > 5_000 ? [] : fresh.slice(n)
    return n > 0 ? fresh.slice(0, n) : null
  }

  async #deliver(batch: readonly LogEntry[]): Promise<void> {
    if (this.#count === 0) return
    const prepared = await this.#options.presenter.prepare(this.#options.workspaceId, batch)
    for (const entry of batch) {
      const told = new Set<Subscriber>()
      for (const audience of prepared.audiencesOf(entry))
        for (const subscriber of this.#subscribers.get(audience) ?? []) told.add(subscriber)
      for (const subscriber of told) await this.handOut(prepared, entry, subscriber)
    }
  }

  /** One entry to one subscriber; a viewer that cannot be served is told to start afresh, the others go on. */
  async handOut(prepared: Prepared, entry: LogEntry, subscriber: Subscriber): Promise<void> {
    if (entry.position <= subscriber.position) return
    subscriber.position = entry.position
    try {
      const found = prepared.present(entry, subscriber.viewer)
      const frame = found instanceof Promise ? await found : found
      if (frame === null) return
      if (frame !== 'resync') return subscriber.sink.event(frame, entry.position)
    } catch (error) {
      const { workspaceId, subjectId, position } = entry
      this.#options.onError(error, { workspaceId, subjectId, position })
    }
    this.leave(subscriber)
    subscriber.sink.resync()
  }
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref()
  })
