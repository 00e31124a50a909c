import { notBetween, notList, notWhole, type Refusal } from './refusal.ts'

/**
 * e-Benjamini–Hochberg: which of the hypotheses may be rejected so that on average at most a share α of the rejections
 * is false, whatever the dependence. e: 1 to 1e7 e-values, each ≥ 0 and ≤ 1e300 · alpha in (0, 1). The places (from 0) of
 * the rejected ones, ascending. Refuses everything else.
 * Source: Wang & Ramdas (2022, JRSS B 84).
 */
export function eBH(e: readonly number[], alpha: number): readonly number[] | Refusal {
  const flaw = notList('e', e, 1, 0, 1e300) ?? notBetween('alpha', alpha, 0, 1)
  if (flaw) return flaw
  return reaching(e, (k) => e.length / (alpha * k))
}

/**
 * Locked-in e-BH: which slices may be granted now, given that G grants (slice and attempt) stand already for ever. The
 * largest k slices whose k-th evidence is at least max(1/α, K/(α(G+k))). The share of false grants among all ever made
 * is at most α on average at every time, for any dependence; for that, K must not change.
 *
 * logE: ln evidence *now* of each slice not yet granted, not its highest so far (running maxima do not keep the
 * promise: arXiv 2501.19360), `logAttemptWeight` already added; each within ±1e300 · K how many slices there can be, a
 * whole number ≥ the length of logE · alpha in (0, 1) · G a whole number ≥ 0. The places (from 0) of the granted ones,
 * ascending. Refuses everything else.
 * Source: our own proof, in the README beside this file, after Fischer, Xu & Ramdas (arXiv 2407.20683).
 */
export function lockedEBH(
  logE: readonly number[],
  K: number,
  alpha: number,
  G: number,
): readonly number[] | Refusal {
  const flaw =
    notList('logE', logE, 0, -1e300, 1e300) ??
    notWhole('K', K, Math.max(1, logE.length), 1e9) ??
    notBetween('alpha', alpha, 0, 1) ??
    notWhole('G', G, 0, 1e9)
  if (flaw) return flaw
  return reaching(logE, (k) => Math.log(Math.max(1 / alpha, K / (alpha * (G + k)))))
}

/**
 * ln w_k, w_k = 1/(k(k+1)): what attempt k (a whole number from 1) adds to its ln evidence. The weights sum to 1, so a
 * slice may be tried for ever within one α. Refuses everything else.
 */
export function logAttemptWeight(k: number): number | Refusal {
  return notWhole('k', k, 1, 1e9) ?? -Math.log(k) - Math.log1p(k)
}

/** The places of the k largest values, for the largest k whose k-th value is at least `needed(k)`. */
function reaching(values: readonly number[], needed: (k: number) => number): readonly number[] {
  const order = values.map((_, place) => place).sort((i, j) => values[j]! - values[i]! || i - j)
  const count = order.findLastIndex((place, i) => values[place]! >= needed(i + 1)) + 1
  return order.slice(0, count).sort((i, j) => i - j)
}
