import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type HostPages, startHostPages } from '../harness/host-pages.ts'
import { field, openCompany, openStage, openWidget, type Stage, write } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** Every other host page: frameworks, hostile styles, calls before the script, two tags, languages. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
let hosts: HostPages

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: true })
  hosts = await startHostPages(stage.base, company.slug)
})
afterAll(async () => {
  hosts?.close()
  await stage?.close()
})
afterEach(() => {
  expect(stage.errors).toEqual([])
})

interface Told {
  page: Page
  warnings: string[]
}
async function open(name: string, options: BrowserContextOptions = {}, host = 'localhost'): Promise<Told> {
  const page = await stage.open('about:blank', options)
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await page.goto(hosts.page(name, host))
  return { page, warnings }
}
const launcher = (page: Page, name = 'Help') => page.getByRole('button', { name, exact: true })
type Calls = { Warmline: (...call: unknown[]) => void }
const call = (page: Page, ...values: unknown[]) =>
  page.evaluate((all) => (window as unknown as Calls).Warmline(...all), values)

describe('a single-page app', () => {
  it('keeps one launcher, one panel and its conversation over views, bodies and script tags', async () => {
    const { page, warnings } = await open('spa')
    await openWidget(page)
    await write(page, 'Hello over all views')
    await page.locator('article', { hasText: 'Hello over all views' }).waitFor()
    for (const view of ['two', 'one', 'two']) {
      await page.getByRole('link', { name: view, exact: true }).click()
      await page.getByRole('heading', { name: `View ${view}` }).waitFor()
    }
    await page.goBack()
    await page.getByRole('heading', { name: 'View one' }).waitFor()
    await expect.poll(() => page.locator('body > script[data-workspace]').count()).toBe(1)
    expect(await page.locator('warm-line').count()).toBe(1)
    await page.locator('article', { hasText: 'Hello over all views' }).waitFor()
    expect(await field(page).count()).toBe(1)
    expect(warnings).toEqual([])
  })

  it('leaves one global, and listens no more with each view', async () => {
    const page = await stage.open('about:blank')
    await page.addInitScript(() => {
      const count = { on: 0 }
      Object.defineProperty(window, '__listening', { value: count, enumerable: false })
      for (const target of [EventTarget.prototype]) {
        const { addEventListener, removeEventListener } = target
        target.addEventListener = function (...args: Parameters<typeof addEventListener>) {
          if (this === window || this === document) {
            count.on++
            const signal = (args[2] as AddEventListenerOptions | undefined)?.signal
            signal?.addEventListener('abort', () => count.on--)
          }
          return addEventListener.apply(this, args)
        }
        target.removeEventListener = function (...args: Parameters<typeof removeEventListener>) {
          if (this === window || this === document) count.on--
          return removeEventListener.apply(this, args)
        }
      }
    })
    await page.goto(hosts.page('plain').replace('plain', 'blank-globals'))
    const globals = () => page.evaluate(() => Object.keys(window))
    const bare = await globals()
    await page.goto(hosts.page('plain'))
    await openWidget(page)
    expect((await globals()).filter((name) => !bare.includes(name))).toEqual(['Warmline'])

    await call(page, 'close')
    await page.goto(hosts.page('element'))
    await openWidget(page)
    await page.getByRole('button', { name: 'Send' }).waitFor()
    const listening = () =>
      page.evaluate(() => (window as unknown as { __listening: { on: number } }).__listening.on)
    const change = async (workspace: string) => {
      await call(page, 'close')
      await launcher(page).waitFor()
      await page
        .locator('warm-line[workspace]')
        .evaluate((one, to) => one.setAttribute('workspace', to), workspace)
      await openWidget(page)
      await page.getByRole('button', { name: 'Send' }).waitFor()
    }
    const { slug: second } = await stage.server.workspace()
    await change(second)
    const before = await listening()
    const changes = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? company.slug : second))
    for (const workspace of changes) await change(workspace)
    // a part that came meanwhile listens too, once; one listener a view would be as many as there were changes
    expect(await listening()).toBeLessThan(before + changes.length)
    expect(await page.locator('warm-line').count()).toBe(2)
  })
})

