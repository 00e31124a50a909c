import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { deciders } from '@warmline/core'
import type { ClientConfig } from 'pg'
import { MasterKeyProblem, type MasterKeys, masterKeysAtHand } from '../platform/master-key.ts'
import { createStore } from '../platform/store.ts'
import { openDatabase } from '../platform/store-connection.ts'
import { createKeyStore } from '../platform/store-keys.ts'
import { type SubjectHead, type VerifyFault, verifyWorkspace } from '../platform/verify.ts'
import type { TextCounts } from '../platform/verify-texts.ts'
import { promiseLedgerCheck } from '../promise/verify-ledger.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'
import { headsIn } from './kept-heads.ts'

const usage = `Usage: npm run verify -- [--data DIR] [--workspace ID] [--head FILE] [--against FILE] [--json]
  --head FILE     writes the heads of all chains: keep that file outside this machine
  --against FILE  compares with heads that were kept: shows a chain that was rewritten as a whole`

interface Report {
  ok: boolean
  workspaces: number
  events: number
  subjects: number
  /** of the workspaces that are whole */
  texts: TextCounts
  seconds: number
  /** the first bad position of each workspace, and in how many places of it something is wrong */
  faults: (VerifyFault & { places: number })[]
}

async function keptHeads(path: string | undefined): Promise<SubjectHead[]> {
  return path === undefined ? [] : headsIn(await readFile(path, 'utf8'), path)
}

const everyMs = 2_000

/** Says on stderr how far it is; nothing for what is over within two seconds. */
function createProgress(all: number) {
  const begin = performance.now()
  let told = begin
  let before = 0
  return {
    read(events: number) {
      const now = performance.now()
      if (now - told < everyMs) return
      told = now
      const done = before + events
      const rate = Math.round((1_000 * done) / (now - begin))
      console.error(`${done} of ${all} events, ${rate}/s`)
    },
    next(events: number) {
      before += events
    },
    seconds: () => Math.round(performance.now() - begin) / 1_000,
  }
}

interface Wanted {
  masters: MasterKeys | null
  only: string | undefined
  kept: readonly SubjectHead[]
  onHead(head: SubjectHead): void
}

/** As the owner, who sees every workspace; statements name theirs all the same. */
async function verifyAll(owner: ClientConfig, { masters, only, kept, onHead }: Wanted): Promise<Report> {
  const db = openDatabase({ app: owner, runner: owner, poolSize: 2, answerWithinMs: 60_000 })
  const store = createStore(db)
  const texts: TextCounts = { named: 0, opened: 0, counted: 0, gone: 0 }
  const report: Report = { ok: true, workspaces: 0, events: 0, subjects: 0, texts, seconds: 0, faults: [] }
  try {
    const lanes = Map.groupBy(await store.acrossHeads(), (head) => head.workspaceId)
    for (const workspaceId of kept.map((head) => head.workspaceId))
      if (!lanes.has(workspaceId)) lanes.set(workspaceId, [])
    if (only !== undefined) for (const name of [...lanes.keys()]) if (name !== only) lanes.delete(name)
    const sum = (heads: readonly { position: number }[]) => heads.reduce((n, head) => n + head.position, 0)
    const progress = createProgress(sum([...lanes.values()].flat()))
    for (const [workspaceId, heads] of lanes) {
      const result = await verifyWorkspace(store, workspaceId, {
        deciders,
        lanes: heads.map((head) => head.lane),
        keptHeads: kept,
        ledgers: [promiseLedgerCheck(store, db)],
        texts: { keys: createKeyStore(db), masters },
        onHead,
        onProgress: progress.read,
      })
      progress.next(sum(heads))
      report.workspaces += 1
      if (result.ok) {
        report.events += result.events
        report.subjects += result.subjects
        for (const what of ['named', 'opened', 'counted', 'gone'] as const)
          texts[what] += result.texts?.[what] ?? 0
      } else {
        report.ok = false
        report.faults.push({ ...result.fault, places: result.faults })
      }
    }
    report.seconds = progress.seconds()
  } finally {
    await db.close()
  }
  return report
}

/** Heads as they come, into a file that takes its name only when everything was whole. */
function createHeadFile(path: string | undefined) {
  if (path === undefined) return { onHead: () => {}, end: async () => {} }
  const draft = `${path}.unfinished`
  const file = createWriteStream(draft, { mode: 0o600 })
  return {
    onHead: (head: SubjectHead) => void file.write(`${JSON.stringify(head)}\n`),
    async end(isWhole: boolean) {
      file.end()
      await finished(file)
      await (isWhole ? rename(draft, path) : rm(draft))
    },
  }
}

function faultLine({
  workspaceId,
  lane,
  position,
  subjectId,
  reason,
  ledger,
  contentId,
  places,
}: Report['faults'][number]) {
  const where = `Workspace ${workspaceId}, lane ${lane}, position ${position}${subjectId ? ` (${subjectId})` : ''}`
  const more = places > 1 ? `; ${places - 1} more places after it` : ''
  return `${where}: ${reason}${ledger ? ` (${ledger})` : ''}${contentId ? ` (${contentId})` : ''}${more}`
}

function textsLine({ named, opened, counted, gone }: TextCounts): string {
  const only = counted > 0 ? `, ${counted} only counted, because the master key is not at hand` : ''
  return ` ${named} texts: ${opened} opened, ${gone} rightly gone${only}.`
}

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
  const heads = createHeadFile(values.head)
  let report: Report | undefined
  try {
    const masters = await masterKeysAtHand(resolve(values.data), process.env)
    report = await withOwner({ data: values.data, mayCreate: false }, (owner) =>
      verifyAll(owner, { masters, only: values.workspace, kept, onHead: heads.onHead }),
    )
  } finally {
    await heads.end(report?.ok === true)
  }
  if (values.workspace !== undefined && report.workspaces === 0)
    throw new CommandProblem(`There is no workspace ${values.workspace} here.`)
  if (values.json) console.log(JSON.stringify(report))
  else for (const fault of report.faults) console.error(faultLine(fault))
  if (!report.ok) process.exitCode = 1
  else if (!values.json)
    console.log(
      `Whole: ${report.events} events of ${report.subjects} subjects in ${report.workspaces} workspaces; ` +
        'positions, chains, state rows and the promise ledger agree.' +
        textsLine(report.texts) +
        (kept.length > 0 ? ` ${kept.length} kept heads agree.` : '') +
        (values.head === undefined ? '' : ` Heads are in ${values.head}.`),
    )
}, [MasterKeyProblem])
