import { describe, expect, it } from 'vitest'
import { noon, promiseOf, waiting, workerOf } from '../kinds/given.fixture.ts'
import type { SubjectRecord } from '../mechanisms.ts'
import type { WorkItem } from '../work/state.ts'
import type { Worker } from '../workforce/state.ts'
import { candidatesOf, plan } from './plan.ts'

const record = (subjectKind: 'work-item' | 'worker', subjectId: string, state: unknown): SubjectRecord => ({
  subjectId,
  subjectKind,
  version: 1,
  state,
})
const item = (itemId: string, change: Partial<WorkItem> = {}) =>
  waiting({ itemId, promise: promiseOf(), ...change })
const held = (itemId: string, workerId: string, slot: number, lostAt: number | null = null) =>
  item(itemId, {
    holder: {
      at: 'worker',
      assignmentId: 'asg_1',
      workerId,
      slot,
      way: 'direct',
      since: noon,
      passUntil: noon,
      lostAt,
    },
  })
/** What the queries of `worldQueries` would find. */
const world = (waits: WorkItem[], workers: Worker[], holds: WorkItem[] = [], closed: WorkItem[] = []) => [
  waits.map((w) => record('work-item', w.itemId, w)),
  workers.map((w) => record('worker', w.workerId, w)),
  holds.map((w) => record('work-item', w.itemId, w)),
  closed.map((w) => record('work-item', w.itemId, w)),
]
const assigned = (found: ReturnType<typeof world>) =>
  plan(found, noon).commands.flatMap(({ subjectId, command }) => {
    const c = command as { type: string; workerId: string; slot: number; way: string }
    return c.type === 'assign' ? [[subjectId, c.workerId, c.slot, c.way]] : []
  })
const kim = workerOf({ workerId: 'wkr_kim', capacity: 2, availableSince: noon - 60_000 })
const sam = workerOf({ workerId: 'wkr_sam', capacity: 1, availableSince: noon - 60_000 })

describe('a plan', () => {
  it('fills everybody up to capacity, each place once, and names who is left alone', () => {
    const found = world([item('wi_1'), item('wi_2'), item('wi_3'), item('wi_4')], [kim, sam])
    expect(assigned(found)).toEqual([
      ['wi_1', 'wkr_kim', 0, 'direct'],
      ['wi_2', 'wkr_sam', 0, 'direct'],
      ['wi_3', 'wkr_kim', 1, 'direct'],
    ])
    expect(plan(found, noon).alone).toEqual(['wi_4'])
  })

  it('counts what is held, and leaves out whose phone is silent or gone', () => {
    expect(assigned(world([item('wi_1'), item('wi_2')], [kim], [held('wi_9', 'wkr_kim', 0)]))).toEqual([
      ['wi_1', 'wkr_kim', 1, 'direct'],
    ])
    expect(assigned(world([item('wi_1')], [kim], [held('wi_9', 'wkr_kim', 0, noon)]))).toEqual([])
    const parked = item('wi_1', { vanished: { workerId: 'wkr_kim', at: noon - 1_000 } })
    expect(assigned(world([parked], [kim]))).toEqual([])
    expect(assigned(world([parked], [{ ...kim, availableSince: noon }]))).toHaveLength(1)
  })

  it('gives nothing back to who passed, until the pool widens', () => {
    const passed = (widened: 0 | 50 | 75 | 90) => [
      item('wi_1', { passedBy: ['wkr_kim'], promise: promiseOf({ widened }) }),
    ]
    for (const widened of [0, 50, 75, 90] as const)
      expect(assigned(world(passed(widened), [kim]))).toEqual([])
    expect(assigned(world(passed(90), [kim, sam]))).toEqual([['wi_1', 'wkr_sam', 0, 'direct']])
  })

  it('calls a backstop on duty when everybody has passed, and tells it', () => {
    const lead = workerOf({
      workerId: 'wkr_lead',
      skills: [{ topic: 'loans', proficiency: 1 }],
      mayBackstop: true,
      duties: [{ dutyId: 'dty_1', from: noon - 1, to: noon + 1 }],
    })
    const found = world([item('wi_1', { passedBy: ['wkr_kim'] })], [kim, lead])
    expect(plan(found, noon).commands).toMatchObject([
      { subjectId: 'wi_1', command: { type: 'call-backstop', promiseId: 'prm_1', workerId: 'wkr_lead' } },
      { subjectId: 'wi_1', command: { type: 'assign', workerId: 'wkr_lead', way: 'backstop' } },
    ])
    expect(
      assigned(world([item('wi_1', { passedBy: ['wkr_kim'] })], [kim, { ...lead, duties: [] }])),
    ).toEqual([])
    expect(assigned(world([item('wi_1')], [lead]))).toEqual([])
  })

  it('takes who has been idle longest: since the last end, or since they came', () => {
    const came = (workerId: string, availableSince: number) => workerOf({ workerId, availableSince })
    const closed = item('wi_9', { lastWorkerId: 'wkr_a', closedAt: noon - 10 })
    const found = world([item('wi_1')], [came('wkr_a', noon - 900), came('wkr_b', noon - 500)], [], [closed])
    expect(candidatesOf(found).map(({ idleSince }) => idleSince)).toEqual([noon - 10, noon - 500])
    expect(assigned(found)).toEqual([['wi_1', 'wkr_b', 0, 'direct']])
  })
})
