import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../packages/testkit/src/browser.ts'

/**
 * `npm run pictures`: starts a demo of its own, plays one conversation from the question to the person, and writes the
 * pictures of README and docs to docs/pictures.
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

const say = async (page: Page, text: string) => {
  const field = page.getByRole('textbox').last()
  await field.fill(text)
  await field.press('Enter')
}

async function play(browser: Browser, url: string, link: string): Promise<void> {
  const contact = await open(browser, 'wide', 'light', `${url}/`)
  await contact.getByRole('button', { name: 'Write to us' }).click()
  await say(contact, 'How long does it take until my card arrives?')
  await contact
    .getByText(/working days/)
    .last()
    .waitFor()
  await picture(contact, 'widget-ai')

  const worker = await open(browser, 'wide', 'light', link)
  await worker.getByRole('button', { name: /sign in/i }).click()
  await worker.getByRole('switch', { name: 'Go available' }).click()
  await picture(worker, 'console-home')
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
  await picture(contact, 'widget-person')
  await picture(worker, 'console-conversation')
  await worker.goto(`${url}/console/floor`)
  await worker.getByText(/Online now/).waitFor()
  await picture(worker, 'console-floor')
  await phones(browser, url, await worker.context().storageState())
}

type State = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

async function phones(browser: Browser, url: string, state: State): Promise<void> {
  for (const [name, path] of [
    ['console-floor', 'floor'],
    ['console-home', 'home'],
    ['console-inbox', 'inbox'],
  ] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport: sizes.phone,
        colorScheme: scheme,
        storageState: state,
        deviceScaleFactor: 2,
      })
      const page = await context.newPage()
      await page.goto(`${url}/console/${path}`)
      await page.getByRole('main').waitFor()
      await picture(page, `${name}-phone-${scheme}`)
      await context.close()
    }
  }
  for (const scheme of ['light', 'dark'] as const) {
    const phone = await open(browser, 'phone', scheme, `${url}/`)
    await phone.getByRole('button', { name: 'Write to us' }).click()
    await say(phone, 'I was charged twice for the same thing')
    await phone.getByText(/twice/).last().waitFor()
    await picture(phone, `widget-phone-${scheme}`)
    await phone.context().close()
  }
}

/** The ways to embed, on the demo's host pages. */
async function embedding(browser: Browser, url: string): Promise<void> {
  const question = 'How long does it take until my card arrives?'
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
