import type { Event } from '@warmline/contracts'
import { foldLedger } from '@warmline/core'
import { Client, type ClientConfig } from 'pg'
import { copyIn } from '../../apps/server/src/platform/backup/copy.ts'
import type { WrappedKey } from '../../apps/server/src/platform/crypto.ts'
import type { Commit } from '../../apps/server/src/platform/ports.ts'

/** Columns in the order of the rows below; the text form of COPY. */
const tables = {
  event_log: 'workspace_id, lane, position, subject_id, subject_kind, version, type, at, actor, event, hash',
  subject:
    'workspace_id, subject_id, subject_kind, lane, version, hash, status, contact_id, worker_id, topic, language, due_at, opened_at, state',
  content: 'workspace_id, content_id, owner_id, kind, nonce, ciphertext, hash',
  message_key: 'workspace_id, subject_id, message_key, version, position',
  idempotency: 'workspace_id, scope, key, request_hash, response, at',
  data_key: 'workspace_id, owner_id, wrapped, master_kid, created_at',
  ledger:
    'workspace_id, promise_id, item_id, cause, asked_at, due_at, staffed, outcome, answered_at, how, in_time, misses',
  handoff: 'workspace_id, position, item_id, at, reason, failed',
} as const
export type BulkTable = keyof typeof tables

type Value = string | number | boolean | null | Uint8Array | object

const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text)
    ? text.replace(/[\\\t\n\r]/g, (c) =>
        c === '\t' ? '\\t' : c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\\\',
      )
    : text

function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return escaped(JSON.stringify(value))
}
export const rowLine = (values: readonly Value[]) => `${values.map(field).join('\t')}\n`
/** Bytes as a field of a line that is filled in later. */
export const bytesField = (bytes: Uint8Array): string => field(bytes)

export interface BulkLine {
  table: BulkTable
  line: string
}

/** What the database gives or the shell makes anew for each commit, as it is to stand in the lines. */
export interface CommitMarks {
  /** of the commit's nth event */
  position(n: number): string
  chain(n: number): string
  nonce(contentId: string): string
  ciphertext(contentId: string): string
}

/** What `commit_batch` would write of a commit that nothing stands against. Repeated requests are known for 30 days only. */
export function commitLines(commit: Commit, marks: CommitMarks): (BulkLine & { isForgotten: boolean })[] {
  const { workspaceId: ws, lane, subjectId, subjectKind: kind, idempotency } = commit
  const lines: (BulkLine & { isForgotten: boolean })[] = []
  const add = (table: BulkTable, values: readonly Value[], isForgotten = false) =>
    lines.push({ table, line: rowLine(values), isForgotten })
  commit.entries.forEach(({ event, actor, at }, n) => {
    const version = commit.expectedVersion + n + 1
    const place = [ws, lane, marks.position(n), subjectId, kind, version]
    add('event_log', [...place, event.type, at, actor, event, marks.chain(n)])
  })
  for (const { contentId, ownerId, kind: of, hash } of commit.contents)
    add('content', [ws, contentId, ownerId, of, marks.nonce(contentId), marks.ciphertext(contentId), hash])
  const version = commit.expectedVersion + commit.entries.length
  const position = marks.position(commit.entries.length - 1)
  for (const key of commit.messageKeys) add('message_key', [ws, subjectId, key, version, position])
  if (idempotency) {
    const { scope, key, requestHash, response } = idempotency
    const kept = `${JSON.stringify({ ...response, version }).slice(0, -1)},"position":${position}}`
    add('idempotency', [ws, scope, key, requestHash, kept, commit.at], true)
  }
  return lines
}

/** The state row of a subject, after its last commit. */
export function subjectLine(commit: Commit, chain: string): BulkLine {
  const { workspaceId, lane, subjectId, subjectKind, index, state } = commit
  const version = commit.expectedVersion + commit.entries.length
  const { status, contactId, workerId, topic, language, dueAt, openedAt } = index
  const head = [workspaceId, subjectId, subjectKind, lane, version, chain]
  const columns = [status, contactId, workerId, topic, language, dueAt, openedAt]
  return { table: 'subject', line: rowLine([...head, ...columns, state as object]) }
}

