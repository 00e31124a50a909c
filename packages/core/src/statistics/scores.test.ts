import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditedRange, auditedScore } from './audited-score.ts'
import { sure } from './given.fixture.ts'
import { niRange, niScore } from './non-inferiority.ts'
import { isRefusal } from './refusal.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true })

describe('the audited score', () => {
  it('is the prediction without an audit, and corrects it by 1/π with one', () => {
    expect(auditedScore(0.9, 0.1, null)).toBe(0.9)
    expect(sure(auditedScore(0.9, 0.1, 1))).toBeCloseTo(1.9, 14)
    expect(sure(auditedScore(0.9, 0.1, 0))).toBeCloseTo(-8.1, 14)
    expect(auditedScore(0.4, 1, 0.75)).toBe(0.75)
  })

  it('is the true score on average over the draw, whatever was predicted, and stays in its range', () => {
    fc.assert(
      fc.property(share, chance, share, (m, pi, y) => {
        const drawn = sure(auditedScore(m, pi, y))
        expect(pi * drawn + (1 - pi) * sure(auditedScore(m, pi, null))).toBeCloseTo(y, 12)
        const [low, high] = sure(auditedRange(pi))
        expect(drawn).toBeGreaterThanOrEqual(low)
        expect(drawn).toBeLessThanOrEqual(high)
      }),
    )
  })

  it('refuses scores and probabilities that are none', () => {
    for (const wrong of [-0.1, 1.1, Number.NaN, Infinity]) {
      expect(isRefusal(auditedScore(wrong, 0.1, 1))).toBe(true)
      expect(isRefusal(auditedScore(0.5, 0.1, wrong))).toBe(true)
      expect(isRefusal(auditedScore(0.5, wrong, 1))).toBe(true)
      expect(isRefusal(auditedRange(wrong))).toBe(true)
    }
    expect([auditedScore(0.5, 0, 1), auditedRange(0)].every(isRefusal)).toBe(true)
  })
})

describe('the score of AI against person', () => {
  it('is the difference of the two on average over the draw, whatever was expected, and stays in its range', () => {
    fc.assert(
      fc.property(chance, share, share, share, (p, ai, person, c) => {
        const [one, other] = [sure(niScore(true, p, ai, c)), sure(niScore(false, p, person, c))]
        expect(p * one + (1 - p) * other).toBeCloseTo(ai - person, 12)
        const [low, high] = sure(niRange(p))
        for (const score of [one, other]) {
          expect(score).toBeGreaterThanOrEqual(low)
          expect(score).toBeLessThanOrEqual(high)
        }
      }),
    )
  })

  it('has a range for a share that moves', () => {
    expect(niRange(0.1)).toEqual([-10, 10])
    expect(sure(niRange(0.05, 0.98))[1]).toBeCloseTo(50, 10)
    expect(niRange(0.02, 0.5)).toEqual([-50, 50])
  })

  it('refuses shares and scores that are none', () => {
    for (const p of [0, 1, -1, Number.NaN])
      expect([niScore(true, p, 1, 1), niRange(p)].every(isRefusal)).toBe(true)
    for (const wrong of [-0.1, 1.1, Number.NaN]) {
      expect(isRefusal(niScore(true, 0.5, wrong, 0.5))).toBe(true)
      expect(isRefusal(niScore(true, 0.5, 0.5, wrong))).toBe(true)
    }
    expect(isRefusal(niRange(0.5, 0.4))).toBe(true)
  })
})
