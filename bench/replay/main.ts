import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@warmline/client'
import { type ContactRecord, planContact, playContact } from './contact.ts'
import { readMessages } from './input.ts'
import { createNetwork, type Network, seeded, wait } from './network.ts'
import { startTwoNodes } from './nodes.ts'
import { type ReplayOptions, readOptions, UsageProblem } from './options.ts'
import { buildReport, printReport, type ReplayReport, type ServerReport } from './report.ts'
import { SimulatedWorker } from './worker.ts'

interface Target {
  bases: string[]
  token: string
  kill: (() => void) | null
  stop(): Promise<void>
}

async function targetOf(options: ReplayOptions): Promise<Target> {
  if (options.nodes === 2) {
    if (options.url) throw new UsageProblem('--nodes 2 starts its own nodes; leave --url out.')
    return startTwoNodes()
  }
  const url = options.url ?? 'http://127.0.0.1:8080'
  const tokenFile = join(options.data, 'operator.token')
  const token =
    options.token ??
    (await readFile(tokenFile, 'utf8').catch(() => {
      throw new UsageProblem(
        `No operator token in ${tokenFile}. Start the server on this machine (npm start), name its directory with --data, or give --token.`,
      )
    }))
  const alive = await fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  )
  if (!alive)
    throw new UsageProblem(`No Warmline answers at ${url}. Start it with npm start, or name it with --url.`)
  return { bases: [url], token: token.trim(), kill: null, stop: async () => {} }
}

interface Progress {
  started: number
  done: number
  total: number
  asked: number
}

function showProgress(progress: Progress, begun: number): () => void {
  const print = () => {
    const seconds = ((Date.now() - begun) / 1000).toFixed(0)
    const line = `${progress.done}/${progress.total} contacts done, ${progress.started - progress.done} talking, ${progress.asked} asked for a person, ${seconds} s`
    process.stderr.write(process.stderr.isTTY ? `\r${line}\u001b[K` : `${line}\n`)
  }
  const timer = setInterval(print, process.stderr.isTTY ? 500 : 10_000)
  return () => {
    clearInterval(timer)
    print()
    process.stderr.write('\n')
  }
}

async function playAll(
  options: ReplayOptions,
  messages: readonly string[],
  slug: string,
  network: Network,
  target: Target,
): Promise<{ records: ContactRecord[]; killed: number }> {
  const random = seeded(options.seed)
  const plans = messages.map((text, index) => planContact(index, text, random))
  const progress: Progress = { started: 0, done: 0, total: plans.length, asked: 0 }
  const stopProgress = showProgress(progress, Date.now())
  const records: Promise<ContactRecord>[] = []
  let killed = 0
  const begun = Date.now()
  for (const [index, plan] of plans.entries()) {
    const due = begun + (index * 1000) / options.rate
    if (due > Date.now()) await wait(due - Date.now())
    if (target.kill && killed === 0 && index >= plans.length / 2) {
      target.kill()
      killed = 1
      process.stderr.write('\nkilled one node\n')
    }
    progress.started += 1
    if (plan.ask) progress.asked += 1
    records.push(
      playContact(plan, slug, network).finally(() => {
        progress.done += 1
      }),
    )
  }
  const all = await Promise.all(records)
  stopProgress()
  return { records: all, killed }
}

async function run(options: ReplayOptions): Promise<ReplayReport> {
  const all = await readMessages(options.file, options.column)
  const messages = options.limit === null ? all : all.slice(0, options.limit)
  const target = await targetOf(options)
  try {
    const network = createNetwork(target.bases, seeded(options.seed + 1))
    const operator = createClient({
      baseUrl: target.bases[0] ?? '',
      token: target.token,
      environment: network.environment,
    })
    const slug = `replay-${Date.now().toString(36)}`
    const workspace = await operator.call('operatorWorkspace', {
      body: {
        name: 'Replay',
        slug,
        language: 'en',
        workers: options.workers,
        ai: true,
        articlesFrom: 'demo',
      },
      retries: 0,
    })
    if (!workspace.ok)
      throw new UsageProblem(
        `The server made no workspace: ${workspace.problem.title}. ${workspace.problem.remedy}`,
      )
    process.stderr.write(
      `workspace ${slug}, ${messages.length} contacts at ${options.rate}/s, ${options.workers} workers × ${options.capacity}\n`,
    )
    const workers = workspace.value.workers.map(
      ({ token }, index) => new SimulatedWorker(token, network, seeded(options.seed + 100 + index)),
    )
    await Promise.all(workers.map((worker) => worker.start(options.capacity)))
    const begun = Date.now()
    const { records, killed } = await playAll(options, messages, slug, network, target)
    const seconds = (Date.now() - begun) / 1000
    for (const worker of workers) worker.stop()
    const answer = await operator.call('operatorReport', {
      params: { workspaceId: workspace.value.workspaceId },
      retries: 5,
    })
    if (!answer.ok) throw new Error(`the server gave no report: ${answer.problem.title}`)
    explain(records, workers)
    return buildReport({
      seed: options.seed,
      contacts: records,
      workers: workers.map(({ record }) => record),
      server: answer.value as unknown as ServerReport,
      seconds,
      posts: network.posts,
      nodesKilled: killed,
    })
  } finally {
    await target.stop()
  }
}

/** What a reader of a bad report would ask next. */
function explain(records: readonly ContactRecord[], workers: readonly SimulatedWorker[]): void {
  const refused = new Map<string, number>()
  for (const code of records.flatMap((record) => record.refused))
    refused.set(code, (refused.get(code) ?? 0) + 1)
  for (const [code, n] of refused) process.stderr.write(`contacts were refused ${n} ×: ${code}\n`)
  const problems = new Map<string, number>()
  for (const { record } of workers)
    for (const [code, n] of record.problems) problems.set(code, (problems.get(code) ?? 0) + n)
  for (const [code, n] of problems) process.stderr.write(`workers were refused ${n} ×: ${code}\n`)
  const waiting = records.filter((record) => record.asked && record.personAt === null).length
  if (waiting > 0) process.stderr.write(`${waiting} who asked for a person got none while they waited\n`)
}

try {
  const options = readOptions(process.argv.slice(2))
  const report = await run(options)
  printReport(report)
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`)
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
