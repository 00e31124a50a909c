import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askByApi, openCompany, openStage, type Stage, seenBy } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** One worker with the console open in two tabs of one browser. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const listed = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: text })
const composer = (page: Page) => page.locator('[data-composer]')
const answer = async (page: Page, text: string) => {
  await composer(page).fill(text)
  await composer(page).press('Control+Enter')
}

it('both tabs show the same over one socket, the second takes the line over, and one sign-out is for both', async () => {
  const company = await openCompany(stage, { speaks: false })
  const ada = await stage.server.person(company.workspaceId, ['worker'], { name: 'Ada' })
  const first = await stage.signIn(company.workspaceId, ada)
  await send(stage.base, 'POST', '/v1/availability', { token: ada.token, body: { available: true } })
  const contact = await askByApi(stage, company.slug, 'Where is my parcel?')

  const second = await first.context().newPage()
  let sockets = 0
  second.on('websocket', () => sockets++)
  await second.goto(`${stage.base}/console/inbox/${contact.itemId}`, { waitUntil: 'commit' })
  await first.goto(`${stage.base}/console/inbox/${contact.itemId}`, { waitUntil: 'commit' })
  for (const page of [second, first]) await listed(page, 'Where is my parcel?').waitFor()
  await second.reload({ waitUntil: 'commit' })
  await listed(second, 'Where is my parcel?').waitFor()
  sockets = 0

  await answer(first, 'On its way')
  for (const page of [first, second]) await page.getByRole('log').getByText('On its way').waitFor()
  await answer(second, 'It comes tomorrow')
  for (const page of [first, second]) await page.getByRole('log').getByText('It comes tomorrow').waitFor()
  expect(sockets).toBe(0)

  const more = (text: string) =>
    send(stage.base, 'POST', `/v1/conversations/${contact.itemId}/messages`, {
      token: contact.token,
      body: { messageId: stage.server.nodes[0]!.services.ids.next('msg'), text },
    })
  await first.close()
  await expect.poll(() => sockets).toBe(1)
  await more('Thank you')
  await second.getByRole('log').getByText('Thank you').waitFor()

  const third = await stage.tab(second.context(), `${stage.base}/console/`)
  await third.getByRole('heading', { name: /^Hello/ }).waitFor()
  await third
    .getByRole('navigation', { name: 'Main' })
    .first()
    .getByRole('button', { name: /You and/ })
    .click()
  await third.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const page of [second, third]) await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  const thread = await seenBy(stage, contact)
  expect(thread.match(/On its way|It comes tomorrow/g)).toHaveLength(2)
  expect(stage.errors).toEqual([])
})
