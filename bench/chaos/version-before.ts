/**
 * The version before `firstNewMigration`, as patches of this one: what a node of it says to the database, and the
 * migrations it knows. A rolling upgrade is run against it. Whoever adds a migration that this version's statements need
 * writes here how to do without, or moves the border on to that migration and takes the older patches out.
 */
export const firstNewMigration = '0010-alarm-queues.sql'

const store = '/apps/server/src/platform/store-alarms.ts'

export const versionBefore = [
  {
    file: '/apps/server/src/platform/db/migrate.ts',
    find: '.filter((name) => /^\\d{4}-.+\\.sql$/.test(name))',
    replace: `.filter((name) => /^\\d{4}-.+\\.sql$/.test(name) && name < '${firstNewMigration}')`,
  },
  {
    file: '/apps/server/src/platform/store-commit.ts',
    find: 'const plain = lanes.filter((lane) => isWrittenAlone(lane, lanes))',
    replace: 'const plain = lanes.filter(() => false)',
  },
  {
    file: store,
    find: 'const claimText = `',
    replace: `const claimText = \`
  with recursive workspaces as (
    (select workspace_id from alarm order by workspace_id limit 1)
    union all
    select (select a.workspace_id from alarm a where a.workspace_id > w.workspace_id order by a.workspace_id limit 1)
    from workspaces w where w.workspace_id is not null
  ), due as (
    select d.workspace_id, d.key from workspaces w cross join lateral (
      select a.workspace_id, a.key, a.next_at from alarm a
      where a.workspace_id = w.workspace_id and a.next_at <= $1
      order by a.next_at
      limit greatest(0, $5::int - (select count(*)::int from alarm c
        where c.workspace_id = w.workspace_id and c.claimed_by = $2 and c.next_at > $1))
      for update skip locked
    ) d order by d.next_at limit $4
  )
  update alarm set next_at = $1::bigint + $3::bigint, attempt = attempt + 1, claimed_by = $2
  from due where alarm.workspace_id = due.workspace_id and alarm.key = due.key
  returning alarm.workspace_id, alarm.key, alarm.due_at, alarm.attempt\`

export const newClaimText = \``,
  },
  {
    file: store,
    find: 'values: [now, owner, leaseMs, limit, perWorkspace, JSON.stringify(inWork)],',
    replace: 'values: [now, owner, leaseMs, limit, perWorkspace],',
  },
  {
    file: store,
    find: 'claimed_by, queue, op)\n    select $1, key, due_at, due_at, 0, null, queue, op',
    replace: 'claimed_by, op)\n    select $1, key, due_at, due_at, 0, null, op',
  },
  { file: store, find: 'queue text, op jsonb)', replace: 'op jsonb)' },
  { file: store, find: '      queue = excluded.queue,\n', replace: '' },
  { file: store, find: 'queue: queueOf(op), op }', replace: 'op }' },
] as const
