import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logEvidenceAbove, logEvidenceAt, logEvidenceBelow } from './evidence.ts'
import { error, lnChoose, promised, sure } from './given.fixture.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { evidence } from './reference.fixture.ts'
import { isRefusal } from './refusal.ts'

const floor = fc.double({ min: 0.001, max: 0.999, noNaN: true })
const prior = fc.constantFrom(0.3, 0.5, 1, 2, 7.5)

/** Σ over S of P(S of n | quality q) · E(S, n). */
const expectation = (n: number, q: number, ln: (S: number) => number): number =>
  Array.from({ length: n + 1 }, (_, S) =>
    Math.exp(lnChoose(n, S) + S * Math.log(q) + (n - S) * Math.log1p(-q) + ln(S)),
  ).reduce((sum, part) => sum + part, 0)

describe('evidence', () => {
  it.each(evidence)(
    'of S=%d n=%d at %d with prior (%d, %d) is what 60 digits give',
    (S, n, f, a, b, above, below, at) => {
      expect(error(sure(logEvidenceAbove(S!, n!, f!, a, b)), above!)).toBeLessThan(promised)
      expect(error(sure(logEvidenceBelow(S!, n!, f!, a, b)), below!)).toBeLessThan(promised)
      expect(error(sure(logEvidenceAt(S!, n!, f!, a, b)), at!)).toBeLessThan(promised)
    },
  )

  it('agrees with the published figures of gostevehoward/confseq', () => {
    expect(sure(logEvidenceAbove(135, 625, 0.2, 19.55079363356316, 78.20317453425264))).toBeCloseTo(
      -0.07134019,
      7,
    )
    expect(sure(logEvidenceAt(135, 625, 0.2, 15.550701224070425, 62.2028048962817))).toBeCloseTo(
      -0.6941012,
      6,
    )
  })

  it('without observations is nothing, whatever the floor and the prior', () => {
    fc.assert(
      fc.property(floor, prior, prior, (f, a, b) => {
        for (const ln of [logEvidenceAbove, logEvidenceBelow, logEvidenceAt])
          expect(ln(0, 0, f, a, b)).toBe(0)
      }),
    )
  })

  it('is 1 on average when the quality is exactly at the floor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), floor, prior, prior, (n, f, a, b) => {
        for (const ln of [logEvidenceAbove, logEvidenceBelow, logEvidenceAt])
          expect(expectation(n, f, (S) => sure(ln(S, n, f, a, b)))).toBeCloseTo(1, 10)
      }),
    )
  })

  it('is at most 1 on average when the quality is on the side of the hypothesis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), floor, floor, (n, one, other) => {
        const [q, f] = [Math.min(one, other), Math.max(one, other)]
        expect(expectation(n, q, (S) => sure(logEvidenceAbove(S, n, f)))).toBeLessThanOrEqual(1 + 1e-12)
        expect(expectation(n, f, (S) => sure(logEvidenceBelow(S, n, q)))).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  it('against "exactly at" is the mean of the other two, by the prior mass on each side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        floor,
        (n, p, f) => {
          const lower = sure(incompleteBeta(f, 0.5, 0.5))
          const parts =
            lower * Math.exp(sure(logEvidenceBelow(p * n, n, f, 0.5, 0.5))) +
            (1 - lower) * Math.exp(sure(logEvidenceAbove(p * n, n, f, 0.5, 0.5)))
          const whole = Math.exp(sure(logEvidenceAt(p * n, n, f)))
          expect(error(parts, whole)).toBeLessThan(promised)
        },
      ),
    )
  })

  it('below is evidence above in the mirror', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const S = Math.floor(p * n)
        const [mirror, straight] = [
          logEvidenceAbove(n - S, n, 0.25, 2, 0.5),
          logEvidenceBelow(S, n, 0.75, 0.5, 2),
        ]
        expect(error(sure(straight), sure(mirror))).toBeLessThan(promised)
      }),
    )
  })

  it('is ever 20 or more in less than 1 run of 20 exactly at the floor, looked at after every audit', () => {
    const f = 0.85
    let alive = new Map([[0, 1]])
    let crossed = 0
    for (let n = 1; n <= 2_000; n++) {
      const next = new Map<number, number>()
      for (const [S, share] of alive) {
        next.set(S + 1, (next.get(S + 1) ?? 0) + share * f)
        next.set(S, (next.get(S) ?? 0) + share * (1 - f))
      }
      for (const [S, share] of next)
        if (share < 1e-15 || sure(logEvidenceAbove(S, n, f)) >= Math.log(20)) {
          if (share >= 1e-15) crossed += share
          next.delete(S)
        }
      alive = next
    }
    expect(crossed).toBeGreaterThan(0.005)
    expect(crossed).toBeLessThan(0.05)
  })

  it('rises with every good audit and falls with every bad one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        floor,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, f, p) => {
          const S = Math.floor(p * (n - 1))
          const now = sure(logEvidenceAbove(S, n - 1, f))
          expect(sure(logEvidenceAbove(S + 1, n, f))).toBeGreaterThan(now)
          expect(sure(logEvidenceAbove(S, n, f))).toBeLessThan(now)
        },
      ),
    )
  })

  it.each([
    [-1, 10, 0.5, 1, 1],
    [11, 10, 0.5, 1, 1],
    [1, 10, 0, 1, 1],
    [1, 10, 1, 1, 1],
    [1, 10, 0.5, 0, 1],
    [1, 10, 0.5, 1, -2],
    [1, 1e13, 0.5, 1, 1],
    [Number.NaN, 10, 0.5, 1, 1],
  ])('of S=%d n=%d at %d with prior (%d, %d) is refused', (S, n, f, a, b) => {
    for (const ln of [logEvidenceAbove, logEvidenceBelow, logEvidenceAt])
      expect(isRefusal(ln(S, n, f, a, b))).toBe(true)
  })
})
