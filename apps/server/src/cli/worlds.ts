import { parseArgs } from 'node:util'
import { replayLine, report, runWorld, type WorldResult } from '../worlds/harness/run-world.ts'
import { type FaultKind, faultKinds } from '../worlds/harness/world.ts'

const usage = `Usage: npm run simulate:worlds -- [--seeds N] [--from S] [--without ${faultKinds.join(',')}] [--log]
  --seeds N     how many small worlds (150)
  --from S      the first seed (1)
  --without …   faults to leave out, to see which of them a violation needs
  --log         prints what happened in every world, not only in those that fail
  SEED=n        plays that one world again and prints it`

/** What went wrong with the words on the command line: one line, no stack. */
class WrongWords extends Error {}

interface Wanted {
  from: number
  seeds: number
  without: FaultKind[]
  isPrinted: boolean
}

function numberOf(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new WrongWords(`${name} is a whole number, not "${text}".`)
  return Number(text)
}

function faultsOf(text: string): FaultKind[] {
  return text.split(',').flatMap((word) => {
    if (word === '') return []
    const kind = faultKinds.find((one) => one === word)
    if (!kind) throw new WrongWords(`There is no fault "${word}". There are: ${faultKinds.join(', ')}.`)
    return kind
  })
}

function wantedOf(): Wanted | null {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '150' },
      from: { type: 'string', default: '1' },
      without: { type: 'string', default: '' },
      log: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const only = process.env['SEED']
  return {
    from: numberOf(only ? 'SEED' : '--from', only ?? values.from),
    seeds: only ? 1 : numberOf('--seeds', values.seeds),
    without: faultsOf(values.without),
    isPrinted: values.log || only !== undefined,
  }
}

const sum = (counts: Iterable<number>) => [...counts].reduce((total, n) => total + n, 0)

interface Row {
  worlds: number
  entries: number
  hours: number
  cuts: number
  failed: number
}

/** One row a theme, and one for all. */
class Table {
  readonly #rows = new Map<string, Row>()
  readonly #cuts = new Map<string, number>()

  add({ theme, entries, lived, cuts, violations }: WorldResult) {
    for (const name of [theme, 'all']) {
      const row = this.#rows.get(name) ?? { worlds: 0, entries: 0, hours: 0, cuts: 0, failed: 0 }
      row.worlds += 1
      row.entries += entries
      row.hours += lived / 3_600_000
      row.cuts += sum(cuts.values())
      row.failed += violations.length > 0 ? 1 : 0
      this.#rows.set(name, row)
    }
    for (const [point, n] of cuts) this.#cuts.set(point, (this.#cuts.get(point) ?? 0) + n)
  }

  text(): string {
    const cells = [...this.#rows]
      .sort(([a], [b]) => Number(a === 'all') - Number(b === 'all') || (a < b ? -1 : 1))
      .map(([name, { worlds, entries, hours, cuts, failed }]) =>
        [name, worlds, entries, Math.round(hours), cuts, failed].map(String),
      )
    const lines = [['about', 'worlds', 'log entries', 'hours lived', 'power cuts', 'failed'], ...cells]
    const table = lines.map(
      ([name = '', ...numbers]) => name.padEnd(16) + numbers.map((cell) => cell.padStart(13)).join(''),
    )
    const cuts = [...this.#cuts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([point, n]) => `${point} ${n}`)
    return [...table, `power cuts: ${cuts.join(' · ') || 'none'}`].join('\n')
  }
}

async function run({ from, seeds, without, isPrinted }: Wanted): Promise<boolean> {
  const table = new Table()
  const failed: WorldResult[] = []
  const begin = performance.now()
  let told = begin
  for (let n = 0; n < seeds; n++) {
    const result = await runWorld({ seed: from + n, without })
    table.add(result)
    if (result.violations.length > 0) failed.push(result)
    if (result.violations.length > 0 || isPrinted) console.log(report(result, without))
    if (performance.now() - told > 2_000) {
      told = performance.now()
      console.error(
        `${n + 1} of ${seeds} worlds, ${((1_000 * (n + 1)) / (told - begin)).toFixed(1)}/s, ${failed.length} failed`,
      )
    }
  }
  const seconds = (performance.now() - begin) / 1_000
  console.log(table.text())
  console.log(
    `${seeds} worlds from seed ${from} in ${seconds.toFixed(1)} s (${(seeds / seconds).toFixed(1)}/s): ${failed.length} failed`,
  )
  for (const result of failed) console.log(replayLine(result, without))
  return failed.length === 0
}

try {
  const wanted = wantedOf()
  if (wanted === null) console.log(usage)
  else if (!(await run(wanted))) process.exitCode = 1
} catch (error) {
  const isWords = error instanceof WrongWords || (error instanceof TypeError && 'code' in error)
  console.error(isWords ? `${(error as Error).message}\n${usage}` : error)
  process.exitCode = 2
}
