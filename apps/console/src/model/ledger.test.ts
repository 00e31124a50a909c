import { describe, expect, it } from 'vitest'
import { dayInZone, filterFrom, queryOf, searchOf } from './ledger.ts'

describe('what the ledger shows', () => {
  it('stands in the address and is read back', () => {
    for (const search of ['', '?range=all', '?from=5&to=9', '?range=week&from=5&to=9&standing=late'])
      expect(searchOf(filterFrom(search))).toBe(search)
  })
  it('leaves out what makes no sense', () => {
    const plain = { range: 'day', stretch: null, standing: 'all' }
    expect(filterFrom('?range=century&from=9&to=5&standing=kept')).toEqual(plain)
    expect(filterFrom('?from=-1&to=x')).toEqual(plain)
  })
  it('asks for the stretch before the range', () => {
    const now = 100 * 86_400_000
    expect(queryOf(filterFrom(''), now)).toEqual({ from: 99 * 86_400_000 })
    expect(queryOf(filterFrom('?range=all&standing=open'), now)).toEqual({ standing: 'open' })
    expect(queryOf(filterFrom('?range=week&from=5&to=9'), now)).toEqual({ from: 5, to: 9 })
  })
  it('names days by the clock of the zone', () => {
    const at = Date.parse('2026-06-10T23:30:00Z')
    expect(dayInZone(at, 'UTC')).toBe('2026-06-10')
    expect(dayInZone(at, 'Europe/Berlin')).toBe('2026-06-11')
    expect(dayInZone(at, 'Mars/Olympus')).toBe('2026-06-10')
  })
})
