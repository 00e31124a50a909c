import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exportBackup } from '../platform/backup/export.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'

const USAGE = 'Usage: npm run backup -- --out FILE [--data DIR] (or with DATABASE_URL set)'

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DEFAULT_DATA_DIR },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  if (values.out === undefined) throw new CommandProblem(USAGE)
  const out = resolve(values.out)
  if (existsSync(out)) throw new CommandProblem(`${out} exists already: choose another --out FILE.`)
  const report = await withOwner({ data: values.data, mayCreate: false }, (owner) =>
    exportBackup(owner, out, new Date()),
  )
  console.log(
    `Wrote ${report.rows} rows of ${report.tables} tables (migration ${report.migration}) to ${out}.`,
  )
  console.log('The master key is not in it: keep WARMLINE_KEY or <data>/master.key in another safe place.')
  console.log('Without that key nobody, you included, can read the conversations in this backup.')
}, [])
