import type { Page } from 'playwright-core'
import { openBadLine } from '../../packages/testkit/src/bad-line.ts'
import { askForPerson, available } from '../ground/desk.ts'
import { startCompany, startHostPages } from '../ground/start.ts'
import { type Figure, kb } from './budgets.ts'
import { homeIsUsable, inboxIsUsable, widgetHasAnswer, widgetIsUsable } from './predicates.ts'
import { type Ground, lines, signedIn, slowLine } from './surfaces.ts'
import { heldAt, watched } from './traffic.ts'

/** Times and traffic on this machine, as a browser has them; a busy machine gives larger ones. */
export interface Speed {
  figures: Figure[]
  /** what stands in the JSON only */
  more: Record<string, unknown>
}
type Say = (line: string) => void

const runs = 5
const heartbeatS = 25

export async function measureSpeed(ground: Ground, say: Say): Promise<Speed> {
  const slow = await usable(ground, 'slow3g', say)
  const edge = await usable(ground, 'edge', say)
  const widget = await widgetPaints(ground, say)
  const desk = await consolePaints(ground, say)
  const idle = await idleTraffic(ground, say)
  const paints = [...Object.values(widget), ...Object.values(desk)]
  const worst = (kind: 'plain' | 'slow') => Math.max(...paints.map((paint) => paint[kind].median))
  const time = (name: string, what: string, value: number, budget: number): Figure => ({
    name,
    what,
    value: Math.round(value),
    budget,
    unit: 'ms',
  })
  const perHour = (name: string, what: string, value: number): Figure => ({
    name,
    what,
    value: kb(value),
    budget: 30,
    unit: 'KB/h',
  })
  return {
    figures: [
      time('usableSlow3gMs', 'widget usable on slow 3G, from the tap (median of 5)', slow.fromTap, 2_500),
      time('usableEdgeMs', 'widget usable on EDGE, from the tap (median of 5)', edge.fromTap, 6_000),
      time('paintMs', 'interaction to paint, the slowest kind', worst('plain'), 50),
      time('paintSlowMs', 'the same with the processor at a sixth', worst('slow'), 100),
      perHour('idleWidgetKb', 'an open widget that idles', idle.widget),
      perHour('idleConsoleKb', 'an open console that idles', idle.console),
    ],
    more: {
      usableFromPageMs: { slow3g: slow.fromPage, edge: edge.fromPage },
      interactionToPaintMs: { widget, console: desk },
      idleBytesPerHour: idle,
    },
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** ms until field and human button take input, in a browser that has nothing yet. */
async function usable(
  { browser, company, host }: Ground,
  name: keyof typeof lines,
  say: Say,
): Promise<{ fromTap: number; fromPage: number }> {
  const fromTap: number[] = []
  const fromPage: number[] = []
  for (let run = 1; run <= runs; run++) {
    const window = await watched(browser, [new URL(company.url).host, new URL(host.origin).host])
    const { page } = window
    await slowLine(window, lines[name])
    const begun = Date.now()
    await page.goto(host.origin, { waitUntil: 'commit' })
    const button = page.getByRole('button', { name: 'Help', exact: true })
    await button.waitFor()
    const tapped = Date.now()
    await button.click()
    const at = await heldAt(page, widgetIsUsable)
    fromTap.push(at - tapped)
    fromPage.push(at - begun)
    say(
      `${name} ${run} of ${runs}: ${Math.round(at - tapped)} ms from the tap, ${Math.round(at - begun)} ms from the page`,
    )
    // it did take input: words and the wish for a person are on screen although the line is slow
    await page.locator('textarea[name=text]').fill('Is it me?')
    await page.locator('textarea[name=text]').press('Enter')
    await page.locator('article').getByText('Is it me?').waitFor()
    await window.context.close()
  }
  return { fromTap: Math.round(median(fromTap)), fromPage: Math.round(median(fromPage)) }
}

export interface Paint {
  plain: { median: number; worst: number }
  slow: { median: number; worst: number }
}
type Act = () => Promise<void>

/**
 * From the browser's own time of an input to the frame after it: the longest event of each interaction as Event Timing
 * counts it (in steps of 8 ms; what took less than 16 ms counts as 16).
 */
async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: number[] = []
    Object.assign(globalThis, { longest: found })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (/^(key|pointer|click)/.test(entry.name)) found.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
}

async function paintOf(page: Page, act: Act): Promise<number> {
  await page.evaluate(() => void (globalThis as unknown as { longest: number[] }).longest.splice(0))
  await act()
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { longest } = globalThis as unknown as { longest: number[] }
        // two frames and a task later the observer has been told
        requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(() => resolve(Math.max(16, ...longest)), 100)),
        )
      }),
  )
}

