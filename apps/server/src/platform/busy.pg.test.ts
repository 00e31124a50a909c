import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import { StoreBusy } from './ports.ts'
import { type Database, openDatabase } from './store-connection.ts'

describe('more questions than connections', () => {
  let test: OpenTestDatabase
  let db: Database
  const failures: unknown[] = []
  beforeAll(async () => {
    test = await openTestDatabase()
    const { app, runner } = test
    const outage = { failed: (error: unknown) => void failures.push(error), worked: () => undefined }
    db = openDatabase({ app, runner, poolSize: 2, line: { mostWaiting: 3, waitAtMostMs: 700 }, outage })
  })
  afterAll(async () => {
    await db?.close()
    await test?.close()
  })
  const ask = (text: string, isUrgent = false) =>
    db.call<{ n: number }>({ name: text, text, values: [], ...(isUrgent ? { isUrgent } : {}) })
  const waiting = () => db.pools().find(({ pool }) => pool === 'app')?.waiting

  it('wait for one, are told to come again when that takes too long, and are no outage', async () => {
    // both connections are held until this lock is given back
    await test.asOwner('select pg_advisory_lock(7)')
    const holders = [1, 2].map((n) => ask(`select ${n} as n, pg_advisory_xact_lock_shared(7)`))
    await expect.poll(() => db.pools()[0]?.inUse).toBe(2)
    const late = [1, 2, 3].map((n) => ask(`select ${n} as n`).catch((error: unknown) => error))
    expect(waiting()).toBe(3)
    await expect(ask('select 4 as n')).rejects.toThrow(StoreBusy)
    for (const one of await Promise.all(late)) expect(one).toBeInstanceOf(StoreBusy)
    const commit = ask('select 5 as n', true)
    const read = ask('select 6 as n')
    await test.asOwner('select pg_advisory_unlock(7)')
    expect((await Promise.all(holders)).map(([row]) => row?.n)).toEqual([1, 2])
    expect([(await commit)[0]?.n, (await read)[0]?.n]).toEqual([5, 6])
    // Nobody believes that the database is away.
    expect(failures).toEqual([])
    expect(waiting()).toBe(0)
  })
})
