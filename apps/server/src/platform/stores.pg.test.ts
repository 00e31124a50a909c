import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_MAJORS } from './embedded/test-cluster.ts'
import { firstDifference, ofDatabase } from './harness/store-compare.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'

/** The small worlds run on the memory store: whatever they show holds for PostgreSQL only if these two are the same. */
describe.each(TEST_MAJORS)('the memory store and PostgreSQL %i, asked the same at random', (major) => {
  let test: OpenTestDatabase
  beforeAll(async () => {
    test = await openTestDatabase(major)
  })
  afterAll(() => test?.close())

  const seeds = Array.from({ length: major === 18 ? 5 : 2 }, (_, n) => n + 1)
  it.each(seeds)('script %i: the same answers, and the same rows in every table', async (seed) => {
    expect(await firstDifference(ofDatabase(test), { seed, moves: 80, dumpEvery: 20 })).toBeNull()
  })
})
