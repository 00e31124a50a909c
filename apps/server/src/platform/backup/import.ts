import { copyFile, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client, type ClientConfig } from 'pg'
import { BackupDamaged, type BackupHeader, BackupReader } from './format.ts'
import {
  analyze,
  beginRestore,
  commit,
  importTable,
  isEmpty,
  lastMigration,
  lockTable,
  rollback,
  setSequence,
  type TableShape,
  tables,
} from './store.ts'

/** The backup is sound, but may not be restored here. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

export interface RestoreOptions {
  /** Owner of the target, which must hold no row. */
  readonly owner: ClientConfig
  readonly from: string
  /** Where the numbered migrations are, and what applies those of a directory. */
  readonly migrations: URL
  migrate(options: { owner: ClientConfig; directory: URL }): Promise<unknown>
  /** Runs inside the restore's transaction: nobody ever sees a restored row that was erased since the backup. */
  afterRestore?(client: Client): Promise<void>
}

export interface RestoreReport {
  readonly tables: number
  readonly rows: number
  readonly createdAt: string
}

/**
 * Brings an empty database to the backup's migration, loads and verifies everything in one transaction, then applies
 * the newer migrations. Throws `BackupDamaged` or `RestoreRefused`; the target then holds no row.
 */
export async function importBackup(options: RestoreOptions): Promise<RestoreReport> {
  const file = await open(options.from, 'r')
  try {
    const reader = await BackupReader.open(file)
    const client = new Client(options.owner)
    client.on('error', () => undefined)
    await client.connect()
    try {
      await refuseUnlessEmpty(client, await tables(client))
      await migrateTo(reader.header.migration, client, options)
      await load(client, reader, options)
      await options.migrate({ owner: options.owner, directory: options.migrations })
      await analyze(client)
    } finally {
      await client.end().catch(() => undefined)
    }
    return report(reader.header)
  } finally {
    await file.close()
  }
}

async function load(client: Client, reader: BackupReader, options: RestoreOptions): Promise<void> {
  const { header } = reader
  await beginRestore(client)
  try {
    const present = await tables(client)
    refuseUnknownTables(header, present)
    for (const table of present) await lockTable(client, table)
    await refuseUnlessEmpty(client, present)
    for (const table of header.tables) {
      const rows = await importTable(client, table, reader.readTable(table))
      if (rows !== table.rows) {
        throw new BackupDamaged(
          `table ${table.schema}.${table.name} has ${rows} rows, its header says ${table.rows}`,
        )
      }
    }
    await reader.expectEnd()
    for (const sequence of header.sequences) await setSequence(client, sequence)
    await options.afterRestore?.(client)
    await commit(client)
  } catch (error) {
    await rollback(client).catch(() => undefined)
    throw error
  }
}

async function refuseUnlessEmpty(client: Client, present: readonly TableShape[]): Promise<void> {
  for (const table of present) {
    if (await isEmpty(client, table)) continue
    throw new RestoreRefused(
      `The target is not empty (${table.schema}.${table.name} has rows): restore into a new --data DIR or database.`,
    )
  }
}

function refuseUnknownTables(header: BackupHeader, present: readonly TableShape[]): void {
  const known = new Set(present.map(({ schema, name }) => `${schema}.${name}`))
  const unknown = header.tables.find(({ schema, name }) => !known.has(`${schema}.${name}`))
  if (unknown !== undefined) {
    throw new RestoreRefused(
      `The backup has a table that migration ${header.migration} does not make: ${unknown.name}.`,
    )
  }
}

async function migrateTo(wanted: number, client: Client, options: RestoreOptions): Promise<void> {
  const names = (await readdir(options.migrations)).filter((name) => /^\d{4}-.+\.sql$/.test(name))
  const newest = Math.max(0, ...names.map((name) => Number(name.slice(0, 4))))
  if (wanted > newest) {
    throw new RestoreRefused(
      `The backup stands at migration ${wanted}, this Warmline knows ${newest}: restore it with the newer version.`,
    )
  }
  const present = await lastMigration(client)
  if (present > wanted) {
    throw new RestoreRefused(
      `The target stands at migration ${present}, the backup at ${wanted}: restore into a new --data DIR or database.`,
    )
  }
  const directory = await mkdtemp(join(tmpdir(), 'warmline-migrations-'))
  try {
    for (const name of names.filter((name) => Number(name.slice(0, 4)) <= wanted)) {
      await copyFile(new URL(name, options.migrations), join(directory, name))
    }
    await options.migrate({ owner: options.owner, directory: pathToFileURL(`${directory}/`) })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

function report(header: BackupHeader): RestoreReport {
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
  return { tables: header.tables.length, rows, createdAt: header.createdAt }
}
