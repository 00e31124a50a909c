import type { LedgerRow } from '@warmline/contracts'
import type { LogEntry } from '../mechanisms.ts'
import { percentile, type Share, wilson } from './figures.ts'
import { isoInstant } from './zone.ts'

type LedgerEntry = Pick<LogEntry, 'event' | 'subjectId'>

/**
 * The promise ledger: one row a promise, in the order in which they were made, from entries in log order. Events
 * other than `promise.*`, and of promises whose making is not among the entries, change nothing.
 * `dueAt` is what the promise stood under: it moves by the contact's own choice and never because it was missed.
 * Once missed it is not kept in time any more, whatever was agreed later.
 */
export function foldLedger(entries: Iterable<LedgerEntry>): LedgerRow[] {
  const rows = new Map<string, LedgerRow>()
  for (const entry of entries) {
    const { event } = entry
    if (event.type === 'promise.made') {
      const { promiseId, cause, askedAt, dueAt, staffed } = event
      rows.set(promiseId, {
        promiseId,
        itemId: entry.subjectId,
        cause,
        askedAt,
        dueAt,
        staffed,
        outcome: 'open',
        answeredAt: null,
        how: null,
        inTime: null,
        misses: 0,
      })
    } else {
      const row = 'promiseId' in event ? rows.get(event.promiseId) : undefined
      if (row) rows.set(row.promiseId, { ...row, ...changeOf(row, event) })
    }
  }
  return [...rows.values()]
}

function changeOf(row: LedgerRow, event: LogEntry['event']): Partial<LedgerRow> {
  switch (event.type) {
    case 'promise.moved':
      return { dueAt: event.dueAt }
    case 'promise.missed':
      return { misses: Math.max(row.misses + 1, event.miss) }
    case 'promise.kept':
      return {
        outcome: 'kept',
        answeredAt: event.answeredAt,
        how: event.how,
        inTime: event.inTime && row.misses === 0,
      }
    case 'promise.withdrawn':
      return { outcome: 'withdrawn' }
    default:
      return {}
  }
}

export interface LedgerSummary {
  asked: number
  kept: number
  keptInTime: number
  /** promises with at least one miss, however they ended */
  missed: number
  withdrawn: number
  open: number
  /** from the ask to the person's answer, of those kept; ms */
  waitP50Ms: number | null
  waitP95Ms: number | null
  /** kept in time, of all that were decided: kept, or missed at least once (also when withdrawn after the miss) */
  keptShare: Share | null
}

/** Figures of the promises asked for in `from` ≤ t < `to` (epoch ms). Shares and waits are null without any. */
export function ledgerSummary(rows: readonly LedgerRow[], from: number, to: number): LedgerSummary {
  const asked = rows.filter((row) => row.askedAt >= from && row.askedAt < to)
  const count = (is: (row: LedgerRow) => boolean) => asked.filter(is).length
  const waits = asked.flatMap((row) =>
    row.outcome === 'kept' && row.answeredAt !== null ? [Math.max(0, row.answeredAt - row.askedAt)] : [],
  )
  const keptInTime = count((row) => row.outcome === 'kept' && row.inTime === true)
  return {
    asked: asked.length,
    kept: count((row) => row.outcome === 'kept'),
    keptInTime,
    missed: count((row) => row.misses > 0),
    withdrawn: count((row) => row.outcome === 'withdrawn'),
    open: count((row) => row.outcome === 'open'),
    waitP50Ms: percentile(waits, 0.5),
    waitP95Ms: percentile(waits, 0.95),
    keptShare: wilson(
      keptInTime,
      count((row) => row.outcome === 'kept' || row.misses > 0),
    ),
  }
}

const columns = [
  'promiseId',
  'itemId',
  'cause',
  'askedAt',
  'dueAt',
  'staffed',
  'outcome',
  'answeredAt',
  'how',
  'inTime',
  'misses',
] as const satisfies readonly (keyof LedgerRow)[]

/** One field of RFC 4180. What a spreadsheet would run as a formula is led by an apostrophe. */
function field(value: string | number | boolean | null): string {
  if (value === null) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^\s*[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The ledger as CSV (RFC 4180, CRLF, header first); instants are ISO 8601 in UTC, empty = not yet. */
export function ledgerCsv(rows: readonly LedgerRow[]): string {
  const instant = (at: number | null) => (at === null ? null : isoInstant(at))
  const lines = rows.map((row) => {
    const shown = {
      ...row,
      askedAt: instant(row.askedAt),
      dueAt: instant(row.dueAt),
      answeredAt: instant(row.answeredAt),
    }
    return columns.map((column) => field(shown[column])).join(',')
  })
  return [columns.join(','), ...lines, ''].join('\r\n')
}
