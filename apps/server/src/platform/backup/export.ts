import { open, rename, rm } from 'node:fs/promises'
import { Client, type ClientConfig } from 'pg'
import { type BackupHeader, type BackupTable, BackupWriter, unreadTable } from './format.ts'
import { beginSnapshot, commit, exportTable, lastMigration, sequences, tables } from './store.ts'

export interface ExportReport {
  readonly tables: number
  readonly rows: number
  readonly migration: number
}

/**
 * Writes every table of one consistent snapshot into one file, in bounded memory. The file appears under its name
 * only when it is whole, and is readable by its owner alone. It never holds the master key.
 * `owner` must be the owner of the tables (a role that row security filters is refused by the server).
 */
export async function exportBackup(owner: ClientConfig, out: string, now: Date): Promise<ExportReport> {
  const draft = `${out}.${process.pid}.partial`
  const client = new Client(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const file = await open(draft, 'wx', 0o600)
    let header: BackupHeader
    try {
      await beginSnapshot(client)
      const shapes = await tables(client)
      const first: BackupHeader = {
        format: 1,
        migration: await lastMigration(client),
        createdAt: now.toISOString(),
        masterKey: 'left out',
        sequences: await sequences(client),
        tables: shapes.map(({ schema, name, columns }) => unreadTable(schema, name, columns)),
      }
      const writer = new BackupWriter(file, first)
      header = { ...first, tables: await writeTables(client, writer, first.tables) }
      await commit(client)
      await writer.finish(header)
    } finally {
      await file.close()
    }
    await rename(draft, out)
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
    return { tables: header.tables.length, rows, migration: header.migration }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function writeTables(
  client: Client,
  writer: BackupWriter,
  wanted: readonly BackupTable[],
): Promise<BackupTable[]> {
  const written: BackupTable[] = []
  for (const table of wanted) {
    const { chunks, rows } = exportTable(client, table)
    const sha256 = await writer.writeTable(chunks)
    written.push({ ...table, rows: await rows, sha256 })
  }
  return written
}
