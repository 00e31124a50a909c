import { anyText, fuzz, nasty, printFuzz } from '@warmline/testkit/fuzz'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HostPages, startHostPages } from '../harness/host-pages.ts'
import { openCompany, openStage, type Stage } from '../harness/stage.ts'

/** `mode="iframe"`: what any window may say to the page and to the frame, which hear each other by `postMessage` alone. */
let stage: Stage
let hosts: HostPages
beforeAll(async () => {
  stage = await openStage()
  const company = await openCompany(stage, { speaks: true })
  hosts = await startHostPages(stage.base, company.slug)
})
afterAll(async () => {
  printFuzz()
  hosts?.close()
  await stage?.close()
})

const together = 250
const names = fc.constantFrom(
  ...['ready', 'size', 'opened', 'closed', 'unread', 'warning'],
  ...['hello', 'open', 'human', 'close', 'identify', 'shutdown', 'lang', '__proto__', 'constructor'],
)
const words = fc.oneof(
  { weight: 3, arbitrary: fc.record({ warmline: names, value: nasty }) },
  fc.record({ warmline: fc.oneof(nasty, anyText), value: nasty }),
  nasty,
)
/** Everything that a structured clone carries as JSON does; what JSON loses is null. */
const batches = fc
  .array(words, { minLength: together, maxLength: together, size: 'max' })
  .map((all) => all.map((one) => JSON.stringify(one) ?? 'null'))

/** Another window of this page, and one of another origin, say all of it to whoever they can reach. */
const sayAll = (page: Page, all: readonly string[]) =>
  page.evaluate((texts) => {
    const frame = document.querySelector('warm-line')?.shadowRoot?.querySelector('iframe')
    for (const text of texts) {
      const word: unknown = JSON.parse(text)
      window.postMessage(word, '*')
      for (const stranger of document.querySelectorAll<HTMLIFrameElement>('iframe.stranger'))
        stranger.contentWindow?.postMessage({ relay: word }, '*')
      // its own page may say what it likes: what means nothing is passed over
      const name = Object(word).warmline
      if (!['open', 'human', 'close', 'identify', 'shutdown'].includes(name))
        frame?.contentWindow?.postMessage(word, '*')
    }
    // what was said is heard in order: when this comes back, all of it was
    return new Promise<void>((resolve) => {
      addEventListener('message', ({ data }) => data === 'over' && resolve())
      window.postMessage('over', '*')
    })
  }, all)

it('words of strangers change nothing on the page or in the frame, whatever they are', async () => {
  // the stranger's frame is ours to put in, whatever the policy of the page
  const page = await stage.open(hosts.page('self-hosted', 'localhost'), { bypassCSP: true })
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  const field = page.frameLocator('warm-line iframe').locator('textarea[name=text]')
  await field.fill('half a word')
  // a frame of an opaque origin, which says to its parent and to its sibling whatever it hears
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const stranger = document.createElement('iframe')
        stranger.className = 'stranger'
        stranger.sandbox.add('allow-scripts')
        stranger.onload = () => resolve()
        stranger.srcdoc = `<script>addEventListener('message', ({ data }) => {
          if (!data || !('relay' in Object(data))) return
          parent.postMessage(data.relay, '*')
          for (let n = 0; n < parent.length; n++) if (parent[n] !== window) parent[n].postMessage(data.relay, '*')
        })</script>`
        document.body.append(stranger)
      }),
  )
  const before = await page.locator('warm-line iframe').boundingBox()
  await fuzz('words to page and frame', batches, (all) => sayAll(page, all), undefined, together)
  expect(await field.inputValue()).toBe('half a word')
  expect(await page.locator('warm-line iframe').boundingBox()).toEqual(before)
  expect(await page.locator('warm-line iframe').isVisible()).toBe(true)
  expect(stage.errors).toEqual([])
})
