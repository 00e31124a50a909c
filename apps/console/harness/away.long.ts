import { describe, expect, it } from 'vitest'
import { answered, bodiesTo, desk, promised, soon } from './desk.ts'
import { letFilesThrough, mood, push } from './fake-server.ts'
import { id, inbox } from './fixtures.ts'

/** Without the server, with a newer one, in the background, and with files. */
const at = desk()
const field = () => at.page.locator('[data-composer]')
const heading = (name: string) => at.page.getByRole('heading', { name })
/** The service worker has all that the page needs. */
const workerReady = () =>
  at.page
    .waitForFunction(() => navigator.serviceWorker.controller !== null)
    .then(() =>
      soon(() =>
        at.page.evaluate(
          async () => (await caches.keys()).length > 0 && (await caches.match('/console/')) !== undefined,
        ),
      ).toBe(true),
    )

describe('without the server', () => {
  it('with nothing else kept: shows what waits and what was begun, and sends it once the server is back', async () => {
    await at.open(answered)
    await field().waitFor()
    await workerReady()
    mood.offline = true
    await field().fill('Written without a line')
    await at.page.keyboard.press('Control+Enter')
    await at.page.getByText('Waiting to send').first().waitFor()
    await field().fill('Half a thought')
    mood.away = true
    // so long ago that nobody is shown a conversation any more
    await at.context.addInitScript((is) => {
      const now = Date.now
      Date.now = () => now() + is
    }, 25 * 3_600_000)
    await at.page.reload({ waitUntil: 'commit' })
    await heading('No line to the server').waitFor()
    await at.page.getByText('Written without a line').waitFor()
    await at.page.getByText('Half a thought').waitFor()
    mood.away = false
    mood.offline = false
    await soon(() => bodiesTo('/messages').map((b) => b['text'])).toEqual(['Written without a line'])
    await soon(() => field().inputValue()).toBe('Half a thought')
  })
})

describe('a newer version', () => {
  it('is offered quietly when the line comes back to a renewed server, and a draft outlives it', async () => {
    await at.open(answered)
    await field().fill('Do not lose me')
    mood.renewed = true
    // the tab was away for longer than half an hour
    await at.page.evaluate(() => {
      const now = Date.now()
      Date.now = () => now + 31 * 60_000
      document.dispatchEvent(new Event('visibilitychange'))
    })
    const chat = at.page.locator('.chat')
    await chat.getByText('A new version is ready.').waitFor()
    mood.renewed = false
    await chat.getByRole('button', { name: 'Reload' }).click()
    await soon(() => field().inputValue()).toBe('Do not lose me')
  })

  it('is what a part that is gone leads to', async () => {
    await at.context.route('**/sw.js', (route) => route.abort())
    await at.open('')
    await heading('Hello, Amara').waitFor()
    mood.renewed = true
    await at.page
      .getByRole('navigation', { name: 'Main' })
      .first()
      .getByRole('link', { name: 'People' })
      .click()
    await at.page.getByText('This page belongs to a version that is gone.').waitFor()
    await at.page.getByRole('button', { name: 'Reload' }).last().waitFor()
  })
})

