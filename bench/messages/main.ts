import { writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { type BenchReport, barsOf, type LoadPhase } from './figures.ts'
import { type Generator, startGenerator } from './generator.ts'
import { grow } from './grow.ts'
import { type Bench, bundle, openBench, runLoad } from './measure.ts'
import { type BenchOptions, type Phase, readOptions, UsageProblem, usage } from './options.ts'
import { loadAdapter, measurePeer, peerTable } from './peer.ts'
import { coldStart, copyFolder, inFolder, prepare, warmStart } from './prepare.ts'
import { printReport } from './report.ts'
import { freePort, type MeasuredServer, startServer } from './server.ts'
import { runSessions, type Session } from './sessions.ts'
import { begin, progress, say } from './terminal.ts'

const capacityMost = 4
const warmSockets = 200
/** A person writes in at most so many of the fewer conversations: a token takes 1,200 requests a minute. */
const capacityOfFew = 1

type Figures = Omit<BenchReport, 'bars'>

const machine = () => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  load1m: Number((loadavg()[0] ?? 0).toFixed(2)),
  node: process.versions.node,
})

const emptyReport = (options: BenchOptions): Figures => ({
  messagesPerSecond: null,
  cpuMsPerMessage: null,
  deliveredP50Ms: null,
  deliveredP95Ms: null,
  deliveredP99Ms: null,
  generatorCpuMsPerMessage: null,
  bytesPerIdleSocket: null,
  idleSockets: null,
  herdSeconds: null,
  herdSockets: null,
  coldStartMs: null,
  warmStartMs: null,
  conversations: options.conversations,
  rate: options.rate,
  logEvents: options.events,
  seed: options.seed,
  machine: machine(),
  steady: null,
  saturation: null,
  crowdSteady: null,
  crowdSaturation: null,
  stages: {},
  notRun: [],
})

type Named = Session['parts'][number] & { of: Phase }

function startSession(report: Figures, data: string, port: number): Named[] {
  return [
    {
      of: 'start',
      name: 'start',
      async run() {
        report.coldStartMs = await coldStart()
        report.warmStartMs = await warmStart(data, port, 5)
      },
    },
  ]
}

interface Opened {
  bench?: Bench
}

function loadParts(options: BenchOptions, report: Figures, opened: Opened): Named[] {
  const { rate, inFlight, seconds, conversations, crowd, profile } = options
  const part = (of: Phase, name: LoadPhase, open: number, isSteady: boolean): Named => ({
    of,
    name,
    async run() {
      const bench = opened.bench as Bench
      begin('conversations opened')
      await bench.generator.open(open, of === 'crowd' ? capacityMost : capacityOfFew)
      const { figures, stages } = await runLoad(bench, {
        conversations: open,
        rate: isSteady ? rate : null,
        inFlight: isSteady ? null : inFlight,
        ...{ seconds, profiles: profile },
      })
      report[name] = figures
      if (stages !== null) report.stages[name] = stages
    },
  })
  return [
    part('steady', 'steady', conversations, true),
    part('saturation', 'saturation', conversations, false),
    part('crowd', 'crowdSteady', crowd, true),
    part('crowd', 'crowdSaturation', crowd, false),
  ]
}

interface Listening {
  server?: MeasuredServer
  generator?: Generator
}

/** Sockets that only listen: what they cost, and how fast all of them are back when the server was restarted. */
function idleParts(
  options: BenchOptions,
  report: Figures,
  data: string,
  port: number,
  on: Listening,
): Named[] {
  const { sockets } = options
  const restart = async () => {
    await on.server?.stop()
    on.server = await startServer({ bundle, data, port })
    return on.server
  }
  const listen = async () => {
    const generator = on.generator as Generator
    // Another process for it than that which made the contacts: what that left free would hide what sockets take.
    await generator.contacts(sockets + warmSockets)
    const server = await restart()
    await generator.idle(warmSockets)
    await wait(5_000)
    const before = server.residentBytes()
    await generator.idle(sockets)
    // Past the first heartbeat of each.
    await wait(30_000)
    report.idleSockets = sockets
    report.bytesPerIdleSocket = Math.round((server.residentBytes() - before) / sockets)
  }
  const herd = async () => {
    if (report.idleSockets === null) await listen()
    begin(`${sockets + warmSockets} sockets come back after a restart`)
    const server = await restart()
    const back = await (on.generator as Generator).awaitReady()
    report.herdSockets = back.sockets
    report.herdSeconds = Number(((back.lastReadyAt - server.acceptedAt) / 1_000).toFixed(2))
  }
  return [
    { of: 'idle', name: 'idle', run: listen },
    { of: 'herd', name: 'herd', run: herd },
  ]
}

