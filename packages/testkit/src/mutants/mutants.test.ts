import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contactMutants } from './list-contacts.ts'
import { otherMutants } from './list-rest.ts'
import { statisticsMutants } from './list-statistics.ts'
import { workMutants } from './list-work.ts'
import { mutated, occurrences } from './mutant.ts'

const core = join(import.meta.dirname, '..', '..', '..', 'core', 'src')
const mutants = [...workMutants, ...otherMutants, ...contactMutants, ...statisticsMutants]

/** They are killed by `npm run test:long`; that they still fit the code is known at once. */
describe('the list of mutants', () => {
  it('is long enough, and every name is there once', () => {
    expect(mutants.length).toBeGreaterThan(26)
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  })

  it('fits the code: each has exactly one place, and changes it', () => {
    const lost = mutants.flatMap((mutant) => {
      const source = readFileSync(join(core, mutant.file), 'utf8')
      const found = occurrences(source, mutant)
      const isChange = found === 1 && mutated(source, mutant) !== source
      return isChange ? [] : [`${mutant.name}: ${found} in ${mutant.file}`]
    })
    expect(lost).toEqual([])
  })

  it('refuses a mutant that fits nowhere or twice', () => {
    const mutant = { name: 'x', file: 'x.ts', find: 'a  b', replace: 'c', why: '' }
    expect(mutated('a\nb', mutant)).toBe('c')
    expect(() => mutated('ab', mutant)).toThrow('found 0 times')
    expect(() => mutated('a b a b', mutant)).toThrow('found 2 times')
  })
})
