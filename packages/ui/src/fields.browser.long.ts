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

describe('field', () => {
  it('label, hint and error belong to their control; what is wrong is said', async () => {
    const page = await stage.open('field')
    await press(page, 'Tab')
    expect(await hasFocus(page.getByRole('textbox', { name: 'Name' }))).toBe(true)
    const described = (name: string) =>
      page
        .getByRole('textbox', { name })
        .evaluate((e) => document.getElementById(e.getAttribute('aria-describedby') ?? '')?.textContent)
    expect(await described('Name')).toBe('Contacts see the first name only.')
    expect(await described('E-mail')).toBe('Write the whole address, with @.')
    expect(await page.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).toBe('true')
  })
  it('Tab passes over what is disabled; Space turns a check and a switch', async () => {
    const page = await stage.open('field')
    await page.getByRole('textbox', { name: 'E-mail' }).focus()
    await press(page, 'Tab')
    expect(await hasFocus(page.getByRole('slider'))).toBe(true)
    const check = page.getByRole('checkbox', { name: 'Speaks Polish' })
    await check.focus()
    await press(page, ' ')
    await expect.poll(() => check.isChecked()).toBe(false)
    await press(page, 'Tab')
    const ai = page.getByRole('switch', { name: 'The AI answers first' })
    expect(await hasFocus(ai)).toBe(true)
    await press(page, ' ')
    await expect.poll(() => ai.getAttribute('aria-checked')).toBe('true')
  })
})

describe('select and segments', () => {
  it('arrows choose in the native list; a disabled one is passed over', async () => {
    const page = await stage.open('select')
    const box = page.getByRole('combobox', { name: 'Language' })
    await box.focus()
    await press(page, 'ArrowDown')
    await expect.poll(() => page.locator('#value').textContent()).toBe('pl')
    await press(page, 'ArrowDown')
    await expect.poll(() => page.locator('#value').textContent()).toBe('de')
    await press(page, 'Tab')
    expect(await hasFocus(page.getByRole('combobox', { name: 'Wrong' }))).toBe(true)
  })
  it('segments are one stop for Tab, and arrows choose', async () => {
    const page = await stage.open('select')
    await page.getByRole('combobox', { name: 'Wrong' }).focus()
    await press(page, 'Tab', ' ')
    await expect.poll(() => page.locator('#value').textContent()).toBe('pl')
    await press(page, 'ArrowRight')
    await expect.poll(() => page.locator('#value').textContent()).toBe('de')
    expect(await page.getByRole('radio', { name: 'German' }).isChecked()).toBe(true)
  })
})

describe('tabs', () => {
  const chosen = (page: Page) => page.locator('[role=tab][aria-selected=true]').textContent()
  it.each([
    [false, 'ArrowRight', 'ArrowLeft'],
    [true, 'ArrowLeft', 'ArrowRight'],
  ])('rtl %s: %s goes on, %s back, past what cannot be chosen; one stop for Tab', async (rtl, on, back) => {
    const page = await stage.open('tabs', { rtl })
    await press(page, 'Tab')
    expect(await hasFocus(page.getByRole('tab', { name: 'Chat' }))).toBe(true)
    await press(page, on)
    expect(await chosen(page)).toBe('Facts')
    expect(await hasFocus(page.getByRole('tab', { name: 'Facts' }))).toBe(true)
    await press(page, back, back)
    expect(await chosen(page)).toBe('Actions')
    await press(page, 'Home')
    expect(await chosen(page)).toBe('Chat')
    await press(page, 'End')
    expect(await chosen(page)).toBe('Actions')
    await press(page, 'Tab')
    expect(await hasFocus(page.getByRole('tabpanel'))).toBe(true)
  })
})

