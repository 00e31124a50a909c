import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { codeIn, field, openCompany, openStage, openWidget, type Stage, write } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** A contact's own affairs in the widget, on the real server. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(async () => {
  company = await openCompany(stage, { speaks: true })
})
afterAll(() => stage?.close())

const services = () => stage.server.nodes[0]!.services
async function device(): Promise<Page> {
  const page = await stage.open(stage.hostPage(company.slug), { timezoneId: 'Asia/Tokyo' })
  await openWidget(page)
  return page
}
const announced = (page: Page) => page.locator('warm-line [role=status]').textContent()
/** the name of the field that has the focus */
const focused = (page: Page) =>
  page.evaluate(() => document.querySelector('warm-line')?.shadowRoot?.activeElement?.getAttribute('name'))
async function menu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: entry }).click()
}

it('shows and corrects what is known, makes a key, and joins another device by the code', async () => {
  const first = await device()
  await write(first, 'Where is my parcel?')
  await first.locator('.mark.sent, .mark.read').first().waitFor()
  await menu(first, 'What we know about you')
  await first.getByText('Nothing yet.').waitFor()
  const address = first.getByLabel('E-mail address', { exact: true })
  const save = first.getByRole('button', { name: 'Save: E-mail address' })
  await address.fill('widget at home')
  await save.click()
  expect(await address.evaluate((field) => (field as HTMLInputElement).validity.typeMismatch)).toBe(true)
  // a browser lets it pass, we do not
  await address.fill('widget@home')
  await save.click()
  await first.getByRole('alert').getByText('Check the address').waitFor()
  expect(await address.inputValue()).toBe('widget@home')
  await address.fill('widget@example.org')
  await first.getByRole('button', { name: 'Save: E-mail address' }).click()
  await first.locator('.ask-card', { hasText: 'widget@example.org' }).getByText('said by you').waitFor()
  const saved = first.locator('form', { has: first.getByLabel('E-mail address', { exact: true }) })
  const box = await saved.getByText('Saved.').boundingBox()
  expect(box && box.y > 0 && box.y + box.height < 860).toBe(true)
  expect(await announced(first)).toBe('Saved.')
  await first
    .getByRole('dialog', { name: 'What we know about you' })
    .getByRole('button', { name: 'Back' })
    .click()
  await menu(first, 'Get a case key')
  await first.getByRole('button', { name: 'Make a key' }).click()
  const caseKey = (await first.locator('.secret').textContent()) ?? ''
  expect(caseKey).toMatch(/^wlk_/)

  const second = await device()
  await menu(second, 'Go on with a conversation from another device')
  await second.getByLabel('Case key').fill(caseKey)
  await second.getByRole('button', { name: 'Send me a code' }).click()
  await second.locator('.note').getByText('If the key is good and an e-mail address is on file').waitFor()
  await second.getByLabel('The code, eight digits').fill('00000000')
  await second.getByRole('button', { name: 'Join the two' }).click()
  await second.getByRole('alert').getByText('do not go together').waitFor()
  await second.getByLabel('The code, eight digits').fill(await codeIn(stage, 'widget@example.org'))
  await second.getByRole('button', { name: 'Join the two' }).click()
  const done = 'Done. You see that conversation here now. Messages joined: 1.'
  await second.locator('.note.done').getByText(done).waitFor()
  expect(await second.getByRole('alert').count()).toBe(0)
  await expect.poll(() => focused(second)).toBe('text')
  await second.locator('article', { hasText: 'Where is my parcel?' }).waitFor()
  expect(await announced(second)).toBe(done)
  // written on one, read on the other
  await write(second, 'From the second device')
  await first.getByRole('button', { name: 'Make every key of this conversation void' }).click()
  await first.locator('.note').getByText('No key of this conversation is good any more.').waitFor()
  await first.getByRole('dialog', { name: 'Get a case key' }).getByRole('button', { name: 'Back' }).click()
  await first.locator('article', { hasText: 'From the second device' }).waitFor()
  expect(stage.errors).toEqual([])
})

it('offers the person who helped before in one tap, and the transcript in the reader’s own time', async () => {
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
  await page.getByRole('button', { name: 'Ask for one' }).click()
  await expect.poll(held).toBeDefined()
  const { itemId, epoch } = (await held())!
  const messageId = services().ids.next('msg')
  await as(`/v1/items/${itemId}/messages`, { messageId, epoch, text: 'It left today.' })
  await as('/v1/availability', { available: false, capacity: 1 })
  await as(`/v1/items/${itemId}/finish`, { epoch })
  await as(`/v1/items/${itemId}/wrap-up`, { epoch: (await held())!.epoch, disposition: 'solved' })
  await page.getByText('Robin is not here now; whoever is free first comes.').waitFor()
  await page.getByRole('button', { name: 'Robin again, if there' }).click()
  await page.locator('.ev').getByText('You would like Robin again').waitFor()
  expect((await services().items.get(company.workspaceId, itemId))?.wish).toBe(robin.workerId)
  for (const [entry, name] of [
    ['Download this conversation', 'conversation.txt'],
    ['Print this conversation', 'conversation.html'],
  ] as const) {
    await page.getByRole('button', { name: 'More' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: entry }).click(),
    ])
    expect(download.suggestedFilename()).toBe(name)
    const stream = await download.createReadStream()
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    expect(text).toContain('Times: Asia/Tokyo')
    expect(text).toContain('Robin')
    await page.keyboard.press('Escape')
  }
  expect(stage.errors).toEqual([])
})

it('a log-out of the host page leaves nothing of the last person on a shared computer', async () => {
  const page = await device()
  await write(page, 'My secret is in the drawer')
  await page.locator('.mark.sent, .mark.read').first().waitFor()
  await page.evaluate(() =>
    (window as unknown as { Warmline: (command: string) => void }).Warmline('shutdown'),
  )
  const kept = () =>
    page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
      const rows: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)]
      for (const name of names) {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name)
          opening.onsuccess = () => resolve(opening.result)
          opening.onerror = () => reject(opening.error)
        })
        for (const store of db.objectStoreNames)
          rows.push(
            await new Promise((resolve, reject) => {
              const all = db.transaction(store).objectStore(store).getAll()
              all.onsuccess = () => resolve(all.result)
              all.onerror = () => reject(all.error)
            }),
          )
        db.close()
      }
      return JSON.stringify(rows)
    })
  await expect.poll(kept).not.toMatch(/secret|wlc_|wi_/)
  await page.reload()
  await openWidget(page)
  await field(page).waitFor()
  expect(await page.getByText('My secret is in the drawer').count()).toBe(0)
  expect(stage.errors).toEqual([])
})
