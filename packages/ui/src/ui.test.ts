import { describe, expect, it } from 'vitest'
import { clockOf, toneOf } from './countdown.tsx'
import { initials } from './pill.tsx'

describe('clock', () => {
  it.each([
    [65_000, '1:05'],
    [400, '0:01'],
    [0, '0:00'],
    [-400, '0:00'],
    [-61_000, '−1:01'],
    [3_730_000, '1:02:10'],
  ])('%i ms is %s', (ms, text) => expect(clockOf(ms)).toBe(text))
  it('turns from good to warning to bad', () => {
    expect([100, 50, 0].map((left) => toneOf(left, 100))).toEqual(['good', 'warn', 'bad'])
  })
})

describe('initials', () => {
  it.each([
    ['Zofia Nowak', 'ZN'],
    ['łukasz', 'Ł'],
    ['  Anna  Maria   van der Berg ', 'AB'],
    ['(demo) Ben', 'DB'],
    ['', ''],
  ])('%s', (name, text) => expect(initials(name)).toBe(text))
})
