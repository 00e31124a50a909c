import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { error, promised, sure } from './given.fixture.ts'
import {
  dm,
  dr,
  drOs,
  type Estimate,
  ess,
  ips,
  type Logged,
  maxW,
  overlap,
  sndr,
  snips,
  switchDr,
} from './off-policy.ts'
import { bernsteinLowerBound, hoeffdingLowerBound } from './off-policy-bounds.ts'
import { isRefusal, type Refusal } from './refusal.ts'

/** Small but uneven on purpose: one weight is 10, and two decisions could not be the plan's. */
const rows: readonly Logged[] = [
  { a: 0, pb: 0.5, pe: [0.1, 0.9], r: 1, qhat: [0.8, 0.9] },
  { a: 1, pb: 0.5, pe: [0.1, 0.9], r: 0, qhat: [0.8, 0.9] },
  { a: 1, pb: 0.25, pe: [0.3, 0.7], r: 1, qhat: [0.7, 0.85] },
  { a: 0, pb: 0.75, pe: [0.3, 0.7], r: 0.5, qhat: [0.7, 0.85] },
  { a: 1, pb: 0.1, pe: [0, 1], r: 1, qhat: [0.9, 0.6] },
  { a: 0, pb: 0.9, pe: [1, 0], r: 1, qhat: [0.6, 0.5] },
  { a: 1, pb: 0.4, pe: [0.5, 0.5], r: 0.25, qhat: [0.75, 0.7] },
  { a: 0, pb: 0.6, pe: [0.5, 0.5], r: 0, qhat: [0.75, 0.7] },
]
const clustered = rows.map((row, i) => ({ ...row, cluster: 'aabbcdde'[i]! }))

// numpy, from the definitions: mean and sample standard error of each decision's part
const references: [string, Estimate | Refusal, number, number][] = [
  ['ips', ips(rows), 1.8279513888888888, 1.2139146674389256],
  ['ips, weights clipped at 3', ips(rows, 3), 0.9529513888888889, 0.4429465735792295],
  ['snips', snips(rows), 0.7950015101177891, 0.15969373118162616],
  ['dm', dm(rows), 0.7549999999999999, 0.04037768124666327],
  ['dr', dr(rows), 1.0071180555555554, 0.560564546826979],
  ['dr, weights clipped at 3', dr(rows, 3), 0.6571180555555557, 0.2782883697082794],
  ['sndr', sndr(rows), 0.8646496526729084, 0.18495008766508733],
  ['switchDr at 2', switchDr(rows, 2), 0.4546180555555555, 0.20724811889694086],
  ['drOs at 2', drOs(rows, 2), 0.6307150485711133, 0.09847237395442032],
  ['ips by clusters', ips(clustered), 1.8279513888888888, 1.3071347432197156],
  ['dr by clusters', dr(clustered), 1.0071180555555554, 0.5876157235316217],
]

const decisions = fc.array(
  fc
    .record({
      pb: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      a: fc.constantFrom(0, 1),
      r: fc.double({ min: 0, max: 1, noNaN: true }),
      q: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ pb, p, a, r, q }) => ({ a, pb, pe: [1 - p, p], r, qhat: [q, 1 - q] })),
  { minLength: 2, maxLength: 40 },
)

