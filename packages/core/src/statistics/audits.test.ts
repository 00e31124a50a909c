import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditProbs, neyman, stratifiedSe } from './audit-allocation.ts'
import { auditedScore } from './audited-score.ts'
import { error, promised, sure } from './given.fixture.ts'
import { aipwMean, ppiMean } from './prediction-powered.ts'
import { isRefusal } from './refusal.ts'
import { reviewerOffsets } from './reviewer-offsets.ts'

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

describe('a mean from audits and predictions', () => {
  const Y = [1, 0, 1, 1, 0.5, 1, 0, 1]
  const F = [0.9, 0.4, 0.3, 0.95, 0.6, 0.2, 0.5, 0.55]
  const FU = [0.5, 0.9, 0.85, 0.7, 0.3, 0.95, 0.8, 0.6, 0.75, 0.9, 0.4, 0.88]
  // numpy and scipy's normal quantile, from the definition of PPI++ (aangelopoulos/ppi_py)
  const references: [number | 'auto', number, number, number, number, number][] = [
    [0.0, 0.0, 0.6875, 0.1514899955442603, 0.4383211313821611, 0.9366788686178389],
    [0.5, 0.5, 0.7679166666666668, 0.15176045444188485, 0.5182929327501289, 1.0175404005832047],
    [1.0, 1.0, 0.8483333333333334, 0.16954655962192106, 0.5694540598020725, 1.1272126068645942],
    [
      'auto',
      0.2211447650212166,
      0.723067449707579,
      0.14930095765502804,
      0.47748922800137794,
      0.96864567141378,
    ],
  ]
  it.each(references)('with trust %s is what numpy gives', (lam, used, est, se, lo, hi) => {
    const answer = sure(ppiMean(Y, F, FU, 0.1, lam))
    for (const [got, want] of [
      [answer.lam, used],
      [answer.est, est],
      [answer.se, se],
      [answer.lo, lo],
      [answer.hi, hi],
    ])
      expect(error(got!, want!)).toBeLessThan(promised)
  })

  it('does not trust a prediction that says the same of all', () => {
    expect(
      ppiMean(
        Y,
        Y.map(() => 0.8),
        FU.map(() => 0.8),
      ),
    ).toMatchObject({ lam: 0, est: 0.6875 })
  })

  it('with unequal chances of an audit is the mean of the audited scores', () => {
    const m = [0.9, 0.8, 0.4, 0.95, 0.6]
    const pi = [0.1, 0.2, 0.5, 0.1, 0.25]
    const y = [null, 1, 0, null, 1]
    const { est, se, lo, hi } = sure(aipwMean(m, pi, y))
    expect(error(est, 1.09)).toBeLessThan(promised)
    expect(error(se, 0.44788391353117385)).toBeLessThan(promised)
    expect(est).toBeCloseTo(total(m.map((guess, i) => sure(auditedScore(guess, pi[i]!, y[i]!)))) / 5, 13)
    expect((hi - lo) / se).toBeCloseTo(2 * 1.6448536269514722, 12)
  })

  it('refuses lists that do not belong together, and what is no number', () => {
    expect(isRefusal(ppiMean(Y, F.slice(1), FU))).toBe(true)
    expect(isRefusal(ppiMean([1], [1], FU))).toBe(true)
    expect(isRefusal(ppiMean(Y, F, FU, 0))).toBe(true)
    expect(isRefusal(ppiMean(Y, F, FU, 0.1, 1.5))).toBe(true)
    expect(isRefusal(ppiMean(Y, F, [0.1, Number.NaN]))).toBe(true)
    expect(isRefusal(aipwMean([1, 1], [0.5, 0], [null, 1]))).toBe(true)
    expect(isRefusal(aipwMean([1, 1], [0.5, 0.5], [null]))).toBe(true)
    expect(isRefusal(aipwMean([1, 1], [0.5, 0.5], [null, Infinity]))).toBe(true)
  })
})

