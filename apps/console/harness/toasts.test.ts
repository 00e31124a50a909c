import { describe, it } from 'vitest'
import { desk, promised, soon } from './desk.ts'
import { id } from './fixtures.ts'

/** What a toast stands on: nothing that can be used, and not the word about the line. */
const at = desk()

/** What the toasts cover, by its words; null while there is none, or while it is on its way. */
const covered = () =>
  at.page.evaluate(() => {
    const shown = [...document.querySelectorAll('.toast')]
    if (shown.length === 0 || shown.some((e) => e.getAnimations().length > 0)) return null
    const toasts = shown.map((e) => e.getBoundingClientRect())
    return [
      ...document.querySelectorAll('a, button, input, select, textarea, summary, .dot, [role="status"]'),
    ]
      .filter((e) => !e.closest('.toasts, .attached'))
      .filter((e) => {
        const r = e.getBoundingClientRect()
        return toasts.some(
          (t) => r.width > 1 && r.left < t.right && t.left < r.right && r.top < t.bottom && t.top < r.bottom,
        )
      })
      .map((e) => e.textContent || e.getAttribute('aria-label') || e.className)
  })
/** The part that places them has come. */
const prepared = () =>
  soon(() =>
    at.page.evaluate(() =>
      performance.getEntriesByType('resource').some((e) => e.name.includes('toast-place')),
    ),
  ).toBe(true)

describe('toasts', () => {
  for (const [width, height] of [
    [1440, 900],
    [1440, 640],
    [360, 780],
  ] as const) {
    it(`cover no control in a conversation at ${width} × ${height}`, async () => {
      await at.page.setViewportSize({ width, height })
      await at.open(promised)
      await at.page.locator('[data-composer]').waitFor()
      await prepared()
      await at.page.keyboard.press('e')
      await at.page.locator('.toast').getByText('Answer first, or give it back').waitFor()
      await at.page.keyboard.press('F6')
      await soon(covered).toEqual([])
    })

    it(`cover no control in the list and in settings at ${width} × ${height}`, async () => {
      await at.page.setViewportSize({ width, height })
      await at.open(`inbox/${id('wi', 2)}`)
      await at.page.locator('[data-composer]').waitFor()
      await prepared()
      await at.page.keyboard.press('e')
      await at.page.locator('.toast').waitFor()
      // with the keyboard on it, it stays to be looked at
      await at.page.keyboard.press('F6')
      await soon(covered).toEqual([])
      await at.open('settings')
      await at.page.getByRole('button', { name: 'Copy' }).first().waitFor()
      await prepared()
      await at.page.getByRole('button', { name: 'Copy' }).first().click()
      await at.page.locator('.toast').waitFor()
      // with the keyboard on it, it stays to be looked at
      await at.page.keyboard.press('F6')
      await soon(covered).toEqual([])
    })
  }
})
