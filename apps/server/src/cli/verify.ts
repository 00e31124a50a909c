import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { deciders } from '@warmline/core'
import type { ClientConfig } from 'pg'
import { createStore } from '../platform/store.ts'
import { openDatabase } from '../platform/store-connection.ts'
import { type SubjectHead, type VerifyFault, verifyWorkspace } from '../platform/verify.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'

const usage = `Usage: npm run verify -- [--data DIR] [--workspace ID] [--head FILE] [--against FILE] [--json]
  --head FILE     writes the heads of all chains: keep that file outside this machine
  --against FILE  compares with heads that were kept: shows a chain that was rewritten as a whole`

interface Report {
  ok: boolean
  workspaces: number
  events: number
  subjects: number
  faults: VerifyFault[]
  heads: SubjectHead[]
}

async function keptHeads(path: string | undefined): Promise<SubjectHead[]> {
  if (path === undefined) return []
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  try {
    return lines.map((line) => JSON.parse(line) as SubjectHead)
  } catch {
    throw new CommandProblem(`${path} is not a file that --head wrote.`)
  }
}

/** As the owner, who sees every workspace; statements name theirs all the same. */
async function verifyAll(
  owner: ClientConfig,
  only: string | undefined,
  kept: readonly SubjectHead[],
): Promise<Report> {
  const db = openDatabase({ app: owner, runner: owner, poolSize: 2, answerWithinMs: 60_000 })
  const store = createStore(db)
  const report: Report = { ok: true, workspaces: 0, events: 0, subjects: 0, faults: [], heads: [] }
  try {
    const lanes = Map.groupBy(await store.acrossHeads(), (head) => head.workspaceId)
    for (const workspaceId of kept.map((head) => head.workspaceId))
      if (!lanes.has(workspaceId)) lanes.set(workspaceId, [])
    for (const [workspaceId, heads] of lanes) {
      if (only !== undefined && workspaceId !== only) continue
      const result = await verifyWorkspace(store, workspaceId, {
        deciders,
        lanes: heads.map((head) => head.lane),
        keptHeads: kept,
      })
      report.workspaces += 1
      if (result.ok) {
        report.events += result.events
        report.subjects += result.subjects
        report.heads.push(...result.heads)
      } else {
        report.ok = false
        report.faults.push(result.fault)
      }
    }
  } finally {
    await db.close()
  }
  return report
}

const faultLine = ({ workspaceId, lane, position, subjectId, reason }: VerifyFault) =>
  `Workspace ${workspaceId}, lane ${lane}, position ${position}${subjectId ? ` (${subjectId})` : ''}: ${reason}`

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DEFAULT_DATA_DIR },
      workspace: { type: 'string' },
      head: { type: 'string' },
      against: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const kept = await keptHeads(values.against)
  const report = await withOwner({ data: values.data, mayCreate: false }, (owner) =>
    verifyAll(owner, values.workspace, kept),
  )
  if (values.workspace !== undefined && report.workspaces === 0)
    throw new CommandProblem(`There is no workspace ${values.workspace} here.`)
  const { heads, ...summary } = report
  if (values.head !== undefined && report.ok)
    await writeFile(values.head, heads.map((head) => `${JSON.stringify(head)}\n`).join(''), { mode: 0o600 })
  if (values.json) console.log(JSON.stringify(summary))
  else for (const fault of report.faults) console.error(faultLine(fault))
  if (!report.ok) process.exitCode = 1
  else if (!values.json)
    console.log(
      `Whole: ${report.events} events of ${report.subjects} subjects in ${report.workspaces} workspaces; ` +
        'positions, chains and state rows agree.' +
        (kept.length > 0 ? ` ${kept.length} kept heads agree.` : '') +
        (values.head === undefined ? '' : ` Heads are in ${values.head}.`),
    )
}, [])
