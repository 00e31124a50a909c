import { expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { printReport } from './report.ts'
import { runChaos } from './run.ts'

async function chaos(...words: string[]) {
  const report = await runChaos(readOptions(words))
  console.log(printReport(report))
  return report
}
const hangs = 400_000

// how long each took is printed; `npm run chaos` judges it, which runs alone on its machine
it(
  'every fault once: everything acknowledged is there once and in order, every promise is kept',
  async () => {
    const report = await chaos('--once', '--seed', '1')
    expect(report.violations).toEqual([])
    expect(report.faults.filter(({ times }) => times === 0)).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(100)
  },
  hangs,
)

const broken = [
  ['de-duplication', 'dedup', 'sends-doubled-late-reordered', 'S3 '],
  ['fencing', 'fencing', 'written-under-a-past-epoch', 'S1 '],
] as const
it.concurrent.each(broken)(
  'with %s patched away it reports violations',
  async (_, what, fault, invariant) => {
    const words = ['--seconds', '5', '--seed', '3', '--break', what, '--faults', fault]
    const { violations } = await chaos(...words)
    expect(violations.filter((one) => one.startsWith(invariant))).not.toEqual([])
  },
  hangs,
)
