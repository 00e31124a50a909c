import { describe, expect, it } from 'vitest'
import { noon, waiting, workerOf } from '../kinds/given.fixture.ts'
import type { SubjectRecord } from '../mechanisms.ts'
import type { WorkItem } from '../work/state.ts'
import type { Worker } from '../workforce/state.ts'
import { plan } from './plan.ts'

const item = (change: Partial<WorkItem>): SubjectRecord => ({
  subjectId: change.itemId ?? 'wi_1',
  subjectKind: 'work-item',
  version: 1,
  state: { ...waiting(), ...change },
})
const person = (change: Partial<Worker> & { workerId: string }): SubjectRecord => {
  const worker = workerOf({ availability: 'available', capacity: 4, ...change })
  return { subjectId: worker.workerId, subjectKind: 'worker', version: 1, state: worker }
}
const assigned = (items: SubjectRecord[], people: SubjectRecord[], closed: SubjectRecord[] = []) =>
  plan([items, people, [], closed], noon).commands.flatMap(({ command }) => {
    const { type, workerId } = command as { type: string; workerId: string }
    return type === 'assign' ? [workerId] : []
  })

/** Found by small worlds: parked at 90 s, widened at 50 % of three minutes in the same instant. */
describe('whose phone is gone', () => {
  const parked = { vanished: { workerId: 'wkr_a', at: noon } }

  it('gets neither the parked work back nor any other, although not paused yet', () => {
    const people = [person({ workerId: 'wkr_a', availableSince: noon - 1 })]
    expect(assigned([item(parked)], people)).toEqual([])
    expect(assigned([item(parked), item({ itemId: 'wi_2' })], people)).toEqual([])
    expect(assigned([item({ itemId: 'wi_2' })], people, [item(parked)])).toEqual([])
  })

  it('is asked again after saying that they are there, and others are asked at once', () => {
    expect(assigned([item(parked)], [person({ workerId: 'wkr_a', availableSince: noon + 1 })])).toEqual([
      'wkr_a',
    ])
    const people = [
      person({ workerId: 'wkr_a', availableSince: noon - 1 }),
      person({ workerId: 'wkr_b', availableSince: noon - 1 }),
    ]
    expect(assigned([item(parked)], people)).toEqual(['wkr_b'])
  })
})
