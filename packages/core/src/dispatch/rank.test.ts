import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noon, promiseOf, waiting, workerOf } from '../kinds/given.fixture.ts'
import { eligible, type Stage } from '../promise/escalation.ts'
import type { Worker } from '../workforce/state.ts'
import { type Candidate, queueOrder, rank } from './rank.ts'

const one = (workerId: string, change: Partial<Worker> = {}, load: Partial<Candidate> = {}): Candidate => ({
  worker: workerOf({ workerId, ...change }),
  holding: load.slotsTaken?.length ?? 0,
  slotsTaken: [],
  idleSince: noon - 60_000,
  ...load,
})
const ids = (item = waiting(), candidates: Candidate[] = [], stage: Stage = 0) =>
  rank(item, candidates, stage, noon).map((r) => r.workerId)
const duty = [{ dutyId: 'dty_1', from: noon - 1, to: noon + 1 }]
const onDuty = { mayBackstop: true, duties: duty }

describe('rank', () => {
  it('names the longest idle first, with the lowest free place and the reasons', () => {
    const busy = one('wkr_b', {}, { idleSince: noon - 90_000, slotsTaken: [0] })
    expect(rank(waiting(), [one('wkr_a'), busy], 0, noon)).toEqual([
      {
        workerId: 'wkr_b',
        slot: 1,
        capacity: 2,
        way: 'direct',
        why: ['speaks en', 'cards 2', 'idle 90 s', '1 of 2'],
      },
      {
        workerId: 'wkr_a',
        slot: 0,
        capacity: 2,
        way: 'direct',
        why: ['speaks en', 'cards 2', 'idle 60 s', '0 of 2'],
      },
    ])
  })

  it('fills a gap, and stops at capacity even when it was lowered meanwhile', () => {
    const slotOf = (capacity: number, slotsTaken: number[]) =>
      rank(waiting(), [one('wkr_a', { capacity }, { slotsTaken })], 0, noon)[0]?.slot
    expect(slotOf(4, [0, 2])).toBe(1)
    expect(slotOf(2, [0, 1])).toBeUndefined()
    expect(slotOf(2, [1, 2, 3])).toBeUndefined()
    expect(
      rank(waiting(), [one('wkr_a', { capacity: 2 }, { holding: 0, slotsTaken: [1, 2, 3] })], 0, noon),
    ).toEqual([])
    expect(slotOf(2, [3])).toBe(0)
    expect(rank(waiting(), [one('wkr_a', { capacity: 2 }, { holding: 2 })], 0, noon)).toEqual([])
  })

  it('breaks a tie by id, whatever the order of asking', () => {
    expect(ids(waiting(), [one('wkr_b'), one('wkr_a')])).toEqual(['wkr_a', 'wkr_b'])
  })

  it('prefers who was named, then who spoke last, when free', () => {
    const all = [one('wkr_a', {}, { idleSince: 0 }), one('wkr_b'), one('wkr_c', { skills: [] })]
    const item = waiting({ lastWorkerId: 'wkr_b' }, 'wkr_c')
    expect(ids(item, all)).toEqual(['wkr_c', 'wkr_b', 'wkr_a'])
    expect(rank(item, all, 0, noon)[0]).toMatchObject({
      way: 'transfer',
      why: expect.arrayContaining(['handed to this person by name']),
    })
    expect(ids(item, [all[0]!, one('wkr_b', {}, { slotsTaken: [0, 1] })])).toEqual(['wkr_a'])
  })

  it('calls back with the person it was booked with', () => {
    const callback = {
      callbackId: 'clb_1',
      at: noon,
      workerId: 'wkr_b',
      mode: 'chat' as const,
      phoneContentId: null,
      tries: 0,
      ringing: true,
    }
    const ranked = rank(waiting({ callback }, 'wkr_b'), [one('wkr_a'), one('wkr_b')], 0, noon)
    expect(ranked.map((r) => [r.workerId, r.way])).toEqual([
      ['wkr_b', 'callback'],
      ['wkr_a', 'direct'],
    ])
  })

  it('leaves out who passed, until 90 %, and then puts them last', () => {
    const all = [one('wkr_a', {}, { idleSince: 0 }), one('wkr_b')]
    const item = waiting({ passedBy: ['wkr_a'], lastWorkerId: 'wkr_a' }, 'wkr_a')
    expect(ids(item, all, 0)).toEqual(['wkr_b'])
    expect(ids(item, all, 75)).toEqual(['wkr_b'])
    expect(ids(item, all, 90)).toEqual(['wkr_b', 'wkr_a'])
  })

  it('calls the backstop first at 90 %, and only then', () => {
    const all = [
      one('wkr_a', {}, { idleSince: 0 }),
      one('wkr_b', { ...onDuty, skills: [{ topic: 'returns', proficiency: 3 }] }),
    ]
    expect(ids(waiting(), all, 0)).toEqual(['wkr_a'])
    expect(ids(waiting(), all, 75)).toEqual(['wkr_a', 'wkr_b'])
    expect(rank(waiting(), all, 90, noon).map((r) => [r.workerId, r.way])).toEqual([
      ['wkr_b', 'backstop'],
      ['wkr_a', 'direct'],
    ])
    expect(ids(waiting(), [one('wkr_b', onDuty, { slotsTaken: [0, 1] })], 90)).toEqual([])
  })

  it('lets simulated people stand aside', () => {
    expect(ids(waiting(), [one('wkr_a', { simulated: true }, { idleSince: 0 }), one('wkr_b')])).toEqual([
      'wkr_b',
      'wkr_a',
    ])
  })

  const candidate = fc
    .record({
      capacity: fc.integer({ min: 1, max: 4 }),
      slots: fc.subarray([0, 1, 2, 3], { maxLength: 3 }),
      availability: fc.constantFrom('available' as const, 'available' as const, 'paused' as const),
      languages: fc.constantFrom<string[]>(['en'], ['en', 'sv'], ['sv']),
      topic: fc.constantFrom('cards', 'loans'),
      simulated: fc.boolean(),
      isOnDuty: fc.boolean(),
      idleSince: fc.integer({ min: noon - 1000, max: noon }),
    })
    .map(({ slots, topic, isOnDuty, idleSince, ...w }) => ({
      change: { ...w, skills: [{ topic, proficiency: 2 as const }], ...(isOnDuty ? onDuty : {}) },
      load: { slotsTaken: slots, idleSince },
    }))
  const crew = fc
    .array(candidate, { maxLength: 6 })
    .map((all) => all.map(({ change, load }, n) => one(`wkr_${n}`, change, load)))
  const stage = fc.constantFrom<Stage>(0, 50, 75, 90)

  it('never above capacity, only who is eligible, everybody who is, and always the same answer', () => {
    let ranked = 0
    fc.assert(
      fc.property(crew, stage, fc.subarray(['wkr_0', 'wkr_1']), (candidates, at, passedBy) => {
        const item = waiting({ passedBy })
        const answer = rank(item, candidates, at, noon)
        ranked += answer.length
        expect(rank(item, [...candidates].reverse(), at, noon)).toEqual(answer)
        expect(new Set(answer.map((r) => r.workerId)).size).toBe(answer.length)
        const fit = candidates.filter((c) => eligible(item, c.worker, at, { holding: c.holding, now: noon }))
        expect(answer.map((r) => r.workerId).sort()).toEqual(fit.map((c) => c.worker.workerId))
        for (const { workerId, slot } of answer) {
          const { worker, slotsTaken, holding } = candidates.find((c) => c.worker.workerId === workerId)!
          expect(slot).toBeLessThan(worker.capacity)
          expect(slotsTaken).not.toContain(slot)
          expect(holding).toBeLessThan(worker.capacity)
          for (let lower = 0; lower < slot; lower++) expect(slotsTaken).toContain(lower)
        }
      }),
      { numRuns: 300 },
    )
    expect(ranked).toBeGreaterThan(100)
  })

  it('giving out a whole queue fills everybody at most up to capacity (S6)', () => {
    fc.assert(
      fc.property(crew, fc.nat(30), (start, n) => {
        const candidates = start.map((c) => ({ ...c }))
        for (let i = 0; i < n; i++) {
          const [best] = rank(waiting(), candidates, 50, noon)
          const taker = candidates.find((c) => c.worker.workerId === best?.workerId)
          if (!best || !taker) break
          taker.slotsTaken = [...taker.slotsTaken, best.slot]
          taker.holding += 1
        }
        for (const [n, c] of candidates.entries())
          expect(c.holding).toBeLessThanOrEqual(Math.max(c.worker.capacity, start[n]?.holding ?? 0))
      }),
    )
  })
})

