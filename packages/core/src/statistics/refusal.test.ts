import { problems } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { logEvidenceAbove } from './evidence.ts'
import { isRefusal, refuse } from './refusal.ts'

describe('a refusal', () => {
  it('has a code of the catalogue, and says which argument and what it may be', () => {
    const answer = logEvidenceAbove(11, 10, 0.5)
    expect(answer).toEqual({ ok: false, code: 'out-of-limits', detail: 'S is a number from 0 to 10' })
    expect(Object.keys(problems)).toContain(refuse('').code)
  })

  it('is told from every answer', () => {
    expect(isRefusal(refuse('x'))).toBe(true)
    for (const answer of [0, Number.NaN, null, undefined, [], [1, 2], { ok: true }, 'no'])
      expect(isRefusal(answer)).toBe(false)
  })
})
