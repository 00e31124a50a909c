import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { deciders, foldLedger, type LogEntry, ledgerCsv, ledgerSummary } from '@warmline/core'
import type { ClientConfig } from 'pg'
import { createAuthStore } from '../platform/auth/store.ts'
import type { Store } from '../platform/ports.ts'
import { createStore } from '../platform/store.ts'
import { openDatabase } from '../platform/store-connection.ts'
import { verifyWorkspace } from '../platform/verify.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'

const usage = `Usage: npm run ledger -- [--workspace SLUG] [--format csv|json] [--out FILE] [--data DIR]
Verifies the chains of the workspace, then exports its promise ledger: asked, due, answered, how.`

async function ledgerEntries(store: Store, workspaceId: string): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (let after = 0; ; ) {
    const page = await store.readLedger(workspaceId, 0, after, 1_000)
    entries.push(...page)
    after = page.at(-1)?.position ?? after
    if (page.length < 1_000) return entries
  }
}

async function exportLedger(
  owner: ClientConfig,
  slug: string,
  format: string,
): Promise<{ text: string; said: string }> {
  const db = openDatabase({ app: owner, runner: owner, poolSize: 2, answerWithinMs: 60_000 })
  try {
    const store = createStore(db)
    const workspace = await createAuthStore(db).workspaceBySlug(slug)
    if (!workspace)
      throw new CommandProblem(`There is no workspace "${slug}" here. Name one with --workspace SLUG.`)
    const verified = await verifyWorkspace(store, workspace.workspace_id, {
      deciders,
      lanes: [0],
      keptHeads: [],
    })
    if (!verified.ok)
      throw new CommandProblem(
        `The log of ${slug} does not verify at position ${verified.fault.position}: ${verified.fault.reason}. See npm run verify.`,
      )
    const rows = foldLedger(await ledgerEntries(store, workspace.workspace_id))
    const sums = ledgerSummary(rows, 0, Number.MAX_SAFE_INTEGER)
    return {
      text:
        format === 'csv'
          ? ledgerCsv(rows)
          : `${JSON.stringify({ workspace: slug, summary: sums, rows }, null, 2)}\n`,
      said: `${rows.length} promises, ${sums.kept} kept (${sums.keptInTime} in time), ${sums.missed} missed, ${sums.withdrawn} withdrawn, ${sums.open} open; ${verified.events} events verified.`,
    }
  } finally {
    await db.close()
  }
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DEFAULT_DATA_DIR },
      workspace: { type: 'string', default: 'demo' },
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  if (values.format !== 'csv' && values.format !== 'json')
    throw new CommandProblem(`--format is csv or json, not "${values.format}".`)
  const { text, said } = await withOwner({ data: values.data, mayCreate: false }, (owner) =>
    exportLedger(owner, values.workspace, values.format),
  )
  if (values.out === undefined) process.stdout.write(text)
  else await writeFile(values.out, text, { mode: 0o600 })
  console.error(said)
}, [])