describe('the element', () => {
  it('speaks another language when its attribute says so, goes when it goes, and comes back as it was', async () => {
    const { page } = await open('element')
    await openWidget(page)
    await field(page).fill('half a word')
    await page.getByRole('button', { name: 'Speak Swedish' }).click()
    await page.getByRole('button', { name: 'Stäng' }).waitFor()
    expect(await field(page).inputValue()).toBe('half a word')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await expect.poll(() => page.locator('warm-line').count()).toBe(0)
    await page.getByRole('button', { name: 'Put it back' }).click()
    await field(page).waitFor()
    expect(await field(page).inputValue()).toBe('half a word')
    await page.getByRole('button', { name: 'Stäng' }).click()
    await launcher(page, 'Hjälp').waitFor()
    // made anew and moved, as frameworks do
    await page.evaluate(() => {
      const old = document.querySelector('warm-line[workspace]')!
      const fresh = old.cloneNode() as Element
      old.replaceWith(fresh)
      document.body.append(fresh)
    })
    await launcher(page, 'Hjälp').click()
    await field(page).waitFor()
    expect(await page.locator('textarea[name=text]').count()).toBe(1)
  })

  it('in a frame: opens, tells, closes and goes on after a reload, with no script of ours in the page', async () => {
    // a company of its own: nobody else waits for its one person
    const alone = await openCompany(stage, { speaks: true })
    const pages = await startHostPages(stage.base, alone.slug)
    await send(stage.base, 'POST', '/v1/settings/origins', {
      token: alone.boss.token,
      body: { origins: [pages.origin('shop.localhost')] },
    })
    const page = await stage.open(pages.page('self-hosted', 'shop.localhost'))
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script' && request.frame() === page.mainFrame())
        scripts.push(request.url())
    })
    await launcher(page).click()
    const frame = page.frameLocator('warm-line iframe')
    await frame.locator('textarea[name=text]').fill('From within a frame')
    await frame.locator('textarea[name=text]').press('Enter')
    await frame.locator('article', { hasText: 'From within a frame' }).waitFor()
    const box = (await page.locator('warm-line iframe').boundingBox())!
    expect([box.width, box.height]).toEqual([402, 702])
    await frame.getByRole('button', { name: 'Close' }).click()
    await launcher(page).waitFor()
    expect(await page.locator('warm-line iframe').isVisible()).toBe(false)

    // another window's word is not heard
    await page.evaluate(() => {
      for (const name of ['opened', 'unread']) window.postMessage({ warmline: name, value: 7 }, '*')
    })
    await call(page, 'human')
    await frame.getByText('A person is coming').waitFor()
    expect(await page.locator('#unread').textContent()).toBe('0')
    expect(scripts.filter((url) => url.startsWith(stage.base))).toEqual([])
    await page.reload()
    await frame.locator('article', { hasText: 'From within a frame' }).waitFor()

    const worker = await stage.server.person(alone.workspaceId, ['worker'])
    const as = (path: string, body: unknown) => send(stage.base, 'POST', path, { token: worker.token, body })
    await frame.getByRole('button', { name: 'Close' }).click()
    await as('/v1/availability', { available: true, capacity: 1 })
    const head = async () =>
      (
        (await send(stage.base, 'GET', '/v1/sync?scope=inbox', { token: worker.token })).json['state'] as {
          items: { head: { itemId: string; epoch: number; status: string } }[]
        }
      ).items.find(({ head: { status } }) => status === 'person')?.head
    await expect.poll(head).toBeDefined()
    const { itemId, epoch } = (await head())!
    const messageId = stage.server.nodes[0]!.services.ids.next('msg')
    expect((await as(`/v1/items/${itemId}/messages`, { messageId, epoch, text: 'I am here' })).status).toBe(
      201,
    )
    await expect.poll(() => page.locator('#unread').textContent()).toBe('1')
    pages.close()
  })
})

describe('calls', () => {
  it('made before the script has come are played once, in order, and an unknown one is told', async () => {
    const { page, warnings } = await open('queue')
    await page.getByText('A person is coming').waitFor()
    expect(await page.locator('#told').textContent()).toBe('opened ')
    expect(warnings).toEqual(['Warmline: unknown call dance'])
    const asks = await send(stage.base, 'GET', '/v1/sync?scope=floor', { token: company.boss.token })
    expect(asks.status).toBe(200)
    await call(page, 'close')
    await launcher(page).waitFor()
    await page.evaluate(() => {
      const { Warmline } = window as unknown as Calls
      const told = document.querySelector('#told')!
      const listener = () => {
        told.textContent += 'mine '
      }
      Warmline('on', 'closed', () => {
        throw new Error('the page broke it')
      })
      Warmline('on', 'closed', listener)
      Warmline('off', 'closed', listener)
      Warmline('identify')
    })
    await expect.poll(() => warnings.join(' ')).toContain('identify takes')
    await call(page, 'open')
    await field(page).waitFor()
    await call(page, 'close')
    await launcher(page).waitFor()
    expect(await page.locator('#told').textContent()).toBe('opened opened ')
    // what the page's own listener throws is the page's
    expect(stage.errors.splice(0)).toEqual(['the page broke it'])
  })

  it('a second tag changes nothing, and one of another workspace is refused in words', async () => {
    const { page, warnings } = await open('two')
    await openWidget(page)
    expect(await page.locator('warm-line').count()).toBe(1)
    expect(warnings).toEqual([`Warmline: already here: ${company.slug}`])
  })
})

