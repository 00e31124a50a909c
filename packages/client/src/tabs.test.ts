import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Feed, type FeedSocket } from './harness/feed.ts'
import { browserEnvironment, createClient, createSharedLive, type Live, type SocketLike } from './index.ts'

/**
 * Tabs of one browser in one process: Web Locks and BroadcastChannel are Node's own, only the server is played. Time is
 * real and runs fifty times as fast.
 */
const haste = 50
let names = 0

class Tab {
  readonly live: Live
  readonly statuses: string[] = []
  #known: string[] = []
  refused = 0
  syncs = 0

  constructor(name: string, feed: Feed, syncMs = 2) {
    const environment = {
      ...browserEnvironment(),
      now: () => Date.now() * haste,
      after: (ms: number, fn: () => void) => {
        const timer = setTimeout(fn, ms / haste)
        return () => clearTimeout(timer)
      },
      openSocket: (url: string) => socketTo(feed, new URL(url).searchParams.get('after')),
    }
    this.live = createSharedLive(name, {
      client: createClient({ baseUrl: 'http://w', environment }),
      sync: async () => {
        this.syncs++
        const { cursor, state } = feed.snapshot()
        await new Promise((resolve) => setTimeout(resolve, syncMs))
        this.#known = state
        return cursor
      },
      onFrame: (frame) => {
        if (frame.t === 'event' && !this.#known.includes(frame.cursor)) this.#known.push(frame.cursor)
      },
      onStatus: (status) => this.statuses.push(status),
      onRefused: () => this.refused++,
    })
    this.live.start()
  }
  /** in the order in which they came: a gap or a swap shows */
  get known(): string[] {
    return this.#known
  }
}

function socketTo(feed: Feed, after: string | null): SocketLike {
  const socket: SocketLike = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: () => undefined,
    close: () => {
      clearTimeout(opening)
      feed.leave(end)
    },
  }
  const end: FeedSocket = {
    hear: (frame) => socket.onmessage?.({ data: JSON.stringify(frame) } as never),
    end: () => socket.onclose?.({ code: 1006 } as never),
  }
  const opening = setTimeout(() => {
    socket.onopen?.({} as never)
    feed.connect(end, after)
  }, 1)
  return socket
}

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 2 })
const all = (feed: Feed) => feed.snapshot().state
const agree = (feed: Feed, tabs: readonly Tab[]) =>
  until(() => {
    for (const tab of tabs) expect(tab.known).toEqual(all(feed))
    for (const tab of tabs) expect(tab.live.status()).toBe('live')
    expect(feed.sockets).toBe(tabs.length > 0 ? 1 : 0)
  })

describe('tabs of one browser', () => {
  it('share one socket, and all hear everything', async () => {
    const feed = new Feed()
    const name = `share-${++names}`
    const tabs = [new Tab(name, feed), new Tab(name, feed), new Tab(name, feed)]
    await agree(feed, tabs)
    for (let n = 0; n < 10; n++) feed.emit()
    await agree(feed, tabs)
    expect(tabs.map(({ syncs }) => syncs)).toEqual([1, expect.any(Number), expect.any(Number)])
    for (const tab of tabs) tab.live.stop()
    await until(() => expect(feed.sockets).toBe(0))
    expect(tabs.map(({ live }) => live.status())).toEqual(['idle', 'idle', 'idle'])
  })

  it('when the leader goes, the next one continues at the last cursor without a new snapshot', async () => {
    const feed = new Feed()
    const name = `next-${++names}`
    const tabs = [new Tab(name, feed), new Tab(name, feed), new Tab(name, feed)]
    await agree(feed, tabs)
    feed.emit()
    await agree(feed, tabs)
    const syncs = tabs.map((tab) => tab.syncs)
    tabs[0]?.live.stop()
    feed.emit()
    const left = tabs.slice(1)
    await agree(feed, left)
    expect(left.map((tab) => tab.syncs)).toEqual(syncs.slice(1))
    for (const tab of left) tab.live.stop()
  })

  it('other names are other lines', async () => {
    const feed = new Feed()
    const tabs = [new Tab(`mine-${++names}`, feed), new Tab(`theirs-${names}`, feed)]
    await until(() => expect(feed.sockets).toBe(2))
    for (const tab of tabs) tab.live.stop()
  })

  it('whatever happens to tabs and line, each tab ends with everything, in order, over one socket', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant({ kind: 'emit' as const, n: 0 }) },
      { weight: 2, arbitrary: fc.constant({ kind: 'open' as const, n: 0 }) },
      { weight: 2, arbitrary: fc.nat(3).map((n) => ({ kind: 'close' as const, n })) },
      { weight: 1, arbitrary: fc.constant({ kind: 'cut' as const, n: 0 }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'too-old' as const, n: 0 }) },
      { weight: 3, arbitrary: fc.nat(6).map((n) => ({ kind: 'wait' as const, n })) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const feed = new Feed()
        const name = `any-${++names}`
        let tabs = [new Tab(name, feed)]
        for (const { kind, n } of steps) {
          if (kind === 'emit') feed.emit()
          else if (kind === 'open' && tabs.length < 4) tabs.push(new Tab(name, feed, 1 + (steps.length % 5)))
          else if (kind === 'close' && tabs.length > 1) {
            const gone = tabs[n % tabs.length]
            gone?.live.stop()
            tabs = tabs.filter((tab) => tab !== gone)
          } else if (kind === 'cut') feed.cut()
          else if (kind === 'too-old') {
            feed.emit()
            feed.oldest = feed.head
            feed.cut()
          } else if (kind === 'wait') await new Promise((resolve) => setTimeout(resolve, n))
        }
        await agree(feed, tabs)
        feed.emit()
        await agree(feed, tabs)
        for (const tab of tabs) tab.live.stop()
        await until(() => expect(feed.sockets).toBe(0))
      }),
      { numRuns: 80, endOnFailure: true },
    )
  })
})
