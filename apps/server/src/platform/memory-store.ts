import type { AlarmOp, Query, ReservationOp, SubjectIndex } from '@warmline/core'
import { queueOf } from './alarm-queue.ts'
import { sameBytes } from './hash-chain.ts'
import {
  type Commit,
  type CommitResult,
  type ContentRow,
  CursorLost,
  type Parked,
  type Store,
  type StoredEntry,
  type StoredSubject,
} from './ports.ts'

interface Row extends StoredSubject {
  index: SubjectIndex
}

interface AlarmRow {
  key: string
  dueAt: number
  nextAt: number
  attempt: number
  claimedBy: string | null
  op: AlarmOp
}

interface Cursor {
  position: number
  owner: string
  leaseUntil: number
}

/** Everything of one workspace. */
function emptyWorkspace() {
  return {
    lanes: new Map<number, StoredEntry[]>(),
    histories: new Map<string, StoredEntry[]>(),
    subjects: new Map<string, Row>(),
    reservations: new Map<string, { subjectId: string; detail: string | undefined }>(),
    contents: new Map<string, ContentRow>(),
    idempotency: new Map<string, { requestHash: string; response: unknown; at: number }>(),
    messageKeys: new Map<string, { position: number; version: number }>(),
    alarms: new Map<string, AlarmRow>(),
    cursors: new Map<string, Cursor>(),
    parked: new Map<string, Parked>(),
  }
}
type Workspace = ReturnType<typeof emptyWorkspace>
/** Every row by workspace; a harness that looks at all tables at once brings its own map. */
export type MemoryRows = Map<string, Workspace>

const fieldsOf = (state: unknown, fields: readonly string[] | undefined): unknown =>
  fields === undefined
    ? state
    : Object.fromEntries(fields.map((name) => [name, (state as Record<string, unknown>)[name] ?? null]))

/** As it would come back from jsonb: no undefined, nothing shared. */
const asJson = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

const laneOf = (ws: Workspace, lane: number) => {
  const entries = ws.lanes.get(lane) ?? []
  ws.lanes.set(lane, entries)
  return entries
}

function ownCommit(ws: Workspace, commit: Commit): CommitResult | undefined {
  const last = commit.entries.at(-1)
  const stands = ws.histories.get(commit.subjectId)?.[commit.expectedVersion + commit.entries.length - 1]
  if (!last || !stands || !sameBytes(stands.hash, last.hash)) return undefined
  return {
    status: 'committed',
    firstPosition: stands.position - commit.entries.length + 1,
    lastPosition: stands.position,
  }
}

function reservationRefusal(ws: Workspace, commit: Commit, op: ReservationOp): CommitResult | undefined {
  const held = ws.reservations.get(op.key)
  if (op.op === 'take' && held && held.subjectId !== commit.subjectId)
    return { status: 'reservation-taken', key: op.key }
  if (op.op === 'require' && !held) return { status: 'reservation-missing', key: op.key }
  return undefined
}

/** In one order for everybody; what one command says twice of a key keeps its order. */
const byKey = (ops: readonly ReservationOp[]) =>
  ops.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))

/** The same checks in the same order as commit_refusal of 0003-commit.sql. */
function refusal(ws: Workspace, commit: Commit): CommitResult | undefined {
  const { idempotency } = commit
  const earlier = idempotency && ws.idempotency.get(`${idempotency.scope}\n${idempotency.key}`)
  if (earlier) {
    if (earlier.requestHash !== idempotency.requestHash) return { status: 'repeated-differently' }
    return ownCommit(ws, commit) ?? { status: 'repeated', response: asJson(earlier.response) }
  }
  for (const messageKey of commit.messageKeys) {
    const first = ws.messageKeys.get(`${commit.subjectId}\n${messageKey}`)
    if (first) return ownCommit(ws, commit) ?? { status: 'repeated-message', messageKey, ...first }
  }
  const version = ws.subjects.get(commit.subjectId)?.version ?? 0
  if (version !== commit.expectedVersion) return ownCommit(ws, commit) ?? { status: 'stale', version }
  for (const op of byKey(commit.reservations)) {
    const refused = reservationRefusal(ws, commit, op)
    if (refused) return refused
  }
  return undefined
}

