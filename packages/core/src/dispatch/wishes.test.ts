import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noon, promiseOf, waiting, workerOf } from '../kinds/given.fixture.ts'
import type { WorkItem } from '../work/state.ts'
import type { Worker } from '../workforce/state.ts'
import { plan } from './plan.ts'

const item = (itemId: string, change: Partial<WorkItem> = {}) =>
  waiting({ itemId, promise: promiseOf(), ...change })
const held = (itemId: string, workerId: string, slot: number) =>
  item(itemId, {
    holder: {
      at: 'worker',
      assignmentId: 'asg_1',
      workerId,
      slot,
      way: 'direct',
      since: noon,
      passUntil: noon,
      lostAt: null,
    },
  })
const record = (subjectKind: 'work-item' | 'worker', subjectId: string, state: unknown) =>
  ({ subjectId, subjectKind, version: 1, state }) as const
const world = (waits: WorkItem[], workers: Worker[], holds: WorkItem[] = []) => [
  waits.map((w) => record('work-item', w.itemId, w)),
  workers.map((w) => record('worker', w.workerId, w)),
  holds.map((w) => record('work-item', w.itemId, w)),
  [],
]
interface Assigned {
  workerId: string
  slot: number
  way: string
  capacity: number
}
const assigned = (found: ReturnType<typeof world>) =>
  new Map(
    plan(found, noon).commands.flatMap(({ subjectId, command }) => {
      const given = command as Assigned & { type: string }
      return given.type === 'assign' ? [[subjectId, given] as const] : []
    }),
  )
const whoGets = (found: ReturnType<typeof world>) =>
  Object.fromEntries([...assigned(found)].map(([itemId, { workerId }]) => [itemId, workerId]))

const kim = workerOf({ workerId: 'wkr_kim', capacity: 1, availableSince: noon - 90_000 })
const robin = workerOf({ workerId: 'wkr_robin', capacity: 1, availableSince: noon - 10_000 })

describe('the same person again', () => {
  it('comes although somebody else has been idle longer', () => {
    expect(whoGets(world([item('wi_1')], [kim, robin]))).toEqual({ wi_1: 'wkr_kim' })
    const found = world([item('wi_1', { wish: 'wkr_robin' })], [kim, robin])
    expect(assigned(found).get('wi_1')).toMatchObject({ workerId: 'wkr_robin', way: 'direct', slot: 0 })
  })

  it('comes whatever the topic, but not without the language', () => {
    const cook = { ...robin, skills: [{ topic: 'cooking', proficiency: 3 as const }] }
    expect(whoGets(world([item('wi_1', { wish: 'wkr_robin' })], [kim, cook]))).toEqual({ wi_1: 'wkr_robin' })
    expect(whoGets(world([item('wi_1', { wish: 'wkr_robin' })], [cook]))).toEqual({ wi_1: 'wkr_robin' })
    const swede = { ...robin, languages: ['sv'] }
    expect(whoGets(world([item('wi_1', { wish: 'wkr_robin' })], [kim, swede]))).toEqual({ wi_1: 'wkr_kim' })
  })

  it('is not waited for: busy, away, gone or after a pass, whoever is free first comes', () => {
    const wished = item('wi_1', { wish: 'wkr_robin' })
    expect(whoGets(world([wished], [kim, robin], [held('wi_9', 'wkr_robin', 0)]))).toEqual({
      wi_1: 'wkr_kim',
    })
    expect(whoGets(world([wished], [kim]))).toEqual({ wi_1: 'wkr_kim' })
    expect(whoGets(world([{ ...wished, passedBy: ['wkr_robin'] }], [kim, robin]))).toEqual({
      wi_1: 'wkr_kim',
    })
  })

  it('is over with the first widening', () => {
    for (const widened of [50, 75, 90] as const) {
      const late = item('wi_1', { wish: 'wkr_robin', promise: promiseOf({ widened }) })
      expect(whoGets(world([late], [kim, robin]))).toEqual({ wi_1: 'wkr_kim' })
    }
  })

  it('does not undo a transfer, a callback or a backstop', () => {
    const handed = waiting({ itemId: 'wi_1', promise: promiseOf(), wish: 'wkr_robin' }, 'wkr_kim')
    expect(whoGets(world([handed], [kim, robin]))).toEqual({ wi_1: 'wkr_kim' })
    const lead = workerOf({
      workerId: 'wkr_lead',
      skills: [{ topic: 'loans', proficiency: 1 }],
      mayBackstop: true,
      duties: [{ dutyId: 'dty_1', from: noon - 1, to: noon + 1 }],
    })
    const cook = { ...robin, skills: [{ topic: 'cooking', proficiency: 3 as const }] }
    const passed = item('wi_1', { wish: 'wkr_robin', passedBy: ['wkr_kim'] })
    expect(assigned(world([passed], [kim, cook, lead])).get('wi_1')).toMatchObject({ way: 'backstop' })
  })

  it('takes no place from anybody, and leaves the other one to whoever is still alone', () => {
    // robin speaks no Swedish: who waits in Swedish needs kim, whom the first one would have taken
    const both = { ...kim, languages: ['en', 'sv'] }
    const swedish = item('wi_2', { language: 'sv', promise: promiseOf({ dueAt: noon + 200_000 }) })
    expect(whoGets(world([item('wi_1'), swedish], [both, robin]))).toEqual({ wi_1: 'wkr_kim' })
    expect(whoGets(world([item('wi_1', { wish: 'wkr_robin' }), swedish], [both, robin]))).toEqual({
      wi_1: 'wkr_robin',
      wi_2: 'wkr_kim',
    })
    // robin is the only one for the second: the wish of the first waits for nobody
    const danish = item('wi_2', { language: 'da', promise: promiseOf({ dueAt: noon + 200_000 }) })
    const dane = { ...robin, languages: ['en', 'da'] }
    expect(whoGets(world([item('wi_1', { wish: 'wkr_robin' }), danish], [kim, dane]))).toEqual({
      wi_1: 'wkr_kim',
      wi_2: 'wkr_robin',
    })
  })

  it('of two wishes for one place the more urgent one is met', () => {
    const soon = item('wi_2', { wish: 'wkr_robin', promise: promiseOf({ dueAt: noon + 60_000 }) })
    const found = world(
      [item('wi_1', { wish: 'wkr_robin' }), soon],
      [kim, { ...kim, workerId: 'wkr_sam' }, robin],
    )
    expect(whoGets(found)).toEqual({ wi_1: 'wkr_sam', wi_2: 'wkr_robin' })
  })

  it('a simulated person stands aside while a real one comes', () => {
    const wished = item('wi_1', { wish: 'wkr_robin' })
    const played = { ...robin, simulated: true }
    expect(whoGets(world([wished], [kim, played]))).toEqual({ wi_1: 'wkr_kim' })
    expect(whoGets(world([wished], [{ ...kim, simulated: true }, played]))).toEqual({ wi_1: 'wkr_robin' })
  })
})

