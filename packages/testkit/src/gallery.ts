import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type FrameWish, withWish } from './gallery-frame.ts'

/** One view in one state. Adding one is one entry in its surface's list. */
export interface View {
  /** path below the surface's address */
  path: string
  /**
   * What a person does to get there, in order: a selector is clicked, `press Control+k` is a key, `focus …`, `hover …`,
   * `write <selector> := <text>`. Selectors look into the widget's shadow root too.
   */
  acts?: readonly string[]
  /** must be there before anybody looks */
  ready?: readonly string[]
  /** which stand-in server, for surfaces with several */
  server?: string
  storage?: Readonly<Record<string, string>>
  /** always in this language, whatever the gallery's switch says */
  lang?: string
  /** the page fills the window and scrolls inside */
  fixed?: boolean
}

/** A surface and all its views; `start` brings up stand-ins with fake data, never the real server. */
export interface Surface {
  name: string
  views: Readonly<Record<string, View>>
  /** what every view of it waits for */
  ready?: readonly string[]
  gone?: readonly string[]
  /** languages that it has words for */
  languages: readonly string[]
  start(): Promise<{ urlOf(view: View): string; stop(): void | Promise<void> }>
}

/** The whole address of a view: path, state, and how it is looked at. */
export function addressOf(
  surface: Surface,
  urlOf: (view: View) => string,
  view: View,
  wish: Pick<FrameWish, 'theme' | 'dir' | 'lang'> = {},
): string {
  const { acts = [], storage = {}, ready = [], lang } = view
  return withWish(urlOf(view), {
    ...wish,
    ...(lang === undefined ? {} : { lang }),
    acts,
    storage,
    before: surface.ready ?? [],
    ready,
    gone: surface.gone ?? [],
  })
}

export type Scheme = 'light' | 'dark'
/** What somebody who looks at a page would complain about; all empty = nothing. */
export interface Sight {
  /** script errors since the page began to load */
  errors: string[]
  /** axe: rule, element, reason */
  violations: string[]
  /** elements that are wider than the room they have */
  overflow: string[]
  /** controls too small for a finger; judged on narrow screens only */
  small?: string[]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every axe violation of the page as it stands, open shadow roots and frames of the same origin included. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{
        violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
      }>
    }
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] })
    return violations.map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes
          .slice(0, 3)
          .map((n) => `${n.html.slice(0, 160)} ${n.failureSummary?.split('\n')[1]?.trim() ?? ''}`)
          .join(' | ')}`,
    )
  })
}

/**
 * What sticks out sideways: the page itself, and everything that hides or scrolls a part of its width. Shortened text
 * (`text-overflow: ellipsis`), text for readers only and tables that the keyboard can scroll are meant to.
 */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? [])]
    const { scrollWidth, clientWidth } = document.documentElement
    const name = (e: Element) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''}`
    const inside = roots
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>('body *, .w *, .w')])
      .filter((e) => {
        if (e.scrollWidth <= e.clientWidth + 1 || e.clientWidth <= 1) return false
        if (e.matches('input, select, svg *') || e.querySelector('table') !== null) return false
        const style = getComputedStyle(e)
        if (style.display === 'inline' || style.textOverflow === 'ellipsis' || style.clipPath !== 'none')
          return false
        return style.overflowX !== 'visible'
      })
    return [
      ...(scrollWidth > clientWidth ? [`page: ${scrollWidth} px in ${clientWidth} px`] : []),
      ...inside.map((e) => `${name(e)}: ${e.scrollWidth} px in ${e.clientWidth} px`),
    ]
  })

/**
 * Controls that a finger can miss: less than 44 × 44 px, counting their label and whatever reaches beyond their box.
 * Links within a line of text, what is disabled and what only readers reach are left out.
 */
