import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ThreadView } from '@warmline/contracts'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type BadLine, openBadLine } from '../../../../packages/testkit/src/bad-line.ts'
import { signInLink } from '../access/accounts.ts'
import { line, openWidget, type Stage, write } from './stage.ts'
import { send, type TestPerson } from './test-server.ts'

/** A stage whose browsers reach the server over a line that fails on purpose. */
export interface BadStage {
  line: BadLine
  /** a page of somebody else's site, on a server that never fails, with the widget's tag pointing over the line */
  hostPage(slug: string): string
  /** a browser of its own; a second tab of it is `stage.tab(page.context(), …)` */
  open(url: string, options?: BrowserContextOptions): Promise<Page>
  /** a worker whose console is reached over the line */
  signIn(workspaceId: string, person: TestPerson, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** Pauses before a next try are cast with dice; here they come out short, so that a test waits for the code and not for them. */
const shortPauses = 'Math.random = () => 0.01'

export async function openBadStage(stage: Stage, seed: number): Promise<BadStage> {
  const over = await openBadLine(stage.base, seed)
  const hosts = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>A shop</title><h1>A shop</h1><script async src="${over.url}/widget/loader.js" data-workspace="${(request.url ?? '').slice(1)}"></script>`,
    )
  })
  await new Promise<void>((resolve) => hosts.listen(0, '127.0.0.1', resolve))
  const open = async (url: string, options: BrowserContextOptions = {}) => {
    const context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1280, height: 860 },
      ...options,
    })
    await context.addInitScript(shortPauses)
    return stage.tab(context, url)
  }
  return {
    open,
    line: over,
    hostPage: (slug) => `http://127.0.0.1:${(hosts.address() as AddressInfo).port}/${slug}`,
    async signIn(workspaceId, person, options) {
      const link = await signInLink(stage.server.nodes[0]!.services, workspaceId, person.accountId, null)
      const page = await open(link.replace(stage.base, over.url), options)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: /^Hello/ }).waitFor()
      return page
    },
    async close() {
      await over.close()
      hosts.close()
      hosts.closeAllConnections()
    },
  }
}

export interface Written {
  itemId: string
  by: string
  text: string
}

/** Every message that the server holds in a workspace, conversation by conversation, each in its order. */
export async function onTheServer(stage: Stage, workspaceId: string, lead: TestPerson): Promise<Written[]> {
  const { services } = stage.server.nodes[0]!
  const records = await services.store.find(workspaceId, {
    subjectKind: 'work-item',
    limit: 50,
    order: 'newest',
  })
  const threads = await Promise.all(
    records.toReversed().map(async ({ subjectId }) => {
      const { json } = await send(stage.base, 'GET', `/v1/sync?scope=thread:${subjectId}`, {
        token: lead.token,
      })
      const { entries } = json['state'] as ThreadView
      return entries.flatMap((entry) =>
        entry.entry === 'message' ? [{ itemId: subjectId, by: entry.by, text: entry.text ?? '' }] : [],
      )
    }),
  )
  return threads.flat()
}

/** How many of the contact's own messages a widget shows as not yet accepted. */
export const waitingIn = (page: Page): Promise<number> => page.locator('.mark.waiting, .mark.sending').count()

/** What a widget shows as messages, from the first to the last. */
export const shownIn = (page: Page): Promise<string[]> => page.locator('article .bub').allInnerTexts()

/** One contact in the widget over the bad line, and a worker who holds the conversation and speaks over the API. */
export interface Pair {
  page: Page
  itemId: string
  worker: TestPerson
  /** the worker answers; it is on the server when this resolves */
  answer(text: string): Promise<void>
  /** what the server holds, both sides, in order */
  stored(): Promise<string[]>
}

export async function openPair(
  stage: Stage,
  company: { workspaceId: string; slug: string; boss: TestPerson },
  page: Page,
): Promise<Pair> {
  const { workspaceId, boss } = company
  const worker = await stage.server.person(workspaceId, ['worker'])
  const asWorker = (method: string, path: string, body: unknown = {}) =>
    send(stage.base, method, path, { token: worker.token, body })
  await asWorker('POST', '/v1/availability', { available: true, capacity: 4 })
  await openWidget(page)
  await write(page, 'Hello')
  await page.getByRole('button', { name: 'Ask for one' }).click()
  const held = async () => {
    const { json } = await asWorker('GET', '/v1/sync?scope=inbox')
    const { items } = json['state'] as {
      items: { head: { itemId: string; epoch: number; status: string } }[]
    }
    return items.find(({ head }) => head.status === 'person')?.head
  }
  await expect.poll(held).toBeDefined()
  const { itemId } = (await held())!
  await line(page, 'has your conversation now').waitFor()
  return {
    page,
    itemId,
    worker,
    async answer(text) {
      const body = {
        messageId: stage.server.nodes[0]!.services.ids.next('msg'),
        epoch: (await held())!.epoch,
        text,
      }
      const sent = await asWorker('POST', `/v1/items/${itemId}/messages`, body)
      expect(sent.status, sent.text).toBe(201)
    },
    async stored() {
      const written = await onTheServer(stage, workspaceId, boss)
      return written.filter((one) => one.itemId === itemId).map(({ text }) => text)
    },
  }
}
