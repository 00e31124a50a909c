import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { anotherBuild } from '../harness/another-build.ts'
import {
  type BadStage,
  onTheServer,
  openBadStage,
  openPair,
  shownIn,
  waitingIn,
} from '../harness/bad-lines.ts'
import { askByApi, field, openCompany, openStage, openWidget, type Stage, write } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** A deploy in the middle: pages of yesterday on a server of today, whose files have other names. */
let stage: Stage
let bad: BadStage
let company: Awaited<ReturnType<typeof openCompany>>

beforeAll(async () => {
  stage = await openStage({ nodes: 2, appsOf: (built, node) => (node === 0 ? built : anotherBuild(built)) })
})
beforeEach(async () => {
  await bad?.close()
  bad = await openBadStage(stage, 5)
  company = await openCompany(stage, { speaks: false })
})
afterAll(async () => {
  await bad?.close()
  await stage?.close()
})

const deploy = () => bad.line.lead(stage.server.bases[1]!)
const isSent = (page: Page) => expect.poll(() => waitingIn(page)).toBe(0)
const shows = (page: Page, text: string) => page.locator('article').getByText(text, { exact: true }).waitFor()

interface Heard {
  t: string
  item?: { entries?: object[]; head?: object }
}

/** From when `isNew` says so, every event that reaches the page also has what only a newer page would understand. */
async function newerServer(page: Page, isNew: () => boolean): Promise<void> {
  await page.routeWebSocket(/\/v1\/events/, (route) => {
    route.connectToServer().onMessage((text) => {
      const frame = JSON.parse(String(text)) as Heard
      if (!isNew() || frame.t !== 'event' || frame.item === undefined) return route.send(text)
      const at = Date.now()
      const entries = [
        { entry: 'hologram', version: 9_001, at, size: 3 },
        { entry: 'line', code: 'beamed-up', params: { where: 'far' }, version: 9_002, at },
        ...(frame.item.entries ?? []),
      ]
      route.send(JSON.stringify({ t: 'weather', isSunny: true }))
      route.send(JSON.stringify({ ...frame, item: { ...frame.item, entries, tide: 'high' }, moon: 'full' }))
    })
  })
}

it('a conversation goes on in an open widget, over events and frames that it has never heard of', async () => {
  const context = await stage.browser.newContext({ locale: 'en-GB' })
  const page = await stage.tab(context, 'about:blank')
  let isNew = false
  await newerServer(page, () => isNew)
  await page.goto(bad.hostPage(company.slug))
  const pair = await openPair(stage, company, page)
  await pair.answer('before the deploy')
  await shows(page, 'before the deploy')
  await deploy()
  isNew = true
  await write(page, 'after the deploy')
  await isSent(page)
  await pair.answer('I heard you')
  await shows(page, 'I heard you')
  await pair.answer('and again')
  await shows(page, 'and again')
  await write(page, 'still here')
  await isSent(page)
  await expect.poll(() => shownIn(page)).toEqual(await pair.stored())
  expect((await pair.stored()).at(-1)).toBe('still here')
  await page.reload()
  await shows(page, 'still here')
  await expect.poll(() => shownIn(page)).toEqual(await pair.stored())
  expect(stage.errors).toEqual([])
})

it('a widget that was opened before the deploy and used after it: words are sent although its parts are gone', async () => {
  const page = await bad.open(bad.hostPage(company.slug))
  await openWidget(page)
  await deploy()
  await write(page, 'my first words')
  await expect
    .poll(async () => (await onTheServer(stage, company.workspaceId, company.boss)).map(({ text }) => text))
    .toEqual(['my first words'])
  await page.reload()
  await field(page).waitFor()
  await shows(page, 'my first words')
  // the browser's cache may still hold yesterday's loader; then the panel is renewed at the first part that is gone
  const more = page.getByRole('button', { name: 'More' })
  const inTheMenu = page.getByRole('button', { name: 'End this conversation' })
  await vi.waitFor(
    async () => {
      if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click()
      await inTheMenu.waitFor({ timeout: 3_000 })
    },
    { timeout: 60_000 },
  )
  await expect.poll(() => shownIn(page)).toEqual(['my first words'])
})

it('the button was there and the server away: the next tap fetches what the first could not', async () => {
  const page = await bad.open(bad.hostPage(company.slug))
  const button = page.getByRole('button', { name: 'Help', exact: true })
  await button.waitFor()
  await bad.line.down()
  await button.click()
  await expect.poll(() => button.getAttribute('aria-busy')).not.toBe('true')
  await bad.line.up()
  await button.click()
  await field(page).waitFor()
})

it('a console from before the deploy goes on answering, and a page whose chunk is gone says what to do', async () => {
  const worker = await stage.server.person(company.workspaceId, ['worker', 'lead'])
  const page = await bad.signIn(company.workspaceId, worker)
  await send(stage.base, 'POST', '/v1/availability', {
    token: worker.token,
    body: { available: true, capacity: 2 },
  })
  const contact = await askByApi(stage, company.slug, 'Anybody there?')
  let isNew = false
  await newerServer(page, () => isNew)
  await page.reload()
  const main = page.getByRole('navigation', { name: 'Main' }).first()
  await main.getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link').first().click()
  await page.locator('[data-composer]').waitFor()
  await deploy()
  isNew = true
  await page.locator('[data-composer]').fill('from yesterday’s page')
  await page.locator('[data-composer]').press('Control+Enter')
  await expect
    .poll(async () => (await onTheServer(stage, company.workspaceId, company.boss)).map(({ text }) => text))
    .toEqual(['Anybody there?', 'from yesterday’s page'])
  const more = await send(stage.base, 'POST', `/v1/conversations/${contact.itemId}/messages`, {
    token: contact.token,
    body: { messageId: stage.server.nodes[0]!.services.ids.next('msg'), text: 'Good to hear' },
  })
  expect(more.status, more.text).toBe(201)
  await page.locator('.talk').getByText('Good to hear').waitFor()
  await main.getByRole('link', { name: 'Articles' }).click()
  // either it was fetched before, or the page says so and a tap brings the new one
  const found = page.getByRole('heading', { level: 1, name: 'Articles' })
  const again = page.getByRole('button', { name: /again|reload/i }).first()
  await found.or(again).first().waitFor()
  if (await again.isVisible()) await again.click()
  await found.waitFor()
  await page.goto(`${bad.line.url}/console/inbox/${contact.itemId}`, { waitUntil: 'commit' })
  await page.locator('.talk').getByText('from yesterday’s page').waitFor()
})
