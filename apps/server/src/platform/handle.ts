import { createHash } from 'node:crypto'
import type { Actor, Event, ProblemCode, SubjectKind } from '@warmline/contracts'
import type { ContentDraft, Context, Decider, Decision, LogEntry } from '@warmline/core'
import { type Committer, CommitterFull } from './committer.ts'
import { type Crypto, OwnerErased } from './crypto.ts'
import { canonicalJson, chainHash, chainStart } from './hash-chain.ts'
import {
  type Bus,
  type Clock,
  type Commit,
  type CommitResult,
  type ContentRow,
  type Deciders,
  type Ids,
  type Store,
  StoreBusy,
  StoreUnavailable,
} from './ports.ts'
import { createSubjectCache, createTurns, type KnownSubject } from './subject-cache.ts'

export interface HandleInput {
  workspaceId: string
  subjectKind: SubjectKind
  subjectId: string
  command: unknown
  actor: Actor
  /** `requestHash`: of the whole request body; without it the command's own. */
  idempotency?: { scope: string; key: string; requestHash?: string }
  /**
   * Asked before deciding, of the state that is decided on, so of one that the version check proves: whose it is, say.
   * Its code is the refusal.
   */
  guard?: (state: unknown) => ProblemCode | null
  /** Appending a message: retried until the deadline, never refused as stale. */
  alwaysRetry?: boolean
  /** ms from now; 4 s when left out */
  deadlineMs?: number
}

/** `position` and `version` of the last event; for a repeated request those of the first time. */
export interface HandleResponse {
  subjectId: string
  position: number
  version: number
}

export type HandleResult =
  | { ok: true; response: HandleResponse; repeated: boolean; state: unknown }
  | { ok: false; problem: { code: ProblemCode; detail?: string } }

/** Refusals are values. It throws only for bugs. */
export type Handle = (input: HandleInput) => Promise<HandleResult>

export interface Handler {
  handle: Handle
  /** This node's commits, in position order within a lane. */
  onCommitted: Committer['onCommitted']
  /** A subject as this node last wrote or loaded it; it may be older than the stored one. */
  peek(workspaceId: string, subjectId: string): { version: number; state: unknown } | undefined
  /** The same, loaded when this node does not know it; the command that follows need not load it again. */
  look(workspaceId: string, subjectId: string): Promise<{ version: number; state: unknown } | undefined>
}

export interface HandlerOptions {
  store: Store
  committer: Committer
  clock: Clock
  ids: Ids
  /** uniform in [0, 1) */
  dice: () => number
  crypto: Crypto
  deciders: Deciders
  bus: Bus
  log: { warn(detail: object, message: string): void }
  /** no room for more: every command is refused until there is */
  isFull?: () => boolean
  laneOf?: (workspaceId: string, subjectId: string) => number
  cachedSubjects?: number
}

const triesOfOthers = 3
/** Shorter than anybody waits for an answer (http/patience.ts). */
const patienceMs = 4_000
/** of one command */
const mostEvents = 50
const nothing: KnownSubject = { version: 0, state: null, hash: chainStart }

const refused = (code: ProblemCode, detail?: string): HandleResult => ({
  ok: false,
  problem: detail === undefined ? { code } : { code, detail },
})

const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('base64url')

type Accepted = Extract<Decision, { ok: true }>

/** Each hash goes to the event that names the content; what none names, to the first. */
function hashesByEvent(events: readonly Event[], rows: readonly ContentRow[]): Record<string, string>[] {
  // Without a prototype: each has a key of its own, and objects with one would each get a shape of their own too.
  const hashes: Record<string, string>[] = events.map(() => Object.create(null) as Record<string, string>)
  const texts = rows.length === 0 || events.length === 1 ? [] : events.map((event) => JSON.stringify(event))
  for (const row of rows) {
    const at = texts.findIndex((text) => text.includes(row.contentId))
    const target = hashes[Math.max(at, 0)]
    if (target) target[row.contentId] = row.hash
  }
  return hashes
}

interface Stamp {
  at: number
  lane: number
  contents: readonly ContentRow[]
  requestHash: string | undefined
}

