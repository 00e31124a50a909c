import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askByApi, jarArticle, openCompany, openStage, type Stage, seenBy } from '../harness/stage.ts'
import { send, type TestPerson } from '../harness/test-server.ts'

/** A worker's day in the console, with a colleague beside. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: false })
})
afterAll(() => stage?.close())

/** Past what a contact waits for a lost phone, and past its grace: the numbers of `limits`, and a little. */
const overLease = 36_000
const overGrace = 56_000

const signIn = async (person: TestPerson, capacity = '2') => {
  const page = await stage.signIn(company.workspaceId, person)
  await page.getByRole('group', { name: 'How many at once' }).getByText(capacity, { exact: true }).click()
  await page.getByRole('switch', { name: 'Go available' }).click()
  await page.getByRole('switch', { name: 'You are available' }).waitFor()
  return page
}
const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name }).click()
const available = (person: TestPerson, is: boolean) =>
  send(stage.base, 'POST', '/v1/availability', { token: person.token, body: { available: is } })
const listed = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: text })
/** The command goes out at once, as when the page is left, instead of after the six seconds of undo. */
const sendNow = (page: Page) => page.evaluate(() => dispatchEvent(new Event('pagehide')))
const composer = (page: Page) => page.locator('[data-composer]')
const notice = (page: Page, text: string) => page.getByRole('region', { name: 'Notices' }).getByText(text)
const sees = (contact: { token: string; itemId: string }, text: string) =>
  expect.poll(() => seenBy(stage, contact)).toContain(text)

it('passes, answers from a suggestion, hands over, gives back, finishes; and a lost phone parks its work', async () => {
  const ada = await stage.server.person(company.workspaceId, ['worker'], { name: 'Ada' })
  const bo = await stage.server.person(company.workspaceId, ['worker'], { name: 'Bo' })
  const adas = await signIn(ada)
  // under the real policy: no inline script, Trusted Types required
  expect(await adas.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toMatch(/\/console\/$/)

  // the first one is passed, and the next one comes
  const first = await askByApi(stage, company.slug, 'Something about a boat')
  await goTo(adas, 'Inbox')
  await listed(adas, 'Something about a boat').click()
  await adas.getByRole('button', { name: 'Not this one' }).click()
  await listed(adas, 'Something about a boat').waitFor({ state: 'detached' })
  await adas.getByRole('button', { name: 'Undo' }).waitFor()
  await sendNow(adas)
  await sees(first, 'passed-on')
  const second = await askByApi(stage, company.slug, jarArticle.question)
  await listed(adas, jarArticle.question).click()

  // a draft from the article, taken with Tab, sent with its mark
  await adas.getByRole('button', { name: 'Ask for a draft' }).click()
  await adas.getByRole('heading', { name: `Suggested, from ${jarArticle.title}` }).waitFor()
  await composer(adas).focus()
  await adas.keyboard.press('Tab')
  await adas.locator('[data-send]:focus').waitFor()
  expect(await composer(adas).inputValue()).toContain('Turn the lid of the jar to the left')
  await adas.keyboard.press('Enter')
  await sees(second, '"aiDrafted":true')

  // to Bo, with a note; Bo reads it and gives it back, and the next one has it at once
  const bos = await signIn(bo)
  await adas.getByRole('button', { name: 'Hand over' }).click()
  const dialog = adas.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'A person' }).selectOption({ value: bo.workerId })
  await dialog.getByRole('textbox').fill('They hold the jar upside down')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await listed(adas, jarArticle.question).waitFor({ state: 'detached' })
  await sendNow(adas)
  await goTo(bos, 'Inbox')
  await listed(bos, 'Turn the lid').click()
  await bos.getByText('They hold the jar upside down').waitFor()
  await sees(second, 'transferred')
  await composer(bos).fill('Turn it over first, please.')
  await composer(bos).press('Control+Enter')
  await sees(second, 'Turn it over first, please.')
  await bos.getByRole('button', { name: 'Give it back' }).click()
  await bos.getByRole('dialog').getByRole('button', { name: 'Give it back' }).click()
  await sendNow(bos)
  const cy = await stage.server.person(company.workspaceId, ['worker'], { name: 'Cy' })
  await available(cy, true)
  await sees(second, '"name":"Cy"')
  await available(cy, false)

  // Ada finishes the next one and wraps up
  await available(bo, false)
  const third = await askByApi(stage, company.slug, 'Thanks, that is all')
  await listed(adas, 'Thanks, that is all').click()
  await adas.getByRole('button', { name: /^Done/ }).click()
  await notice(adas, 'Answer first, or give it back').waitFor()
  await composer(adas).fill('You are welcome.')
  await composer(adas).press('Control+Enter')
  await sees(third, 'You are welcome.')
  await adas.getByRole('button', { name: /^Done/ }).click()
  const form = adas.getByRole('form', { name: 'Wrap up' })
  await form.getByRole('radio').first().check()
  await form.getByRole('button', { name: 'Close the conversation' }).click()
  await notice(adas, 'Closed. Well done.').waitFor()
  await sees(third, '"status":"closed"')

  // Ada's page dies with a conversation in hand: the contact is told, then Dee has it (Bo's and Cy's clocks ran too)
  const fourth = await askByApi(stage, company.slug, 'Is somebody there?')
  await listed(adas, 'Is somebody there?').click()
  await composer(adas).fill('Yes')
  await composer(adas).press('Control+Enter')
  await sees(fourth, '"text":"Yes"')
  await adas.context().close()
  await stage.later(overLease)
  await sees(fourth, 'connection-lost')
  await stage.later(overGrace)
  await sees(fourth, 'parked')
  const dees = await signIn(await stage.server.person(company.workspaceId, ['worker'], { name: 'Dee' }), '4')
  await goTo(dees, 'Inbox')
  await listed(dees, 'Is somebody there?').or(listed(dees, 'Yes')).click()
  await composer(dees).fill('Dee here, I have read it all.')
  await composer(dees).press('Control+Enter')
  await sees(fourth, 'Dee here, I have read it all.')
  expect(stage.errors).toEqual([])
})