describe('where audits decide most', () => {
  it('Neyman shares them by weight and spread, as in a worked example of four strata', () => {
    const [W, S] = [
      [0.55, 0.25, 0.12, 0.08],
      [0.11, 0.18, 0.42, 0.5],
    ]
    const audits = sure(neyman(W, S, 400))
    expect(audits.map((n) => n.toFixed(6))).toEqual(['123.532414', '91.883614', '102.909648', '81.674324'])
    expect(error(sure(stratifiedSe(W, S, audits)), 0.009795)).toBeLessThan(promised)
    expect(
      sure(
        stratifiedSe(
          W,
          S,
          W.map((w) => 400 * w),
        ),
      ).toFixed(5),
    ).toBe('0.01182')
  })

  it('no other allocation of as many has a smaller error', () => {
    const strata = fc.array(
      fc.tuple(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
      ),
      { minLength: 2, maxLength: 8 },
    )
    fc.assert(
      fc.property(strata, (list) => {
        const [W, S, other] = [0, 1, 2].map((i) => list.map((stratum) => stratum[i]!)) as [
          number[],
          number[],
          number[],
        ]
        const best = sure(neyman(W, S, 100))
        expect(total(best)).toBeCloseTo(100, 9)
        const rival = other.map((part) => (100 * part) / total(other))
        expect(sure(stratifiedSe(W, S, best))).toBeLessThanOrEqual(
          sure(stratifiedSe(W, S, rival)) * (1 + 1e-12),
        )
      }),
    )
  })

  it('chances of an audit keep the rate, the floor and 1, and follow the spread between them', () => {
    const spreads = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 5, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    })
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(spreads, part, part, (sd, rate, low) => {
        const floor = low * rate
        const pi = sure(auditProbs(sd, rate, floor))
        expect(total(pi) / pi.length).toBeCloseTo(rate, 9)
        for (const [i, p] of pi.entries()) {
          expect(p).toBeGreaterThanOrEqual(floor - 1e-12)
          expect(p).toBeLessThanOrEqual(1)
          for (const [j, other] of pi.entries())
            if (sd[i]! > sd[j]!) expect(p).toBeGreaterThanOrEqual(other - 1e-12)
            else if (p > floor && other > floor && p < 1 && other < 1 && sd[i]! > 0 && sd[j]! > 0)
              expect(p / sd[i]!).toBeCloseTo(other / sd[j]!, 6)
        }
      }),
    )
  })

  it('refuses what cannot be shared', () => {
    expect(isRefusal(neyman([1, 1], [0, 0], 10))).toBe(true)
    expect(isRefusal(neyman([1, 1], [1], 10))).toBe(true)
    expect(isRefusal(neyman([1, -1], [1, 1], 10))).toBe(true)
    expect(isRefusal(neyman([1, 1], [1, 1], Number.NaN))).toBe(true)
    expect(isRefusal(stratifiedSe([1, 1], [1, 1], [10, 0]))).toBe(true)
    expect(sure(stratifiedSe([1, 1], [1, 0], [4, 0]))).toBe(0.5)
    expect(isRefusal(auditProbs([1], 0.1, 0.2))).toBe(true)
    expect(isRefusal(auditProbs([1], 1.1, 0))).toBe(true)
    expect(isRefusal(auditProbs([-1], 0.1, 0))).toBe(true)
  })
})

describe('how severe a reviewer is', () => {
  it('is their mean deviation, shrunk by how little they have reviewed', () => {
    // numpy: one-way analysis of variance
    const { s2, tau2, offset } = sure(
      reviewerOffsets([[0.2, 0.1, 0.15], [-0.1, -0.05], [0.02], [-0.3, -0.1, -0.2, -0.15], []]),
    )
    expect(error(s2, 0.0046875)).toBeLessThan(promised)
    expect(error(tau2, 0.026746071428571435)).toBeLessThan(promised)
    const want = [0.14172070549051272, -0.06895729360416937, 0.017017519940009544, -0.17962955855968227, 0]
    for (const [i, one] of offset.entries()) expect(error(one, want[i]!)).toBeLessThan(promised)
  })

  it('is nothing where reviewers differ no more than chance', () => {
    expect(
      reviewerOffsets([
        [0.1, -0.1],
        [0.1, -0.1],
      ]),
    ).toMatchObject({ tau2: 0, offset: [0, 0] })
    expect(
      reviewerOffsets([
        [0.1, 0.1],
        [0.1, 0.1],
      ]),
    ).toMatchObject({ s2: 0, tau2: 0, offset: [0, 0] })
  })

  it('refuses too little to compare, and what is no number', () => {
    for (const dev of [[], [[1, 2]], [[1], [2]], [[1, 2], []], [[1, Number.NaN], [2]]])
      expect(isRefusal(reviewerOffsets(dev))).toBe(true)
  })
})
