import type { Query } from '@warmline/core'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_MAJORS } from './embedded/test-cluster.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'
import type { Database, Statement } from './store-connection.ts'
import { logStore } from './store-log.ts'
import { subjectStore } from './store-subjects.ts'

/** What a store would send. */
async function sentBy(run: (db: Database) => Promise<unknown>): Promise<Statement> {
  let sent: Statement | undefined
  const db: Database = {
    async inWorkspace(_workspaceId, statement) {
      sent = statement
      return []
    },
    call: async () => [],
    across: async () => [],
    pools: () => [],
    close: async () => {},
  }
  await run(db)
  if (!sent) throw new Error('nothing was sent')
  return sent
}

const queries: Partial<Query>[] = [
  { status: ['queue'] },
  { status: ['queue', 'worker'] },
  { status: ['queue', 'worker'], order: 'newest' },
  { status: ['closed'], order: 'newest' },
  { order: 'newest' },
  { subjectId: 'wi_77' },
  { contactId: 'ctc_5' },
  { contactId: 'ctc_5', status: ['queue', 'closed'], order: 'newest' },
  { workerId: 'wkr_2', status: ['worker'] },
  { topic: 'topic-4', language: 'en', status: ['queue'] },
]

/** Row-level security and plans for unknown values both keep the planner from indexes that it takes otherwise. */
for (const major of TEST_MAJORS)
  describe(`reads use an index, PostgreSQL ${major}`, () => {
    let test: OpenTestDatabase
    let app: Client
    beforeAll(async () => {
      test = await openTestDatabase(major)
      await test.asOwner(`
        insert into subject select 'ws_' || (g % 3), 'wi_' || g, case when g % 50 = 0 then 'worker' else 'work-item' end,
          0, 1, '', case g % 200 when 1 then 'queue' when 2 then 'worker' else 'closed' end, 'ctc_' || (g % 4000),
          case when g % 200 = 2 then 'wkr_' || (g % 40) end, case when g % 2 = 0 then 'topic-' || (g % 20) end, 'en',
          case when g % 200 = 1 then g end, g, '{}' from generate_series(1, 30000) g`)
      await test.asOwner(`
        insert into event_log select 'ws_' || (g % 3), 0, g, 'wi_' || g, 'work-item', 1,
          case when g % 50 = 0 then 'promise.made' else 'message.appended' end, g, '{}', '{}', ''
        from generate_series(1, 30000) g`)
      await test.asOwner('analyze')
      app = new Client(test.app)
      await app.connect()
    })
    afterAll(async () => {
      await app?.end()
      await test?.close()
    })

    async function planOf({ text, values }: Statement, mode: string): Promise<string> {
      const literals = values.map((value) =>
        Array.isArray(value)
          ? `array['${value.join("','")}']`
          : typeof value === 'number'
            ? value
            : `'${value}'`,
      )
      await app.query("begin; select set_config('app.workspace', 'ws_1', true)")
      await app.query(`set local plan_cache_mode = ${mode}`)
      await app.query(`prepare looked as ${text}`)
      const rows = await app.query(`explain execute looked(${literals.join(', ')})`)
      await app.query('deallocate looked; rollback')
      return rows.rows.map((row) => row['QUERY PLAN']).join('\n')
    }

    const modes = ['force_custom_plan', 'force_generic_plan']
    it.each(queries.flatMap((query) => modes.map((mode) => [query, mode] as const)))(
      '%j, %s',
      async (query, mode) => {
        const find = { subjectKind: 'work-item', limit: 50, ...query } as const
        const statement = await sentBy((db) => subjectStore(db).find('ws_1', find))
        const plan = await planOf(statement, mode)
        expect(plan).toMatch(/Index/)
        expect(plan).not.toMatch(/Seq Scan/)
      },
    )

    it.each(modes)('the ledger, %s', async (mode) => {
      const statement = await sentBy((db) => logStore(db).readLedger('ws_1', 0, 10, 100))
      expect(await planOf(statement, mode)).toMatch(/Index Scan (using|on) event_log_ledger/)
    })
  })
