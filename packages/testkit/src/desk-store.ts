import type { Actor, Event, ProblemCode, SubjectKind } from '@warmline/contracts'
import type {
  ContentDraft,
  Decider,
  LogEntry,
  Query,
  ReservationOp,
  SubjectIndex,
  SubjectRecord,
} from '@warmline/core'

interface Row extends SubjectRecord {
  index: SubjectIndex
}

/** What one command wrote: the entries of one transaction. */
export interface Written {
  subjectId: string
  command: string
  entries: readonly LogEntry[]
}

export interface ToWrite {
  subjectKind: SubjectKind
  subjectId: string
  actor: Actor
  at: number
  command: string
  events: readonly Event[]
  contents: readonly ContentDraft[]
  reservations: readonly ReservationOp[]
  messageKeys: readonly string[]
}

export type WriteResult =
  | { status: 'written'; entries: readonly LogEntry[] }
  | { status: 'repeated' }
  | { status: 'refused'; code: ProblemCode; detail: string }

/** The truth of a desk, in memory: state rows with index columns, reservations, content, one log. */
export interface DeskStore {
  readonly log: readonly LogEntry[]
  readonly commits: readonly Written[]
  load(subjectId: string): SubjectRecord | undefined
  all(subjectKind: SubjectKind): readonly SubjectRecord[]
  find(query: Query): readonly SubjectRecord[]
  write(decider: Decider<unknown, unknown>, write: ToWrite): WriteResult
  text(contentId: string): string | null
  reservedBy(key: string): string | undefined
  /** every reservation with the subject that has it */
  reserved(): readonly (readonly [key: string, subjectId: string])[]
}

/** Core must not change what it was given: whatever is kept here cannot be. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

const ascending = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
const last = Number.POSITIVE_INFINITY
const byId = (a: Row, b: Row) => (a.subjectId < b.subjectId ? -1 : 1)

/** The documented order of a query: by dueAt (nulls last), then openedAt (nulls last), then id. */
const orders = {
  due: (a: Row, b: Row) =>
    ascending(a.index.dueAt ?? last, b.index.dueAt ?? last) ||
    ascending(a.index.openedAt ?? last, b.index.openedAt ?? last) ||
    byId(a, b),
  newest: (a: Row, b: Row) => ascending(b.index.openedAt ?? -last, a.index.openedAt ?? -last) || byId(b, a),
}

const matches = ({ subjectKind, subjectId, index }: Row, query: Query) =>
  subjectKind === query.subjectKind &&
  (query.subjectId === undefined || subjectId === query.subjectId) &&
  (query.status === undefined || query.status.includes(index.status)) &&
  (query.contactId === undefined || index.contactId === query.contactId) &&
  (query.workerId === undefined || index.workerId === query.workerId) &&
  (query.topic === undefined || index.topic === query.topic) &&
  (query.language === undefined || index.language === query.language)

export function createDeskStore(): DeskStore {
  const rows = new Map<string, Row>()
  const reservations = new Map<string, string>()
  const messages = new Set<string>()
  const contents = new Map<string, string>()
  const log: LogEntry[] = []
  const commits: Written[] = []

  function refusal({ subjectId, reservations: ops }: ToWrite): WriteResult | null {
    for (const { op, key } of ops) {
      const holder = reservations.get(key)
      if (op === 'take' && holder !== undefined && holder !== subjectId)
        return { status: 'refused', code: 'reservation-taken', detail: key }
      if (op === 'require' && holder === undefined)
        return { status: 'refused', code: 'reservation-missing', detail: key }
    }
    return null
  }

  function reserve({ subjectId, reservations: ops }: ToWrite) {
    for (const { op, key } of ops) {
      if (op === 'take') reservations.set(key, subjectId)
      else if (op === 'free' && reservations.get(key) === subjectId) reservations.delete(key)
    }
  }

  function append(decider: Decider<unknown, unknown>, write: ToWrite): readonly LogEntry[] {
    const { subjectId, subjectKind, actor, at } = write
    const row = rows.get(subjectId)
    let state: unknown = row?.state ?? null
    let version = row?.version ?? 0
    const entries = write.events.map((event): LogEntry => {
      version += 1
      state = frozen(decider.evolve(state, { event, at, actor, subjectId }))
      const position = log.length + 1
      const entry = {
        workspaceId: 'ws',
        lane: 0,
        position,
        subjectId,
        subjectKind,
        version,
        actor,
        at,
        event,
      }
      log.push(frozen(entry))
      return entry
    })
    if (entries.length > 0) {
      rows.set(subjectId, { subjectId, subjectKind, version, state, index: decider.index(state) })
      commits.push({ subjectId, command: write.command, entries })
    }
    return entries
  }

  return {
    log,
    commits,
    load: (subjectId) => rows.get(subjectId),
    all: (subjectKind) => [...rows.values()].filter((row) => row.subjectKind === subjectKind),
    find: (query) =>
      [...rows.values()]
        .filter((row) => matches(row, query))
        .sort(orders[query.order ?? 'due'])
        .slice(0, query.limit),
    write(decider, write) {
      const keys = write.messageKeys.map((key) => `${write.subjectId}\n${key}`)
      if (keys.some((key) => messages.has(key))) return { status: 'repeated' }
      const refused = refusal(write)
      if (refused) return refused
      const entries = append(decider, write)
      reserve(write)
      for (const key of keys) messages.add(key)
      for (const content of write.contents) contents.set(content.contentId, content.body)
      return { status: 'written', entries }
    },
    text: (contentId) => contents.get(contentId) ?? null,
    reservedBy: (key) => reservations.get(key),
    reserved: () => [...reservations],
  }
}
