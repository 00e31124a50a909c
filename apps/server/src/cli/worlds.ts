import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Hunted, hunt, huntedLine } from '../worlds/harness/hunt.ts'
import { planted } from '../worlds/harness/planted.ts'
import { report, runWorld } from '../worlds/harness/run-world.ts'
import { type FaultKind, faultKinds } from '../worlds/harness/swarm.ts'
import { Tally } from '../worlds/harness/tally.ts'

const usage = `Usage: npm run simulate:worlds -- [--seeds N] [--from S] [--without ${faultKinds.join(',')}] [--log] [--planted] [--json OUT]
  --seeds N     how many small worlds (150)
  --from S      the first seed (1)
  --without …   faults to leave out, to see which of them a violation needs
  --log         prints what happened in every world, not only in those that fail
  --planted     worlds with a bug put in on purpose, one bug after another, at most N worlds each: are all found?
  --json OUT    writes the figures and every violation to OUT as well
  SEED=n        plays that one world again and prints it`

/** What went wrong with the words on the command line: one line, no stack. */
class WrongWords extends Error {}

interface Wanted {
  from: number
  seeds: number
  without: FaultKind[]
  isPrinted: boolean
  isHunt: boolean
  json: string | null
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
      planted: { type: 'boolean', default: false },
      json: { type: 'string' },
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
    isHunt: values.planted,
    json: values.json ?? null,
  }
}

const keep = async (path: string | null, figures: object) => {
  if (path !== null) await writeFile(path, `${JSON.stringify(figures, null, 2)}\n`)
}

async function run({ from, seeds, without, isPrinted, json }: Wanted): Promise<boolean> {
  const tally = new Tally(without)
  const begin = performance.now()
  let told = begin
  for (let n = 0; n < seeds; n++) {
    const result = await runWorld({ seed: from + n, without })
    tally.add(result)
    if (result.violations.length > 0 || isPrinted) console.log(report(result, without))
    if (performance.now() - told > 2_000) {
      told = performance.now()
      const rate = ((1_000 * (n + 1)) / (told - begin)).toFixed(1)
      console.error(`${n + 1} of ${seeds} worlds, ${rate}/s, ${tally.failures.length} failed`)
    }
  }
  const seconds = (performance.now() - begin) / 1_000
  console.log(tally.text())
  console.log(
    `${seeds} worlds from seed ${from} in ${seconds.toFixed(1)} s (${(seeds / seconds).toFixed(1)}/s): ${tally.failures.length} failed`,
  )
  for (const { replay } of tally.failures) console.log(replay)
  await keep(json, { from, seeds, without, seconds, worldsPerSecond: seeds / seconds, ...tally.json() })
  return tally.failures.length === 0
}

async function huntAll({ from, seeds, json }: Wanted): Promise<boolean> {
  const all: Hunted[] = []
  for (const bug of planted) {
    const hunted = await hunt(bug, from, seeds)
    all.push(hunted)
    console.log(huntedLine(hunted))
  }
  const found = all.filter((one) => one.found).length
  console.log(
    `${found} of ${all.length} planted bugs found, in at most ${seeds} worlds each from seed ${from}`,
  )
  await keep(json, { from, seeds, planted: all.length, found, bugs: all })
  return found === all.length
}

try {
  const wanted = wantedOf()
  if (wanted === null) console.log(usage)
  else if (!(await (wanted.isHunt ? huntAll(wanted) : run(wanted)))) process.exitCode = 1
} catch (error) {
  const isWords = error instanceof WrongWords || (error instanceof TypeError && 'code' in error)
  console.error(isWords ? `${(error as Error).message}\n${usage}` : error)
  process.exitCode = 2
}
