import type { Browser } from 'playwright-core'
import { uiLanguages } from '../../packages/contracts/src/words.ts'
import type { Company, HostPages } from '../ground/start.ts'
import { homeIsUsable, inboxIsUsable, pageIsThere, widgetHasAnswer, widgetIsUsable } from './predicates.ts'
import { type Fetched, heldAt, sum, type Watched, watched } from './traffic.ts'

export interface Ground {
  browser: Browser
  company: Company
  host: HostPages
}

const hostOf = (address: string) => new URL(address).host
const pathOf = ({ url }: Fetched) => new URL(url).pathname
export const signedIn = async ({ context }: Watched, { url, everything }: Company) =>
  context.addCookies([{ name: 'warmline', value: everything, url }])

export interface WidgetSizes {
  loader: number
  /** whose words weigh most; `shell` and `panel` are with these */
  heaviest: string
  shell: number
  panel: number
  requests: number
  files: string[]
  foreign: string[]
}

/** From the tap on the button until an ordinary conversation is live on screen: asked, and answered. */
export async function measureWidget({ browser, company, host }: Ground): Promise<WidgetSizes> {
  const shell = await shellBytes({ browser, company, host })
  const window = await watched(browser, [hostOf(company.url), hostOf(host.origin)])
  const { page } = window
  await page.goto(host.origin)
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await heldAt(page, widgetIsUsable)
  await page.locator('textarea[name=text]').fill('How long does it take until my card arrives?')
  await page.locator('textarea[name=text]').press('Enter')
  const live = await heldAt(page, widgetHasAnswer)
  await page.getByRole('button', { name: 'Ask for one' }).click()
  await page.getByText('You asked for a person').first().waitFor()
  await page.waitForLoadState('networkidle')
  const files = (await window.files()).filter((file) => pathOf(file).startsWith('/widget/'))
  const loader = files.filter((file) => pathOf(file) === '/widget/loader.js')
  const panel = files.filter((file) => !loader.includes(file) && file.at <= live)
  const after = files.filter((file) => !loader.includes(file) && file.at > live)
  await window.context.close()
  const { language, more } = await heaviestWords(company.url, panel)
  return {
    loader: sum(loader),
    heaviest: language,
    shell: shell + more,
    panel: sum(panel) + more,
    requests: panel.length,
    files: [...panel, ...after].map(
      (file) => `${panel.includes(file) ? '' : 'after '}${pathOf(file)} ${file.bytes}`,
    ),
    foreign: window.foreign(),
  }
}

/** Which language's words of the first look weigh most as sent, and how much more than the words that were fetched. */
async function heaviestWords(
  base: string,
  fetched: readonly Fetched[],
): Promise<{ language: string; more: number }> {
  const words = fetched.find((file) => wordsFile.test(pathOf(file)))
  if (words === undefined) throw new Error('the widget fetched no words')
  const sizes = await Promise.all(
    uiLanguages.map(async (language) => {
      const path = pathOf(words).replace(wordsFile, `/${language}1-`)
      const answer = await fetch(new URL(path, base), { headers: { 'accept-encoding': 'gzip' } })
      await answer.arrayBuffer()
      const bytes = Number(answer.headers.get('content-length'))
      if (!answer.ok || !(bytes > 0)) throw new Error(`${path}: ${answer.status}, ${bytes} bytes`)
      return { language, more: bytes - words.bytes }
    }),
  )
  return sizes.reduce((most, one) => (one.more > most.more ? one : most))
}

const wordsFile = /\/(?:[a-z]{2})1-/

/** What had come over a line of 60 kbit/s when field and human button took input. */
async function shellBytes({ browser, company, host }: Ground): Promise<number> {
  const window = await watched(browser, [hostOf(company.url), hostOf(host.origin)])
  await slowLine(window, lines.edge)
  await window.page.goto(host.origin)
  const button = window.page.getByRole('button', { name: 'Help', exact: true })
  await button.waitFor()
  const before = new Set((await window.files()).map(({ url }) => url))
  const done = new Set<string>()
  window.page.on('requestfinished', (request) => done.add(request.url()))
  await button.click()
  await heldAt(window.page, widgetIsUsable)
  const came = new Set(done)
  await window.page.waitForLoadState('networkidle')
  const files = (await window.files()).filter(({ url }) => came.has(url) && !before.has(url))
  await window.context.close()
  return sum(files)
}

