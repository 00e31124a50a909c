import type { WaitEstimate } from '@warmline/contracts'
import { percentile } from './figures.ts'

export interface WaitFacts {
  /** waits in ms of those whom a person answered in the last 60 minutes */
  recent: readonly number[]
  /** contacts who wait now */
  waiting: number
  /** a promise was missed in the last 60 minutes, or the oldest open one is past due */
  late: boolean
  /** people who are available */
  on: number
  /** of these, who could take one more now */
  free: number
  /** now is within staffed hours for the language */
  staffed: boolean
  /** next opening, epoch ms; null when the calendar has none */
  opensAt: number | null
  /** what policy promises, in ms */
  dueMs: number
}

/** Fewer waits than this say nothing about nine in ten. */
export const measuredFrom = 10

/**
 * Today's honest wait with its basis. `closed` outside staffed hours (no number, the opening instead); `measured` =
 * 90th percentile of at least 10 waits of the last hour, while somebody is there to make it true again; `late` when
 * nobody is available or promises were not kept of late: what policy says would not be honest then; otherwise `policy`:
 * what is promised, not a guess.
 */
export function estimateWait(facts: WaitFacts): WaitEstimate {
  const people = {
    peopleOn: facts.on,
    peopleFree: facts.free,
    waiting: facts.waiting,
    opensAt: facts.staffed ? null : facts.opensAt,
  }
  if (!facts.staffed) return { basis: 'closed', p90Ms: null, ...people }
  const waits = facts.recent.filter((wait) => Number.isFinite(wait) && wait >= 0)
  const p90 = facts.on > 0 && waits.length >= measuredFrom ? percentile(waits, 0.9) : null
  if (facts.on <= 0 || facts.late)
    return { basis: 'late', p90Ms: p90 === null ? null : Math.ceil(p90), ...people }
  if (p90 === null) return { basis: 'policy', p90Ms: Math.round(facts.dueMs), ...people }
  return { basis: 'measured', p90Ms: Math.ceil(p90), ...people }
}
