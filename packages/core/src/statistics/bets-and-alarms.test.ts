import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bets, betUpdate, combineEvidence, logWealth, makeBets } from './bets.ts'
import { type Detector, detUpdate, detUpdateDay, makeDetector } from './detector.ts'
import { error, promised, sure } from './given.fixture.ts'
import { isRefusal } from './refusal.ts'

const bet = (bets: Bets, xs: readonly number[]): Bets => xs.reduce((now, x) => sure(betUpdate(now, x)), bets)
const watch = (detector: Detector, xs: readonly number[]): Detector =>
  xs.reduce((now, x) => sure(detUpdate(now, x)), detector)

/** Every run of n outcomes, each `good` with probability p or `bad`, with the probability of the run. */
const runs = (n: number, p: number, good: number, bad: number) =>
  Array.from({ length: 2 ** n }, (_, bits) => {
    const xs = Array.from({ length: n }, (_, i) => ((bits >> i) & 1 ? good : bad))
    return { xs, probability: xs.reduce((product, x) => product * (x === good ? p : 1 - p), 1) }
  })
const mean = (n: number, p: number, good: number, bad: number, of: (xs: number[]) => number): number =>
  runs(n, p, good, bad).reduce((sum, { xs, probability }) => sum + probability * of(xs), 0)

/** Two outcomes in [low, high] and their chances, so that the expectation is f. */
const fairGame = fc
  .record({
    low: fc.double({ min: -9, max: -0.5, noNaN: true }),
    high: fc.double({ min: 1, max: 10, noNaN: true }),
    f: fc.double({ min: -0.3, max: 0.9, noNaN: true }),
  })
  .map((game) => ({ ...game, p: (game.f - game.low) / (game.high - game.low) }))

