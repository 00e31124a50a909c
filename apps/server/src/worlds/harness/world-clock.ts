import { createVirtualClock } from '@warmline/testkit'
import type { Clock } from '../../platform/ports.ts'

/** Counts whatever moves, so that the driver knows when everything has come to rest at one instant. */
export interface Meter {
  moves: number
}

/** A clock of one node: its timers end with the node. */
export interface NodeClock extends Clock {
  cut(): void
}

export interface WorldClock extends Clock {
  forNode(): NodeClock
  /** when the next timer of a person or of the network rings; null without any */
  nextOfPeople(): number | null
  next(): number | null
  /** to this instant, ringing what is due by then */
  to(at: number): void
  /** Nobody does anything until `at`: what nodes wanted to look at meanwhile, they look at then. */
  nap(at: number): void
}

interface Timer {
  at: number
  ofNode: boolean
  fn: () => void
  cancel: () => void
}

/** The testkit's virtual clock, with timers that belong to somebody. */
export function createWorldClock(start: number, meter: Meter): WorldClock {
  const clock = createVirtualClock(start)
  const timers = new Set<Timer>()
  function set(timer: Timer, at: number) {
    timer.at = at
    timer.cancel = clock.after(at - clock.now(), () => {
      timers.delete(timer)
      meter.moves += 1
      timer.fn()
    })
    timers.add(timer)
  }
  function after(ofNode: boolean, ms: number, fn: () => void) {
    const timer: Timer = { at: 0, ofNode, fn, cancel: () => {} }
    set(timer, clock.now() + Math.max(0, ms))
    return () => {
      timer.cancel()
      timers.delete(timer)
    }
  }
  const to = (at: number) => clock.advance(Math.max(0, at - clock.now()))
  return {
    now: clock.now,
    next: clock.next,
    to,
    after: (ms, fn) => after(false, ms, fn),
    nextOfPeople() {
      let next: number | null = null
      for (const timer of timers) if (!timer.ofNode && (next === null || timer.at < next)) next = timer.at
      return next
    },
    nap(at) {
      const late = [...timers].filter((timer) => timer.at < at).sort((a, b) => a.at - b.at)
      for (const timer of late) {
        timer.cancel()
        set(timer, at)
      }
      to(at)
    },
    forNode() {
      const own = new Set<() => void>()
      let isDead = false
      return {
        now: clock.now,
        after(ms, fn) {
          if (isDead) return () => {}
          const cancel = after(true, ms, () => {
            own.delete(cancel)
            fn()
          })
          own.add(cancel)
          return () => {
            own.delete(cancel)
            cancel()
          }
        },
        cut() {
          isDead = true
          for (const cancel of own) cancel()
          own.clear()
        },
      }
    },
  }
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))

/** Until nothing more happens at this instant. */
export async function comeToRest(meter: Meter): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const before = meter.moves
    await turn()
    quiet = meter.moves === before ? quiet + 1 : 0
  }
}
