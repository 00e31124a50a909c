import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  field,
  jarArticle,
  line,
  openCompany,
  openStage,
  openWidget,
  type Stage,
  write,
} from '../harness/stage.ts'
import { send, type TestPerson } from '../harness/test-server.ts'

/** The contact's whole path in the widget, on a page of somebody else. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
let worker: TestPerson

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: true })
  worker = await stage.server.person(company.workspaceId, ['worker'])
})
afterAll(() => stage?.close())

const asWorker = (method: string, path: string, body: unknown = {}) =>
  send(stage.base, method, path, { token: worker.token, body })

interface Held {
  head: { itemId: string; epoch: number; status: string; readByContact: number; lastSeq: number }
}
async function held(): Promise<Held['head']> {
  const find = async () =>
    ((await asWorker('GET', '/v1/sync?scope=inbox')).json['state'] as { items: Held[] }).items.find(
      ({ head }) => head.status === 'person',
    )?.head
  await expect.poll(find).toBeDefined()
  return (await find())!
}
const reply = async (text: string, attachments: string[] = []) => {
  const { itemId, epoch } = await held()
  const messageId = stage.server.nodes[0]!.services.ids.next('msg')
  const body = { messageId, epoch, text, attachments }
  expect((await asWorker('POST', `/v1/items/${itemId}/messages`, body)).status).toBe(201)
}

it('asks the AI, then a person, shares files, ends, rates, and reopens what was not solved', async () => {
  const page = await stage.open(stage.hostPage(company.slug))
  await openWidget(page)
  await write(page, jarArticle.question)
  const answer = page.locator('article[data-author=ai]')
  await answer.getByText('Turn the lid of the jar to the left').waitFor()
  await answer.getByText(`Source: ${jarArticle.title}`).waitFor()

  await page.getByRole('button', { name: 'Ask for one' }).click()
  await page.getByText('A person is coming').waitFor()
  await asWorker('POST', '/v1/availability', { available: true, capacity: 2 })
  await line(page, 'Ada has your conversation now').waitFor()
  await reply('Hello, Ada here. What kind of jar?')
  await page.locator('article[data-author=person]').getByText('What kind of jar?').waitFor()
  const { itemId, lastSeq } = await held()
  await expect.poll(async () => (await held()).readByContact).toBe(lastSeq)

  await page.locator('input[type=file]').setInputFiles({
    name: 'jar.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a picture of a jar, in words'),
  })
  await page.locator('.chips').getByText('1 kB').waitFor()
  await write(page, 'This one')
  await page.getByRole('button', { name: /^Download jar.txt/ }).waitFor()
  await asWorker('POST', `/v1/items/${itemId}/read`, { upTo: lastSeq + 1 })
  await page.locator('.mark.read').waitFor()

  const stored = await send(stage.base, 'POST', `/v1/attachments?name=how-to.txt&itemId=${itemId}`, {
    token: worker.token,
    raw: 'to the left',
    headers: { 'content-type': 'text/plain' },
  })
  await reply('Here is how.', [stored.json.attachmentId])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download how-to.txt/ }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toBe('to the left')

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'End this conversation' }).click()
  await page.getByRole('button', { name: 'Yes, end it' }).click()
  await page.getByRole('button', { name: '4 of 5' }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'No, get a person' }).click()
  await line(page, 'Open again, with everything you wrote before').waitFor()
  await expect.poll(async () => (await held()).itemId).toBe(itemId)
  await reply('I am back, and I have read it all.')
  await page.locator('article').getByText('I am back, and I have read it all.').waitFor()
  await page.reload()
  await field(page).waitFor()
  await page.locator('article').getByText('I am back, and I have read it all.').waitFor()
  expect(await page.locator('article', { hasText: jarArticle.question }).count()).toBe(1)
  expect(stage.errors).toEqual([])
})
