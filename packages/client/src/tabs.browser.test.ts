import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../../testkit/src/browser.ts'
import { type Line, startLine } from './harness/line.ts'
import type { Live } from './live.ts'

declare global {
  var tab: { live: Live; known: string[]; syncs: number; statuses: string[]; pendingSince: number | null }
}

let browser: Browser
let line: Line
let context: BrowserContext
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  line = await startLine(() => 1)
  context = await browser.newContext()
  return async () => {
    await context.close()
    line.close()
  }
})

/** A page on the shared line; its time runs ten times as fast. */
async function open(name = 'ada'): Promise<Page> {
  const page = await context.newPage()
  await page.goto(line.url)
  await page.evaluate((identity) => {
    const real = warmlineSdk.browserEnvironment()
    const environment = {
      ...real,
      now: () => Date.now() * 10,
      after: (ms: number, fn: () => void) => real.after(ms / 10, fn),
    }
    const client = warmlineSdk.createClient({ baseUrl: '', environment })
    const live = warmlineSdk.createSharedLive(identity, {
      client,
      sync: async () => {
        tab.syncs++
        const answer = await client.call('sync', { query: { scope: 'inbox' } })
        if (!answer.ok) return null
        tab.known = answer.value.state as unknown as string[]
        return answer.value.cursor
      },
      onFrame: (frame) => {
        if (frame.t === 'event' && !tab.known.includes(frame.cursor)) tab.known.push(frame.cursor)
      },
      onStatus: (status) => tab.statuses.push(status),
      pendingSince: () => tab.pendingSince,
    })
    globalThis.tab = { live, known: [], syncs: 0, statuses: [], pendingSince: null }
    live.start()
  }, name)
  return page
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 20 })
const agree = async (...pages: Page[]) => {
  const seen = { known: line.feed.snapshot().state, status: 'live' }
  for (const page of pages)
    await until(async () =>
      expect(await page.evaluate(() => ({ known: tab.known, status: tab.live.status() }))).toEqual(seen),
    )
}
const setFrozen = async (page: Page, frozen: boolean) => {
  const session = await context.newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' })
  await session.detach()
}
const hide = (page: Page) =>
  page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }))

describe('the leader tab in a browser', () => {
  it('three tabs, one socket; when the leader is closed the next continues without a new snapshot', async () => {
    const pages = [await open(), await open(), await open()]
    for (let n = 0; n < 300; n++) line.feed.emit()
    await agree(...pages)
    expect(line.feed.sockets).toBe(1)
    const [leader, ...left] = pages
    const syncs = await Promise.all(left.map((page) => page.evaluate(() => tab.syncs)))
    await leader?.close()
    for (let n = 0; n < 5; n++) line.feed.emit()
    await agree(...left)
    expect(await Promise.all(left.map((page) => page.evaluate(() => tab.syncs)))).toEqual(syncs)
    expect(line.feed.sockets).toBe(1)
  })

  it('a frozen leader does not silence a visible tab, and finds nothing missing when it thaws', async () => {
    const [leader, other] = [await open(), await open()]
    await agree(leader, other)
    await setFrozen(leader, true)
    line.feed.emit()
    await agree(other)
    line.feed.emit()
    await setFrozen(leader, false)
    await agree(leader, other)
    await until(() => expect(line.feed.sockets).toBe(1))
    line.feed.emit()
    await agree(leader, other)
  })

  it('a follower with something unanswered makes the leader look after a silent line', async () => {
    const [leader, other] = [await open(), await open()]
    await agree(leader, other)
    line.feed.silence()
    line.feed.emit()
    await other.evaluate(() => {
      tab.pendingSince = Date.now() * 10
    })
    await agree(leader, other)
    expect(line.feed.sockets).toBe(1)
  })

  it('a hidden leader on a silent line is relieved by the visible tab that waits', async () => {
    const [leader, other] = [await open(), await open()]
    await agree(leader, other)
    await hide(leader)
    line.feed.silence()
    line.feed.emit()
    await other.evaluate(() => {
      tab.pendingSince = Date.now() * 10
    })
    await agree(leader, other)
    expect(line.feed.sockets).toBe(1)
  })

  it('another person in the same browser has a line of their own', async () => {
    const [ada, ben] = [await open('ada'), await open('ben')]
    await agree(ada, ben)
    expect(line.feed.sockets).toBe(2)
  })

  it('every tab says the same about the line when it is lost and comes back', async () => {
    const pages = [await open(), await open()]
    await agree(...pages)
    line.feed.cut()
    await agree(...pages)
    for (const page of pages) expect(await page.evaluate(() => tab.statuses)).toContain('stale')
  })
})
