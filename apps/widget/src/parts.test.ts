import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../../../packages/testkit/src/gallery.ts'
import { openStand, type Stand, write } from '../harness/stand.ts'
import { itemId } from '../harness/states.ts'

/** What comes in parts must be whole at every moment: parts that are missing, late, or gone after a deploy. */
let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
beforeEach(() => stand.fresh())
afterAll(() => stand?.close())

/** A person writes, as the server would tell it. */
let told = 0
function answer(text: string): void {
  const n = ++told
  const messageId = `msg_01890000-0000-7000-8000-000000000${100 + n}`
  const entry = { entry: 'message', messageId, seq: 9, at: Date.now(), by: 'worker', name: 'Amara', text }
  const more = { workerId: null, sources: [], aiDrafted: false, attachments: [] }
  pushed({ entries: [{ ...entry, ...more }] }, n)
}
const pushed = (change: Record<string, unknown>, n = ++told) =>
  stand.fake.push({
    t: 'event',
    cursor: `c${n}`,
    item: { itemId, version: 99 + n, ...change },
  } as never)

const ask = (page: Page) => page.getByRole('button', { name: 'Ask for one' }).click()
const written = () => stand.fake.posts.map(({ body }) => body['text'] ?? Object.keys(body).join())

describe('a part that does not come', () => {
  it('the shell alone takes words and the ask, says what is missing, and goes on when it is there', async () => {
    stand.fake.missing = /\/talk-/
    const page = await stand.open('new')
    await write(page, 'is anybody there?')
    await ask(page)
    await page.getByText('Your request is kept').waitFor()
    await page.getByText('Part of this window did not load').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(stand.fake.posts).toEqual([])
    stand.fake.missing = null
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('A person is coming').first().waitFor()
    await expect.poll(written).toEqual(['slug,language,wants', 'is anybody there?', 'how'])
    expect(await page.locator('.net').count()).toBe(0)
    await page.context().close()
  })

  it('what was written before the line had come survives a reload', async () => {
    stand.fake.missing = /\/talk-/
    const page = await stand.open('new')
    await write(page, 'kept by the shell')
    await page.reload()
    stand.fake.missing = null
    await page.locator('article', { hasText: 'kept by the shell' }).waitFor()
    await expect.poll(written).toEqual(['slug,language,wants', 'kept by the shell'])
    await page.context().close()
  })

  it('offline the ask shows its card at once, though nothing rare has come', async () => {
    stand.fake.missing = /\/(later|line|en2)-/
    const page = await stand.open('ai')
    await page.locator('article[data-author=ai]').first().waitFor()
    await page.context().setOffline(true)
    await ask(page)
    await page.getByText('Your request is kept').waitFor()
    await page.context().setOffline(false)
    stand.fake.missing = null
    await expect.poll(written).toEqual(['how'])
    await page.context().close()
  })
})

