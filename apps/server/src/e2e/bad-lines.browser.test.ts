import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BadStage, onTheServer, openBadStage, shownIn, waitingIn } from '../harness/bad-lines.ts'
import {
  askByApi,
  field,
  jarArticle,
  openCompany,
  openStage,
  openWidget,
  type Stage,
  write,
} from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** The bar: whatever the line does, what a contact wrote arrives once and in order. */
let stage: Stage
let bad: BadStage
let company: Awaited<ReturnType<typeof openCompany>>

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: false })
  bad = await openBadStage(stage, 20)
})
afterAll(async () => {
  await bad?.close()
  await stage?.close()
})

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `message ${from + n} of 20`)

it('server away, ten messages, a reload, ten more, a second tab, and four of ten answers cut: twenty, once, in order', async () => {
  const page = await bad.open(bad.hostPage(company.slug))
  await openWidget(page)
  await bad.line.down()
  for (const text of numbered(1, 10)) await write(page, text)
  await expect.poll(() => shownIn(page)).toHaveLength(10)

  await page.reload()
  await field(page).waitFor()
  await expect.poll(() => shownIn(page)).toEqual(numbered(1, 10))
  for (const text of numbered(11, 20)) await write(page, text)
  await expect.poll(() => shownIn(page)).toEqual(numbered(1, 20))

  const second = await stage.tab(page.context(), bad.hostPage(company.slug))
  await field(second).waitFor()
  await expect.poll(() => shownIn(second)).toEqual(numbered(1, 20))

  bad.line.set({ cutAnswers: 0.4 })
  await bad.line.up()
  const arrived = async () => {
    const written = await onTheServer(stage, company.workspaceId, company.boss)
    return written.filter(({ by }) => by === 'contact').map(({ text }) => text)
  }
  await expect.poll(arrived, { timeout: 60_000, interval: 500 }).toEqual(numbered(1, 20))
  expect(bad.line.counts.cut).toBeGreaterThan(3)

  bad.line.set({ cutAnswers: 0 })
  for (const tab of [page, second]) {
    await expect.poll(() => waitingIn(tab)).toBe(0)
    await expect.poll(() => shownIn(tab)).toEqual(numbered(1, 20))
  }
  const written = await onTheServer(stage, company.workspaceId, company.boss)
  expect(new Set(written.map(({ itemId }) => itemId)).size).toBe(1)
  expect(stage.errors).toEqual([])
})

it('server away after an answer: words before and after a reload and the ask go on in one conversation, and the promise is made', async () => {
  const { workspaceId, slug, boss } = await openCompany(stage, { speaks: true })
  const page = await bad.open(bad.hostPage(slug))
  await openWidget(page)
  await write(page, jarArticle.question)
  await page.locator('article[data-author=ai]').getByText('Turn the lid of the jar').waitFor()
  await bad.line.down()
  await write(page, 'It does not turn.')
  const waits = page.locator('article', { hasText: 'It does not turn.' }).getByText('Waiting to send')
  await waits.waitFor()

  await page.reload()
  await field(page).waitFor()
  await waits.waitFor()
  await write(page, 'I hold it with both hands.')
  await page.getByRole('button', { name: 'Ask for one' }).click()
  await page.getByText('Your request is kept on this device').waitFor()
  expect(await page.getByText('A person is coming').count()).toBe(0)
  await write(page, 'It is a jar of honey.')

  await bad.line.up()
  await page.getByText('A person is coming').first().waitFor()
  const words = [
    jarArticle.question,
    'It does not turn.',
    'I hold it with both hands.',
    'It is a jar of honey.',
  ]
  const own = page.locator('article[data-author=contact] .bub')
  await expect.poll(() => waitingIn(page)).toBe(0)
  await expect.poll(() => own.allInnerTexts()).toEqual(words)
  const written = await onTheServer(stage, workspaceId, boss)
  expect(written.filter(({ by }) => by === 'contact').map(({ text }) => text)).toEqual(words)
  const [itemId = ''] = new Set(written.map((one) => one.itemId))
  expect(written.every((one) => one.itemId === itemId)).toBe(true)
  const item = await stage.server.nodes[0]!.services.items.get(workspaceId, itemId)
  expect(item).toMatchObject({ holder: { at: 'queue' }, promise: { way: 'here', misses: 0 } })
  expect(stage.errors).toEqual([])
})

/** The lasting line has not come: on a device that has seen it, it would come out of the browser's cache. Undone by what it returns. */
async function withoutLine(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBlockedURLs', { urls: ['*/parts/line-*'] })
  return () => session.detach()
}

