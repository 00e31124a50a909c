import { describe, expect, it } from 'vitest'
import { bodiesTo, desk } from './desk.ts'
import { mood, received } from './fake-server.ts'
import { id } from './fixtures.ts'

/** The lead's floor and the ledger by keyboard, against a frozen moment. */
const at = desk({ timezoneId: 'Europe/Stockholm' })
const curve = () => at.page.getByRole('slider', { name: 'Share of promises kept in time' })
const said = () => curve().getAttribute('aria-valuetext')

describe('the curve', () => {
  it('is read with the arrows, says what lies behind each point, and leads to it', async () => {
    await at.open('floor')
    await curve().focus()
    await at.page.keyboard.press('Home')
    await expect.poll(said).toMatch(/^07:00: 100% \([\d.]+%–100%\), 10 of 10$/)
    for (let n = 0; n < 2; n++) await at.page.keyboard.press('ArrowRight')
    await expect.poll(said).toBe('09:00: nobody asked')
    for (let n = 0; n < 2; n++) await at.page.keyboard.press('ArrowRight')
    await expect.poll(said).toMatch(/^11:00: .*, 2 of 3, too few to say more$/)
    await at.page.keyboard.press('End')
    await at.page.keyboard.press('Enter')
    const link = at.page.getByRole('link', { name: /^\d+ promises of 14:00$/ })
    expect(await link.getAttribute('href')).toMatch(/^\/console\/ledger\?from=\d+&to=\d+$/)
    await link.click()
    await at.page.getByText(/, 14:00–15:00$/).waitFor()
    await at.page.getByRole('button', { name: 'Show the whole time' }).click()
    await expect.poll(() => at.page.evaluate(() => location.search)).toBe('')
  })

  it('shows waits against what is promised, over other stretches too', async () => {
    await at.open('floor')
    await at.page.getByRole('radio', { name: '28 days' }).press('Space')
    await at.page.getByRole('radio', { name: 'Wait', exact: true }).press('Space')
    await at.page.getByText('promised: 3 min').waitFor()
    await at.page.getByText('Show as a table').click()
    await at.page.locator('.series-table tbody tr').nth(27).waitFor()
    expect(await at.page.locator('.series-table tbody tr').count()).toBe(28)
  })

  it('may fail alone', async () => {
    mood.figureless = true
    await at.open('floor')
    await at.page.getByText('The figures could not be loaded.').waitFor()
    await at.page.getByText('Why people were needed').waitFor()
    mood.figureless = false
    await at.page.getByRole('button', { name: 'Try again' }).click()
    await curve().waitFor()
  })
})

describe('the line', () => {
  it('shows at once to whom an item goes', async () => {
    await at.open('floor')
    await at.page.getByRole('button', { name: /^Give to a person: Hanna/ }).press('Enter')
    await at.page.locator('.menu:popover-open').getByText('You hold as many as you wish to.').waitFor()
    await at.page.getByRole('menuitem', { name: /Łukasz/ }).press('Enter')
    await at.page.locator('.queue').getByText('giving to Łukasz Wiśniewski').waitFor()
    await expect.poll(() => bodiesTo('/assign')).toEqual([{ epoch: 3, workerId: id('wkr', 2) }])
  })

  it('takes it back when it is refused', async () => {
    await at.open('floor')
    await at.page.getByRole('button', { name: /^Give to a person: Hanna/ }).press('Enter')
    mood.stale = true
    await at.page.getByRole('menuitem', { name: /Łukasz/ }).press('Enter')
    await at.page.getByText('The work has moved on to another holder').first().waitFor()
    expect(await at.page.getByText('giving to').count()).toBe(0)
    expect(received.some((r) => r.path.endsWith('/assign'))).toBe(true)
  })

  it('shows 200 a part at a time', async () => {
    mood.crowded = true
    await at.open('floor')
    const rows = at.page.locator('.queue > li')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(8)
    await at.page.getByRole('button', { name: 'Show 40 more who wait' }).press('Enter')
    await expect.poll(() => rows.count()).toBe(48)
  })
})
