import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askByApi, openCompany, openStage, openWidget, type Stage, seenBy, write } from '../harness/stage.ts'
import { send, type TestPerson } from '../harness/test-server.ts'

/** A lead at the floor and at the articles. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
let page: Page

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: true })
  page = await stage.signIn(company.workspaceId, company.boss)
})
afterAll(() => stage?.close())

const goTo = (name: string) =>
  page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name }).click()

const post = (person: TestPerson, path: string, body: unknown) =>
  send(stage.base, 'POST', path, { token: person.token, body })
const available = async (person: TestPerson) => {
  await post(person, '/v1/heartbeat', { assignments: [] })
  await post(person, '/v1/availability', { available: true, capacity: 1 })
}
const answer = async (person: TestPerson, contact: { token: string; itemId: string }) => {
  const { state } = JSON.parse(await seenBy(stage, contact)) as { state: { head: { epoch: number } } }
  const messageId = stage.server.nodes[0]!.services.ids.next('msg')
  const body = { messageId, epoch: state.head.epoch, text: 'Here I am.' }
  expect((await post(person, `/v1/items/${contact.itemId}/messages`, body)).status).toBe(201)
}

it('sees who waits as it happens, gives them to a person, and takes the ledger home', async () => {
  await goTo('Live floor')
  await page.getByText('Nobody is waiting').waitFor()
  const kim = await stage.server.person(company.workspaceId, ['worker'], { name: 'Kim' })
  const first = await askByApi(stage, company.slug, 'I would like to speak to somebody')
  const rows = page.locator('.queue li')
  await rows.getByText('Unnamed contact').waitFor()
  await available(kim)
  await rows.waitFor({ state: 'detached' })
  await answer(kim, first)

  // Lou speaks another language, so nothing comes by itself: the lead gives it
  const lou = await stage.server.person(company.workspaceId, ['worker'], { name: 'Lou', languages: ['sv'] })
  await available(lou)
  await page.getByRole('list', { name: 'People' }).getByText('Lou').waitFor()
  const second = await askByApi(stage, company.slug, 'Me too, please')
  await rows.getByRole('button', { name: /^Give to a person/ }).click()
  await page.getByRole('menuitem', { name: /Lou/ }).click()
  await page.getByText('Given to Lou.').waitFor()
  await rows.waitFor({ state: 'detached' })
  await answer(lou, second)

  await goTo('Promises')
  await expect.poll(() => page.getByText('Kept in time').count(), { timeout: 8_000 }).toBe(2)
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  expect(csv.suggestedFilename()).toBe('promises.csv')
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines).toHaveLength(3)
  for (const { itemId } of [first, second]) expect(lines.join('\n')).toContain(itemId)
}, 25_000)

it('imports articles, is told which line is wrong, publishes one, and the AI answers with it', async () => {
  await goTo('Articles')
  await page.getByRole('button', { name: 'Import Markdown' }).click()
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  })
  await page
    .locator('input[type=file]')
    .setInputFiles([
      file('lid.md', '---\ntitle: Lids\ntopic: jars\nlanguage: en\n---\n\nA lid fits one size of jar.\n'),
      file('wrong.md', '---\ntitle: Wrong\nwhat: this\n---\n\nText.\n'),
    ])
  const results = page.getByRole('dialog').getByRole('status')
  await results.getByText('1 saved, 1 not taken').waitFor()
  await results.getByText(/wrong\.md, line 3/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('link', { name: 'Lids' }).waitFor()

  await page
    .getByRole('link', { name: 'New article' })
    .or(page.getByRole('button', { name: 'New article' }))
    .click()
  await page.getByLabel('Title').fill('Labels on jars')
  await page
    .getByLabel('Text (Markdown)')
    .fill('Soak the jar in warm water for ten minutes. The label then slides off.')
  await page.getByLabel('Topic').fill('Jar labels')
  await page.getByLabel('Questions that it answers').fill('How do I remove the label from a jar?')
  await page.getByRole('button', { name: 'Save and publish' }).click()
  await page.getByRole('heading', { name: 'Edit article' }).waitFor()
  await page.getByText('version 1').waitFor()
  const contact = await stage.open(stage.hostPage(company.slug))
  await openWidget(contact)
  await write(contact, 'How do I remove the label from a jar?')
  await contact.locator('article[data-author=ai]').getByText('Soak the jar in warm water').waitFor()
  await contact.getByText('Source: Labels on jars').waitFor()
  expect(stage.errors).toEqual([])
}, 25_000)
