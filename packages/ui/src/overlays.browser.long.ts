import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasFocus, type Stage, uiStage } from '../harness/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await uiStage()
})
afterAll(async () => {
  await stage?.close()
  expect(stage.errors).toEqual([])
})
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('dialog', () => {
  it('takes focus, keeps Tab inside, closes on Esc and gives focus back', async () => {
    const page = await stage.open('dialog')
    await page.locator('#open').focus()
    await press(page, 'Enter')
    const dialog = page.getByRole('dialog', { name: 'Hand over' })
    await dialog.waitFor()
    const inside = () => dialog.evaluate((d) => d.contains(document.activeElement))
    expect(await inside()).toBe(true)
    // the browser's own bar may take a turn, the page behind never does
    const stops = new Set<string>()
    for (let i = 0; i < 12; i++) {
      await press(page, 'Tab')
      stops.add(await page.evaluate(() => document.activeElement?.id ?? ''))
    }
    expect(stops.has('open')).toBe(false)
    expect(stops.has('inner')).toBe(true)
    await press(page, 'Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await hasFocus(page.locator('#open'))).toBe(true)
  })

  it('closes the topmost one only, and by its cross', async () => {
    const page = await stage.open('dialog')
    await page.locator('#open').click()
    await page.locator('#inner').click()
    const top = page.getByRole('dialog', { name: 'On top' })
    await top.waitFor()
    await press(page, 'Escape')
    await top.waitFor({ state: 'detached' })
    expect(await hasFocus(page.locator('#inner'))).toBe(true)
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await hasFocus(page.locator('#open'))).toBe(true)
  })
})

describe('menu', () => {
  const open = async (key: string, o = {}) => {
    const page = await stage.open('menu', o)
    const opener = page.getByRole('button', { name: 'Give to a person' })
    await opener.focus()
    await press(page, key)
    const item = (name: string) => page.getByRole('menuitem', { name })
    await item('Amara').waitFor()
    return { page, opener, item }
  }
  it.each(['Enter', ' ', 'ArrowDown'])('%j opens it at the first item', async (key) => {
    const { item } = await open(key)
    expect(await hasFocus(item('Amara'))).toBe(true)
  })
  it('ArrowUp opens it at the last item; arrows go round, Home and End to the ends', async () => {
    const { page, item } = await open('ArrowUp')
    expect(await hasFocus(item('Nobody'))).toBe(true)
    await press(page, 'ArrowDown')
    expect(await hasFocus(item('Amara'))).toBe(true)
    await press(page, 'ArrowUp', 'ArrowUp')
    expect(await hasFocus(item('Jonas'))).toBe(true)
    await press(page, 'Home')
    expect(await hasFocus(item('Amara'))).toBe(true)
    await press(page, 'End')
    expect(await hasFocus(item('Nobody'))).toBe(true)
  })
  it('letters find an item', async () => {
    const { page, item } = await open('Enter')
    await press(page, 'j')
    expect(await hasFocus(item('Jonas'))).toBe(true)
  })
  it('Esc closes it and gives focus back; a pick does too and acts once', async () => {
    const { page, opener, item } = await open('Enter')
    await press(page, 'Escape')
    await item('Amara').waitFor({ state: 'hidden' })
    expect(await hasFocus(opener)).toBe(true)
    await press(page, 'Enter', 'ArrowDown', 'Enter')
    await expect.poll(() => page.locator('#picked').textContent()).toBe('Łukasz')
    expect(await hasFocus(opener)).toBe(true)
  })
  it('Tab closes it and goes on to what follows its button', async () => {
    const { page, item } = await open('Enter')
    await press(page, 'Tab')
    await item('Amara').waitFor({ state: 'hidden' })
    expect(await hasFocus(page.getByRole('button', { name: 'More' }))).toBe(true)
  })
  it('an item that cannot be chosen is reached and does nothing; a disabled button opens nothing', async () => {
    const { page, item } = await open('ArrowUp')
    expect(await item('Nobody').getAttribute('aria-disabled')).toBe('true')
    await press(page, 'Enter')
    expect(await item('Nobody').isVisible()).toBe(true)
    expect(await page.locator('#picked').textContent()).toBe('')
    await press(page, 'Escape')
    await page.getByRole('button', { name: 'Not now' }).focus()
    await press(page, 'ArrowDown', 'Enter')
    expect(await page.locator(':popover-open').count()).toBe(0)
  })
  it('groups its items under their headings, and marks the one that is on', async () => {
    const { page } = await open('Enter')
    expect(await page.getByRole('group', { name: 'Speak Polish' }).getByRole('menuitem').count()).toBe(2)
    await press(page, 'Escape')
    await page.getByRole('button', { name: 'More' }).click()
    expect(await page.getByRole('menuitemradio', { checked: true }).textContent()).toContain('Light')
  })
  it('opens beside its button, on the side where the writing starts', async () => {
    for (const rtl of [false, true]) {
      const { page, opener } = await open('Enter', { rtl })
      const [button, box] = [await opener.boundingBox(), await page.locator(':popover-open').boundingBox()]
      expect(box!.y, `rtl ${rtl}`).toBeGreaterThanOrEqual(button!.y + button!.height)
      expect(box!.x).toBeGreaterThanOrEqual(0)
      expect(box!.x + box!.width).toBeLessThanOrEqual(900)
    }
  })
})

