import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'
import { builtConsole } from './built.ts'
import { mood, startFakeServer } from './fake-server.ts'
import { calm, pages } from './pages.ts'

/** Every view × light/dark × 360/1440: no axe violation, no sideways overflow (also at 320), no script error. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser
let server: Awaited<ReturnType<typeof startFakeServer>>
let console_: Awaited<ReturnType<typeof builtConsole>>

beforeAll(async () => {
  console_ = await builtConsole()
  server = await startFakeServer(console_.folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.stop()
  console_?.remove()
})

interface Axe {
  run(
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

describe.each(Object.entries(pages))('%s', (_, page) => {
  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
    [320, 'light'],
  ] as const)('%i px, %s', async (width, colorScheme) => {
    Object.assign(mood, calm, page.mood)
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      locale: 'en-GB',
      bypassCSP: true,
      reducedMotion: 'reduce',
    })
    const errors: string[] = []
    try {
      const tab = await context.newPage()
      tab.on('pageerror', (e) => errors.push(e.message))
      await tab.goto(`${server.url}/console/${page.path}`, { waitUntil: 'commit' })
      await tab.waitForFunction(
        () => document.querySelector('h1') !== null && document.querySelector('.skel') === null,
      )
      await tab.waitForTimeout(200)
      expect(errors).toEqual([])
      expect(
        await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0)
      await tab.evaluate(axe)
      const found = await tab.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: Axe }).axe.run({
          resultTypes: ['violations'],
        })
        return violations.map(
          (v) =>
            `${v.id}: ${v.nodes
              .slice(0, 3)
              .map((n) => `${n.html.slice(0, 160)} ${n.failureSummary?.split('\n')[1] ?? ''}`)
              .join(' | ')}`,
        )
      })
      expect(found).toEqual([])
    } finally {
      await context.close()
    }
  })
})