describe('what is fetched before it is needed', () => {
  const fetched = async (options: BrowserContextOptions, save: boolean) => {
    const page = await stage.open('about:blank', options)
    const files: string[] = []
    page.on('request', (request) => files.push(new URL(request.url()).pathname))
    if (save)
      await page.addInitScript(() =>
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
      )
    await page.goto(hosts.page('plain'))
    await launcher(page).waitFor()
    const idle = files.filter((path) => path.startsWith('/widget/'))
    await launcher(page).hover()
    return { page, idle, files }
  }

  it('is nothing but the loader; the panel comes with a pointer or the focus', async () => {
    const { idle, files } = await fetched({}, false)
    expect(idle).toEqual(['/widget/loader.js'])
    await expect.poll(() => files.some((path) => path.includes('/parts/panel-'))).toBe(true)
  })

  it('comes only with a tap where data is saved', async () => {
    const { page, files } = await fetched({}, true)
    await launcher(page).focus()
    await openWidget(page)
    const panel = files.findIndex((path) => path.includes('/parts/panel-'))
    expect(panel).toBeGreaterThan(0)
    // fetched, then imported from the cache
    expect(new Set(files.filter((path) => path.includes('/parts/panel-'))).size).toBe(1)
  })
})

describe('the page around it', () => {
  it('with hostile styles is not broken by us, nor we by it', async () => {
    const { page } = await open('hostile')
    const bare = await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector('main')!.getBoundingClientRect()
      return [x, y, width, height].join()
    })
    const button = launcher(page)
    await button.waitFor()
    const box = (await button.boundingBox())!
    expect(box.height).toBeGreaterThanOrEqual(44)
    expect(box.width).toBeLessThan(260)
    expect(box.x + box.width).toBeLessThanOrEqual(1280)
    // on top of what claims the highest layer
    await button.click()
    await field(page).waitFor()
    const look = await field(page).evaluate((element) => {
      const { fontSize, textTransform, letterSpacing } = getComputedStyle(element)
      return [fontSize, textTransform, letterSpacing]
    })
    expect(look).toEqual(['16px', 'none', 'normal'])
    const panel = (await page.locator('.w').boundingBox())!
    expect(panel.y).toBeGreaterThanOrEqual(0)
    expect(panel.y + panel.height).toBeLessThanOrEqual(860)
    await write(page, 'Readable all the same')
    await page.locator('article', { hasText: 'Readable all the same' }).waitFor()
    const after = await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector('main')!.getBoundingClientRect()
      return [x, y, width, height].join()
    })
    expect(after).toBe(bare)
  })

  it('from right to left has the button on the left and Arabic words', async () => {
    const { page } = await open('rtl')
    const button = launcher(page, 'مساعدة')
    expect((await button.boundingBox())!.x).toBeLessThan(40)
    await button.click()
    await field(page).waitFor()
    expect(await page.locator('.w').getAttribute('dir')).toBe('rtl')
    expect((await page.locator('.w').boundingBox())!.x).toBeLessThan(40)
  })

  it('zoomed as a whole still has the panel within the window, and the rest of the page in reach', async () => {
    const { page } = await open('plain')
    await page.evaluate(() => {
      document.documentElement.style.setProperty('zoom', '1.5')
    })
    await openWidget(page)
    const panel = (await page.locator('.w').boundingBox())!
    expect(panel.y).toBeGreaterThanOrEqual(0)
    expect(panel.y + panel.height).toBeLessThanOrEqual(861)
    // what the panel does not cover can be clicked
    await page.getByRole('link', { name: 'All host pages' }).click()
    await page.getByRole('heading', { name: 'Host pages' }).waitFor()
  })

  it.each([
    ['sv-FI', 'Hjälp', 'Stäng'],
    ['ar-EG', 'مساعدة', 'إغلاق'],
    ['DE-at', 'Hilfe', 'Schließen'],
    // no Portuguese words: the page's next wish, the browser's
    ['pt-BR', 'Help', 'Close'],
    ['en-US@posix', 'Help', 'Close'],
  ])('written in %s is answered in words that we have', async (lang, help, close) => {
    const page = await stage.open('about:blank', { locale: 'en-GB' })
    await page.addInitScript((tag) => {
      const wait = new MutationObserver(() => {
        if (document.documentElement === null) return
        document.documentElement.lang = tag
        wait.disconnect()
      })
      wait.observe(document, { childList: true })
    }, lang)
    await page.goto(hosts.page('plain'))
    await launcher(page, help).click()
    await page.getByRole('button', { name: close, exact: true }).waitFor()
  })

  it('whose wishes we have no words for speaks the workspace’s own language', async () => {
    const { slug, workspaceId } = await stage.server.workspace()
    const boss = await stage.server.person(workspaceId, ['admin'])
    await send(stage.base, 'POST', '/v1/settings/workspace', {
      token: boss.token,
      body: { languages: ['nl', 'pl', 'en'] },
    })
    const page = await stage.open(`${stage.base}/widget/frame/${slug}?lang=fi`, { locale: 'fi-FI' })
    await page.getByRole('button', { name: 'Wyślij' }).waitFor()
  })
})
