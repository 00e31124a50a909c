import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HostPages, startHostPages } from '../harness/host-pages.ts'
import { field, jarArticle, openCompany, openStage, openWidget, type Stage, write } from '../harness/stage.ts'
import { send } from '../harness/test-server.ts'

/** The widget on pages of others: under a strict policy, in a frame, with a signed identity. The rest: embed.browser.long.ts. */
let stage: Stage
let company: Awaited<ReturnType<typeof openCompany>>
let hosts: HostPages

const asBoss = (path: string, body: unknown = {}) =>
  send(stage.base, 'POST', path, { token: company.boss.token, body })

beforeAll(async () => {
  stage = await openStage()
  company = await openCompany(stage, { speaks: true })
  const key = (await asBoss('/v1/settings/identity-keys')).json as unknown as { kid: string; secret: string }
  hosts = await startHostPages(stage.base, company.slug, key)
})
afterAll(async () => {
  hosts?.close()
  await stage?.close()
})

/** A page that keeps every violation of its policy. */
async function openWatched(
  url: string,
  options: BrowserContextOptions = {},
): Promise<[Page, () => Promise<string[]>]> {
  const page = await stage.open('about:blank', options)
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.defineProperty(window, '__violations', { value: seen, enumerable: false })
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  await page.goto(url)
  return [page, () => page.evaluate(() => (window as unknown as { __violations: string[] }).__violations)]
}

it('works under a strict policy with Trusted Types, without one violation and without a policy of its own', async () => {
  const [page, violations] = await openWatched(hosts.page('strict'))
  // the policy holds: the page itself may not do this
  const refused = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>')
      return false
    } catch {
      return true
    }
  })
  expect(refused).toBe(true)
  const before = (await violations()).length
  await openWidget(page)
  await write(page, jarArticle.question)
  await page.locator('article[data-author=ai]').getByText('Turn the lid of the jar').waitFor()
  await page.getByRole('button', { name: 'Ask for one' }).click()
  await page.getByText('A person is coming').waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'jar.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a picture of a jar, in words'),
  })
  await page.locator('.chips').getByText('1 kB').waitFor()
  await write(page, 'With a file')
  await page.getByRole('button', { name: /^Download jar.txt/ }).waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Help', exact: true }).waitFor()
  expect((await violations()).slice(before)).toEqual([])
})

it('stands in a frame on a page without any script, where the origin is allowed and nowhere else', async () => {
  const allowed = hosts.origin('shop.localhost')
  await asBoss('/v1/settings/origins', { origins: [allowed] })
  const page = await stage.open(hosts.page('iframe', 'shop.localhost'))
  const frame = page.frameLocator('iframe')
  await frame.locator('textarea[name=text]').fill(jarArticle.question)
  await frame.locator('textarea[name=text]').press('Enter')
  await frame.locator('article[data-author=ai]').getByText('Turn the lid of the jar').waitFor()
  await frame.getByRole('button', { name: 'Ask for one' }).click()
  await frame.getByText('A person is coming').waitFor()
  expect(await frame.getByRole('button', { name: 'Close' }).count()).toBe(0)

  const other = await stage.open('about:blank')
  const told: string[] = []
  other.on('console', (message) => told.push(message.text()))
  await other.goto(hosts.page('iframe', 'other.localhost'))
  await expect.poll(() => told.join(' ')).toContain('frame-ancestors')
  expect(await other.frameLocator('iframe').locator('textarea').count()).toBe(0)
  // the browser's own word about the refused frame
  stage.errors.length = 0
  const direct = await send(stage.base, 'GET', `/widget/frame/${company.slug}`)
  expect(direct.headers.get('x-frame-options')).toBe(null)
  expect(direct.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${allowed}`)
})

it('knows who is signed in, and after a log-out shows nothing of them, to the next person neither', async () => {
  const page = await stage.open(hosts.page('identity'))
  // the host page's own script answers its buttons from here on
  await page.waitForLoadState()
  const signIn = async (token: string) => {
    await page.getByLabel('Token').fill(token)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  const token = await hosts.sign('zofia')
  await signIn(token)
  await field(page).waitFor()
  await write(page, 'A secret of Zofia')
  await page.locator('.mark.sent, .mark.read').first().waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Help', exact: true }).waitFor()
  await expect
    .poll(() => page.evaluate((slug) => localStorage.getItem(`warmline:${slug}:token`), company.slug))
    .toBe(null)

  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  await signIn(token)
  await expect.poll(() => warnings.join(' ')).toContain('used before a log-out')
  expect(await page.locator('article').count()).toBe(0)

  await signIn(await hosts.sign('adam'))
  await expect
    .poll(() => page.evaluate((slug) => localStorage.getItem(`warmline:${slug}:token`), company.slug))
    .toBeTruthy()
  await write(page, 'Adam here')
  await page.locator('article', { hasText: 'Adam here' }).waitFor()
  // from one person to another without a log-out
  await signIn(await hosts.sign('zofia'))
  await page.locator('article', { hasText: 'A secret of Zofia' }).waitFor()
  expect(await page.locator('article', { hasText: 'Adam here' }).count()).toBe(0)
  await signIn(await hosts.sign('adam'))
  await page.locator('article', { hasText: 'Adam here' }).waitFor()
  expect(await page.locator('article', { hasText: 'A secret of Zofia' }).count()).toBe(0)
  expect(stage.errors).toEqual([])
})

it('what one person wrote is never sent by the next one, however soon they follow', async () => {
  const page = await stage.open(hosts.page('identity'))
  await page.waitForLoadState()
  const signIn = async (sub: string) => {
    await page.getByLabel('Token').fill(await hosts.sign(sub))
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  const who = () => page.evaluate((slug) => localStorage.getItem(`warmline:${slug}:who`), company.slug)
  // nothing that the server knows of Nadia has come, and nothing of hers gets out
  const isOfThread = /\/v1\/(sync|conversations)/
  await page.route(isOfThread, (route) => route.abort())
  await signIn('nadia')
  await expect.poll(who).toBeTruthy()
  const nadia = await who()
  await write(page, 'Only for Nadia')
  await page.locator('article', { hasText: 'Only for Nadia' }).waitFor()
  // her words are about to go out when the page says that somebody else is here
  const isLookedAt = Promise.withResolvers<void>()
  await page.route(/\/v1\/identify/, async (route) => {
    await isLookedAt.promise
    await route.continue()
  })
  const asked = page.waitForRequest(/\/v1\/identify/)
  await signIn('omar')
  await asked
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.unroute(isOfThread)
  isLookedAt.resolve()
  await expect.poll(async () => (await who()) ?? nadia).not.toBe(nadia)
  await write(page, 'Omar here')
  await page.locator('article', { hasText: 'Omar here' }).locator('.mark.sent, .mark.read').waitFor()
  expect(await page.getByText('Only for Nadia').count()).toBe(0)
})
