import { describe, expect, it } from 'vitest'
import { desk, soon } from './desk.ts'
import { mood, received } from './fake-server.ts'
import { id } from './fixtures.ts'

/** The console by keyboard in a real browser, against a frozen moment. */
const at = desk()
const chat = `inbox/${id('wi', 1)}`
const field = () => at.page.locator('[data-composer]')
const sentBodies = () =>
  received.filter((r) => r.path.endsWith('/messages')).map((r) => r.body as Record<string, unknown>)

describe('conversation', () => {
  it('moves with J and K', async () => {
    await at.open(chat)
    await at.page.getByRole('heading', { name: 'Zofia Nowak' }).waitFor()
    await at.page.keyboard.press('j')
    await at.page.getByRole('heading', { name: 'Tomek W.' }).waitFor()
    await at.page.keyboard.press('k')
    await at.page.getByRole('heading', { name: 'Zofia Nowak' }).waitFor()
  })

  it('takes the suggestion with Tab, lands on Send, and sends it with its mark', async () => {
    await at.open(chat)
    await field().focus()
    await at.page.keyboard.press('Tab')
    await soon(() => at.page.evaluate(() => document.activeElement?.hasAttribute('data-send'))).toBe(true)
    expect(await field().inputValue()).toMatch(/^Yes, the first van/)
    await at.page.keyboard.press('Enter')
    await soon(() => sentBodies().length).toBe(1)
    expect(sentBodies()[0]).toMatchObject({ epoch: 3, draftId: id('drf', 1) })
    await soon(() => field().inputValue()).toBe('')
    await at.page.getByText('Sent', { exact: true }).waitFor()
  })

  it('keeps a draft through a reload', async () => {
    await at.open(chat)
    await field().fill('Half a thought')
    await at.page.reload({ waitUntil: 'commit' })
    await field().waitFor()
    await soon(() => field().inputValue()).toBe('Half a thought')
  })

  it('shows an answer at once, keeps it through a reload with the line down, and sends it once when the line is back', async () => {
    await at.open(chat)
    await field().waitFor()
    mood.offline = true
    await field().fill('First')
    await at.page.keyboard.press('Control+Enter')
    await field().fill('Second')
    await at.page.keyboard.press('Control+Enter')
    await at.page.getByText('Waiting to send').nth(1).waitFor()
    await at.page.reload({ waitUntil: 'commit' })
    await at.page.getByText('Waiting to send').nth(1).waitFor()
    mood.offline = false
    await soon(() => sentBodies().map((b) => b['text'])).toEqual(['First', 'Second'])
    expect(new Set(sentBodies().map((b) => b['messageId'])).size).toBe(2)
  })

  it('says plainly that work moved on, and keeps the text', async () => {
    mood.stale = true
    await at.open(chat)
    await field().fill('Too late, but not lost')
    await at.page.keyboard.press('Control+Enter')
    await at.page.getByText('This moved on; your text is kept.').waitFor()
    await at.page.getByRole('button', { name: 'Put it back in the field' }).click()
    await soon(() => field().inputValue()).toBe('Too late, but not lost')
  })

  it('finishes with E, and undo sends nothing', async () => {
    await at.open(`inbox/${id('wi', 2)}`)
    await field().waitFor()
    await at.page.keyboard.press('e')
    await at.page.getByRole('form', { name: 'Wrap up' }).waitFor()
    await at.page.getByRole('button', { name: 'Undo' }).click()
    await field().waitFor()
    expect(received.some((r) => r.path.endsWith('/finish'))).toBe(false)
  })

  it('does not finish while an answer is owed, and says so', async () => {
    await at.open(chat)
    await field().waitFor()
    await at.page.keyboard.press('e')
    await at.page.locator('.toast').getByText('Answer first, or give it back').waitFor()
    expect(received.some((r) => r.path.endsWith('/finish'))).toBe(false)
  })

  it('opens a dialog with focus inside and gives it back on Esc', async () => {
    await at.open(chat)
    const opener = at.page.getByRole('button', { name: 'Hand over' })
    await opener.click()
    await at.page.getByRole('dialog').waitFor()
    await soon(() => at.page.evaluate(() => document.activeElement?.closest('dialog') != null)).toBe(true)
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('dialog').waitFor({ state: 'detached' })
    await soon(() => opener.evaluate((e) => e === document.activeElement)).toBe(true)
  })
})

describe('pictures that were sent', () => {
  it('are shown in a place of their size, named by their file, and are a name again when they cannot be had', async () => {
    await at.open(chat)
    const shot = at.page.getByRole('img', { name: 'jacket.png' })
    await soon(() => shot.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    expect(await shot.getAttribute('loading')).toBe('lazy')
    await at.page.route('**/v1/attachments/**', (route) => route.abort())
    await at.page.reload({ waitUntil: 'commit' })
    await at.page
      .getByRole('link', { name: /jacket\.png/ })
      .getByText('117 KB')
      .waitFor()
  })
})

describe('writing directions', () => {
  for (const [language, side] of [
    ['ar', 'right'],
    ['en', 'left'],
  ] as const)
    it(`an English message begins beside its bar on a screen in ${language}`, async () => {
      await at.context.addInitScript((l) => localStorage.setItem('warmline.language', `"${l}"`), language)
      await at.open(chat)
      const message = at.page.locator('.msg p.t').last()
      await message.waitFor()
      expect(await message.evaluate((e) => getComputedStyle(e).textAlign)).toBe(side)
      expect(await message.evaluate((e) => getComputedStyle(e).direction)).toBe('ltr')
      const hint = await field().evaluate((e) => getComputedStyle(e).direction)
      expect(hint).toBe(language === 'ar' ? 'rtl' : 'ltr')
      if (language === 'ar') await at.page.getByText('Deliveries\u2069، ').waitFor()
    })
})

describe('menus on a low screen', () => {
  for (const [width, opener] of [
    [360, '.bottom .menu-anchor .btn'],
    [1440, '.me .btn'],
  ] as const)
    it(`are in sight as a whole and scroll at ${width} px`, async () => {
      await at.page.setViewportSize({ width, height: 480 })
      await at.open('')
      await at.page.locator(opener).click()
      const menu = at.page.locator('.menu:popover-open')
      const box = (await menu.boundingBox())!
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.y + box.height).toBeLessThanOrEqual(480)
      expect(box.height).toBeGreaterThan(150)
      await at.page.getByRole('menuitem', { name: 'Sign out' }).scrollIntoViewIfNeeded()
      const last = (await at.page.getByRole('menuitem', { name: 'Sign out' }).boundingBox())!
      expect(last.y + last.height).toBeLessThanOrEqual(480)
    })
})

