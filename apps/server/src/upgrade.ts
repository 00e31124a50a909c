import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { exportBackup } from './platform/backup/export.ts'

/** How many backups of earlier versions stay beside the data. */
const kept = 3

const ending = '.backup'

/**
 * Writes `<data>/backups/<date>-before-<first migration>.backup` and removes all but the newest three of its kind.
 * The master key is not in it. Gives the file. Throws when it cannot be written; then no half file is left.
 */
export async function backUpBeforeUpgrade(
  owner: ClientConfig,
  dataDir: string,
  migrations: readonly string[],
  now: Date,
): Promise<string> {
  const folder = join(dataDir, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  const file = join(folder, `${stamp}-before-${migrations[0]?.replace(/\.sql$/, '') ?? 'nothing'}${ending}`)
  await exportBackup(owner, file, now)
  const older = (await readdir(folder)).filter(
    (name) => /^\d{4}-.*-before-/.test(name) && name.endsWith(ending),
  )
  for (const name of older.sort().slice(0, -kept)) await rm(join(folder, name))
  return file
}
