import type { ClientBase } from 'pg'

/** Known to nobody else: the key of the advisory lock that lets one node migrate at a time. */
const migrationLock = 7_203_164_991

export interface Applied {
  number: number
  name: string
  hash: string
}

/** Waits at most `waitMs` for another node that is migrating. */
export async function lockMigrations(client: ClientBase, waitMs: number): Promise<void> {
  await client.query(`set statement_timeout = ${Math.round(waitMs)}`)
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  await client.query('set statement_timeout = 0')
}

export const unlockMigrations = (client: ClientBase) =>
  client.query('select pg_advisory_unlock($1)', [migrationLock])

export async function appliedMigrations(client: ClientBase): Promise<Applied[]> {
  await client.query('create schema if not exists meta')
  await client.query(
    `create table if not exists meta.migration
       (number int primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`,
  )
  const found = await client.query<Applied>('select number, name, hash from meta.migration order by number')
  return found.rows
}

/** Reads only; none where nothing was ever migrated. */
export async function knownMigrations(client: ClientBase): Promise<Applied[]> {
  const found = await client.query<{ there: boolean }>(
    `select to_regclass('meta.migration') is not null as there`,
  )
  if (!found.rows[0]?.there) return []
  return (await client.query<Applied>('select number, name, hash from meta.migration order by number')).rows
}

export async function applyMigration(client: ClientBase, migration: Applied, sql: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query("set local lock_timeout = '2s'")
    await client.query(sql)
    await client.query('insert into meta.migration (number, name, hash) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Only when it differs from what works already would be better, but PostgreSQL does not tell; setting it is cheap. */
export async function setRolePassword(client: ClientBase, role: string, password: string): Promise<void> {
  const statement = await client.query<{ sql: string }>(
    "select format('alter role %I password %L', $1::text, $2::text) as sql",
    [role, password],
  )
  await client.query(statement.rows[0]!.sql)
}

export async function serverVersion(client: ClientBase): Promise<number> {
  const found = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  return found.rows[0]!.version
}
