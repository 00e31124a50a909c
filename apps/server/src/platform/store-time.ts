import type { Database } from './store-connection.ts'

/** epoch ms by the database's wall clock; for the clock's offset only, no statement decides with it. */
export async function readDatabaseTime(db: Database): Promise<number> {
  const [row] = await db.call<{ ms: number }>({
    name: 'time',
    text: 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    values: [],
  })
  return row!.ms
}
