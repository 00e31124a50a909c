import { describe, expect, it } from 'vitest'
import { answered, bodiesTo, desk, promised, soon } from './desk.ts'
import { mood } from './fake-server.ts'
import { id } from './fixtures.ts'

/** Palette, keys, undo, drafts and unread marks, by keyboard. */
const at = desk()
const field = () => at.page.locator('[data-composer]')
const heading = (name: string) => at.page.getByRole('heading', { name })
const palette = () => at.page.getByRole('dialog', { name: 'Commands' })
const query = () => palette().getByRole('combobox')
const focused = (selector: string) => at.page.evaluate((s) => document.activeElement?.matches(s), selector)

describe('palette', () => {
  it('finds a conversation without its marks and goes there; Esc gives focus back', async () => {
    await at.open(promised)
    await field().focus()
    await at.page.keyboard.press('Control+k')
    await query().waitFor()
    await at.page.keyboard.type('tomek')
    await palette().getByRole('option', { name: 'Tomek W.' }).waitFor()
    await at.page.keyboard.press('Enter')
    await heading('Tomek W.').waitFor()
    await field().focus()
    await at.page.keyboard.press('Control+k')
    await query().waitFor()
    await at.page.keyboard.press('Escape')
    await soon(() => focused('[data-composer]')).toBe(true)
  })

  it('moves with the arrows and tells readers where it is', async () => {
    await at.open('')
    await heading('Hello, Amara').waitFor()
    await at.page.keyboard.press('/')
    await query().waitFor()
    const active = () => query().getAttribute('aria-activedescendant')
    const first = await active()
    await at.page.keyboard.press('ArrowDown')
    await soon(active).not.toBe(first)
    await at.page.keyboard.press('ArrowUp')
    await soon(active).toBe(first)
    await at.page.keyboard.type('live floor')
    await at.page.keyboard.press('Enter')
    await heading('Live floor').waitFor()
  })

  it('opens a hand-over on a phone, whichever pane is shown', async () => {
    await at.page.setViewportSize({ width: 360, height: 780 })
    await at.open(answered)
    await field().waitFor()
    await at.page.keyboard.press('Control+k')
    await query().fill('hand over')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('dialog', { name: 'Hand over to somebody' }).waitFor()
  })

  it('puts an article into the answer', async () => {
    await at.open(answered)
    await field().waitFor()
    await at.page.keyboard.press('/')
    await query().fill('parcel')
    const article = palette().locator('p:has-text("Put into the answer") + [role=option]')
    await article.click()
    await soon(() => field().inputValue()).not.toBe('')
    expect(bodiesTo('/messages')).toEqual([])
  })

  it('offers to go available or to pause, and does it', async () => {
    await at.open('')
    await heading('Hello, Amara').waitFor()
    await at.page.keyboard.press('/')
    await query().fill('pause')
    await at.page.keyboard.press('Enter')
    await soon(() => bodiesTo('/availability')).toEqual([{ available: false, capacity: 4 }])
  })
})

describe('keys', () => {
  it('shows every key under ?, and none fires while one writes', async () => {
    await at.open(answered)
    await field().focus()
    await at.page.keyboard.type('?/eh')
    expect(await field().inputValue()).toBe('?/eh')
    expect(await at.page.getByRole('dialog').count()).toBe(0)
    await at.page.keyboard.press('Escape')
    await at.page.keyboard.press('?')
    await at.page.getByRole('dialog', { name: 'Keyboard map' }).waitFor()
    await at.page.keyboard.press('Escape')
    await at.page.keyboard.press('h')
    await at.page.getByRole('dialog', { name: 'Hand over to somebody' }).waitFor()
  })

  it('single keys can be switched off; Ctrl K stays', async () => {
    await at.page.addInitScript(() => localStorage.setItem('warmline.single-keys', 'false'))
    await at.open(answered)
    await field().waitFor()
    await at.page.keyboard.press('j')
    await at.page.keyboard.press('?')
    await at.page.keyboard.press('Control+k')
    await query().waitFor()
    expect(await at.page.getByRole('dialog').count()).toBe(1)
    await at.page.keyboard.press('Escape')
    await heading('Tomek W.').waitFor()
  })
})

