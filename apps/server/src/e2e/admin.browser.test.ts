import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askByApi, openCompany, openStage, type Stage, seenBy } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** An admin at people, settings and contacts. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
let page: Page

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: false })
  page = await stage.signIn(company.workspaceId, company.boss)
})
afterAll(() => stage?.close())

const goTo = (name: string) =>
  page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name }).click()
const card = (title: string) =>
  page.locator('section.card', { has: page.getByRole('heading', { name: title }) })

it('invites a person who signs in with the link, and takes the access away and gives it back', async () => {
  await goTo('People')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Noor Haddad')
  await dialog.getByLabel('E-mail').fill('noor@acme.example')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const link = await dialog.getByText(/sign-in#token=/).textContent()
  await dialog.getByRole('button', { name: 'Close' }).click()
  const noors = await stage.open(String(link))
  await noors.getByRole('button', { name: 'Sign in' }).click()
  await noors.getByRole('heading', { name: 'Hello, Noor' }).waitFor()
  await noors.getByRole('switch', { name: 'Go available' }).click()
  const contact = await askByApi(stage, company.slug, 'Hello?')
  await noors.getByRole('link', { name: /Hello\?/ }).waitFor()

  const row = page.locator('li.person', { hasText: 'Noor Haddad' })
  await row.getByRole('button', { name: /^Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Take away access' }).click()
  await page.getByRole('region', { name: 'Notices' }).getByText('Their work goes back to the queue').waitFor()
  await page.goto(`${stage.base}/console/people`, { waitUntil: 'commit' })
  await noors.getByRole('heading', { name: 'Sign in' }).waitFor()
  await expect.poll(async () => JSON.parse(await seenBy(stage, contact)).state.head.place).toBe('queue')

  await row.getByText('Disabled').waitFor()
  await row.getByRole('button', { name: 'Give access back' }).click()
  await row.getByText('Paused').waitFor()
  await row.getByRole('button', { name: /^Actions/ }).click()
  await page.getByRole('menuitem', { name: 'New sign-in link' }).click()
  const again = await page
    .getByRole('dialog')
    .getByText(/sign-in#token=/)
    .textContent()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await noors.goto(String(again), { waitUntil: 'commit' })
  await noors.getByRole('button', { name: 'Sign in' }).click()
  await noors.getByRole('heading', { name: 'Hello, Noor' }).waitFor()
  await noors.context().close()
})

it('sets hours and promise within limits, and is told why the AI cannot be on', async () => {
  await goTo('Settings')
  const promise = card('The promise')
  const range = promise.getByRole('slider')
  expect([await range.getAttribute('min'), await range.getAttribute('max')]).toEqual(['30000', '600000'])
  await range.fill('120000')
  await promise.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await settings()).promiseDueMs).toBe(120_000)
  const hours = card('Staffed hours')
  await hours.getByRole('button', { name: 'Weekdays 9–17' }).click()
  await hours.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await settings()).hours.week.length).toBe(5)

  await page.getByRole('switch', { name: 'The AI answers first' }).click()
  await expect.poll(async () => (await settings()).aiOn).toBe(false)
  await page.getByRole('switch', { name: 'Offer bookable callbacks' }).click()
  await expect.poll(async () => (await settings()).callbacks).toBe(false)
  // nobody is a backstop any more: nothing stands behind the AI
  await send(stage.base, 'POST', `/v1/people/${company.boss.workerId}`, {
    token: company.boss.token,
    body: { roles: ['admin', 'lead'], languages: ['en'], skills: [], mayBackstop: false },
  })
  await page.getByRole('switch', { name: 'The AI answers first' }).click()
  await page.getByText('The AI cannot be on without people behind it.').waitFor()
  expect((await settings()).aiOn).toBe(false)
})

it('copies a snippet for each kind of host page, and makes and retires keys of signed identities', async () => {
  const widget = card('Widget')
  await widget.getByRole('tab', { name: 'Frame with a button' }).click()
  const snippet = widget.getByRole('tabpanel').locator('pre')
  expect(await snippet.textContent()).toContain(`<warm-line workspace="${company.slug}" mode="iframe"`)
  await widget.getByRole('tab', { name: 'Script' }).click()
  expect(await snippet.textContent()).toContain(
    `<script async src="${stage.base}/widget/loader.js" data-workspace="${company.slug}"></script>`,
  )
  const keys = card('Signed identities')
  await keys.getByRole('button', { name: 'Make a new secret' }).click()
  await keys.getByText('Shown once').waitFor()
  expect((await keys.locator('pre').last().textContent())?.trim().length).toBeGreaterThanOrEqual(43)
  await keys.getByRole('button', { name: /^Retire key/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('who is signed in already stays signed in').waitFor()
  await dialog.getByRole('button', { name: 'Retire' }).click()
  await keys.getByText(/^Retired /).waitFor()
  expect(await keys.getByRole('button', { name: /^Retire key/ }).count()).toBe(0)
})

const settings = async () =>
  (await send(stage.base, 'GET', '/v1/settings', { token: company.boss.token })).json as unknown as {
    promiseDueMs: number
    aiOn: boolean
    callbacks: boolean
    hours: { week: unknown[] }
  }

it('hands out everything about a contact, and erases it for ever after a typed word', async () => {
  const contact = await askByApi(stage, company.slug, 'Where is my plantedword?')
  await send(stage.base, 'POST', '/v1/contact/facts', {
    token: contact.token,
    body: { key: 'email', value: 'sam@shop.example' },
  })
  await goTo('Contacts')
  const search = page.getByRole('searchbox')
  await search.fill('sam@shop.example')
  await search.press('Enter')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain('plantedword')
  await page.getByRole('button', { name: 'Erase' }).click()
  const go = page.getByRole('button', { name: 'Erase for ever' })
  expect(await go.isDisabled()).toBe(true)
  await page.getByLabel('Type erase to go on').fill('erase')
  await go.click()
  await page
    .getByRole('region', { name: 'Notices' })
    .getByText('What they wrote can no longer be read anywhere')
    .waitFor()
  const left = await send(stage.base, 'GET', `/v1/sync?scope=thread:${contact.itemId}`, {
    token: company.boss.token,
  })
  expect(left.text).not.toContain('plantedword')
  await search.press('Enter')
  await page.getByText('Nobody with this').waitFor()
  expect(stage.errors).toEqual([])
})
