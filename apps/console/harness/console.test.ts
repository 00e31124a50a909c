import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'
import { builtConsole } from './built.ts'
import { mood, received, startFakeServer } from './fake-server.ts'
import { id } from './fixtures.ts'
import { calm } from './pages.ts'

/** The console by keyboard in a real browser, against a frozen moment. */
let browser: Browser
let server: Awaited<ReturnType<typeof startFakeServer>>
let built: Awaited<ReturnType<typeof builtConsole>>
let context: BrowserContext
let page: Page

beforeAll(async () => {
  built = await builtConsole()
  server = await startFakeServer(built.folder)
  browser = await launchBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  server?.stop()
  built?.remove()
})
beforeEach(async () => {
  Object.assign(mood, calm)
  received.length = 0
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  page.setDefaultTimeout(8_000)
})
afterEach(() => context.close())

const open = (path: string) => page.goto(`${server.url}/console/${path}`, { waitUntil: 'commit' })
const chat = `inbox/${id('wi', 1)}`
const field = () => page.locator('[data-composer]')
const sentBodies = () =>
  received.filter((r) => r.path.endsWith('/messages')).map((r) => r.body as Record<string, unknown>)

describe('conversation', () => {
  it('moves with J and K', async () => {
    await open(chat)
    await page.getByRole('heading', { name: 'Zofia Nowak' }).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'Tomek W.' }).waitFor()
    await page.keyboard.press('k')
    await page.getByRole('heading', { name: 'Zofia Nowak' }).waitFor()
  })

  it('takes the suggestion with Tab, lands on Send, and sends it with its mark', async () => {
    await open(chat)
    await field().focus()
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-send'))).toBe(true)
    expect(await field().inputValue()).toMatch(/^Yes, the first van/)
    await page.keyboard.press('Enter')
    await expect.poll(() => sentBodies().length).toBe(1)
    expect(sentBodies()[0]).toMatchObject({ epoch: 3, draftId: id('drf', 1) })
    await expect.poll(() => field().inputValue()).toBe('')
    await page.getByText('Sent', { exact: true }).waitFor()
  })

  it('keeps a draft through a reload', async () => {
    await open(chat)
    await field().fill('Half a thought')
    await page.reload({ waitUntil: 'commit' })
    await field().waitFor()
    await expect.poll(() => field().inputValue()).toBe('Half a thought')
  })

  it('shows an answer at once, keeps it through a reload with the line down, and sends it once when the line is back', async () => {
    await open(chat)
    await field().waitFor()
    mood.offline = true
    await field().fill('First')
    await page.keyboard.press('Control+Enter')
    await field().fill('Second')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Waiting to send').nth(1).waitFor()
    await page.reload({ waitUntil: 'commit' })
    await page.getByText('Waiting to send').nth(1).waitFor()
    mood.offline = false
    await expect
      .poll(() => sentBodies().map((b) => b['text']), { timeout: 15_000 })
      .toEqual(['First', 'Second'])
    expect(new Set(sentBodies().map((b) => b['messageId'])).size).toBe(2)
  })

  it('says plainly that work moved on, and keeps the text', async () => {
    mood.stale = true
    await open(chat)
    await field().fill('Too late, but not lost')
    await page.keyboard.press('Control+Enter')
    await page.getByText('This moved on; your text is kept.').waitFor()
    await page.getByRole('button', { name: 'Put it back in the field' }).click()
    await expect.poll(() => field().inputValue()).toBe('Too late, but not lost')
  })

  it('finishes with E, and undo sends nothing', async () => {
    await open(`inbox/${id('wi', 2)}`)
    await field().waitFor()
    await page.keyboard.press('e')
    await page.getByRole('form', { name: 'Wrap up' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await field().waitFor()
    expect(received.some((r) => r.path.endsWith('/finish'))).toBe(false)
  })

  it('does not finish while an answer is owed, and says so', async () => {
    await open(chat)
    await field().waitFor()
    await page.keyboard.press('e')
    await page.getByText('Answer first, or give it back').waitFor()
    expect(received.some((r) => r.path.endsWith('/finish'))).toBe(false)
  })

  it('opens a dialog with focus inside and gives it back on Esc', async () => {
    await open(chat)
    const opener = page.getByRole('button', { name: 'Hand over' })
    await opener.click()
    await page.getByRole('dialog').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog') != null)).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate((e) => e === document.activeElement)).toBe(true)
  })
})

describe('primitives', () => {
  it('menu: arrows move, Esc closes and gives focus back', async () => {
    await open('floor')
    const opener = page.getByRole('button', { name: /^Give to a person: Petra/ })
    await opener.focus()
    await page.keyboard.press('Enter')
    const items = page.getByRole('menuitem')
    await items.first().waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => items.nth(1).evaluate((e) => e === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await items.first().waitFor({ state: 'hidden' })
    await expect.poll(() => opener.evaluate((e) => e === document.activeElement)).toBe(true)
  })

  it('menu: a pick gives the waiting item to that person under its epoch', async () => {
    await open('floor')
    await page.getByRole('button', { name: /^Give to a person: Petra/ }).click()
    await page.getByRole('menuitem', { name: /Łukasz/ }).click()
    await expect
      .poll(() => received.find((r) => r.path.endsWith('/assign'))?.body)
      .toEqual({ epoch: 3, workerId: id('wkr', 2) })
  })

  it('tabs: arrows choose, one stop for Tab', async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    await open(chat)
    await page.getByRole('tab', { name: 'Chat' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('What they need').waitFor()
    await expect
      .poll(() => page.getByRole('tab', { name: 'Facts' }).getAttribute('aria-selected'))
      .toBe('true')
    await page.keyboard.press('End')
    await page.getByRole('button', { name: 'Give it back' }).waitFor()
  })

  it('switch: stays where the state says when the server refuses, and says what to do', async () => {
    await open('settings')
    const ai = page.getByRole('switch', { name: 'The AI answers first' })
    await ai.click()
    await page.getByText('The AI cannot be on without people behind it.').waitFor()
    expect(await ai.isChecked()).toBe(false)
  })
})

describe('doors', () => {
  it('uses a sign-in link only after a tap, and takes the token out of the address', async () => {
    mood.signedOut = true
    await open('sign-in#token=lnk_secret')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(received).toEqual([])
    expect(page.url()).not.toContain('secret')
    mood.signedOut = false
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Hello, Amara' }).waitFor()
    expect(received[0]).toEqual({ path: '/v1/sessions', body: { token: 'lnk_secret' } })
  })

  it('asks for a typed word before it erases', async () => {
    await open('contacts')
    await page.getByRole('searchbox').fill('zofia.nowak@example.pl')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Erase' }).click()
    const go = page.getByRole('button', { name: 'Erase for ever' })
    expect(await go.isDisabled()).toBe(true)
    await page.getByLabel('Type erase to go on').fill('erase')
    await go.click()
    await expect.poll(() => received.some((r) => r.path.endsWith('/erase'))).toBe(true)
  })

  it('tells the heartbeat what it holds', async () => {
    await open('')
    await expect
      .poll(() => received.find((r) => r.path === '/v1/heartbeat')?.body, { timeout: 8_000 })
      .toEqual({
        assignments: [1, 2, 3, 4].map((n) => `${id('wi', n)}@3`),
      })
  })
})
