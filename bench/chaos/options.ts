import { parseArgs } from 'node:util'
import { type Breakable, breakable } from './broken.ts'

export interface ChaosOptions {
  seconds: number
  /** each fault once, however long it takes, instead of `seconds` */
  once: boolean
  seed: number
  /** names of faults; null = all */
  faults: readonly string[] | null
  json: string | null
  /** patched away in both nodes, to show that the harness sees it */
  broken: Breakable | null
  contacts: number
  workers: number
}

export class UsageProblem extends Error {}

export const usage = `npm run chaos -- [--seconds S | --minutes M | --once] [--seed N] [--faults LIST] [--json OUT] [--break dedup|fencing]
  --seconds S    how long faults are injected (default: 30); --minutes M likewise
  --once         each fault once, however long it takes, and then the end
  --seed N       of every choice (default: 1); seeds one after another begin in other parts of the list, and the
                 same seed makes the same choices; the machine's timing is its own
  --faults LIST  only these, comma between (--faults help lists them)
  --contacts N   who write at the same time (default: 10)
  --workers N    who answer (default: 4)
  --json OUT     write the report to OUT
  --break WHAT   start nodes whose de-duplication or fencing was patched away: violations must be found`

export function readOptions(argv: readonly string[]): ChaosOptions {
  const text = { type: 'string' } as const
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args: [...argv],
      strict: true,
      options: {
        seconds: text,
        minutes: text,
        seed: text,
        faults: text,
        contacts: text,
        workers: text,
        json: text,
        break: text,
        once: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageProblem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
  const number = (name: string, fallback: number, min: number, max: number) => {
    const parsed = values[name] === undefined ? fallback : Number(values[name])
    if (!Number.isFinite(parsed) || parsed < min || parsed > max)
      throw new UsageProblem(`--${name} must be a number from ${min} to ${max}.\n\n${usage}`)
    return parsed
  }
  const given = (name: string) => values[name] as string | undefined
  const broken = given('break')
  if (broken !== undefined && !breakable.includes(broken as Breakable))
    throw new UsageProblem(`--break takes ${breakable.join(' or ')}.\n\n${usage}`)
  return {
    seconds:
      values['minutes'] === undefined
        ? number('seconds', 30, 1, 86_400)
        : number('minutes', 1, 0.1, 1_440) * 60,
    once: values['once'] === true,
    seed: number('seed', 1, 0, 2 ** 32 - 1),
    faults:
      given('faults')
        ?.split(',')
        .map((name) => name.trim()) ?? null,
    json: given('json') ?? null,
    broken: (broken as Breakable | undefined) ?? null,
    contacts: number('contacts', 10, 1, 200),
    workers: number('workers', 4, 2, 50),
  }
}
