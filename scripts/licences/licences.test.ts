import { describe, expect, it } from 'vitest'
import { isAllowed, thirdParty } from './packages.ts'

describe('licences of packages', () => {
  it('one side of an OR is enough, both sides of an AND are needed', () => {
    expect(isAllowed('MIT')).toBe(true)
    expect(isAllowed('(MIT OR GPL-3.0-only)')).toBe(true)
    expect(isAllowed('Apache-2.0 AND MIT')).toBe(true)
    expect(isAllowed('Apache-2.0 AND GPL-3.0-only')).toBe(false)
  })

  it('refuses what is not on the list, not named, or too clever to read', () => {
    for (const one of ['GPL-3.0-only', 'SSPL-1.0', 'none named', 'SEE LICENSE IN x', '(MIT OR (A AND B))'])
      expect(isAllowed(one)).toBe(false)
  })

  it('tells what runs apart from what only builds', () => {
    const page = thirdParty([
      { name: 'runs', version: '1.0.0', licence: 'MIT', isDev: false },
      { name: 'builds', version: '2.0.0', licence: 'ISC', isDev: true },
    ])
    const [, running, building] = page.split(/^## (?:In what runs|Only to build and test)$/m)
    expect(running).toContain('| MIT | runs 1.0.0 |')
    expect(running).not.toContain('builds')
    expect(building).toContain('| ISC | builds 2.0.0 |')
  })
})
