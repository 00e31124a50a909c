import type { WorkItem } from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { alarmsOf } from './floor.ts'

const itemId = 'wi_1'
const promise = (change: Partial<NonNullable<WorkItem['promise']>>) => ({
  itemId,
  promise: { countedFrom: 1_000, dueAt: 101_000, widened: 0, misses: 0, ...change } as WorkItem['promise'],
})

describe('alarms of the floor', () => {
  it('say nothing without a promise or early in it', () => {
    expect(alarmsOf({ itemId, promise: null }, 0)).toEqual([])
    expect(alarmsOf(promise({}), 75_999)).toEqual([])
  })

  it('tell a close promise by the clock, also when nothing widens because a worker holds it', () => {
    expect(alarmsOf(promise({}), 90_000)).toEqual([{ itemId, code: 'promise-close', at: 76_000 }])
  })

  it('tell a miss at the instant of the miss', () => {
    const missed = promise({ countedFrom: 101_000, dueAt: 401_000, widened: 90, misses: 1 })
    expect(alarmsOf(missed, 150_000)).toEqual([{ itemId, code: 'promise-missed', at: 101_000 }])
  })

  it('never lie in the future', () => {
    expect(alarmsOf(promise({ widened: 75 }), 5_000)[0]?.at).toBe(5_000)
    expect(alarmsOf(promise({ misses: 1, countedFrom: 9_000 }), 5_000)).toEqual([])
  })
})
