import { SignJWT } from 'jose'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type BadStage, openBadStage, openPair, shownIn, waitingIn } from '../harness/bad-lines.ts'
import { openCompany, openStage, openWidget, type Stage, write } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** Lines that look alive and are not: half-open ones, sleep, proxies between, two devices, a device that is full. */
let stage: Stage
let bad: BadStage
let company: Awaited<ReturnType<typeof openCompany>>

beforeAll(async () => {
  stage = await openStage()
})
beforeEach(async () => {
  await bad?.close()
  bad = await openBadStage(stage, 3)
  company = await openCompany(stage, { speaks: false })
})
afterAll(async () => {
  await bad?.close()
  await stage?.close()
})

const open = () => bad.open(bad.hostPage(company.slug))
const shows = (page: Page, text: string, timeout = 20_000) =>
  page.locator('article').getByText(text, { exact: true }).waitFor({ timeout })
const isSent = (page: Page, timeout = 20_000) => expect.poll(() => waitingIn(page), { timeout }).toBe(0)

it('half-open: what is written goes out over a new connection, and what was said meanwhile is there', async () => {
  const pair = await openPair(stage, company, await open())
  const { page } = pair
  bad.line.forget()
  await pair.answer('said into the dead line')
  await write(page, 'written into the dead line')
  await isSent(page)
  await shows(page, 'said into the dead line')
  await pair.answer('and one over the new line')
  await shows(page, 'and one over the new line')
  expect(await pair.stored()).toEqual([
    'Hello',
    'said into the dead line',
    'written into the dead line',
    'and one over the new line',
  ])
  expect(await shownIn(page)).toEqual(await pair.stored())
})

it('half-open with nothing to send: the silence itself is noticed', async () => {
  const pair = await openPair(stage, company, await open())
  bad.line.forget()
  await pair.answer('is anybody listening?')
  await shows(pair.page, 'is anybody listening?', 60_000)
})

it('the browser says offline and leaves its socket half-open; back online everything is there', async () => {
  const pair = await openPair(stage, company, await open())
  const { page } = pair
  await page.context().setOffline(true)
  await page.getByText('You are offline').first().waitFor()
  await write(page, 'written offline')
  await pair.answer('said while you were away')
  await page.context().setOffline(false)
  await isSent(page)
  await shows(page, 'said while you were away')
  await expect.poll(() => shownIn(page)).toEqual(await pair.stored())
})

it('a phone that sleeps for ten minutes wakes up to the whole conversation, and what it wrote last goes out', async () => {
  const context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 780 } })
  await context.clock.install()
  const page = await stage.tab(context, bad.hostPage(company.slug))
  const pair = await openPair(stage, company, page)
  const session = await context.newCDPSession(page)
  await write(page, 'just before I fell asleep')
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  bad.line.forget()
  for (let n = 1; n <= 3; n++) await pair.answer(`while you slept, ${n}`)
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await context.clock.fastForward('10:00')
  await shows(page, 'while you slept, 3', 30_000)
  await isSent(page)
  await write(page, 'awake again')
  await isSent(page)
  await expect.poll(() => shownIn(page)).toEqual(await pair.stored())
  expect(new Set(await pair.stored()).size).toBe(6)
})

it('where WebSockets are refused, or swallowed, polls carry the conversation, and it is remembered', async () => {
  for (const sockets of ['refuse', 'swallow'] as const) {
    await bad.close()
    bad = await openBadStage(stage, 4)
    company = await openCompany(stage, { speaks: false })
    bad.line.set({ sockets })
    const pair = await openPair(stage, company, await open())
    await pair.answer('over polls')
    await shows(pair.page, 'over polls')
    const tries = bad.line.counts.upgrades
    expect(tries).toBeGreaterThan(0)
    // the line is lost and found again twice: it is polls that come back
    for (let n = 1; n <= 2; n++) {
      await bad.line.down()
      await bad.line.up()
      await pair.answer(`after a loss, ${n}`)
      await shows(pair.page, `after a loss, ${n}`)
      await write(pair.page, `heard ${n}`)
      await isSent(pair.page)
    }
    expect(bad.line.counts.upgrades - tries, sockets).toBeLessThanOrEqual(1)
    await expect.poll(() => shownIn(pair.page)).toEqual(await pair.stored())
    await pair.page.context().close()
  }
})

it('two devices of one contact, known by the host page’s word, see the same in the same order', async () => {
  const made = await send(stage.base, 'POST', '/v1/settings/identity-keys', { token: company.boss.token })
  const { kid, secret } = made.json as unknown as { kid: string; secret: string }
  const token = await new SignJWT({ name: 'Sam' })
    .setProtectedHeader({ alg: 'HS256', kid })
    .setSubject('shop-7')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret))
  const phone = await open()
  const laptop = await open()
  const identify = (page: Page) =>
    page.evaluate(
      (signed) =>
        (globalThis as unknown as { Warmline: (...call: unknown[]) => void }).Warmline('identify', {
          token: signed,
        }),
      token,
    )
  for (const page of [phone, laptop]) {
    await page.getByRole('button', { name: 'Help', exact: true }).waitFor()
    await identify(page)
  }
  const pair = await openPair(stage, company, phone)
  await openWidget(laptop)
  await shows(laptop, 'Hello')
  // both write and are answered while their lines break again and again
  bad.line.set({ resets: 0.03, cutAnswers: 0.2 })
  for (let n = 1; n <= 6; n++) {
    await write(phone, `phone ${n}`)
    await write(laptop, `laptop ${n}`)
    await pair.answer(`answer ${n}`)
  }
  bad.line.set({ resets: 0, cutAnswers: 0 })
  for (const page of [phone, laptop]) await isSent(page, 40_000)
  await expect.poll(async () => (await pair.stored()).length).toBe(19)
  for (const page of [phone, laptop]) await expect.poll(() => shownIn(page)).toEqual(await pair.stored())
  const order = (who: string) => pair.stored().then((all) => all.filter((text) => text.startsWith(who)))
  for (const who of ['phone', 'laptop', 'answer'])
    expect(await order(who)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${who} ${n}`))
})

it('a device that is full: the person is told that nothing is kept here, and the words go out all the same', async () => {
  const page = await open()
  // Chromium goes on writing a few bytes to a database over its quota: this device has none to write to
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  await page.reload()
  await openWidget(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 0 })
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2)
      try {
        for (let n = 0; n < 8; n++) localStorage.setItem(`full-${size}-${n}`, 'x'.repeat(size))
      } catch {
        // that much does not fit any more
      }
  })
  await bad.line.down()
  await write(page, 'kept nowhere')
  await page.getByText('cannot keep messages').first().waitFor()
  await bad.line.up()
  await isSent(page, 40_000)
  await shows(page, 'kept nowhere')
})
