import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../packages/testkit/src/browser.ts'

/**
 * `npm run pictures`: starts a demo of its own, plays one conversation from the question to the person, and writes every
 * surface at 360 and 1440 px, light and dark, to docs/pictures (shown in README.md and docs/guides/screens.md).
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'docs', 'pictures')

async function startDemo(data: string): Promise<{ url: string; link: string; stop(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts', 'warmline.cjs'), 'start', '--port', '0', '--data', data],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  const { url, link } = await new Promise<{ url: string; link: string }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /(http\S+)\/console\/sign-in#token=\S+/.exec(said)
      if (found?.[1]) resolve({ url: found[1], link: found[0] })
    })
  })
  return {
    url,
    link,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

const sizes = {
  wide: { width: 1440, height: 900 },
  phone: { width: 360, height: 780 },
} as const

async function open(
  browser: Browser,
  size: keyof typeof sizes,
  scheme: 'light' | 'dark',
  url: string,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: scheme,
    deviceScaleFactor: size === 'phone' ? 2 : 1,
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  console.log(`docs/pictures/${name}.png`)
}

/** One surface in its four looks; the page itself changes, so that the moment is the same in all of them. */
async function looks(page: Page, name: string): Promise<void> {
  for (const size of ['wide', 'phone'] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(sizes[size])
      await page.emulateMedia({ colorScheme })
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      await picture(page, `${name}-${sizes[size].width}-${colorScheme}`)
    }
  await page.setViewportSize(sizes.wide)
  await page.emulateMedia({ colorScheme: 'light' })
}

const say = async (page: Page, text: string) => {
  const field = page.getByRole('textbox').last()
  await field.fill(text)
  await field.press('Enter')
}

const question = 'How long does it take until my card arrives?'

async function play(browser: Browser, url: string, link: string): Promise<void> {
  const contact = await open(browser, 'wide', 'light', `${url}/`)
  await contact.getByRole('button', { name: 'Write to us' }).click()
  await say(contact, question)
  await contact
    .getByText(/working days/)
    .last()
    .waitFor()
  await looks(contact, 'widget-ai')

  const worker = await open(browser, 'wide', 'light', link)
  await worker.getByRole('button', { name: /sign in/i }).click()
  await worker.getByRole('switch', { name: 'Go available' }).click()
  await looks(worker, 'console-home')
  await contact.getByRole('button', { name: /ask for one/i }).click()
  await contact.getByText(/Robin/).first().waitFor({ timeout: 30_000 })
  await worker.goto(`${url}/console/inbox`)
  await worker
    .getByText(/card delivery takes/)
    .first()
    .click()
  await worker
    .getByRole('textbox')
    .last()
    .fill('Hi, I am Robin. I have read your question and I am checking where your card is.')
  await worker.keyboard.press('ControlOrMeta+Enter')
  await contact
    .getByText(/I am Robin/)
    .first()
    .waitFor()
  await looks(contact, 'widget-person')
  await looks(worker, 'console-conversation')
  await worker.keyboard.press('ControlOrMeta+k')
  await worker.getByRole('dialog').waitFor()
  await looks(worker, 'console-palette')
  await worker.keyboard.press('Escape')
  await worker.goto(`${url}/console/floor`)
  await worker.getByText(/Online now/).waitFor()
  await looks(worker, 'console-floor')
  await worker.goto(`${url}/console/ledger`)
  await worker.getByRole('heading', { name: 'Promises' }).waitFor()
  await looks(worker, 'console-promises')
  await contact.context().setOffline(true)
  await say(contact, 'Thank you, I will wait for it')
  await contact
    .getByText(/no connection|offline|signal/i)
    .first()
    .waitFor()
  await looks(contact, 'widget-offline')
  await elsewhere(browser, url)
}

/** What needs a browser of its own: right to left, and no scripts. */
async function elsewhere(browser: Browser, url: string): Promise<void> {
  const arabic = await open(browser, 'wide', 'light', `${url}/?lang=ar`)
  await arabic.getByRole('button', { name: 'Write to us' }).click()
  await arabic.locator('textarea[name=text]').waitFor()
  await looks(arabic, 'widget-rtl')
  const bare = await open(browser, 'wide', 'light', `${url}/c/demo`)
  await bare.getByRole('textbox').fill(question)
  await bare.getByRole('button', { name: 'Send' }).click()
  await bare.getByText(question).waitFor()
  await looks(bare, 'page')
}

/** The ways to embed, on the demo's host pages. */
async function embedding(browser: Browser, url: string): Promise<void> {
  const plain = await open(browser, 'wide', 'light', `${url}/host/cases/plain.html`)
  await plain.getByRole('button', { name: 'Help', exact: true }).click()
  await say(plain, question)
  await plain
    .getByText(/working days/)
    .last()
    .waitFor()
  await picture(plain, 'embed-script')
  const framed = await open(browser, 'wide', 'light', `${url}/host/cases/iframe.html`)
  const frame = framed.frameLocator('iframe')
  await frame.locator('textarea[name=text]').fill(question)
  await frame.locator('textarea[name=text]').press('Enter')
  await frame
    .getByText(/working days/)
    .last()
    .waitFor()
  await picture(framed, 'embed-frame')
  const bare = await open(browser, 'phone', 'light', `${url}/c/demo`)
  await bare.getByRole('textbox').fill(question)
  await bare.getByRole('button', { name: 'Send' }).click()
  await bare.getByText(question).waitFor()
  await picture(bare, 'embed-noscript')
}

await mkdir(folder, { recursive: true })
const data = await mkdtemp(join(tmpdir(), 'wl-pictures-'))
const demo = await startDemo(data)
const browser = await launchBrowser()
try {
  // `npm run pictures -- embed`: these alone
  if (process.argv[2] !== 'embed') await play(browser, demo.url, demo.link)
  await embedding(browser, demo.url)
} finally {
  await browser.close()
  await demo.stop()
  await rm(data, { recursive: true, force: true })
}
