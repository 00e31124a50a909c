import { describe, expect, it } from 'vitest'
import { accuracy, auroc, calibrationError, coverageAt, macroF1, quantile, wilson } from './figures.ts'

const answer = (right: boolean, probability: number, truth = 'a', said = right ? truth : 'b') => ({
  right,
  truth,
  said,
  probability,
})

describe('figures of the evaluation', () => {
  it('accuracy and macro F1', () => {
    const answers = [answer(true, 1), answer(true, 1), answer(false, 1), answer(true, 1, 'b')]
    expect(accuracy(answers)).toBe(0.75)
    // a: precision 1, recall 2/3 → 0.8; b: precision 1/2, recall 1 → 2/3
    expect(macroF1(answers)).toBeCloseTo((0.8 + 2 / 3) / 2, 12)
  })

  it('calibration error is the mean gap of the bins', () => {
    expect(calibrationError([answer(true, 0.9), answer(false, 0.9)])).toBeCloseTo(0.4, 12)
    expect(calibrationError([answer(true, 1), answer(false, 0)])).toBeCloseTo(0, 12)
    expect(calibrationError([answer(true, 0.5), answer(true, 0.1)], 15)).toBeCloseTo(0.7, 12)
  })

  it('coverage takes the surest first, and equal ones together', () => {
    expect(coverageAt([answer(true, 0.9), answer(true, 0.8), answer(false, 0.7)], 0.95)).toBeCloseTo(
      2 / 3,
      12,
    )
    expect(coverageAt([answer(true, 0.9), answer(false, 0.9)], 0.95)).toBe(0)
    expect(
      coverageAt([answer(false, 0.9), ...Array.from({ length: 19 }, () => answer(true, 0.5))], 0.95),
    ).toBe(1)
  })

  it('AUROC counts pairs, ties half', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1)
    expect(auroc([1, 2], [3, 4])).toBe(0)
    expect(auroc([1, 1], [1])).toBe(0.5)
    expect(auroc([1, 3], [2])).toBe(0.5)
  })

  it('a share has an interval', () => {
    const [low, high] = wilson(58, 65)
    expect(low).toBeCloseTo(0.794, 3)
    expect(high).toBeCloseTo(0.947, 3)
    expect(wilson(0, 0)).toEqual([0, 1])
  })

  it('quantiles', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2)
    expect(quantile([3, 1, 2], 0.99)).toBe(3)
  })
})
