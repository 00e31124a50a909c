import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_MAJORS } from './embedded/test-cluster.ts'
import { type OpenTestDatabase, openTestDatabase } from './harness/test-database.ts'

interface Column {
  name: string
  type: string
  required: boolean
}

const sampleOf: Record<string, unknown> = {
  text: 'x',
  integer: 1,
  bigint: 1,
  boolean: true,
  jsonb: '{}',
  bytea: Buffer.from('x'),
}

/** A row of that workspace in any table, made from what the catalogue says. */
function insertFor(table: string, columns: readonly Column[], workspaceId: string) {
  const wanted = columns.filter((column) => column.required || column.name === 'wrapped')
  const values = wanted.map((column) =>
    column.name === 'workspace_id' ? workspaceId : sampleOf[column.type],
  )
  const names = wanted.map((column) => column.name).join(', ')
  return {
    text: `insert into ${table} (${names}) values (${wanted.map((_, n) => `$${n + 1}`).join(', ')})`,
    values,
  }
}

for (const major of TEST_MAJORS)
  describe(`row-level security, PostgreSQL ${major}`, () => {
    let test: OpenTestDatabase
    const tables = new Map<string, Column[]>()

    beforeAll(async () => {
      test = await openTestDatabase(major)
      const rows = await test.asOwner<Column & { table: string }>(`
        select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
          a.attnotnull as required
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1, a.attnum`)
      for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column])
      for (const [table, columns] of tables)
        for (const workspaceId of ['ws_a', 'ws_b']) {
          const { text, values } = insertFor(table, columns, workspaceId)
          await test.asOwner(text, values)
        }
    })
    afterAll(() => test?.close())

    const rowsOf = (table: string) => `select workspace_id from ${table}`

    it('stands on every table, and every table names its workspace', async () => {
      const open = await test.asOwner(`
        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not relrowsecurity`)
      expect(open).toEqual([])
      expect(tables.size).toBeGreaterThanOrEqual(15)
      for (const [table, columns] of tables)
        expect(columns[0], table).toEqual({ name: 'workspace_id', type: 'text', required: true })
    })

    it('shows nothing without a workspace, before and after a transaction that had one', async () => {
      for (const table of tables.keys()) {
        const look = () => test.db.call({ name: '', text: rowsOf(table), values: [] })
        expect(await look(), table).toEqual([])
        await test.db.inWorkspace('ws_a', { name: '', text: rowsOf(table), values: [] })
        expect(await look(), table).toEqual([])
      }
    })

    it('shows a workspace its own rows and nothing else', async () => {
      for (const table of tables.keys())
        for (const workspaceId of ['ws_a', 'ws_b'])
          expect(
            await test.db.inWorkspace(workspaceId, { name: '', text: rowsOf(table), values: [] }),
            table,
          ).toEqual([{ workspace_id: workspaceId }])
    })

    it('refuses to write into another workspace', async () => {
      for (const [table, columns] of tables) {
        const insert = { name: '', ...insertFor(table, columns, 'ws_c') }
        await expect(test.db.inWorkspace('ws_a', insert), table).rejects.toThrow(/row-level security/)
        await expect(test.db.call(insert), table).rejects.toThrow(/row-level security/)
      }
    })

    it('the app owns nothing, and cannot change or delete what happened', async () => {
      const owned = await test.asOwner(`
        select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('warmline_app', 'warmline_runner')
        union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner 
          where r.rolname in ('warmline_app', 'warmline_runner')`)
      expect(owned).toEqual([])
      for (const text of [
        'delete from event_log',
        "update event_log set type = 'x'",
        'truncate event_log',
        'drop table subject',
      ])
        await expect(test.db.inWorkspace('ws_a', { name: '', text, values: [] }), text).rejects.toThrow(
          /permission denied|must be owner/,
        )
    })

    it('the runner sees ids and dates of all workspaces and not what an alarm carries', async () => {
      const across = (text: string) => test.db.across({ name: '', text, values: [] })
      expect(await across('select workspace_id from lane_head order by 1')).toHaveLength(2)
      expect(await across('select workspace_id, key, next_at from alarm')).toHaveLength(2)
      await expect(across('select op from alarm')).rejects.toThrow(/permission denied/)
      for (const table of tables.keys()) {
        if (table === 'lane_head' || table === 'alarm') continue
        await expect(across(rowsOf(table)), table).rejects.toThrow(/permission denied/)
      }
      await expect(across('select * from auth.session')).rejects.toThrow(/permission denied/)
    })
  })
