import type { LoadResult } from './loops.ts'
import type { CpuMs } from './server.ts'
import type { NotRun } from './sessions.ts'
import type { StageFigures } from './stages.ts'

/** What one load phase gave. CPU in ms a message, of server and database together; the generator's own apart. */
export interface LoadFigures {
  conversations: number
  /** messages a second offered; null = as many as it takes, so many on their way at any time */
  rate: number | null
  inFlight: number | null
  seconds: number
  messages: number
  messagesPerSecond: number
  cpuMsPerMessage: number
  serverCpuMsPerMessage: number
  databaseCpuMsPerMessage: number
  generatorCpuMsPerMessage: number
  deliveredMeanMs: number
  deliveredP50Ms: number
  deliveredP95Ms: number
  deliveredP99Ms: number
  lost: number
  doubled: number
  outOfOrder: number
  refused: number
  failed: number
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

/** Nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export function figuresOf(
  result: LoadResult,
  before: CpuMs,
  after: CpuMs,
  of: Pick<LoadFigures, 'conversations' | 'rate' | 'inFlight'>,
): LoadFigures {
  const sorted = [...Float64Array.from(result.latencies).sort()]
  const at = (share: number) => rounded(percentile(sorted, share), 2)
  const each = (ms: number) => rounded(ms / Math.max(1, result.acknowledged), 3)
  const server = after.server - before.server
  const database = after.database - before.database
  return {
    ...of,
    seconds: rounded(result.seconds, 1),
    messages: result.acknowledged,
    messagesPerSecond: rounded(result.messagesPerSecond, 1),
    cpuMsPerMessage: each(server + database),
    serverCpuMsPerMessage: each(server),
    databaseCpuMsPerMessage: each(database),
    generatorCpuMsPerMessage: each(result.generatorCpuMs),
    deliveredMeanMs: rounded(sorted.reduce((sum, ms) => sum + ms, 0) / Math.max(1, sorted.length), 2),
    deliveredP50Ms: at(0.5),
    deliveredP95Ms: at(0.95),
    deliveredP99Ms: at(0.99),
    lost: result.lost,
    doubled: result.doubled,
    outOfOrder: result.outOfOrder,
    refused: result.refused,
    failed: result.failed,
  }
}

export const loadPhases = ['steady', 'saturation', 'crowdSteady', 'crowdSaturation'] as const
export type LoadPhase = (typeof loadPhases)[number]

export interface BenchReport {
  /** at saturation when that was measured, else of the steady phase */
  messagesPerSecond: number | null
  cpuMsPerMessage: number | null
  deliveredP50Ms: number | null
  deliveredP95Ms: number | null
  deliveredP99Ms: number | null
  generatorCpuMsPerMessage: number | null
  bytesPerIdleSocket: number | null
  idleSockets: number | null
  herdSeconds: number | null
  herdSockets: number | null
  coldStartMs: number | null
  warmStartMs: number | null
  conversations: number
  rate: number
  logEvents: number
  seed: number
  machine: { cores: number; cpu: string; memoryGb: number; load1m: number; node: string }
  steady: LoadFigures | null
  saturation: LoadFigures | null
  crowdSteady: LoadFigures | null
  crowdSaturation: LoadFigures | null
  /** by load phase; empty unless asked for */
  stages: Partial<Record<LoadPhase, StageFigures>>
  /** what died or was not begun because of it */
  notRun: NotRun[]
  bars: Bar[]
}

export interface Bar {
  name: string
  bar: string
  value: number
  unit: string
  held: boolean
}

const atMost = (name: string, value: number, most: number, unit: string): Bar => ({
  name,
  bar: `≤ ${most.toLocaleString('en')}`,
  value,
  unit,
  held: value <= most,
})
const atLeast = (name: string, value: number, least: number, unit: string): Bar => ({
  name,
  bar: `≥ ${least.toLocaleString('en')}`,
  value,
  unit,
  held: value >= least,
})

/** The requirement, for the phases that were measured. The steady bars are those of 1,000 messages a second. */
export function barsOf(report: Omit<BenchReport, 'bars'>): Bar[] {
  const bars: Bar[] = []
  const load = (name: string, figures: LoadFigures | null, most: { cpu: number; p95: number }) => {
    if (figures === null) return
    const { cpuMsPerMessage, deliveredP95Ms, lost, doubled, outOfOrder, failed } = figures
    bars.push(atMost(`${name}: CPU a message`, cpuMsPerMessage, most.cpu, 'ms'))
    bars.push(atMost(`${name}: sent → delivered, 95 %`, deliveredP95Ms, most.p95, 'ms'))
    bars.push(
      atMost(`${name}: lost, doubled, out of order`, lost + doubled + outOfOrder + failed, 0, 'messages'),
    )
  }
  load('steady', report.steady, { cpu: 1, p95: 50 })
  if (report.saturation)
    bars.push(atLeast('saturation: throughput', report.saturation.messagesPerSecond, 2_500, 'messages/s'))
  load('saturation', report.saturation, { cpu: 0.5, p95: 100 })
  load('crowd, steady', report.crowdSteady, { cpu: 1, p95: 50 })
  if (report.crowdSaturation)
    bars.push(
      atLeast('crowd, saturation: throughput', report.crowdSaturation.messagesPerSecond, 2_500, 'messages/s'),
    )
  load('crowd, saturation', report.crowdSaturation, { cpu: 0.5, p95: 100 })
  if (report.bytesPerIdleSocket !== null)
    bars.push(atMost('memory of an idle widget socket', report.bytesPerIdleSocket, 30 * 1_024, 'bytes'))
  if (report.herdSeconds !== null)
    bars.push(atMost(`${report.herdSockets ?? 0} sockets back after a restart`, report.herdSeconds, 15, 's'))
  return bars
}
