import { availableParallelism, loadavg } from 'node:os'
import type { Breakable } from './broken.ts'
import type { Judged } from './check.ts'
import type { ChaosNetwork } from './network.ts'

export interface FaultRow {
  name: string
  times: number
  worstRecoveryMs: number | null
  barMs: number | null
  missed: string[]
  /** of the worst one, until the database itself was back */
  databaseBackMs: number | null
  violations: number
  seen: string
}

export interface ChaosReport extends Judged {
  seed: number
  broken: Breakable | null
  seconds: number
  /** average of the last minute at the end, of the whole machine */
  load: number
  faults: FaultRow[]
  contacts: number
  posts: ChaosNetwork['posts']
  /** connections to the database that were cut before or after a commit */
  commitsCut: number
}

const invariants = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S8', 'S12', 'L1', 'L2', 'L3', 'L4'] as const

const ms = (value: number | null) => (value === null ? '–' : `${Math.round(value)} ms`)

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, n) => Math.max(...rows.map((row) => (row[n] ?? '').length))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const barOf = ({ worstRecoveryMs, barMs, missed }: FaultRow) => {
  if (missed.length > 0) return `missed: ${missed[0]}`
  if (barMs === null || worstRecoveryMs === null) return '–'
  return worstRecoveryMs <= barMs ? `≤ ${barMs} ms` : `missed: ${barMs} ms`
}

/** A run alone makes a load of two to three on two cores; with more, other work decides how long anything takes. */
const busyFrom = 2.5 * availableParallelism()
export const isTooBusy = (load = loadavg()[0] ?? 0): boolean => load > busyFrom

/** Bars that were missed, and a machine that is busy with other things misses them without any fault: then none. */
export function missedBars({ faults, load }: Pick<ChaosReport, 'faults' | 'load'>): string[] {
  if (isTooBusy(load)) return []
  const missed = faults.map((row) => [row.name, barOf(row)] as const)
  return missed.filter(([, bar]) => bar.startsWith('missed')).map(([name, bar]) => `${name} ${bar}`)
}

export function printReport(report: ChaosReport): string {
  const lines = [
    table([
      ['fault', 'times', 'worst', 'database back', 'bar', 'violations', 'what must be seen'],
      ...report.faults.map((row) => [
        row.name,
        String(row.times),
        ms(row.worstRecoveryMs),
        ms(row.databaseBackMs),
        barOf(row),
        String(row.violations),
        row.seen,
      ]),
    ]),
    '',
    table([
      ['invariant', 'violations'],
      ...invariants.map((name) => [
        name,
        String(report.violations.filter((one) => one.startsWith(`${name} `)).length),
      ]),
    ]),
    '',
    table([
      ['seed', String(report.seed)],
      ['conversations', String(report.contacts)],
      ['acknowledged, checked one by one', String(report.acknowledged)],
      ['sent, outcome never learned', String(report.unknown)],
      ['events in the log, folded and verified', String(report.events)],
      ['POSTs / doubled / late / answers cut', Object.values({ ...pick(report.posts) }).join(' / ')],
      ['commits cut', String(report.commitsCut)],
      ['at rest after', report.restedAfterMs === null ? 'never' : ms(report.restedAfterMs)],
      [
        'load of the machine',
        `${report.load.toFixed(1)}${isTooBusy(report.load) ? ': too busy to judge the bars' : ''}`,
      ],
      ['time', `${report.seconds.toFixed(1)} s`],
    ]),
  ]
  if (report.violations.length > 0)
    lines.push(
      '',
      ...report.violations.slice(0, 40).map((one) => `✗ ${one}`),
      ...(report.violations.length > 40 ? [`… and ${report.violations.length - 40} more`] : []),
      `Again with: npm run chaos -- --seed ${report.seed}${report.broken === null ? '' : ` --break ${report.broken}`}`,
    )
  return `${lines.join('\n')}\n`
}

const pick = ({ sent, doubled, late, cut }: ChaosReport['posts']) => ({ sent, doubled, late, cut })
