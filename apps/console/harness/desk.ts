import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'
import { builtConsole } from './built.ts'
import { mood, received, startFakeServer } from './fake-server.ts'
import { id } from './fixtures.ts'
import { calm } from './pages.ts'

/** What every test of the console in a browser stands on: a build, a frozen moment, a fresh context. */
export interface Desk {
  browser: Browser
  context: BrowserContext
  page: Page
  url: string
  open(path: string): Promise<unknown>
}

export function desk(options: BrowserContextOptions = {}): Desk {
  const at = {} as Desk
  let server: Awaited<ReturnType<typeof startFakeServer>>
  let built: Awaited<ReturnType<typeof builtConsole>>
  beforeAll(async () => {
    built = await builtConsole()
    server = await startFakeServer(built.folder)
    at.url = server.url
    at.browser = await launchBrowser()
  })
  afterAll(async () => {
    await at.browser?.close()
    server?.stop()
    built?.remove()
  })
  beforeEach(async () => {
    Object.assign(mood, calm)
    received.length = 0
    at.context = await at.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    })
    at.page = await at.context.newPage()
  })
  afterEach(() => at.context.close())
  at.open = (path) => at.page.goto(`${at.url}/console/${path}`, { waitUntil: 'commit' })
  return at
}

/** Held by me with a promise and a suggestion · held by me, answered. */
export const promised = `inbox/${id('wi', 1)}`
export const answered = `inbox/${id('wi', 2)}`
export const bodiesTo = (end: string) =>
  received.filter((r) => r.path.endsWith(end)).map((r) => r.body as Record<string, unknown>)

/** Waits for what a page or the server will show; a busy machine may take its time. */
export const soon = <T>(read: () => T) => expect.poll(read)
