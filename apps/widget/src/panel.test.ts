import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violationsOf } from '../../../packages/testkit/src/gallery.ts'
import { openStand, type Stand, write } from '../harness/stand.ts'
import type { StateName } from '../harness/states.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
beforeEach(() => stand.fresh())
afterAll(() => stand?.close())

const open = (state: StateName, options: BrowserContextOptions = {}, language = 'en'): Promise<Page> =>
  stand.open(state, { ...options, language })

describe('a conversation', () => {
  it('opens, is answered by the AI with a mark and its source, and by a tap asks for a person', async () => {
    const page = await open('new')
    await page.getByText('You are writing with an AI').waitFor()
    await write(page, 'What is a late fee?')
    const answer = page.locator('article[data-author=ai]')
    await answer.waitFor()
    expect(await answer.locator('meta[itemprop=digitalSourceType]').getAttribute('content')).toMatch(
      /trainedAlgorithmicMedia$/,
    )
    expect(await answer.locator('.pill').textContent()).toBe('AI')
    await answer.getByText('Source: Late fees').click()
    await answer.getByText(/From our help articles, version 2, as it stood on/).waitFor()
    expect(await page.getByRole('status').textContent()).toContain('A late fee is charged')
    await page.getByRole('button', { name: 'Ask for one' }).click()
    await page.getByText('A person is coming').waitFor()
    await expect
      .poll(() => stand.fake.posts.map(({ path }) => path.split('/').at(-1)))
      .toEqual(['contacts', 'conversations', 'ask-for-human'])
    expect(stand.errors).toEqual([])
    await page.context().close()
  })

  it('asks for a person before anything was written', async () => {
    const page = await open('new')
    await page.getByRole('button', { name: 'Ask for one' }).click()
    await page.getByText('A person is coming').waitFor()
    await expect.poll(() => stand.fake.posts.at(-1)?.body).toEqual({ language: 'en', wants: 'person' })
    await page.context().close()
  })

  it('keeps what is written and asked while the server is away, over a reload, and sends each once, in order', async () => {
    const page = await open('new')
    await page.getByText('14 people on').waitFor()
    stand.fake.down = true
    for (const text of ['one', 'two', 'three']) await write(page, text)
    await page.getByText('Waiting to send').first().waitFor()
    await page.getByRole('button', { name: 'Ask for one' }).click()
    await page.getByText('Your request is kept on this device').waitFor()
    expect(await page.getByText('A person is coming').count()).toBe(0)
    await page.reload()
    await page.locator('article', { hasText: 'three' }).waitFor()
    await write(page, 'four')
    stand.fake.down = false
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByText('A person is coming').waitFor()
    await expect
      .poll(() => stand.fake.posts.map(({ body }) => body['text'] ?? Object.keys(body).join()))
      .toEqual(['slug,language,wants', 'one', 'two', 'three', 'how', 'four'])
    expect(await page.locator('article[data-author=contact]').count()).toBe(4)
    expect(stand.errors).toEqual([])
    await page.context().close()
  })

  it('repeats a cut answer under the same key and shows the words once', async () => {
    const page = await open('ai')
    await page.locator('article').first().waitFor()
    const before = await page.locator('article').count()
    stand.fake.cutAnswers = 2
    await write(page, 'cut twice')
    await expect.poll(() => stand.fake.posts.length).toBe(3)
    expect(new Set(stand.fake.posts.map(({ key }) => key)).size).toBe(1)
    await page.locator('.mark.sent').waitFor()
    expect(await page.locator('article').count()).toBe(before + 1)
    await page.context().close()
  })

  it('ends a conversation after a second tap only', async () => {
    const page = await open('person')
    const menu = () => page.getByRole('button', { name: 'More' }).click()
    await menu()
    await page.getByRole('button', { name: 'End this conversation' }).click()
    await page.locator('.ask-card').getByRole('button', { name: 'Back' }).click()
    expect(stand.fake.posts.filter(({ path }) => path.endsWith('/close'))).toEqual([])
    await page.getByRole('button', { name: 'End this conversation' }).click()
    await page.getByRole('button', { name: 'Yes, end it' }).click()
    await expect.poll(() => stand.fake.posts.filter(({ path }) => path.endsWith('/close')).length).toBe(1)
    await page.context().close()
  })

  it('a log-out of the host page forgets the contact on this device', async () => {
    const page = await open('person')
    await page.getByText('Amara took over').waitFor()
    await page.evaluate(() =>
      (window as unknown as { Warmline: (command: string) => void }).Warmline('shutdown'),
    )
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await expect.poll(() => stand.fake.posts.at(-1)?.path).toBe('/v1/contacts/forget')
    await page.context().close()
  })

  it('a log-out of the host page leaves no word in the announcer', async () => {
    const page = await open('new')
    await write(page, 'What is a late fee?')
    const announcer = page.locator('warm-line [role=status]')
    await announcer.getByText('A late fee is charged').waitFor()
    await page.evaluate(() =>
      (window as unknown as { Warmline: (command: string) => void }).Warmline('shutdown'),
    )
    await expect.poll(() => announcer.textContent()).toBe('')
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByText('You are writing with an AI').waitFor()
    expect(await page.locator('article').count()).toBe(0)
    expect(await announcer.textContent()).toBe('')
    await page.context().close()
  })

  it('after forgetting oneself the way in is on the page again', async () => {
    const page = await open('person')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Forget me on this device' }).click()
    await page.getByRole('button', { name: 'Yes, forget me' }).click()
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByText('You are writing with an AI').waitFor()
    await page.context().close()
  })

  it('after a log-out in one tab the other shows nothing of that person, and the way in', async () => {
    const page = await open('person')
    await page.getByText('Amara took over').waitFor()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByText('Amara took over').waitFor()
    await page.evaluate(() =>
      (window as unknown as { Warmline: (command: string) => void }).Warmline('shutdown'),
    )
    await other.getByRole('button', { name: 'Help' }).waitFor()
    expect(await other.getByText('Amara took over').count()).toBe(0)
    await page.context().close()
  })

  it('while a person is here, another one is a tap away', async () => {
    const page = await open('person')
    await page.getByRole('button', { name: 'Ask for another person' }).click()
    await expect.poll(() => stand.fake.posts.at(-1)?.body).toEqual({ how: 'button' })
    expect(stand.fake.posts.at(-1)?.path).toMatch(/\/ask-for-human$/)
    await page.context().close()
  })

  it('waits in three ways, and books a call by phone with a number that is one', async () => {
    const page = await open('queue')
    await page.getByRole('button', { name: 'Call me' }).click()
    await page.getByLabel('By phone').check()
    const slot = page.locator('.slots button').first()
    await slot.click()
    await page.getByText('Write the number with its country code').waitFor()
    await page.getByLabel('Phone number').fill('+46 70 123 45 67')
    await slot.click()
    await page.getByText('Your call is booked').waitFor()
    expect(stand.fake.posts.at(-1)?.body).toMatchObject({
      way: 'callback',
      mode: 'phone',
      phone: '+46 70 123 45 67',
      slotId: 's0',
    })
    await page.getByRole('button', { name: 'E-mail me' }).click()
    await page.getByLabel('Your e-mail address').fill('zofia@example.org')
    await page.getByRole('button', { name: 'Answer me by e-mail' }).click()
    await page.getByText('A person answers by e-mail').waitFor()
    await page.getByRole('button', { name: 'Wait here' }).click()
    await page.getByRole('switch', { name: 'Let the assistant try while I wait' }).click()
    await page.locator('[role=switch][aria-checked=true]').waitFor()
    await page.getByRole('button', { name: 'I no longer need a person' }).click()
    await page.getByRole('button', { name: 'Yes, back to the assistant' }).click()
    await page.getByText('Talk to a person').waitFor()
    await page.context().close()
  })

  it('ends with a rating, a comment and "solved"', async () => {
    const page = await open('ended')
    await page.getByRole('button', { name: '5 of 5' }).click()
    await page.locator('textarea[name=comment]').fill('Quick and kind')
    await page.locator('.ask-card').getByRole('button', { name: 'Send' }).click()
    await page.getByRole('button', { name: 'Yes, solved' }).click()
    await expect
      .poll(() => stand.fake.posts.map(({ body }) => body))
      .toEqual([{ score: 5 }, { score: 5, comment: 'Quick and kind' }, { solved: true }])
    await page.context().close()
  })

  it('refuses a file before a byte is sent, and attaches one that is right', async () => {
    const page = await open('person')
    const input = page.locator('input[type=file]')
    await input.setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') })
    await page.getByText('a.svg is not a picture, PDF or text file.').waitFor()
    await input.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(1200) })
    await page.getByText('1 kB').waitFor()
    await write(page, 'here it is')
    await expect
      .poll(() => (stand.fake.posts.at(-1)?.body['attachments'] as string[] | undefined)?.length)
      .toBe(1)
    await page.context().close()
  })
})

