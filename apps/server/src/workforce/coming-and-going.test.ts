import { limits } from '@warmline/contracts'
import { expect, it } from 'vitest'
import { createComingAndGoing } from './coming-and-going.ts'

/** A clock that is moved by hand. */
function handClock() {
  let now = 1_000
  let timers: { at: number; fn: () => void }[] = []
  return {
    now: () => now,
    after(ms: number, fn: () => void) {
      const timer = { at: now + ms, fn }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    move(ms: number) {
      now += ms
      const due = timers.filter((timer) => timer.at <= now)
      timers = timers.filter((timer) => timer.at > now)
      for (const timer of due) timer.fn()
    },
  }
}

it('tells leads once that somebody came, and by the end of the lease that they are gone', () => {
  const clock = handClock()
  const told: boolean[] = []
  let beat = 0
  const line = createComingAndGoing({
    clock,
    lastBeat: () => beat,
    bus: {
      publishEphemeral: (_workspaceId, topic, payload) => {
        expect(topic).toBe('view leads')
        told.push((payload as { connected: boolean }).connected)
      },
    },
  })
  const seen = (wasHere: boolean) => {
    beat = clock.now()
    line.seen('ws', 'wkr', wasHere)
  }
  seen(false)
  clock.move(25_000)
  seen(true)
  clock.move(limits.leaseMs - 1)
  expect(told).toEqual([true])
  clock.move(1)
  expect(told).toEqual([true, false])
  clock.move(10 * limits.leaseMs)
  seen(false)
  line.left('ws', 'wkr')
  expect(told).toEqual([true, false, true, false])
  clock.move(10 * limits.leaseMs)
  expect(told).toHaveLength(4)
})
