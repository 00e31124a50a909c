import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { expect, inject, vi } from 'vitest'
import { launchBrowser } from '../../../../packages/testkit/src/browser.ts'
import { signInLink } from '../access/accounts.ts'
import type { NodeClock } from '../platform/clock.ts'
import type { Room } from '../platform/storage.ts'
import { send, startTestServer, type TestPerson, type TestServer } from './test-server.ts'

/** The real server, a real database and a real browser: what the paths through the product are walked on. */
export interface Stage {
  server: TestServer
  base: string
  browser: Browser
  /** what went wrong in any page */
  errors: string[]
  open(url: string, options?: BrowserContextOptions): Promise<Page>
  /** a second tab of the same browser */
  tab(context: BrowserContext, url: string): Promise<Page>
  /** through the link and the tap, as in a mail */
  signIn(workspaceId: string, person: TestPerson, options?: BrowserContextOptions): Promise<Page>
  /** a page of somebody else's site that carries the widget */
  hostPage(slug: string, host?: string): string
  /** the server's clock jumps ahead: leases and dues pass without anybody waiting for them */
  later(ms: number): Promise<void>
  close(): Promise<void>
}

/** `appsOf` gives each of several nodes a build of its own, made from the one of this run. */
export async function openStage({
  nodes = 1,
  appsOf = (built) => built,
  room,
}: {
  nodes?: number
  /** of the server's disk */
  room?: () => Promise<Room>
  appsOf?: (built: string, node: number) => string
} = {}): Promise<Stage> {
  let ahead = 0
  const apps = await builtApps()
  const server = await startTestServer({
    nodes,
    apps,
    appsOf: (node) => appsOf(apps, node),
    aheadMs: () => ahead,
    ...(room === undefined ? {} : { room }),
  })
  const base = server.bases[0]!
  const browser = await launchBrowser()
  const errors: string[] = []
  const hosts = await startHosts(base)
  // what the browser itself says of a line that is down, the last when it looks for a newer service worker
  const ofTheLine = /Failed to load resource|WebSocket|error occurred when fetching the script/
  const watch = (page: Page) => {
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !ofTheLine.test(message.text())) errors.push(message.text())
    })
    return page
  }
  const tab = async (context: BrowserContext, url: string) => {
    const page = watch(await context.newPage())
    await page.goto(url, { waitUntil: 'commit' })
    return page
  }
  const open = async (url: string, options: BrowserContextOptions = {}) =>
    tab(
      await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 }, ...options }),
      url,
    )
  return {
    server,
    base,
    browser,
    errors,
    open,
    tab,
    async signIn(workspaceId, person, options) {
      const link = await signInLink(server.nodes[0]!.services, workspaceId, person.accountId, null)
      const page = await open(link, options)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: /^Hello/ }).waitFor()
      return page
    },
    hostPage: (slug, host = 'localhost') => `http://${host}:${hosts.port}/${slug}`,
    async later(ms) {
      ahead += ms
      for (const node of server.nodes) await (node.services.clock as NodeClock).sync()
    },
    async close() {
      await browser.close()
      hosts.close()
      await server.close()
    },
  }
}

/** Built once a run, by whichever test file comes first. */
async function builtApps(): Promise<string> {
  const folder = join(inject('testClusters'), 'apps')
  const done = join(folder, 'done')
  try {
    mkdirSync(folder)
  } catch {
    await vi.waitUntil(() => existsSync(done), { timeout: 100_000, interval: 50 })
    return folder
  }
  for (const app of ['widget', 'console']) {
    const root = join(import.meta.dirname, '..', '..', '..', app)
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      mode: 'production',
      logLevel: 'error',
      build: { outDir: join(folder, app, 'dist'), emptyOutDir: true },
    })
  }
  writeFileSync(done, '')
  return folder
}

async function startHosts(base: string): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, response) => {
    const slug = (request.url ?? '').slice(1)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1><script async src="${base}/widget/loader.js" data-workspace="${slug}"></script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The widget of a page, opened. */
export async function openWidget(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  await field(page).waitFor()
}
export const field = (page: Page) => page.locator('textarea[name=text]')
/** A status line of the widget's conversation. */
export const line = (page: Page, text: string) => page.locator('.ev').getByText(text).last()
export async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
}

export const jarArticle = {
  title: 'Opening a jar',
  body: 'Turn the lid of the jar to the left. It opens with a small pop.',
  topic: 'jars',
  question: 'How do I open the jar?',
}

/** A company with one article, whose AI may answer: in the demo it speaks to contacts, elsewhere it suggests. */
export async function openCompany(
  stage: Stage,
  { speaks }: { speaks: boolean },
): Promise<{ workspaceId: string; slug: string; boss: TestPerson }> {
  const { workspaceId, slug } = await stage.server.workspace({ demo: speaks, ai: true })
  const boss = await stage.server.person(workspaceId, ['admin', 'lead'])
  const saved = await send(stage.base, 'POST', '/v1/articles', {
    token: boss.token,
    body: {
      title: jarArticle.title,
      body: jarArticle.body,
      language: 'en',
      audience: 'public',
      topic: jarArticle.topic,
      questions: [jarArticle.question],
      expiresAt: null,
      publish: true,
    },
  })
  expect(saved.status, saved.text).toBe(201)
  return { workspaceId, slug, boss }
}

/** A contact that speaks over the API, for paths that look at the other side of the desk. */
export async function askByApi(
  stage: Stage,
  slug: string,
  text: string,
): Promise<{ token: string; itemId: string }> {
  const { token } = await stage.server.contact(slug)
  const opened = await send(stage.base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text },
  })
  expect(opened.status, opened.text).toBe(201)
  return { token, itemId: opened.json.itemId }
}

/** What a contact's thread shows now, as text. */
export async function seenBy(stage: Stage, { token, itemId }: { token: string; itemId: string }) {
  return (await send(stage.base, 'GET', `/v1/sync?scope=thread:${itemId}`, { token })).text
}

/** The code in the letter to this address, as soon as it is written. */
export async function codeIn(stage: Stage, address: string): Promise<string> {
  let source = ''
  await expect
    .poll(async () => {
      const letters = await stage.server.nodes[0]!.services.mailer.written()
      source = letters.find((letter) => letter.source.includes(`To: ${address}`))?.source ?? ''
      return source
    })
    .not.toBe('')
  return /code is (\d{8})/.exec(source)?.[1] ?? 'none'
}