describe('undo', () => {
  const rowOf = (name: string) =>
    at.page.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: name })

  it('gives back at once on screen; undo brings it back and nothing was sent', async () => {
    await at.open(answered)
    await field().waitFor()
    await at.page.keyboard.press('b')
    const dialog = at.page.getByRole('dialog', { name: 'Give it back to the queue' })
    await dialog.getByRole('textbox').fill('They asked for a photo')
    await dialog.getByRole('button', { name: 'Give it back' }).click()
    await rowOf('Tomek W.').waitFor({ state: 'detached' })
    await at.page.keyboard.press('z')
    await rowOf('Tomek W.').waitFor()
    await heading('Tomek W.').waitFor()
    expect(bodiesTo('/release')).toEqual([])
  })

  it('sends the hand-over when the page is left before the six seconds are over', async () => {
    await at.open(answered)
    await field().waitFor()
    await at.page.keyboard.press('h')
    const dialog = at.page.getByRole('dialog')
    await dialog.getByRole('combobox').selectOption({ value: id('wkr', 2) })
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await rowOf('Tomek W.').waitFor({ state: 'detached' })
    await at.page.goto('about:blank')
    await soon(() => bodiesTo('/transfer')).toEqual([{ epoch: 3, toWorkerId: id('wkr', 2) }])
  })

  it('a pass can be taken back as long as passing is free, and goes out in time', async () => {
    mood.fresh = true
    await at.open(answered)
    await at.page.getByRole('button', { name: 'Not this one' }).click()
    await at.page.getByRole('button', { name: 'Undo' }).click()
    await heading('Tomek W.').waitFor()
    await at.page.getByRole('button', { name: 'Not this one' }).click()
    await soon(() => bodiesTo('/pass')).toEqual([{ epoch: 3 }])
  })
})

describe('drafts', () => {
  it('two tabs show the same draft, and neither loses words', async () => {
    await at.open(answered)
    await field().fill('From the first tab')
    const second = await at.context.newPage()
    await second.goto(`${at.url}/console/${answered}`)
    const other = second.locator('[data-composer]')
    await soon(() => other.inputValue()).toBe('From the first tab')
    await other.fill('From the first tab, and the second')
    await soon(() => field().inputValue()).toBe('From the first tab, and the second')
    expect(await at.page.getByText('Another tab wrote something else here.').count()).toBe(0)
  })

  it('says so when two tabs wrote without seeing each other, and gives the choice', async () => {
    await at.open(answered)
    await field().fill('Mine')
    // a tab that slept through it: its writing stands in storage, its event never came
    await at.page.evaluate(
      (itemId) => {
        const key = Object.keys(localStorage).find((k) => k.includes('draft.') && k.endsWith(itemId))!
        const draft = { text: 'Theirs', draftId: null, attachments: [] }
        localStorage.setItem(key, JSON.stringify({ draft, mark: 'other1', over: null }))
      },
      id('wi', 2),
    )
    await field().pressSequentially(' too')
    await at.page.getByText('Another tab wrote something else here.').waitFor()
    await at.page.getByRole('button', { name: 'Use the other text' }).click()
    expect(await field().inputValue()).toBe('Theirs')
    await at.page.getByRole('button', { name: 'Use the other text' }).click()
    expect(await field().inputValue()).toBe('Mine too')
  })

  it('keeps nothing that somebody else began on this device', async () => {
    await at.page.addInitScript(() =>
      localStorage.setItem('warmline.draft.wkr_somebody.wi_1', '{"draft":{"text":"private"}}'),
    )
    await at.open(answered)
    await field().waitFor()
    await soon(() => at.page.evaluate(() => JSON.stringify(localStorage).includes('private'))).toBe(false)
  })
})

describe('unread', () => {
  it('is counted in the title, in the row and in the icon', async () => {
    await at.open('')
    await heading('Hello, Amara').waitFor()
    await soon(() => at.page.title()).toBe('(1) Home · Northwind Parcel')
    expect(await at.page.getAttribute('link[rel=icon]', 'href')).toContain('icon-unread')
    await at.page.goto(`${at.url}/console/inbox`)
    await at.page.getByText('1 new message').waitFor()
  })
})
