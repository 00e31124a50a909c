import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../../testkit/src/browser.ts'
import { createDice } from '../../testkit/src/dice.ts'
import { type Line, startLine } from './harness/line.ts'
import type { Outbox } from './outbox.ts'

interface Words {
  key: string
  isSent?: boolean
}
declare global {
  var box: Outbox<Words>
  var kept: boolean[]
}

let browser: Browser
let line: Line
let context: BrowserContext
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  line?.close()
  const dice = createDice(7)
  line = await startLine(() => dice.roll())
  context = await browser.newContext()
  return () => context.close()
})

/** A page with the outbox open; its time runs ten times as fast. */
async function tab(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(line.url)
  await begin(page)
  return page
}
const begin = (page: Page) =>
  page.evaluate(async () => {
    const environment = { ...warmlineSdk.browserEnvironment() }
    const { after } = environment
    environment.after = (ms, fn) => after(ms / 10, fn)
    globalThis.kept = []
    globalThis.box = warmlineSdk.openOutbox<Words>({
      name: 'test',
      environment,
      keep: (entry) => !entry.isSent,
      next: (all) => all.find((entry) => !entry.isSent) ?? null,
      send: async ({ key }, { timeoutMs }) => {
        const signal = AbortSignal.timeout(timeoutMs / 10)
        const answer = await fetch('/send', { method: 'POST', headers: { 'idempotency-key': key }, signal })
        if (answer.status === 429) return Number(answer.headers.get('retry-after')) * 1_000
        return (all) => all.map((one) => (one.key === key ? { ...one, isSent: true } : one))
      },
    })
    await box.ready
  })
const write = (page: Page, ...keys: string[]) =>
  page.evaluate(async (all) => {
    for (const key of all) kept.push(await box.change((now) => [...now, { key }]))
  }, keys)
const waiting = (page: Page) =>
  page.evaluate(() =>
    box
      .entries()
      .filter((one) => !one.isSent)
      .map(({ key }) => key),
  )
/** what is on the device, past the library */
const onDevice = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('warmline-outbox', 1)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('boxes').objectStore('boxes').get('test')
          reading.onsuccess = () => {
            opening.result.close()
            resolve(((reading.result ?? []) as Words[]).map(({ key }) => key))
          }
        }
      }),
  )
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 20 })
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`)

describe('the outbox in a browser', () => {
  it('server down, ten, reload, ten more, a second tab, then 40 % of answers cut: 20 of 20 once and in order', async () => {
    line.isDown = true
    const page = await tab()
    const all = names('m', 20)
    await write(page, ...all.slice(0, 10))
    await page.reload()
    await begin(page)
    expect(await waiting(page)).toEqual(all.slice(0, 10))
    await write(page, ...all.slice(10))
    const second = await tab()
    expect(await waiting(second)).toEqual(all)
    line.cut = 0.4
    line.isDown = false
    await Promise.all([page, second].map((one) => one.evaluate(() => box.wake())))
    await until(async () => expect([await waiting(page), await waiting(second)]).toEqual([[], []]))
    expect(line.applied).toEqual(all)
    expect(line.tries.length).toBeGreaterThan(20)
    expect(await onDevice(page)).toEqual([])
  })

  it('three tabs write at the same time: nothing is lost, each tab in its own order, both see the same', async () => {
    line.isDown = true
    const pages = [await tab(), await tab(), await tab()]
    await Promise.all(pages.map((page, n) => write(page, ...names(`t${n}-`, 8))))
    const seen = await onDevice(pages[0]!)
    expect(seen.toSorted()).toEqual(pages.flatMap((_, n) => names(`t${n}-`, 8)).toSorted())
    for (const page of pages) await until(async () => expect(await waiting(page)).toEqual(seen))
    line.isDown = false
    await Promise.all(pages.map((page) => page.evaluate(() => box.wake())))
    await until(() => expect(line.applied).toHaveLength(24))
    expect(line.applied).toEqual(seen)
  })

  it('a tab closed in mid-send: another one sends the same again under its key, and goes on', async () => {
    line.hangs = true
    const [first, second] = [await tab(), await tab()]
    await write(first, 'a', 'b')
    await until(() => expect(line.tries).toEqual(['a']))
    await first.close()
    line.hangs = false
    await until(async () => expect(await waiting(second)).toEqual([]))
    expect(line.tries.slice(0, 2)).toEqual(['a', 'a'])
    expect(line.applied).toEqual(['a', 'b'])
  })

  it('a tab frozen in mid-send holds up the others only for a while', async () => {
    line.hangs = true
    const [first, second] = [await tab(), await tab()]
    await write(first, 'a', 'b')
    await until(() => expect(line.tries).toEqual(['a']))
    const session = await context.newCDPSession(first)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    line.hangs = false
    await until(async () => expect(await waiting(second)).toEqual([]))
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await until(async () => expect(await waiting(first)).toEqual([]))
    expect(line.applied).toEqual(['a', 'b'])
  })

  it('with the storage full it says so, sends all the same, and keeps again when there is room', async () => {
    const page = await tab()
    const session = await context.newCDPSession(page)
    const limit = (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', {
        origin: line.url,
        ...(quotaSize === undefined ? {} : { quotaSize }),
      })
    line.isDown = true
    // before the first write: the browser remembers for a while that there was room
    await limit(1)
    await write(page, 'a', 'b')
    expect(await waiting(page)).toEqual(['a', 'b'])
    expect([await page.evaluate(() => kept), await onDevice(page)]).toEqual([[false, false], []])
    line.isDown = false
    await page.evaluate(() => box.wake())
    await until(() => expect(line.applied).toEqual(['a', 'b']))
    await until(async () => expect(await waiting(page)).toEqual([]))
    line.isDown = true
    await limit()
    await write(page, 'c')
    expect([await page.evaluate(() => kept.at(-1)), await onDevice(page)]).toEqual([true, ['c']])
    await page.reload()
    await begin(page)
    expect(await waiting(page)).toEqual(['c'])
  })

  it('forgets in every tab and on the device', async () => {
    line.isDown = true
    const [first, second] = [await tab(), await tab()]
    await write(first, 'a')
    await write(second, 'b')
    await first.evaluate(() => box.forget())
    for (const one of [first, second]) await until(async () => expect(await waiting(one)).toEqual([]))
    expect(await onDevice(first)).toEqual([])
    await write(second, 'c')
    expect(await onDevice(first)).toEqual(['c'])
  })
})