describe('estimates of a plan from a log', () => {
  it.each(references)('%s is what numpy gives', (_, answer, estimate, standardError) => {
    expect(error(sure(answer)[0], estimate)).toBeLessThan(promised)
    expect(error(sure(answer)[1], standardError)).toBeLessThan(promised)
  })

  it('say how much the log is worth for the plan', () => {
    expect(error(sure(ess(rows)), 2.9480798806646704)).toBeLessThan(promised)
    expect(maxW(rows)).toBe(10)
    expect(overlap(rows)).toMatchObject({ maxW: 10, enough: false })
    const many = Array.from({ length: 100 }, () => rows).flat()
    expect(overlap(many)).toMatchObject({ enough: true })
    expect(overlap([...many, { a: 0, pb: 0.009, pe: [1, 0], r: 1 }])).toMatchObject({ enough: false })
  })

  it('of what was done anyway are the plain mean, and the log is worth all of it', () => {
    fc.assert(
      fc.property(decisions, (log) => {
        const same = log.map((row) => ({
          ...row,
          pe: row.a === 0 ? [row.pb, 1 - row.pb] : [1 - row.pb, row.pb],
        }))
        const mean = same.reduce((sum, { r }) => sum + r, 0) / same.length
        expect(sure(ips(same))[0]).toBeCloseTo(mean, 12)
        expect(sure(snips(same))[0]).toBeCloseTo(mean, 12)
        expect(sure(ess(same))).toBeCloseTo(same.length, 8)
      }),
    )
  })

  it('with a prediction that never misses are the prediction', () => {
    fc.assert(
      fc.property(decisions, (log) => {
        const known = log.map((row) => ({ ...row, r: row.qhat[row.a]! }))
        const want = sure(dm(known))
        for (const got of [dr(known), dr(known, 1), switchDr(known, 1), drOs(known, 3)])
          expect(sure(got)).toEqual([expect.closeTo(want[0], 12), expect.closeTo(want[1], 12)])
      }),
    )
  })

  it('meet at the ends of their settings', () => {
    fc.assert(
      fc.property(decisions, (log) => {
        expect(switchDr(log, Infinity)).toEqual(dr(log))
        expect(drOs(log, 0)).toEqual(dm(log))
        expect(sure(drOs(log, 1e100))[0]).toBeCloseTo(sure(dr(log))[0], 9)
        const alone = log.map((row, i) => ({ ...row, cluster: i }))
        expect(sure(dr(alone))[1]).toBeCloseTo(sure(dr(log))[1], 12)
        expect(sure(ess(log))).toBeLessThanOrEqual(log.length * (1 + 1e-12))
      }),
    )
  })

  it('refuse where the plan could have made none of the decisions', () => {
    const none = [0, 1, 0].map((r) => ({ a: 0, pb: 0.5, pe: [0, 1], r, qhat: [0.5, 0.5] }))
    expect([snips(none), sndr(none)].every(isRefusal)).toBe(true)
    expect([ess(none), maxW(none), sure(ips(none))[0]]).toEqual([0, 0, 0])
  })

  const wrong: [string, unknown][] = [
    ['a log of one', rows.slice(0, 1)],
    ['a log that is none', 'rows'],
    ['an action that is not there', [rows[0], { ...rows[1], a: 2 }]],
    ['a probability of 0', [rows[0], { ...rows[1], pb: 0 }]],
    ['a plan that sums to 1.1', [rows[0], { ...rows[1], pe: [0.2, 0.9] }]],
    ['a plan with a negative probability', [rows[0], { ...rows[1], pe: [-0.1, 1.1] }]],
    ['a result that is no number', [rows[0], { ...rows[1], r: Number.NaN }]],
    ['a hole', [rows[0], null]],
    ['a single cluster', rows.map((row) => ({ ...row, cluster: 'a' }))],
  ]
  it.each(wrong)('refuse %s', (_, log) => {
    for (const estimator of [ips, snips, dm, dr, sndr, ess, maxW, overlap])
      expect(isRefusal(estimator(log as Logged[]))).toBe(true)
  })

  it('refuse a prediction that is missing, and settings out of range', () => {
    const bare: Logged[] = rows.map(({ a, pb, pe, r }) => ({ a, pb, pe, r }))
    expect([dm(bare), dr(bare), sndr(bare), switchDr(bare, 1), drOs(bare, 1)].every(isRefusal)).toBe(true)
    expect(isRefusal(ips(bare))).toBe(false)
    for (const setting of [-1, Number.NaN]) {
      expect([ips(rows, setting), dr(rows, setting)].every(isRefusal)).toBe(true)
      expect([switchDr(rows, setting), drOs(rows, setting)].every(isRefusal)).toBe(true)
    }
  })
})

describe('lower bounds of a mean', () => {
  const x = [0, 0.5, 2, 1.25, 0.75, 3, 0, 1]
  it('are what numpy gives', () => {
    expect(error(sure(bernsteinLowerBound(x, 4, 0.1)), -3.8182131229121055)).toBeLessThan(promised)
    expect(error(sure(hoeffdingLowerBound(x, 4, 0.1)), -0.45492712938514646)).toBeLessThan(promised)
  })

  it('refuse values outside the range', () => {
    for (const bound of [bernsteinLowerBound, hoeffdingLowerBound]) {
      for (const values of [[0], [0, 5], [0, -1], [0, Number.NaN]])
        expect(isRefusal(bound(values, 4, 0.1))).toBe(true)
      for (const delta of [0, 1, Number.NaN]) expect(isRefusal(bound(x, 4, delta))).toBe(true)
      expect(isRefusal(bound(x, 0, 0.1))).toBe(true)
    }
  })
})
