import { describe, expect, it } from 'vitest'
import { noon, promiseOf, waiting } from '../kinds/given.fixture.ts'
import type { LogEntry } from '../mechanisms.ts'
import { escalating } from './reactions.ts'

const rung = {
  event: { type: 'callback.rung', callbackId: 'clb_1', epoch: 2 },
  subjectId: 'wi_1',
} as LogEntry

/** Found by small worlds: the node that claimed the ring died, and the wait was never widened. */
describe('a callback that rings late', () => {
  const setAt = (now: number, widened: 0 | 50 = 0) => {
    const state = waiting({ promise: promiseOf({ countedFrom: noon, dueAt: noon + 100_000, widened }) })
    const found = [[{ subjectId: 'wi_1', subjectKind: 'work-item', version: 1, state }]] as const
    return escalating
      .react(rung, found, now)
      .alarms.map(({ key, dueAt }) => [key.split('/').at(-1), (dueAt ?? 0) - noon])
  }

  it('widens at once what was to widen meanwhile, and nothing else', () => {
    expect(setAt(noon)).toEqual([])
    expect(setAt(noon + 60_000)).toEqual([['50', 60_000]])
    expect(setAt(noon + 95_000)).toEqual([
      ['50', 95_000],
      ['75', 95_000],
      ['90', 95_000],
    ])
    expect(setAt(noon + 95_000, 50).map(([step]) => step)).toEqual(['75', '90'])
    expect(escalating.react(rung, [[]], noon).alarms).toEqual([])
  })
})
