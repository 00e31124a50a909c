import { Client, type ClientConfig } from 'pg'
import { appRole, runnerRole } from '../db/migrate.ts'
import { createTestDatabase, type TestMajor } from '../embedded/test-cluster.ts'
import type { Store } from '../ports.ts'
import { createStore } from '../store.ts'
import { type Database, openDatabase } from '../store-connection.ts'

export interface OpenTestDatabase {
  db: Database
  store: Store
  owner: ClientConfig
  app: ClientConfig
  runner: ClientConfig
  /** Runs as superuser, past row-level security. */
  asOwner<Row>(sql: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** A migrated database of its own with the store on it, for one test file. */
export async function openTestDatabase(major: TestMajor = 18): Promise<OpenTestDatabase> {
  const test = await createTestDatabase({ major })
  const app = test.configFor(appRole)
  const runner = test.configFor(runnerRole)
  const db = openDatabase({ app, runner, poolSize: 6, answerWithinMs: 5_000 })
  const owner = new Client(test.ownerConfig)
  await owner.connect()
  return {
    db,
    store: createStore(db),
    owner: test.ownerConfig,
    app,
    runner,
    asOwner: async <Row>(sql: string, values: unknown[] = []) =>
      (await owner.query(sql, values)).rows as Row[],
    async close() {
      await Promise.all([db.close(), owner.end()])
      await test.drop()
    },
  }
}