it('server away, two tabs: words and the ask that one wrote after the other had read, and closed, arrive once and in order', async () => {
  const { workspaceId, slug, boss } = await openCompany(stage, { speaks: true })
  const closing = await bad.open(bad.hostPage(slug))
  await openWidget(closing)
  await write(closing, jarArticle.question)
  await closing.locator('article[data-author=ai]').getByText('Turn the lid of the jar').waitFor()
  await bad.line.down()
  await withoutLine(closing)
  await closing.reload()
  await closing.getByText('Part of this window did not load').first().waitFor()
  await write(closing, 'It does not turn.')

  const staying = await stage.tab(closing.context(), 'about:blank')
  const withLine = await withoutLine(staying)
  await staying.goto(bad.hostPage(slug))
  await expect.poll(() => shownIn(staying)).toEqual(['It does not turn.'])
  await write(closing, 'I hold it with both hands.')
  await closing.getByRole('button', { name: 'Ask for one' }).click()
  await closing.getByText('Your request is kept on this device').waitFor()
  await closing.close()
  await write(staying, 'It is a jar of honey.')
  const waits = ['It does not turn.', 'I hold it with both hands.', 'It is a jar of honey.']
  const third = await stage.tab(staying.context(), 'about:blank')
  await withoutLine(third)
  await third.goto(bad.hostPage(slug))
  await expect.poll(() => shownIn(third)).toEqual(waits)
  await third.close()

  await withLine()
  await bad.line.up()
  await staying.evaluate(() => dispatchEvent(new Event('online')))
  const words = [jarArticle.question, ...waits]
  const arrived = async () => {
    const written = await onTheServer(stage, workspaceId, boss)
    return written.filter(({ by }) => by === 'contact').map(({ text }) => text)
  }
  await expect.poll(arrived, { timeout: 60_000, interval: 500 }).toEqual(words)
  await staying.getByText('A person is coming').first().waitFor()
  await expect.poll(() => waitingIn(staying)).toBe(0)
  expect(await staying.locator('article[data-author=contact] .bub').allInnerTexts()).toEqual(words)
  const left = () => staying.evaluate(() => Object.keys(localStorage).filter((key) => /:outbox/.test(key)))
  await expect.poll(left).toEqual([])
  expect(stage.errors).toEqual([])
})

const composer = (page: Page) => page.locator('[data-composer]')
const answersIn = async (page: Page) =>
  ((await page.locator('.talk').textContent()) ?? '').match(/answer \d+ of 20/g) ?? []

it('a worker’s twenty answers too, written while the server was away, arrive once and in order', async () => {
  const { workspaceId, slug, boss } = await openCompany(stage, { speaks: false })
  const worker = await stage.server.person(workspaceId, ['worker'])
  const page = await bad.signIn(workspaceId, worker)
  await send(stage.base, 'POST', '/v1/availability', {
    token: worker.token,
    body: { available: true, capacity: 2 },
  })
  const { itemId } = await askByApi(stage, slug, 'Is anybody there?')
  await page.goto(`${bad.line.url}/console/inbox/${itemId}`)
  await composer(page).waitFor()
  await bad.line.down()
  const answers = Array.from({ length: 20 }, (_, n) => `answer ${n + 1} of 20`)
  const say = async (texts: readonly string[]) => {
    for (const text of texts) {
      await composer(page).fill(text)
      await composer(page).press('Control+Enter')
    }
  }
  await say(answers.slice(0, 10))
  await expect.poll(() => answersIn(page)).toEqual(answers.slice(0, 10))
  // away and back within the console: what waits is still there
  const main = page.getByRole('navigation', { name: 'Main' }).first()
  await main.getByRole('link', { name: 'Home' }).click()
  await page.getByRole('heading', { name: /^Hello/ }).waitFor()
  await main.getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('region', { name: 'Conversations' }).getByRole('link').first().click()
  await expect.poll(() => answersIn(page)).toEqual(answers.slice(0, 10))
  await say(answers.slice(10))
  await expect.poll(() => answersIn(page)).toEqual(answers)
  bad.line.set({ cutAnswers: 0.4 })
  await bad.line.up()
  const arrived = async () => {
    const written = await onTheServer(stage, workspaceId, boss)
    return written.filter(({ by }) => by === 'worker').map(({ text }) => text)
  }
  await expect.poll(arrived, { timeout: 60_000, interval: 500 }).toEqual(answers)
  bad.line.set({ cutAnswers: 0 })
  await expect.poll(() => answersIn(page)).toEqual(answers)
  expect(stage.errors).toEqual([])
})
