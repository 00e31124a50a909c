import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confSeq, lowerBound, upperBound } from './bounds.ts'
import { logEvidenceAbove, logEvidenceAt, logEvidenceBelow } from './evidence.ts'
import { error, promised, sure } from './given.fixture.ts'
import { bounds } from './reference.fixture.ts'
import { isRefusal } from './refusal.ts'

const counts = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, p]) => ({ n, S: Math.floor(p * n) }))
const alphas = fc.constantFrom(0.9, 0.5, 0.05, 1 / 6_000, 1e-12, 1e-250)

describe('what is proven', () => {
  it.each(bounds)(
    'by S=%d n=%d at α=%d with prior (%d, %d) is what 60 digits give',
    (S, n, alpha, a, b, ...want) => {
      const [low, high] = sure(confSeq(S!, n!, alpha!, a, b))
      const got = [sure(lowerBound(S!, n!, alpha!, a, b)), sure(upperBound(S!, n!, alpha!, a, b)), low, high]
      for (const [i, bound] of got.entries()) expect(error(bound, want[i]!)).toBeLessThan(promised)
    },
  )

  it('reads as the lead reads it: 560 of 612 prove 87.7 % at 1 in 23,000 (floor 85 %)', () => {
    expect(Math.exp(sure(logEvidenceAbove(560, 612, 0.85)))).toBeGreaterThan(23_000)
    expect(sure(lowerBound(560, 612, 0.05)).toFixed(3)).toBe('0.877')
    expect(sure(lowerBound(540, 600, 0.05)).toFixed(3)).toBe('0.859')
  })

  it('is where the evidence passes 1/α, and nothing on the far side has reached it', () => {
    fc.assert(
      fc.property(counts, alphas, fc.double({ min: 0, max: 1, noNaN: true }), ({ S, n }, alpha, where) => {
        const needed = -Math.log(alpha)
        const low = sure(lowerBound(S, n, alpha))
        const high = sure(upperBound(S, n, alpha))
        if (low > 1e-6) expect(sure(logEvidenceAbove(S, n, low))).toBeCloseTo(needed, 7)
        if (high < 1 - 1e-6) expect(sure(logEvidenceBelow(S, n, high))).toBeCloseTo(needed, 7)
        const inside = low + (0.000_001 + 0.999_998 * where) * (high - low)
        expect(sure(logEvidenceAbove(S, n, inside))).toBeLessThan(needed)
        expect(sure(logEvidenceBelow(S, n, inside))).toBeLessThan(needed)
      }),
    )
  })

  it('encloses the mean, is narrower for a larger α, and says nothing without observations', () => {
    fc.assert(
      fc.property(counts, ({ S, n }) => {
        const [low, high] = sure(confSeq(S, n, 0.05))
        const [lower, higher] = sure(confSeq(S, n, 0.001))
        const inOrder = [0, lower, low, S / n, high, higher, 1]
        expect(inOrder).toEqual([...inOrder].sort((x, y) => x - y))
        if (low > 1e-6) expect(sure(logEvidenceAt(S, n, low))).toBeCloseTo(Math.log(20), 7)
      }),
    )
    expect([lowerBound(0, 0, 0.05), upperBound(0, 0, 0.05), confSeq(0, 0, 0.05)]).toEqual([0, 1, [0, 1]])
    expect([lowerBound(0, 9, 0.05), upperBound(9, 9, 0.05)]).toEqual([0, 1])
  })

  it('agrees with the published intervals of gostevehoward/confseq, whose prior follows the tested mean', () => {
    const published = [
      { S: 700, n: 1000, tuned: 100, interval: [0.651629, 0.745949] },
      { S: 15, n: 50, tuned: 50, interval: [0.129556, 0.511896] },
    ]
    for (const { S, n, tuned, interval } of published) {
      const weight = tuned / 7.93604 - 1
      const at = (m: number) => sure(logEvidenceAt(S, n, m, m * weight, (1 - m) * weight))
      for (const end of interval) {
        const outward = end < S / n ? -2e-6 : 2e-6
        expect(at(end - outward)).toBeLessThan(Math.log(20))
        expect(at(end + outward)).toBeGreaterThan(Math.log(20))
      }
    }
  })

  it('with so little seen that no double is small enough is nothing', () => {
    expect(lowerBound(0.001, 1, 1e-6)).toBe(0)
    expect(upperBound(0.999, 1, 1e-6)).toBe(1)
  })

  it.each([0, 1, -0.1, 2, Number.NaN])('at α=%d is refused', (alpha) => {
    for (const bound of [lowerBound, upperBound, confSeq]) expect(isRefusal(bound(5, 10, alpha))).toBe(true)
  })
})
