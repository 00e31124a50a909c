import { lnUpperRatio, lnWholeRatio, type Point, productLess } from './beta-tail.ts'
import { flawOfCounts } from './evidence.ts'
import { notBetween, type Refusal } from './refusal.ts'

/**
 * The largest floor that is proven: the least f at which `logEvidenceAbove(S, n, f, a, b)` has not reached ln(1/α). The
 * true quality lies below it with probability at most α, over all looks together.
 *
 * S, n, a, b as in `logEvidenceAbove` · alpha in (0, 1). A number in [0, S/n]; 0 when nothing is proven. Refuses
 * everything else. Found by Newton's method on the logit, between two points that keep the root between them.
 */
export function lowerBound(S: number, n: number, alpha: number, a = 1, b = 1): number | Refusal {
  const flaw = flawOfCounts(S, n, a, b) ?? notBetween('alpha', alpha, 0, 1)
  if (flaw) return flaw
  return oneSided(S, n, alpha, a, b)?.f ?? 0
}

/**
 * The least ceiling that is proven, by `logEvidenceBelow`: the mirror of `lowerBound`, in [S/n, 1]; 1 when nothing is
 * proven. Arguments and refusals as there.
 */
export function upperBound(S: number, n: number, alpha: number, a = 1, b = 1): number | Refusal {
  const flaw = flawOfCounts(S, n, a, b) ?? notBetween('alpha', alpha, 0, 1)
  if (flaw) return flaw
  return oneSided(n - S, n, alpha, b, a)?.g ?? 1
}

/**
 * A confidence sequence: [low, high] such that the true quality is outside it, ever, with probability at most α. The
 * means m at which `logEvidenceAt(S, n, m, a, b)` has not reached ln(1/α).
 *
 * S, n, a, b as in `logEvidenceAt` · alpha in (0, 1). 0 ≤ low ≤ S/n ≤ high ≤ 1. Refuses everything else.
 */
export function confSeq(
  S: number,
  n: number,
  alpha: number,
  a = 0.5,
  b = 0.5,
): readonly [low: number, high: number] | Refusal {
  const flaw = flawOfCounts(S, n, a, b) ?? notBetween('alpha', alpha, 0, 1)
  if (flaw) return flaw
  return [twoSided(S, n, alpha, a, b)?.f ?? 0, twoSided(n - S, n, alpha, b, a)?.g ?? 1]
}

interface Slope {
  value: number
  /** by the logit of f */
  slope: number
}

/** Where the evidence that the mean is above falls to 1/α; undefined where it never reaches it. */
function oneSided(S: number, n: number, alpha: number, a: number, b: number): Point | undefined {
  return crossing(S, n, alpha, (point) => {
    const after = lnUpperRatio(a + S, b + (n - S), point)
    const before = lnUpperRatio(a, b, point)
    return { value: after - before, slope: lead(S, n, point) - Math.exp(-after) + Math.exp(-before) }
  })
}

function twoSided(S: number, n: number, alpha: number, a: number, b: number): Point | undefined {
  return crossing(S, n, alpha, (point) => ({
    value: lnWholeRatio(a + S, b + (n - S), point) - lnWholeRatio(a, b, point),
    slope: lead(S, n, point),
  }))
}

/** −(S − n·f) */
const lead = (S: number, n: number, { f, g }: Point): number =>
  f <= g ? productLess(n, f, S) : -productLess(n, g, n - S)

/** Beyond these logits there is no double left. */
const farthest = 660

const pointOf = (logit: number): Point => ({
  f: 1 / (1 + Math.exp(-logit)),
  g: 1 / (1 + Math.exp(logit)),
})

/**
 * The point below S/n where a falling log-evidence passes ln(1/α): Newton's method on the logit, kept between two points
 * on both sides of the root. A last step that is small beside the way to S/n leaves an error of its square.
 */
function crossing(S: number, n: number, alpha: number, evidence: (at: Point) => Slope): Point | undefined {
  if (S === 0) return undefined
  const target = -Math.log(alpha)
  const top = S === n ? farthest : Math.max(-farthest, Math.min(farthest, Math.log(S / (n - S))))
  let [low, high] = [-farthest, top]
  let logit = firstGuess(S, n, target)
  for (let round = 0; round < 200; round++) {
    if (!(logit > low && logit < high)) logit = (low + high) / 2
    const { value, slope } = evidence(pointOf(logit))
    if (value >= target) low = logit
    else high = logit
    const step = (target - value) / slope
    logit += step
    if (Math.abs(step) <= 1e-8 * Math.min(1, top - logit) || high - low <= 1e-15) break
  }
  return logit > -farthest + 1 ? pointOf(logit) : undefined
}

/** The logit of the normal approximation of the bound (Wilson's interval). */
function firstGuess(S: number, n: number, target: number): number {
  const spread = 2 * target + Math.log1p(n)
  const p = S / n
  const centre = p + spread / (2 * n)
  const half = Math.sqrt((spread * p * (1 - p)) / n + (spread / (2 * n)) ** 2)
  const f = (p * p) / (centre + half)
  return Math.log(f / (1 + spread / n - f))
}
