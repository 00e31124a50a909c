import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { error, sure } from './given.fixture.ts'
import { incompleteBeta, logIncompleteBeta } from './incomplete-beta.ts'
import { logBeta, logGamma } from './log-gamma.ts'
import { normalCdf, normalInverse } from './normal.ts'
import { beta, betas, gamma, normal, normalPlaces } from './reference.fixture.ts'
import { isRefusal } from './refusal.ts'

/** These are held to more than is promised, because all else stands on them. */
const full = 2e-14
const shape = fc.double({ min: -3, max: 5, noNaN: true }).map((power) => 10 ** power)
const share = fc.double({ min: 0.0001, max: 0.9999, noNaN: true })

describe('ln Γ and ln B', () => {
  it.each(gamma)('ln Γ(%d) is %d', (x, want) => {
    expect(error(sure(logGamma(x!)), want!)).toBeLessThan(full)
  })

  it.each(betas)('ln B(%d, %d) is %d', (a, b, want) => {
    expect(error(sure(logBeta(a!, b!)), want!)).toBeLessThan(full)
  })

  it('Γ(x+1) = x·Γ(x), and B is symmetric', () => {
    fc.assert(
      fc.property(shape, shape, (x, y) => {
        const gap = sure(logGamma(x + 1)) - sure(logGamma(x)) - Math.log(x)
        expect(Math.abs(gap)).toBeLessThan(1e-14 * (1 + Math.abs(sure(logGamma(x)))))
        expect(logBeta(x, y)).toBe(logBeta(y, x))
      }),
    )
  })

  it('refuses what has no logarithm', () => {
    for (const x of [0, -1, Number.NaN, Infinity, 1e301]) {
      expect(isRefusal(logGamma(x))).toBe(true)
      expect(isRefusal(logBeta(x, 1))).toBe(true)
      expect(isRefusal(logBeta(1, x))).toBe(true)
    }
  })
})

describe('the incomplete beta function', () => {
  it.each(beta)('I of %d with (%d, %d) has the tails e^%d and e^%d', (x, a, b, lower, upper) => {
    const tails = sure(logIncompleteBeta(x!, a!, b!))
    expect(error(tails.lower, lower!)).toBeLessThan(1e-12)
    expect(error(tails.upper, upper!)).toBeLessThan(1e-12)
    expect(error(sure(incompleteBeta(x!, a!, b!)), Math.exp(lower!))).toBeLessThan(1e-12)
  })

  it('its tails sum to 1, and swap in the mirror', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        const { lower, upper } = sure(logIncompleteBeta(x, a, b))
        expect(Math.exp(lower) + Math.exp(upper)).toBeCloseTo(1, 13)
        expect(Math.abs(1 - sure(incompleteBeta(x, a, b)) - Math.exp(upper))).toBeLessThan(1e-13)
      }),
    )
  })

  it('I_x(a, 1) = x^a and I_x(1, b) = 1 − (1−x)^b', () => {
    fc.assert(
      fc.property(share, shape, (x, a) => {
        const { lower } = sure(logIncompleteBeta(x, a, 1))
        expect(error(lower, a * Math.log(x))).toBeLessThan(1e-11)
        expect(error(sure(logIncompleteBeta(x, 1, a)).upper, a * Math.log1p(-x))).toBeLessThan(1e-11)
      }),
    )
  })

  it('a binomial tail is an incomplete beta: P(at least 3 of 5) at 0.2', () => {
    const tail = 10 * 0.2 ** 3 * 0.8 ** 2 + 5 * 0.2 ** 4 * 0.8 + 0.2 ** 5
    expect(error(sure(incompleteBeta(0.2, 3, 3)), tail)).toBeLessThan(full)
  })

  it('has ends, and refuses what is none', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
    for (const [x, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, 1e-9],
      [0.5, Number.NaN, 1],
      [0.5, 1, Infinity],
    ])
      expect([incompleteBeta(x!, a!, b!), logIncompleteBeta(x!, a!, b!)].every(isRefusal)).toBe(true)
    expect(isRefusal(logIncompleteBeta(0, 1, 1))).toBe(true)
  })
})

describe('the normal distribution', () => {
  it.each(normal)('Φ(%d) is %d', (z, want) => {
    expect(error(sure(normalCdf(z!)), want!)).toBeLessThan(full)
  })

  it.each(normalPlaces)('Φ of what belongs to %d: %d', (p, want) => {
    expect(error(sure(normalInverse(p!)), want!)).toBeLessThan(full)
  })

  it('each undoes the other', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 7, noNaN: true }), (z) => {
        const p = sure(normalCdf(z))
        const again = sure(normalInverse(p))
        expect(error(sure(normalCdf(again)), p)).toBeLessThan(1e-13)
        if (z < 0) expect(Math.abs(again - z)).toBeLessThan(1e-13 * (1 + Math.abs(z)))
      }),
    )
  })

  it('far out it is 0 and 1; what has no place is refused', () => {
    expect([normalCdf(-50), normalCdf(50), normalCdf(-1e300)]).toEqual([0, 1, 0])
    expect(normalInverse(0.5)).toBe(0)
    for (const p of [0, 1, -1, 2, Number.NaN]) expect(isRefusal(normalInverse(p))).toBe(true)
    for (const z of [Number.NaN, Infinity, -Infinity]) expect(isRefusal(normalCdf(z))).toBe(true)
  })
})
