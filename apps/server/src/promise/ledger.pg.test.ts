import type { Event, LedgerRow } from '@warmline/contracts'
import { foldLedger, type LogEntry, ledgerSummary } from '@warmline/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommit, afterwards, freshWorkspace, ids } from '../platform/harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from '../platform/harness/test-database.ts'
import { createManualClock } from '../platform/harness/test-node.ts'
import { createLedgers } from './ledger.ts'
import { createLedgerStore, type LedgerStore } from './store.ts'

let test: OpenTestDatabase
let store: LedgerStore
beforeAll(async () => {
  test = await openTestDatabase()
  store = createLedgerStore(test.db)
})
afterAll(() => test?.close())

const minute = 60_000
const hour = 60 * minute
const everything = { from: 0, to: Number.MAX_SAFE_INTEGER, standing: null, after: null, limit: 500 }

interface Step {
  promise: number
  what: 'made' | 'moved' | 'missed' | 'kept' | 'late' | 'withdrawn'
  at: number
}

/** A history that core could write: a promise is made once, and nothing follows its end. */
function historyOf(steps: readonly Step[]): Event[] {
  const names = new Map<number, string>()
  const ended = new Set<number>()
  return steps.flatMap(({ promise, what, at }): Event[] => {
    const promiseId = names.get(promise) ?? ids.next('prm')
    if (!names.has(promise)) {
      names.set(promise, promiseId)
      const due = { countedFrom: at, dueAt: at + 3 * minute }
      return [{ type: 'promise.made', promiseId, cause: 'asked', askedAt: at, staffed: true, ...due }]
    }
    if (ended.has(promise)) return []
    const dueAt = at + 5 * minute
    switch (what) {
      case 'made':
        return [{ type: 'promise.widened', promiseId, step: 50 }]
      case 'moved':
        return [{ type: 'promise.moved', promiseId, dueAt, countedFrom: at, way: 'callback' }]
      case 'missed':
        return [{ type: 'promise.missed', promiseId, dueAt: at, miss: 1, nextDueAt: dueAt }]
      case 'withdrawn':
        ended.add(promise)
        return [{ type: 'promise.withdrawn', promiseId, withdrawnAt: at }]
      default: {
        ended.add(promise)
        const answer = { answeredAt: at + minute, workerId: null, inTime: what === 'kept' }
        return [{ type: 'promise.kept', promiseId, dueAt, how: 'person', ...answer }]
      }
    }
  })
}

async function write(workspaceId: string, events: readonly Event[]): Promise<void> {
  let last = aCommit({ workspaceId, events: [{ type: 'topic.set', topic: 'a' }] })
  await test.store.commit(last)
  for (const event of events) {
    last = afterwards(last, { events: [event] })
    expect(await test.store.commit(last)).toMatchObject({ status: 'committed' })
  }
}

const folded = async (workspaceId: string) =>
  foldLedger((await test.store.readLedger(workspaceId, 0, 0, 1_000)) as readonly LogEntry[])
const newestFirst = (rows: readonly LedgerRow[]) =>
  rows.toSorted((a, b) => b.askedAt - a.askedAt || (a.promiseId < b.promiseId ? 1 : -1))

const step = (from: number, to: number) =>
  fc.record({
    promise: fc.integer({ min: 0, max: 6 }),
    what: fc.constantFrom<Step['what']>('made', 'moved', 'missed', 'kept', 'late', 'withdrawn'),
    at: fc.integer({ min: from, max: to }),
  })