describe('keyboard and screen readers', () => {
  it('focus goes in and back; Esc closes the page over the conversation first, then the panel', async () => {
    const page = await open('person')
    const focused = () =>
      page.evaluate(() =>
        document.querySelector('warm-line')?.shadowRoot?.activeElement?.outerHTML.slice(0, 60),
      )
    expect(await focused()).toContain('<textarea')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Start a new conversation' }).waitFor()
    await expect.poll(focused).toContain('<h3')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toContain('<textarea')
    await page.keyboard.press('Escape')
    await expect.poll(focused).toContain('<button')
    expect(await page.locator('.w').count()).toBe(0)
    await page.context().close()
  })

  it('has one silent log beside one polite announcer', async () => {
    const page = await open('person')
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off')
    expect(await page.locator('warm-line [role=status]').count()).toBe(1)
    await page.context().close()
  })

  // the states that differ most; the gallery's long test looks at all
  const looked = ['ai', 'queue', 'late', 'person', 'ended'] as const
  const looks: [string, BrowserContextOptions][] = [
    ['360 light', {}],
    ['360 dark', { colorScheme: 'dark' }],
    ['1440 light', { viewport: { width: 1440, height: 900 } }],
    ['1440 dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ]
  it.each(looks)(
    'axe finds nothing in any state at %s',
    async (_name, options) => {
      const found: string[] = []
      for (const state of looked) {
        const page = await open(state, { ...options, reducedMotion: 'reduce' })
        await page.waitForTimeout(100)
        if (state === 'queue') {
          await page.getByRole('button', { name: 'Call me' }).click()
          await page.locator('.slots button').first().waitFor()
        }
        found.push(...(await violationsOf(page)).map((violation) => `${state}: ${violation}`))
        await page.context().close()
      }
      expect(found).toEqual([])
    },
    60_000,
  )

  it('nothing scrolls sideways at 320 px, in German and in Arabic', async () => {
    for (const language of ['de', 'ar']) {
      for (const state of ['queue', 'late', 'person', 'ended'] as const) {
        const page = await open(state, { viewport: { width: 320, height: 560 } }, language)
        await page.waitForTimeout(150)
        const wide = await page.evaluate(() =>
          [...(document.querySelector('warm-line')?.shadowRoot?.querySelectorAll('.w *') ?? [])]
            .filter(
              (e) =>
                e.scrollWidth > e.clientWidth + 1 &&
                !['inline', 'none'].includes(getComputedStyle(e).display) &&
                !e.matches('.sr, .el, input'),
            )
            .map((e) => e.className || e.tagName),
        )
        expect(wide, `${state} ${language}`).toEqual([])
        await page.context().close()
      }
    }
  })
})
