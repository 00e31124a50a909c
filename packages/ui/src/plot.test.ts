import { describe, expect, it } from 'vitest'
import { areaOf, labelled, pathOf, runsOf, scaleOf } from './plot.ts'

describe('charts', () => {
  it('reach from 0 to over the greatest value, bound and target', () => {
    const s = scaleOf([{ value: 40 }, { value: null }, { value: 60, low: 50, high: 100 }], [80])
    expect(s.bottom).toBe(0)
    expect(s.top).toBeCloseTo(112)
    expect([s.x(0), s.x(1), s.x(2)]).toEqual([0, 0.5, 1])
    expect(s.y(0)).toBe(1)
    expect(s.y(112)).toBeCloseTo(0)
  })
  it('stay whole numbers when nothing happened', () => {
    const s = scaleOf([{ value: 0 }], [])
    expect([s.x(0), s.y(0)]).toEqual([0.5, 1])
  })
  it('go below 0 when a value does, and stop where they are told to', () => {
    expect(scaleOf([{ value: -10 }, { value: 10 }], []).bottom).toBe(-10)
    expect(scaleOf([{ value: 3 }], [], 10).top).toBe(10)
  })
  it('break where nothing was measured', () => {
    expect(runsOf([1, null, 2, 3, null], (v) => v !== null)).toEqual([[0], [2, 3]])
  })
  it('draw lines, steps and a lone point', () => {
    const at = (i: number) => [i, i / 2] as const
    expect(pathOf([0, 1], at)).toBe('M0 0L1000 500')
    expect(pathOf([0, 1], at, 'step')).toBe('M0 0H1000V500')
    expect(pathOf([1], at)).toBe('M996 500h8')
  })
  it('close the area between two bounds; a step goes back the way it came', () => {
    const x = (i: number) => i
    const up = () => 0
    const low = (i: number) => (i + 1) / 2
    expect(areaOf([0, 1], x, up, low)).toBe('M0 0L1000 0L1000 1000L0 500Z')
    expect(areaOf([0, 1], x, up, low, 'step')).toBe('M0 0H1000V0L1000 1000V500H0Z')
  })
  it('label the first, the last and evenly between', () => {
    expect(labelled(25, 4)).toEqual([0, 8, 16, 24])
    expect(labelled(2, 4)).toEqual([0, 1])
  })
})
