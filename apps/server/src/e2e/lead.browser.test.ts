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

it('sees who waits and why as it happens, gives them to a person, and reads how the promise stands', async () => {
  await goTo('Live floor')
  const headline = page.locator('.headline')
  await headline.getByText('Nobody has asked for a person today.').waitFor()
  await page.getByText('Nobody is waiting').waitFor()
  const kim = await stage.server.person(company.workspaceId, ['worker'], { name: 'Kim' })
  const first = await askByApi(stage, company.slug, 'I would like to speak to somebody')
  const rows = page.locator('.queue li')
  await rows.getByText('Unnamed contact').waitFor()
  await rows.getByText('nobody on speaks English').waitFor()
  await headline.getByText('One person asked for a person today and waits').waitFor()
  await available(kim)
  await rows.waitFor({ state: 'detached' })
  await answer(kim, first)

  // Lou speaks another language, so nothing comes by itself: the lead gives it
  const lou = await stage.server.person(company.workspaceId, ['worker'], { name: 'Lou', languages: ['sv'] })
  await available(lou)
  await page.getByRole('list', { name: 'People', exact: true }).getByText('Lou').waitFor()
  const second = await askByApi(stage, company.slug, 'Me too, please')
  await rows.getByText('the one who speaks English has no free place').waitFor()
  await rows.getByRole('button', { name: /^Give to a person/ }).click()
  await page.getByRole('menuitem', { name: /Lou/ }).click()
  await page.getByRole('region', { name: 'Notices' }).getByText('Given to Lou.').waitFor()
  await page.mouse.move(2, 2)
  await rows.waitFor({ state: 'detached' })
  await answer(lou, second)
  await headline.getByText('Everybody who asked today got a person in time: 2 of 2.').waitFor()
  await page.getByText('2 promises are too few to say a share.').waitFor()
  const why = page.getByRole('list', { name: 'Why people were needed' })
  await expect.poll(() => why.getByText('asked for a person').count()).toBe(2)

  // from the point of the curve to what lies behind it
  await page.getByRole('slider', { name: 'Share of promises kept in time' }).press('Enter')
  await page.getByRole('link', { name: /^2 promises of / }).click()
  await page.getByRole('heading', { name: 'Promises' }).waitFor()
  const table = page.getByRole('table')
  await expect.poll(() => table.getByText('Kept in time').count()).toBe(2)
  await page.getByLabel('Outcome').selectOption('late')
  await page.getByText('No promises like this').waitFor()
  await page.getByLabel('Outcome').selectOption('in-time')
  await expect.poll(() => table.getByText('Kept in time').count()).toBe(2)
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  expect(csv.suggestedFilename()).toBe('promises.csv')
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines).toHaveLength(3)
  for (const { itemId } of [first, second]) expect(lines.join('\n')).toContain(itemId)
})

it('imports articles, is told which line is wrong, publishes one, and the AI answers with it', async () => {
  await goTo('Articles')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
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
})
