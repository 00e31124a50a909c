import type { HandoffFigures } from './handoff.ts'
import type { SetFigures } from './measure.ts'

type Form = 'percent' | 'share' | 'ms' | 'seconds' | 'MB' | 'count' | 'word'

const rows: readonly (readonly [keyof SetFigures, string, Form])[] = [
  ['examples', 'examples trained on', 'count'],
  ['topics', 'topics', 'count'],
  ['tested', 'messages asked', 'count'],
  ['accuracy', 'accuracy, %', 'percent'],
  ['macroF1', 'macro F1, %', 'percent'],
  ['calibrationError', 'calibration error (15 bins)', 'share'],
  ['coverageAt95', 'answerable at 95 % accuracy, %', 'percent'],
  ['coverageAt97', 'answerable at 97 % accuracy, %', 'percent'],
  ['coverageAt99', 'answerable at 99 % accuracy, %', 'percent'],
  ['outOfScopeAuroc', 'out of scope, AUROC', 'share'],
  ['nearOutOfScopeAuroc', 'topics left out, AUROC (mean of 5)', 'share'],
  ['tenShotAccuracy', 'ten examples a topic, accuracy % (mean of 5)', 'percent'],
  ['trainCpuSeconds', 'training, CPU-s', 'seconds'],
  ['encodeCpuSeconds', 'vectors of the training texts, CPU-s', 'seconds'],
  ['predictP50Ms', 'a message, median ms', 'ms'],
  ['predictP99Ms', 'a message, p99 ms', 'ms'],
  ['memoryMb', 'peak memory of the process, MB', 'MB'],
  ['encoder', 'encoder', 'word'],
]

function shown(value: unknown, form: Form): string {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'number') return String(value)
  if (form === 'percent') return (100 * value).toFixed(2)
  if (form === 'share') return value.toFixed(4)
  if (form === 'ms') return value.toFixed(3)
  if (form === 'seconds') return value.toFixed(2)
  return Math.round(value).toString()
}

export interface Column {
  who: string
  figures: Partial<SetFigures>
}

/** One table a data set: a row a figure with its unit, a column for each that was measured. */
export function setTable(name: string, columns: readonly Column[]): string {
  const cells = [
    [name, ...columns.map(({ who }) => who)],
    ...rows
      .filter(([key]) => columns.some(({ figures }) => figures[key] !== undefined && figures[key] !== null))
      .map(([key, words, form]) => [words, ...columns.map(({ figures }) => shown(figures[key], form))]),
  ]
  return aligned(cells)
}

export function handoffTable(figures: HandoffFigures): string {
  const percent = (value: number) => shown(value, 'percent')
  const interval = ([low, high]: [number, number]) => `${percent(low)} … ${percent(high)}`
  const { positives, asShipped } = figures
  const both = (wishes: number, others: number) => `${percent(wishes)} / ${percent(others)}`
  return aligned([
    ['a person is wanted', `${positives} of ${positives + figures.negatives} sentences`],
    ['recall at 1 % false positives, %', percent(figures.recallAt1)],
    ['  heard, and 95 % interval', `${figures.heardAt1} of ${positives}, ${interval(figures.intervalAt1)}`],
    ['recall at 2 % false positives, %', percent(figures.recallAt2)],
    ['  95 % interval', interval(figures.intervalAt2)],
    ['of those heard at 1 %, with 6 % typos still heard at 2 %, %', percent(figures.typos6)],
    ['of those heard at 1 %, with 10 % typos still heard at 2 %, %', percent(figures.typos10)],
    ['as shipped: a person is brought, % of wishes / others', both(asShipped.acted, asShipped.falselyActed)],
    [
      'as shipped: brought or offered, % of wishes / others',
      both(asShipped.offeredOrActed, asShipped.falselyOfferedOrActed),
    ],
    ...Object.entries(figures.byLanguage)
      .filter(([, { positives: count }]) => count > 0)
      .map(([language, { positives: count, recallAt2 }]) => [
        `  ${language}: recall at 2 %, %`,
        `${percent(recallAt2)} of ${count}`,
      ]),
  ])
}

function aligned(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]!.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length)))
  return cells
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n')
}
