import { outside, type Refusal } from './refusal.ts'

/**
 * The prediction-powered score of one conversation: m where it was not audited, m + (y − m)/π where it was. Whatever the
 * prediction m is, its expectation is the true quality.
 *
 * m prediction made before the audit, in [0, 1] · pi probability with which the audit was drawn, in [1e-6, 1] · y audit
 * score in [0, 1], null if not audited. A number in `auditedRange(least pi)`. Refuses everything else.
 * Source: augmented inverse-probability weighting; Csillag et al., "Prediction-Powered E-values" (ICML 2025).
 */
export function auditedScore(m: number, pi: number, y: number | null): number | Refusal {
  const flaw = outside('m', m, 0, 1) ?? outside('pi', pi, leastAuditProbability, 1)
  if (flaw) return flaw
  if (y === null) return m + 0
  // Rounding must not carry it out of the range that bets were opened for.
  return outside('y', y, 0, 1) ?? Math.min(1 / pi, Math.max(1 - 1 / pi, m + (y - m) / pi)) + 0
}

/** Audits drawn more rarely than this are refused: one of them would outweigh all others. */
export const leastAuditProbability = 1e-6

/** [1 − 1/π, 1/π]: where audited scores lie when no audit is rarer than `piMin`, in [1e-6, 1]. Else refuses. */
export function auditedRange(piMin: number): readonly [xMin: number, xMax: number] | Refusal {
  return outside('piMin', piMin, leastAuditProbability, 1) ?? [1 - 1 / piMin, 1 / piMin]
}
