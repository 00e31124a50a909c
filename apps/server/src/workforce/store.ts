import type { Database } from '../platform/store-connection.ts'
import type { PresenceRows } from './presence.ts'

/** Leases of who is here. One statement a node and workspace, without waiting for the disk: presence may be lost. */
export const createPresenceRows = (db: Database, nodeId: string): PresenceRows => ({
  async saveLeases(leases) {
    const byWorkspace = Map.groupBy(leases, (lease) => lease.workspaceId)
    for (const [workspaceId, list] of byWorkspace)
      await db.inWorkspace(workspaceId, {
        name: 'save-leases',
        text: `insert into presence (workspace_id, holder_id, node_id, lease_until, detail)
               select $1, l.holder_id, $2, l.lease_until, l.detail
               from jsonb_to_recordset($3::jsonb) as l (holder_id text, lease_until bigint, detail jsonb)
               on conflict (workspace_id, holder_id) do update
                 set node_id = excluded.node_id, lease_until = excluded.lease_until, detail = excluded.detail
                 where presence.lease_until < excluded.lease_until`,
        values: [
          workspaceId,
          nodeId,
          JSON.stringify(
            list.map(({ workerId, leaseUntil, detail }) => ({
              holder_id: workerId,
              lease_until: leaseUntil,
              detail,
            })),
          ),
        ],
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
