import { halfLogTwoPi, stirlingRest } from './log-gamma.ts'

/** x − ln(1+x) ≥ 0 for x > −1, without cancellation near 0. */
export function lessLog1p(x: number): number {
  if (x < -0.4 || x > 0.8) return x - Math.log1p(x)
  const r = x / (2 + x)
  const square = r * r
  let sum = 0
  let power = 1
  for (let k = 3; power > 1e-18; k += 2) {
    sum += power / k
    power *= square
  }
  return x * r - 2 * r * square * sum
}

/** a·b − c with the product unrounded (Dekker 1971), for |a|, |b| < 1e150. */
export function productLess(a: number, b: number, c: number): number {
  const product = a * b
  const aHigh = high(a)
  const bHigh = high(b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  const lost = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
  return product - c + lost
}

const high = (x: number): number => {
  const scaled = 134_217_729 * x
  return scaled - (scaled - x)
}

/** A point of (0, 1) with both its distances, since 1 − f loses the digits of a small f. */
export interface Point {
  f: number
  /** 1 − f */
  g: number
}

export const pointAt = (f: number): Point => ({ f, g: 1 - f })
export const mirrored = ({ f, g }: Point): Point => ({ f: g, g: f })

/** A − (A+B)f, exact to the last digit; its sign says on which side of the mean f lies. */
const excess = (A: number, B: number, { f, g }: Point): number =>
  f <= g ? -productLess(A + B, f, A) : productLess(A + B, g, B)

/** x·ln(x/m) − (x − m), where `gap` = m − x is given exactly (Loader 2000, "bd0"). */
const deviance = (x: number, m: number, gap: number): number =>
  Math.abs(gap) < 0.4 * x ? x * lessLog1p(gap / x) : x * Math.log(x / m) + gap

/**
 * ln [ B(A, B) / (f^A g^B) ]: the saddle-point form, whose terms do not cancel however many observations there are.
 */
export function lnWholeRatio(A: number, B: number, point: Point): number {
  const N = A + B
  const e = excess(A, B, point)
  return (
    deviance(A, N * point.f, -e) +
    deviance(B, N * point.g, e) +
    0.5 * Math.log(N / A / B) +
    halfLogTwoPi +
    (stirlingRest(A) + stirlingRest(B) - stirlingRest(N))
  )
}

/**
 * ln R, R = ∫_f^1 t^(A−1) (1−t)^(B−1) dt / (f^A g^B): the part of the beta integral above f in units of its integrand
 * at f. A ratio of two such numbers is an e-value, and nothing in it over- or underflows.
 */
export function lnUpperRatio(A: number, B: number, point: Point): number {
  if (A === 1 && B === 1) return -Math.log(point.f)
  if (isUpperSmaller(A, B, point)) return lnTail(A, B, point)
  const whole = lnWholeRatio(A, B, point)
  return whole + Math.log1p(-Math.exp(lnTail(B, A, mirrored(point)) - whole))
}

/** ln of the part above f and of the part below it, as shares of the whole: the incomplete beta function's logs. */
export function lnShares(A: number, B: number, point: Point): { upper: number; lower: number } {
  const whole = lnWholeRatio(A, B, point)
  if (isUpperSmaller(A, B, point)) {
    const upper = Math.min(0, lnTail(A, B, point) - whole)
    return { upper, lower: Math.log1p(-Math.exp(upper)) }
  }
  const lower = Math.min(0, lnTail(B, A, mirrored(point)) - whole)
  return { upper: Math.log1p(-Math.exp(lower)), lower }
}

/** Above the point where the continued fraction of the upper part converges fast. */
const isUpperSmaller = (A: number, B: number, { f, g }: Point): boolean =>
  f <= g ? f * (A + B + 2) >= A + 1 : g * (A + B + 2) <= B + 1

/**
 * ln R for f at or above the mean: a continued fraction, which takes few steps where one side is light or f is far out;
 * an integral near the mean of two heavy sides, where it would take hundreds.
 */
function lnTail(A: number, B: number, point: Point): number {
  const isNear = Math.min(A, B) > 500 && excess(A, B, point) ** 2 < 100 * (A + B) * point.f * point.g
  return isNear ? lnTailByNodes(A, B, point) : -Math.log(fraction(A, B, point))
}

/** Stands for a denominator that is 0 by chance. */
const least = 1e-290

/** 1/R as the continued fraction of DiDonato & Morris (1992, ACM TOMS 18, eq. 9), by Lentz's method. */
function fraction(A: number, B: number, point: Point): number {
  const { g } = point
  const slope = 1 - excess(A, B, point)
  const first = (B * slope) / (B + 1)
  let value = first
  let up = first
  let down = 0
  for (let m = 1; m < 10_000; m++) {
    const q = g / (B + 2 * m - 1)
    const top = (B + m - 1) * q * (A + B + m - 1) * q * m * (A - m)
    const bottom = m + m * (A - m) * q + ((B + m) * (slope + m * (2 - g))) / (B + 2 * m + 1)
    down = 1 / (bottom + top * down || least)
    up = bottom + top / up || least
    const change = up * down
    value *= change
    if (Math.abs(change - 1) < 3e-16) break
  }
  return value
}

/** Points and weights of the Gauss–Legendre rule on (0, 1), by Newton's method on the Legendre polynomial. */
function gaussLegendre(count: number): { at: number; weight: number }[] {
  return Array.from({ length: count }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let round = 0; round < 8; round++) {
      let p = 1
      let before = 0
      for (let k = 0; k < count; k++) {
        const next = ((2 * k + 1) * x * p - k * before) / (k + 1)
        before = p
        p = next
      }
      slope = (count * (x * p - before)) / (x * x - 1)
      x -= p / slope
    }
    return { at: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope) }
  })
}

const nodes = gaussLegendre(28)
/** exp(−38) is below the last digit of the integral. */
const depth = 38

/**
 * ln R for f at or above the mean, A and B large: Gauss–Legendre over the stretch on which the integrand, 1 at f and
 * falling like a normal density, is above exp(−38). The exponent is written without cancellation.
 */
function lnTailByNodes(A: number, B: number, point: Point): number {
  const { f, g } = point
  const slope = Math.min(0, excess(A, B, point)) / f / g
  const exponent = (d: number): number => d * slope - A * lessLog1p(d / f) - B * lessLog1p(-d / g)
  const curve = A / f / f + B / g / g
  let reach = (2 * depth) / (Math.sqrt(slope * slope + 2 * depth * curve) - slope)
  while (reach < g && exponent(reach) > -depth) reach *= 1.1
  reach = Math.min(reach, g)
  let sum = 0
  for (const { at, weight } of nodes) {
    const d = at * reach
    sum += (weight * Math.exp(exponent(d))) / ((f + d) * (g - d))
  }
  return Math.log(sum * reach)
}
