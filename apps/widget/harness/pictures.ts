import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from '../../../packages/testkit/src/browser.ts'
import { startFakeServer } from './fake-server.ts'
import { states } from './states.ts'

/** `node apps/widget/harness/pictures.ts [folder] [state …]`: every state × 360/1440 × light/dark, and Arabic. */
const [folder = '/tmp/widget-pictures', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const fake = await startFakeServer()
const browser = await launchBrowser()
const problems: string[] = []

async function picture(
  state: string,
  name: string,
  language: string,
  options: BrowserContextOptions,
  act?: string,
) {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && problems.push(`${name}: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`))
  await page.addInitScript((slug) => {
    if (slug !== 'new') localStorage.setItem(`warmline:${slug}:token`, 'token')
  }, state)
  await page.goto(`${fake.url}/?state=${state}&lang=${language}`)
  await page.locator('warm-line .l').click({ timeout: 4000 })
  await page.locator('warm-line textarea[name=text]').waitFor()
  await page.waitForTimeout(500)
  if (act !== undefined) {
    await page.locator(`warm-line ${act}`).click()
    await page.waitForTimeout(500)
  }
  const overflow = await page.evaluate(() => {
    const root = document.querySelector('warm-line')?.shadowRoot
    return [...(root?.querySelectorAll('.w, .log, header, .sheet') ?? [])]
      .filter((e) => e.scrollWidth > e.clientWidth + 1)
      .map((e) => e.className)
  })
  if (overflow.length > 0) problems.push(`${name}: sideways overflow in ${overflow.join()}`)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

const phone: BrowserContextOptions = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 1.5 }
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const wanted = Object.keys(states).filter((state) => only.length === 0 || only.includes(state))
for (const state of wanted) {
  await picture(state, `${state}-phone`, 'en', phone)
  await picture(state, `${state}-phone-dark`, 'en', { ...phone, colorScheme: 'dark' })
  await picture(state, `${state}-phone-ar`, 'ar', phone)
}
if (only.length === 0) {
  await picture('queue', 'queue-desk', 'en', desk)
  await picture('person', 'person-desk-dark', 'en', { ...desk, colorScheme: 'dark' })
  await picture('queue', 'queue-320', 'de', { viewport: { width: 320, height: 560 } })
  await picture('queue', 'sheet-call', 'en', phone, '.way:nth-child(2)')
  await picture('queue', 'sheet-email', 'en', phone, '.way:nth-child(3)')
  await picture('person', 'sheet-menu', 'en', phone, '.hold .icon:not(:last-child)')
}
await browser.close()
await fake.close()
console.log(problems.length === 0 ? 'no problems' : problems.join('\n'))
