import { type BenchReport, type LoadFigures, type LoadPhase, loadPhases } from './figures.ts'
import type { StageFigures } from './stages.ts'
import { aligned, cell, markdown } from './table.ts'

const phaseNames: Record<LoadPhase, string> = {
  steady: 'steady',
  saturation: 'saturation',
  crowdSteady: 'crowd, steady',
  crowdSaturation: 'crowd, saturation',
}

function loadTable(report: BenchReport): string[] {
  const rows = loadPhases.map((phase): [string, LoadFigures | null] => [phaseNames[phase], report[phase]])
  const head = [
    'phase',
    'open',
    'messages/s',
    'CPU ms',
    '(server',
    'database',
    'generator)',
    'p50 ms',
    'p95 ms',
    'p99 ms',
  ]
  const lines = rows.flatMap(([name, one]) =>
    one === null
      ? []
      : [
          [
            name,
            cell(one.conversations),
            cell(one.messagesPerSecond),
            cell(one.cpuMsPerMessage, 3),
            cell(one.serverCpuMsPerMessage, 3),
            cell(one.databaseCpuMsPerMessage, 3),
            cell(one.generatorCpuMsPerMessage, 3),
            cell(one.deliveredP50Ms, 1),
            cell(one.deliveredP95Ms, 1),
            cell(one.deliveredP99Ms, 1),
          ],
        ],
  )
  return lines.length === 0 ? [] : aligned([head, ...lines])
}

/** Where a message's time goes: CPU by stage, and what it waits for. */
export function stageTables(
  name: string,
  { cpuMicroseconds, waitMs, commandsPerBatch }: StageFigures,
): string[] {
  const all = cpuMicroseconds.reduce((sum, { value }) => sum + value, 0)
  return [
    `${name}: CPU of a message by stage, profiled (so a little more than without)`,
    '',
    ...markdown([
      ['stage', 'µs', '%'],
      ...cpuMicroseconds.map(({ stage, value }) => [
        stage,
        cell(value),
        cell((100 * value) / Math.max(1, all), 1),
      ]),
      ['all', cell(all), '100'],
    ]),
    '',
    `${name}: what a message waits for, mean; ${commandsPerBatch} commands in a batch`,
    '',
    ...markdown([['stage', 'ms'], ...waitMs.map(({ stage, value }) => [stage, cell(value, 2)])]),
    '',
  ]
}

export function printReport(report: BenchReport): string {
  const { machine } = report
  const bars = report.bars.map(({ name, value, unit, bar, held }) => [
    name,
    cell(value, value % 1 === 0 ? 0 : 2),
    unit,
    bar,
    held ? 'held' : 'MISSED',
  ])
  return [
    '',
    ...loadTable(report),
    '',
    ...aligned([['what', 'measured', 'unit', 'bar', ''], ...bars]),
    '',
    ...loadPhases.flatMap((phase) => {
      const stages = report.stages[phase]
      return stages === undefined ? [] : stageTables(phaseNames[phase], stages)
    }),
    ...report.notRun.map(({ phase, reason }) => `NOT MEASURED: ${phase}: ${reason}`),
    `cold start ${cell(report.coldStartMs)} ms, warm start ${cell(report.warmStartMs)} ms (until /readyz answers)`,
    `${cell(report.logEvents)} events in the log before, seed ${report.seed}; ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, load average ${machine.load1m} before, Node ${machine.node}`,
    '',
  ].join('\n')
}
