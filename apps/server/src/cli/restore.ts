import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ErasureListDamaged, readErasures } from '../kinds/erasure-list.ts'
import { replayErasures } from '../kinds/store-erasures.ts'
import { BackupDamaged } from '../platform/backup/format.ts'
import { importBackup, RestoreRefused } from '../platform/backup/import.ts'
import { MigrationRefused, migrate } from '../platform/db/migrate.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'

const USAGE = `Usage: npm run restore -- --in FILE [--data DIR] [--erased DIR] (or with DATABASE_URL set)
  --erased DIR   data directory whose erased.jsonl is replayed (default: --data): keep that file with your backups`

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DEFAULT_DATA_DIR },
      in: { type: 'string' },
      erased: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  if (values.in === undefined) throw new CommandProblem(USAGE)
  const from = resolve(values.in)
  const migrations = new URL('../platform/db/migrations/', import.meta.url)
  const erasures = await readErasures(resolve(values.erased ?? values.data))
  let erasedAgain = 0
  const report = await withOwner({ data: values.data, mayCreate: true }, (owner) =>
    importBackup({
      owner,
      from,
      migrations,
      migrate,
      afterRestore: async (client) => {
        erasedAgain = await replayErasures(client, erasures)
      },
    }),
  )
  console.log(
    `Restored ${report.rows} rows of ${report.tables} tables from the backup of ${report.createdAt}.`,
  )
  console.log(`${erasedAgain} contacts that were erased since are erased in it too.`)
  console.log('Every count and hash was right.')
  if (process.env['WARMLINE_KEY'] || existsSync(join(values.data, 'master.key')))
    console.log(
      'The master key is not part of a backup. `npm run doctor` says whether the one here opens it.',
    )
  else {
    console.log('The master key is not part of a backup:')
    console.log('put yours into <data>/master.key or WARMLINE_KEY before you start Warmline.')
  }
}, [BackupDamaged, RestoreRefused, MigrationRefused, ErasureListDamaged])