/** Rows of the promise ledger and of handoffs, as `catch_up_ledger` would read them from these entries. */
export function promiseLines(
  workspaceId: string,
  entries: readonly { subjectId: string; at: number; event: Event; position: string }[],
): BulkLine[] {
  const promises = foldLedger(entries).map((row): BulkLine => {
    const { promiseId, itemId, cause, askedAt, dueAt, staffed, outcome, answeredAt, how, inTime, misses } =
      row
    const asked = [workspaceId, promiseId, itemId, cause, askedAt, dueAt, staffed]
    return { table: 'ledger', line: rowLine([...asked, outcome, answeredAt, how, inTime, misses]) }
  })
  const handoffs = entries.flatMap(({ subjectId, at, event, position }): BulkLine[] =>
    event.type === 'handoff.made'
      ? [
          {
            table: 'handoff',
            line: rowLine([workspaceId, position, subjectId, at, event.reason, event.check ?? null]),
          },
        ]
      : [],
  )
  return [...promises, ...handoffs]
}

export const keyLine = (workspaceId: string, key: WrappedKey, now: number): BulkLine => ({
  table: 'data_key',
  line: rowLine([workspaceId, key.ownerId, key.wrapped, key.masterKid, now]),
})

/** Lines one after another, as bytes: kept as strings they would be most of the work of the garbage collector. */
class Lines {
  #bytes = Buffer.allocUnsafeSlow(2 ** 20)
  #used = 0

  add(line: string): void {
    // UTF-8 takes at most three bytes for a unit of a string.
    const needed = this.#used + line.length * 3
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length))
      this.#bytes.copy(larger, 0, 0, this.#used)
      this.#bytes = larger
    }
    this.#used += this.#bytes.write(line, this.#used)
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used)
  }

  clear(): void {
    this.#used = 0
  }
}

/** Rows that wait for a COPY, by table. */
export class BulkRows {
  #lines = new Map<BulkTable, Lines>()
  #written = new Map<BulkTable, Lines>()
  waiting = 0

  add({ table, line }: BulkLine): void {
    const lines = this.#lines.get(table) ?? new Lines()
    this.#lines.set(table, lines)
    lines.add(line)
    this.waiting += 1
  }

  /** What waited at the call; others may be added meanwhile. The one before must have ended. */
  async write(client: Client): Promise<void> {
    const taken = this.#lines
    this.#lines = this.#written
    this.#written = taken
    this.waiting = 0
    for (const [table, lines] of taken) {
      await copyIn(client, `copy ${table} (${tables[table]}) from stdin`, [
        lines.bytes(),
      ] as unknown as AsyncIterable<Buffer>)
      lines.clear()
    }
  }
}

/** Contacts of the workspace with their keys. */
export async function contactsOf(
  client: Client,
  workspaceId: string,
): Promise<{ contactId: string; key: WrappedKey | null }[]> {
  const { rows } = await client.query<{ id: string; wrapped: Uint8Array | null; kid: string | null }>(
    `select s.subject_id as id, k.wrapped, k.master_kid as kid from subject s
       left join data_key k on k.workspace_id = s.workspace_id and k.owner_id = s.subject_id
     where s.workspace_id = $1 and s.subject_kind = 'contact' order by s.subject_id`,
    [workspaceId],
  )
  return rows.map(({ id, wrapped, kid }) => ({
    contactId: id,
    key: kid === null ? null : { ownerId: id, wrapped, masterKid: kid },
  }))
}

export async function withClient<T>(owner: ClientConfig, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(owner)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

export async function headOf(client: Client, workspaceId: string): Promise<number> {
  const { rows } = await client.query<{ position: string }>(
    'select position from lane_head where workspace_id = $1 and lane = 0',
    [workspaceId],
  )
  return Number(rows[0]?.position ?? 0)
}

/** The log ends here now: reactions and the promise ledger have seen all of it. */
export async function moveHead(client: Client, workspaceId: string, position: number): Promise<void> {
  const place = [workspaceId, position]
  await client.query('update lane_head set position = $2 where workspace_id = $1 and lane = 0', place)
  await client.query('update reaction_cursor set position = $2 where workspace_id = $1', place)
  await client.query(
    `insert into ledger_cursor (workspace_id, lane, position) values ($1, 0, $2)
     on conflict (workspace_id, lane) do update set position = excluded.position`,
    place,
  )
  for (const table of Object.keys(tables)) await client.query(`vacuum (analyze) ${table}`)
  await client.query('checkpoint')
}

/** What stands before these rows is read into the ledger first. */
export async function catchUpLedger(client: Client, workspaceId: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      'select catch_up_ledger($1, 50000) as n where $1 is not null',
      [workspaceId],
    )
    if ((rows[0]?.n ?? 0) === 0) return
  }
}

/** All of it on disk: rows, indexes, what is dead and not yet given back. */
export const databaseBytes = (owner: ClientConfig): Promise<number> =>
  withClient(owner, async (client) => {
    const { rows } = await client.query<{ bytes: string }>(
      'select pg_database_size(current_database()) as bytes',
    )
    return Number(rows[0]?.bytes ?? 0)
  })