function writeEntries(ws: Workspace, commit: Commit) {
  const lane = laneOf(ws, commit.lane)
  const history = ws.histories.get(commit.subjectId) ?? []
  ws.histories.set(commit.subjectId, history)
  commit.entries.forEach((entry, n) => {
    const stored: StoredEntry = {
      workspaceId: commit.workspaceId,
      lane: commit.lane,
      position: lane.length + 1,
      subjectId: commit.subjectId,
      subjectKind: commit.subjectKind,
      version: commit.expectedVersion + n + 1,
      actor: asJson(entry.actor),
      at: entry.at,
      event: asJson(entry.event),
      hash: entry.hash,
    }
    lane.push(stored)
    history.push(stored)
  })
  const last = commit.entries.at(-1)
  if (!last) return
  ws.subjects.set(commit.subjectId, {
    subjectId: commit.subjectId,
    subjectKind: commit.subjectKind,
    version: commit.expectedVersion + commit.entries.length,
    hash: last.hash,
    state: asJson(commit.state),
    index: { ...commit.index },
  })
}

function commitOne(ws: Workspace, commit: Commit): CommitResult {
  const head = laneOf(ws, commit.lane).length
  const refused = refusal(ws, commit)
  if (refused) return refused
  writeEntries(ws, commit)
  for (const op of byKey(commit.reservations)) {
    if (op.op === 'take') ws.reservations.set(op.key, { subjectId: commit.subjectId, detail: op.detail })
    else if (op.op === 'free' && ws.reservations.get(op.key)?.subjectId === commit.subjectId)
      ws.reservations.delete(op.key)
  }
  for (const content of commit.contents)
    if (!ws.contents.has(content.contentId)) ws.contents.set(content.contentId, content)
  const position = head + commit.entries.length
  const version = commit.expectedVersion + commit.entries.length
  for (const key of commit.messageKeys)
    ws.messageKeys.set(`${commit.subjectId}\n${key}`, { position, version })
  const { idempotency } = commit
  if (idempotency)
    ws.idempotency.set(`${idempotency.scope}\n${idempotency.key}`, {
      requestHash: idempotency.requestHash,
      response: asJson({ ...idempotency.response, position, version }),
      at: commit.at,
    })
  return { status: 'committed', firstPosition: head + 1, lastPosition: position }
}

/** A batch is worked off lane by lane, as PostgreSQL locks them. */
const byLane = (a: Commit, b: Commit) =>
  a.workspaceId === b.workspaceId ? a.lane - b.lane : a.workspaceId < b.workspaceId ? -1 : 1

const nullsLast = (value: number | null) => value ?? Number.POSITIVE_INFINITY
const ascending = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
const byId = (a: Row, b: Row) => (a.subjectId < b.subjectId ? -1 : 1)

const orders = {
  due: (a: Row, b: Row) =>
    ascending(nullsLast(a.index.dueAt), nullsLast(b.index.dueAt)) ||
    ascending(nullsLast(a.index.openedAt), nullsLast(b.index.openedAt)) ||
    byId(a, b),
  newest: (a: Row, b: Row) =>
    ascending(b.index.openedAt ?? Number.NEGATIVE_INFINITY, a.index.openedAt ?? Number.NEGATIVE_INFINITY) ||
    byId(b, a),
}

const matches = (row: Row, query: Query) =>
  row.subjectKind === query.subjectKind &&
  (query.subjectId === undefined || row.subjectId === query.subjectId) &&
  (query.status === undefined || query.status.includes(row.index.status)) &&
  (query.contactId === undefined || row.index.contactId === query.contactId) &&
  (query.workerId === undefined || row.index.workerId === query.workerId) &&
  (query.topic === undefined || row.index.topic === query.topic) &&
  (query.language === undefined || row.index.language === query.language)

const withoutIndex = ({ index: _index, ...subject }: Row): StoredSubject => ({
  ...subject,
  state: asJson(subject.state),
})

type Of = (workspaceId: string) => Workspace

