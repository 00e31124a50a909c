import type { LedgerRow } from '@warmline/contracts'
import type { Database } from '../platform/store-connection.ts'
import { type HandoffRow, type Row as LedgerSqlRow, ledgerColumns, toLedgerRow } from './store.ts'

export interface LedgerStand {
  /** the log has been read up to here */
  readTo: number
  rows: readonly LedgerRow[]
  handoffs: readonly HandoffRow[]
}

/** The rows of the promise ledger and of handoffs beside the log, for verification: as the owner sees them. */
export const createLedgerCheckStore = (db: Database) => ({
  /** Rows by promise and by position, and how far the log has been read: as one statement sees them together. */
  async stand(
    workspaceId: string,
    promiseIds: readonly string[],
    positions: readonly number[],
  ): Promise<LedgerStand> {
    const [found] = await db.inWorkspace<{ read_to: number; rows: LedgerSqlRow[]; handoffs: HandoffRow[] }>(
      workspaceId,
      {
        name: 'ledger-stand',
        text: `select
            coalesce((select position from ledger_cursor where workspace_id = $1 and lane = 0), 0) as read_to,
            (select coalesce(jsonb_agg(l), '[]') from (select ${ledgerColumns} from ledger
              where workspace_id = $1 and promise_id = any($2::text[])) l) as rows,
            (select coalesce(jsonb_agg(h), '[]') from (select position, item_id, at, reason, failed from handoff
              where workspace_id = $1 and position = any($3::bigint[])) h) as handoffs`,
        values: [workspaceId, promiseIds, positions],
      },
    )
    return {
      readTo: found?.read_to ?? 0,
      rows: (found?.rows ?? []).map(toLedgerRow),
      handoffs: found?.handoffs ?? [],
    }
  },

  /** A promise that nothing in the log of its item made. */
  async unloggedPromise(workspaceId: string): Promise<{ promise_id: string; item_id: string } | undefined> {
    const [row] = await db.inWorkspace<{ promise_id: string; item_id: string }>(workspaceId, {
      name: 'ledger-unlogged',
      text: `select promise_id, item_id from ledger l where workspace_id = $1 and not exists (
               select from event_log e where e.workspace_id = $1 and e.subject_id = l.item_id
                 and e.type = 'promise.made' and e.event->>'promiseId' = l.promise_id)
             order by promise_id limit 1`,
      values: [workspaceId],
    })
    return row
  },

  async unloggedHandoff(workspaceId: string): Promise<{ position: number; item_id: string } | undefined> {
    const [row] = await db.inWorkspace<{ position: number; item_id: string }>(workspaceId, {
      name: 'handoff-unlogged',
      text: `select position, item_id from handoff h where workspace_id = $1 and not exists (
               select from event_log e where e.workspace_id = $1 and e.lane = 0 and e.position = h.position
                 and e.type = 'handoff.made')
             order by position limit 1`,
      values: [workspaceId],
    })
    return row
  },

  /** How far rows were read beyond the log, or nothing. */
  async ahead(workspaceId: string): Promise<number | undefined> {
    const [row] = await db.inWorkspace<{ position: number }>(workspaceId, {
      name: 'ledger-ahead',
      text: `select c.position from ledger_cursor c where c.workspace_id = $1 and c.position >
               coalesce((select h.position from lane_head h where h.workspace_id = $1 and h.lane = c.lane), 0)`,
      values: [workspaceId],
    })
    return row?.position
  },
})
