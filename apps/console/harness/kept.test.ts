import { describe, expect, it } from 'vitest'
import { answered, bodiesTo, desk, promised, soon } from './desk.ts'
import { mood } from './fake-server.ts'
import { id } from './fixtures.ts'

/** Reloaded while the server is away: what was open last is read and gone on with, and nobody else can read it. */
const at = desk()
const field = () => at.page.locator('[data-composer]')
const heading = (name: string) => at.page.getByRole('heading', { name })
const log = () => at.page.getByRole('log')
const banner = () => at.page.locator('.chat').getByText('not live')

/** The items whose conversations this device keeps. */
const keptHere = () =>
  at.page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const open = indexedDB.open('warmline-outbox', 1)
        open.onsuccess = () => {
          const read = open.result.transaction('boxes').objectStore('boxes').get('console:read')
          read.onsuccess = () => {
            open.result.close()
            resolve(((read.result ?? []) as { key: string }[]).map(({ key }) => key))
          }
        }
      }),
  )
/** The service worker has all that the page needs, and the conversation stands on the device. */
async function ready(...items: string[]): Promise<void> {
  await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await soon(() => at.page.evaluate(async () => (await caches.match('/console/')) !== undefined)).toBe(true)
  await soon(keptHere).toEqual(expect.arrayContaining(['desk', ...items]))
}
const reloadWithoutServer = async () => {
  mood.offline = mood.away = true
  await at.page.reload({ waitUntil: 'commit' })
}

describe('a reload while the server is away', () => {
  it('shows the conversation as it was, says so, and lets it be gone on with', async () => {
    await at.open(answered)
    await field().waitFor()
    const said = await at.page.locator('.thread .t').allTextContents()
    await ready(id('wi', 2))
    mood.offline = true
    await field().fill('Before the reload')
    await at.page.keyboard.press('Control+Enter')
    await log().getByText('Waiting to send').waitFor()
    await field().fill('Half a thought')
    await reloadWithoutServer()
    await banner().waitFor()
    expect(await at.page.locator('.thread .t').allTextContents()).toEqual([...said, 'Before the reload'])
    await soon(() => field().inputValue()).toBe('Half a thought')
    await field().fill('After the reload')
    await at.page.keyboard.press('Control+Enter')
    await log().getByText('Waiting to send').nth(1).waitFor()
    await field().fill('Going on')
    mood.offline = mood.away = false
    await soon(() => bodiesTo('/messages').map((b) => b['text'])).toEqual([
      'Before the reload',
      'After the reload',
    ])
    await banner().waitFor({ state: 'detached' })
    // the field is the same one: nobody who writes is interrupted by the line
    expect(await field().inputValue()).toBe('Going on')
    expect(await field().evaluate((e) => e === document.activeElement)).toBe(true)
  })

  it('has the rows of the list too, and says plainly which conversations it does not have', async () => {
    await at.open(promised)
    await field().waitFor()
    await ready(id('wi', 1))
    await reloadWithoutServer()
    await heading('Zofia Nowak').waitFor()
    for (const row of await at.page.locator('.items a').all()) {
      await row.click()
      await at.page
        .locator('.chat')
        .getByText(/not live|is not kept on this device/)
        .first()
        .waitFor()
    }
    await at.page.getByText('This conversation is not kept on this device.').waitFor()
  })

  it('keeps at most four conversations, the last looked at among them', async () => {
    await at.open(promised)
    await heading('Zofia Nowak').waitFor()
    for (let n = 0; n < 5; n++) await at.page.keyboard.press('j')
    const last = new URL(at.page.url()).pathname.split('/').at(-1)!
    await ready(last)
    expect((await keptHere()).length).toBeLessThanOrEqual(5)
  })

  it('opens other pages of a worker that were never looked at', async () => {
    await at.open('')
    await heading('Hello, Amara').waitFor()
    await ready()
    mood.away = true
    await at.page.goto(`${at.url}/console/inbox`, { waitUntil: 'commit' })
    await banner().waitFor()
    await at.page.getByRole('link', { name: /Zofia Nowak/ }).waitFor()
  })
})

describe('who may not read it', () => {
  it('nobody after a sign-out', async () => {
    await at.open(answered)
    await field().waitFor()
    await ready(id('wi', 2))
    await at.page.locator('.me .btn').click()
    await at.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await heading('Sign in').waitFor()
    await soon(keptHere).toEqual([])
    await reloadWithoutServer()
    await heading('No line to the server').waitFor()
    expect(await at.page.getByText('Nothing waits to be sent.').count()).toBe(1)
  })

  it('nobody once the server has said that the session is over', async () => {
    await at.open(answered)
    await field().waitFor()
    await ready(id('wi', 2))
    mood.signedOut = true
    await at.page.reload({ waitUntil: 'commit' })
    await heading('Sign in').waitFor()
    await soon(keptHere).toEqual([])
  })
})
