import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as statistics from '../../packages/core/src/statistics/index.ts'
import { type Check, casesOf, type Vectors } from './cases.ts'

/**
 * `node bench/statistics/vectors.ts FOLDER`: holds the statistics against reference values that others have made
 * (governor.json, ope.json, qa.json, audits_to_grant.json in FOLDER): the worst relative error of each function, and
 * what one call takes. Leaves with 1 when a value is further off than 1e-10.
 */
const promised = 1e-10

const read = async (folder: string, name: string) =>
  JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))

async function vectorsIn(folder: string): Promise<Vectors> {
  const names = ['governor', 'ope', 'qa', 'audits_to_grant']
  const [governor, ope, qa, audits] = await Promise.all(names.map((name) => read(folder, name)))
  return { governor, ope, qa, audits }
}

const errorOf = ({ got, want }: Check): number => {
  const error = want === 0 ? Math.abs(got) : Math.abs(got - want) / Math.abs(want)
  return Number.isNaN(error) ? Infinity : error
}

/** µs of CPU a call, over enough calls to tell. */
function microseconds(call: (i: number) => unknown): number {
  for (let i = 0; i < 2_000; i++) call(i)
  const start = process.cpuUsage()
  for (let i = 0; i < 20_000; i++) call(i)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 20_000
}

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node bench/statistics/vectors.ts FOLDER')
  process.exit(2)
}
const worst = new Map<string, { count: number; error: number }>()
for (const check of casesOf(await vectorsIn(folder))) {
  const { count, error } = worst.get(check.name) ?? { count: 0, error: 0 }
  worst.set(check.name, { count: count + 1, error: Math.max(error, errorOf(check)) })
}
for (const [name, { count, error }] of worst)
  console.log(
    `${name.padEnd(22)}${String(count).padStart(5)} values  worst relative error ${error.toExponential(1)}`,
  )
const timed: [string, (i: number) => unknown][] = [
  ['logEvidenceAbove, 1,000 audits', (i) => statistics.logEvidenceAbove(850 + (i % 100), 1_000, 0.85)],
  ['logEvidenceAbove, 100,000', (i) => statistics.logEvidenceAbove(85_000 + (i % 100), 100_000, 0.85)],
  ['lowerBound, 1,000 audits', (i) => statistics.lowerBound(850 + (i % 100), 1_000, 0.05)],
  ['confSeq, 1,000 audits', (i) => statistics.confSeq(850 + (i % 100), 1_000, 0.05)],
  ['auditsToGrant', (i) => statistics.auditsToGrant(0.87 + (i % 100) / 1_000, 0.85, 6_000)],
]
for (const [name, call] of timed) console.log(`${name.padEnd(34)}${microseconds(call).toFixed(1)} µs of CPU`)
process.exitCode = [...worst.values()].every(({ error }) => error <= promised) ? 0 : 1
