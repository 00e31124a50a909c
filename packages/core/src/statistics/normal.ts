import { notBetween, outside, type Refusal } from './refusal.ts'

/**
 * (1+z)·M(z) as a Chebyshev series in (z−5)/(z+5), where M(z) = (1−Φ(z))/φ(z) is Mills' ratio, 0 ≤ z < ∞. Made with
 * mpmath at 40 digits by interpolation at 90 Chebyshev points; the first term left out is below 1e-17. The form is that
 * of Shepherd & Laframboise (1981, Math. Comp. 36).
 */
const mills = [
  1.1579976221305188, -0.1633449388451398, -0.013683136055781576, 0.03082200019810004, -0.016220073012046806,
  0.005616691016460094, -0.0014133933783549216, 0.0002502625460725661, -2.468907239728387e-5,
  -1.0107964061837592e-6, 7.495419179740573e-7, -7.600274268728337e-8, -1.1574771441328644e-8,
  3.333386472599843e-9, 7.538039628171347e-11, -1.1104247263727494e-10, 3.509243776551059e-12,
  3.6894953861750955e-12, -2.3376697776383095e-13, -1.3271797523541405e-13, 9.921706995888276e-15,
  5.276004995455379e-15, -3.373097694187922e-16, -2.2804338776379946e-16, 7.496330565808626e-18,
  1.0328041877290668e-17,
]
const inverseRootTwoPi = 0.3989422804014327
const halfLogTwoPi = 0.9189385332046728

/** Mills' ratio (1−Φ(z))/φ(z) for z ≥ 0. */
function millsRatio(z: number): number {
  const t = (2 * (z - 5)) / (z + 5)
  let now = 0
  let before = 0
  for (let k = mills.length - 1; k > 0; k--) {
    const next = t * now - before + mills[k]!
    before = now
    now = next
  }
  return ((t / 2) * now - before + mills[0]!) / (1 + z)
}

/** φ(z) with its full relative precision: z is split so that its square does not round before exp. */
function density(z: number): number {
  const high = Math.round(z * 16) / 16
  return inverseRootTwoPi * Math.exp((-high * high) / 2) * Math.exp((-(z - high) * (z + high)) / 2)
}

/** Φ(z) − ½ for |z| ≤ 1, exact in the relative sense at 0 (Abramowitz & Stegun 26.2.11). */
function aboutMiddle(z: number): number {
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return density(z) * sum
}

/**
 * Φ(z), the probability that a standard normal variable is at most z: 0…1, full relative precision in the lower tail
 * (0 below −38.6, where no double is small enough). Any finite z; refuses NaN and infinities.
 */
export function normalCdf(z: number): number | Refusal {
  const flaw = outside('z', z, -Number.MAX_VALUE, Number.MAX_VALUE)
  if (flaw) return flaw
  if (Math.abs(z) > 40) return z > 0 ? 1 : 0
  const tail = density(z) * millsRatio(Math.abs(z))
  return z > 0 ? 1 - tail : tail
}

/**
 * The z with Φ(z) = p, for 0 < p < 1; relative error about 1e-15, near p = ½ and down to p = 5e-324 too. Refuses
 * everything else (0 and 1 would be infinite). Newton's method on Φ − ½ in the middle, on ln Φ in the tail.
 */
export function normalInverse(p: number): number | Refusal {
  const flaw = notBetween('p', p, 0, 1)
  if (flaw) return flaw
  if (Math.abs(p - 0.5) <= 0.25) return middleInverse(p - 0.5) + 0
  return p < 0.5 ? -tailInverse(p) : tailInverse(1 - p)
}

function middleInverse(q: number): number {
  let z = q / inverseRootTwoPi
  for (let i = 0; i < 50; i++) {
    const step = (aboutMiddle(z) - q) / density(z)
    z -= step
    if (Math.abs(step) <= 1e-16 * Math.abs(z)) break
  }
  return z
}

/** z > 0 with 1 − Φ(z) = p, for p < ¼. ln(1−Φ) is concave, so Newton's method converges from anywhere. */
function tailInverse(p: number): number {
  const target = Math.log(p) + halfLogTwoPi
  let z = Math.sqrt(-2 * Math.log(2 * p))
  for (let i = 0; i < 50; i++) {
    const ratio = millsRatio(z)
    const step = (Math.log(ratio) - (z * z) / 2 - target) * ratio
    z += step
    if (Math.abs(step) <= 1e-16 * z) break
  }
  return z
}
