import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg, { type ClientConfig } from 'pg'
import {
  type Applied,
  appliedMigrations,
  applyMigration,
  knownMigrations,
  lockMigrations,
  serverVersion,
  setRolePassword,
  unlockMigrations,
} from './store-migrate.ts'

export const appRole = 'warmline_app'
export const runnerRole = 'warmline_runner'

export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

interface MigrationFile extends Applied {
  sql: string
}

async function migrationFiles(directory: URL): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, directory), 'utf8')
      return {
        number: Number(name.slice(0, 4)),
        name,
        hash: createHash('sha256').update(sql).digest('hex'),
        sql,
      }
    }),
  )
}

function refuseIfEdited(files: readonly MigrationFile[], applied: readonly Applied[]) {
  files.forEach((file, index) => {
    if (file.number !== index + 1)
      throw new MigrationRefused(`migration ${file.name} leaves a gap in the numbers`)
  })
  for (const old of applied) {
    const file = files[old.number - 1]
    if (!file)
      throw new MigrationRefused(
        `the database has migration ${old.name}, this version does not: start a newer version`,
      )
    if (file.hash !== old.hash)
      throw new MigrationRefused(
        `migration ${old.name} was edited after it ran here: restore the file as it was`,
      )
  }
}

export interface MigrateOptions {
  /** Connection of the owner: `DATABASE_URL` or the embedded superuser. */
  owner: ClientConfig
  /** Set on both roles; leave out where the server trusts its private socket. */
  rolePassword?: string
  directory?: URL
  /** How long to wait for another node that is migrating. */
  waitMs?: number
  /**
   * Called before anything is changed in a database that an earlier version has filled, with the names to come, while
   * no other node can migrate. Throws: nothing is changed.
   */
  beforeUpgrade?(names: readonly string[]): Promise<void>
}

/**
 * Brings the database to this version. Runs as owner; safe to run from several starting nodes at once.
 * Throws MigrationRefused when files and database do not belong together. Returns the names it applied.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const files = await migrationFiles(options.directory ?? new URL('./migrations/', import.meta.url))
  const client = new pg.Client(options.owner)
  client.on('error', () => {})
  await client.connect()
  try {
    if ((await serverVersion(client)) < 150_000)
      throw new MigrationRefused('PostgreSQL 15 or newer is needed')
    await lockMigrations(client, options.waitMs ?? 60_000)
    const applied = await appliedMigrations(client)
    refuseIfEdited(files, applied)
    const fresh = files.slice(applied.length)
    const names = fresh.map((file) => file.name)
    if (applied.length > 0 && fresh.length > 0) await options.beforeUpgrade?.(names)
    for (const file of fresh) await apply(client, file)
    if (options.rolePassword) {
      await setRolePassword(client, appRole, options.rolePassword)
      await setRolePassword(client, runnerRole, options.rolePassword)
    }
    await unlockMigrations(client)
    return names
  } finally {
    await client.end()
  }
}

/** What the next start would do to these data; changes nothing. `problem` = why it would refuse. */
export async function migrationsOf(
  owner: ClientConfig,
  directory = new URL('./migrations/', import.meta.url),
): Promise<{ pending: readonly string[]; problem: string | null }> {
  const files = await migrationFiles(directory)
  const client = new pg.Client(owner)
  client.on('error', () => {})
  await client.connect()
  try {
    const applied = await knownMigrations(client)
    refuseIfEdited(files, applied)
    return { pending: files.slice(applied.length).map(({ name }) => name), problem: null }
  } catch (error) {
    if (error instanceof MigrationRefused) return { pending: [], problem: error.message }
    throw error
  } finally {
    await client.end()
  }
}

/** Whole or not at all; what failed is named. */
async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await applyMigration(client, file, file.sql)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new MigrationRefused(
      `migration ${file.name} failed and left nothing behind: ${why}. The data are as they were before it`,
      { cause },
    )
  }
}

/** The owner's connection seen by one of our own roles. */
export function asRole(owner: ClientConfig, role: string, password?: string): ClientConfig {
  const { connectionString, user: _user, password: _password, ...rest } = owner
  if (!connectionString) return { ...rest, user: role, ...(password === undefined ? {} : { password }) }
  const url = new URL(connectionString)
  url.username = role
  url.password = password ?? ''
  return { ...rest, connectionString: url.href }
}
