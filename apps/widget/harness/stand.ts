import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'
import type { StateName } from './states.ts'

export interface OpenOptions extends BrowserContextOptions {
  language?: string
  /** before the page is there */
  prepare?: (page: Page) => Promise<unknown>
}

/** The built widget in a real browser, on a host page with a strict CSP and Trusted Types, against canned states. */
export interface Stand {
  readonly fake: FakeServer
  /** what went wrong in pages since `fresh` */
  readonly errors: string[]
  /** a fake server that knows of nothing */
  fresh(): Promise<void>
  /** a page with the panel open */
  open(state: StateName, options?: OpenOptions): Promise<Page>
  close(): Promise<void>
}

export async function openStand(): Promise<Stand> {
  // a build of its own: a running server's files stay as they are
  const dist = mkdtempSync(join(tmpdir(), 'warmline-widget-'))
  await build({
    configFile: join(import.meta.dirname, '..', 'vite.config.ts'),
    mode: 'production',
    build: { outDir: dist },
    logLevel: 'error',
  })
  const browser = await launchBrowser()
  const errors: string[] = []
  let fake = await startFakeServer(dist)
  return {
    get fake() {
      return fake
    },
    errors,
    async fresh() {
      await fake.close()
      fake = await startFakeServer(dist)
      errors.length = 0
    },
    async open(state, { language = 'en', prepare, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 360, height: 780 }, ...options })
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource|WebSocket/.test(message.text()))
          errors.push(message.text())
      })
      if (state !== 'new')
        await page.addInitScript((slug) => localStorage.setItem(`warmline:${slug}:token`, 'token'), state)
      await prepare?.(page)
      await page.goto(`${fake.url}/?state=${state}&lang=${language}`)
      await page.getByRole('button', { name: /Help|مساعدة|Hilfe/ }).click()
      await page.locator('textarea[name=text]').waitFor()
      return page
    },
    async close() {
      await browser.close()
      await fake.close()
      rmSync(dist, { recursive: true, force: true })
    },
  }
}

export const write = async (page: Page, text: string): Promise<void> => {
  await page.locator('textarea[name=text]').fill(text)
  await page.keyboard.press('Enter')
}
