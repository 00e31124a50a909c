import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, uiStage } from '../harness/stage.ts'

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

describe('a list of 10,000 rows of unequal height', () => {
  const rows = (page: Page) => page.locator('.windowed li')
  const box = (page: Page) => page.locator('.windowed')
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest('li')?.querySelector('b')?.textContent ?? null)
  const inSight = (page: Page) =>
    page.evaluate(() => {
      const list = document.querySelector('.windowed')!.getBoundingClientRect()
      const row = document.activeElement!.closest('li')!.getBoundingClientRect()
      return row.top >= list.top - 1 && row.bottom <= list.bottom + 1
    })
  const at = async () => {
    const page = await stage.open('windowed')
    await page.locator('#drop').focus()
    await press(page, 'Tab')
    // the box scrolls, so browsers may make it a stop of its own
    if ((await focused(page)) === null) await press(page, 'Tab')
    expect(await focused(page)).toBe('Amara 1')
    return page
  }

  it('holds a few rows only, wherever it stands, and each says its place', async () => {
    const page = await at()
    for (const key of ['PageDown', 'PageDown', 'End', 'Home', 'End']) {
      await press(page, key)
      expect(await rows(page).count()).toBeLessThan(30)
    }
    expect(await focused(page)).toBe('Dora 10000')
    const row = page.locator('li:focus')
    expect([await row.getAttribute('aria-posinset'), await row.getAttribute('aria-setsize')]).toEqual([
      '10000',
      '10000',
    ])
    expect(await inSight(page)).toBe(true)
  })
  it('arrows, PageDown, PageUp, Home and letters move, and the current row is in sight', async () => {
    const page = await at()
    for (let i = 0; i < 12; i++) await press(page, 'ArrowDown')
    expect(await focused(page)).toBe('Amara 13')
    expect(await inSight(page)).toBe(true)
    await press(page, 'ArrowUp')
    expect(await focused(page)).toBe('Feng 12')
    await press(page, 'PageDown')
    const after = Number((await focused(page))!.split(' ')[1])
    expect(after).toBeGreaterThan(13)
    expect(await inSight(page)).toBe(true)
    await press(page, 'PageUp', 'Home')
    expect(await focused(page)).toBe('Amara 1')
    await press(page, 'e')
    expect(await focused(page)).toBe('Elif 5')
    await press(page, 'e')
    expect(await focused(page)).toBe('Elif 11')
    await press(page, 'Enter')
    await expect.poll(() => page.locator('#opened').textContent()).toBe('Elif 11')
  })
  it('keeps the focus of a row that is scrolled away, and goes on from it', async () => {
    const page = await at()
    await press(page, 'ArrowDown', 'ArrowDown')
    await box(page).evaluate((e) => e.scrollTo(0, 200_000))
    await expect.poll(() => page.locator('li[data-index="2"] ~ li').count()).toBeGreaterThan(3)
    await expect
      .poll(async () => Number(await rows(page).nth(3).getAttribute('data-index')))
      .toBeGreaterThan(1_000)
    expect(await focused(page)).toBe('Chidi 3')
    await press(page, 'ArrowDown')
    expect(await focused(page)).toBe('Dora 4')
    expect(await inSight(page)).toBe(true)
  })
  it('a row that is done gives its place and the keyboard to the next one', async () => {
    const page = await at()
    await press(page, 'ArrowDown', 'Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Done')
    await press(page, 'Enter')
    await expect.poll(() => focused(page)).toBe('Chidi 3')
    await press(page, 'ArrowDown')
    expect(await focused(page)).toBe('Dora 4')
  })
  it('scrollTo lands on the row although no row before it was measured', async () => {
    const page = await stage.open('windowed')
    await page.locator('#far').click()
    const off = () =>
      page.evaluate(() => {
        const row = document.querySelector('li[data-index="7000"]')?.getBoundingClientRect()
        return row === undefined
          ? 9_999
          : Math.abs(row.top - document.querySelector('.windowed')!.getBoundingClientRect().top)
      })
    await expect.poll(off).toBeLessThan(3)
  })
  it('what grows above does not push away what is read', async () => {
    const page = await stage.open('windowed')
    await page.locator('#far').click()
    await expect.poll(() => page.locator('li[data-index="7000"]').count()).toBe(1)
    const topOf = (index: number) =>
      page.locator(`li[data-index="${index}"]`).evaluate((e) => e.getBoundingClientRect().top)
    const before = await topOf(7_001)
    await box(page).evaluate((e) => e.scrollBy(0, -60))
    await expect.poll(async () => Math.round((await topOf(7_001)) - before)).toBe(60)
  })
  it('no rows overlap', async () => {
    const page = await at()
    await press(page, 'PageDown', 'PageDown', 'PageDown')
    const gaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.windowed li')].map((e) => e.getBoundingClientRect())
      return boxes.slice(1).map((b, i) => Math.abs(b.top - boxes[i]!.bottom))
    })
    expect(Math.max(...gaps)).toBeLessThan(1.5)
  })
})

