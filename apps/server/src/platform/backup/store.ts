import { type Client, type ClientBase, escapeIdentifier } from 'pg'
import { copyIn, copyOut } from './copy.ts'

/** The schemas a backup holds; `meta` (the migrations) is made again by migrating. */
const SCHEMAS = ['auth', 'public']

export interface TableShape {
  readonly schema: string
  readonly name: string
  /** Generated columns are left out: they are computed again. */
  readonly columns: string[]
}

export interface SequenceState {
  readonly schema: string
  readonly name: string
  readonly last: string
}

/** One snapshot for every table. With row security off a row that we may not see is an error, not a gap. */
export async function beginSnapshot(client: ClientBase): Promise<void> {
  await client.query('begin transaction isolation level repeatable read, read only')
  await client.query('set local row_security = off')
  await client.query(`set local statement_timeout = 0`)
}

export async function beginRestore(client: ClientBase): Promise<void> {
  await client.query('begin')
  await client.query(`set local statement_timeout = 0`)
}

export async function commit(client: ClientBase): Promise<void> {
  await client.query('commit')
}

export async function rollback(client: ClientBase): Promise<void> {
  await client.query('rollback')
}

/** Every table there is, in a fixed order. */
export async function tables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where n.nspname = any ($1) and c.relkind = 'r'
      group by 1, 2
      order by 1, 2`,
    [SCHEMAS],
  )
  return rows
}

export async function sequences(client: ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(
    `select schemaname as schema, sequencename as name, last_value::text as last
       from pg_sequences where schemaname = any ($1) and last_value is not null order by 1, 2`,
    [SCHEMAS],
  )
  return rows
}

export async function setSequence(client: ClientBase, state: SequenceState): Promise<void> {
  await client.query('select setval($1::regclass, $2::bigint)', [qualified(state), state.last])
}

/** The number of the last migration; 0 for a database that was never migrated. */
export async function lastMigration(client: ClientBase): Promise<number> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('meta.migration') is not null as exists`,
  )
  if (found[0]?.exists !== true) return 0
  const { rows } = await client.query<{ number: number }>(
    'select coalesce(max(number), 0)::int as number from meta.migration',
  )
  return rows[0]?.number ?? 0
}

export async function isEmpty(
  client: ClientBase,
  table: Pick<TableShape, 'schema' | 'name'>,
): Promise<boolean> {
  const { rows } = await client.query<{ full: boolean }>(
    `select exists (select from ${qualified(table)}) as full`,
  )
  return rows[0]?.full === false
}

/** Nobody writes into it until the restore has ended. */
export async function lockTable(
  client: ClientBase,
  table: Pick<TableShape, 'schema' | 'name'>,
): Promise<void> {
  await client.query(`lock table ${qualified(table)} in exclusive mode`)
}

export async function analyze(client: ClientBase): Promise<void> {
  await client.query('analyze')
}

/** The rows of a table as COPY's text. */
export function exportTable(client: Client, table: TableShape): ReturnType<typeof copyOut> {
  return copyOut(client, `copy ${qualified(table)} (${columnList(table)}) to stdout`)
}

/** Gives the number of rows that went in. */
export function importTable(client: Client, table: TableShape, rows: AsyncIterable<Buffer>): Promise<number> {
  return copyIn(client, `copy ${qualified(table)} (${columnList(table)}) from stdin`, rows)
}

function qualified({ schema, name }: { schema: string; name: string }): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`
}

function columnList({ columns }: TableShape): string {
  return columns.map(escapeIdentifier).join(', ')
}
