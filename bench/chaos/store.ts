import pg, { type ClientConfig } from 'pg'

/** What the harness asks the database past the nodes, as its owner: to do harm, and to see that all has come to rest. */
async function ask<Row extends pg.QueryResultRow>(owner: ClientConfig, text: string, values: unknown[] = []) {
  const client = await connected(owner)
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

async function connected(owner: ClientConfig, tries = 100): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...owner })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    if (tries <= 1) throw error
    await new Promise((resolve) => void setTimeout(resolve, 100))
    return connected(owner, tries - 1)
  }
}

/** A connection of a node, as the number of its process. */
export async function someBackend(owner: ClientConfig): Promise<number | null> {
  const [row] = await ask<{ pid: number }>(
    owner,
    "select pid from pg_stat_activity where application_name = 'warmline' order by random() limit 1",
  )
  return row?.pid ?? null
}

export interface AlarmRow {
  key: string
  due_at: string
  next_at: string
  attempt: number
  claimed_by: string | null
}

export const alarmsOf = (owner: ClientConfig, workspaceId: string): Promise<AlarmRow[]> =>
  ask(owner, 'select key, due_at, next_at, attempt, claimed_by from alarm where workspace_id = $1', [
    workspaceId,
  ])

/** Resolves once the database itself takes a write again, past the nodes; two minutes at most. */
export async function databaseAnswers(owner: ClientConfig): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    const isBack = await ask(owner, 'select pg_current_xact_id()').then(
      () => true,
      () => false,
    )
    if (isBack) return
  }
}

/** How far the reactions of a workspace have come, and the end of its log. */
export async function progressOf(
  owner: ClientConfig,
  workspaceId: string,
): Promise<{ head: number; cursor: number }> {
  const [row] = await ask<{ head: string | null; cursor: string | null }>(
    owner,
    `select (select max(position) from lane_head where workspace_id = $1) as head,
            (select min(position) from reaction_cursor where workspace_id = $1) as cursor`,
    [workspaceId],
  )
  return { head: Number(row?.head ?? 0), cursor: Number(row?.cursor ?? 0) }
}

/** Whose reactions a workspace's are at the moment. */
export async function ownerOfCursor(owner: ClientConfig, workspaceId: string): Promise<string | null> {
  const [row] = await ask<{ owner: string }>(
    owner,
    'select owner from reaction_cursor where workspace_id = $1',
    [workspaceId],
  )
  return row?.owner ?? null
}

/** What a worker holds. */
export async function heldBy(owner: ClientConfig, workspaceId: string, workerId: string): Promise<string[]> {
  const rows = await ask<{ subject_id: string }>(
    owner,
    `select subject_id from subject where workspace_id = $1 and subject_kind = 'work-item'
       and state->'holder'->>'at' = 'worker' and state->'holder'->>'workerId' = $2`,
    [workspaceId, workerId],
  )
  return rows.map((row) => row.subject_id)
}

/**
 * Every flush of the write-ahead log takes so much longer, ms. By PostgreSQL's own `commit_delay`, which waits right
 * before the flush, and not by a library put before its `fsync`: that would need a compiler where this runs.
 */
export async function setFlushDelay(owner: ClientConfig, ms: number): Promise<void> {
  await ask(owner, `alter system set commit_delay = ${Math.round(ms * 1_000)}`)
  await ask(owner, 'alter system set commit_siblings = 0')
  await ask(owner, 'select pg_reload_conf()')
}

export async function knownMigrations(owner: ClientConfig): Promise<number> {
  const [row] = await ask<{ n: number }>(owner, 'select count(*)::int as n from meta.migration')
  return row?.n ?? 0
}

/** Places as they are reserved and as the work says they are held, of one instant. */
export async function placesOf(
  owner: ClientConfig,
  workspaceId: string,
): Promise<{ reserved: [key: string, itemId: string][]; held: [key: string, itemId: string][] }> {
  const [row] = await ask<{ reserved: [string, string][] | null; held: [string, string][] | null }>(
    owner,
    `select
      (select json_agg(json_build_array(key, subject_id)) from reservation
        where workspace_id = $1 and key like 'slot/%') as reserved,
      (select json_agg(json_build_array(
          'slot/' || (state->'holder'->>'workerId') || '/' || (state->'holder'->>'slot'), subject_id))
        from subject where workspace_id = $1 and subject_kind = 'work-item'
          and state->'holder'->>'at' in ('worker', 'wrap-up')) as held`,
    [workspaceId],
  )
  return { reserved: row?.reserved ?? [], held: row?.held ?? [] }
}

/** The database's own clock, epoch ms. */
export async function databaseNow(owner: ClientConfig): Promise<number> {
  const [row] = await ask<{ now: string }>(
    owner,
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now',
  )
  return Number(row?.now ?? 0)
}
