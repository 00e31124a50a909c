import type { FloorPerson, PromiseCounts } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { emptyBoard, installFloor } from './board.ts'
import { cardOf, floorWith, me, promiseOf } from './fakes.ts'
import { backInLineMs, heldBy, promiseState } from './floor.ts'
import { doingFor, lineOf, nextFor, owedRows } from './floor-line.ts'
import { keptStill } from './still.ts'

const minute = 60_000
const now = 100 * minute
const waiting = (n: number, dueAt: number, promise: object = {}, head: object = {}) =>
  cardOf(n, {
    status: 'waiting',
    holder: null,
    language: 'pl',
    topic: 'refunds',
    promise: {
      ...promiseOf(dueAt),
      countedFrom: dueAt - 10 * minute,
      askedAt: dueAt - 10 * minute,
      ...promise,
    },
    ...head,
  })
const numbers = (rows: readonly { card: { head: { itemId: string } } }[]) =>
  rows.map((row) => Number(row.card.head.itemId.slice(-3)))

describe('the line', () => {
  const callback = {
    callbackId: 'clb_1',
    at: now + 60 * minute,
    mode: 'chat',
    name: 'Ada',
    tries: 0,
    ringing: false,
  }
  const cards = [
    waiting(1, now + 9 * minute),
    waiting(2, now + minute),
    waiting(3, now + 5 * minute, { widened: 75 }),
    waiting(4, now - minute),
    waiting(5, now + 60 * minute, { way: 'callback' }, { status: 'callback', callback }),
    waiting(6, now + 8 * minute, { missed: 1 }),
    waiting(7, now + 3 * 60 * minute, { way: 'email' }),
  ]
  const board = installFloor(emptyBoard, floorWith(cards, []))

  it('has the overdue first, then the front, then who is due first; who waits elsewhere comes last, without a place', () => {
    const line = lineOf(board, now)
    expect(numbers(line)).toEqual([4, 6, 3, 2, 1, 5, 7])
    expect(line.map((row) => row.place)).toEqual([1, 2, 3, 4, 5, null, null])
    expect(numbers(line.filter((row) => row.overdue))).toEqual([4, 6])
  })

  it('knows from the desk who was put in front', () => {
    const entry = { itemId: cards[0]!.head.itemId, since: 0, front: true, wantedWorkerId: null, passed: 0 }
    const put = installFloor(emptyBoard, { ...floorWith(cards.slice(0, 2), []), line: [entry] })
    expect(numbers(lineOf(put, now))).toEqual([1, 2])
  })

  it('counts as waiting who is with a person that has not written yet', () => {
    const held = { status: 'person' as const, holder: cardOf(1).head.holder }
    const active = [
      cardOf(1, { ...held, promise: null }),
      cardOf(2, { ...held, promise: promiseOf(now + minute) }),
      cardOf(3, { ...held, promise: promiseOf(now - 1) }),
    ]
    const floor = installFloor(emptyBoard, { ...floorWith([], []), active })
    expect(owedRows(floor, now).map((row) => row.overdue)).toEqual([true, false])
    expect([...heldBy(floor).values()]).toEqual([3])
  })
})

