import type { Database } from '../platform/store-connection.ts'
import type { PresenceRows } from './presence.ts'

/** Leases of who is here. One call a node for all workspaces, without waiting for the disk: presence may be lost. */
export const createPresenceRows = (db: Database, nodeId: string): PresenceRows => ({
  async saveLeases(leases) {
    const rows = leases.map(({ workspaceId, workerId, leaseUntil, detail }) => ({
      w: workspaceId,
      h: workerId,
      n: nodeId,
      u: leaseUntil,
      d: detail,
    }))
    await db.call({
      name: 'save-leases',
      text: 'select save_presence($1::jsonb)',
      values: [JSON.stringify(rows)],
    })
  },
  async lease(workspaceId, workerId) {
    const [row] = await db.inWorkspace<{ lease_until: number; detail: unknown }>(workspaceId, {
      name: 'lease',
      text: 'select lease_until, detail from presence where workspace_id = $1 and holder_id = $2',
      values: [workspaceId, workerId],
    })
    return row && { leaseUntil: row.lease_until, detail: row.detail }
  },
})

/** How many others could still be an admin, and how many stand behind the AI. */
export const createWorkforceStore = (db: Database) => ({
  async otherAdmins(workspaceId: string, workerId: string): Promise<number> {
    const [row] = await db.inWorkspace<{ n: number }>(workspaceId, {
      name: 'other-admins',
      text: `select count(*)::int as n from subject where workspace_id = $1 and subject_kind = 'worker'
               and subject_id <> $2 and status <> 'disabled' and state->'roles' ? 'admin'`,
      values: [workspaceId, workerId],
    })
    return row?.n ?? 0
  },
  async backstops(workspaceId: string): Promise<number> {
    const [row] = await db.inWorkspace<{ n: number }>(workspaceId, {
      name: 'backstops',
      text: `select count(*)::int as n from subject where workspace_id = $1 and subject_kind = 'worker'
               and status <> 'disabled' and (state->>'mayBackstop')::boolean`,
      values: [workspaceId],
    })
    return row?.n ?? 0
  },
})
export type WorkforceStore = ReturnType<typeof createWorkforceStore>