describe('notifications', () => {
  /** The browser of these tests has no tray: the worker's calls to it are written down instead. */
  interface Tray {
    tray: Map<string, { title: string; body: string; silent: boolean }>
    registration: ServiceWorkerRegistration
  }
  const withTray = async () => {
    await worker().evaluate(() => {
      const here = globalThis as unknown as Tray
      here.tray = new Map()
      here.registration.showNotification = async (title, options) => {
        here.tray.set(options!.tag!, { title, body: options!.body!, silent: options!.silent === true })
      }
      here.registration.getNotifications = async (filter) =>
        [...here.tray.keys()]
          .filter((tag) => filter?.tag === undefined || filter.tag === tag)
          .map((tag) => ({ close: () => here.tray.delete(tag) }) as unknown as Notification)
    })
  }
  const worker = () => at.context.serviceWorkers()[0]!
  const shown = () => worker().evaluate(() => [...(globalThis as unknown as Tray).tray.entries()])
  const hide = (hidden: boolean) =>
    at.page.evaluate((is) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => is })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  const said = (n: number, text: string) =>
    push({
      t: 'event',
      cursor: `c${n}`,
      item: {
        itemId: id('wi', 2),
        version: 100 + n,
        at: Date.now(),
        head: { lastSeq: 8 + n },
        preview: text,
        entries: [
          {
            entry: 'message',
            messageId: id('msg', 100 + n),
            seq: 8 + n,
            at: Date.now(),
            by: 'contact',
            name: null,
            workerId: null,
            text,
            sources: [],
            aiDrafted: false,
            attachments: [],
          },
        ],
      },
    })

  it('are asked for by a button that says why, never on load', async () => {
    await at.page.addInitScript(() => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      Object.defineProperty(Notification, 'permission', { get: () => 'default' })
      Notification.requestPermission = async () => {
        asked.push('asked')
        return 'granted'
      }
    })
    await at.open('')
    const allow = at.page.getByRole('button', { name: 'Turn notifications on' })
    await allow.waitFor()
    const asked = () => at.page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    expect(await asked()).toEqual([])
    await allow.click()
    await soon(asked).toEqual(['asked'])
    await allow.waitFor({ state: 'detached' })
  })

  it('come one a conversation, only in the background, and open it when clicked', async () => {
    await at.page.addInitScript(() => {
      localStorage.setItem('warmline.notify', 'true')
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    })
    await at.open('')
    await heading('Hello, Amara').waitFor()
    await workerReady()
    await withTray()
    said(1, 'While you look')
    await at.page.getByText('While you look').waitFor()
    await hide(true)
    said(2, 'Are you there?')
    const tomek = { title: 'Tomek W. wrote', silent: true }
    await soon(shown).toEqual([[id('wi', 2), { ...tomek, body: 'Are you there?' }]])
    said(3, 'Hello?')
    await soon(shown).toEqual([[id('wi', 2), { ...tomek, body: 'Hello?' }]])
    await hide(false)
    await worker().evaluate(
      (itemId) => {
        const notification = { close: () => undefined, data: { itemId } }
        const click = Object.assign(new Event('notificationclick'), {
          notification,
          waitUntil: () => undefined,
        })
        dispatchEvent(click)
      },
      id('wi', 2),
    )
    await heading('Tomek W.').waitFor()
    await soon(shown).toEqual([])
    await at.page.goBack()
    await heading('Yours').waitFor()
  })

  it('tell of a conversation that was given to me', async () => {
    await at.page.addInitScript(() => {
      localStorage.setItem('warmline.notify', 'true')
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    })
    await at.open('')
    await heading('Hello, Amara').waitFor()
    await workerReady()
    await withTray()
    await hide(true)
    const [card] = inbox.items
    const head = { ...card!.head, itemId: id('wi', 90), epoch: 1 }
    push({ t: 'event', cursor: 'c9', freshCard: { ...card, head, contactName: 'Nora' } })
    await soon(async () => (await shown()).map(([tag, n]) => [tag, n.title])).toEqual([
      [id('wi', 90), 'Nora needs a person'],
    ])
  })
})

describe('files', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const give = (how: 'paste' | 'drop', names: string[]) =>
    field().evaluate(
      (el, { type, files }) => {
        const data = new DataTransfer()
        for (const name of files)
          data.items.add(
            new File(['x'.repeat(2_000)], name, { type: name.endsWith('png') ? 'image/png' : 'text/csv' }),
          )
        const event =
          type === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        el.dispatchEvent(event)
      },
      { type: how, files: names },
    )

  it('a pasted picture goes up at once, is seen, can be removed and brought back, and is sent', async () => {
    await at.open(answered)
    await field().waitFor()
    await give('paste', ['screen.png'])
    const remove = at.page.getByRole('button', { name: /^Remove / })
    await remove.waitFor()
    await at.page.locator('.going img').waitFor()
    await remove.click()
    await remove.waitFor({ state: 'detached' })
    await at.page.getByRole('button', { name: 'Undo' }).click()
    await remove.waitFor()
    await field().fill('Here it is')
    await at.page.keyboard.press('Control+Enter')
    await soon(() => bodiesTo('/messages')).toMatchObject([{ attachments: [id('att', 9)] }])
  })

  it('dropped files show how far they are, can be stopped by keyboard, and the answer waits for them', async () => {
    mood.slowFiles = true
    await at.open(answered)
    await field().fill('With files')
    await give('drop', ['one.png', 'two.png', 'list.csv'])
    await at.page.getByText('list.csv was not attached').waitFor()
    const stop = at.page.getByRole('button', { name: /^Stop and remove/ })
    await soon(() => stop.count()).toBe(2)
    await field().focus()
    await at.page.keyboard.press('Control+Enter')
    await at.page.getByText('Files are still on their way').first().waitFor()
    expect(bodiesTo('/messages')).toEqual([])
    await stop.first().focus()
    await at.page.keyboard.press('Enter')
    await soon(() => stop.count()).toBe(1)
    letFilesThrough()
    await at.page.getByRole('button', { name: /^Remove / }).waitFor()
  })

  it('says before one relies on it that files wait on this page only, and sends them when the line is back', async () => {
    await at.open(promised)
    await field().waitFor()
    mood.offline = true
    await at.page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'photo.png', mimeType: 'image/png', buffer: png }])
    await at.page.getByText('Waits for the line').waitFor()
    mood.offline = false
    await at.page.getByRole('button', { name: /^Remove / }).waitFor()
  })
})
