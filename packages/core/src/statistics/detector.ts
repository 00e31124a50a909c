import { betSizes } from './bets.ts'
import { mostValue, notBetween, notList, notOneOf, outside, type Refusal, refuse } from './refusal.ts'

/** The running sums of an alarm on a fall of quality. Plain data: it may be stored and taken up again. */
export interface Detector {
  f: number
  xMax: number
  kind: 'sr' | 'cusum'
  /** how strongly what was seen speaks for a fall at some time: the mean of `sums`; alarm at value ≥ A */
  value: number
  /** one a size of bet, 0…1e300 */
  sums: readonly number[]
}

/** Sums stop here: far beyond any threshold, and a fall that lasts for ever does not overflow. */
const most = 1e300

/**
 * Opens an alarm on "the expectation of x has fallen below f". Raised at value ≥ A it gives at least A observations on
 * average to a false alarm while the expectation is at least f, whatever else happens (with one `detUpdateDay` a day: A
 * days). kind 'sr' Shiryaev–Roberts sums (E[value] after n observations is n when the expectation is exactly f), 'cusum'
 * e-CUSUM, which is never larger.
 *
 * x will be at most xMax; f < xMax, both within ±1e100 and at least 1e-9 of the larger of them (or of 1) apart. Refuses everything else.
 * Source: Shin, Ramdas & Rinaldo, "E-detectors" (2024, NEJSDS), with the bets of `makeBets` from the other side.
 */
export function makeDetector(f: number, xMax: number, kind: 'sr' | 'cusum' = 'sr'): Detector | Refusal {
  const flaw =
    outside('xMax', xMax, -mostValue, mostValue) ??
    outside('f', f, -mostValue, mostValue) ??
    notBetween('f', f, -Infinity, xMax) ??
    notOneOf('kind', kind, ['sr', 'cusum']) ??
    (xMax - f >= 1e-9 * Math.max(1, Math.abs(xMax), Math.abs(f))
      ? undefined
      : refuse('xMax is further above f'))
  return flaw ?? { f: f + 0, xMax: xMax + 0, kind, value: 0, sums: betSizes.map(() => 0) }
}

/** The detector after one more x; the given one is left as it is. Refuses an x above xMax (or below −1e100). */
export const detUpdate = (detector: Detector, x: number): Detector | Refusal =>
  outside('x', x, -mostValue, detector.xMax) ?? fed(detector, [x])

/**
 * The detector after one day, with all that matured in it; a day without anything counts as a day. Refuses a list with
 * an x above xMax.
 */
export const detUpdateDay = (detector: Detector, xs: readonly number[]): Detector | Refusal =>
  notList('xs', xs, 0, -mostValue, detector.xMax) ?? fed(detector, xs)

function fed(detector: Detector, xs: readonly number[]): Detector {
  const { f, xMax, kind } = detector
  const sums = detector.sums.map((sum, k) => {
    const bet = betSizes[k]! / (xMax - f)
    const likelihood = xs.reduce((product, x) => Math.min(most, product * (1 + bet * (f - x))), 1)
    return Math.min(most, (kind === 'sr' ? sum + 1 : Math.max(sum, 1)) * likelihood)
  })
  return { ...detector, sums, value: sums.reduce((sum, one) => sum + one / sums.length, 0) }
}