function alarmMethods(
  of: Of,
  all: Map<string, Workspace>,
): Pick<Store, 'setAlarms' | 'acrossClaimAlarms' | 'finishAlarm' | 'acrossNextAlarm'> {
  return {
    async setAlarms(workspaceId, alarms, hold) {
      const ws = of(workspaceId)
      if (hold && ws.cursors.get(`${hold.lane} ${hold.reaction}`)?.owner !== hold.owner)
        throw new CursorLost('another node works from this cursor now')
      for (const op of new Map(asJson(alarms).map((alarm) => [alarm.key, alarm])).values()) {
        const stands = ws.alarms.get(op.key)
        if (op.dueAt === null) ws.alarms.delete(op.key)
        else if (stands?.dueAt === op.dueAt) stands.op = op
        else
          ws.alarms.set(op.key, {
            key: op.key,
            dueAt: op.dueAt,
            nextAt: op.dueAt,
            attempt: 0,
            claimedBy: null,
            op,
          })
      }
    },
    async acrossClaimAlarms(now, owner, leaseMs, limit, perWorkspace, inWork = {}) {
      const candidates = [...all].flatMap(([workspaceId, ws]) =>
        [...Map.groupBy(ws.alarms.values(), (row) => queueOf(row.op))].flatMap(([queue, rows]) => {
          const held = rows.filter((row) => row.claimedBy === owner && row.nextAt > now).length
          const due = rows.filter((row) => row.nextAt <= now).sort((a, b) => a.nextAt - b.nextAt)
          return due.slice(0, Math.max(0, perWorkspace - held)).map((row) => ({ workspaceId, queue, row }))
        }),
      )
      const byQueue = Map.groupBy(candidates, ({ queue }) => queue)
      const claimed = [...byQueue].flatMap(([queue, some]) =>
        some.sort((a, b) => a.row.nextAt - b.row.nextAt).slice(0, Math.max(0, limit - (inWork[queue] ?? 0))),
      )
      for (const { row } of claimed)
        Object.assign(row, { nextAt: now + leaseMs, attempt: row.attempt + 1, claimedBy: owner })
      return claimed
        .map(({ workspaceId, row: { key, dueAt, attempt, op } }) => ({
          workspaceId,
          key,
          dueAt,
          attempt,
          op,
        }))
        .sort((a, b) => a.dueAt - b.dueAt)
    },
    async finishAlarm(workspaceId, key, claimedDue, retryAt) {
      const row = of(workspaceId).alarms.get(key)
      if (row?.dueAt !== claimedDue) return
      if (retryAt === null) of(workspaceId).alarms.delete(key)
      else Object.assign(row, { nextAt: retryAt, claimedBy: null })
    },
    async acrossNextAlarm() {
      const next = [...all.values()].flatMap((ws) => [...ws.alarms.values()].map((row) => row.nextAt))
      return next.length === 0 ? undefined : next.reduce((a, b) => Math.min(a, b))
    },
  }
}

function cursorMethods(
  of: Of,
  all: Map<string, Workspace>,
): Pick<Store, 'acrossHeads' | 'claimCursor' | 'moveCursor' | 'park' | 'unpark' | 'isParked' | 'parkedList'> {
  return {
    acrossHeads: async () =>
      [...all].flatMap(([workspaceId, ws]) =>
        [...ws.lanes].map(([lane, entries]) => ({ workspaceId, lane, position: entries.length })),
      ),
    async claimCursor(workspaceId, lane, reaction, owner, now, leaseMs) {
      const key = `${lane} ${reaction}`
      const cursor = of(workspaceId).cursors.get(key)
      if (cursor && cursor.owner !== owner && cursor.leaseUntil > now) return undefined
      const position = cursor?.position ?? 0
      of(workspaceId).cursors.set(key, { position, owner, leaseUntil: now + leaseMs })
      return position
    },
    async moveCursor(workspaceId, lane, reaction, owner, position) {
      const cursor = of(workspaceId).cursors.get(`${lane} ${reaction}`)
      if (cursor?.owner !== owner) return false
      cursor.position = Math.max(cursor.position, position)
      return true
    },
    async park(workspaceId, parked) {
      const key = `${parked.reaction} ${parked.subjectId}`
      const stands = of(workspaceId).parked.get(key)
      of(workspaceId).parked.set(key, {
        ...parked,
        ...(stands && {
          lane: stands.lane,
          at: stands.at,
          position: Math.min(stands.position, parked.position),
        }),
      })
    },
    async unpark(workspaceId, reaction, subjectId) {
      of(workspaceId).parked.delete(`${reaction} ${subjectId}`)
    },
    isParked: async (workspaceId, reaction, subjectId) =>
      of(workspaceId).parked.has(`${reaction} ${subjectId}`),
    parkedList: async (workspaceId) => [...of(workspaceId).parked.values()].sort((a, b) => a.at - b.at),
  }
}

