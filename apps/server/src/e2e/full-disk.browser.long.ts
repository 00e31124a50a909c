import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCompany, openStage, openWidget, type Stage, seenBy, write } from '../harness/stage.ts'
import type { TestPerson } from '../harness/test-server.ts'

const gibibyte = 2 ** 30
let free = 10 * gibibyte
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
let worker: TestPerson

beforeAll(async () => {
  stage = await openStage({ room: async () => ({ free, total: 100 * gibibyte }) })
  company = await openCompany(stage, { speaks: false })
  worker = await stage.server.person(company.workspaceId, ['worker'], { name: 'Ada' })
})
afterAll(() => stage?.close())

const disk = async (bytes: number) => {
  free = bytes
  await stage.server.nodes[0]!.services.storage.look()
}
const whole = async () => {
  const { store } = stage.server.nodes[0]!.services
  const [item] = await store.find(company.workspaceId, { subjectKind: 'work-item', limit: 1 })
  return seenBy(stage, { token: company.boss.token, itemId: item!.subjectId })
}

it('a full disk on both screens: what is there stays readable, what is written is said to wait, and goes by itself', async () => {
  const contact = await stage.open(stage.hostPage(company.slug))
  await openWidget(contact)
  await write(contact, 'Written before')
  const desk = await stage.signIn(company.workspaceId, worker)
  await desk.getByRole('switch', { name: 'Go available' }).click()
  await desk.getByRole('switch', { name: 'You are available' }).waitFor()
  await desk.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: 'Inbox' }).click()
  const card = desk.getByRole('region', { name: 'Conversations' }).getByRole('link')
  await card.filter({ hasText: 'Written before' }).click()

  await disk(gibibyte / 8)
  await write(contact, 'Written while it was full')
  await desk.locator('[data-composer]').fill('Answered while it was full')
  await desk.keyboard.press('Control+Enter')
  await desk.evaluate(() => dispatchEvent(new Event('pagehide')))
  await contact.getByText('What you write is kept.').first().waitFor()
  await contact.getByText('Waiting to send').waitFor()
  await desk.getByRole('region', { name: 'Notices' }).getByText('The disk is nearly full').waitFor()
  await desk.getByText('Waiting to send').first().waitFor()
  await desk.reload()
  await desk.getByText('Written before').first().waitFor()
  await desk.getByText('Answered while it was full').first().waitFor()
  expect(await whole()).not.toContain('while it was full')

  await disk(10 * gibibyte)
  await expect.poll(whole).toContain('Written while it was full')
  await expect.poll(whole).toContain('Answered while it was full')
  await contact.getByText('Waiting to send').waitFor({ state: 'detached' })
  await desk.getByText('Waiting to send').first().waitFor({ state: 'detached' })
  expect(stage.errors).toEqual([])
})
