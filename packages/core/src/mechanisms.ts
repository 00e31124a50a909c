import type { Actor, Event, IdPrefix, ProblemCode, SubjectKind } from '@warmline/contracts'

/**
 * What the shell stamps on a command after validation. Never taken from outside.
 * `now` epoch ms · `dice()` uniform in [0, 1) · `ids(prefix)` a fresh prefixed UUIDv7.
 */
export interface Context {
  now: number
  actor: Actor
  dice: () => number
  ids: (prefix: IdPrefix) => string
}

/** Personal or bulky text that goes into an encrypted content row beside the log, never into an event. */
export interface ContentDraft {
  contentId: string
  /** Whose key encrypts it: a contact or worker id; erasing the owner destroys the key. */
  ownerId: string
  kind: 'message' | 'draft' | 'note' | 'name' | 'fact' | 'comment' | 'phone' | 'email' | 'gate'
  body: string
}

/**
 * A fact that spans two subjects, written in the same transaction as the events.
 * take: refused as `reservation-taken` when the key exists with another subject · free: deletes the key when this
 * subject holds it · require: refused as `reservation-missing` unless the key exists (the row is locked).
 */
export type ReservationOp =
  | { op: 'take'; key: string; detail?: string }
  | { op: 'free'; key: string }
  | { op: 'require'; key: string }

export type Decision =
  | {
      ok: true
      events: readonly Event[]
      contents?: readonly ContentDraft[]
      reservations?: readonly ReservationOp[]
      /** Kept for ever: a second command of this subject with one of these is answered with the first one's result. */
      messageKeys?: readonly string[]
    }
  | { ok: false; code: ProblemCode; detail?: string }

/** Real columns beside the state row, so that nothing is searched inside json. */
export interface SubjectIndex {
  status: string
  contactId: string | null
  workerId: string | null
  topic: string | null
  language: string | null
  /** epoch ms: what is sorted by in queues (smaller is more urgent) */
  dueAt: number | null
  openedAt: number | null
}

/** One event as it stands in the log. `at` epoch ms; `version` counts from 1 within the subject. */
export interface LogEntry {
  workspaceId: string
  lane: number
  position: number
  subjectId: string
  subjectKind: SubjectKind
  version: number
  actor: Actor
  at: number
  event: Event
}

/** What `evolve` may look at: the event with its stamp, never its position. */
export type Stamped = Pick<LogEntry, 'event' | 'at' | 'actor' | 'subjectId'>

export interface Decider<State, Command> {
  kind: SubjectKind
  decide(command: Command, state: State | null, context: Context): Decision
  evolve(state: State | null, entry: Stamped): State
  index(state: State): SubjectIndex
}

export interface SubjectRecord<State = unknown> {
  subjectId: string
  subjectKind: SubjectKind
  version: number
  state: State
}

/** A bounded read of state rows by their index columns; order: by dueAt (nulls last), then openedAt, then id. */
export interface Query {
  subjectKind: SubjectKind
  subjectId?: string
  status?: readonly string[]
  contactId?: string
  workerId?: string
  topic?: string
  language?: string
  limit: number
  order?: 'due' | 'newest'
  /** only these fields of each state are wanted: of a long list, whole states would be most of the work */
  fields?: readonly string[]
}

/** Work for the world outside; its result comes back as a command that carries the epoch. */
export type OutsideTask =
  | { task: 'ai-draft'; itemId: string; draftId: string; epoch: number }
  /** has the holder's phone listed this assignment within its lease? Sets itself again while it has. */
  | { task: 'check-presence'; itemId: string; workerId: string; epoch: number }
  | {
      task: 'mail'
      itemId: string
      /** the content row that holds the address; null = the address on file for the contact */
      toContentId: string | null
      template: 'reply' | 'solved-later' | 'callback-booked' | 'callback-now'
      /** ids and instants only: an alarm row holds no personal text */
      params: Record<string, string | number>
    }
  | JoinCodeTask

/** A code to the address on file of a case; the case key stands here as its hash, and perhaps there is no such key. */
export interface JoinCodeTask {
  task: 'join-code'
  keyHash: string
  /** who would join */
  contactId: string
  /** of the request: the same one sends the same code */
  request: string
  askedAt: number
}

export interface AlarmOp {
  /** Stable key; setting it again moves the alarm (`on conflict do update`). */
  key: string
  /** epoch ms; null cancels */
  dueAt: number | null
  run: { command: unknown; subjectId: string; subjectKind: SubjectKind } | OutsideTask
  maxAttempts?: number
  /** ms after dueAt when an outside task is given up and `onGiveUp` is issued instead */
  deadlineMs?: number
  onGiveUp?: { command: unknown; subjectId: string; subjectKind: SubjectKind }
}

export interface CommandTo {
  subjectId: string
  subjectKind: SubjectKind
  command: unknown
}

export interface Outcome {
  alarms: readonly AlarmOp[]
  commands: readonly CommandTo[]
}

/**
 * Pure in steps so that server and simulator run the same code: `needs` names bounded reads, `needsNext` what is to be read
 * besides because of what they found, `react` turns the entry and what was found (one list a query, those of `needs`
 * first) into alarms and commands. The runner sets the alarms, issues the
 * commands under derived ids (`<name>:<position>:<n>`), then moves the cursor. It may run twice: stale commands are
 * refused, repeated ones are answered with their first result.
 */
export interface Reaction {
  name: string
  /** looks at the world, not at the entry: of a page of entries only the newest that matches has to be reacted to */
  newestOnly?: true
  on: readonly Event['type'][]
  needs(entry: LogEntry): readonly Query[]
  needsNext?(entry: LogEntry, found: readonly (readonly SubjectRecord[])[]): readonly Query[]
  react(entry: LogEntry, found: readonly (readonly SubjectRecord[])[], now: number): Outcome
}
