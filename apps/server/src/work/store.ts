import type { SubjectKind } from '@warmline/contracts'
import type { SubjectRecord } from '@warmline/core'
import type { Database, Statement } from '../platform/store-connection.ts'

/** Rows of one statement, so of one snapshot: what stands in them is what the log says up to `position`. */
export interface Snapshot {
  position: number
  parts: ReadonlyMap<string, readonly SubjectRecord[]>
}

interface SnapshotRow {
  position: number
  part: string | null
  subject_id: string
  subject_kind: SubjectKind
  version: number
  state: unknown
}

const toRecord = (row: Omit<SnapshotRow, 'part' | 'position'>): SubjectRecord => ({
  subjectId: row.subject_id,
  subjectKind: row.subject_kind,
  version: row.version,
  state: row.state,
})

const columns = 'subject_id, subject_kind, version, state'
const whole = (selects: string) => `
  with head as (select coalesce(max(position), 0) as position from lane_head where workspace_id = $1 and lane = 0),
    found as (${selects})
  select head.position, found.* from head left join found on true`

const contactText = whole(`
  (select 'threads' as part, ${columns} from subject where workspace_id = $1 and subject_kind = 'work-item'
     and contact_id = $2 order by opened_at desc, subject_id desc limit 20)
  union all (select 'contact', ${columns} from subject where workspace_id = $1 and subject_id = $2)`)

const inboxText = whole(`
  (select 'held' as part, ${columns} from subject where workspace_id = $1 and subject_kind = 'work-item'
     and worker_id = $2 and status in ('worker', 'wrap-up') order by due_at, opened_at limit 16)
  union all (select 'closed', ${columns} from subject where workspace_id = $1 and subject_kind = 'work-item'
     and worker_id = $2 and status = 'closed' order by due_at limit 20)
  union all (select 'me', ${columns} from subject where workspace_id = $1 and subject_id = $2)`)

const floorText = whole(`
  (select 'waiting' as part, ${columns} from subject where workspace_id = $1 and subject_kind = 'work-item'
     and status in ('queue', 'callback') order by due_at, opened_at limit 200)
  union all (select 'active', ${columns} from subject where workspace_id = $1 and subject_kind = 'work-item'
     and status in ('worker', 'wrap-up') order by opened_at limit 200)
  union all (select 'people', ${columns} from subject where workspace_id = $1 and subject_kind = 'worker'
     and status <> 'disabled' order by subject_id limit 500)`)

const threadText = whole(`
  (select 'item' as part, ${columns} from subject where workspace_id = $1 and subject_id = $2 and subject_kind = 'work-item')`)

export type SnapshotScope = 'contact' | 'inbox' | 'floor' | 'thread'
const texts: Record<SnapshotScope, string> = {
  contact: contactText,
  inbox: inboxText,
  floor: floorText,
  thread: threadText,
}

export interface ItemsFilter {
  status: readonly string[] | null
  contactId: string | null
  after: { openedAt: number; itemId: string } | null
  limit: number
}

/*
 * In the order of the index, nulls last: otherwise every page reads and sorts all that was ever opened. Each status is
 * read along its own part of the index and the lists are merged. One statement for each combination: a condition that may
 * be null makes a plan that uses no index. [45,000 conversations: 0.2 ms instead of 320.]
 */
const newest = 'order by opened_at desc nulls last, subject_id desc limit $2'