describe('charts', () => {
  const reader = (page: Page) => page.getByRole('slider', { name: 'Median wait for a person today' })
  it.each([
    [false, 'ArrowLeft'],
    [true, 'ArrowRight'],
  ])('rtl %s: the keyboard reads every point, and the last one first', async (rtl, back) => {
    const page = await stage.open('series', { rtl })
    await reader(page).focus()
    const said = () => reader(page).getAttribute('aria-valuetext')
    expect(await said()).toMatch(/^14:00: 1:35 \(1:24–/)
    await press(page, back)
    await expect.poll(said).toMatch(/^13:40: 1:23/)
    expect(await page.locator('.series-at').textContent()).toMatch(/^13:40: 1:23/)
    await press(page, 'Home')
    await expect.poll(said).toMatch(/^08:00: 1:04/)
    await press(page, 'Tab')
    await page.locator('.series-at').waitFor({ state: 'detached' })
  })
  it.each([false, true])('rtl %s: the pointer reads the point below it', async (rtl) => {
    const page = await stage.open('series', { rtl })
    const box = (await reader(page).boundingBox())!
    await page.mouse.move(box.x + (rtl ? box.width - 4 : 4), box.y + 40)
    await expect.poll(() => page.locator('.series-at').textContent()).toMatch(/^08:00/)
    const mark = (await page.locator('.series-at i').boundingBox())!
    expect(Math.abs(mark.x + mark.width / 2 - (rtl ? box.x + box.width : box.x))).toBeLessThan(2)
    await page.mouse.move(5, 5)
    await page.locator('.series-at').waitFor({ state: 'detached' })
  })
  it('the table has every figure, gaps too', async () => {
    const page = await stage.open('series')
    await page.getByText('Show as a table').first().focus()
    await press(page, 'Enter')
    const table = page.getByRole('table', { name: 'Median wait for a person today' })
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(20)
    expect(await table.getByRole('row', { name: /12:20/ }).textContent()).toBe('12:20nobody asked')
  })
  it('sparkline and interval say in words what they show', async () => {
    const page = await stage.open('sparkline')
    expect(await page.getByRole('img', { name: 'From 3 to 7, most 9' }).count()).toBe(1)
    const other = await stage.open('interval')
    expect(await other.getByRole('img', { name: 'Between 91 % and 99 %' }).count()).toBe(1)
  })
})

describe('countdown', () => {
  const said = async (page: Page, left: readonly number[]) => {
    const heard: string[] = []
    for (const ms of left) {
      await page.evaluate((to) => dispatchEvent(new CustomEvent('left', { detail: to })), ms)
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      heard.push((await page.getByRole('status').textContent()) ?? '')
    }
    return heard
  }
  it('is said when it passes 30 s and 10 s, at no other time', async () => {
    const page = await stage.open('countdown')
    expect(await said(page, [40_000, 31_000, 30_000, 29_000, 11_000, 9_900, 9_000, 0])).toEqual([
      '',
      '',
      '30 s left',
      '30 s left',
      '30 s left',
      '10 s left',
      '10 s left',
      '10 s left',
    ])
  })
  it('is not said once it is switched off', async () => {
    const page = await stage.open('countdown')
    await page.getByRole('switch', { name: 'Read countdowns out' }).focus()
    await press(page, ' ')
    expect(await said(page, [40_000, 29_000, 9_000])).toEqual(['', '', ''])
  })
  it('is a timer with its number as its name, quiet by itself', async () => {
    const page = await stage.open('countdown')
    expect(await page.getByRole('timer', { name: '22 seconds left' }).count()).toBe(1)
    expect(await page.locator('.ring[aria-live]').count()).toBe(0)
  })
})
