import type { Actor, Event, SubjectKind } from '@warmline/contracts'
import type {
  AlarmOp,
  Decider,
  LogEntry,
  Query,
  ReservationOp,
  SubjectIndex,
  SubjectRecord,
} from '@warmline/core'

/** Monotonic time plus an offset to the database; never the wall clock alone. epoch ms. */
export interface Clock {
  now(): number
  /** Runs `fn` once after `ms` of this clock; returns a cancel. Virtual in tests. */
  after(ms: number, fn: () => void): () => void
}

export interface Ids {
  next(prefix: string): string
}

/** Who decides for each kind of subject; commands and states are opaque to the platform. */
export type Deciders = Partial<Record<SubjectKind, Decider<unknown, unknown>>>

/** Already encrypted by the shell; `hash` is keyed (HMAC) and stands in the event's envelope. */
export interface ContentRow {
  contentId: string
  ownerId: string
  kind: string
  nonce: Uint8Array
  ciphertext: Uint8Array
  hash: string
}

/** One command's whole effect on one subject. */
export interface Commit {
  workspaceId: string
  lane: number
  subjectId: string
  subjectKind: SubjectKind
  /** epoch ms of the command */
  at: number
  /** 0 = the subject must not exist yet */
  expectedVersion: number
  /** Each hash is chained by the shell (hash-chain.ts). None: only the idempotency key is recorded. */
  entries: readonly { event: Event; actor: Actor; at: number; hash: Uint8Array }[]
  state: unknown
  index: SubjectIndex
  reservations: readonly ReservationOp[]
  contents: readonly ContentRow[]
  /** unique for ever per (workspace, subject): a contact's own message ids */
  messageKeys: readonly string[]
  /**
   * per (workspace, scope, key) kept 30 days; `requestHash` differs → `repeated-differently`.
   * The store adds `position` and `version` (the last ones) to the response that it keeps.
   */
  idempotency: {
    scope: string
    key: string
    requestHash: string
    response: Readonly<Record<string, unknown>>
  } | null
}

/**
 * Sending a commit again is always safe: when it stands in the log already (same subject, version and hash), the
 * answer is `committed` with the positions of the first time.
 */
export type CommitResult =
  | { status: 'committed'; firstPosition: number; lastPosition: number }
  | { status: 'stale'; version: number }
  | { status: 'repeated'; response: unknown }
  | { status: 'repeated-differently' }
  | { status: 'repeated-message'; messageKey: string; position: number; version: number }
  | { status: 'reservation-taken'; key: string }
  | { status: 'reservation-missing'; key: string }

export interface StoredSubject extends SubjectRecord {
  hash: Uint8Array
}

export interface StoredEntry extends LogEntry {
  hash: Uint8Array
}

export interface Parked {
  reaction: string
  subjectId: string
  lane: number
  /** of the entry that failed; later entries of this subject wait behind it */
  position: number
  error: string
  at: number
}

export interface DueAlarm {
  workspaceId: string
  key: string
  dueAt: number
  attempt: number
  op: AlarmOp
}

/**
 * The only truth. PostgreSQL in production; the in-memory one of the simulator is held to the same suite.
 * Every method but the `across…` ones names a workspace and sees nothing else.
 */
export interface Store {
  load(workspaceId: string, subjectId: string): Promise<StoredSubject | undefined>
  find(workspaceId: string, query: Query): Promise<readonly SubjectRecord[]>
  /** At most one command of a subject; in one transaction; each is refused or written on its own. */
  commitBatch(commits: readonly Commit[]): Promise<readonly CommitResult[]>
  commit(commit: Commit): Promise<CommitResult>
  /** An earlier response under this idempotency key, before deciding anything. */
  repeated(
    workspaceId: string,
    scope: string,
    key: string,
  ): Promise<{ requestHash: string; response: unknown } | undefined>

