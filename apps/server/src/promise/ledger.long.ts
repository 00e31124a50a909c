import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenTestDatabase, openTestDatabase } from '../platform/harness/test-database.ts'
import { createManualClock } from '../platform/harness/test-node.ts'
import { createLedgers } from './ledger.ts'
import { createLedgerStore } from './store.ts'

/** A year of 2,000 promises a day beside four weeks of the same: what a lead asks for costs the same in both. */
let test: OpenTestDatabase
const dayMs = 86_400_000
const perDay = 2_000
const now = Date.parse('2026-06-10T20:00:00Z')

beforeAll(async () => {
  test = await openTestDatabase()
  const fill = (workspaceId: string, days: number) =>
    test.asOwner(
      `insert into ledger (workspace_id, promise_id, item_id, cause, asked_at, due_at, staffed, outcome, answered_at, how,
         in_time, misses)
       select $1, 'prm_' || lpad(g::text, 8, '0'), 'wi_' || g, 'asked', asked, asked + 180000, true, 'kept',
         asked + 20000 + (g * 7919) % 200000, 'person', (g * 7919) % 200000 < 160000, 0
       from (select g, $2::bigint - g * ($3::bigint / $4::int) as asked from generate_series(0, $5::bigint) g) s`,
      [workspaceId, now, dayMs, perDay, days * perDay - 1],
    )
  await fill('ws_old', 365)
  await fill('ws_young', 28)
  await test.asOwner('analyze ledger')
})
afterAll(() => test?.close())

it('measures four weeks by day in a year-old workspace beside a young one: it prints, it does not judge', async () => {
  const clock = createManualClock(now)
  const ledgers = createLedgers(createLedgerStore(test.db), clock)
  const timed = async (workspaceId: string) => {
    // past what is kept for two seconds
    clock.advance(2_500)
    const started = performance.now()
    const { whole } = await ledgers.figures(workspaceId, 'month', 'Europe/Berlin')
    const ms = performance.now() - started
    expect(whole.asked).toBeGreaterThan(27 * perDay)
    return ms
  }
  const best: Record<string, number> = {}
  for (let round = 0; round < 8; round++)
    for (const workspaceId of ['ws_old', 'ws_young'])
      best[workspaceId] = Math.min(best[workspaceId] ?? Number.POSITIVE_INFINITY, await timed(workspaceId))
  const ratio = best['ws_old']! / best['ws_young']!
  console.info(`28 days by day: ${JSON.stringify(best)}, old / young ${ratio.toFixed(2)}`)
})

it('measures the newest page, what was late, and the last hour, beside counting the whole year', async () => {
  const ledgers = createLedgers(createLedgerStore(test.db), createManualClock(now))
  const timed = async (run: () => Promise<unknown>) => {
    const started = performance.now()
    expect(await run()).toBeTruthy()
    return performance.now() - started
  }
  const filter = { from: 0, to: now + 1, after: null, limit: 50 }
  const reads: Record<string, () => Promise<unknown>> = {
    page: () => ledgers.page('ws_old', { ...filter, standing: null }),
    late: () => ledgers.page('ws_old', { ...filter, standing: 'late' }),
    recent: () => ledgers.recent('ws_old', now - 3_600_000),
  }
  const whole = await timed(() => ledgers.counts('ws_old', 0, now + 1))
  for (const [name, run] of Object.entries(reads)) {
    const best = Math.min(await timed(run), await timed(run), await timed(run))
    console.info(`${name}: ${best.toFixed(1)} ms; counting the whole year ${whole.toFixed(0)} ms`)
  }
})
