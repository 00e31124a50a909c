import type { LedgerRow, PromiseStanding } from '@warmline/contracts'
import type { Database } from '../platform/store-connection.ts'

export interface Row {
  promise_id: string
  item_id: string
  cause: string
  asked_at: number
  due_at: number
  staffed: boolean
  outcome: LedgerRow['outcome']
  answered_at: number | null
  how: string | null
  in_time: boolean | null
  misses: number
}
export const toLedgerRow = (row: Row): LedgerRow => ({
  promiseId: row.promise_id,
  itemId: row.item_id,
  cause: row.cause,
  askedAt: row.asked_at,
  dueAt: row.due_at,
  staffed: row.staffed,
  outcome: row.outcome,
  answeredAt: row.answered_at,
  how: row.how,
  inTime: row.in_time,
  misses: row.misses,
})
export const ledgerColumns =
  'promise_id, item_id, cause, asked_at, due_at, staffed, outcome, answered_at, how, in_time, misses'

/** Counts of the promises asked for in a stretch of time; `bucket` null is the whole of it. Waits in ms. */
export interface Counted {
  bucket: number | null
  asked: number
  kept: number
  in_time: number
  late: number
  missed: number
  withdrawn: number
  open: number
  waits: (number | null)[] | null
}

export interface LedgerFilter {
  from: number
  to: number
  standing: PromiseStanding | null
  /** promise id of the last row of the page before */
  after: string | null
  limit: number
}

export interface HandoffRow {
  position: number
  item_id: string
  at: number
  reason: string
  failed: string | null
}

/**
 * The rows that are read from the log. [28 days of 2,000 promises by day take 0.97 times as long in a year-old workspace
 * as in one of four weeks: `ledger.long.ts`.]
 */
export const createLedgerStore = (db: Database) => ({
  /** Reads on in the log; how many entries it took. */
  async catchUp(workspaceId: string, most: number): Promise<number> {
    const [row] = await db.call<{ n: number }>({
      name: 'catch-up-ledger',
      text: 'select catch_up_ledger($1, $2) as n',
      values: [workspaceId, most],
    })
    return row?.n ?? 0
  },

  /** Newest first. */
  async page(workspaceId: string, filter: LedgerFilter): Promise<LedgerRow[]> {
    const rows = await db.inWorkspace<Row>(workspaceId, {
      name: filter.standing === null ? 'ledger-page' : 'ledger-page-standing',
      text: `select ${ledgerColumns} from ledger where workspace_id = $1 and asked_at >= $2 and asked_at < $3
             ${filter.standing === null ? 'and $6::text is null' : 'and standing = $6'}
             and ($4::text is null or (asked_at, promise_id) <
               (select asked_at, promise_id from ledger where workspace_id = $1 and promise_id = $4))
             order by asked_at desc, promise_id desc limit $5`,
      values: [workspaceId, filter.from, filter.to, filter.after, filter.limit, filter.standing],
    })
    return rows.map(toLedgerRow)
  },

  /** Oldest first, after (instant, id). */
  async oldestFirst(
    workspaceId: string,
    filter: Omit<LedgerFilter, 'after'> & { after: Pick<LedgerRow, 'askedAt' | 'promiseId'> },
  ): Promise<LedgerRow[]> {
    const { askedAt, promiseId } = filter.after
    const rows = await db.inWorkspace<Row>(workspaceId, {
      name: 'ledger-oldest-first',
      text: `select ${ledgerColumns} from ledger where workspace_id = $1 and asked_at >= $2 and asked_at < $3
             and (asked_at, promise_id) > ($4, $5) and ($7::text is null or standing = $7)
             order by asked_at, promise_id limit $6`,
      values: [workspaceId, filter.from, filter.to, askedAt, promiseId, filter.limit, filter.standing],
    })
    return rows.map(toLedgerRow)
  },

  /** Counts between neighbouring bounds (epoch ms, rising), and of the whole: `bucket` 1 lies between the first two. */
  async count(workspaceId: string, bounds: readonly number[]): Promise<Counted[]> {
    return db.inWorkspace<Counted>(workspaceId, {
      name: 'ledger-count',
      text: `select width_bucket(asked_at, $2::bigint[]) as bucket, count(*)::int as asked,
               (count(*) filter (where outcome = 'kept'))::int as kept,
               (count(*) filter (where standing = 'in-time'))::int as in_time,
               (count(*) filter (where standing = 'late'))::int as late,
               (count(*) filter (where misses > 0))::int as missed,
               (count(*) filter (where outcome = 'withdrawn'))::int as withdrawn,
               (count(*) filter (where outcome = 'open'))::int as open,
               percentile_disc(array[0.5, 0.9, 0.95]) within group (order by greatest(0, answered_at - asked_at)::int)
                 filter (where outcome = 'kept') as waits
             from ledger where workspace_id = $1 and asked_at >= $3 and asked_at < $4
             group by grouping sets ((width_bucket(asked_at, $2::bigint[])), ())`,
      values: [workspaceId, bounds, bounds[0] ?? 0, bounds.at(-1) ?? 0],
    })
  },

  /** Waits (ms) of those whom a person answered since, and whether a promise was missed since or is past due. */
  async recent(workspaceId: string, since: number, now: number): Promise<{ waits: number[]; late: boolean }> {
    const [row] = await db.inWorkspace<{ waits: number[] | null; late: boolean }>(workspaceId, {
      name: 'ledger-recent',
      text: `select (select array_agg(wait) from (
                 select greatest(0, answered_at - asked_at)::int as wait from ledger
                 where workspace_id = $1 and answered_at is not null and answered_at >= $2
                 order by answered_at desc limit 5000) w) as waits,
               exists (select from ledger where workspace_id = $1 and due_at <= $3 and due_at >= $2 and misses > 0
                   and (outcome = 'open' or misses > 0))
                 or exists (select from ledger where workspace_id = $1 and outcome = 'open' and due_at < $3
                   and (outcome = 'open' or misses > 0)) as late`,
      values: [workspaceId, since, now],
    })
    return { waits: row?.waits ?? [], late: row?.late ?? false }
  },

  /** Newest first, before a position. */
  async handoffs(
    workspaceId: string,
    filter: { reason: string | null; before: number; limit: number },
  ): Promise<HandoffRow[]> {
    return db.inWorkspace<HandoffRow>(workspaceId, {
      name: filter.reason === null ? 'handoffs' : 'handoffs-of-reason',
      text: `select position, item_id, at, reason, failed from handoff
             where workspace_id = $1 and position < $2
             ${filter.reason === null ? 'and $4::text is null' : 'and reason = $4'}
             order by position desc limit $3`,
      values: [workspaceId, filter.before, filter.limit, filter.reason],
    })
  },

  async handoffReasons(workspaceId: string, since: number): Promise<{ reason: string; n: number }[]> {
    return db.inWorkspace<{ reason: string; n: number }>(workspaceId, {
      name: 'handoff-reasons',
      text: `select reason, count(*)::int as n from handoff where workspace_id = $1 and at >= $2
             group by reason order by n desc, reason`,
      values: [workspaceId, since],
    })
  },
})
export type LedgerStore = ReturnType<typeof createLedgerStore>