describe('what is done about it', () => {
  const person = (part: Partial<FloorPerson> = {}): FloorPerson => ({
    ...me,
    workerId: 'wkr_x',
    name: 'Ada',
    languages: ['pl'],
    skills: [],
    availability: 'available',
    connected: true,
    capacity: 2,
    holding: 0,
    mayBackstop: false,
    duties: [],
    ...part,
  })
  const card = waiting(1, now + 10 * minute)
  const entry = { itemId: card.head.itemId, since: 0, front: false, wantedWorkerId: null, passed: 0 }

  it('says why nobody has it yet', () => {
    expect(doingFor(card, undefined, [person({ languages: ['de'] })])).toEqual({
      kind: 'no-language',
      language: 'pl',
    })
    expect(doingFor(card, undefined, [person({ holding: 2 })])).toEqual({
      kind: 'all-busy',
      n: 1,
      language: 'pl',
    })
    const other = person({ skills: [{ topic: 'cards', proficiency: 3 }] })
    expect(doingFor(card, undefined, [other])).toEqual({ kind: 'other-topic', n: 1 })
    const wider = waiting(1, now + minute, { widened: 50 })
    expect(doingFor(wider, undefined, [other])).toEqual({ kind: 'offered', name: 'Ada' })
    expect(doingFor(card, { ...entry, wantedWorkerId: 'wkr_x' }, [person()])).toEqual({
      kind: 'named',
      name: 'Ada',
    })
    expect(doingFor(waiting(1, 7, { way: 'opening' }), undefined, [])).toEqual({ kind: 'opening', at: 7 })
  })

  it('says what comes next and when, by the same clock as the desk', () => {
    const at = (passed: number, people: FloorPerson[] = []) => nextFor(card, people, now + passed * minute)
    expect(at(1)).toEqual({ kind: 'wider', at: now + 5 * minute })
    expect(at(6)).toEqual({ kind: 'front', at: now + 7.5 * minute })
    expect(at(8)).toEqual({ kind: 'no-backstop', at: now + 9 * minute })
    const duties = [{ dutyId: 'dty_1', from: now, to: now + 60 * minute }]
    const backstop = person({ mayBackstop: true, duties })
    expect(at(8, [backstop])).toEqual({ kind: 'backstop', at: now + 9 * minute, name: 'Ada' })
    expect(at(9.5, [backstop])).toEqual({ kind: 'backstop-called', name: 'Ada' })
    expect(at(8, [{ ...backstop, holding: 2 }])).toMatchObject({ kind: 'no-backstop' })
    expect(nextFor(waiting(1, now + minute, { way: 'email' }), [], now)).toBeNull()
  })

  it('counts down to the return of what a vanished phone holds', () => {
    const gone = person({ connected: false, holding: 1, seenAt: now - 50_000 })
    expect(backInLineMs(gone, now)).toBe(40_000)
    expect(backInLineMs(gone, now + 60_000)).toBe(0)
    expect(backInLineMs({ ...gone, holding: 0 }, now)).toBeNull()
    expect(backInLineMs({ ...gone, connected: true }, now)).toBeNull()
  })
})

describe('the sentence on top', () => {
  const none = floorWith([], []).promises
  const counts = (part: Partial<PromiseCounts>): PromiseCounts => ({ ...none, ...part })
  it.each([
    [counts({}), 0, 0, { kind: 'nobody' }],
    [counts({ asked: 1, withdrawn: 1 }), 0, 0, { kind: 'taken-back' }],
    [counts({ asked: 2, open: 2 }), 0, 2, { kind: 'waiting', n: 2 }],
    [counts({ asked: 41, keptInTime: 41 }), 0, 0, { kind: 'all-kept', kept: 41, waiting: 0 }],
    [counts({ asked: 41, keptInTime: 39, late: 2 }), 0, 0, { kind: 'some-late', kept: 39, of: 41, late: 2 }],
    [counts({ asked: 41, keptInTime: 41 }), 2, 3, { kind: 'late-now', n: 2 }],
  ])('%#', (promises, lateNow, waits, state) => {
    expect(promiseState(promises, lateNow, waits)).toEqual(state)
  })
})

describe('a list under the hand', () => {
  it('keeps its order, shows what changed, keeps who left and puts who came below', () => {
    const row = (name: string, n: number) => ({ name, n })
    const shown = [row('a', 1), row('b', 1), row('c', 1)]
    const still = keptStill(shown, [row('d', 1), row('c', 2), row('a', 1)], (r) => r.name)
    expect(still).toEqual([row('a', 1), row('b', 1), row('c', 2), row('d', 1)])
  })
})