  head(workspaceId: string, lane: number): Promise<number>
  read(workspaceId: string, lane: number, after: number, limit: number): Promise<readonly StoredEntry[]>
  /** entries of the promise ledger (types `promise.…`) in position order */
  readLedger(workspaceId: string, lane: number, after: number, limit: number): Promise<readonly StoredEntry[]>
  /** all events of one subject in version order, paged by version */
  history(
    workspaceId: string,
    subjectId: string,
    afterVersion: number,
    limit: number,
  ): Promise<readonly StoredEntry[]>
  /** positions that stand in a lane, rising: for verification */
  positions(workspaceId: string, lane: number, after: number, limit: number): Promise<readonly number[]>
  /** all entries of all lanes in the order of (subject, version), paged by both: for verification */
  bySubject(
    workspaceId: string,
    after: { subjectId: string; version: number },
    limit: number,
  ): Promise<readonly StoredEntry[]>
  /** all subjects in id order, paged by id: for verification and export */
  subjects(workspaceId: string, afterSubjectId: string, limit: number): Promise<readonly StoredSubject[]>
  contents(workspaceId: string, contentIds: readonly string[]): Promise<readonly ContentRow[]>

  /**
   * The last word on each key; `dueAt: null` cancels. With `hold` only while that cursor is this owner's, else it throws
   * CursorLost and nothing is set: a node that slept past its lease must not put an older date over a newer one.
   */
  setAlarms(workspaceId: string, alarms: readonly AlarmOp[], hold?: CursorHold): Promise<void>
  /**
   * Claims due alarms for `leaseMs`: of each queue (`queueOf`) up to `limit` less what is `inWork` of it already, and
   * an owner never holds more than `perWorkspace` of one queue of one workspace.
   * `dueAt` is the alarm's identity and stays over retries; setting the same key and due date again changes what it
   * runs, not who has claimed it.
   */
  acrossClaimAlarms(
    now: number,
    owner: string,
    leaseMs: number,
    limit: number,
    perWorkspace: number,
    inWork?: Readonly<Record<string, number>>,
  ): Promise<readonly DueAlarm[]>
  /** Done: deletes it if it still has the due date it was claimed with. Failed: it may be claimed from `retryAt`. */
  finishAlarm(workspaceId: string, key: string, claimedDue: number, retryAt: number | null): Promise<void>
  /** When the next alarm may be claimed, or undefined. */
  acrossNextAlarm(): Promise<number | undefined>

  /** Positions of all lanes (ids and numbers only). */
  acrossHeads(): Promise<readonly { workspaceId: string; lane: number; position: number }[]>
  /** Claims or renews the cursor of a reaction for `leaseMs` (0 gives it up); undefined when another node has it. */
  claimCursor(
    workspaceId: string,
    lane: number,
    reaction: string,
    owner: string,
    now: number,
    leaseMs: number,
  ): Promise<number | undefined>
  moveCursor(
    workspaceId: string,
    lane: number,
    reaction: string,
    owner: string,
    position: number,
  ): Promise<boolean>
  park(workspaceId: string, parked: Parked): Promise<void>
  unpark(workspaceId: string, reaction: string, subjectId: string): Promise<void>
  isParked(workspaceId: string, reaction: string, subjectId: string): Promise<boolean>
  parkedList(workspaceId: string): Promise<readonly Parked[]>

  /** Forgets at most `limit` idempotency keys from before `before`; returns how many. */
  forgetIdempotency(workspaceId: string, before: number, limit: number): Promise<number>
}

/**
 * The store cannot be reached or did not answer: what was asked may or may not have happened. Sending a commit
 * again is safe.
 */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

/** Too many ask at once and no connection was free in time: nothing was asked. The database is well. */
export class StoreBusy extends StoreUnavailable {
  override name = 'StoreBusy'
}

/** Another node works from this cursor now. */
export class CursorLost extends StoreUnavailable {
  override name = 'CursorLost'
}

/** Whose cursor somebody believes to work from. */
export interface CursorHold {
  lane: number
  reaction: string
  owner: string
}

export interface Hint {
  workspaceId: string
  lane: number
  position: number
}

/** Hints only: a lost one costs a second, never a fact. Ephemerals (typing, presence) ride along and may be lost. */
export interface Bus {
  publish(hint: Hint): void
  onHint(fn: (hint: Hint) => void): () => void
  publishEphemeral(workspaceId: string, topic: string, payload: unknown): void
  onEphemeral(fn: (workspaceId: string, topic: string, payload: unknown) => void): () => void
  close(): Promise<void>
}