describe('the rows of the ledger', () => {
  it('over any history, read in any portions: what folding the log gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step(hour, 50 * hour), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, portion) => {
          const workspaceId = freshWorkspace()
          await write(workspaceId, historyOf(steps))
          while ((await store.catchUp(workspaceId, portion)) > 0);
          expect(await store.page(workspaceId, everything)).toEqual(newestFirst(await folded(workspaceId)))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('are read once, also when two read at the same time', async () => {
    const workspaceId = freshWorkspace()
    const steps = Array.from({ length: 40 }, (_, n) => ({
      promise: n,
      what: 'made' as const,
      at: n * minute,
    }))
    await write(workspaceId, historyOf(steps))
    const read = await Promise.all(Array.from({ length: 6 }, () => store.catchUp(workspaceId, 10)))
    while ((await store.catchUp(workspaceId, 10)) > 0);
    expect(read.every((n) => n === 10 || n === 0)).toBe(true)
    expect(await store.page(workspaceId, everything)).toHaveLength(40)
  })

  it('belong to one workspace', async () => {
    const [one, other] = [freshWorkspace(), freshWorkspace()]
    await write(one, historyOf([{ promise: 0, what: 'made', at: hour }]))
    await write(other, historyOf([{ promise: 0, what: 'made', at: hour }]))
    await store.catchUp(one, 100)
    expect(await store.page(one, everything)).toHaveLength(1)
    expect(await store.page(other, everything)).toEqual([])
    await store.catchUp(other, 100)
    const [mine] = await store.page(one, everything)
    expect(await store.page(other, { ...everything, after: mine!.promiseId })).toEqual([])
    expect(await store.count(freshWorkspace(), [0, 100 * hour])).toEqual([
      expect.objectContaining({ bucket: null, asked: 0 }),
    ])
  })

  it('come page after page in both orders, and by where they stand', async () => {
    const workspaceId = freshWorkspace()
    const same = Array.from({ length: 7 }, (_, promise) => ({ promise, what: 'made' as const, at: 5 * hour }))
    await write(workspaceId, historyOf([...same, { promise: 3, what: 'missed', at: 6 * hour }]))
    await store.catchUp(workspaceId, 100)
    const found: string[] = []
    for (let after: string | null = null; ; ) {
      const rows: LedgerRow[] = await store.page(workspaceId, { ...everything, after, limit: 3 })
      found.push(...rows.map((row) => row.promiseId))
      after = rows.at(-1)?.promiseId ?? null
      if (after === null) break
    }
    expect(new Set(found).size).toBe(7)
    expect(found).toEqual(found.toSorted().reverse())
    const ledgers = createLedgers(store, createManualClock(10 * hour))
    const pages: LedgerRow[][] = []
    for await (const page of ledgers.all(workspaceId, everything)) pages.push(page)
    expect(pages.flat().map((row) => row.promiseId)).toEqual(found.toReversed())
    const late = await store.page(workspaceId, { ...everything, standing: 'late' })
    expect(late.map((row) => row.misses)).toEqual([1])
    expect(await store.page(workspaceId, { ...everything, standing: 'open' })).toHaveLength(6)
  })
})

describe('the figures', () => {
  const days: [zone: string, from: string, now: string][] = [
    ['Europe/Berlin', '2026-03-28T00:00:00Z', '2026-03-29T20:00:00Z'],
    ['Europe/Berlin', '2026-10-24T00:00:00Z', '2026-10-25T20:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T00:00:00Z', '2026-04-05T10:00:00Z'],
    ['Asia/Kathmandu', '2026-06-01T00:00:00Z', '2026-06-02T10:00:00Z'],
  ]
  it.each(days)('%s from %s: count as a plain recount does', async (zone, from, now) => {
    const clock = createManualClock(Date.parse(now))
    const ledgers = createLedgers(store, clock)
    await fc.assert(
      fc.asyncProperty(
        fc.array(step(Date.parse(from), Date.parse(now)), { minLength: 1, maxLength: 24 }),
        fc.constantFrom('today' as const, 'week' as const),
        async (steps, window) => {
          const workspaceId = freshWorkspace()
          await write(workspaceId, historyOf(steps))
          const rows = await folded(workspaceId)
          // the zone may change at any time: nothing that was counted is kept by hour or day
          for (const asked of [zone, 'Pacific/Auckland']) {
            const { points, whole, from: start, to } = await ledgers.figures(workspaceId, window, asked)
            const naive = (a: number, b: number) => ledgerSummary(rows, a, b)
            expect(whole).toMatchObject(naive(start, to))
            for (const point of points) expect(point).toMatchObject(naive(point.from, point.to))
            for (const { asked: n, keptInTime, late, open, withdrawn, missed } of [whole, ...points]) {
              expect(keptInTime + late).toBeLessThanOrEqual(n)
              expect(keptInTime + late + open + withdrawn).toBeGreaterThanOrEqual(n)
              expect(late).toBeGreaterThanOrEqual(missed)
            }
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('leave out hours that have not begun, and keep those in which nobody asked', async () => {
    const clock = createManualClock(Date.parse('2026-06-10T03:30:00Z'))
    const { points, whole } = await createLedgers(store, clock).figures(freshWorkspace(), 'today', 'UTC')
    expect(points).toHaveLength(4)
    expect(points.every((p) => p.asked === 0 && p.keptShare === null)).toBe(true)
    expect(whole).toMatchObject({ asked: 0, keptShare: null, waitP50Ms: null })
  })

  it('say what was late of late, and nothing older', async () => {
    const now = 100 * hour
    const late = async (steps: Step[]) => {
      const workspaceId = freshWorkspace()
      await write(workspaceId, historyOf(steps))
      await store.catchUp(workspaceId, 100)
      return store.recent(workspaceId, now - hour, now)
    }
    const asked = (ago: number): Step => ({ promise: 0, what: 'made', at: now - ago })
    const then = (what: Step['what'], ago: number): Step => ({ promise: 0, what, at: now - ago })
    expect(await late([asked(2 * minute)])).toEqual({ waits: [], late: false })
    expect((await late([asked(4 * minute)])).late).toBe(true)
    const missedOf = (ago: number) => [
      asked(ago),
      then('missed', ago - 3 * minute),
      then('kept', ago - 4 * minute),
    ]
    expect(await late(missedOf(61 * minute))).toMatchObject({ late: true })
    expect(await late(missedOf(64 * minute))).toMatchObject({ late: false })
    expect(await late([asked(10 * minute), then('kept', 9 * minute)])).toEqual({
      waits: [2 * minute],
      late: false,
    })
  })
})

describe('handoffs', () => {
  it('are read with their reason, newest first, and by reason', async () => {
    const workspaceId = freshWorkspace()
    const made = (reason: 'asked' | 'held', check: 'confidence' | null): Event => ({
      type: 'handoff.made',
      reason,
      check,
      warm: true,
      epoch: 1,
    })
    await write(workspaceId, [made('asked', null), made('held', 'confidence'), made('asked', null)])
    await store.catchUp(workspaceId, 100)
    const all = await store.handoffs(workspaceId, { reason: null, before: 1_000, limit: 10 })
    expect(all.map(({ reason, failed }) => [reason, failed])).toEqual([
      ['asked', null],
      ['held', 'confidence'],
      ['asked', null],
    ])
    const page = await store.handoffs(workspaceId, { reason: 'asked', before: all[0]!.position, limit: 10 })
    expect(page.map((row) => row.position)).toEqual([all[2]!.position])
    expect(await store.handoffReasons(workspaceId, 0)).toEqual([
      { reason: 'asked', n: 2 },
      { reason: 'held', n: 1 },
    ])
  })
})