describe('while it is used', () => {
  it('a banner that goes takes neither the focus nor what is being written', async () => {
    const page = await stand.open('ai')
    await page.locator('article').first().waitFor()
    await page.context().setOffline(true)
    await page.getByText('You are offline').first().waitFor()
    await page.locator('textarea[name=text]').pressSequentially('half a sen')
    await page.context().setOffline(false)
    await page.locator('.net').waitFor({ state: 'detached' })
    await page.keyboard.type('tence')
    expect(await page.locator('textarea[name=text]').inputValue()).toBe('half a sentence')
    await page.context().close()
  })

  it('each conversation keeps its own draft, over a reload too', async () => {
    const page = await stand.open('person')
    const field = page.locator('textarea[name=text]')
    await page.getByText('Amara took over').first().waitFor()
    await field.fill('to Amara')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Start a new conversation' }).click()
    await expect.poll(() => field.inputValue()).toBe('')
    await page.reload()
    await expect.poll(() => field.inputValue()).toBe('to Amara')
    await page.context().close()
  })

  it('counts what is unread in the page’s title where the page allows it, and nowhere else', async () => {
    for (const allowed of [true, false]) {
      const page = await stand.open('person')
      await page.getByText('Amara took over').first().waitFor()
      const { title } = await page.evaluate((may) => {
        const script = document.querySelector<HTMLElement>('script[data-workspace]')
        if (may) script?.setAttribute('data-unread', 'title')
        return { title: document.title }
      }, allowed)
      await page.getByRole('button', { name: 'Close' }).click()
      answer('are you there?')
      answer('it is on its way')
      await page.locator('.n').getByText('2').waitFor()
      expect(await page.title()).toBe(allowed ? `(2) ${title}` : title)
      // the page's own change of its title stays
      await page.evaluate(() => (document.title = document.title.replace('Host', 'Basket')))
      pushed({ head: { readByContact: 9 } })
      await page.locator('.n').waitFor({ state: 'hidden' })
      expect(await page.title()).toBe('Basket')
      await page.context().close()
    }
  })

  it('a pasted picture becomes an attachment; pasted words stay words', async () => {
    const page = await stand.open('person')
    await page.locator('textarea[name=text]').evaluate((field) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(1200)], 'screen.png', { type: 'image/png' }))
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      )
    })
    await page.locator('.chips').getByText('screen.png').waitFor()
    await page.locator('.chips').getByText('1 kB').waitFor()
    await page.context().close()
  })

  it('is told outside the page only after a tap, only while it is hidden, and never asked again after a no', async () => {
    const withAnswer = (answer: string) => (page: Page) =>
      page.addInitScript((permission) => {
        const made: string[] = []
        class Told {
          static permission = 'default'
          static requestPermission = async () => {
            made.push('asked')
            Told.permission = permission === 'granted' ? 'granted' : 'default'
            return permission
          }
          constructor(title: string, { body }: { body: string }) {
            made.push(`${title}: ${body}`)
          }
          close() {}
        }
        Object.assign(window, { Notification: Told, told: made })
      }, answer)
    const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told)
    const button = (page: Page) => page.getByRole('button', { name: 'Tell me when somebody answers' })

    const page = await stand.open('queue', { prepare: withAnswer('granted') })
    await page.getByRole('button', { name: 'More' }).click()
    await page.keyboard.press('Escape')
    await button(page).waitFor()
    expect(await told(page)).toEqual([])
    await button(page).click()
    await page.getByText('This browser tells you when somebody answers').waitFor()
    answer('seen at once')
    await page.locator('article').getByText('seen at once').waitFor()
    expect(await told(page)).toEqual(['asked'])
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }))
    answer('told outside')
    await expect.poll(() => told(page)).toEqual(['asked', 'Lantern support: Amara: told outside'])
    await page.context().close()

    const refusing = await stand.open('queue', { prepare: withAnswer('denied') })
    await refusing.getByRole('button', { name: 'More' }).click()
    await refusing.keyboard.press('Escape')
    await button(refusing).click()
    await button(refusing).waitFor({ state: 'detached' })
    await refusing.reload()
    await refusing.getByRole('button', { name: 'More' }).click()
    await refusing.keyboard.press('Escape')
    await refusing.getByRole('button', { name: 'I no longer need a person' }).waitFor()
    expect(await button(refusing).count()).toBe(0)
    await refusing.context().close()
  })

  it('paints the first tap at once on a slow device', async () => {
    const page = await stand.open('ai')
    await page.locator('article').first().waitFor()
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.locator('textarea[name=text]').fill('how fast is this?')
    const painted = await page.evaluate(async () => {
      const root = document.querySelector('warm-line')?.shadowRoot
      const find = <E extends HTMLElement>(selector: string) => root?.querySelector<E>(selector) as E
      const until = (act: () => void) =>
        new Promise<number>((resolve) => {
          const from = performance.now()
          act()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
        })
      const send = await until(() => find('.go').click())
      const isShown = find('.me:last-of-type').textContent.includes('how fast')
      const human = await until(() => find('.ask').click())
      return { send, human, isShown, isKept: find('.card') !== null }
    })
    expect(painted).toMatchObject({ isShown: true, isKept: true })
    await page.context().close()
  })
})
