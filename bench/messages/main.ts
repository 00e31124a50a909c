import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type BenchReport, barsOf, figuresOf, type LoadFigures, printReport } from './figures.ts'
import { type Generator, startGenerator } from './generator.ts'
import { type BenchOptions, readOptions, UsageProblem, usage } from './options.ts'
import { connectProfiler, type Profiler, stagesOf } from './profile.ts'
import type { Wanted } from './prepared.ts'
import { freePort, type MeasuredServer, startServer } from './server.ts'

const bundle = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url))
const companyProgram = fileURLToPath(new URL('./company.ts', import.meta.url))
const capacityMost = 4
const warmSockets = 200
/** A person writes in at most so many of the fewer conversations: a token takes 1,200 requests a minute. */
const capacityOfFew = 1

const say = (text: string) => process.stderr.write(`${text}\n`)
let title = ''
/** One line that moves on a terminal, one a while elsewhere. */
let saidAt = 0
function progress(n: number): void {
  const line = `${title}: ${n.toLocaleString('en')}`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
  else if (performance.now() - saidAt > 10_000) {
    saidAt = performance.now()
    say(line)
  }
}
function begin(name: string): void {
  title = name
  saidAt = performance.now()
  say(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${name} …`)
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', fail)
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`${command} ended with ${code}`))))
  })
}

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
})

/** The prepared company in a directory that this run may change. */
async function prepare(options: BenchOptions, work: string): Promise<void> {
  const people = Math.max(
    Math.ceil(options.conversations / capacityOfFew),
    Math.ceil(options.crowd / capacityMost),
  )
  const kept = options.data === null ? work : resolve(options.data)
  await mkdir(kept, { recursive: true, mode: 0o700 })
  begin(`a log of ${options.events.toLocaleString('en')} events`)
  const { events, seed } = options
  const wanted: Wanted = { folder: kept, workers: people, events, contacts: Math.ceil(events / 100), seed }
  await run(process.execPath, [companyProgram, JSON.stringify(wanted)])
  if (kept !== work) await run('cp', ['-a', '--reflink=auto', `${kept}/.`, work])
}

async function coldStart(): Promise<number> {
  begin('cold start')
  const data = await mkdtemp(join(tmpdir(), 'wl-bench-cold-'))
  try {
    const server = await startServer({ bundle, data, port: await freePort() })
    await server.stop()
    return Math.round(server.startMs)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

/** The middle one of five. */
async function warmStart(data: string, port: number): Promise<number> {
  begin('warm start')
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const server = await startServer({ bundle, data, port })
    times.push(server.startMs)
    await server.stop()
  }
  return Math.round(times.sort((a, b) => a - b)[2] ?? 0)
}

interface Bench {
  options: BenchOptions
  server: MeasuredServer
  generator: Generator
  profiler: Profiler | null
}

/** Where the server's time of a message went, as a table; the profile itself goes into the directory. */
async function tellStages(
  profiler: Profiler,
  directory: string,
  name: string,
  figures: LoadFigures,
): Promise<void> {
  const profile = await profiler.end()
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, `${name}.cpuprofile`), JSON.stringify(profile))
  say(`  of ${figures.cpuMsPerMessage * 1_000} µs a message (profiled, so a little more than without):`)
  for (const stage of stagesOf(profile))
    say(`  ${(stage.share * figures.serverCpuMsPerMessage * 1_000).toFixed(0).padStart(5)} µs  ${stage.name}`)
  say(`  ${(figures.databaseCpuMsPerMessage * 1_000).toFixed(0).padStart(5)} µs  database`)
}

async function load(
  { options, server, generator, profiler }: Bench,
  kind: 'steady' | 'saturate',
  conversations: number,
): Promise<LoadFigures> {
  const { rate, inFlight, seconds } = options
  const isSteady = kind === 'steady'
  begin(
    isSteady
      ? `${rate.toLocaleString('en')} messages/s in ${conversations} conversations for ${seconds} s`
      : `as many as it takes in ${conversations} conversations, ${inFlight} on their way, for ${seconds} s`,
  )
  let before = server.cpu()
  let after = before
  const times = { seconds, warmUpSeconds: Math.ceil(seconds / 10) }
  const result = await generator.run(
    isSteady ? { do: 'steady', rate, ...times } : { do: 'saturate', inFlight, ...times },
    (mark) => {
      if (mark === 'end') after = server.cpu()
      else {
        before = server.cpu()
        void profiler?.begin()
      }
    },
  )
  const figures = figuresOf(result, before, after, {
    conversations,
    rate: isSteady ? rate : null,
    inFlight: isSteady ? null : inFlight,
  })
  const { messagesPerSecond, cpuMsPerMessage, deliveredP95Ms } = figures
  say(
    `  ${messagesPerSecond} messages/s, ${cpuMsPerMessage} CPU-ms a message, 95 % delivered within ${deliveredP95Ms} ms`,
  )
  if (profiler && options.profile !== null)
    await tellStages(profiler, options.profile, `${kind}-${conversations}`, figures)
  return figures
}

async function loadPhases(options: BenchOptions, report: Figures, data: string, port: number): Promise<void> {
  const { phases, conversations, crowd, seed, profile } = options
  if (!phases.has('steady') && !phases.has('saturation') && !phases.has('crowd')) return
  const server = await startServer({ bundle, data, port, isProfiled: profile !== null })
  const profiler = server.inspector === null ? null : await connectProfiler(server.inspector)
  const generator = await startGenerator(port, data, seed, progress)
  const bench = { options, server, generator, profiler }
  try {
    if (phases.has('steady') || phases.has('saturation')) {
      begin('conversations opened')
      await generator.open(conversations, capacityOfFew)
    }
    if (phases.has('steady')) report.steady = await load(bench, 'steady', conversations)
    if (phases.has('saturation')) report.saturation = await load(bench, 'saturate', conversations)
    if (phases.has('crowd')) {
      begin('conversations opened')
      await generator.open(crowd, capacityMost)
      report.crowdSteady = await load(bench, 'steady', crowd)
      report.crowdSaturation = await load(bench, 'saturate', crowd)
    }
  } finally {
    await generator.stop()
    await server.stop()
  }
}

/** Sockets that only listen: what they cost, and how fast all of them are back when the server was restarted. */
async function idlePhases(options: BenchOptions, report: Figures, data: string, port: number): Promise<void> {
  const { phases, sockets, seed } = options
  if (!phases.has('idle') && !phases.has('herd')) return
  let server = await startServer({ bundle, data, port })
  const generator = await startGenerator(port, data, seed, progress)
  try {
    begin(`${sockets} idle widget sockets`)
    // Another process for it than that which made the contacts: what that left free would hide what sockets take.
    await generator.contacts(sockets + warmSockets)
    await server.stop()
    server = await startServer({ bundle, data, port })
    await generator.idle(warmSockets)
    await wait(5_000)
    const before = server.residentBytes()
    await generator.idle(sockets)
    // Past the first heartbeat of each.
    await wait(30_000)
    report.idleSockets = sockets
    report.bytesPerIdleSocket = Math.round((server.residentBytes() - before) / sockets)
    if (!phases.has('herd')) return
    begin(`${sockets + warmSockets} sockets come back after a restart`)
    await server.stop()
    server = await startServer({ bundle, data, port })
    const back = await generator.awaitReady()
    report.herdSockets = back.sockets
    report.herdSeconds = Number(((back.lastReadyAt - server.acceptedAt) / 1_000).toFixed(2))
  } finally {
    await generator.stop()
    await server.stop()
  }
}

async function measure(options: BenchOptions): Promise<BenchReport> {
  const work = await mkdtemp(join(tmpdir(), 'wl-bench-'))
  const report = emptyReport(options)
  const port = await freePort()
  try {
    await prepare(options, work)
    if (options.phases.has('start')) {
      report.coldStartMs = await coldStart()
      report.warmStartMs = await warmStart(work, port)
    }
    await loadPhases(options, report, work, port)
    await idlePhases(options, report, work, port)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  const first = report.saturation ?? report.steady ?? report.crowdSaturation
  if (first) {
    const { messagesPerSecond, cpuMsPerMessage, generatorCpuMsPerMessage } = first
    const { deliveredP50Ms, deliveredP95Ms, deliveredP99Ms } = first
    Object.assign(report, { messagesPerSecond, cpuMsPerMessage, generatorCpuMsPerMessage })
    Object.assign(report, { deliveredP50Ms, deliveredP95Ms, deliveredP99Ms })
  }
  return { ...report, bars: barsOf(report) }
}

function exitCodeOf({ bars }: BenchReport): number {
  if (bars.some((bar) => bar.unit === 'messages' && !bar.held)) return 3
  return bars.every((bar) => bar.held) ? 0 : 1
}

async function main(options: BenchOptions): Promise<void> {
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
