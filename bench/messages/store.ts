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
} as const
export type BulkTable = keyof typeof tables

type Value = string | number | null | Uint8Array | object

const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text)
    ? text.replace(/[\\\t\n\r]/g, (c) =>
        c === '\t' ? '\\t' : c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\\\',
      )
    : text

function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return escaped(JSON.stringify(value))
}
const line = (values: readonly Value[]) => `${values.map(field).join('\t')}\n`

/** Rows that wait for a COPY, by table. What `commit_batch` would write of a commit that nothing stands against. */
export class BulkRows {
  readonly #rows = new Map<BulkTable, string[]>()
  waiting = 0

  #add(table: BulkTable, values: readonly Value[]): void {
    const rows = this.#rows.get(table) ?? []
    this.#rows.set(table, rows)
    rows.push(line(values))
    this.waiting += 1
  }

  key(workspaceId: string, key: WrappedKey, now: number): void {
    this.#add('data_key', [workspaceId, key.ownerId, key.wrapped, key.masterKid, now])
  }

  commit(commit: Commit, firstPosition: number): void {
    const { workspaceId: ws, lane, subjectId, subjectKind: kind, idempotency } = commit
    commit.entries.forEach(({ event, actor, at, hash }, n) => {
      const version = commit.expectedVersion + n + 1
      this.#add('event_log', [
        ws,
        lane,
        firstPosition + n,
        subjectId,
        kind,
        version,
        event.type,
        at,
        actor,
        event,
        hash,
      ])
    })
    for (const one of commit.contents)
      this.#add('content', [ws, one.contentId, one.ownerId, one.kind, one.nonce, one.ciphertext, one.hash])
    const version = commit.expectedVersion + commit.entries.length
    const position = firstPosition + commit.entries.length - 1
    for (const key of commit.messageKeys) this.#add('message_key', [ws, subjectId, key, version, position])
    if (idempotency) {
      const response = { ...idempotency.response, position, version }
      this.#add('idempotency', [
        ws,
        idempotency.scope,
        idempotency.key,
        idempotency.requestHash,
        response,
        commit.at,
      ])
    }
  }

  /** The state row of a subject, after its last commit. */
  subject({ workspaceId, lane, subjectId, subjectKind, index, ...commit }: Commit): void {
    const version = commit.expectedVersion + commit.entries.length
    const { status, contactId, workerId, topic, language, dueAt, openedAt } = index
    const hash = commit.entries.at(-1)?.hash ?? new Uint8Array()
    const columns = [status, contactId, workerId, topic, language, dueAt, openedAt]
    this.#add('subject', [
      workspaceId,
      subjectId,
      subjectKind,
      lane,
      version,
      hash,
      ...columns,
      commit.state as object,
    ])
  }

  async write(client: Client): Promise<void> {
    for (const [table, rows] of this.#rows) {
      if (rows.length === 0) continue
      const chunk = Buffer.from(rows.join(''))
      rows.length = 0
      await copyIn(client, `copy ${table} (${tables[table]}) from stdin`, [
        chunk,
      ] as unknown as AsyncIterable<Buffer>)
    }
    this.waiting = 0
  }
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
  await client.query('update lane_head set position = $2 where workspace_id = $1 and lane = 0', [
    workspaceId,
    position,
  ])
  await client.query('update reaction_cursor set position = $2 where workspace_id = $1', [
    workspaceId,
    position,
  ])
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      'select catch_up_ledger($1, 50000) as n where $1 is not null',
      [workspaceId],
    )
    if ((rows[0]?.n ?? 0) === 0) break
  }
  for (const table of [...Object.keys(tables), 'ledger', 'handoff'])
    await client.query(`vacuum (analyze) ${table}`)
  await client.query('checkpoint')
}
