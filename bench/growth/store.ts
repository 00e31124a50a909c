import { Client, type ClientConfig } from 'pg'

/** Bytes on disk by table, indexes and what stands beside the rows counted; `rows` as counted. */
export interface TableSize {
  bytes: number
  rows: number
}

/** Every table of ours after its dead rows are gone, so that a difference is what was added. */
export async function sizesOf(owner: ClientConfig): Promise<Map<string, TableSize>> {
  const client = new Client(owner)
  await client.connect()
  try {
    // rows of the promise ledger are read from the log when somebody asks for them
    await client.query('select catch_up_ledger(workspace_id, 1000000) from lane_head')
    await client.query('vacuum (full)')
    const { rows } = await client.query<{ name: string; bytes: string }>(
      `select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name,
         pg_total_relation_size(c.oid) as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'auth') order by 1`,
    )
    const sizes = new Map<string, TableSize>()
    for (const { name, bytes } of rows) {
      const counted = await client.query<{ n: string }>(
        `select count(*) as n from ${name} where $1::text is null`,
        [null],
      )
      sizes.set(name, { bytes: Number(bytes), rows: Number(counted.rows[0]?.n) })
    }
    return sizes
  } finally {
    await client.end()
  }
}
