import { parseArgs } from 'node:util'

export const phases = ['start', 'steady', 'saturation', 'crowd', 'idle', 'herd'] as const
export type Phase = (typeof phases)[number]

export const usage = `npm run bench -- [--rate N] [--seconds S] [--conversations N] [--crowd N] [--events N] [--in-flight N]
                 [--phase P[,P]] [--data DIR] [--profile DIR] [--seed S] [--json OUT]
  --rate N           messages offered a second in the steady phase (1000)
  --seconds S        how long each phase is measured (60), after a tenth of it to warm up
  --conversations N  open conversations, each held by a person, half of the messages each way (200)
  --crowd N          open conversations in the crowd phase (2000)
  --events N         how many events stand in the log before (1000000)
  --in-flight N      messages on their way at any time at saturation (160)
  --phase P          ${phases.join(', ')}; all when left out. Comma between several
  --sockets N        idle widget sockets, and how many come back in the herd (2000)
  --data DIR         keeps the prepared log there and takes it from there; each run works on a copy
  --profile DIR      writes CPU profiles of the load phases there and prints where a message's time goes
  --seed S           of everything that is drawn (1)
  --json OUT         writes the figures to OUT
Linux only: CPU is read from /proc, of the server process and of the database with all its processes; the load generator is a
process of its own and counted apart. Ends with 0 when every bar is held and every message arrived once and in order, with 1
when a bar is missed, with 2 for wrong options or when it could not be run, with 3 when a message was lost, doubled or out of
order.`

export interface BenchOptions {
  rate: number
  seconds: number
  conversations: number
  crowd: number
  events: number
  inFlight: number
  sockets: number
  phases: ReadonlySet<Phase>
  data: string | null
  profile: string | null
  seed: number
  json: string | null
}

/** A wrong option: what to say. */
export class UsageProblem extends Error {
  override name = 'UsageProblem'
}

const text = { type: 'string' } as const

export function readOptions(argv: readonly string[]): BenchOptions {
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args: [...argv],
      strict: true,
      options: {
        rate: text,
        seconds: text,
        conversations: text,
        crowd: text,
        events: text,
        'in-flight': text,
        sockets: text,
        phase: text,
        data: text,
        profile: text,
        seed: text,
        json: text,
      },
    }).values
  } catch (error) {
    throw new UsageProblem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
  const given = (name: string): string | null => {
    const value = values[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const value = Number(given(name) ?? fallback)
    if (!Number.isInteger(value) || value < min || value > max)
      throw new UsageProblem(`--${name} is a whole number from ${min} to ${max}.`)
    return value
  }
  return {
    rate: whole('rate', 1_000, 1, 100_000),
    seconds: whole('seconds', 60, 1, 3_600),
    conversations: whole('conversations', 200, 1, 10_000),
    crowd: whole('crowd', 2_000, 1, 10_000),
    events: whole('events', 1_000_000, 0, 20_000_000),
    inFlight: whole('in-flight', 160, 1, 10_000),
    sockets: whole('sockets', 2_000, 1, 15_000),
    phases: readPhases(given('phase')),
    data: given('data'),
    profile: given('profile'),
    seed: whole('seed', 1, 0, 2 ** 32 - 1),
    json: given('json'),
  }
}

function readPhases(value: string | null): ReadonlySet<Phase> {
  if (value === null) return new Set(phases)
  const wanted = value.split(',').map((one) => one.trim())
  const known = phases.filter((phase) => wanted.includes(phase))
  if (known.length !== wanted.length || known.length === 0)
    throw new UsageProblem(`--phase takes ${phases.join(', ')}, comma between.`)
  return new Set(known)
}
