import type { LogEntry } from '@warmline/core'
import { type Bus, type Store, StoreUnavailable } from '../ports.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { Feed, type FrameAt, type Sink, type Subscriber } from './feed.ts'
import { audienceOfTopic, type EphemeralFrame, type Presenter, type Viewer } from './presenter.ts'

export interface HubOptions {
  store: Pick<Store, 'head' | 'read'>
  bus: Bus
  /** this node's own commits, from memory */
  onCommitted: (listener: (entries: readonly LogEntry[]) => void) => () => void
  presenter: Presenter
  onError: (error: unknown, at: FrameAt) => void
}

export interface Subscription {
  /** Where a client that has everything stands; moves on although nothing was for it. Null before `onReady`. */
  cursor(): string | null
  close(): void
}

export interface Hub {
  /** Replay from the cursor (null: from now), cut over, follow. `onReady` comes before the first frame. */
  subscribe(viewer: Viewer, after: string | null, sink: Sink, onReady: (cursor: string) => void): Subscription
  close(): void
}

const lane = 0
const tooFarBehind = 10_000
const idleMs = 60_000

export function createHub(options: HubOptions): Hub {
  const feeds = new Map<string, Promise<Feed>>()
  const ready = new Map<string, Feed>()
  const withdrawals = [
    options.onCommitted((entries) => {
      const first = entries[0]
      if (first?.lane === lane) ready.get(first.workspaceId)?.offer(entries)
    }),
    options.bus.onHint((hint) => {
      if (hint.lane === lane) ready.get(hint.workspaceId)?.hint(hint.position)
    }),
    options.bus.onEphemeral((workspaceId, topic, payload) => {
      const audience = audienceOfTopic(topic)
      if (audience !== null) ready.get(workspaceId)?.ephemeral(audience, payload as EphemeralFrame)
    }),
  ]
  const sweep = setInterval(() => {
    for (const [workspaceId, feed] of ready) {
      if (feed.size > 0) continue
      ready.delete(workspaceId)
      feeds.delete(workspaceId)
    }
  }, idleMs)
  sweep.unref()

  async function open(workspaceId: string): Promise<Feed> {
    const head = await options.store.head(workspaceId, lane)
    const feed = new Feed(head, {
      workspaceId,
      lane,
      read: (after, limit) => options.store.read(workspaceId, lane, after, limit),
      presenter: options.presenter,
      onError: options.onError,
    })
    ready.set(workspaceId, feed)
    // What was committed between reading the head and being known is found by reading it again.
    feed.hint(await options.store.head(workspaceId, lane))
    return feed
  }
  function feedOf(workspaceId: string): Promise<Feed> {
    const known = feeds.get(workspaceId)
    if (known) return known
    const opening = open(workspaceId)
    feeds.set(workspaceId, opening)
    opening.catch(() => feeds.delete(workspaceId))
    return opening
  }
  return {
    subscribe(viewer, after, sink, onReady) {
      const follower = new Follower(viewer, sink, options, onReady)
      void follower.run(feedOf, after)
      return follower
    },
    close() {
      clearInterval(sweep)
      for (const withdraw of withdrawals) withdraw()
    },
  }
}

/** One viewer's way through the log: pages from the database until it has caught up with the feed, then live. */
class Follower implements Subscription {
  readonly #options: HubOptions
  readonly #subscriber: Subscriber
  readonly #onReady: (cursor: string) => void
  #feed: Feed | null = null
  #closed = false
  #hasBegun = false
  #isLive = false

  constructor(viewer: Viewer, sink: Sink, options: HubOptions, onReady: (cursor: string) => void) {
    this.#options = options
    this.#subscriber = { viewer, sink, position: 0 }
    this.#onReady = onReady
  }

  cursor(): string | null {
    if (!this.#hasBegun) return null
    const { position, viewer } = this.#subscriber
    const settled = this.#isLive && this.#feed !== null ? this.#feed.settled : 0
    return encodeCursor(viewer.workspaceId, { lane, position: Math.max(position, settled) })
  }

  close(): void {
    this.#closed = true
    this.#feed?.leave(this.#subscriber)
  }

  async run(feedOf: (workspaceId: string) => Promise<Feed>, after: string | null): Promise<void> {
    while (!this.#closed) {
      try {
        const feed = await feedOf(this.#subscriber.viewer.workspaceId)
        if (this.#feed === null && !(await this.#begin(feed, after))) return this.#subscriber.sink.resync()
        this.#feed = feed
        return await this.#catchUp(feed)
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) {
          const { viewer, position } = this.#subscriber
          this.#options.onError(error, { workspaceId: viewer.workspaceId, position })
        }
        await new Promise<void>((resolve) => void setTimeout(resolve, 250).unref())
      }
    }
  }

  /** False when the cursor is not ours, from the future, or too old. */
  async #begin(feed: Feed, after: string | null): Promise<boolean> {
    const { viewer } = this.#subscriber
    const place =
      after === null ? { lane, position: feed.delivered } : decodeCursor(viewer.workspaceId, after)
    if (place === null || place.lane !== lane) return false
    if (feed.delivered - place.position > tooFarBehind) return false
    // This node may hear of a commit later than the client did; what the log does not hold is from somewhere else.
    if (
      place.position > feed.delivered &&
      place.position > (await this.#options.store.head(viewer.workspaceId, lane))
    )
      return false
    this.#subscriber.position = place.position
    this.#hasBegun = true
    if (!this.#closed) this.#onReady(encodeCursor(viewer.workspaceId, place))
    return true
  }

  async #catchUp(feed: Feed): Promise<void> {
    const { viewer } = this.#subscriber
    const mine = new Set(viewer.audiences)
    while (!this.#closed) {
      if (this.#subscriber.position >= feed.delivered) {
        feed.join(this.#subscriber)
        this.#isLive = true
        return
      }
      const after = this.#subscriber.position
      const { entries, prepared } = await feed.page(after)
      for (const entry of entries) {
        if (this.#closed) return
        if (entry.position <= after) continue
        if (prepared.audiencesOf(entry).some((audience) => mine.has(audience)))
          await feed.handOut(prepared, entry, this.#subscriber)
        else this.#subscriber.position = entry.position
      }
      if (this.#subscriber.position === after)
        await new Promise<void>((resolve) => void setTimeout(resolve, 50).unref())
    }
  }
}
