import { lnUpperRatio, lnWholeRatio, mirrored, pointAt } from './beta-tail.ts'
import { mostCount, notBetween, outside, type Refusal } from './refusal.ts'

/** Priors lighter than this are refused: their mass sits on the ends. */
export const leastPrior = 1e-4

/** Smaller floors are refused: their products with a prior would no longer be doubles. */
const leastFloor = 1e-290

/** Refuses floors that are none. */
export const flawOfFloor = (name: string, f: number): Refusal | undefined =>
  outside(name, f, leastFloor, 1) ?? notBetween(name, f, 0, 1)

/** Refuses sums and priors that are none. */
export const flawOfCounts = (S: number, n: number, a: number, b: number): Refusal | undefined =>
  outside('n', n, 0, mostCount) ??
  outside('S', S, 0, n) ??
  outside('a', a, leastPrior, mostCount) ??
  outside('b', b, leastPrior, mostCount)

/**
 * ln of the evidence against "each score's expectation, given the past, is at most f": a test supermartingale under
 * that hypothesis, so P(it is ever ≥ 1/α) ≤ α however often one looks (Ville). It is the likelihood ratio of the scores
 * averaged over Beta(a, b) cut to (f, 1).
 *
 * S sum of n scores, each in [0, 1], 0 ≤ S ≤ n ≤ 1e12 (fractions allowed) · f in [1e-290, 1) · a, b in [1e-4, 1e12].
 * Any finite number; 0 for n = 0. Refuses everything else.
 * Source: one-sided beta-binomial mixture of Howard, Ramdas, McAuliffe & Sekhon (2021, Ann. Statist. 49); Robbins 1970.
 */
export function logEvidenceAbove(S: number, n: number, f: number, a = 1, b = 1): number | Refusal {
  return flawOfCounts(S, n, a, b) ?? flawOfFloor('f', f) ?? lnEvidenceAbove(S, n, f, a, b)
}

/**
 * ln of the evidence against "each score's expectation, given the past, is at least f": the same with Beta(a, b) cut
 * to (0, f). Arguments, limits and refusals as for `logEvidenceAbove`.
 */
export function logEvidenceBelow(S: number, n: number, f: number, a = 1, b = 1): number | Refusal {
  return flawOfCounts(S, n, a, b) ?? flawOfFloor('f', f) ?? lnEvidenceBelow(S, n, f, a, b)
}

/**
 * ln of the evidence against "each score's expectation, given the past, is exactly m": the likelihood ratio averaged
 * over the whole of Beta(a, b). Arguments, limits and refusals as for `logEvidenceAbove`; m in [1e-290, 1).
 */
export function logEvidenceAt(S: number, n: number, m: number, a = 0.5, b = 0.5): number | Refusal {
  return flawOfCounts(S, n, a, b) ?? flawOfFloor('m', m) ?? lnEvidenceAt(S, n, m, a, b)
}

/** `logEvidenceAbove` without its checks. */
export function lnEvidenceAbove(S: number, n: number, f: number, a: number, b: number): number {
  const point = pointAt(f)
  return lnUpperRatio(a + S, b + (n - S), point) - lnUpperRatio(a, b, point)
}

/** `logEvidenceBelow` without its checks. */
export function lnEvidenceBelow(S: number, n: number, f: number, a: number, b: number): number {
  const point = mirrored(pointAt(f))
  return lnUpperRatio(b + (n - S), a + S, point) - lnUpperRatio(b, a, point)
}

const lnEvidenceAt = (S: number, n: number, m: number, a: number, b: number): number => {
  const point = pointAt(m)
  return lnWholeRatio(a + S, b + (n - S), point) - lnWholeRatio(a, b, point)
}
