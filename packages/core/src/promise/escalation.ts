import type { WorkItem } from '../work/state.ts'
import { isOnDuty } from '../workforce/duty.ts'
import type { Worker } from '../workforce/state.ts'
import { speaks } from './language.ts'

/** How far a wait has widened the pool, in percent of the way from `countedFrom` to `dueAt`. */
export type Stage = 0 | 50 | 75 | 90

/**
 * When a promise widens (epoch ms): at 50, 75 and 90 % of the way from `countedFrom` to `dueAt`, and at 100 % it is
 * missed. Never later than `dueAt`, in order, also for a due date that has passed.
 */
export function widenAt({ countedFrom, dueAt }: { countedFrom: number; dueAt: number }) {
  const way = Math.max(0, dueAt - countedFrom)
  const at = (percent: number) => dueAt - Math.ceil((way * (100 - percent)) / 100)
  return { at50: at(50), at75: at(75), at90: at(90), at100: dueAt }
}

/** The stage that a promise has reached at `now` by the clock alone. */
export function stageAt(promise: { countedFrom: number; dueAt: number }, now: number): Stage {
  const { at50, at75, at90 } = widenAt(promise)
  if (now >= at90) return 90
  if (now >= at75) return 75
  return now >= at50 ? 50 : 0
}

export interface Load {
  /** work items this person holds or wraps up */
  holding: number
  /** epoch ms */
  now: number
}

/** What eligibility looks at. */
export type Waiting = Pick<WorkItem, 'language' | 'topic' | 'passedBy' | 'holder'>

/**
 * Proficiency (0–3) of a worker in a topic; 0 when it is not among the skills. Somebody without any skill on file is a
 * generalist (1 everywhere): a small company need not fill in a table before its people get work.
 */
export const proficiencyIn = (worker: Pick<Worker, 'skills'>, topic: string): number =>
  worker.skills.length === 0 ? 1 : (worker.skills.find((skill) => skill.topic === topic)?.proficiency ?? 0)

/** A topic that nobody can have as a skill asks for none. */
const needsSkill = (topic: string | null): topic is string => topic !== null && topic !== 'unknown'

/** The person this work was handed to by name (a transfer, a booked callback), if any. */
export const wantedWorkerOf = (item: Pick<WorkItem, 'holder'>): string | null =>
  item.holder.at === 'queue' ? item.holder.wantedWorkerId : null

/**
 * Whether a worker may be called as backstop now: may be one, on a duty agreed to, available, speaks the language,
 * below capacity (one at capacity counts as none). A backstop has no pass, so earlier passes do not count.
 */
export const isBackstopFor = (item: Waiting, worker: Worker, load: Load): boolean =>
  isReady(item, worker, load) && worker.mayBackstop && isOnDuty(worker, load.now)

const isReady = (item: Waiting, worker: Worker, load: Load) =>
  worker.availability === 'available' &&
  load.holding < worker.capacity &&
  speaks(worker.languages, item.language)

/**
 * Who may take a waiting item now. Always: available, below capacity, speaks the language.
 * Stage 0: proficiency ≥ 1 in the topic (none needed without a topic, nor by the person it was handed to by name).
 * 50 and 75: any topic. 90: as 50, and the backstops. Whoever passed is left out until the pool widens: `evolve`
 * clears the list at 50, so a pass made after that holds until 90, when everybody counts again.
 */
export function eligible(item: Waiting, worker: Worker, stage: Stage, load: Load): boolean {
  if (!isReady(item, worker, load)) return false
  if (stage === 90) return true
  if (item.passedBy.includes(worker.workerId)) return false
  if (stage > 0 || !needsSkill(item.topic) || wantedWorkerOf(item) === worker.workerId) return true
  return proficiencyIn(worker, item.topic) >= 1
}
