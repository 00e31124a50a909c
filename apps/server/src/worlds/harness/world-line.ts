import type { Dice } from '@warmline/testkit'
import { StoreUnavailable } from '../../platform/ports.ts'
import type { Meter, NodeClock } from './world-clock.ts'

/** Named moments at which the power may be cut. Those with a dash before a word are signals of the runners. */
export const cutPoints = [
  'before-commit',
  'after-commit',
  'before-alarms',
  'reaction-alarms-set',
  'reaction-command-issued',
  'reaction-cursor-moving',
  'reaction-cursor-moved',
  'alarm-claimed',
  'outside-middle',
  'outside-done',
  'alarm-fired',
  'alarm-done',
] as const
export type CutPoint = (typeof cutPoints)[number]

export interface LineOptions {
  meter: Meter
  clock: NodeClock
  dice: Dice
  /** commits find no way in until then, while everything else works: a lock, a full disk */
  outage: { until: number }
  /** the power is gone at this moment */
  onCut(point: string): void
  /** a call had no answer, though it may have been done */
  onBreak(): void
}

/** A node's line to the database: it may be slow, break before or after the work is done, hang, or end for ever. */
export interface Line {
  isDead: boolean
  /** calls in work */
  open: number
  /** chance that a call has no answer: half of them were done all the same */
  breaks: number
  /** epoch ms: calls until then hang and may be done late, after the node has given up on them */
  hangsUntil: number
  arm(point: CutPoint, nth: number): void
  reached(point: string): void
  through<T extends object>(target: T): T
}

type Call = (...args: unknown[]) => Promise<unknown>

/** A promise of its own each time: one for all would keep everything that ever waited for it. */
const never = () => new Promise<never>(() => {})
/** After so long without an answer the driver gives a statement up. */
const answerWithinMs = 5_000
const before: Record<string, CutPoint> = { commitBatch: 'before-commit', setAlarms: 'before-alarms' }
const after: Record<string, CutPoint> = { commitBatch: 'after-commit' }

export function createLine({ meter, clock, dice, outage, onCut, onBreak }: LineOptions): Line {
  let armed: { point: CutPoint; left: number } | null = null
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))

  /** Another order of what happens at one instant. */
  async function jitter() {
    for (let hops = dice.below(4); hops > 0; hops--) await null
  }

  async function hang(run: () => Promise<unknown>): Promise<never> {
    const until = line.hangsUntil
    if (dice.chance(0.5)) clock.after(until - clock.now(), () => void run().catch(() => {}))
    await pause(answerWithinMs)
    throw new StoreUnavailable('the line hangs')
  }

  async function call(name: string, run: () => Promise<unknown>): Promise<unknown> {
    await jitter()
    if (line.isDead) return never()
    if (clock.now() < line.hangsUntil) return hang(run)
    if (name === 'commitBatch' && clock.now() < outage.until)
      throw new StoreUnavailable('commits find no way in')
    const isBroken = dice.chance(line.breaks)
    if (isBroken) onBreak()
    if (isBroken && dice.chance(0.5)) throw new StoreUnavailable('the line broke before')
    if (before[name]) line.reached(before[name])
    if (line.isDead) return never()
    const result = await run()
    if (after[name]) line.reached(after[name])
    if (line.isDead) return never()
    if (isBroken) throw new StoreUnavailable('the line broke after')
    await jitter()
    return result
  }

  const line: Line = {
    isDead: false,
    open: 0,
    breaks: 0,
    hangsUntil: 0,
    arm(point, nth) {
      armed = { point, left: nth }
    },
    reached(point) {
      if (line.isDead || armed?.point !== point) return
      armed.left -= 1
      if (armed.left > 0) return
      armed = null
      onCut(point)
    },
    through<T extends object>(target: T): T {
      const methods = Object.entries(target as Record<string, Call>).map(([name, method]): [string, Call] => [
        name,
        async (...args) => {
          if (line.isDead) return never()
          meter.moves += 1
          line.open += 1
          try {
            return await call(name, () => method(...args))
          } finally {
            meter.moves += 1
            line.open -= 1
          }
        },
      ])
      return Object.fromEntries(methods) as T
    },
  }
  return line
}
