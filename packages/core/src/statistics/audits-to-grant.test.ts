import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditsToGrant } from './audits-to-grant.ts'
import { logEvidenceAbove } from './evidence.ts'
import { sure } from './given.fixture.ts'
import { isRefusal } from './refusal.ts'

describe('audits to a grant', () => {
  it.each([
    // worked by others: the smallest n whose evidence, in Python, reaches the threshold
    [0.9, 0.85, 6_000, 966],
    [1, 0.99, 20, 449],
    [1, 0.995, 20, 901],
    [1, 0.999, 20, 4_512],
  ])('at quality %d over a floor of %d with %d needed are %d', (q, f, thr, want) => {
    expect(auditsToGrant(q, f, thr)).toBe(want)
  })

  it('are the first at which the evidence is there, found among all before by looking at each', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.95, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.double({ min: 1.0001, max: 500, noNaN: true }),
        (f, way, thr) => {
          const q = f + way * (1 - f)
          const n = sure(auditsToGrant(q, f, thr))
          const reached = Array.from(
            { length: n + 50 },
            (_, i) => sure(logEvidenceAbove(q * (i + 1), i + 1, f)) >= Math.log(thr),
          )
          expect(reached.indexOf(true) + 1).toBe(n)
          expect(reached.slice(n - 1).every(Boolean)).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('are none where nothing has to be shown', () => {
    expect(auditsToGrant(0.9, 0.85, 1)).toBe(0)
    expect(auditsToGrant(0.2, 0.85, 0.5)).toBe(0)
  })

  it('are refused where the quality never gets there, or only after a thousand million audits', () => {
    for (const q of [0.85, 0.5, 0, 0.850_000_1]) expect(isRefusal(auditsToGrant(q, 0.85, 20))).toBe(true)
    for (const [q, f, thr] of [
      [1.1, 0.5, 20],
      [0.9, 0, 20],
      [0.9, 1, 20],
      [0.9, 0.5, 0],
      [0.9, 0.5, Infinity],
      [Number.NaN, 0.5, 20],
    ])
      expect(isRefusal(auditsToGrant(q!, f!, thr!))).toBe(true)
  })
})
