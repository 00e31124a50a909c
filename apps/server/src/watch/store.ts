import type { Database } from '../platform/store-connection.ts'

/** What stands in one workspace now; times in epoch ms. */
export interface Standing {
  /** open promises by stage: 0, 50, 75, 90 and late */
  promises: Record<string, number>
  /** open conversations by their status */
  places: Record<string, number>
  /** when the one that waits longest began to wait */
  queued_since: number | null
  /** set and not done, by task */
  tasks: Record<string, number>
  parked: { reaction: string; n: number; since: number }[]
  cursors: { lane: number; position: number; next_at: number | null }[]
  /** of the entries behind a cursor, the first thousand: when the oldest of each type was written */
  unseen: Record<string, number>
}

export interface AlarmStanding {
  set: number
  due: number
  in_work: number
  failing: number
  oldest_due: number | null
}

/** Reads for people who run the server: numbers, never what was said. Index scans over what is open. */
export const createWatchStore = (db: Database) => ({
  async standing(workspaceId: string, now: number): Promise<Standing | undefined> {
    const [row] = await db.inWorkspace<Standing>(workspaceId, {
      name: 'watch-standing',
      text: `
        with item as (
          select status, opened_at, state->'promise' as promise from subject
          where workspace_id = $1 and subject_kind = 'work-item'
            and status in ('nowhere', 'ai', 'queue', 'callback', 'offered', 'worker', 'wrap-up')
        ), open_promise as (
          select (promise->>'dueAt')::bigint as due_at, (promise->>'misses')::int as misses,
            greatest(0, (promise->>'dueAt')::bigint - (promise->>'countedFrom')::bigint) as way
          from item where jsonb_typeof(promise) = 'object'
        ), staged as (
          select case when misses > 0 or $2::bigint >= due_at then 'late'
            when $2 >= due_at - way * 0.1 then '90' when $2 >= due_at - way * 0.25 then '75'
            when $2 >= due_at - way * 0.5 then '50' else '0' end as stage
          from open_promise
        )
        select
          (select coalesce(jsonb_object_agg(stage, n), '{}') from
            (select stage, count(*)::int as n from staged group by stage) s) as promises,
          (select coalesce(jsonb_object_agg(status, n), '{}') from
            (select status, count(*)::int as n from item group by status) p) as places,
          (select min(least($2, coalesce(case when (promise->>'misses')::int > 0
              then (promise->>'askedAt')::bigint else (promise->>'countedFrom')::bigint end, opened_at)))
            from item where status = 'queue') as queued_since,
          (select coalesce(jsonb_object_agg(task, n), '{}') from
            (select op->'run'->>'task' as task, count(*)::int as n from alarm
              where workspace_id = $1 and op->'run' ? 'task' group by 1) t) as tasks,
          (select coalesce(jsonb_agg(jsonb_build_object('reaction', reaction, 'n', n, 'since', since)), '[]') from
            (select case when reaction like 'alarm %' then 'alarm' else reaction end as reaction,
              count(*)::int as n, min(at) as since from parked where workspace_id = $1 group by 1) q) as parked,
          (select coalesce(jsonb_agg(jsonb_build_object('lane', c.lane, 'position', c.position, 'next_at',
              (select l.at from event_log l
                where l.workspace_id = $1 and l.lane = c.lane and l.position = c.position + 1))), '[]')
            from reaction_cursor c where c.workspace_id = $1 and c.reaction = 'main') as cursors,
          (select coalesce(jsonb_object_agg(type, at), '{}') from
            (select l.type, min(l.at) as at
              from reaction_cursor c join event_log l on l.workspace_id = $1 and l.lane = c.lane
                and l.position > c.position and l.position <= c.position + 1000
              where c.workspace_id = $1 and c.reaction = 'main' group by 1) u) as unseen`,
      values: [workspaceId, now],
    })
    return row
  },

  async alarms(now: number): Promise<AlarmStanding | undefined> {
    const [row] = await db.across<AlarmStanding>({
      name: 'watch-alarms',
      text: `select count(*)::int as set,
               (count(*) filter (where next_at <= $1))::int as due,
               (count(*) filter (where claimed_by is not null and next_at > $1))::int as in_work,
               (count(*) filter (where attempt >= 3))::int as failing,
               min(due_at) filter (where due_at <= $1) as oldest_due
             from alarm`,
      values: [now],
    })
    return row
  },
})
export type WatchStore = ReturnType<typeof createWatchStore>
