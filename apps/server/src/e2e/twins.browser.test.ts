import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  askByApi,
  jarArticle,
  openCompany,
  openStage,
  openWidget,
  type Stage,
  seenBy,
  write,
} from '../harness/stage.ts'

/** Everything twice: two tabs of one contact, two devices of one worker. Nothing is doubled, nothing is lost. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: true })
})
afterAll(() => stage?.close())

const texts = (page: Page) => page.locator('article .bub').allInnerTexts()

it('two tabs of the widget show one conversation, each word once', async () => {
  const one = await stage.open(stage.hostPage(company.slug))
  await openWidget(one)
  await write(one, jarArticle.question)
  await one.locator('article[data-author=ai]').getByText('Turn the lid').waitFor()
  // the widget was left open, so the second tab opens it by itself
  const two = await stage.tab(one.context(), stage.hostPage(company.slug))
  await two.locator('article[data-author=ai]').getByText('Turn the lid').waitFor()
  await write(two, 'from the second tab')
  await one.locator('article').getByText('from the second tab').waitFor()
  // both at once: the button may be gone from one tab while its tap is on the way
  const buttons = [one, two].map((page) => page.getByRole('button', { name: 'Ask for one' }).elementHandle())
  for (const button of await Promise.all(buttons)) void button?.evaluate((e) => (e as HTMLElement).click())
  for (const page of [one, two]) await page.getByText('A person is coming').waitFor()
  await write(one, 'from the first tab')
  await two.locator('article').getByText('from the first tab').waitFor()
  expect(await texts(one)).toEqual(await texts(two))
  expect((await texts(one)).filter((text) => text === 'from the second tab')).toHaveLength(1)
  for (const page of [one, two])
    expect(await page.locator('.ev').getByText('You asked for a person').count()).toBe(1)
  await one.reload()
  await one.locator('article').getByText('from the first tab').waitFor()
  expect(await texts(one)).toEqual(await texts(two))
  await one.context().close()
})

it('two devices of one worker hold the same work once, and both can answer it', async () => {
  const person = await stage.server.person(company.workspaceId, ['worker'], { name: 'Kim' })
  const phone = await stage.signIn(company.workspaceId, person, { viewport: { width: 390, height: 780 } })
  const desk = await stage.signIn(company.workspaceId, person)
  await phone.getByRole('group', { name: 'How many at once' }).getByText('2', { exact: true }).click()
  await phone.getByRole('switch', { name: 'Go available' }).click()
  await desk.getByRole('switch', { name: 'You are available' }).waitFor()
  const contact = await askByApi(stage, company.slug, 'One question, please')
  for (const page of [phone, desk]) {
    await page.goto(`${stage.base}/console/inbox/${contact.itemId}`, { waitUntil: 'commit' })
    await page.locator('[data-composer]').waitFor()
  }
  await phone.locator('[data-composer]').fill('From the phone')
  await desk.locator('[data-composer]').fill('From the desk')
  await Promise.all([phone, desk].map((page) => page.locator('[data-composer]').press('Control+Enter')))
  for (const page of [phone, desk])
    for (const text of ['From the phone', 'From the desk'])
      await expect.poll(() => page.locator('.talk').getByText(text, { exact: true }).count()).toBe(1)
  const seen = await seenBy(stage, contact)
  for (const text of ['From the phone', 'From the desk'])
    expect(seen.split(`"text":"${text}"`)).toHaveLength(2)
  expect(seen.split('"assigned"')).toHaveLength(2)
  expect(stage.errors).toEqual([])
})
