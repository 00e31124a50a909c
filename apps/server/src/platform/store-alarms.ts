import type { AlarmOp } from '@warmline/core'
import { queueOf } from './alarm-queue.ts'
import { CursorLost, type DueAlarm, type Store } from './ports.ts'
import type { Database } from './store-connection.ts'

/** The last word on each key, in one order for everybody (no deadlocks). */
const lastOfEachKey = (alarms: readonly AlarmOp[]) =>
  [...new Map(alarms.map((alarm) => [alarm.key, alarm])).values()].sort((a, b) => (a.key < b.key ? -1 : 1))

/*
 * Loose scan over workspaces and queues, then a bounded index scan in each: one workspace with ten thousand due alarms
 * cannot keep another's from being claimed, and ten thousand due letters no command. `do update`, never `do nothing`: an
 * older alarm must give way.
 */
const claimText = `
  with recursive queues as (
    (select workspace_id, queue from alarm order by workspace_id, queue limit 1)
    union all
    select n.workspace_id, n.queue from queues q cross join lateral (
      select a.workspace_id, a.queue from alarm a
      where (a.workspace_id, a.queue) > (q.workspace_id, q.queue) order by a.workspace_id, a.queue limit 1
    ) n
  ), free as (
    select q.workspace_id, q.queue, greatest(0, $4::int - coalesce(($6::jsonb->>q.queue)::int, 0)) as places from queues q
  ), due as (
    select d.workspace_id, d.key, f.places, row_number() over (partition by f.queue order by d.next_at) as place
    from free f cross join lateral (
      select a.workspace_id, a.key, a.next_at from alarm a
      where a.workspace_id = f.workspace_id and a.queue = f.queue and a.next_at <= $1
      order by a.next_at
      limit least(f.places, greatest(0, $5::int - (select count(*)::int from alarm c
        where c.workspace_id = f.workspace_id and c.queue = f.queue and c.claimed_by = $2 and c.next_at > $1)))
      for update skip locked
    ) d
  )
  update alarm set next_at = $1::bigint + $3::bigint, attempt = attempt + 1, claimed_by = $2
  from due where due.place <= due.places and alarm.workspace_id = due.workspace_id and alarm.key = due.key
  returning alarm.workspace_id, alarm.key, alarm.due_at, alarm.attempt`

const insertText = `
  insert into alarm (workspace_id, key, due_at, next_at, attempt, claimed_by, queue, op)
    select $1, key, due_at, due_at, 0, null, queue, op
    from jsonb_to_recordset($3::jsonb) as x(key text, due_at bigint, queue text, op jsonb)`
const moveText = `
    on conflict (workspace_id, key) do update set
      op = excluded.op,
      queue = excluded.queue,
      due_at = excluded.due_at,
      next_at = case when alarm.due_at = excluded.due_at then alarm.next_at else excluded.next_at end,
      attempt = case when alarm.due_at = excluded.due_at then alarm.attempt else 0 end,
      claimed_by = case when alarm.due_at = excluded.due_at then alarm.claimed_by end`

const setText = `
  with gone as (delete from alarm where workspace_id = $1 and key = any($2::text[]))
  ${insertText} ${moveText}`

/** The cursor cannot be taken over while this runs: whoever claims it waits for the lock, and finds what was set. */
const setHeldText = `
  with held as (
    select 1 from reaction_cursor
    where workspace_id = $1 and lane = $4 and reaction = $5 and owner = $6 for share
  ), gone as (
    delete from alarm where workspace_id = $1 and key = any($2::text[]) and exists (select from held)
  ), written as (
    ${insertText} where exists (select from held) ${moveText}
  )
  select 1 as held from held`

interface Claimed {
  workspace_id: string
  key: string
  due_at: number
  attempt: number
}

/** The runner role sees no op: what an alarm carries is read inside its own workspace. */
async function withOps(db: Database, claimed: readonly Claimed[]): Promise<DueAlarm[]> {
  const byWorkspace = Map.groupBy(claimed, (row) => row.workspace_id)
  const lists = await Promise.all(
    [...byWorkspace].map(async ([workspaceId, rows]) => {
      const ops = await db.inWorkspace<{ key: string; due_at: number; op: AlarmOp }>(workspaceId, {
        name: 'alarm-ops',
        text: 'select key, due_at, op from alarm where workspace_id = $1 and key = any($2::text[])',
        values: [workspaceId, rows.map((row) => row.key)],
      })
      const opOf = new Map(ops.map((row) => [`${row.key} ${row.due_at}`, row.op]))
      return rows.flatMap((row) => {
        const op = opOf.get(`${row.key} ${row.due_at}`)
        return op ? [{ workspaceId, key: row.key, dueAt: row.due_at, attempt: row.attempt, op }] : []
      })
    }),
  )
  return lists.flat().sort((a, b) => a.dueAt - b.dueAt)
}

type AlarmMethods = Pick<Store, 'setAlarms' | 'acrossClaimAlarms' | 'finishAlarm' | 'acrossNextAlarm'>

export function alarmStore(db: Database): AlarmMethods {
  return {
    async setAlarms(workspaceId, alarms, hold) {
      if (alarms.length === 0) return
      const ops = lastOfEachKey(alarms)
      const cancelled = ops.filter((op) => op.dueAt === null).map((op) => op.key)
      const rows = ops.flatMap((op) =>
        op.dueAt === null ? [] : [{ key: op.key, due_at: op.dueAt, queue: queueOf(op), op }],
      )
      const values = [workspaceId, cancelled, JSON.stringify(rows)]
      if (!hold) {
        await db.inWorkspace(workspaceId, { name: 'set-alarms', text: setText, values })
        return
      }
      const held = await db.inWorkspace(workspaceId, {
        name: 'set-held-alarms',
        text: setHeldText,
        values: [...values, hold.lane, hold.reaction, hold.owner],
      })
      if (held.length === 0) throw new CursorLost('another node works from this cursor now')
    },

    async acrossClaimAlarms(now, owner, leaseMs, limit, perWorkspace, inWork = {}) {
      const claimed = await db.across<Claimed>({
        name: 'claim-alarms',
        text: claimText,
        values: [now, owner, leaseMs, limit, perWorkspace, JSON.stringify(inWork)],
      })
      return claimed.length === 0 ? [] : withOps(db, claimed)
    },

    async finishAlarm(workspaceId, key, claimedDue, retryAt) {
      await db.inWorkspace(
        workspaceId,
        retryAt === null
          ? {
              name: 'alarm-done',
              text: 'delete from alarm where workspace_id = $1 and key = $2 and due_at = $3',
              values: [workspaceId, key, claimedDue],
            }
          : {
              name: 'alarm-retry',
              text: `update alarm set next_at = $4, claimed_by = null
                     where workspace_id = $1 and key = $2 and due_at = $3`,
              values: [workspaceId, key, claimedDue, retryAt],
            },
      )
    },

    async acrossNextAlarm() {
      const [row] = await db.across<{ next_at: number | null }>({
        name: 'next-alarm',
        text: 'select min(next_at) as next_at from alarm',
        values: [],
      })
      return row?.next_at ?? undefined
    },
  }
}
