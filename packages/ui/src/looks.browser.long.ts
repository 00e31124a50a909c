import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallTargetsOf } from '../../testkit/src/gallery.ts'
import { type Stage, uiStage } from '../harness/stage.ts'
import { uiSurface } from '../harness/surface.ts'

let stage: Stage
beforeAll(async () => {
  stage = await uiStage()
})
afterAll(() => stage?.close())

const views = Object.entries(uiSurface.views)
const phone = { viewport: { width: 360, height: 780 } }

describe('touch', () => {
  it.each(views)('%s: every control is at least 44 × 44 px at 360 px', async (_, view) => {
    expect(await smallTargetsOf(await stage.show(view, phone))).toEqual([])
  })
  it('sees a control that is too small', async () => {
    const page = await stage.open('button', phone)
    await page.addStyleTag({ content: '.btn.s { min-height: 30px !important }' })
    expect((await smallTargetsOf(page)).join()).toMatch(/button\.btn s "Small": \d+ × \d\d px/)
  })
})

/** A property of an element as it is painted. */
const painted = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((e, [name, part]) => getComputedStyle(e, part).getPropertyValue(name!), [
      property,
      pseudo,
    ] as const)

describe('forced colours', () => {
  const forced = { forcedColors: 'active' } as const
  it('controls have an edge, and the keyboard has a ring', async () => {
    const page = await stage.open('button', forced)
    expect(await painted(page, '.btn.q', 'border-inline-start-style')).toBe('solid')
    expect(await painted(page, '.btn.q', 'border-inline-start-color')).not.toBe('rgba(0, 0, 0, 0)')
    await page.keyboard.press('Tab')
    expect(await painted(page, ':focus-visible', 'outline-style')).toBe('solid')
  })
  it('what is on or chosen still differs from what is not', async () => {
    const fields = await stage.open('field', forced)
    const on = await painted(fields, '.switch input', 'background-color')
    await fields.getByRole('switch').evaluate((e) => {
      ;(e as HTMLInputElement).checked = false
    })
    // the colour takes a moment to change
    await expect.poll(() => painted(fields, '.switch input', 'background-color')).not.toBe(on)
    const tabs = await stage.open('tabs', forced)
    expect(await painted(tabs, '[aria-selected=true]', 'border-block-end-color')).not.toBe(
      await painted(tabs, '[aria-selected=false]:enabled', 'border-block-end-color'),
    )
    const select = await stage.open('select', forced)
    await select.getByRole('radio', { name: 'German' }).check()
    expect(await painted(select, '.seg label:has(:checked)', 'outline-style')).toBe('solid')
    expect(await painted(select, '.seg label:not(:has(:checked))', 'outline-style')).toBe('none')
  })
  it('AI and person still differ by the style of their line', async () => {
    const page = await stage.open('warm-line', forced)
    expect(await painted(page, '.msg.a', 'border-inline-start-style', '::before')).toBe('dotted')
    expect(await painted(page, '.msg.h', 'border-inline-start-style', '::before')).toBe('solid')
  })
  it('charts keep their line and the ring of a countdown its part', async () => {
    const page = await stage.open('series', forced)
    expect(await painted(page, '.series .line', 'stroke')).not.toBe(
      await painted(page, '.series .grid', 'stroke'),
    )
    const ring = await stage.open('countdown', forced)
    expect(await painted(ring, '.ring circle:last-of-type', 'stroke')).not.toBe(
      await painted(ring, '.ring circle', 'stroke'),
    )
  })
  it('the current row of a combobox and of a menu is marked', async () => {
    const page = await stage.show(uiSurface.views['combobox-open']!, forced)
    expect(await painted(page, '.listbox .at', 'outline-style')).toBe('solid')
    const menu = await stage.open('menu', forced)
    await menu.getByRole('button', { name: 'More' }).focus()
    await menu.keyboard.press('ArrowDown')
    expect(await painted(menu, ':popover-open :focus-visible', 'outline-style')).toBe('solid')
  })
})

describe('motion', () => {
  const running = (page: Page) =>
    page.evaluate(() =>
      document
        .getAnimations()
        .map((a) => Number(a.effect?.getComputedTiming().activeDuration ?? 0))
        .filter((ms) => ms > 1),
    )
  it.each(['list', 'button', 'toast'])('%s: nothing moves when the reader asks for calm', async (view) => {
    const page = await stage.open(view, { reducedMotion: 'reduce' })
    if (view === 'toast') await page.locator('#good').click()
    expect(await running(page)).toEqual([])
  })
  it('and something does otherwise, so that this can fail', async () => {
    const page = await stage.open('list', { reducedMotion: 'no-preference' })
    expect((await running(page)).length).toBeGreaterThan(0)
  })
})