/** Pure: evolves, fills the envelopes, chains the hashes. */
export function buildCommit(
  decider: Decider<unknown, unknown>,
  input: HandleInput,
  known: KnownSubject,
  decision: Accepted,
  { at, lane, contents, requestHash }: Stamp,
): { commit: Commit; next: KnownSubject } {
  const { workspaceId, subjectId, subjectKind, actor } = input
  const hashes = hashesByEvent(decision.events, contents)
  let next = known
  const entries = decision.events.map((decided, n) => {
    const contentHashes = hashes[n]!
    const stamped = Object.keys(contentHashes).length > 0 ? { ...decided, contentHashes } : decided
    const state = decider.evolve(next.state, { event: stamped, at, actor, subjectId })
    const { contactId, workerId } = decider.index(state)
    const event: Event = { ...stamped, about: { contactId, workerId } }
    const version = next.version + 1
    const hash = chainHash(next.hash, { workspaceId, subjectId, subjectKind, version, actor, at, event })
    next = { version, state, hash }
    return { event, actor, at, hash }
  })
  const commit: Commit = {
    workspaceId,
    lane,
    subjectId,
    subjectKind,
    at,
    expectedVersion: known.version,
    entries,
    state: next.state,
    index: entries.length > 0 ? decider.index(next.state) : noIndex,
    reservations: decision.reservations ?? [],
    contents,
    messageKeys: decision.messageKeys ?? [],
    idempotency:
      input.idempotency && requestHash !== undefined
        ? { scope: input.idempotency.scope, key: input.idempotency.key, requestHash, response: { subjectId } }
        : null,
  }
  return { commit, next }
}

const noIndex = {
  status: '',
  contactId: null,
  workerId: null,
  topic: null,
  language: null,
  dueAt: null,
  openedAt: null,
}

