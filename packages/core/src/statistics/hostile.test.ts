import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as statistics from './index.ts'
import { isRefusal } from './refusal.ts'

/** Numbers that find what a check forgot. */
const hostile = fc.oneof(
  fc.constantFrom(
    Number.NaN,
    Infinity,
    -Infinity,
    -0,
    0,
    1,
    -1,
    0.5,
    2,
    20,
    1e12,
    1e12 + 1,
    1e16,
    1e300,
    1.7e308,
  ),
  fc.constantFrom(
    5e-324,
    1e-300,
    1e-16,
    1e-9,
    1 - 2 ** -53,
    1 + 2 ** -52,
    0.1 + 0.2,
    -1e-300,
    -1e300,
    1e7 + 0.5,
  ),
  fc.double({ min: 0, max: 1 }),
  fc.double(),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer(),
)
/** Arguments that are mostly in range, so that the checks are passed and the arithmetic is reached. */
const likely = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 3_000 }), weight: 3 },
  { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 4 },
  { arbitrary: hostile, weight: 1 },
)
const list = fc.array(likely, { maxLength: 6 })
const lists = fc.array(list, { maxLength: 4 })
const square = fc.integer({ min: 0, max: 4 }).chain((n) =>
  fc.array(fc.array(fc.oneof(fc.nat(50), hostile), { minLength: n, maxLength: n }), {
    minLength: n,
    maxLength: n,
  }),
)
const maybe = fc.option(likely, { nil: null })
const grid = fc
  .integer({ min: 0, max: 5 })
  .chain((n) => fc.array(fc.array(maybe, { minLength: n, maxLength: n }), { maxLength: 4 }))
const rows = fc.array(
  fc.record({
    a: fc.oneof(fc.constantFrom(0, 1), hostile),
    pb: fc.oneof(fc.double({ min: 0.01, max: 1, noNaN: true }), hostile),
    pe: fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }).map((p) => [p, 1 - p]),
      list,
    ),
    r: likely,
    qhat: fc.oneof(fc.tuple(likely, likely), list),
  }),
  { maxLength: 5 },
)
const word = (...words: string[]) => fc.oneof(fc.constantFrom(...words), hostile)

type Any = (...args: never[]) => unknown
const cases: [Any, fc.Arbitrary<unknown>[]][] = [
  ...[
    statistics.logEvidenceAbove,
    statistics.logEvidenceBelow,
    statistics.logEvidenceAt,
    statistics.lowerBound,
    statistics.upperBound,
    statistics.confSeq,
  ].map((one): [Any, fc.Arbitrary<unknown>[]] => [one, [likely, likely, likely, likely, likely]]),
  [statistics.logGamma, [hostile]],
  [statistics.logBeta, [hostile, hostile]],
  [statistics.incompleteBeta, [likely, likely, likely]],
  [statistics.logIncompleteBeta, [likely, likely, likely]],
  [statistics.normalCdf, [hostile]],
  [statistics.normalInverse, [hostile]],
  [statistics.makeBets, [likely, hostile, hostile, word('above', 'below')]],
  [statistics.combineEvidence, [hostile, hostile]],
  [statistics.makeDetector, [likely, hostile, word('sr', 'cusum')]],
  [statistics.eBH, [list, likely]],
  [statistics.lockedEBH, [list, likely, likely, likely]],
  [statistics.logAttemptWeight, [hostile]],
  [statistics.auditedScore, [likely, likely, maybe]],
  [statistics.auditedRange, [hostile]],
  [statistics.niScore, [fc.boolean(), likely, likely, likely]],
  [statistics.niRange, [likely, likely]],
  [statistics.auditsToGrant, [likely, likely, hostile, likely, likely]],
  ...[
    statistics.snips,
    statistics.dm,
    statistics.sndr,
    statistics.ess,
    statistics.maxW,
    statistics.overlap,
  ].map((one): [Any, fc.Arbitrary<unknown>[]] => [one, [rows]]),
  ...[statistics.ips, statistics.dr, statistics.switchDr, statistics.drOs].map(
    (one): [Any, fc.Arbitrary<unknown>[]] => [one, [rows, hostile]],
  ),
  [statistics.bernsteinLowerBound, [list, likely, likely]],
  [statistics.hoeffdingLowerBound, [list, likely, likely]],
  [statistics.cohenKappa, [square, word('none', 'linear', 'quadratic')]],
  [statistics.cohenKappaSe, [square]],
  [statistics.gwetAC1, [square]],
  [statistics.krippendorff, [grid, word('nominal', 'ordinal', 'interval', 'ratio')]],
  [statistics.ppiMean, [list, list, list, likely, likely]],
  [statistics.aipwMean, [list, list, fc.array(maybe, { maxLength: 6 }), likely]],
  [statistics.neyman, [list, list, hostile]],
  [statistics.stratifiedSe, [list, list, list]],
  [statistics.auditProbs, [list, likely, likely]],
  [statistics.reviewerOffsets, [lists]],
]

/** Every number in an answer, however deep it lies. */
function numbersIn(answer: unknown): number[] {
  if (typeof answer === 'number') return [answer]
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(numbersIn) : []
}

const isClean = (answer: unknown): boolean =>
  isRefusal(answer) || numbersIn(answer).every((x) => Number.isFinite(x) && !Object.is(x, -0))

describe('whatever the numbers are', () => {
  it.each(cases.map(([one, args]) => [one.name, one, args] as const))(
    '%s answers finite numbers or a refusal',
    (_, one, args) => {
      fc.assert(
        fc.property(fc.tuple(...args), (given) => {
          expect(isClean(one(...(given as never[])))).toBe(true)
        }),
        { numRuns: 500 },
      )
    },
  )

  it('running accounts and alarms stay clean after any scores', () => {
    fc.assert(
      fc.property(likely, hostile, hostile, fc.array(hostile, { maxLength: 20 }), (f, low, high, xs) => {
        let bets = statistics.makeBets(f, low, high)
        let alarm = statistics.makeDetector(f, high)
        for (const x of xs) {
          if (!isRefusal(bets)) {
            const next = statistics.betUpdate(bets, x)
            if (!isRefusal(next)) bets = next
          }
          if (!isRefusal(alarm)) {
            const next = statistics.detUpdateDay(alarm, [x, x])
            if (!isRefusal(next)) alarm = next
          }
        }
        expect(isClean(isRefusal(bets) ? bets : statistics.logWealth(bets))).toBe(true)
        expect(isClean(alarm)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('no public function is left out', () => {
    const tried = new Set(cases.map(([one]) => one))
    const elsewhere: Any[] = [
      statistics.isRefusal,
      statistics.betUpdate,
      statistics.logWealth,
      statistics.detUpdate,
      statistics.detUpdateDay,
    ]
    const functions = Object.values(statistics).filter((one) => typeof one === 'function')
    expect(functions.filter((one) => !tried.has(one) && !elsewhere.includes(one))).toEqual([])
  })
})
