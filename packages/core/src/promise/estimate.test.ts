import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateWait, type WaitFacts } from './estimate.ts'

const ten = Array.from({ length: 10 }, (_, n) => (n + 1) * 1000)
const facts = (change: Partial<WaitFacts> = {}): WaitFacts => ({
  recent: ten,
  waiting: 2,
  late: false,
  on: 3,
  free: 1,
  staffed: true,
  opensAt: 777,
  dueMs: 180_000,
  ...change,
})

describe('today’s honest wait', () => {
  it('is measured when there is enough to measure', () => {
    expect(estimateWait(facts())).toEqual({
      basis: 'measured',
      p90Ms: 9000,
      peopleOn: 3,
      peopleFree: 1,
      waiting: 2,
      opensAt: null,
    })
  })

  it('is the policy when too little was measured', () => {
    expect(estimateWait(facts({ recent: ten.slice(1) }))).toMatchObject({ basis: 'policy', p90Ms: 180_000 })
    expect(estimateWait(facts({ recent: [...ten.slice(1), Number.NaN, -5] }))).toMatchObject({
      basis: 'policy',
    })
  })

  it('promises nothing when nobody is there, or when promises were missed of late', () => {
    expect(estimateWait(facts({ on: 0, free: 0 }))).toMatchObject({ basis: 'late', p90Ms: null, peopleOn: 0 })
    expect(estimateWait(facts({ late: true }))).toMatchObject({ basis: 'late', p90Ms: 9000 })
    expect(estimateWait(facts({ late: true, recent: [] }))).toMatchObject({ basis: 'late', p90Ms: null })
    expect(estimateWait(facts({ late: true, staffed: false }))).toMatchObject({ basis: 'closed' })
  })

  it('is no number outside staffed hours, but the opening', () => {
    expect(estimateWait(facts({ staffed: false }))).toMatchObject({
      basis: 'closed',
      p90Ms: null,
      opensAt: 777,
    })
    expect(estimateWait(facts({ staffed: false, opensAt: null }))).toMatchObject({
      basis: 'closed',
      opensAt: null,
    })
  })

  it('nine in ten of what was measured waited no longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e7), { minLength: 10, maxLength: 200 }), (recent) => {
        const { p90Ms } = estimateWait(facts({ recent }))
        expect(recent.filter((wait) => wait <= p90Ms!).length).toBeGreaterThanOrEqual(recent.length * 0.9)
        expect(recent.filter((wait) => wait < p90Ms!).length).toBeLessThan(recent.length * 0.9)
      }),
    )
  })
})
