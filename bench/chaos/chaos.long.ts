import { expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { printReport } from './report.ts'
import { runChaos } from './run.ts'

/** Times are printed and not judged: a busy machine is slow without any fault. Violations are judged. */
async function chaos(...words: string[]) {
  const report = await runChaos(readOptions(words))
  console.log(printReport(report))
  return report
}
const hangs = 300_000

it(
  'half a minute of faults: everything acknowledged is there once and in order, every promise is kept',
  async () => {
    const { violations, faults, acknowledged } = await chaos('--seconds', '30', '--seed', '1')
    expect(violations).toEqual([])
    expect(faults.filter(({ times }) => times > 0).length).toBeGreaterThanOrEqual(3)
    expect(acknowledged).toBeGreaterThan(100)
  },
  hangs,
)

const broken = [
  ['de-duplication', 'dedup', 'sends-doubled-late-reordered', 'S3 '],
  ['fencing', 'fencing', 'written-under-a-past-epoch', 'S1 '],
] as const
it.each(broken)(
  'with %s patched away it reports violations',
  async (_, what, fault, invariant) => {
    const words = ['--seconds', '6', '--seed', '3', '--break', what, '--faults', fault]
    const { violations } = await chaos(...words)
    expect(violations.filter((one) => one.startsWith(invariant))).not.toEqual([])
  },
  hangs,
)
