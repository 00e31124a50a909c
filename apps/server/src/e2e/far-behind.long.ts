import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BadStage, openBadStage, openPair, shownIn, waitingIn } from '../harness/bad-lines.ts'
import { openCompany, openStage, type Stage, write } from '../harness/stage.ts'
import { openContact } from '../kinds/contacts.ts'

/** A cursor that is too old: the page fetches everything anew, and stands where a page stands that was just opened. */
let stage: Stage
let bad: BadStage
beforeAll(async () => {
  stage = await openStage()
  bad = await openBadStage(stage, 6)
})
afterAll(async () => {
  await bad?.close()
  await stage?.close()
})

/** Beyond what the server replays (10,000 entries): this many strangers come while our two are away. */
const strangers = 10_100
async function muchHappens(workspaceId: string): Promise<void> {
  const { services } = stage.server.nodes[0]!
  for (let n = 0; n < strangers; n += 200)
    await Promise.all(
      Array.from({ length: 200 }, async () => {
        const opened = await openContact(services, workspaceId, 'en', null, false)
        expect(opened.ok).toBe(true)
      }),
    )
}

/** How often this page fetched everything anew, whichever way it was told to. */
function snapshotsOf(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (/\/v1\/sync\?scope=(contact|inbox)/.test(request.url())) count++
  })
  return () => count
}

it('widget and console come back after ten thousand events, with the same on screen as a fresh page', async () => {
  const company = await openCompany(stage, { speaks: false })
  const contact = await bad.open(bad.hostPage(company.slug))
  const pair = await openPair(stage, company, contact)
  const desk = await bad.signIn(company.workspaceId, pair.worker)
  await desk.goto(`${bad.line.url}/console/inbox/${pair.itemId}`)
  const talk = desk.locator('.talk')
  await talk.getByText('Hello', { exact: true }).waitFor()

  await bad.line.down()
  await write(contact, 'written while away')
  await pair.answer('said while you were away')
  await muchHappens(company.workspaceId)
  const snapshots = [contact, desk].map(snapshotsOf)
  await bad.line.up()

  await expect.poll(() => waitingIn(contact), { timeout: 60_000 }).toBe(0)
  const stored = ['Hello', 'said while you were away', 'written while away']
  await expect.poll(() => shownIn(contact), { timeout: 60_000 }).toEqual(stored)
  expect(await pair.stored()).toEqual(stored)
  await talk.getByText('written while away').waitFor({ timeout: 60_000 })
  for (const count of snapshots) expect(count()).toBeGreaterThan(0)

  const seen = async () => [await shownIn(contact), await talk.locator('article').allTextContents()]
  const before = await seen()
  for (const page of [contact, desk]) await page.reload()
  await talk.getByText('written while away').waitFor()
  await expect.poll(seen).toEqual(before)
  // and it goes on live from there
  await pair.answer('welcome back')
  for (const place of [contact.locator('article'), talk])
    await place.getByText('welcome back', { exact: true }).waitFor()
  expect(stage.errors).toEqual([])
}, 240_000)