describe('time on the floor', () => {
  it('stands below its point', async () => {
    await at.open('floor')
    const axis = at.page.locator('.series .axis')
    await axis.waitFor()
    const off = await axis.evaluate((e) => {
      const whole = e.getBoundingClientRect()
      return [...e.children].map((label) => {
        const r = label.getBoundingClientRect()
        const x = Number((label as HTMLElement).style.getPropertyValue('--x'))
        return Math.abs(r.left + r.width * x - (whole.left + whole.width * x))
      })
    })
    expect(off.length).toBeGreaterThan(2)
    for (const px of off) expect(px).toBeLessThan(1)
  })
})

describe('settings', () => {
  it('find a time zone by a part of its name, by keyboard, and save nothing while it is none', async () => {
    await at.open('settings')
    const zone = at.page.getByRole('combobox', { name: 'Time zone' })
    const save = at.page.locator('.hours').getByRole('button', { name: 'Save' })
    await zone.fill('lisb')
    await soon(() => save.isDisabled()).toBe(true)
    await at.page.keyboard.press('ArrowDown')
    await at.page.keyboard.press('Enter')
    await soon(() => zone.inputValue()).toBe('Europe/Lisbon')
    await save.click()
    await soon(() => received.find((r) => r.path === '/v1/settings/hours')?.body).toMatchObject({
      hours: { zone: 'Europe/Lisbon' },
    })
  })
})

describe('primitives', () => {
  it('menu: arrows move, Esc closes and gives focus back', async () => {
    await at.open('floor')
    const opener = at.page.getByRole('button', { name: /^Give to a person: Petra/ })
    await opener.focus()
    await at.page.keyboard.press('Enter')
    const items = at.page.getByRole('menuitem')
    await items.first().waitFor()
    await at.page.keyboard.press('ArrowDown')
    await soon(() => items.nth(1).evaluate((e) => e === document.activeElement)).toBe(true)
    await at.page.keyboard.press('Escape')
    await items.first().waitFor({ state: 'hidden' })
    await soon(() => opener.evaluate((e) => e === document.activeElement)).toBe(true)
  })

  it('menu: a pick gives the waiting item to that person under its epoch', async () => {
    await at.open('floor')
    await at.page.getByRole('button', { name: /^Give to a person: Petra/ }).click()
    await at.page.getByRole('menuitem', { name: /Łukasz/ }).click()
    await soon(() => received.find((r) => r.path.endsWith('/assign'))?.body).toEqual({
      epoch: 3,
      workerId: id('wkr', 2),
    })
  })

  it('tabs: arrows choose, one stop for Tab', async () => {
    await at.page.setViewportSize({ width: 360, height: 780 })
    await at.open(chat)
    await at.page.getByRole('tab', { name: 'Chat' }).focus()
    await at.page.keyboard.press('ArrowRight')
    await at.page.getByText('What they need').waitFor()
    await soon(() => at.page.getByRole('tab', { name: 'Facts' }).getAttribute('aria-selected')).toBe('true')
    await at.page.keyboard.press('End')
    await at.page.getByRole('button', { name: 'Give it back' }).waitFor()
  })

  it('switch: stays where the state says when the server refuses, and says what to do', async () => {
    await at.open('settings')
    const ai = at.page.getByRole('switch', { name: 'The AI answers first' })
    await ai.click()
    await at.page.getByText('The AI cannot be on without people behind it.').waitFor()
    expect(await ai.isChecked()).toBe(false)
  })
})

describe('doors', () => {
  it('uses a sign-in link only after a tap, and takes the token out of the address', async () => {
    mood.signedOut = true
    await at.open('sign-in#token=lnk_secret')
    await at.page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(received).toEqual([])
    expect(at.page.url()).not.toContain('secret')
    mood.signedOut = false
    await at.page.getByRole('button', { name: 'Sign in' }).click()
    await at.page.getByRole('heading', { name: 'Hello, Amara' }).waitFor()
    expect(received[0]).toEqual({ path: '/v1/sessions', body: { token: 'lnk_secret' } })
  })

  it('asks for a typed word before it erases', async () => {
    await at.open('contacts')
    await at.page.getByRole('searchbox').fill('zofia.nowak@example.pl')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('button', { name: 'Erase' }).click()
    const go = at.page.getByRole('button', { name: 'Erase for ever' })
    expect(await go.isDisabled()).toBe(true)
    await at.page.getByLabel('Type erase to go on').fill('erase')
    await go.click()
    await soon(() => received.some((r) => r.path.endsWith('/erase'))).toBe(true)
  })

  it('tells the heartbeat what it holds', async () => {
    await at.open('')
    await soon(() => received.find((r) => r.path === '/v1/heartbeat')?.body).toEqual({
      assignments: [1, 2, 3, 4].map((n) => `${id('wi', n)}@3`),
    })
  })
})