describe('combobox', () => {
  const field = (page: Page, name = 'Topic') => page.getByRole('combobox', { name })
  const options = (page: Page) => page.locator('[role=option]')
  /** the words of the row that the field says is current */
  const current = (page: Page, name = 'Topic') =>
    field(page, name).evaluate(
      (e) => document.getElementById(e.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null,
    )
  const at = async (o = {}) => {
    const page = await stage.open('combobox', o)
    await field(page).focus()
    return page
  }
  it('opens with the arrows, tells the current row, goes round, and focus stays in the field', async () => {
    const page = await at()
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
    await press(page, 'ArrowDown')
    await expect.poll(() => current(page)).toBe('Deliveries')
    expect(await field(page).getAttribute('aria-expanded')).toBe('true')
    await press(page, 'ArrowDown')
    expect(await current(page)).toBe('Refunds')
    await press(page, 'ArrowUp', 'ArrowUp')
    expect(await current(page)).toBe('Topic 43')
    await press(page, 'ArrowDown')
    expect(await current(page)).toBe('Deliveries')
    expect(await hasFocus(field(page))).toBe(true)
  })
  it('PageDown, PageUp, Home and End leap in the list, and the current row is in sight', async () => {
    const page = await at()
    await press(page, 'ArrowDown', 'PageDown')
    expect(await current(page)).toBe('Topic 2')
    await press(page, 'End')
    expect(await current(page)).toBe('Topic 43')
    const seen = await page.locator('.listbox .at').evaluate((e) => {
      const [row, box] = [e.getBoundingClientRect(), e.closest('.listbox')!.getBoundingClientRect()]
      return row.top >= box.top && row.bottom <= box.bottom
    })
    expect(seen).toBe(true)
    await press(page, 'PageUp')
    expect(await current(page)).toBe('Topic 35')
    await press(page, 'Home')
    expect(await current(page)).toBe('Deliveries')
  })
  it('Home and End move in the text while no row is current', async () => {
    const page = await at()
    await page.keyboard.type('ref')
    await press(page, 'Home')
    expect(await field(page).evaluate((e) => (e as HTMLInputElement).selectionStart)).toBe(0)
    await page.keyboard.type('x')
    expect(await field(page).inputValue()).toBe('xref')
  })
  it('filters as it is typed, without accents and case, and Enter takes', async () => {
    const page = await at()
    await page.keyboard.type('LODZ')
    await expect.poll(() => options(page).allTextContents()).toEqual(['Łódź depot'])
    expect(await current(page)).toBe(null)
    await press(page, 'ArrowDown', 'Enter')
    expect(await page.locator('#topic').textContent()).toBe('łódź depot')
    expect(await field(page).inputValue()).toBe('Łódź depot')
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
    // opened again it shows all, with the choice marked
    await press(page, 'ArrowDown')
    expect(await options(page).count()).toBe(50)
    expect(await page.getByRole('option', { selected: true }).textContent()).toBe('Łódź depot')
  })
  it('Esc closes, keeps what is typed, and leaves the dialog around it open', async () => {
    const page = await at()
    await page.locator('#open').click()
    const inside = field(page, 'Inside')
    await inside.fill('cust')
    await page.getByRole('option', { name: 'Customs' }).waitFor()
    await press(page, 'Escape')
    await expect.poll(() => inside.getAttribute('aria-expanded')).toBe('false')
    expect(await inside.inputValue()).toBe('cust')
    expect(await hasFocus(inside)).toBe(true)
    await press(page, 'Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
  it('typed in full is chosen on leaving; typed in part is kept and chooses nothing; Tab goes on', async () => {
    const page = await at()
    await page.keyboard.type('refunds')
    await press(page, 'Tab')
    await expect.poll(() => page.locator('#topic').textContent()).toBe('refunds')
    expect(await hasFocus(field(page, 'Search'))).toBe(true)
    await field(page).fill('refu')
    await press(page, 'Tab')
    expect(await page.locator('#topic').textContent()).toBe('none')
    expect(await field(page).inputValue()).toBe('refu')
  })
  it('a click takes and focus stays; a click on the field opens and closes', async () => {
    const page = await at()
    await field(page).click()
    await page.getByRole('option', { name: 'Customs' }).click()
    expect(await page.locator('#topic').textContent()).toBe('customs')
    expect(await hasFocus(field(page))).toBe(true)
    await field(page).click()
    await options(page).first().waitFor()
    await field(page).click()
    await expect.poll(() => options(page).count()).toBe(0)
  })
  it('shows the answer to the newest question, whatever comes late', async () => {
    const page = await at()
    const search = field(page, 'Search')
    await search.focus()
    // the answer to "t" takes 500 ms, the one to "top" 60
    await search.fill('t')
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
    await search.fill('topic 17')
    await expect.poll(() => options(page).allTextContents()).toEqual(['Topic 17'])
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)))
    expect(await options(page).allTextContents()).toEqual(['Topic 17'])
    await press(page, 'ArrowDown', 'Enter')
    expect(await page.locator('#found').textContent()).toBe('topic 17')
  })
  it('says how many there are, when nothing fits and when the line is down; the words stay', async () => {
    const page = await at()
    const said = () => page.getByRole('status').textContent()
    await page.keyboard.type('topic 4')
    await expect.poll(said).toBe('11 found')
    await field(page).fill('zzz')
    await expect.poll(said).toMatch(/^Nothing fits/)
    await page.getByText('Nothing fits').last().waitFor()
    await field(page, 'Search').fill('fail')
    await expect.poll(said).toMatch(/^The line is down/)
    expect(await field(page, 'Search').inputValue()).toBe('fail')
  })
  it('disabled it opens nothing', async () => {
    const page = await at()
    await field(page, 'Not now').click({ force: true })
    expect(await page.locator(':popover-open').count()).toBe(0)
    expect(await field(page, 'Not now').isDisabled()).toBe(true)
  })
})
