import { meanOf, squaresOf, sumOf } from './moments.ts'
import { normalInverse } from './normal.ts'
import { notBetween, notList, outside, type Refusal, refuse } from './refusal.ts'

/** An estimate with its interval at confidence 1 − α. */
export interface Interval {
  est: number
  se: number
  lo: number
  hi: number
}

/**
 * A mean from few audits and many predictions (PPI, PPI++): mean(λ·FU) + mean(Y − λF), with its normal interval.
 *
 * Y audit scores and F the predictions for the same ones, FU the predictions for those not audited (2 or more of each) ·
 * alpha in [1e-300, 1) · lam how far the predictions are trusted, 0 (the plain mean) … 1 (PPI), or 'auto' (PPI++: the λ in
 * [0, 1] with the shortest interval). `lam` in the answer is the λ used. Refuses everything else.
 * Source and peer: Angelopoulos et al. 2023, aangelopoulos/ppi_py (population variances; 'auto' with the sample variance of
 * F and FU together).
 */
export function ppiMean(
  Y: readonly number[],
  F: readonly number[],
  FU: readonly number[],
  alpha = 0.1,
  lam: number | 'auto' = 'auto',
): (Interval & { lam: number }) | Refusal {
  const flaw =
    notList('Y', Y, 2) ??
    notList('F', F, 2) ??
    notList('FU', FU, 2) ??
    (Y.length === F.length ? undefined : refuse('F is as long as Y')) ??
    flawOfAlpha(alpha) ??
    (lam === 'auto' ? undefined : outside('lam', lam, 0, 1))
  if (flaw) return flaw
  const used = lam === 'auto' ? bestTrust(Y, F, FU) : lam
  const rest = Y.map((y, i) => y - used * F[i]!)
  const variance =
    (used * used * squaresOf(FU)) / FU.length / FU.length + squaresOf(rest) / rest.length / rest.length
  return { lam: used, ...intervalOf(used * meanOf(FU) + meanOf(rest), Math.sqrt(variance), alpha) }
}

function bestTrust(Y: readonly number[], F: readonly number[], FU: readonly number[]): number {
  const [meanY, meanF] = [meanOf(Y), meanOf(F)]
  const together = sumOf(Y.map((y, i) => (y - meanY) * (F[i]! - meanF))) / Y.length
  const all = [...F, ...FU]
  const spread = squaresOf(all) / (all.length - 1)
  if (!(spread > 0)) return 0
  return Math.min(1, Math.max(0, together / ((1 + Y.length / FU.length) * spread)))
}

/**
 * A mean from audits drawn with unequal probabilities: the mean of `auditedScore`, with its normal interval.
 *
 * m predictions, pi probabilities of audit in [1e-6, 1], y audit scores or null: equally long, 2 or more · alpha in [1e-300, 1).
 * Refuses everything else. Source: augmented inverse-probability weighting (Robins, Rotnitzky & Zhao 1994).
 */
export function aipwMean(
  m: readonly number[],
  pi: readonly number[],
  y: readonly (number | null)[],
  alpha = 0.1,
): Interval | Refusal {
  const flaw =
    notList('m', m, 2) ??
    notList('pi', pi, 2, 1e-6, 1) ??
    (Array.isArray(y) && y.length === m.length && pi.length === m.length
      ? undefined
      : refuse('m, pi and y are equally long')) ??
    notList(
      'y',
      y.map((score) => score ?? 0),
      2,
    ) ??
    flawOfAlpha(alpha)
  if (flaw) return flaw
  const z = m.map((guess, i) => {
    const score = y[i] ?? null
    return score === null ? guess : guess + (score - guess) / pi[i]!
  })
  return intervalOf(meanOf(z), Math.sqrt(squaresOf(z) / (z.length - 1) / z.length), alpha)
}

/** Half of it must still be a double. */
const flawOfAlpha = (alpha: number): Refusal | undefined =>
  outside('alpha', alpha, 1e-300, 1) ?? notBetween('alpha', alpha, 0, 1)

function intervalOf(est: number, se: number, alpha: number): Interval {
  const z = normalInverse(alpha / 2)
  const half = typeof z === 'number' ? -z * se : 0
  return { est: est + 0, se, lo: est - half + 0, hi: est + half + 0 }
}
