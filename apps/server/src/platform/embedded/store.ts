import { type ClientBase, escapeIdentifier } from 'pg'

/** Key of the advisory lock that says "this process owns the data directory" ("warm", 1). */
const LOCK = [0x7761726d, 1] as const

/** Takes the lock of the data directory for as long as this connection lives. */
export async function tryLock(client: ClientBase): Promise<{ held: boolean; major: number }> {
  const { rows } = await client.query<{ held: boolean; version: number }>(
    `select pg_try_advisory_lock($1, $2) as held, current_setting('server_version_num')::int as version`,
    [...LOCK],
  )
  return { held: rows[0]?.held ?? false, major: Math.floor((rows[0]?.version ?? 0) / 10_000) }
}

/** The process number of whoever holds the lock, if it says so. */
export async function lockOwner(client: ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ owner: string | null }>(
    `select substring(a.application_name from '^warmline supervisor ([0-9]+)$') as owner
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
    [...LOCK],
  )
  return rows[0]?.owner ?? undefined
}

export async function databaseExists(client: ClientBase, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

export async function createDatabase(client: ClientBase, name: string): Promise<void> {
  await client.query(`create database ${escapeIdentifier(name)}`)
}

/** Copying files is the faster way in memory, the slower one on a disk (it waits for checkpoints). */
export async function cloneDatabase(
  client: ClientBase,
  name: string,
  template: string,
  strategy: 'file_copy' | 'wal_log',
): Promise<void> {
  await client.query(
    `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} strategy ${strategy}`,
  )
}

/** Ends whatever is still connected to it. */
export async function dropDatabase(client: ClientBase, name: string): Promise<void> {
  await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`)
}
