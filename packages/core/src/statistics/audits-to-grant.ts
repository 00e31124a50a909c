import { flawOfCounts, flawOfFloor, lnEvidenceAbove } from './evidence.ts'
import { notBetween, outside, type Refusal, refuse } from './refusal.ts'

/** More audits than this are not a plan: refused. */
export const mostAudits = 1e9

/**
 * About how many audits a grant takes: the least whole n with `logEvidenceAbove(q·n, n, f, a, b)` ≥ ln thr, when every
 * audit brings exactly the quality q. A figure to plan with; the median of real runs is 10–50 % lower for small thr.
 *
 * q in [0, 1] · f in [1e-290, 1) · thr evidence needed, in (0, 1e300] · a, b as in `logEvidenceAbove`. A whole number from 0
 * to 1e9. Refuses everything else, a q that never gets there (q ≤ f) and one that needs more than 1e9 audits.
 * ln evidence is convex in n and 0 at n = 0 (it is a cumulant generating function), so the answer is found by halving:
 * at most sixty evaluations.
 */
export function auditsToGrant(q: number, f: number, thr: number, a = 1, b = 1): number | Refusal {
  const flaw =
    outside('q', q, 0, 1) ??
    flawOfFloor('f', f) ??
    notBetween('thr', thr, 0, Infinity) ??
    outside('thr', thr, 0, 1e300) ??
    flawOfCounts(0, 0, a, b)
  if (flaw) return flaw
  if (thr <= 1) return 0
  if (q <= f) return refuse('q is above f: a quality at or below the floor never proves that it is above')
  const target = Math.log(thr)
  const reached = (n: number): boolean => lnEvidenceAbove(q * n, n, f, a, b) >= target
  let high = 1
  while (!reached(high)) {
    if (high >= mostAudits) return refuse(`q is so far above f that ${mostAudits} audits can prove it`)
    high = Math.min(mostAudits, 2 * high)
  }
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}
