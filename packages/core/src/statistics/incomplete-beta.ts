import { lnShares, type Point, pointAt } from './beta-tail.ts'
import { flawOfFloor, leastPrior } from './evidence.ts'
import { mostCount, outside, type Refusal } from './refusal.ts'

/**
 * I_x(a, b), the regularised incomplete beta function: the probability that a Beta(a, b) variable is at most x. x
 * 0, 1 or in [1e-290, 1), a and b in [1e-4, 1e12]. In [0, 1]; relative error about 1e-14 wherever the answer is a double. Refuses
 * everything else. Source: DiDonato & Morris (1992, ACM TOMS 18); `beta-tail.ts`.
 */
export function incompleteBeta(x: number, a: number, b: number): number | Refusal {
  const flaw = flawOfShape(a, b) ?? (x === 0 || x === 1 ? undefined : flawOfFloor('x', x))
  if (flaw) return flaw
  if (x === 0 || x === 1) return x + 0
  return Math.exp(lnShares(a, b, pointAt(x)).lower)
}

/** ln I_x(a, b) and ln(1 − I_x(a, b)). */
export interface LogShares {
  lower: number
  upper: number
}

/**
 * Both tails of the incomplete beta function as natural logarithms, each exact where the other is close to 0 and far
 * below what a double can hold. x in [1e-290, 1), a and b as in `incompleteBeta`. Refuses everything else.
 */
export function logIncompleteBeta(x: number, a: number, b: number): LogShares | Refusal {
  return flawOfShape(a, b) ?? flawOfFloor('x', x) ?? bothFinite(a, b, pointAt(x))
}

const flawOfShape = (a: number, b: number): Refusal | undefined =>
  outside('a', a, leastPrior, mostCount) ?? outside('b', b, leastPrior, mostCount)

/** A tail whose share rounds to 0 in the logarithm of the other is +0, never −0. */
const bothFinite = (a: number, b: number, point: Point): LogShares => {
  const { lower, upper } = lnShares(a, b, point)
  return { lower: lower + 0, upper: upper + 0 }
}
