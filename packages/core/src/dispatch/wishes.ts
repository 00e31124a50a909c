import type { WorkItem } from '../work/state.ts'
import { type Candidate, leavePlace, type Ranked, rank, takePlace } from './rank.ts'

/** One waiting item and who gets it. */
export interface Picked {
  item: WorkItem
  chosen: Ranked
}

/**
 * "Robin again, if there": after everybody has been matched as usual, an item goes to the worker whom its contact
 * would like again if that worker still has a place. So a wish never takes a place from anybody, never keeps an item
 * waiting, and is over with the first widening of the promise. The topic does not matter (the contact knows whom they
 * ask for); language, capacity and an earlier pass do. Answers whether a place became free by it.
 */
export function meetWishes(
  waiting: readonly WorkItem[],
  picks: Map<string, Picked>,
  candidates: readonly Candidate[],
  now: number,
): boolean {
  let isFreed = false
  for (const item of waiting) {
    const before = picks.get(item.itemId)?.chosen
    const chosen = wishedPlace(item, before, candidates, now)
    if (!chosen) continue
    if (before) leavePlace(candidates, before)
    takePlace(candidates, chosen, now)
    picks.set(item.itemId, { item, chosen })
    isFreed ||= before !== undefined
  }
  return isFreed
}

function wishedPlace(
  item: WorkItem,
  before: Ranked | undefined,
  candidates: readonly Candidate[],
  now: number,
): Ranked | undefined {
  const { wish, holder, promise } = item
  if (wish === undefined || holder.at !== 'queue' || !promise || promise.widened > 0) return undefined
  // handed to somebody by name, rung for a callback, or a backstop: that stands
  if (before?.workerId === wish || (before && before.way !== 'direct')) return undefined
  const wished = candidates.find(({ worker }) => worker.workerId === wish)
  if (!wished || standsAside(wished, before, candidates)) return undefined
  const [place] = rank({ ...item, holder: { ...holder, wantedWorkerId: wish } }, [wished], 0, now)
  return place && { ...place, way: 'direct', why: ['wished for by the contact', ...place.why.slice(1)] }
}

/** Simulated people of the demo stand aside while a real one comes. */
const standsAside = (wished: Candidate, before: Ranked | undefined, candidates: readonly Candidate[]) =>
  wished.worker.simulated &&
  candidates.some(({ worker }) => worker.workerId === before?.workerId && !worker.simulated)
