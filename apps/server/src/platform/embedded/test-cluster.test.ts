import { Client } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase, TEST_MAJORS, type TestDatabase } from './test-cluster.ts'

describe.each(TEST_MAJORS)('given a test cluster of PostgreSQL %i', (major) => {
  const made: TestDatabase[] = []
  afterAll(async () => {
    for (const database of made) await database.drop()
  })

  it('when two databases are made, then neither sees the other, and the version is the wanted one', async () => {
    for (let n = 0; n < 2; n++) made.push(await createTestDatabase({ major }))
    const found: unknown[] = []
    for (const { ownerConfig } of made) {
      const client = new Client(ownerConfig)
      await client.connect()
      await client.query('create table only_here (n int)')
      found.push(
        (await client.query(`select current_setting('server_version_num')::int / 10000 as v`)).rows[0],
      )
      await client.end()
    }
    expect(found).toEqual([{ v: major }, { v: major }])
  })
})
