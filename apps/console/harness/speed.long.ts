import type { CDPSession } from 'playwright-core'
import { expect, it } from 'vitest'
import { answered, desk, promised } from './desk.ts'
import { mood } from './fake-server.ts'

/**
 * What a key costs until its paint, in the page's own processor time: other work on the machine does not count, so that
 * the figure is the same on a busy one. A phone that is six times slower has 100 ms: so 16 ms here.
 */
const budgetMs = 100 / 6
const at = desk()
const field = () => at.page.locator('[data-composer]')

const spent = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((m) => m.name === 'TaskDuration')!.value * 1_000
}
/** Two frames: the one that paints, and the one after it. */
const painted = () =>
  at.page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
const quiet = () => at.page.evaluate(() => new Promise((done) => setTimeout(done, 150)))

async function costs(
  cdp: CDPSession,
  keys: string[],
  before: () => Promise<unknown> = quiet,
): Promise<number> {
  const all: number[] = []
  for (const key of keys) {
    await before()
    await painted()
    const start = await spent(cdp)
    await painted()
    const idle = (await spent(cdp)) - start
    await at.page.keyboard.press(key)
    await painted()
    all.push((await spent(cdp)) - start - 2 * idle)
  }
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!
}

it.each([
  ['a few', false],
  ['five hundred', true],
])(
  'measures J, K, send and E with %s conversations beside the time that a slow phone has',
  async (_, many) => {
    mood.many = many
    const cdp = await at.context.newCDPSession(at.page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await at.open(promised)
    await at.page.getByRole('heading', { name: 'Zofia Nowak' }).waitFor()
    await at.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    const figures: Record<string, number> = {}
    figures['J and K'] = await costs(cdp, ['j', 'k', 'j', 'j', 'k', 'k', 'j', 'j', 'k', 'k', 'j'])
    figures['send'] = await costs(cdp, Array(9).fill('Control+Enter'), async () => {
      await field().fill('An answer of some words')
      await quiet()
    })
    await at.open(answered)
    await field().waitFor()
    await quiet()
    figures['E'] = await costs(cdp, ['e'])
    console.info(
      many ? '500' : 'few',
      JSON.stringify(figures, (_key, v) => (typeof v === 'number' ? Number(v.toFixed(1)) : v)),
    )
    // printed, not judged: a time is no test
    expect(
      Object.values(figures).every((ms) => ms > 0),
      `of ${budgetMs.toFixed(1)} ms`,
    ).toBe(true)
  },
  120_000,
)
