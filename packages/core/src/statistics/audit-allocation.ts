import { meanOf, sumOf } from './moments.ts'
import { notList, outside, type Refusal, refuse } from './refusal.ts'

/**
 * Neyman's allocation: how n audits are shared among strata so that the error of the overall mean is least:
 * n·W_h·S_h/Σ W·S, as fractions of audits.
 *
 * W weights of the strata and S standard deviations within them: equally long, each from 0 to 1e100, not all W·S 0 · n in
 * [0, 1e12]. Refuses everything else. Source: Neyman 1934.
 */
export function neyman(W: readonly number[], S: readonly number[], n: number): readonly number[] | Refusal {
  const flaw = flawOfStrata(W, S) ?? outside('n', n, 0, 1e12)
  if (flaw) return flaw
  const parts = W.map((weight, h) => weight * S[h]! + 0)
  const whole = sumOf(parts)
  return whole > 0 ? parts.map((part) => n * (part / whole) + 0) : refuse('W·S is above 0 in some stratum')
}

/**
 * The standard error of the stratified mean when stratum h has `audits[h]` audits: √Σ W²S²/audits. W, S as in `neyman`;
 * audits from 0 to 1e12, above 0 where W·S is. Refuses everything else.
 */
export function stratifiedSe(
  W: readonly number[],
  S: readonly number[],
  audits: readonly number[],
): number | Refusal {
  const flaw =
    flawOfStrata(W, S) ??
    notList('audits', audits, 1, 0, 1e12) ??
    (audits.length === W.length ? undefined : refuse('audits is as long as W'))
  if (flaw) return flaw
  const parts = W.map((weight, h) => (weight * S[h]! === 0 ? 0 : (weight * S[h]!) / Math.sqrt(audits[h]!)))
  return parts.every(Number.isFinite)
    ? Math.hypot(...parts)
    : refuse('audits is above 0 in every stratum where W·S is')
}

const flawOfStrata = (W: readonly number[], S: readonly number[]): Refusal | undefined =>
  notList('W', W, 1, 0) ??
  notList('S', S, 1, 0) ??
  (W.length === S.length ? undefined : refuse('S is as long as W'))

/**
 * The probability of an audit for each conversation, in proportion to how uncertain its prediction is, never below
 * `floor` or above 1, and `rate` on average.
 *
 * sd residual standard deviations, from 0 to 1e100 · rate in [0, 1] · floor in [0, rate]. Refuses everything else. Where
 * the conversations with an sd above 0 cannot fill the rate, the others share what is left.
 */
export function auditProbs(sd: readonly number[], rate: number, floor: number): readonly number[] | Refusal {
  const flaw = notList('sd', sd, 1, 0) ?? outside('rate', rate, 0, 1) ?? outside('floor', floor, 0, rate)
  if (flaw) return flaw
  const most = sd.reduce((largest, one) => Math.max(largest, one), 0)
  if (most === 0) return sd.map(() => rate)
  return filled(
    sd.map((one) => one / most),
    rate,
    floor,
  )
}

/** The scale c at which the mean of clamp(c·sd, floor, 1) is the rate: a straight line between two points of bending. */
function filled(sd: readonly number[], rate: number, floor: number): readonly number[] {
  const at = (c: number): number[] => sd.map((one) => Math.min(1, Math.max(floor, c * one)))
  const bends = sd.flatMap((one) => (one > 1e-100 ? [floor / one, 1 / one] : [])).sort((a, b) => a - b)
  const last = at(bends.at(-1)!)
  if (meanOf(last) < rate) return spread(last, sd, rate)
  let [before, after] = [-1, bends.length - 1]
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if (meanOf(at(bends[middle]!)) >= rate) after = middle
    else before = middle
  }
  const [low, high] = [bends[before] ?? 0, bends[after]!]
  const [from, to] = [meanOf(at(low)), meanOf(at(high))]
  return at(to > from ? low + ((rate - from) / (to - from)) * (high - low) : high)
}

/** The rest of the rate, shared by those whose sd is nothing beside the others'. */
function spread(full: readonly number[], sd: readonly number[], rate: number): readonly number[] {
  const idle = sd.filter((one) => one <= 1e-100).length
  const left = rate * sd.length - (sd.length - idle)
  return full.map((p, i) => (sd[i]! <= 1e-100 ? Math.min(1, left / idle) : p))
}
