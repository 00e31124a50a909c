import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sure } from './given.fixture.ts'
import { eBH, lockedEBH, logAttemptWeight } from './many-slices.ts'
import { isRefusal } from './refusal.ts'

const evidence = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 30 })
const logs = fc.array(fc.double({ min: -5, max: 15, noNaN: true }), { minLength: 0, maxLength: 30 })

describe('e-BH', () => {
  it('rejects as worked out by hand', () => {
    // K/(αk) for K = 10, α = .05: 200, 100, 66.7, 50, 40, 33.3 … against 400, 200, 80, 61, 50, 20
    expect(eBH([1, 50, 200, 3, 80, 0.2, 61, 20, 400, 0.5], 0.05)).toEqual([1, 2, 4, 6, 8])
    expect(eBH([100, 90, 80, 70, 60], 0.05)).toEqual([0, 1, 2, 3, 4])
    expect(eBH([19, 3], 0.05)).toEqual([])
  })

  it('rejects the largest set each of whose members has K/(α·size)', () => {
    fc.assert(
      fc.property(evidence, fc.constantFrom(0.01, 0.05, 0.2), (e, alpha) => {
        const sizes = e.map((_, i) => i + 1)
        const fits = (size: number) => e.filter((one) => one >= e.length / (alpha * size)).length >= size
        const size = Math.max(0, ...sizes.filter(fits))
        expect(sure(eBH(e, alpha))).toHaveLength(size)
        for (const place of sure(eBH(e, alpha)))
          expect(e[place]).toBeGreaterThanOrEqual(e.length / (alpha * size))
      }),
    )
  })
})

describe('locked-in e-BH', () => {
  it('grants as worked out by hand', () => {
    // K/α = 6,000: 7,000 ≥ 6,000, 5,000 ≥ 3,000, 1,500 < 2,000
    expect(lockedEBH([7_000, 5_000, 1_500, 30, 2].map(Math.log), 300, 0.05, 0)).toEqual([0, 1])
    // with six grants before: 900 ≥ 6,000/7, 150 < 750
    expect(lockedEBH([900, 150, 70, 30, 19].map(Math.log), 300, 0.05, 6)).toEqual([0])
    // many grants before never bring it below 1/α
    expect(lockedEBH([21, 19].map(Math.log), 300, 0.05, 10_000)).toEqual([0])
    expect(lockedEBH([], 300, 0.05, 3)).toEqual([])
  })

  it('with no grant before and all slices given, it is e-BH with 1/α as the least', () => {
    fc.assert(
      fc.property(evidence, (e) => {
        const plain = sure(eBH(e, 0.05)).filter((place) => e[place]! >= 20)
        expect(
          lockedEBH(
            e.map((one) => Math.log(Math.max(one, 1e-9))),
            e.length,
            0.05,
            0,
          ),
        ).toEqual(plain)
      }),
    )
  })

  it('never grants below 1/α, and more grants before or more evidence never take a grant away', () => {
    fc.assert(
      fc.property(
        logs,
        fc.nat(50),
        fc.nat(50),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (logE, G, more, gain) => {
          const granted = sure(lockedEBH(logE, 100, 0.05, G))
          for (const place of granted) expect(logE[place]).toBeGreaterThanOrEqual(Math.log(20))
          expect(lockedEBH(logE, 100, 0.05, G + more)).toEqual(expect.arrayContaining([...granted]))
          const raised = logE.map((ln) => ln + gain)
          expect(lockedEBH(raised, 100, 0.05, G)).toEqual(expect.arrayContaining([...granted]))
        },
      ),
    )
  })

  it('weights attempts so that all of them together have one α', () => {
    const weights = Array.from({ length: 20_000 }, (_, i) => Math.exp(sure(logAttemptWeight(i + 1))))
    expect(weights[0]).toBeCloseTo(0.5, 15)
    expect(weights[1]).toBeCloseTo(1 / 6, 15)
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1 - 1 / 20_001, 12)
  })

  it('refuses what is no evidence, no share and no count', () => {
    for (const wrong of [[-1], [Number.NaN], [Infinity], []]) expect(isRefusal(eBH(wrong, 0.05))).toBe(true)
    for (const alpha of [0, 1, Number.NaN, -1]) {
      expect(isRefusal(eBH([1], alpha))).toBe(true)
      expect(isRefusal(lockedEBH([1], 10, alpha, 0))).toBe(true)
    }
    for (const [K, G] of [
      [1, 0],
      [2.5, 0],
      [10, -1],
      [10, 0.5],
      [Infinity, 0],
      [10, Number.NaN],
    ])
      expect(isRefusal(lockedEBH([1, 2], K!, 0.05, G!))).toBe(true)
    for (const k of [0, -1, 1.5, Number.NaN, Infinity]) expect(isRefusal(logAttemptWeight(k))).toBe(true)
  })
})
