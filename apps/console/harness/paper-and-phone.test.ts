import { describe, expect, it } from 'vitest'
import { answered, desk, promised, soon } from './desk.ts'
import { mood, received } from './fake-server.ts'
import { id } from './fixtures.ts'

/** On paper, on a phone, and with many conversations. */
const at = desk()
const field = () => at.page.locator('[data-composer]')
const heading = (name: string) => at.page.getByRole('heading', { name })

describe('on paper', () => {
  it('is the whole conversation and nothing else, with full times and who was an AI and who a person', async () => {
    await at.open(promised)
    await at.page.getByText('Show 4 earlier messages').waitFor()
    await at.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await at.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await at.page.getByText('My parcel NW-48 213 says delivered').waitFor()
    const seen = (text: string) => at.page.getByText(text, { exact: true }).first().isVisible()
    expect(await seen('(person)')).toBe(true)
    expect(await at.page.locator('.msg .pill', { hasText: 'AI' }).first().isVisible()).toBe(true)
    expect(await seen('Amara')).toBe(true)
    const shown = await at.page.evaluate(() =>
      ['.nav', '.items', '.side', '.ch', '.foot', '.note', '.fold'].filter((s) =>
        [...document.querySelectorAll(s)].some((e) => (e as HTMLElement).checkVisibility()),
      ),
    )
    expect(shown).toEqual([])
    const time = await at.page
      .locator('.msg time')
      .first()
      .evaluate((e) => getComputedStyle(e, '::after').content)
    expect(time).toContain(String(new Date().getFullYear()))
    // dark is for screens
    const ink = await at.page
      .locator('.msg .t')
      .first()
      .evaluate((e) => getComputedStyle(e).color)
    expect(ink).toBe('rgb(30, 27, 24)')
    expect(await at.page.locator('.scroll').evaluate((e) => getComputedStyle(e).overflowY)).toBe('visible')
  })
})

describe('on a phone', () => {
  it('"back" leads from a conversation to the list, also when its address was opened, and not forth again', async () => {
    await at.page.setViewportSize({ width: 360, height: 780 })
    await at.open(answered)
    await field().waitFor()
    await at.page.goBack()
    await heading('Yours').waitFor()
    await at.page.getByRole('link').filter({ hasText: 'Zofia Nowak' }).click()
    await field().waitFor()
    await at.page.getByRole('button', { name: 'Back' }).click()
    await heading('Yours').waitFor()
    await at.page.goForward()
    await heading('Zofia Nowak').waitFor()
  })

  it('keeps the answer field above a keyboard that lies over the page', async () => {
    await at.page.setViewportSize({ width: 360, height: 780 })
    await at.open(answered)
    await field().waitFor()
    await at.page.evaluate(() => {
      Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => 440 })
      visualViewport!.dispatchEvent(new Event('resize'))
    })
    await soon(async () => {
      const box = await at.page.locator('[data-send]').boundingBox()
      return box !== null && box.y + box.height <= 440
    }).toBe(true)
  })

  it('the list says when the line is down', async () => {
    await at.page.setViewportSize({ width: 360, height: 780 })
    mood.offline = true
    await at.open('inbox')
    await at.page.locator('.items').getByText('No connection.').waitFor()
  })
})

describe('what I hold is ready', () => {
  it('J paints the next conversation though the line went down meanwhile', async () => {
    await at.open(promised)
    await heading('Zofia Nowak').waitFor()
    const asked = (n: number) =>
      at.page.evaluate(
        (itemId) =>
          performance
            .getEntriesByType('resource')
            .some((e) => e.name.includes(`thread%3A${itemId}`) || e.name.includes(`thread:${itemId}`)),
        id('wi', n),
      )
    await soon(() => asked(3)).toBe(true)
    mood.away = true
    received.length = 0
    await at.page.keyboard.press('j')
    await heading('Tomek W.').waitFor()
    await at.page.getByText('Thank you! Will it come before noon?').last().waitFor()
  })
})

describe('with five hundred conversations', () => {
  it('walks through them, and draws only rows that are in sight', async () => {
    mood.many = true
    await at.open(promised)
    await heading('Zofia Nowak').waitFor()
    for (let n = 0; n < 12; n++) await at.page.keyboard.press('j')
    await heading('Contact 109').waitFor()
    const drawn = await at.page.locator('.items li').count()
    expect(drawn).toBeLessThan(60)
    await at.page.keyboard.press('/')
    await at.page.getByRole('combobox').fill('contact 590')
    await at.page.keyboard.press('Enter')
    await heading('Contact 590').waitFor()
  })
})
