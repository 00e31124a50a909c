import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { codeIn, openCompany, openStage, type Stage } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** A contact's own affairs in a browser that runs no scripts: by links and forms alone. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(async () => {
  company = await openCompany(stage, { speaks: true })
})
afterAll(() => stage?.close())

const device = () => stage.open(`${stage.base}/c/${company.slug}`, { javaScriptEnabled: false })
const services = () => stage.server.nodes[0]!.services
async function writes(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write a message').fill(text)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('.m.contact', { hasText: text }).waitFor()
}

it('says what is known, takes a correction, and joins a second device by key and code', async () => {
  const first = await device()
  await writes(first, 'The parcel is late')
  await first.getByRole('link', { name: 'What we know about you' }).click()
  await first.getByText('Nothing yet.').waitFor()
  for (const email of ['wrong@example.org', 'plain@example.org']) {
    await first.getByLabel('E-mail address', { exact: true }).fill(email)
    await first.getByRole('button', { name: 'Save: E-mail address' }).click()
    await first.getByText(email).waitFor()
  }
  expect(await first.getByText('wrong@example.org').count()).toBe(0)
  await first.getByRole('link', { name: 'Back to the conversation' }).click()
  await first.getByRole('link', { name: 'Case key' }).click()
  await first.getByRole('button', { name: 'Make a key' }).click()
  const caseKey = (await first.locator('code.key').textContent()) ?? ''
  expect(caseKey).toMatch(/^wlk_/)

  const second = await device()
  await second.getByRole('link', { name: 'Go on with a conversation from another device' }).click()
  await second.getByLabel('Case key').fill(caseKey)
  await second.getByRole('button', { name: 'Send me a code' }).click()
  await second.getByText('If the key is good and an e-mail address is on file').waitFor()
  await second.getByLabel('The code, eight digits').fill('00000000')
  await second.getByRole('button', { name: 'Join the two' }).click()
  await second.getByRole('alert').getByText('do not go together').waitFor()
  await second.getByLabel('The code, eight digits').fill(await codeIn(stage, 'plain@example.org'))
  await second.getByRole('button', { name: 'Join the two' }).click()
  await second.getByText('You see that conversation here now.').waitFor()
  await second.locator('.m.contact', { hasText: 'The parcel is late' }).waitFor()

  await first.getByRole('button', { name: 'Make every key of this conversation void' }).click()
  await first.getByText('No key of this conversation is good any more.').waitFor()
})

it('offers the person who helped before, keeps a transcript, and finds the earlier conversation', async () => {
  const robin = await stage.server.person(company.workspaceId, ['worker'], { name: 'Robin Smith' })
  const as = async (path: string, body: unknown) => {
    const answered = await send(stage.base, 'POST', path, { token: robin.token, body })
    expect(answered.status, answered.text).toBeLessThan(300)
  }
  const held = async () => {
    const { json } = await send(stage.base, 'GET', '/v1/sync?scope=inbox', { token: robin.token })
    return (json['state'] as { items: { head: { itemId: string; epoch: number } }[] }).items[0]?.head
  }
  await as('/v1/availability', { available: true, capacity: 1 })
  await as('/v1/heartbeat', { assignments: [] })
  const page = await device()
  await page.getByRole('button', { name: 'Get a person' }).click()
  await expect.poll(held).toBeDefined()
  const { itemId, epoch } = (await held())!
  expect(await page.getByRole('button', { name: /again, if there/ }).count()).toBe(0)
  const messageId = services().ids.next('msg')
  await as(`/v1/items/${itemId}/messages`, { messageId, epoch, text: 'It left <today>.' })
  await as('/v1/availability', { available: false, capacity: 1 })
  await as(`/v1/items/${itemId}/finish`, { epoch })
  const { epoch: after } = (await held())!
  await as(`/v1/items/${itemId}/wrap-up`, { epoch: after, disposition: 'solved' })
  await page.getByRole('button', { name: 'Look for an answer' }).click()
  await page.getByText('Robin is not here now; whoever is free first comes.').waitFor()
  await page.getByRole('button', { name: 'Robin again, if there' }).click()
  await page.getByText('You would like Robin again.').waitFor()
  expect(await page.getByRole('button', { name: 'Robin again, if there' }).count()).toBe(0)

  await page.getByRole('link', { name: 'Print this conversation' }).click()
  await page.getByRole('heading', { name: 'Conversation with' }).waitFor()
  await page.locator('li.worker', { hasText: 'Robin' }).getByText('It left <today>.').waitFor()
  expect(await page.getByText('Times: UTC').count()).toBe(1)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
  await page.goBack()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download this conversation' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('conversation.txt')
})