describe('evidence by betting', () => {
  it('of a short run is what numpy gives for the same bets', () => {
    // numpy: mean over k of prod(1 + 0.95*2**(-k/2)*(x-f)/(f-lo)), x = .93 .91 1.7 .95 -6.2 .97, f = .85, lo = -9
    const bets = bet(sure(makeBets(0.85, -9, 10)), [0.93, 0.91, 1.7, 0.95, -6.2, 0.97])
    expect(error(logWealth(bets), -0.15946272569440306)).toBeLessThan(promised)
    // 0.95*2**(-k/2)*(f-x)/(hi-f), x = 1 1 0 0 1 0, f = .85, hi = 1
    const below = bet(sure(makeBets(0.85, 0, 1, 'below')), [1, 1, 0, 0, 1, 0])
    expect(error(logWealth(below), 1.1194632821865658)).toBeLessThan(promised)
  })

  it('keeps its expectation of 1 while the hypothesis is exactly true, on either side', () => {
    fc.assert(
      fc.property(
        fairGame,
        fc.constantFrom<'above' | 'below'>('above', 'below'),
        ({ low, high, f, p }, side) => {
          const start = sure(makeBets(f, low, high, side))
          expect(mean(7, p, high, low, (xs) => Math.exp(logWealth(bet(start, xs))))).toBeCloseTo(1, 10)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('loses on average while the hypothesis holds with room, and wins where it is wrong', () => {
    const start = sure(makeBets(0.5, 0, 1))
    const average = (p: number) => mean(8, p, 1, 0, (xs) => Math.exp(logWealth(bet(start, xs))))
    expect(average(0.4)).toBeLessThan(1)
    expect(average(0.6)).toBeGreaterThan(1)
  })

  it('cannot be ruined by any score, and grows without end where the hypothesis is wrong', () => {
    const worst = bet(
      sure(makeBets(0.85, 0, 1)),
      Array.from({ length: 500 }, () => 0),
    )
    expect(Number.isFinite(logWealth(worst))).toBe(true)
    const best = bet(
      sure(makeBets(0.85, 0, 1)),
      Array.from({ length: 20_000 }, () => 1),
    )
    expect(logWealth(best)).toBeGreaterThan(3_000)
  })

  it('leaves the accounts it was given as they were, and the order of scores does not matter', () => {
    const start = sure(makeBets(0.85, 0, 1))
    const once = bet(start, [1, 0, 0.5])
    expect(logWealth(start)).toBe(0)
    expect(error(logWealth(bet(start, [0.5, 1, 0])), logWealth(once))).toBeLessThan(1e-13)
  })

  it('of two accounts is their mean, and never far behind the better one', () => {
    expect(sure(combineEvidence(Math.log(3), Math.log(5)))).toBeCloseTo(Math.log(4), 14)
    expect(combineEvidence(0, 0)).toBe(0)
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (p, q) => {
          const both = sure(combineEvidence(p, q))
          expect(both).toBeGreaterThanOrEqual(Math.max(p, q) - Math.LN2 - 1e-9)
          expect(both).toBeLessThanOrEqual(Math.max(p, q))
        },
      ),
    )
  })

  it('refuses a floor outside the range, a score outside it, and what is no number', () => {
    for (const [f, low, high] of [
      [0, 0, 1],
      [1, 0, 1],
      [2, 0, 1],
      [0.5, 1, 0],
      [Number.NaN, 0, 1],
      [0.5, -Infinity, 1],
      [1e-12, 0, 1],
    ])
      expect(isRefusal(makeBets(f!, low!, high!))).toBe(true)
    for (const x of [-0.1, 1.1, Number.NaN])
      expect(isRefusal(betUpdate(sure(makeBets(0.5, 0, 1)), x))).toBe(true)
  })
})

describe('the alarm on a fall', () => {
  it('of a short run is what numpy gives for the same sums', () => {
    // numpy: M = (M+1)*(1+lam*(f-x)), lam = 0.95*2**(-k/2)/(xMax-f), x = 1 0 1 .4 0 1, f = .85, xMax = 1; mean after the last
    const xs = [1, 0, 1, 0.4, 0, 1]
    expect(error(watch(sure(makeDetector(0.85, 1)), xs).value, 11.601454783862277)).toBeLessThan(promised)
    expect(error(watch(sure(makeDetector(0.85, 1, 'cusum')), xs).value, 3.4595428765832064)).toBeLessThan(
      promised,
    )
  })

  it('is n on average after n observations exactly at the floor: false alarms come at least A apart', () => {
    fc.assert(
      fc.property(fairGame, fc.integer({ min: 1, max: 8 }), ({ low, high, f, p }, n) => {
        const start = sure(makeDetector(f, high))
        expect(
          error(
            mean(n, p, high, low, (xs) => watch(start, xs).value),
            n,
          ),
        ).toBeLessThan(promised)
        expect(
          mean(n, p, high, low, (xs) => watch(sure(makeDetector(f, high, 'cusum')), xs).value),
        ).toBeLessThanOrEqual(n + 1e-9)
      }),
      { numRuns: 25 },
    )
  })

  it('is raised soon by a fall, and not by good work', () => {
    const good = watch(
      sure(makeDetector(0.85, 1)),
      Array.from({ length: 400 }, (_, i) => Number(i % 20 > 0)),
    )
    expect(good.value).toBeLessThan(120)
    expect(
      watch(
        good,
        Array.from({ length: 40 }, (_, i) => Number(i % 2)),
      ).value,
    ).toBeGreaterThan(120)
  })

  it('counts a day as one step, with or without audits', () => {
    const start = sure(makeDetector(0.85, 1))
    expect(sure(detUpdateDay(start, [0])).value).toBe(sure(detUpdate(start, 0)).value)
    expect(sure(detUpdateDay(start, [])).value).toBeCloseTo(1, 14)
    expect(sure(detUpdateDay(start, [1, 0, 1])).value).toBe(sure(detUpdateDay(start, [1, 0, 1])).value)
    const [a, b] = [sure(detUpdateDay(start, [1, 0, 0.3])), sure(detUpdateDay(start, [0.3, 1, 0]))]
    expect(error(a.value, b.value)).toBeLessThan(1e-13)
  })

  it('stays a number however long the fall lasts', () => {
    const fallen = watch(
      sure(makeDetector(0.85, 1)),
      Array.from({ length: 5_000 }, () => 0),
    )
    expect(fallen.value).toBeGreaterThan(1e200)
    expect(fallen.value).toBeLessThanOrEqual(1e300)
  })

  it('refuses a floor at or above the highest score, and scores above it', () => {
    for (const [f, most] of [
      [1, 1],
      [2, 1],
      [Number.NaN, 1],
      [0.5, Infinity],
    ])
      expect(isRefusal(makeDetector(f!, most!))).toBe(true)
    const start = sure(makeDetector(0.5, 1))
    for (const x of [1.5, Number.NaN, -Infinity]) {
      expect(isRefusal(detUpdate(start, x))).toBe(true)
      expect(isRefusal(detUpdateDay(start, [0, x]))).toBe(true)
    }
  })
})