/** Handles one command on one subject: load → decide → evolve → encrypt → chain → commit. */
export function createHandler(options: HandlerOptions): Handler {
  const { store, committer, clock, ids, crypto, deciders, bus, log } = options
  const cache = createSubjectCache(options.cachedSubjects ?? 10_000)
  const turns = createTurns(1_000)
  const laneOf = options.laneOf ?? (() => 0)

  committer.onCommitted((entries: readonly LogEntry[]) => {
    const last = entries.at(-1)
    if (last) bus.publish({ workspaceId: last.workspaceId, lane: last.lane, position: last.position })
  })

  /** Reads wait for a database that is away, until the deadline. */
  async function patiently<T>(deadline: number, read: () => Promise<T>): Promise<T> {
    for (let pause = 10; ; pause = Math.min(pause * 2, 500)) {
      try {
        return await read()
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || clock.now() + pause >= deadline) throw error
        await new Promise<void>((resolve) => void clock.after(pause, resolve))
      }
    }
  }

  /** What the first request with this key was answered, for a command that would be refused now. */
  async function earlier(input: HandleInput, requestHash: string | undefined, deadline: number) {
    const { idempotency, workspaceId } = input
    if (!idempotency) return undefined
    const found = await patiently(deadline, () =>
      store.repeated(workspaceId, idempotency.scope, idempotency.key),
    )
    if (!found) return undefined
    return found.requestHash === requestHash ? repeatedly(found.response) : refused('idempotency-key-reused')
  }

  const repeatedly = (response: unknown): HandleResult => ({
    ok: true,
    response: response as HandleResponse,
    repeated: true,
    state: undefined,
  })

  const seal = (workspaceId: string, drafts: readonly ContentDraft[]) =>
    Promise.all(drafts.map((draft) => crypto.sealContent(workspaceId, draft)))

  /** The same words and files under the same message id; what was erased cannot be told apart any more. */
  async function isSameMessage(
    { workspaceId, subjectId }: HandleInput,
    decision: Accepted,
    { messageKey, version }: Extract<CommitResult, { status: 'repeated-message' }>,
  ): Promise<boolean> {
    const named = (event: Event) =>
      event.type === 'message.appended' && event.messageId === messageKey ? [event] : []
    const [again] = decision.events.flatMap(named)
    const after = Math.max(0, version - mostEvents)
    const entries = await store.history(workspaceId, subjectId, after, version - after)
    const [first] = entries.flatMap((entry) => named(entry.event))
    if (!again || !first) return true
    const rows = await store.contents(workspaceId, [first.contentId])
    const before = (await crypto.openContents(workspaceId, rows)).get(first.contentId) ?? null
    const now = decision.contents?.find((draft) => draft.contentId === again.contentId)?.body
    if (before === null) return true
    return before === now && canonicalJson(first.attachments) === canonicalJson(again.attachments)
  }

  async function answer(
    input: HandleInput,
    decision: Accepted,
    result: Exclude<CommitResult, { status: 'committed' | 'stale' }>,
    deadline: number,
  ): Promise<HandleResult> {
    switch (result.status) {
      case 'repeated':
        return repeatedly(result.response)
      case 'repeated-differently':
        return refused('idempotency-key-reused')
      case 'repeated-message':
        if (!(await patiently(deadline, () => isSameMessage(input, decision, result))))
          return refused('idempotency-key-reused', 'This messageId was used with another text.')
        return repeatedly({ subjectId: input.subjectId, position: result.position, version: result.version })
      case 'reservation-taken':
      case 'reservation-missing':
        return refused(result.status, result.key)
    }
  }

  /** Whatever is not a plain success leaves nothing in the cache. */
  async function committed(key: string, commit: Commit, deadline: number): Promise<CommitResult> {
    try {
      const result = await committer.commit(commit, deadline)
      if (result.status !== 'committed') cache.drop(key)
      return result
    } catch (error) {
      cache.drop(key)
      throw error
    }
  }

  async function run(input: HandleInput, deadline: number): Promise<HandleResult> {
    const { workspaceId, subjectId, subjectKind, idempotency } = input
    const decider = deciders[subjectKind]
    if (!decider) throw new Error(`nobody decides for a ${subjectKind}`)
    const key = `${workspaceId} ${subjectId}`
    const requestHash = idempotency && (idempotency.requestHash ?? hashOf([subjectKind, input.command]))
    const lane = laneOf(workspaceId, subjectId)
    let fresh = false
    for (let tries = 1; ; ) {
      const hot = fresh ? undefined : cache.get(key)
      const known = hot ?? (await patiently(deadline, () => store.load(workspaceId, subjectId))) ?? nothing
      const context: Context = { now: clock.now(), actor: input.actor, dice: options.dice, ids: ids.next }
      const barred = input.guard?.(known.state) ?? null
      const decision: Decision =
        barred === null ? decider.decide(input.command, known.state, context) : { ok: false, code: barred }
      const isIdle = !decision.ok || decision.events.length === 0
      // Nothing would be written, so nothing would prove the cached state: look again before saying so.
      if (isIdle && hot) {
        fresh = true
        continue
      }
      if (!decision.ok)
        return (await earlier(input, requestHash, deadline)) ?? refused(decision.code, decision.detail)
      if (isIdle && !idempotency)
        return {
          ok: true,
          response: { subjectId, position: await store.head(workspaceId, lane), version: known.version },
          repeated: false,
          state: known.state,
        }
      const contents = await patiently(deadline, () => seal(workspaceId, decision.contents ?? []))
      const stamp = { at: context.now, lane, contents, requestHash }
      const { commit, next } = buildCommit(decider, input, known, decision, stamp)
      const result = await committed(key, commit, deadline)
      if (result.status === 'committed') {
        cache.set(key, next)
        const response = { subjectId, position: result.lastPosition, version: next.version }
        return { ok: true, response, repeated: false, state: next.state }
      }
      if (result.status !== 'stale') return answer(input, decision, result, deadline)
      fresh = true
      tries += 1
      const again = input.alwaysRetry ? clock.now() < deadline : tries <= triesOfOthers
      if (!again) return refused(input.alwaysRetry ? 'overloaded' : 'stale-version')
    }
  }

  /** Whoever asked has been told to come again by now: work for nobody would keep the next one waiting too. */
  async function inTime(input: HandleInput, deadline: number): Promise<HandleResult> {
    if (clock.now() >= deadline) throw new CommitterFull('its turn came too late')
    return run(input, deadline)
  }

  async function handle(input: HandleInput): Promise<HandleResult> {
    const key = `${input.workspaceId} ${input.subjectId}`
    const deadline = clock.now() + (input.deadlineMs ?? patienceMs)
    if (options.isFull?.()) return refused('storage-full')
    if (turns.isFull(key)) return refused('overloaded')
    try {
      return await turns.take(key, () => inTime(input, deadline))
    } catch (error) {
      if (error instanceof CommitterFull || error instanceof StoreBusy) return refused('overloaded')
      if (error instanceof OwnerErased) return refused('wrong-state', 'erased')
      if (!(error instanceof StoreUnavailable)) throw error
      const { workspaceId, subjectId } = input
      log.warn({ err: error, workspaceId, subjectId }, 'a command has no answer from the database')
      return refused('database-away')
    }
  }

  return {
    handle,
    onCommitted: committer.onCommitted,
    peek: (workspaceId, subjectId) => cache.get(`${workspaceId} ${subjectId}`),
    async look(workspaceId, subjectId) {
      const key = `${workspaceId} ${subjectId}`
      const hot = cache.get(key)
      if (hot) return hot
      const loaded = await store.load(workspaceId, subjectId)
      // What was written meanwhile is newer.
      if (loaded && !cache.get(key)) cache.set(key, loaded)
      return cache.get(key)
    },
  }
}