function itemsStatement(workspaceId: string, { status, contactId, after, limit }: ItemsFilter): Statement {
  const values: unknown[] = [workspaceId, limit]
  let conditions = "workspace_id = $1 and subject_kind = 'work-item'"
  let name = 'items'
  if (contactId !== null) {
    conditions += ` and contact_id = $${values.push(contactId)}`
    name += '-contact'
  }
  if (after !== null) {
    const openedAt = values.push(after.openedAt)
    conditions += ` and (opened_at, subject_id) < ($${openedAt}::bigint, $${values.push(after.itemId)}::text)`
    name += '-after'
  }
  const every = `select ${columns} from subject where ${conditions} ${newest}`
  if (status === null) return { name, text: every, values }
  const wanted = `unnest($${values.push([...new Set(status)])}::text[]) wanted (of_status)`
  const text = `
    select ${columns} from ${wanted} cross join lateral (
      select * from subject where ${conditions} and status = wanted.of_status ${newest}) s
    where workspace_id = $1 ${newest}`
  return { name: `${name}-status`, text, values }
}

export const createWorkStore = (db: Database) => ({
  async snapshot(workspaceId: string, scope: SnapshotScope, id: string): Promise<Snapshot> {
    const rows = await db.inWorkspace<SnapshotRow>(workspaceId, {
      name: `snapshot-${scope}`,
      text: texts[scope],
      values: scope === 'floor' ? [workspaceId] : [workspaceId, id],
    })
    const records = rows.flatMap((row) =>
      row.part === null ? [] : [{ part: row.part, record: toRecord(row) }],
    )
    const parts = new Map<string, SubjectRecord[]>()
    for (const { part, record } of records) parts.set(part, [...(parts.get(part) ?? []), record])
    return { position: rows[0]?.position ?? 0, parts }
  },
  /** Items by status, newest first, after an item of the page before. */
  async items(workspaceId: string, filter: ItemsFilter): Promise<SubjectRecord[]> {
    const rows = await db.inWorkspace<SnapshotRow>(workspaceId, itemsStatement(workspaceId, filter))
    return rows.map(toRecord)
  },
  async byIds(workspaceId: string, itemIds: readonly string[]): Promise<SubjectRecord[]> {
    if (itemIds.length === 0) return []
    const rows = await db.inWorkspace<SnapshotRow>(workspaceId, {
      name: 'items-by-id',
      text: `select ${columns} from subject where workspace_id = $1 and subject_id = any($2::text[])
               and subject_kind = 'work-item'`,
      values: [workspaceId, itemIds],
    })
    return rows.map(toRecord)
  },
  async contacts(workspaceId: string, contactIds: readonly string[]): Promise<SubjectRecord[]> {
    if (contactIds.length === 0) return []
    const rows = await db.inWorkspace<SnapshotRow>(workspaceId, {
      name: 'contacts-by-id',
      text: `select ${columns} from subject where workspace_id = $1 and subject_id = any($2::text[])
               and subject_kind = 'contact'`,
      values: [workspaceId, contactIds],
    })
    return rows.map(toRecord)
  },
  /** How many wait in all, and how many conversations each person holds or wraps up. */
  async load(workspaceId: string): Promise<{ waiting: number; holding: ReadonlyMap<string, number> }> {
    const rows = await db.inWorkspace<{ worker_id: string | null; n: number }>(workspaceId, {
      name: 'floor-load',
      text: `(select null as worker_id, count(*)::int as n from subject where workspace_id = $1
                and subject_kind = 'work-item' and status in ('queue', 'callback'))
             union all (select worker_id, count(*)::int from subject where workspace_id = $1
                and subject_kind = 'work-item' and status in ('worker', 'wrap-up') group by worker_id)`,
      values: [workspaceId],
    })
    const holding = rows.flatMap(({ worker_id, n }) => (worker_id === null ? [] : [[worker_id, n] as const]))
    return { waiting: rows.find((row) => row.worker_id === null)?.n ?? 0, holding: new Map(holding) }
  },
  /** Who answered the conversations that were opened since. */
  async answeredSince(workspaceId: string, since: number): Promise<{ byAi: number; byPeople: number }> {
    const [row] = await db.inWorkspace<{ by_ai: number; by_people: number }>(workspaceId, {
      name: 'answered-since',
      text: `select count(*) filter (where (state->>'answeredByAi')::boolean and not (state->>'answeredByPerson')::boolean)::int as by_ai,
               count(*) filter (where (state->>'answeredByPerson')::boolean)::int as by_people
             from subject where workspace_id = $1 and subject_kind = 'work-item' and opened_at >= $2`,
      values: [workspaceId, since],
    })
    return { byAi: row?.by_ai ?? 0, byPeople: row?.by_people ?? 0 }
  },
  /** Callback keys that are given away, of times still to come. */
  async callbackKeys(workspaceId: string): Promise<string[]> {
    const rows = await db.inWorkspace<{ key: string }>(workspaceId, {
      name: 'callback-keys',
      text: `select key from reservation where workspace_id = $1 and key >= 'callback/' and key < 'callback0' limit 20000`,
      values: [workspaceId],
    })
    return rows.map((row) => row.key)
  },
})
export type WorkStore = ReturnType<typeof createWorkStore>

