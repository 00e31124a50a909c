import { afterAll, beforeAll, expect, it } from 'vitest'
import { setUpLink } from '../access/accounts.ts'
import { openStage, openWidget, type Stage, write } from '../harness/stage.ts'

/** From the set-up link of an empty server to the first answered contact on one's own site. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

it('founds a company, lets one site show the widget and no other, and answers its first contact', async () => {
  const { services } = stage.server.nodes[0]!
  const page = await stage.open(await setUpLink(services), { timezoneId: 'Europe/Stockholm' })
  await page.getByLabel('Company name').fill('Corner Bakery')
  await expect.poll(() => page.getByLabel('Short name for links').inputValue()).toBe('corner-bakery')
  await page.getByLabel('Your name').fill('Bo Berg')
  await page.getByLabel('Your e-mail').fill('bo@bakery.example')
  // the browser says where its admin is, and anybody can say otherwise
  const zone = page.getByLabel('Time zone')
  expect(await zone.inputValue()).toBe('Europe/Stockholm')
  await zone.selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Create the workspace' }).click()
  await page.getByRole('heading', { name: 'When are people there?' }).waitFor()
  const row = await services.authStore.workspaceBySlug('corner-bakery')
  const zoneKept = async () => (await services.workspaces.get(row!.workspace_id))?.state.hours?.zone
  expect(await zoneKept()).toBe('Asia/Tokyo')
  expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Asia/Tokyo')
  await page.getByRole('button', { name: 'All day, every day' }).click()
  await page.getByRole('button', { name: 'Save hours and go on' }).click()
  await page.getByRole('heading', { name: 'Your workspace is ready' }).waitFor()

  await page.getByRole('link', { name: /Put the widget on your site/ }).click()
  await page.getByText('data-workspace="corner-bakery"').waitFor()
  const site = new URL(stage.hostPage('corner-bakery', 'shop.localhost')).origin
  await page.getByLabel('Sites that may show it').fill(site)
  const widget = page.locator('section.card', { has: page.getByRole('heading', { name: 'Widget' }) })
  await widget.getByRole('button', { name: 'Save' }).click()
  await page.locator('.toast').getByText('Saved.').waitFor()

  const stranger = await stage.open(stage.hostPage('corner-bakery', 'other.localhost'))
  const refused = stranger.waitForResponse((r) => r.url().endsWith('/v1/contacts') && r.status() === 403)
  await openWidget(stranger)
  await write(stranger, 'May I?')
  expect(((await (await refused).json()) as { code: string }).code).toBe('origin-refused')

  await page.goto(`${stage.base}/console/`, { waitUntil: 'commit' })
  await page.getByRole('switch', { name: 'Go available' }).click()
  const contact = await stage.open(stage.hostPage('corner-bakery', 'shop.localhost'))
  await openWidget(contact)
  await write(contact, 'Do you bake rye bread?')
  await page.getByRole('link', { name: /Do you bake rye bread/ }).click()
  await page.locator('[data-composer]').fill('Every morning.')
  await page.locator('[data-composer]').press('Control+Enter')
  await contact.locator('article[data-author=person]').getByText('Every morning.').waitFor()
  await contact.getByRole('heading', { name: /^Bo\b/ }).waitFor()
  // contacts know people by their first names
  expect(await contact.getByText('Berg').count()).toBe(0)
  expect(stage.errors.filter((error) => !/CORS|Failed to fetch/.test(error))).toEqual([])
})

it('a set-up link works once', async () => {
  const page = await stage.open(`${stage.base}/console/set-up`)
  await page.getByText('This page needs the set-up link.').waitFor()
})
