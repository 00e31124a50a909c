import { parseArgs } from 'node:util'
import type { Counted } from './peer.ts'

export const phases = ['start', 'steady', 'saturation', 'crowd', 'idle', 'herd'] as const
export type Phase = (typeof phases)[number]

export const usage = `npm run bench -- [--rate N] [--seconds S] [--conversations N] [--crowd N] [--events N] [--in-flight N]
                 [--phase P[,P]] [--stages] [--profile DIR] [--data DIR] [--seed S] [--json OUT]
npm run bench -- --grow [--logs N[,N]] [--opens N[,N]] [--contacts N] [--rate N] [--seconds S] [--svg OUT] …
npm run bench -- --peer FILE --count NAME=PID[,NAME=PID] [--conversations N] [--rate N] [--seconds S] [--in-flight N] [--json OUT]
  --rate N           messages offered a second in the steady phase (1000; with --grow 200)
  --seconds S        how long each phase is measured (60; with --grow 20), after a tenth of it to warm up
  --conversations N  open conversations, each held by a person, half of the messages each way (200)
  --crowd N          open conversations in the crowd phase (2000)
  --events N         how many events stand in the log before (1000000)
  --in-flight N      messages on their way at any time at saturation (160)
  --phase P          ${phases.join(', ')}; all when left out. Comma between several
  --sockets N        idle widget sockets, and how many come back in the herd (2000)
  --stages           says where a message's time goes, by stage: CPU (its profiler runs), and what it waits for
  --profile DIR      the same, and writes the CPU profiles there
  --grow             instead: what a message and the pages that people wait for cost as the log, the contacts and the open
                     conversations grow
  --logs N[,N]       events in the log (10000,100000,1000000,10000000), with a contact for every hundred
  --contacts N       the third log once more with so many contacts (100000)
  --opens N[,N]      open conversations, on the third log (1,10,100,1000,10000)
  --svg OUT          writes the curves to OUT
  --peer FILE        instead: the load phases against another desk, through an adapter file (bench/messages/adapter.ts)
  --count NAME=PID   the processes of that desk, each counted with all that it ever started; comma between several
  --data DIR         keeps the prepared logs there and takes them from there; each run works on a copy
  --seed S           of everything that is drawn (1)
  --json OUT         writes the figures to OUT
Linux only: CPU is read from /proc, of the server process and of the database with all its processes; the load generator is a
process of its own and counted apart. Ends with 0 when every bar is held and every message arrived once and in order, with 1
when a bar is missed or a phase died (what was measured is reported, and why the rest was not), with 2 for wrong options or
when it could not be run, with 3 when a message was lost, doubled or out of order.`

export interface GrowOptions {
  /** events in the log, rising */
  logs: readonly number[]
  /** open conversations, rising */
  opens: readonly number[]
  contacts: number
  svg: string | null
}

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
  /** the server's profiler runs in the load phases */
  stages: boolean
  profile: string | null
  seed: number
  json: string | null
  /** null = the phases */
  grow: GrowOptions | null
  /** another desk; null = this one */
  peer: { file: string; counted: readonly Counted[] } | null
}

/** A wrong option: what to say. */
export class UsageProblem extends Error {
  override name = 'UsageProblem'
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

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
        stages: flag,
        grow: flag,
        logs: text,
        opens: text,
        contacts: text,
        svg: text,
        peer: text,
        count: text,
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
  const rising = (name: string, fallback: string, max: number): number[] => {
    const values = (given(name) ?? fallback).split(',').map(Number)
    const isRising = values.every((value, n) => value > (values[n - 1] ?? 0))
    if (!isRising || !values.every((value) => Number.isInteger(value) && value <= max))
      throw new UsageProblem(`--${name} takes rising whole numbers up to ${max}, comma between.`)
    return values
  }
  const peer = given('peer')
  const isGrowing = values['grow'] === true
  const profile = given('profile')
  return {
    rate: whole('rate', isGrowing ? 200 : 1_000, 1, 100_000),
    seconds: whole('seconds', isGrowing ? 20 : 60, 1, 3_600),
    conversations: whole('conversations', 200, 1, 10_000),
    crowd: whole('crowd', 2_000, 1, 10_000),
    events: whole('events', 1_000_000, 0, 20_000_000),
    inFlight: whole('in-flight', 160, 1, 10_000),
    sockets: whole('sockets', 2_000, 1, 15_000),
    phases: readPhases(given('phase')),
    data: given('data'),
    stages: values['stages'] === true || profile !== null,
    profile,
    seed: whole('seed', 1, 0, 2 ** 32 - 1),
    json: given('json'),
    grow: isGrowing
      ? {
          logs: rising('logs', '10000,100000,1000000,10000000', 20_000_000),
          opens: rising('opens', '1,10,100,1000,10000', 10_000),
          contacts: whole('contacts', 100_000, 1, 1_000_000),
          svg: given('svg'),
        }
      : null,
    peer: peer === null ? null : { file: peer, counted: readCounted(given('count')) },
  }
}

function readCounted(value: string | null): Counted[] {
  const found = (value ?? '').split(',').map((one) => /^([\w-]+)=([1-9]\d*)$/.exec(one.trim()))
  return found.map((one) => {
    if (!one?.[1])
      throw new UsageProblem('--count takes NAME=PID for each process of the desk, comma between.')
    return { name: one[1], pid: Number(one[2]) }
  })
}

function readPhases(value: string | null): ReadonlySet<Phase> {
  if (value === null) return new Set(phases)
  const wanted = value.split(',').map((one) => one.trim())
  const known = phases.filter((phase) => wanted.includes(phase))
  if (known.length !== wanted.length || known.length === 0)
    throw new UsageProblem(`--phase takes ${phases.join(', ')}, comma between.`)
  return new Set(known)
}
