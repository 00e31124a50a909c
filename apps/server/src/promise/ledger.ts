import type { FigureWindow, LedgerRow, PromiseCounts, PromiseFigures } from '@warmline/contracts'
import { figureBounds, wilson } from '@warmline/core'
import type { Clock } from '../platform/ports.ts'
import type { Counted, HandoffRow, LedgerFilter, LedgerStore } from './store.ts'

/** The promise ledger as rows that stand in the database, read on from the log at most once a second. */
export interface Ledgers {
  /** newest first */
  page(workspaceId: string, filter: LedgerFilter): Promise<LedgerRow[]>
  /** oldest first, page after page: as many as there are, none kept */
  all(workspaceId: string, filter: Omit<LedgerFilter, 'after' | 'limit'>): AsyncGenerator<LedgerRow[]>
  /** of the promises asked for in `from` ≤ t < `to` */
  counts(workspaceId: string, from: number, to: number): Promise<PromiseCounts>
  /** counted anew at most every two seconds */
  figures(workspaceId: string, window: FigureWindow, zone: string): Promise<Omit<PromiseFigures, 'dueMs'>>
  /** waits of those answered since, and whether a promise was not kept since */
  recent(workspaceId: string, since: number): Promise<{ waits: number[]; late: boolean }>
  handoffs(
    workspaceId: string,
    filter: { reason: string | null; before: number; limit: number },
  ): Promise<HandoffRow[]>
  handoffReasons(workspaceId: string, since: number): Promise<{ reason: string; n: number }[]>
}

const pageSize = 1_000
const freshMs = 1_000
const figuresFreshMs = 2_000
/** A log that was never read may take longer: figures then say what has been read, and the reading goes on. */
const patienceMs = 3_000
const mostKept = 5_000

interface Reading {
  at: number
  under: Promise<void> | null
}

function createFresh(store: LedgerStore, clock: Clock) {
  const known = new Map<string, Reading>()
  async function read(workspaceId: string, reading: Reading): Promise<void> {
    const at = clock.now()
    while ((await store.catchUp(workspaceId, pageSize)) === pageSize);
    reading.at = at
  }
  return async (workspaceId: string): Promise<void> => {
    if (known.size > mostKept) known.clear()
    const reading = known.get(workspaceId) ?? { at: Number.NEGATIVE_INFINITY, under: null }
    known.set(workspaceId, reading)
    if (clock.now() - reading.at < freshMs) return
    reading.under ??= read(workspaceId, reading).finally(() => {
      reading.under = null
    })
    let cancel = () => {}
    const patience = new Promise<void>((resolve) => {
      cancel = clock.after(patienceMs, resolve)
    })
    await Promise.race([reading.under, patience]).finally(() => cancel())
  }
}

export function createLedgers(store: LedgerStore, clock: Clock): Ledgers {
  const fresh = createFresh(store, clock)
  const figures = new Map<string, { at: number; found: ReturnType<Ledgers['figures']> }>()
  async function count(workspaceId: string, window: FigureWindow, zone: string) {
    await fresh(workspaceId)
    const now = clock.now()
    const bounds = figureBounds(zone, window, now)
    const rows = await store.count(workspaceId, bounds)
    return figuresOf({ now, window, zone, bounds, rows })
  }
  return {
    async page(workspaceId, filter) {
      await fresh(workspaceId)
      return store.page(workspaceId, filter)
    },
    async *all(workspaceId, filter) {
      await fresh(workspaceId)
      for (let after = { askedAt: -1, promiseId: '' }; ; ) {
        const rows = await store.oldestFirst(workspaceId, { ...filter, after, limit: pageSize })
        if (rows.length > 0) yield rows
        const last = rows.at(-1)
        if (!last || rows.length < pageSize) return
        after = last
      }
    },
    async counts(workspaceId, from, to) {
      await fresh(workspaceId)
      const rows = await store.count(workspaceId, [from, to])
      return countsOf(rows.find((row) => row.bucket === null))
    },
    figures(workspaceId, window, zone) {
      const key = `${workspaceId} ${window} ${zone}`
      const known = figures.get(key)
      const now = clock.now()
      if (known && now - known.at < figuresFreshMs) return known.found
      const found = count(workspaceId, window, zone)
      if (figures.size > mostKept) figures.clear()
      figures.set(key, { at: now, found })
      found.catch(() => figures.delete(key))
      return found
    },
    async recent(workspaceId, since) {
      await fresh(workspaceId)
      return store.recent(workspaceId, since, clock.now())
    },
    async handoffs(workspaceId, filter) {
      await fresh(workspaceId)
      return store.handoffs(workspaceId, filter)
    },
    async handoffReasons(workspaceId, since) {
      await fresh(workspaceId)
      return store.handoffReasons(workspaceId, since)
    },
  }
}

/** Whether a share may be said is the reader's business: it carries how many promises it stands on. */
function countsOf(row: Counted | undefined): PromiseCounts {
  const [p50, p90, p95] = row?.waits ?? []
  return {
    asked: row?.asked ?? 0,
    kept: row?.kept ?? 0,
    keptInTime: row?.in_time ?? 0,
    late: row?.late ?? 0,
    missed: row?.missed ?? 0,
    withdrawn: row?.withdrawn ?? 0,
    open: row?.open ?? 0,
    waitP50Ms: p50 ?? null,
    waitP90Ms: p90 ?? null,
    waitP95Ms: p95 ?? null,
    keptShare: row ? wilson(row.in_time, row.in_time + row.late) : null,
  }
}

function figuresOf(counted: {
  now: number
  window: FigureWindow
  zone: string
  bounds: readonly number[]
  rows: readonly Counted[]
}): Omit<PromiseFigures, 'dueMs'> {
  const { now, window, zone, bounds, rows } = counted
  const byBucket = new Map(rows.map((row) => [row.bucket, row]))
  const points = bounds.flatMap((from, n) => {
    const to = bounds[n + 1]
    return to === undefined || from > now ? [] : [{ from, to, ...countsOf(byBucket.get(n + 1)) }]
  })
  const [from = now] = bounds
  return { now, window, zone, from, to: bounds.at(-1) ?? now, whole: countsOf(byBucket.get(null)), points }
}