function sessionsOf(options: BenchOptions, report: Figures, data: string, port: number): Session[] {
  const { phases, seed, sockets } = options
  const wanted = (parts: Named[]) => parts.filter(({ of }) => phases.has(of))
  const loaded: Opened = {}
  const listening: Listening = {}
  return [
    { parts: wanted(startSession(report, data, port)), open: async () => async () => undefined },
    {
      parts: wanted(loadParts(options, report, loaded)),
      async open() {
        loaded.bench = await openBench({ data, port, seed, isProfiled: options.stages })
        return loaded.bench.close
      },
    },
    {
      parts: wanted(idleParts(options, report, data, port, listening)),
      async open() {
        begin(`${sockets} idle widget sockets`)
        listening.server = await startServer({ bundle, data, port })
        listening.generator = await startGenerator(port, data, seed, progress)
        return async () => {
          await listening.generator?.stop()
          await listening.server?.stop()
        }
      },
    },
  ]
}

async function measure(options: BenchOptions): Promise<BenchReport> {
  const { conversations, crowd, events, seed, data: kept, phases } = options
  const report = emptyReport(options)
  const port = await freePort()
  const crowdWorkers = phases.has('crowd') ? Math.ceil(crowd / capacityMost) : 0
  const workers = Math.max(Math.ceil(conversations / capacityOfFew), crowdWorkers)
  await inFolder(async (data) => {
    const folder = kept ?? data
    await prepare({ folder, workers, events, contacts: Math.ceil(events / 100), seed })
    if (kept !== null) await copyFolder(kept, data)
    report.notRun = await runSessions(sessionsOf(options, report, data, port))
  })
  const first = report.saturation ?? report.steady ?? report.crowdSaturation ?? report.crowdSteady
  if (first) {
    const { messagesPerSecond, cpuMsPerMessage, generatorCpuMsPerMessage } = first
    const { deliveredP50Ms, deliveredP95Ms, deliveredP99Ms } = first
    Object.assign(report, { messagesPerSecond, cpuMsPerMessage, generatorCpuMsPerMessage })
    Object.assign(report, { deliveredP50Ms, deliveredP95Ms, deliveredP99Ms })
  }
  return { ...report, bars: barsOf(report) }
}

function exitCodeOf({ bars, notRun }: BenchReport): number {
  if (bars.some((bar) => bar.unit === 'messages' && !bar.held)) return 3
  return notRun.length === 0 && bars.every((bar) => bar.held) ? 0 : 1
}

async function peer(
  options: BenchOptions,
  { file, counted }: NonNullable<BenchOptions['peer']>,
): Promise<void> {
  const adapter = await loadAdapter(file)
  const { conversations, rate, inFlight, seconds, json } = options
  const load = { conversations, rate, inFlight, seconds }
  const report = await measurePeer(adapter, { file, counted, ...load }).finally(() => adapter.close())
  process.stdout.write(`${peerTable(report)}\n`)
  const whole = { machine: machine(), ...report }
  if (json !== null) await writeFile(json, `${JSON.stringify(whole, null, 2)}\n`)
  const wrong = [report.steady, report.saturation].some(
    (one) => one !== null && one.lost + one.doubled + one.outOfOrder + one.failed > 0,
  )
  process.exitCode = wrong ? 3 : 0
}

async function main(options: BenchOptions): Promise<void> {
  if (options.grow !== null) {
    process.exitCode = await grow(options, options.grow, machine())
    return
  }
  if (options.peer !== null) return peer(options, options.peer)
  const report = await measure(options)
  process.stdout.write(printReport(report))
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = exitCodeOf(report)
}

try {
  if (process.platform !== 'linux') throw new UsageProblem('CPU is read from /proc: this runs on Linux only.')
  if (process.argv.includes('--help')) process.stdout.write(`${usage}\n`)
  else await main(readOptions(process.argv.slice(2)))
} catch (error) {
  say(
    error instanceof UsageProblem
      ? error.message
      : `The bench could not be run: ${error instanceof Error ? error.stack : error}`,
  )
  process.exitCode = 2
}