describe('tooltip', () => {
  const tip = (page: Page) => page.locator('.tip:popover-open')
  it('describes its control all the time, comes with the keyboard, and goes with it', async () => {
    const page = await stage.open('tooltip')
    const button = page.locator('#tipped')
    const words = await button.evaluate(
      (b) => document.getElementById(b.getAttribute('aria-describedby') ?? '')?.textContent,
    )
    expect(words).toMatch(/^Counted from/)
    await press(page, 'Tab')
    expect(await hasFocus(button)).toBe(true)
    await tip(page).waitFor()
    await press(page, 'Tab')
    await tip(page).waitFor({ state: 'hidden' })
  })
  it('Esc puts it away and leaves the dialog around it open; focus stays', async () => {
    const page = await stage.open('tooltip')
    await page.locator('#open').focus()
    await press(page, 'Enter')
    await page.getByRole('dialog').waitFor()
    await press(page, 'Tab')
    await tip(page).waitFor()
    await press(page, 'Escape')
    await tip(page).waitFor({ state: 'hidden' })
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    expect(await hasFocus(page.locator('#inside'))).toBe(true)
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
  it('comes after a rest of the pointer, stays while the pointer is on its words, and Esc works without focus', async () => {
    const page = await stage.open('tooltip')
    await page.locator('#tipped').hover()
    await tip(page).waitFor()
    await tip(page).hover()
    // longer than the grace in which it would have gone
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(await tip(page).isVisible()).toBe(true)
    await press(page, 'Escape')
    await tip(page).waitFor({ state: 'hidden' })
    await page.mouse.move(5, 600)
    await page.locator('#tipped').hover()
    await tip(page).waitFor()
    await page.mouse.move(5, 600)
    await tip(page).waitFor({ state: 'hidden' })
  })
  it('does not come on a touch', async () => {
    const page = await stage.open('tooltip', { hasTouch: true })
    await page.locator('#tipped').tap()
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)))
    expect(await tip(page).count()).toBe(0)
  })
})

describe('toasts', () => {
  const toasts = (page: Page) => page.locator('.toast')
  it('F6 goes to the newest and back; Esc puts it away and gives focus back', async () => {
    const page = await stage.open('toast')
    await page.locator('#good').focus()
    await press(page, 'Enter')
    await page.getByText('Saved').first().waitFor()
    await press(page, 'F6')
    expect(await hasFocus(toasts(page).last().getByRole('button', { name: 'Put away' }))).toBe(true)
    await press(page, 'F6')
    expect(await hasFocus(page.locator('#good'))).toBe(true)
    await press(page, 'F6', 'Escape')
    await toasts(page).waitFor({ state: 'detached' })
    expect(await hasFocus(page.locator('#good'))).toBe(true)
  })
  it('the clock stands still under the keyboard and the pointer, and goes on after', async () => {
    const page = await stage.open('toast')
    await page.clock.install()
    await page.locator('#good').focus()
    await press(page, 'Enter', 'F6')
    await page.clock.runFor(60_000)
    expect(await toasts(page).count()).toBe(1)
    await press(page, 'F6')
    await toasts(page).hover()
    await page.clock.runFor(60_000)
    expect(await toasts(page).count()).toBe(1)
    await page.mouse.move(890, 10)
    await page.clock.runFor(7_000)
    expect(await toasts(page).count()).toBe(0)
  })
  it('undo by keyboard takes the command back; otherwise it runs when the toast goes', async () => {
    const page = await stage.open('toast')
    await page.clock.install()
    const done = page.locator('#done')
    await page.locator('#undo').focus()
    await press(page, 'Enter', 'F6', 'Shift+Tab', 'Enter')
    await expect.poll(() => done.textContent()).toBe('undone')
    expect(await hasFocus(page.locator('#undo'))).toBe(true)
    await press(page, 'Enter')
    await page.clock.runFor(5_000)
    expect(await done.textContent()).toBe('undone')
    await page.clock.runFor(1_500)
    await expect.poll(() => done.textContent()).toBe('finished')
  })
  it('never more than three: the oldest goes, and its command runs', async () => {
    const page = await stage.open('toast')
    for (let i = 0; i < 4; i++) await page.locator('#undo').click()
    expect(await toasts(page).count()).toBe(3)
    expect(await page.locator('#done').textContent()).toBe('finished')
  })
  it('good news is said politely by the announcer, trouble as an alert with its remedy', async () => {
    const page = await stage.open('toast')
    await page.locator('#good').click()
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Saved Look')
    await page.locator('#bad').click()
    expect(await page.getByRole('alert').textContent()).toContain('Your text is kept.')
  })
})
