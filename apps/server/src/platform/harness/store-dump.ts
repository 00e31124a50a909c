import { queueOf } from '../alarm-queue.ts'
import { canonicalJson } from '../hash-chain.ts'
import type { MemoryRows } from '../memory-store.ts'
import type { OpenTestDatabase } from './test-database.ts'

/** Every row of every table that a store writes, by table, in one order, as JSON. */
export type Dump = Record<string, string[]>

const tables = [
  ...(['lane_head', 'event_log', 'subject', 'reservation', 'content', 'idempotency'] as const),
  ...(['message_key', 'alarm', 'reaction_cursor', 'parked'] as const),
]
type Table = (typeof tables)[number]
type Row = Record<string, unknown>

const ordered = (rows: readonly Row[]) => rows.map(canonicalJson).sort()
const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`

/** Past row-level security, so that a row of a wrong workspace is seen too. */
export async function dumpOfDatabase(
  { asOwner }: Pick<OpenTestDatabase, 'asOwner'>,
  workspaces: readonly string[],
): Promise<Dump> {
  const dump: Dump = {}
  for (const table of tables) {
    const rows = await asOwner<{ row: Row }>(
      `select to_jsonb(t) as row from ${table} t where workspace_id = any($1)`,
      [workspaces],
    )
    dump[table] = ordered(rows.map(({ row }) => row))
  }
  return dump
}

type Memory = NonNullable<ReturnType<MemoryRows['get']>>

function logRows({ lanes, histories, subjects }: Memory): Pick<Record<Table, Row[]>, LogTable> {
  return {
    lane_head: [...lanes].map(([lane, entries]) => ({ lane, position: entries.length })),
    event_log: [...lanes.values()].flat().map((entry) => ({
      ...{ lane: entry.lane, position: entry.position, version: entry.version, type: entry.event.type },
      ...{ subject_id: entry.subjectId, subject_kind: entry.subjectKind, at: entry.at },
      ...{ actor: entry.actor, event: entry.event, hash: hex(entry.hash) },
    })),
    subject: [...subjects.values()].map(({ subjectId, index, ...row }) => ({
      ...{ subject_id: subjectId, subject_kind: row.subjectKind, version: row.version, state: row.state },
      ...{ hash: hex(row.hash), lane: histories.get(subjectId)?.[0]?.lane, status: index.status },
      ...{ contact_id: index.contactId, worker_id: index.workerId, topic: index.topic },
      ...{ language: index.language, due_at: index.dueAt, opened_at: index.openedAt },
    })),
  }
}
type LogTable = 'lane_head' | 'event_log' | 'subject'

function sideRows({ reservations, contents, idempotency, messageKeys, alarms, cursors, parked }: Memory) {
  const parts = (key: string, by: string) => {
    const at = key.indexOf(by)
    return [key.slice(0, at), key.slice(at + 1)] as const
  }
  return {
    reservation: [...reservations].map(([key, { subjectId, detail }]) => ({
      ...{ key, subject_id: subjectId, detail: detail ?? null },
    })),
    content: [...contents.values()].map((row) => ({
      ...{ content_id: row.contentId, owner_id: row.ownerId, kind: row.kind, hash: row.hash },
      ...{ nonce: hex(row.nonce), ciphertext: hex(row.ciphertext) },
    })),
    idempotency: [...idempotency].map(([both, row]) => {
      const [scope, key] = parts(both, '\n')
      return { scope, key, request_hash: row.requestHash, response: row.response, at: row.at }
    }),
    message_key: [...messageKeys].map(([both, row]) => {
      const [subject_id, message_key] = parts(both, '\n')
      return { subject_id, message_key, ...row }
    }),
    alarm: [...alarms.values()].map(({ key, op, ...row }) => ({
      ...{ key, due_at: row.dueAt, next_at: row.nextAt, attempt: row.attempt, claimed_by: row.claimedBy, op },
      queue: queueOf(op),
    })),
    reaction_cursor: [...cursors].map(([both, { position, owner, leaseUntil }]) => {
      const [lane, reaction] = parts(both, ' ')
      return { lane: Number(lane), reaction, position, owner, lease_until: leaseUntil }
    }),
    parked: [...parked.values()].map(({ subjectId, ...row }) => ({ subject_id: subjectId, ...row })),
  } satisfies Omit<Record<Table, Row[]>, LogTable>
}

export function dumpOfMemory(all: MemoryRows, workspaces: readonly string[]): Dump {
  const dump: Dump = {}
  for (const table of tables) {
    const rows = workspaces.flatMap((workspace_id) => {
      const memory = all.get(workspace_id)
      if (!memory) return []
      return { ...logRows(memory), ...sideRows(memory) }[table].map((row) => ({ workspace_id, ...row }))
    })
    dump[table] = ordered(rows)
  }
  return dump
}
