import { id, idPrefixes } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { createVirtualClock } from './clock.ts'
import { conversation, itemId, kim, noon } from './conversation.ts'
import { createDice } from './dice.ts'
import { runHistory } from './history.ts'
import { createCountedIds, idOf } from './ids.ts'
import { logViolations } from './invariants.ts'

describe('ids', () => {
  it('have the form that the contracts ask for, count up and sort', () => {
    const ids = createCountedIds()
    for (const prefix of idPrefixes) expect(id(prefix).safeParse(ids.next(prefix)).success).toBe(true)
    const some = Array.from({ length: 20 }, () => ids.next('wi'))
    expect([...some].sort()).toEqual(some)
    expect(createCountedIds(7).next('wkr')).toBe(idOf('wkr', 7))
  })
})

describe('dice', () => {
  it('throw the same for the same seed, and evenly', () => {
    const throws = (seed: number) => Array.from({ length: 1_000 }, createDice(seed).roll)
    expect(throws(1)).toEqual(throws(1))
    expect(throws(1)).not.toEqual(throws(2))
    const all = throws(3)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...all)).toBeLessThan(1)
    expect(all.reduce((sum, x) => sum + x, 0) / all.length).toBeCloseTo(0.5, 1)
    const dice = createDice(4)
    expect([...dice.shuffled([1, 2, 3, 4])].sort()).toEqual([1, 2, 3, 4])
    expect([dice.chance(0), dice.chance(1)]).toEqual([false, true])
    expect(() => dice.pick([])).toThrow('nothing to pick from')
  })
})

describe('the virtual clock', () => {
  it('runs what is due in order of time and then of setting, also what is set on the way', () => {
    const clock = createVirtualClock(1_000)
    const seen: string[] = []
    const note = (what: string) => () => void seen.push(`${what} ${clock.now()}`)
    clock.after(30, note('late'))
    clock.after(10, note('first'))
    clock.after(10, () => {
      note('second')()
      clock.after(5, note('on the way'))
    })
    const cancel = clock.after(20, note('never'))
    cancel()
    expect(clock.next()).toBe(1_010)
    clock.advance(25)
    expect(seen).toEqual(['first 1010', 'second 1010', 'on the way 1015'])
    expect(clock.now()).toBe(1_025)
    clock.advance(100)
    expect(seen.at(-1)).toBe('late 1030')
    expect([clock.now(), clock.next()]).toEqual([1_125, null])
  })
})

describe('given when then', () => {
  it('fails when something else happened', () => {
    const story = conversation()
    expect(() => story.thenEvents('work-item.opened')).toThrow()
    expect(() => story.thenNothing()).toThrow()
    expect(() => story.thenRefused('not-found')).toThrow(/expected not-found, but it was accepted/)
    expect(() => story.thenState({ holder: { at: 'closed' } })).toThrow()
    const refused = story.when({ type: 'finish', workerId: kim, epoch: 0 })
    expect(() => refused.thenEvents('wrap-up.started')).toThrow(/refused as not-holder/)
    expect(() => refused.thenRefused('stale-epoch')).toThrow()
    expect(refused.state).toEqual(story.state)
  })

  it('goes on from given facts', () => {
    const story = conversation().given(
      { type: 'topic.set', topic: 'cards' },
      { event: { type: 'language.set', language: 'sv' }, at: noon + 1 },
    )
    story.thenState({ topic: 'cards', language: 'sv' })
    expect(story.log.map(({ version, subjectId }) => [version, subjectId])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [n, itemId]),
    )
  })
})

describe('histories', () => {
  it('are the same for the same seed', () => {
    const told = (seed: number) => runHistory({ seed, steps: 60 }).desk.log
    expect(told(11)).toEqual(told(11))
    expect(told(11)).not.toEqual(told(12))
  })

  it('are judged: a log with a gap, a leap and a stranger is not clean', () => {
    const { log } = runHistory({ seed: 11, steps: 120 }).desk
    expect(logViolations(log)).toEqual([])
    expect(logViolations(log.filter((_, n) => n !== 5)).join()).toContain('S4 a gap between positions')
    const leap = log.map((entry) =>
      entry.event.type === 'message.appended'
        ? { ...entry, event: { ...entry.event, seq: entry.event.seq + 1 } }
        : entry,
    )
    expect(logViolations(leap).join()).toContain('S4 seq')
  })
})
