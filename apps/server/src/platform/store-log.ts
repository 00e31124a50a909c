import type { Actor, Event, SubjectKind } from '@warmline/contracts'
import type { ContentRow, Store, StoredEntry } from './ports.ts'
import { commitBatch } from './store-commit.ts'
import type { Database } from './store-connection.ts'

interface EntryRow {
  lane: number
  position: number
  subject_id: string
  subject_kind: SubjectKind
  version: number
  at: number
  actor: Actor
  event: Event
  hash: Uint8Array
}

const entryColumns = 'lane, position, subject_id, subject_kind, version, at, actor, event, hash'

const toEntry =
  (workspaceId: string) =>
  (row: EntryRow): StoredEntry => ({
    workspaceId,
    lane: row.lane,
    position: row.position,
    subjectId: row.subject_id,
    subjectKind: row.subject_kind,
    version: row.version,
    actor: row.actor,
    at: row.at,
    event: row.event,
    hash: row.hash,
  })

type LogMethods = Pick<
  Store,
  | 'commitBatch'
  | 'commit'
  | 'repeated'
  | 'forgetIdempotency'
  | 'head'
  | 'read'
  | 'readLedger'
  | 'history'
  | 'positions'
  | 'bySubject'
  | 'contents'
>

export function logStore(db: Database): LogMethods {
  const entries = async (workspaceId: string, name: string, text: string, values: unknown[]) =>
    (await db.inWorkspace<EntryRow>(workspaceId, { name, text, values })).map(toEntry(workspaceId))
  return {
    commitBatch: (commits) => commitBatch(db, commits),
    commit: async (commit) => (await commitBatch(db, [commit]))[0]!,

    async repeated(workspaceId, scope, key) {
      const [row] = await db.inWorkspace<{ request_hash: string; response: unknown }>(workspaceId, {
        name: 'repeated',
        text: `select request_hash, response from idempotency where workspace_id = $1 and scope = $2 and key = $3`,
        values: [workspaceId, scope, key],
      })
      return row && { requestHash: row.request_hash, response: row.response }
    },

    async forgetIdempotency(workspaceId, before, limit) {
      const [row] = await db.inWorkspace<{ n: number }>(workspaceId, {
        name: 'forget-idempotency',
        text: `with gone as (
                 delete from idempotency where workspace_id = $1 and (scope, key) in (
                   select scope, key from idempotency where workspace_id = $1 and at < $2 limit $3)
                 returning 1)
               select count(*)::int as n from gone`,
        values: [workspaceId, before, limit],
      })
      return row!.n
    },

    async head(workspaceId, lane) {
      const [row] = await db.inWorkspace<{ position: number }>(workspaceId, {
        name: 'head',
        text: 'select position from lane_head where workspace_id = $1 and lane = $2',
        values: [workspaceId, lane],
      })
      return row?.position ?? 0
    },

    read: (workspaceId, lane, after, limit) =>
      entries(
        workspaceId,
        'read',
        `select ${entryColumns} from event_log where workspace_id = $1 and lane = $2 and position > $3
         order by position limit $4`,
        [workspaceId, lane, after, limit],
      ),

    readLedger: (workspaceId, lane, after, limit) =>
      entries(
        workspaceId,
        'read-ledger',
        `select ${entryColumns} from event_log
         where workspace_id = $1 and lane = $2 and position > $3 and type like 'promise.%'
         order by position limit $4`,
        [workspaceId, lane, after, limit],
      ),

    history: (workspaceId, subjectId, afterVersion, limit) =>
      entries(
        workspaceId,
        'history',
        `select ${entryColumns} from event_log where workspace_id = $1 and subject_id = $2 and version > $3
         order by version limit $4`,
        [workspaceId, subjectId, afterVersion, limit],
      ),

    async positions(workspaceId, lane, after, limit) {
      const rows = await db.inWorkspace<{ position: number }>(workspaceId, {
        name: 'positions',
        text: `select position from event_log where workspace_id = $1 and lane = $2 and position > $3
               order by position limit $4`,
        values: [workspaceId, lane, after, limit],
      })
      return rows.map((row) => row.position)
    },

    bySubject: (workspaceId, after, limit) =>
      entries(
        workspaceId,
        'by-subject',
        `select ${entryColumns} from event_log where workspace_id = $1 and (subject_id, version) > ($2, $3)
         order by subject_id, version limit $4`,
        [workspaceId, after.subjectId, after.version, limit],
      ),

    async contents(workspaceId, contentIds) {
      type Row = Omit<ContentRow, 'contentId' | 'ownerId'> & { content_id: string; owner_id: string }
      const rows = await db.inWorkspace<Row>(workspaceId, {
        name: 'contents',
        text: `select content_id, owner_id, kind, nonce, ciphertext, hash from content
               where workspace_id = $1 and content_id = any($2::text[])`,
        values: [workspaceId, contentIds],
      })
      return rows.map(({ content_id, owner_id, ...row }) => ({
        contentId: content_id,
        ownerId: owner_id,
        ...row,
      }))
    },
  }
}
