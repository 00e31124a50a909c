import type { Parked, Store } from './ports.ts'
import type { Database } from './store-connection.ts'

type CursorMethods = Pick<
  Store,
  'acrossHeads' | 'claimCursor' | 'moveCursor' | 'park' | 'unpark' | 'isParked' | 'parkedList'
>

export function cursorStore(db: Database): CursorMethods {
  const parked = async (workspaceId: string) => {
    const rows = await db.inWorkspace<Omit<Parked, 'subjectId'> & { subject_id: string }>(workspaceId, {
      name: 'parked-list',
      text: `select reaction, subject_id, lane, position, error, at from parked where workspace_id = $1 order by at`,
      values: [workspaceId],
    })
    return rows.map(({ subject_id, ...row }) => ({ ...row, subjectId: subject_id }))
  }
  return {
    async acrossHeads() {
      const rows = await db.across<{ workspace_id: string; lane: number; position: number }>({
        name: 'heads',
        text: 'select workspace_id, lane, position from lane_head',
        values: [],
      })
      return rows.map(({ workspace_id, ...row }) => ({ workspaceId: workspace_id, ...row }))
    },

    async claimCursor(workspaceId, lane, reaction, owner, now, leaseMs) {
      const [row] = await db.inWorkspace<{ position: number }>(workspaceId, {
        name: 'claim-cursor',
        text: `
          insert into reaction_cursor as c (workspace_id, lane, reaction, position, owner, lease_until)
            values ($1, $2, $3, 0, $4, $5::bigint + $6::bigint)
            on conflict (workspace_id, lane, reaction) do update
              set owner = excluded.owner, lease_until = excluded.lease_until
              where c.owner = excluded.owner or c.lease_until <= $5
            returning position`,
        values: [workspaceId, lane, reaction, owner, now, leaseMs],
      })
      return row?.position
    },

    async moveCursor(workspaceId, lane, reaction, owner, position) {
      const rows = await db.inWorkspace(workspaceId, {
        name: 'move-cursor',
        text: `update reaction_cursor set position = greatest(position, $5)
               where workspace_id = $1 and lane = $2 and reaction = $3 and owner = $4 returning 1`,
        values: [workspaceId, lane, reaction, owner, position],
      })
      return rows.length === 1
    },

    async park(workspaceId, { reaction, subjectId, lane, position, error, at }) {
      await db.inWorkspace(workspaceId, {
        name: 'park',
        text: `
          insert into parked as p (workspace_id, reaction, subject_id, lane, position, error, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (workspace_id, reaction, subject_id) do update
              set error = excluded.error, position = least(p.position, excluded.position)`,
        values: [workspaceId, reaction, subjectId, lane, position, error, at],
      })
    },

    async unpark(workspaceId, reaction, subjectId) {
      await db.inWorkspace(workspaceId, {
        name: 'unpark',
        text: 'delete from parked where workspace_id = $1 and reaction = $2 and subject_id = $3',
        values: [workspaceId, reaction, subjectId],
      })
    },

    isParked: async (workspaceId, reaction, subjectId) =>
      (await parked(workspaceId)).some((p) => p.reaction === reaction && p.subjectId === subjectId),
    parkedList: parked,
  }
}
