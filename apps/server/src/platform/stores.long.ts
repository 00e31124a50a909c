import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_MAJORS } from './embedded/test-cluster.ts'
import { functionMutants } from './harness/mutants/list-functions.ts'
import { memoryMutants } from './harness/mutants/list-memory.ts'
import { statementMutants } from './harness/mutants/list-statements.ts'
import type { StoreMutant } from './harness/mutants/mutant.ts'
import { withBugInDatabase, withBugInMemory } from './harness/mutants/put-in.ts'
import { type Compared, firstDifference, ofDatabase } from './harness/store-compare.ts'
import { raceDifference } from './harness/store-race.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'

const minutes = 60_000

describe.each(TEST_MAJORS)('the memory store and PostgreSQL %i', (major) => {
  const scripts = major === 18 ? 120 : 30
  let test: OpenTestDatabase
  beforeAll(async () => {
    test = await openTestDatabase(major)
  })
  afterAll(() => test?.close())

  it(
    `are the same over ${scripts} scripts of 200 moves`,
    async () => {
      const found: string[] = []
      for (let seed = 1_001; seed <= 1_000 + scripts; seed++) {
        const one = await firstDifference(ofDatabase(test), { seed, moves: 200, dumpEvery: 25 })
        if (one) found.push(one)
      }
      expect(found.join('\n')).toBe('')
    },
    8 * minutes,
  )

  it('lets nobody win twice when many ask at once', async () => {
    expect(await raceDifference(test.store, 20)).toBeNull()
  })
})

/** A planted bug must show within so many scripts. */
const mostScripts = 25

async function difference(other: Compared, { survives }: StoreMutant): Promise<string | null> {
  for (let seed = 1; seed <= (survives ? 4 : mostScripts); seed++) {
    const found = await firstDifference(other, { seed, moves: 120 })
    if (found) return `script ${seed}`
  }
  return null
}

async function inDatabase(mutant: StoreMutant): Promise<string | null> {
  const test = await openTestDatabase()
  try {
    const other = await withBugInDatabase(test, mutant)
    const isRace = /lock|two runners/.test(mutant.name)
    const raced = isRace ? await raceDifference(other.store, 20) : null
    return raced ? 'race' : await difference(other, mutant)
  } finally {
    await test.close()
  }
}

async function inMemory(mutant: StoreMutant): Promise<string | null> {
  const other = await withBugInMemory(mutant)
  try {
    return await difference(other, mutant)
  } finally {
    await other.close()
  }
}

const mutants = [...memoryMutants, ...functionMutants, ...statementMutants]

describe('the comparison of stores finds', () => {
  const foundBy = new Map<StoreMutant, string | null>()
  afterAll(() => {
    const rows = [...foundBy].map(([{ name, survives }, by]) =>
      [by ? `found (${by})` : survives ? 'not found, explained' : 'NOT FOUND', name].join(' · '),
    )
    const found = [...foundBy.values()].filter((by) => by !== null).length
    console.log([...rows, `${found} of ${foundBy.size} planted bugs of stores found`].join('\n'))
  })

  it.each(mutants)(
    '$name',
    async (mutant) => {
      const by = mutant.in === 'memory' ? await inMemory(mutant) : await inDatabase(mutant)
      foundBy.set(mutant, by)
      if (mutant.survives) expect(by, 'explained as harmless, and yet found').toBeNull()
      else expect(by, mutant.why).not.toBeNull()
    },
    3 * minutes,
  )

  it('at least 95 of 100', () => {
    const found = [...foundBy.values()].filter((by) => by !== null).length
    expect(found / mutants.length).toBeGreaterThanOrEqual(0.95)
  })
})
