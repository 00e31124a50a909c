import type { CommandTo, Query, SubjectRecord } from '../mechanisms.ts'
import { holding } from '../work/change.ts'
import { toItem } from '../work/reactions.ts'
import type { WorkItem } from '../work/state.ts'
import type { Worker } from '../workforce/state.ts'
import { type Candidate, queueOrder, type Ranked, rank, takePlace } from './rank.ts'
import { meetWishes, type Picked } from './wishes.ts'

/** Of somebody's work, what says whether they are free. */
const standing = ['holder', 'vanished', 'lastWorkerId', 'closedAt'] as const
type Standing = Pick<WorkItem, (typeof standing)[number]>

const queue: Query = { subjectKind: 'work-item', status: ['queue'], limit: 200, order: 'due' }
const people: readonly Query[] = [
  { subjectKind: 'worker', status: ['available'], limit: 4000 },
  { subjectKind: 'work-item', status: ['worker', 'wrap-up'], limit: 16_000, fields: standing },
  { subjectKind: 'work-item', status: ['closed'], limit: 500, order: 'due', fields: standing },
]

/** What dispatch looks at: who waits, who is there, what they hold, and who finished last (for the longest idle). */
export const worldQueries: readonly Query[] = [queue, ...people]
/** Who waits comes first: where nobody does, nobody needs to be looked for. */
export const queueQueries: readonly Query[] = [queue]
export const peopleQueries = people

const itemsOf = (records: readonly SubjectRecord[] | undefined): WorkItem[] =>
  (records ?? []).map((record) => record.state as WorkItem)

/**
 * Who could take something, with what they hold. Whose phone is gone gets nothing: while the connection is lost, and
 * after the work was parked until they say again that they are there (another reaction pauses them, perhaps later).
 */
export function candidatesOf(found: readonly (readonly SubjectRecord[])[]): Candidate[] {
  const slots = new Map<string, number[]>()
  const lost = new Set<string>()
  const standingOf = (n: number) => (found[n] ?? []).map((record) => record.state as Standing)
  for (const item of standingOf(2)) {
    const held = holding(item)
    if (!held) continue
    slots.set(held.workerId, [...(slots.get(held.workerId) ?? []), held.slot])
    if (held.lostAt !== null) lost.add(held.workerId)
  }
  const vanished = new Map<string, number>()
  for (const item of [0, 2, 3].flatMap(standingOf))
    if (item.vanished)
      vanished.set(
        item.vanished.workerId,
        Math.max(vanished.get(item.vanished.workerId) ?? 0, item.vanished.at),
      )
  const lastClosed = new Map<string, number>()
  for (const item of standingOf(3)) {
    if (item.lastWorkerId && item.closedAt)
      lastClosed.set(item.lastWorkerId, Math.max(lastClosed.get(item.lastWorkerId) ?? 0, item.closedAt))
  }
  return (found[1] ?? [])
    .map((record) => record.state as Worker)
    .filter(
      ({ workerId, availableSince }) =>
        !lost.has(workerId) && (availableSince ?? 0) >= (vanished.get(workerId) ?? 0),
    )
    .map((worker) => {
      const slotsTaken = slots.get(worker.workerId) ?? []
      return {
        worker,
        holding: slotsTaken.length,
        slotsTaken,
        idleSince: Math.max(worker.availableSince ?? 0, lastClosed.get(worker.workerId) ?? 0),
      }
    })
}

/**
 * When everybody who could has passed, the backstop does not wait for 90 %. A pass holds until the pool widens (50 and
 * 90 %, and every miss), or one who declines would be asked again in the same second, for ever.
 */
function pick(item: WorkItem, candidates: Candidate[], now: number): Ranked | undefined {
  const stage = item.promise?.widened ?? 0
  const isAskable = ({ workerId, way }: Ranked) => way === 'backstop' || !item.passedBy.includes(workerId)
  const usual = rank(item, candidates, stage, now).find(isAskable)
  if (usual || item.passedBy.length === 0 || stage >= 90) return usual
  return rank(item, candidates, 90, now).find(({ way }) => way === 'backstop')
}

/** Whether somebody other than its silent holder could take this item now. */
export function hasOther(item: WorkItem, workerId: string, candidates: Candidate[], now: number): boolean {
  const holder = { at: 'queue', since: now, front: true, wantedWorkerId: null } as const
  const others = candidates.filter(({ worker }) => worker.workerId !== workerId)
  return rank({ ...item, holder }, others, 90, now).length > 0
}

/**
 * Matches waiting items with people, most urgent first, each person at most up to capacity; then wishes for somebody
 * in particular are met where that takes nothing from anybody. Only a plan: the unique keys of availability and slot
 * decide when two nodes plan at once. `alone` names items that nobody can take.
 */
export function plan(
  found: readonly (readonly SubjectRecord[])[],
  now: number,
): { commands: CommandTo[]; alone: string[] } {
  const candidates = candidatesOf(found)
  const waiting = queueOrder(itemsOf(found[0]))
  const picks = new Map<string, Picked>()
  const match = () => {
    for (const item of waiting) {
      const chosen = picks.has(item.itemId) ? undefined : pick(item, candidates, now)
      if (!chosen) continue
      picks.set(item.itemId, { item, chosen })
      takePlace(candidates, chosen, now)
    }
  }
  match()
  // a place that a wish left free is there for whoever is still alone
  if (meetWishes(waiting, picks, candidates, now)) match()
  return {
    commands: waiting.flatMap(({ itemId }) => commandsOf(picks.get(itemId))),
    alone: waiting.flatMap(({ itemId }) => (picks.has(itemId) ? [] : [itemId])),
  }
}

function commandsOf(picked: Picked | undefined): CommandTo[] {
  if (!picked) return []
  const { item, chosen } = picked
  const { workerId, slot, capacity, way } = chosen
  const assign = toItem(item.itemId, { type: 'assign', workerId, slot, capacity, way, epoch: item.epoch })
  if (way !== 'backstop' || !item.promise) return [assign]
  return [toItem(item.itemId, { type: 'call-backstop', promiseId: item.promise.promiseId, workerId }), assign]
}
