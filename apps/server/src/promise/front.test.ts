import type { LedgerRow } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { wasLate } from './front.ts'

const now = 100 * 3_600_000
const minute = 60_000
const row = (over: Partial<LedgerRow>): LedgerRow => ({
  promiseId: 'prm_1',
  itemId: 'wi_1',
  cause: 'asked',
  askedAt: now - 10 * minute,
  dueAt: now + minute,
  staffed: true,
  outcome: 'open',
  answeredAt: null,
  how: null,
  inTime: null,
  misses: 0,
  ...over,
})

describe('promises not kept of late', () => {
  it('counts an open promise past due and a miss of the last hour, and nothing older', () => {
    expect(wasLate([], now)).toBe(false)
    expect(wasLate([row({})], now)).toBe(false)
    expect(wasLate([row({ dueAt: now - 1 })], now)).toBe(true)
    const missed = { outcome: 'kept', misses: 1 } as const
    expect(wasLate([row({ ...missed, dueAt: now - 59 * minute })], now)).toBe(true)
    expect(wasLate([row({ ...missed, dueAt: now - 61 * minute })], now)).toBe(false)
    expect(wasLate([row({ outcome: 'kept', dueAt: now - minute })], now)).toBe(false)
  })
})