/** Rates in kbit/s, delay in ms of a round trip; loss is a matter of `npm run lines`. */
export const lines = {
  slow3g: { down: 400, up: 200, delay: 300 },
  edge: { down: 60, up: 30, delay: 600 },
} as const

export async function slowLine(
  { context, page }: Pick<Watched, 'context' | 'page'>,
  line: { down: number; up: number; delay: number },
): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.delay,
    downloadThroughput: (line.down * 1000) / 8,
    uploadThroughput: (line.up * 1000) / 8,
  })
}

export interface ConsoleSizes {
  /** the address that people know, until its home page takes input */
  firstLoad: number
  /** an inbox that is opened first */
  inboxCold: number
  routeMax: number
  routeMaxOf: string
  dashboards: number
  files: string[]
  foreign: string[]
}

const routes = ['home', 'inbox', 'floor', 'ledger', 'articles', 'people', 'contacts', 'settings'] as const

/** Every page of the console, each opened in a browser that has nothing yet. */
export async function measureConsole({ browser, company }: Ground): Promise<ConsoleSizes> {
  const opened = new Map<string, Fetched[]>()
  const foreign: string[] = []
  for (const route of routes) {
    const window = await watched(browser, [hostOf(company.url)], { serviceWorkers: 'block' })
    await signedIn(window, company)
    // what is fetched ahead when a page has nothing to do is not part of its first load
    await window.context.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }))
    await window.page.goto(`${company.url}/console/${route === 'home' ? '' : route}`)
    const usable = route === 'home' ? homeIsUsable : route === 'inbox' ? inboxIsUsable : pageIsThere
    await heldAt(window.page, usable)
    await window.page.evaluate(async () => void (await document.fonts.ready))
    await window.page.waitForLoadState('networkidle')
    const files = await window.files()
    opened.set(route, files)
    foreign.push(...window.foreign())
    await window.context.close()
  }
  const urls = (route: string) => (opened.get(route) ?? []).map(({ url }) => url)
  const everywhere = new Set(urls('home').filter((url) => routes.every((route) => urls(route).includes(url))))
  const own = (route: string) =>
    (opened.get(route) ?? []).filter((file) => /\.(js|css)$/.test(file.url) && !everywhere.has(file.url))
  const sizes = routes.map((route) => ({ route, bytes: sum(own(route)) })).sort((a, b) => b.bytes - a.bytes)
  const first = opened.get('home') ?? []
  const more = (opened.get('floor') ?? []).filter((file) => !urls('home').includes(file.url))
  return {
    firstLoad: sum(first),
    inboxCold: sum(opened.get('inbox') ?? []),
    routeMax: sizes[0]?.bytes ?? 0,
    routeMaxOf: sizes[0]?.route ?? '',
    dashboards: sum(more),
    files: [
      ...first.map((file) => `first ${pathOf(file)} ${file.bytes}`),
      ...sizes.map(({ route, bytes }) => `${route} ${bytes}`),
    ],
    foreign,
  }
}

/** The page without scripts, with a conversation on it. */
export async function measurePublicPage({
  browser,
  company,
}: Ground): Promise<{ bytes: number; foreign: string[] }> {
  const window = await watched(browser, [hostOf(company.url)], { javaScriptEnabled: false })
  const address = `${company.url}/c/${company.slug}`
  await window.page.goto(address)
  await window.page.getByRole('textbox').fill('How long does it take until my card arrives?')
  await window.page.locator('button[value=message]').click()
  await window.page.getByText('How long does it take').waitFor()
  const second = await watched(browser, [hostOf(company.url)], {
    javaScriptEnabled: false,
    storageState: await window.context.storageState(),
  })
  await second.page.goto(address)
  await second.page.waitForLoadState('networkidle')
  const bytes = sum(await second.files())
  const foreign = [...window.foreign(), ...second.foreign()]
  await window.context.close()
  await second.context.close()
  return { bytes, foreign }
}
