import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchBrowser } from '../../testkit/src/browser.ts'
import { servePrimitives } from './surface.ts'

export interface Stage {
  /** a fresh page of one primitive */
  open(view: string, options?: BrowserContextOptions & { rtl?: boolean }): Promise<Page>
  /** script errors of every page so far */
  errors: string[]
  close(): Promise<void>
}

/** The primitives in a real browser; the caller closes it. */
export async function uiStage(): Promise<Stage> {
  const served = await servePrimitives()
  const browser: Browser = await launchBrowser()
  const errors: string[] = []
  return {
    errors,
    open: async (view, { rtl = false, ...options } = {}) => {
      for (const context of browser.contexts()) await context.close()
      const context = await browser.newContext({
        viewport: { width: 900, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(6_000)
      page.on('pageerror', (error) => errors.push(error.message))
      const wish = JSON.stringify(rtl ? { dir: 'rtl' } : {})
      await page.goto(`${served.url}/?view=${view}&gallery=${encodeURIComponent(wish)}`)
      await page.locator('html[data-gallery=ready] h1').waitFor()
      return page
    },
    close: async () => {
      await browser.close()
      served.stop()
    },
  }
}

export const hasFocus = (at: Locator): Promise<boolean> => at.evaluate((e) => e === document.activeElement)
