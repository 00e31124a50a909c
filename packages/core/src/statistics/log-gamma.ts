import { notBetween, outside, type Refusal } from './refusal.ts'

/** ζ(k) − 1 for k = 2…29 (made with mpmath at 40 digits). */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9, 1.862659723513049e-9,
]

/** B₂ₖ/(2k(2k−1)), k = 1…10: Stirling's series. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
  43_867 / 244_188,
  -174_611 / 125_400,
]

const oneLessEuler = 0.42278433509846713
export const halfLogTwoPi = 0.9189385332046728

/** ln Γ(2+y) for |y| ≤ ½: its Taylor series, exact in the relative sense at the zero y = 0. */
function aroundTwo(y: number): number {
  let sum = 0
  for (let k = zetaLessOne.length + 1; k >= 2; k--) sum = sum * -y + zetaLessOne[k - 2]! / k
  return y * (oneLessEuler + y * sum)
}

/** ln Γ(x) for x > 0 without a check of it. */
export function lnGamma(x: number): number {
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingRest(x)
  if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x)
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1)
  let product = 1
  let rest = x
  while (rest > 2.5) {
    rest -= 1
    product *= rest
  }
  return Math.log(product) + aroundTwo(rest - 2)
}

/** What Stirling's formula leaves out: ln Γ(x) − (x−½)ln x + x − ½ln 2π, about 1/(12x). */
export function stirlingRest(x: number): number {
  if (x < 10) return lnGamma(x) - (x - 0.5) * Math.log(x) + x - halfLogTwoPi
  const square = 1 / (x * x)
  let sum = 0
  for (let k = stirling.length - 1; k >= 0; k--) sum = sum * square + stirling[k]!
  return sum / x
}

/** ln B(1+x, 1+y), exact in the relative sense at its zero x = y = 0. */
const lnBetaAroundOne = (x: number, y: number): number =>
  aroundTwo(x) + aroundTwo(y) - aroundTwo(x + y) - Math.log1p(x) - Math.log1p(y)

/** ln B(a, b) for a, b > 0 without a check of them. */
export function lnBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (small > 0.75 && large < 1.25) return lnBetaAroundOne(a - 1, b - 1)
  if (large < 10) return lnGamma(small) + lnGamma(large) - lnGamma(small + large)
  const ratio = small / large
  const rest = stirlingRest(large) - stirlingRest(small + large)
  if (small < 10)
    return lnGamma(small) + rest - (large - 0.5) * Math.log1p(ratio) - small * (Math.log(small + large) - 1)
  return (
    halfLogTwoPi +
    stirlingRest(small) +
    rest -
    0.5 * Math.log(small) -
    (large - 0.5) * Math.log1p(ratio) +
    small * Math.log(ratio / (1 + ratio))
  )
}

/**
 * ln Γ(x), the natural logarithm of the gamma function, for 0 < x ≤ 1e300. Relative error about 1e-15, at its zeros 1
 * and 2 too. Refuses everything else. Source: Taylor series about 2 with ζ(k) (Abramowitz & Stegun 6.1.33), Stirling's
 * series from 10 (6.1.41).
 */
export function logGamma(x: number): number | Refusal {
  return notBetween('x', x, 0, Infinity) ?? outside('x', x, 0, 1e300) ?? lnGamma(x) + 0
}

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a+b), for 1e-300 ≤ a, b ≤ 1e300, without the cancellation of the three when one
 * is large. Refuses everything else.
 */
export function logBeta(a: number, b: number): number | Refusal {
  return outside('a', a, 1e-300, 1e300) ?? outside('b', b, 1e-300, 1e300) ?? lnBeta(a, b) + 0
}
