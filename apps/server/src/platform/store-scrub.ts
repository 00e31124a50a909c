import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'

/** An outside server's owner is often no superuser: what it may not do, its operator's retention of WAL does. */
const notAllowed = '42501'

/**
 * As the owner: rewrites the table of keys without its dead rows, then lets the server drop the old file and every WAL
 * segment from before. Throws when an older snapshot (such as a backup's) still holds dead rows after `patienceMs`.
 */
export async function scrubKeys(owner: ClientConfig, patienceMs: number): Promise<void> {
  const client = new Client({
    ...owner,
    query_timeout: patienceMs + 60_000,
    application_name: 'warmline scrub',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`set statement_timeout = '60s'`)
    await client.query(`set lock_timeout = '2s'`)
    await untilNobodyLooksBack(client, patienceMs)
    await client.query('vacuum (full) data_key')
    for (const statement of ['select pg_switch_wal()', 'checkpoint'])
      await client.query(statement).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === notAllowed)) throw error
      })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A row that an older snapshot may still see would be kept by the rewriting. */
async function untilNobodyLooksBack(client: Client, patienceMs: number): Promise<void> {
  const [now] = (await client.query<{ xid: string }>('select pg_current_xact_id()::xid::text as xid')).rows
  for (let waited = 0; ; waited += 50) {
    const { rows } = await client.query<{ holds: boolean }>(
      `select exists (
         select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
           and (age(backend_xmin) >= age($1::xid) or age(backend_xid) >= age($1::xid))) as holds`,
      [now?.xid],
    )
    if (rows[0]?.holds === false) return
    if (waited >= patienceMs) throw new Error('an older transaction still sees erased rows')
    await sleep(50)
  }
}
