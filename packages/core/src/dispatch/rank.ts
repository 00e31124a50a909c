import { eligible, isBackstopFor, proficiencyIn, type Stage, wantedWorkerOf } from '../promise/escalation.ts'
import type { WorkItem } from '../work/state.ts'
import type { Worker } from '../workforce/state.ts'

export interface Candidate {
  worker: Worker
  /** work items held or wrapped up now */
  holding: number
  /** places (0 to capacity − 1) that are taken */
  slotsTaken: readonly number[]
  /** epoch ms since when nothing new was taken on: the last assignment's end or start, or becoming available */
  idleSince: number
}

export interface Ranked {
  workerId: string
  /** the place to reserve, below this capacity */
  slot: number
  capacity: number
  /** `callback` and `transfer`: handed to this person by name · `backstop`: on duty at stage 90, without a pass */
  way: 'direct' | 'transfer' | 'callback' | 'backstop'
  /** why this person stands here, for leads and for the log, most important first */
  why: string[]
}

/**
 * Who gets a waiting item, best first; only people who may take it at this stage (`eligible`) and who have a free
 * place. Order: the person it was handed to by name, at 90 the backstops, who spoke with the contact last, real
 * people before simulated ones, who passed comes last, the longest idle, then the smaller id: the same question has
 * the same answer. `now` epoch ms. Nobody: an empty list.
 */
export function rank(item: WorkItem, candidates: readonly Candidate[], stage: Stage, now: number): Ranked[] {
  return candidates
    .flatMap((candidate) => {
      const slot = freeSlot(candidate)
      const isFit = eligible(item, candidate.worker, stage, { holding: candidate.holding, now })
      return slot === null || !isFit ? [] : [{ candidate, slot, marks: marksOf(item, candidate, stage, now) }]
    })
    .sort((a, b) => compare(a, b))
    .map(({ candidate, slot, marks }) => ({
      workerId: candidate.worker.workerId,
      slot,
      capacity: candidate.worker.capacity,
      way: wayOf(item, marks),
      why: reasons(item, candidate, marks, now),
    }))
}

/** The lowest place that is free below capacity; null when as many places are taken, also beyond it, as are wanted. */
function freeSlot({ worker, slotsTaken }: Candidate): number | null {
  if (new Set(slotsTaken).size >= worker.capacity) return null
  for (let slot = 0; slot < worker.capacity; slot++) if (!slotsTaken.includes(slot)) return slot
  return null
}

/** Counts a place of the plan as taken, so that the next item sees it. */
export function takePlace(candidates: readonly Candidate[], { workerId, slot }: Ranked, now: number): void {
  const taken = candidates.find((candidate) => candidate.worker.workerId === workerId)
  if (!taken) return
  taken.slotsTaken = [...taken.slotsTaken, slot]
  taken.holding += 1
  taken.idleSince = now
}

/** The place is free again: its item went to somebody else within the same plan. */
export function leavePlace(candidates: readonly Candidate[], { workerId, slot }: Ranked): void {
  const left = candidates.find((candidate) => candidate.worker.workerId === workerId)
  if (!left) return
  left.slotsTaken = left.slotsTaken.filter((taken) => taken !== slot)
  left.holding -= 1
}

interface Marks {
  wanted: boolean
  backstop: boolean
  last: boolean
  real: boolean
  passed: boolean
}

function marksOf(item: WorkItem, { worker, holding }: Candidate, stage: Stage, now: number): Marks {
  const passed = item.passedBy.includes(worker.workerId)
  return {
    wanted: wantedWorkerOf(item) === worker.workerId && !passed,
    backstop: stage === 90 && isBackstopFor(item, worker, { holding, now }),
    last: item.lastWorkerId === worker.workerId && !passed,
    real: !worker.simulated,
    passed,
  }
}

interface Placed {
  candidate: Candidate
  marks: Marks
}

function compare(a: Placed, b: Placed): number {
  const first = (is: (placed: Placed) => boolean) => Number(is(b)) - Number(is(a))
  return (
    first(({ marks }) => marks.wanted) ||
    first(({ marks }) => marks.backstop) ||
    first(({ marks }) => marks.last) ||
    first(({ marks }) => marks.real) ||
    first(({ marks }) => !marks.passed) ||
    a.candidate.idleSince - b.candidate.idleSince ||
    (a.candidate.worker.workerId < b.candidate.worker.workerId ? -1 : 1)
  )
}

function wayOf(item: WorkItem, { wanted, backstop }: Marks): Ranked['way'] {
  if (wanted && item.callback?.ringing) return 'callback'
  if (backstop) return 'backstop'
  return wanted ? 'transfer' : 'direct'
}

function reasons(
  item: WorkItem,
  { worker, holding, idleSince }: Candidate,
  marks: Marks,
  now: number,
): string[] {
  const why: string[] = []
  if (marks.wanted) why.push('handed to this person by name')
  if (marks.backstop) why.push('backstop on duty')
  if (marks.last) why.push('spoke with the contact last')
  if (marks.passed) why.push('passed before')
  why.push(`speaks ${item.language}`)
  const level = item.topic === null ? 0 : proficiencyIn(worker, item.topic)
  if (item.topic !== null && level > 0) why.push(`${item.topic} ${level}`)
  why.push(`idle ${Math.max(0, Math.round((now - idleSince) / 1000))} s`, `${holding} of ${worker.capacity}`)
  return why
}

/** Items that wait, most urgent first: front of the queue, then the earlier promise, then who waits longer. */
export function queueOrder<Item extends WorkItem>(items: readonly Item[]): Item[] {
  const isFront = (item: WorkItem) =>
    (item.holder.at === 'queue' && item.holder.front) || (item.promise?.widened ?? 0) >= 75
  const dueAt = (item: WorkItem) => item.promise?.dueAt ?? Number.MAX_SAFE_INTEGER
  const since = (item: WorkItem) => (item.holder.at === 'queue' ? item.holder.since : item.openedAt)
  return [...items].sort(
    (a, b) =>
      Number(isFront(b)) - Number(isFront(a)) ||
      dueAt(a) - dueAt(b) ||
      since(a) - since(b) ||
      (a.itemId < b.itemId ? -1 : 1),
  )
}
