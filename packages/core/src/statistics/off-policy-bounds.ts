import { meanOf, squaresOf } from './moments.ts'
import { mostValue, notBetween, notList, type Refusal } from './refusal.ts'

/**
 * A lower bound of the mean of independent values in [0, xMax] at confidence 1 − δ, by the sample's own variance
 * (Maurer & Pontil 2009, empirical Bernstein). x: 2 or more values in [0, xMax] · xMax in (0, 1e100) · delta in (0, 1).
 * May be below 0, where it says nothing. Refuses everything else.
 */
export function bernsteinLowerBound(x: readonly number[], xMax: number, delta: number): number | Refusal {
  const flaw = flawOfSample(x, xMax, delta)
  if (flaw) return flaw
  const n = x.length
  const doubt = Math.LN2 - Math.log(delta)
  return (
    meanOf(x) - (7 * xMax * doubt) / (3 * (n - 1)) - Math.sqrt((2 * (squaresOf(x) / (n - 1)) * doubt) / n)
  )
}

/** The same by Hoeffding's inequality (1963), which knows only the range. */
export function hoeffdingLowerBound(x: readonly number[], xMax: number, delta: number): number | Refusal {
  return flawOfSample(x, xMax, delta) ?? meanOf(x) - xMax * Math.sqrt(-Math.log(delta) / (2 * x.length))
}

const flawOfSample = (x: readonly number[], xMax: number, delta: number): Refusal | undefined =>
  notBetween('xMax', xMax, 0, mostValue) ?? notList('x', x, 2, 0, xMax) ?? notBetween('delta', delta, 0, 1)