/**
 * The store of small worlds and simulations: the same answers as PostgreSQL (store-conformance.ts), synchronous
 * inside, so a step is a microtask. It is not for production and keeps everything for ever.
 */
export function createMemoryStore(all: MemoryRows = new Map()): Store {
  const of: Of = (workspaceId) => {
    const ws = all.get(workspaceId) ?? emptyWorkspace()
    all.set(workspaceId, ws)
    return ws
  }
  const commit = async (one: Commit) => commitOne(of(one.workspaceId), one)
  const page = async (ws: Workspace, lane: number, after: number, limit: number) =>
    asJsonEntries((ws.lanes.get(lane) ?? []).slice(after, after + limit))
  return {
    ...alarmMethods(of, all),
    ...cursorMethods(of, all),
    commit,
    commitBatch: async (commits) => {
      const results = new Map(
        commits.toSorted(byLane).map((one) => [one, commitOne(of(one.workspaceId), one)]),
      )
      return commits.map((one) => results.get(one)!)
    },
    async load(workspaceId, subjectId) {
      const row = of(workspaceId).subjects.get(subjectId)
      return row && withoutIndex(row)
    },
    async find(workspaceId, query) {
      const found = [...of(workspaceId).subjects.values()].filter((row) => matches(row, query))
      return found
        .sort(orders[query.order ?? 'due'])
        .slice(0, query.limit)
        .map(withoutIndex)
        .map((row) => ({ ...row, state: fieldsOf(row.state, query.fields) }))
    },
    subjects: async (workspaceId, afterSubjectId, limit) =>
      [...of(workspaceId).subjects.values()]
        .filter((row) => row.subjectId > afterSubjectId)
        .sort(byId)
        .slice(0, limit)
        .map(withoutIndex),
    async repeated(workspaceId, scope, key) {
      const earlier = of(workspaceId).idempotency.get(`${scope}\n${key}`)
      return earlier && { requestHash: earlier.requestHash, response: asJson(earlier.response) }
    },
    async forgetIdempotency(workspaceId, before, limit) {
      const { idempotency } = of(workspaceId)
      const old = [...idempotency].filter(([, row]) => row.at < before).slice(0, limit)
      for (const [key] of old) idempotency.delete(key)
      return old.length
    },
    head: async (workspaceId, lane) => of(workspaceId).lanes.get(lane)?.length ?? 0,
    read: (workspaceId, lane, after, limit) => page(of(workspaceId), lane, after, limit),
    positions: async (workspaceId, lane, after, limit) =>
      (of(workspaceId).lanes.get(lane) ?? []).slice(after, after + limit).map((entry) => entry.position),
    async bySubject(workspaceId, { subjectId, version }, limit) {
      const { histories } = of(workspaceId)
      const names = [...histories.keys()].filter((name) => name >= subjectId).sort()
      const entries: StoredEntry[] = []
      for (const name of names) {
        if (entries.length >= limit) break
        entries.push(...(histories.get(name) ?? []).slice(name === subjectId ? version : 0))
      }
      return asJsonEntries(entries.slice(0, limit))
    },
    readLedger: async (workspaceId, lane, after, limit) =>
      asJsonEntries(
        (of(workspaceId).lanes.get(lane) ?? [])
          .slice(after)
          .filter((entry) => entry.event.type.startsWith('promise.'))
          .slice(0, limit),
      ),
    history: async (workspaceId, subjectId, afterVersion, limit) =>
      asJsonEntries(
        (of(workspaceId).histories.get(subjectId) ?? []).slice(afterVersion, afterVersion + limit),
      ),
    contents: async (workspaceId, contentIds) =>
      [...new Set(contentIds)].flatMap((contentId) => of(workspaceId).contents.get(contentId) ?? []),
  }
}

function asJsonEntries(entries: readonly StoredEntry[]): StoredEntry[] {
  return entries.map((entry) => ({ ...entry, actor: asJson(entry.actor), event: asJson(entry.event) }))
}
