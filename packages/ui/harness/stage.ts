import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchBrowser } from '../../testkit/src/browser.ts'
import { addressOf, type View } from '../../testkit/src/gallery.ts'
import { servePrimitives, uiSurface } from './surface.ts'

type Look = BrowserContextOptions & { rtl?: boolean }
export interface Stage {
  /** a fresh page of one primitive, by the name of its file in views/ */
  open(name: string, options?: Look): Promise<Page>
  /** a view of the gallery, in its state */
  show(view: View, options?: Look): Promise<Page>
  /** script errors of every page so far */
  errors: string[]
  close(): Promise<void>
}

/** The primitives in a real browser; the caller closes it. */
export async function uiStage(): Promise<Stage> {
  const served = await servePrimitives()
  const browser: Browser = await launchBrowser()
  const errors: string[] = []
  const show: Stage['show'] = async (view, { rtl = false, ...options } = {}) => {
    for (const context of browser.contexts()) await context.close()
    const context = await browser.newContext({
      viewport: { width: 900, height: 800 },
      reducedMotion: 'reduce',
      // tests put styles and scripts of their own into the page
      bypassCSP: true,
      ...options,
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(
      addressOf(uiSurface, ({ path }) => `${served.url}/${path}`, view, rtl ? { dir: 'rtl' } : {}),
    )
    await page.locator('html[data-gallery=ready] h1').waitFor()
    return page
  }
  return {
    errors,
    show,
    open: (name, options) => show({ path: `?view=${name}` }, options),
    close: async () => {
      await browser.close()
      served.stop()
    },
  }
}

export const hasFocus = (at: Locator): Promise<boolean> => at.evaluate((e) => e === document.activeElement)