describe('the queue', () => {
  const queued = (itemId: string, change: Parameters<typeof waiting>[0] = {}, since = noon, front = false) =>
    waiting({ itemId, ...change, holder: { at: 'queue', since, front, wantedWorkerId: null } })

  it('is front first, then the earlier promise, then who waits longer', () => {
    const items = [
      queued('wi_none'),
      queued('wi_older', {}, noon - 5),
      queued('wi_due', { promise: promiseOf({ dueAt: noon + 900 }) }),
      queued('wi_soon', { promise: promiseOf({ dueAt: noon + 100 }) }),
      queued('wi_wide', { promise: promiseOf({ dueAt: noon + 500, widened: 75 }) }),
      queued('wi_front', {}, noon, true),
    ]
    const order = ['wi_wide', 'wi_front', 'wi_soon', 'wi_due', 'wi_older', 'wi_none']
    expect(queueOrder(items).map((i) => i.itemId)).toEqual(order)
    expect(items[0]?.itemId).toBe('wi_none')
  })

  it('has one order, whatever the order of asking', () => {
    const item = fc.record({ dueAt: fc.option(fc.nat(3)), since: fc.nat(2), front: fc.boolean() }).map(
      ({ dueAt, since, front }) =>
        (itemId: string) =>
          queued(itemId, { promise: dueAt === null ? null : promiseOf({ dueAt }) }, since, front),
    )
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), (makers) => {
        const items = makers.map((make, n) => make(`wi_${n}`))
        expect(queueOrder([...items].reverse())).toEqual(queueOrder(items))
      }),
    )
  })
})
