import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectionToRunning } from '../../apps/server/src/platform/embedded/supervisor.ts'
import type { BenchReport } from './figures.ts'
import { growthSvg } from './growth-chart.ts'
import { type GrowthRow, growthTable } from './growth-table.ts'
import { type Bench, openBench, runLoad } from './measure.ts'
import type { BenchOptions, GrowOptions } from './options.ts'
import { timePages } from './pages.ts'
import { copyFolder, inFolder, prepare, warmStart } from './prepare.ts'
import { type Company, companyFile, type Wanted } from './prepared.ts'
import { freePort } from './server.ts'
import { type NotRun, runSessions, type Session } from './sessions.ts'
import { databaseBytes } from './store.ts'
import { begin } from './terminal.ts'

export interface GrowthReport {
  machine: BenchReport['machine']
  rate: number
  seconds: number
  seed: number
  rows: GrowthRow[]
  notRun: NotRun[]
}

const pageTimes = 40
/** A side of a conversation writes again when its last message is acknowledged, and a token takes 20 requests a second. */
const mostAConversation = 20
const fewConversations = 200
const capacityMost = 4

/** One prepared log: what is measured on it. */
interface Ground {
  axis: GrowthRow['axis']
  events: number
  contacts: number
  /** open conversations, rising */
  opens: readonly number[]
}

/** Each log with as many conversations; then the third once more with more contacts, and with more and more conversations. */
export function groundsOf({ logs, opens, contacts }: GrowOptions, conversations: number): Ground[] {
  const contactsOf = (events: number) => Math.ceil(events / 100)
  const grounds = logs.map(
    (events): Ground => ({ axis: 'log', events, contacts: contactsOf(events), opens: [conversations] }),
  )
  const middle = Math.min(2, logs.length - 1)
  const events = logs[middle] ?? 0
  const ofMiddle: Ground[] = [
    { axis: 'contacts', events, contacts, opens: [conversations] },
    { axis: 'conversations', events, contacts: contactsOf(events), opens },
  ]
  return [...grounds, ...ofMiddle]
}

interface Running {
  bench?: Bench
  company?: Company
  warmStartMs?: number
  databaseBytes?: number
}

function session(
  { axis, events, contacts, opens }: Ground,
  options: BenchOptions,
  rows: GrowthRow[],
  place: { data: string; port: number; ready(data: string): Promise<void>; keep(): Promise<void> },
): Session {
  const { port, data } = place
  const { seed, seconds } = options
  const on: Running = {}
  const part = (conversations: number) => ({
    name: `${events.toLocaleString('en')} events, ${contacts.toLocaleString('en')} contacts, ${conversations.toLocaleString('en')} open`,
    async run() {
      const bench = on.bench as Bench
      const company = on.company as Company
      begin('conversations opened')
      const capacity = conversations > fewConversations ? capacityMost : 1
      await bench.generator.open(conversations, capacity)
      const rate = Math.min(options.rate, conversations * mostAConversation)
      const load = { conversations, rate, inFlight: null, seconds, profiles: null }
      const { figures } = await runLoad(bench, load)
      const working = Math.min(company.workers.length, Math.ceil(conversations / capacity))
      begin('pages')
      const pages = await timePages(port, company, working, pageTimes)
      const { warmStartMs = 0, databaseBytes = 0 } = on
      rows.push({ axis, events, contacts, conversations, warmStartMs, databaseBytes, figures, pages })
      await place.keep()
    },
  })
  return {
    parts: opens.map(part),
    async open() {
      await place.ready(data)
      on.warmStartMs = await warmStart(data, port, 3)
      on.company = JSON.parse(readFileSync(join(data, companyFile), 'utf8')) as Company
      on.bench = await openBench({ data, port, seed, isProfiled: false })
      const owner = await connectionToRunning(data)
      if (owner) on.databaseBytes = await databaseBytes(owner)
      return on.bench.close
    },
  }
}

const workersOf = ({ opens }: Ground) =>
  Math.max(...opens.map((open) => (open > fewConversations ? Math.ceil(open / capacityMost) : open)))

/** The kept log of a ground; made of the one before it, which stays as it is. */
async function prepareLog(folder: string, before: string | null, wanted: Omit<Wanted, 'folder'>) {
  if (before !== null && before !== folder && !existsSync(folder)) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await copyFolder(before, folder)
  }
  await prepare({ folder, ...wanted })
}

async function save(report: GrowthReport, { json }: BenchOptions, { svg }: GrowOptions): Promise<void> {
  if (json !== null) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
  if (svg !== null) await writeFile(svg, growthSvg(report.rows))
}

/** Runs the growth, prints its table, writes its curves after each point; returns the exit code. */
export async function grow(
  options: BenchOptions,
  wanted: GrowOptions,
  machine: BenchReport['machine'],
): Promise<number> {
  const { rate, seconds, seed, conversations } = options
  const report: GrowthReport = { machine, rate, seconds, seed, rows: [], notRun: [] }
  const grounds = groundsOf(wanted, conversations)
  const port = await freePort()
  await inFolder(async (own) => {
    /** by its events, each log as it is before it is measured */
    const made = new Map<number, string>()
    const largest = Math.max(...wanted.logs)
    for (const ground of grounds) {
      const { axis, events, contacts } = ground
      const workers = workersOf(ground)
      const log = join(options.data ?? own, `log-${events}-${contacts}-${workers}`)
      const from = made.get(events) ?? [...made.values()].at(-1) ?? null
      const ready = async (data: string) => {
        await prepareLog(log, from, { workers, events, contacts, seed })
        if (data !== log) await copyFolder(log, data)
      }
      const keep = () => save(report, options, wanted)
      const measure = async (data: string) => {
        const one = session(ground, options, report.rows, { data, port, ready, keep })
        report.notRun.push(...(await runSessions([one])))
      }
      // Nothing is made of the largest: where it is not kept, no copy of it is needed.
      const isLast =
        events === largest && !grounds.some((other) => other !== ground && other.events === events)
      if (options.data === null && isLast) await measure(log)
      else await inFolder(measure)
      if (axis === 'log') made.set(events, log)
      await keep()
    }
  })
  process.stdout.write(`${growthTable(report)}\n`)
  const wrong = report.rows.map(
    ({ figures }) => figures.lost + figures.doubled + figures.outOfOrder + figures.failed,
  )
  if (wrong.some((n) => n > 0)) return 3
  return report.notRun.length > 0 ? 1 : 0
}