export interface AttachmentRow {
  attachment_id: string
  owner_id: string
  subject_id: string
  media_type: string
  bytes: number
  chunks: number
  name_nonce: Uint8Array
  name_ciphertext: Uint8Array
}

export const createAttachmentStore = (db: Database) => ({
  async rows(workspaceId: string, attachmentIds: readonly string[]): Promise<AttachmentRow[]> {
    return db.inWorkspace<AttachmentRow>(workspaceId, {
      name: 'attachments',
      text: `select attachment_id, owner_id, subject_id, media_type, bytes, chunks, name_nonce, name_ciphertext
             from attachment where workspace_id = $1 and attachment_id = any($2::text[])`,
      values: [workspaceId, attachmentIds],
    })
  },
  async ofOwner(workspaceId: string, ownerId: string): Promise<AttachmentRow[]> {
    return db.inWorkspace<AttachmentRow>(workspaceId, {
      name: 'attachments-of-owner',
      text: `select attachment_id, owner_id, subject_id, media_type, bytes, chunks, name_nonce, name_ciphertext
             from attachment where workspace_id = $1 and owner_id = $2 order by attachment_id limit 1000`,
      values: [workspaceId, ownerId],
    })
  },
  async addChunk(
    workspaceId: string,
    attachmentId: string,
    n: number,
    nonce: Uint8Array,
    ciphertext: Uint8Array,
  ): Promise<void> {
    await db.inWorkspace(workspaceId, {
      name: 'add-attachment-chunk',
      text: `insert into attachment_chunk (workspace_id, attachment_id, n, nonce, ciphertext) values ($1, $2, $3, $4, $5)
             on conflict do nothing`,
      values: [workspaceId, attachmentId, n, nonce, ciphertext],
    })
  },
  /** Last, so that a file is either whole or not there. */
  async add(workspaceId: string, row: AttachmentRow, now: number): Promise<void> {
    await db.inWorkspace(workspaceId, {
      name: 'add-attachment',
      text: `insert into attachment (workspace_id, attachment_id, owner_id, subject_id, media_type, bytes, chunks,
               name_nonce, name_ciphertext, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      values: [
        workspaceId,
        row.attachment_id,
        row.owner_id,
        row.subject_id,
        row.media_type,
        row.bytes,
        row.chunks,
        row.name_nonce,
        row.name_ciphertext,
        now,
      ],
    })
  },
  async chunk(
    workspaceId: string,
    attachmentId: string,
    n: number,
  ): Promise<{ nonce: Uint8Array; ciphertext: Uint8Array } | undefined> {
    const [row] = await db.inWorkspace<{ nonce: Uint8Array; ciphertext: Uint8Array }>(workspaceId, {
      name: 'attachment-chunk',
      text: 'select nonce, ciphertext from attachment_chunk where workspace_id = $1 and attachment_id = $2 and n = $3',
      values: [workspaceId, attachmentId, n],
    })
    return row
  },
})
export type AttachmentStore = ReturnType<typeof createAttachmentStore>