export const smallTargetsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls =
      'a[href], button, input, select, textarea, summary, [role=option], [role=tab], [role=menuitem], [role=menuitemradio]'
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? [])]
    const isShown = (e: HTMLElement) => {
      const box = e.getBoundingClientRect()
      return (
        e.checkVisibility({ visibilityProperty: true }) &&
        box.width > 2 &&
        box.height > 2 &&
        getComputedStyle(e).clipPath === 'none'
      )
    }
    const inText = (e: HTMLElement) =>
      e.matches('a, button') &&
      getComputedStyle(e).display.startsWith('inline') &&
      [...(e.parentElement?.childNodes ?? [])].some((n) => n.nodeType === 3 && n.textContent?.trim() !== '')
    const reaches = (e: HTMLElement, root: Document | ShadowRoot) => {
      const target = e.closest('label') ?? e
      const box = target.getBoundingClientRect()
      if (box.width >= 43.5 && box.height >= 43.5) return true
      e.scrollIntoView({ block: 'center' })
      const at = e.getBoundingClientRect()
      const [x, y] = [at.left + at.width / 2, at.top + at.height / 2]
      return [
        [-21, 0],
        [21, 0],
        [0, -21],
        [0, 21],
      ].every(([dx, dy]) => {
        const hit = root.elementFromPoint(x + dx!, y + dy!)
        return hit !== null && (hit === target || target.contains(hit))
      })
    }
    // what lies behind a modal dialog takes no touch
    const modal = [...document.querySelectorAll(':modal')].at(-1)
    return roots.flatMap((root) =>
      [...root.querySelectorAll<HTMLElement>(controls)]
        .filter((e) => modal === undefined || modal.contains(e))
        .filter(
          (e) => isShown(e) && !e.matches(':disabled, [type=hidden]') && !inText(e) && !reaches(e, root),
        )
        .map((e) => {
          const { width, height } = e.getBoundingClientRect()
          return `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''} "${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 30)}": ${Math.round(width)} × ${Math.round(height)} px`
        }),
    )
  })

/** Axe, overflow and script errors of a page; with `shot` also its picture, in that file. */
export async function lookAt(
  page: Page,
  errors: readonly string[],
  shot?: { path: string; fullPage: boolean },
): Promise<Sight> {
  if (shot !== undefined) await photograph(page, shot)
  return { errors: [...errors], violations: await violationsOf(page), overflow: await overflowOf(page) }
}

/** A window as high as the page instead of a stitched picture: a bar at the foot of the window stays at the foot. */
async function photograph(
  page: Page,
  { path, fullPage }: { path: string; fullPage: boolean },
): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  const window = page.viewportSize()
  if (fullPage && window !== null) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ ...window, height: Math.max(window.height, Math.min(height, 8_000)) })
  }
  await page.screenshot({ path, animations: 'disabled' })
  if (fullPage && window !== null) await page.setViewportSize(window)
}

/** Opens a page and waits until it stands as it should; the caller closes its context. */
export async function openView(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    locale: 'en-GB',
    // axe is put into the page as text
    bypassCSP: true,
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('html[data-gallery=ready]').waitFor({ state: 'attached', timeout: 45_000 })
  return { page, errors }
}

/** The looks of the bar: phone and desk in light and dark, and 320 px for reflow. Scheme and 320 px need no new load. */
export async function lookEverywhere(
  browser: Browser,
  address: string,
  shotOf: (width: number, scheme: Scheme) => string | undefined,
  view: View,
): Promise<Record<string, Sight>> {
  const found: Record<string, Sight> = {}
  for (const width of [360, 1440]) {
    const height = width === 360 ? 780 : 900
    const { page, errors } = await openView(browser, address, { viewport: { width, height } })
    try {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        const path = shotOf(width, scheme)
        const shot = path === undefined ? undefined : { path, fullPage: view.fixed !== true }
        const sight = await lookAt(page, errors, shot)
        const isTouched = width === 360 && scheme === 'light'
        found[`${width} ${scheme}`] = isTouched ? { ...sight, small: await smallTargetsOf(page) } : sight
      }
      if (width === 360) {
        await page.setViewportSize({ width: 320, height: 568 })
        found['320'] = { errors: [...errors], violations: [], overflow: await overflowOf(page) }
      }
    } finally {
      await page.context().close()
    }
  }
  return found
}

/** Only what somebody would complain about. */
export const complaints = (sights: Record<string, Sight>): string[] =>
  Object.entries(sights).flatMap(([look, s]) =>
    [...s.errors, ...s.violations, ...s.overflow, ...(s.small ?? [])].map((what) => `${look}: ${what}`),
  )
