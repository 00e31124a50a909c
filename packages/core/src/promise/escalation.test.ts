import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noon, waiting, workerOf } from '../kinds/given.fixture.ts'
import type { Worker } from '../workforce/state.ts'
import { eligible, isBackstopFor, type Stage, stageAt, widenAt } from './escalation.ts'

const load = { holding: 0, now: noon }
const stages: Stage[] = [0, 50, 75, 90]
const at = (item: Parameters<typeof eligible>[0], worker: Worker, holding = 0) =>
  stages.filter((stage) => eligible(item, worker, stage, { ...load, holding }))
const ada = workerOf({ workerId: 'wkr_a' })
const novice = workerOf({ workerId: 'wkr_n', skills: [{ topic: 'returns', proficiency: 3 }] })
const duty = [{ dutyId: 'dty_1', from: noon - 1, to: noon + 1 }]

describe('the clock of a promise', () => {
  it('widens at 50, 75 and 90 % and is missed at its end', () => {
    expect(widenAt({ countedFrom: 1000, dueAt: 181_000 })).toEqual({
      at50: 91_000,
      at75: 136_000,
      at90: 163_000,
      at100: 181_000,
    })
  })

  it('is whole, in order, and never after the due date, whatever the dates', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(1e12), fc.nat(1e12), (countedFrom, dueAt, now) => {
        const { at50, at75, at90, at100 } = widenAt({ countedFrom, dueAt })
        const all = [at50, at75, at90, at100]
        expect(all.every(Number.isInteger)).toBe(true)
        expect(all).toEqual([...all].sort((a, b) => a - b))
        expect(at100).toBe(dueAt)
        const stage = stageAt({ countedFrom, dueAt }, now)
        expect(stage).toBe(now >= at90 ? 90 : now >= at75 ? 75 : now >= at50 ? 50 : 0)
      }),
    )
  })
})

describe('who may take it', () => {
  it('with the skill at once, without from half of the wait on', () => {
    expect(at(waiting(), ada)).toEqual(stages)
    expect(at(waiting(), novice)).toEqual([50, 75, 90])
    expect(at(waiting(), workerOf({ workerId: 'w', skills: [{ topic: 'cards', proficiency: 0 }] }))).toEqual([
      50, 75, 90,
    ])
    expect(at(waiting(), workerOf({ workerId: 'w', skills: [{ topic: 'cards', proficiency: 1 }] }))).toEqual(
      stages,
    )
  })

  it('at once with no skill on file at all: a generalist', () => {
    expect(at(waiting(), workerOf({ workerId: 'w', skills: [] }))).toEqual(stages)
  })

  it('anybody when there is no topic, or one that nobody can have learnt', () => {
    expect(at(waiting({ topic: null }), novice)).toEqual(stages)
    expect(at(waiting({ topic: 'unknown' }), novice)).toEqual(stages)
  })

  it('the person it was handed to by name needs no skill', () => {
    expect(at(waiting({}, 'wkr_n'), novice)).toEqual(stages)
    expect(at(waiting({ passedBy: ['wkr_n'] }, 'wkr_n'), novice)).toEqual([90])
  })

  it('never without the language, a free place, or while not available', () => {
    expect(at(waiting({ language: 'sv' }), ada)).toEqual([])
    expect(at(waiting({ language: 'en-gb' }), ada)).toEqual(stages)
    expect(at(waiting(), ada, 2)).toEqual([])
    for (const availability of ['paused', 'disabled'] as const)
      expect(
        at(waiting(), workerOf({ workerId: 'w', availability, mayBackstop: true, duties: duty })),
      ).toEqual([])
  })

  it('not who passed, until everybody counts again', () => {
    expect(at(waiting({ passedBy: ['wkr_a'] }), ada)).toEqual([90])
    expect(at(waiting({ passedBy: ['wkr_b'] }), ada)).toEqual(stages)
  })

  it('a backstop is on duty, may be one, and is below capacity', () => {
    const backstop = workerOf({ workerId: 'w', mayBackstop: true, duties: duty })
    const is = (worker: Worker, change = {}) => isBackstopFor(waiting(), worker, { ...load, ...change })
    expect(is(backstop)).toBe(true)
    expect(isBackstopFor(waiting({ passedBy: ['w'] }), backstop, load)).toBe(true)
    expect(is(backstop, { holding: 2 })).toBe(false)
    expect(is(backstop, { now: noon + 1 })).toBe(false)
    expect(is({ ...backstop, mayBackstop: false })).toBe(false)
    expect(is({ ...backstop, languages: ['sv'] })).toBe(false)
    expect(is({ ...backstop, availability: 'paused' })).toBe(false)
  })

  it('over all workers: the pool only grows while the promise runs', () => {
    const worker = fc.record({
      languages: fc.subarray(['en', 'sv']),
      skills: fc.subarray([
        { topic: 'cards', proficiency: 0 as const },
        { topic: 'loans', proficiency: 3 as const },
      ]),
      availability: fc.constantFrom('available' as const, 'paused' as const, 'disabled' as const),
      mayBackstop: fc.boolean(),
      capacity: fc.integer({ min: 1, max: 4 }),
    })
    const item = fc.record({
      topic: fc.constantFrom('cards', 'loans', null),
      language: fc.constantFrom('en', 'sv'),
      passedBy: fc.constantFrom<string[]>([], ['wkr_x']),
    })
    fc.assert(
      fc.property(worker, item, fc.nat(4), (w, i, holding) => {
        const here = at(waiting(i), workerOf({ workerId: 'wkr_x', ...w }), holding)
        expect(stages.slice(stages.length - here.length)).toEqual(here)
        if (here.length > 0) {
          expect(w.languages).toContain(i.language)
          expect(holding).toBeLessThan(w.capacity)
        }
      }),
    )
  })
})