async function paints(
  page: Page,
  kinds: Record<string, (n: number) => Act>,
  say: Say,
): Promise<Record<string, Paint>> {
  const session = await page.context().newCDPSession(page)
  const found: Record<string, Paint> = {}
  for (const [kind, acts] of Object.entries(kinds)) {
    const measured = { plain: { median: 0, worst: 0 }, slow: { median: 0, worst: 0 } }
    for (const [name, rate] of [
      ['plain', 1],
      ['slow', 6],
    ] as const) {
      await session.send('Emulation.setCPUThrottlingRate', { rate })
      const times: number[] = []
      for (let n = 0; n < 8; n++) times.push(await paintOf(page, acts(n)))
      measured[name] = { median: median(times), worst: Math.max(...times) }
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    found[kind] = measured
    say(`${kind}: ${measured.plain.median} ms, at a sixth ${measured.slow.median} ms (medians of 8)`)
  }
  return found
}

/** Writing into the widget, sending, asking for a person. */
async function widgetPaints({ browser, company, host }: Ground, say: Say): Promise<Record<string, Paint>> {
  const window = await watched(browser, [])
  const { page } = window
  await watchPaints(page)
  await page.goto(host.origin)
  await page.getByRole('button', { name: 'Help', exact: true }).click()
  const field = page.locator('textarea[name=text]')
  await field.fill('How long does it take until my card arrives?')
  await field.press('Enter')
  await heldAt(page, widgetHasAnswer)
  await available(company, company.everything, null)
  const found = await paints(
    page,
    {
      'widget: a letter': () => () => field.press('a'),
      'widget: send': (n) => async () => {
        await field.fill(`and one more thing, ${n}`)
        await field.press('Enter')
      },
      'widget: close and open': (n) => async () => {
        if (n % 2 === 0) await page.getByRole('button', { name: 'Close' }).click()
        else await page.getByRole('button', { name: 'Help', exact: true }).click()
      },
    },
    say,
  )
  await window.context.close()
  return { ...found, 'widget: a person, please': await askingPaint({ browser, company, host }, say) }
}

/** Each contact asks for a person once, so that each try has a browser of its own. */
async function askingPaint({ browser, host }: Ground, say: Say): Promise<Paint> {
  const once = async (rate: number): Promise<number> => {
    const { context, page } = await watched(browser, [])
    await watchPaints(page)
    await page.goto(host.origin)
    await page.getByRole('button', { name: 'Help', exact: true }).click()
    await heldAt(page, widgetIsUsable)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    const took = await paintOf(page, () => page.getByRole('button', { name: 'Ask for one' }).click())
    await context.close()
    return took
  }
  const times = async (rate: number) => {
    const all: number[] = []
    for (let n = 0; n < 5; n++) all.push(await once(rate))
    return { median: median(all), worst: Math.max(...all) }
  }
  const measured = { plain: await times(1), slow: await times(6) }
  say(`a person, please: ${measured.plain.median} ms, at a sixth ${measured.slow.median} ms (medians of 5)`)
  return measured
}

/** Moving through the inbox, opening and finishing, with 40 conversations in it. */
async function consolePaints({ browser, company }: Ground, say: Say): Promise<Record<string, Paint>> {
  await available(company, company.everything, 4)
  for (let n = 0; n < 20; n++) await askForPerson(company, `Question number ${n}: where is my card?`)
  const window = await watched(browser, [])
  await signedIn(window, company)
  const { page } = window
  await watchPaints(page)
  await page.goto(`${company.url}/console/inbox`)
  await heldAt(page, inboxIsUsable)
  const rows = page.getByRole('region', { name: 'Conversations' }).getByRole('link')
  await rows.first().click()
  await page.locator('[data-composer]').waitFor()
  const aside = async () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const found = await paints(
    page,
    {
      'console: open a conversation': (n) => () => rows.nth(n % 2).click(),
      'console: J and K': (n) => async () => {
        await aside()
        await page.keyboard.press(n % 2 === 0 ? 'j' : 'k')
      },
      'console: E': () => async () => {
        await aside()
        await page.keyboard.press('e')
      },
      'console: a letter': () => async () => {
        await page.locator('[data-composer]').press('a')
      },
    },
    say,
  )
  await window.context.close()
  return found
}

/** Bytes an hour over the wire, headers, frames and pings included, counted by a line that passes everything: four heartbeats, made an hour. */
async function idleTraffic({ browser }: Ground, say: Say): Promise<{ widget: number; console: number }> {
  // a company of its own: elsewhere people wait by now, and what is done about them is not idling
  const company = await startCompany()
  const seconds = heartbeatS * 4
  const line = await openBadLine(company.url, 1)
  const host = await startHostPages(() => ({ at: line.url, slug: company.slug }))
  const count = async (open: (page: Page) => Promise<void>) => {
    const window = await watched(browser, [], { serviceWorkers: 'block' })
    await window.context.addCookies([{ name: 'warmline', value: company.everything, url: line.url }])
    await open(window.page)
    // what is fetched when a page has just come to rest is not idling
    await pause(15_000)
    const before = line.counts.down + line.counts.up
    await pause(seconds * 1000)
    const bytes = line.counts.down + line.counts.up - before
    await window.context.close()
    return Math.round((bytes * 3600) / seconds)
  }
  say(`idling for ${seconds} s, widget`)
  const widget = await count(async (page) => {
    await page.goto(host.origin)
    await page.getByRole('button', { name: 'Help', exact: true }).click()
    await page.locator('textarea[name=text]').fill('How long does it take until my card arrives?')
    await page.locator('textarea[name=text]').press('Enter')
    await heldAt(page, widgetHasAnswer)
  })
  say(`idling for ${seconds} s, console`)
  const desk = await count(async (page) => {
    await page.goto(`${line.url}/console/`)
    await heldAt(page, homeIsUsable)
  })
  host.close()
  await line.close()
  await company.stop()
  return { widget, console: desk }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