const names = ['wkr_a', 'wkr_b', 'wkr_c', 'wkr_d']
const someWorker = (workerId: string) =>
  fc.record({
    workerId: fc.constant(workerId),
    capacity: fc.integer({ min: 1, max: 3 }),
    languages: fc.subarray(['en', 'sv'], { minLength: 1 }),
    skills: fc.constantFrom<Worker['skills'][]>(
      [],
      [{ topic: 'cards', proficiency: 2 }],
      [{ topic: 'loans', proficiency: 1 }],
    ),
    simulated: fc.boolean(),
    availableSince: fc.integer({ min: noon - 100_000, max: noon }),
  })
const someItem = (itemId: string) =>
  fc.record({
    itemId: fc.constant(itemId),
    language: fc.constantFrom('en', 'sv'),
    topic: fc.constantFrom('cards', 'loans', null),
    wish: fc.option(fc.constantFrom(...names, 'wkr_left'), { nil: undefined }),
    passedBy: fc.subarray(names, { maxLength: 2 }),
    widened: fc.constantFrom(0 as const, 0 as const, 50 as const, 90 as const),
    dueIn: fc.integer({ min: 1, max: 5 }),
  })
const someWorld = fc.record({
  workers: fc.tuple(...names.map(someWorker)).chain((all) => fc.subarray(all)),
  items: fc
    .tuple(...['wi_1', 'wi_2', 'wi_3', 'wi_4', 'wi_5'].map(someItem))
    .chain((all) => fc.subarray(all, { minLength: 1 })),
})

describe('for any queue and any people', () => {
  it('a wish costs nobody anything: who was served is served, and without a wish by the same person', () => {
    let met = 0
    fc.assert(
      fc.property(someWorld, ({ workers, items }) => {
        const people = workers.map((worker) => workerOf(worker))
        const queue = items.map(({ widened, dueIn, ...one }) =>
          item(one.itemId, { ...one, promise: promiseOf({ widened, dueAt: noon + dueIn * 60_000 }) }),
        )
        const plain = assigned(
          world(
            queue.map(({ wish: _, ...one }) => one),
            people,
          ),
        )
        const wished = assigned(world(queue, people))
        for (const [itemId, before] of plain) {
          const after = wished.get(itemId)
          const { wish, promise } = queue.find((one) => one.itemId === itemId)!
          if (wish === undefined || promise!.widened > 0) expect(after).toEqual(before)
          else expect([before.workerId, wish]).toContain(after?.workerId)
          if (after && after.workerId !== before.workerId) met += 1
        }
        const places = [...wished.values()].map(({ workerId, slot }) => `${workerId} ${slot}`)
        expect(new Set(places).size).toBe(places.length)
        for (const { slot, capacity } of wished.values()) expect(slot).toBeLessThan(capacity)
        for (const [itemId, { workerId }] of wished)
          expect(queue.find((one) => one.itemId === itemId)?.passedBy).not.toContain(workerId)
      }),
      { seed: 20_270_301, numRuns: 3_000 },
    )
    expect(met).toBeGreaterThan(100)
  })
})
