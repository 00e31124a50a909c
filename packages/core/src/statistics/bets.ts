import { mostValue, notBetween, notOneOf, outside, type Refusal, refuse } from './refusal.ts'

/** The fourteen sizes of bet, as shares of the largest that cannot lose everything: 0.95·2^(−k/2). */
export const betSizes: readonly number[] = Array.from({ length: 14 }, (_, k) => 0.95 * 2 ** (-k / 2))

/** The running accounts of a test by betting. Plain data: it may be stored and taken up again. */
export interface Bets {
  f: number
  xMin: number
  xMax: number
  side: 'above' | 'below'
  /** ln of what each of the fourteen bets has made of 1 */
  lnAccounts: readonly number[]
}

/**
 * Opens fourteen accounts of 1 that bet against "the expectation of x, given the past, is at most f" (`side` above; for
 * below: at least f). For scores outside {0, 1}, such as prediction-powered or inverse-probability ones.
 *
 * x will lie in [xMin, xMax]; xMin < f < xMax, each within ±1e100, f at least a billionth of the range away from both. Refuses everything else. Account k bets the share
 * λ_k = betSizes[k]/(f − xMin), so that no x can empty it.
 * Source: Waudby-Smith & Ramdas (2024, JRSS B 86), a fixed grid of bets with equal weights.
 */
export function makeBets(
  f: number,
  xMin: number,
  xMax: number,
  side: 'above' | 'below' = 'above',
): Bets | Refusal {
  const flaw =
    outside('xMin', xMin, -mostValue, mostValue) ??
    outside('xMax', xMax, -mostValue, mostValue) ??
    notBetween('f', f, xMin, xMax) ??
    notOneOf('side', side, ['above', 'below']) ??
    (Math.min(f - xMin, xMax - f) >= 1e-9 * (xMax - xMin)
      ? undefined
      : refuse('f is at least a billionth of the range away from xMin and xMax'))
  return flaw ?? { f: f + 0, xMin: xMin + 0, xMax: xMax + 0, side, lnAccounts: betSizes.map(() => 0) }
}

/** The accounts after one more x; the given ones are left as they are. Refuses an x outside [xMin, xMax]. */
export function betUpdate(bets: Bets, x: number): Bets | Refusal {
  const flaw = outside('x', x, bets.xMin, bets.xMax)
  if (flaw) return flaw
  const { f, xMin, xMax, side } = bets
  const gain = side === 'above' ? (x - f) / (f - xMin) : (f - x) / (xMax - f)
  return { ...bets, lnAccounts: bets.lnAccounts.map((ln, k) => ln + Math.log1p(betSizes[k]! * gain)) }
}

/**
 * ln of the evidence: the mean of the fourteen accounts. A test supermartingale under the hypothesis; 0 before the
 * first x.
 */
export const logWealth = (bets: Bets): number => lnMeanExp(bets.lnAccounts)

/**
 * ln of the mean of two accounts of evidence on the same hypothesis (½e^p + ½e^q): again evidence, never worse than ln 2
 * behind the better one. p, q any numbers within ±1e300; refuses everything else.
 * Source: the idea of R-AutoEval+ (arXiv 2505.18659), counts and prediction-powered bets side by side.
 */
export function combineEvidence(p: number, q: number): number | Refusal {
  return outside('p', p, -1e300, 1e300) ?? outside('q', q, -1e300, 1e300) ?? lnMeanExp([p, q])
}

/** ln of the mean of exp(x); near 0 without loss of the leading digits. */
function lnMeanExp(xs: readonly number[]): number {
  const most = Math.max(...xs)
  const least = Math.min(...xs)
  if (most < 1 && least > -1) return Math.log1p(xs.reduce((sum, x) => sum + Math.expm1(x), 0) / xs.length) + 0
  return most + Math.log(xs.reduce((sum, x) => sum + Math.exp(x - most), 0) / xs.length)
}
