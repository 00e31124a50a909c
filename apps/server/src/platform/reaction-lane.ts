import type { AlarmOp, LogEntry, Query, Reaction, SubjectRecord } from '@warmline/core'
import type { Handle } from './handle.ts'
import { type Clock, type CursorHold, type Store, StoreUnavailable } from './ports.ts'
import { type Around, backoff, issue, nothingAround } from './runner-retry.ts'
import { noSignals, type Signal } from './signals.ts'

export interface ReactionOptions {
  store: Store
  handle: Handle
  clock: Clock
  reactions: readonly Reaction[]
  nodeId: string
  /** one cursor for all reactions of this node; another group has its own pace */
  group?: string
  /** handler.peek: saves the read of an entry's own subject */
  peek?: (workspaceId: string, subjectId: string) => { version: number; state: unknown } | undefined
  /** so that the alarm runner of this node does not wait for its next look */
  onAlarms?: (alarms: readonly AlarmOp[], workspaceId: string) => void
  onError?: (error: unknown, at: { reaction: string; entry: LogEntry }) => void
  signal?: Signal
  around?: Around
  page?: number
  leaseMs?: number
  /** subjects of one page that are worked on at the same time; 1 makes a run repeatable */
  concurrency?: number
  tries?: number
  saveCursorMs?: number
}

export type ReactionWork = ReactionOptions & { setAlarms: Store['setAlarms'] }

export interface Lane {
  readonly workspaceId: string
  readonly lane: number
  /** the log is known to go so far */
  head: number
  /** everything up to here is done; undefined while another node has the lease */
  cursor: number | undefined
  leaseUntil: number
  parked: Set<string>
  /** entries handed over from memory, without a gap */
  recent: LogEntry[]
  savedCursor: number
}

export const newLane = (workspaceId: string, lane: number): Lane => ({
  workspaceId,
  lane,
  head: 0,
  cursor: undefined,
  leaseUntil: 0,
  parked: new Set(),
  recent: [],
  savedCursor: 0,
})

const mostRecent = 2_000
const defaultLeaseMs = 5_000

/** Own commits need no read when they follow what is there. */
export function remember(lane: Lane, entries: readonly LogEntry[]) {
  const first = entries[0]
  if (!first) return
  if (lane.recent.at(-1)?.position !== first.position - 1) lane.recent = []
  lane.recent.push(...entries)
  if (lane.recent.length > mostRecent) lane.recent = lane.recent.slice(-mostRecent / 2)
  lane.head = Math.max(lane.head, entries.at(-1)!.position)
}

export const groupOf = (options: ReactionOptions) => options.group ?? 'main'
export const parkedKey = (reaction: string, subjectId: string) => `${reaction} ${subjectId}`

/** Claims or renews the cursor's lease. False: another node has it. */
export async function hold(options: ReactionOptions, lane: Lane): Promise<boolean> {
  const { store, clock, nodeId } = options
  const leaseMs = options.leaseMs ?? defaultLeaseMs
  const now = clock.now()
  if (lane.cursor !== undefined && lane.leaseUntil - now > leaseMs / 2) return true
  const position = await store.claimCursor(
    lane.workspaceId,
    lane.lane,
    groupOf(options),
    nodeId,
    now,
    leaseMs,
  )
  if (position === undefined) {
    lane.cursor = undefined
    return false
  }
  // Saved now and then only, so memory may be ahead; another node may have been further meanwhile.
  lane.cursor = Math.max(lane.cursor ?? 0, position)
  lane.savedCursor = position
  lane.leaseUntil = now + leaseMs
  const parked = await store.parkedList(lane.workspaceId)
  lane.parked = new Set(parked.map((one) => parkedKey(one.reaction, one.subjectId)))
  return true
}

async function nextEntries({ store, page }: ReactionOptions, lane: Lane): Promise<readonly LogEntry[]> {
  const cursor = lane.cursor!
  const limit = page ?? 200
  const first = lane.recent[0]
  const last = lane.recent.at(-1)
  if (first && last && first.position <= cursor + 1 && last.position > cursor)
    return lane.recent.slice(cursor + 1 - first.position, cursor + 1 - first.position + limit)
  return store.read(lane.workspaceId, lane.lane, cursor, limit)
}

const onlyNamesSubject = (query: Query) =>
  !query.status && !query.contactId && !query.workerId && !query.topic && !query.language

/**
 * The entry's own subject from memory when that is at least as new as the entry: later changes have entries of their
 * own. Everything else is read.
 */
function look(
  { store, peek }: ReactionOptions,
  entry: LogEntry,
  query: Query,
): Promise<readonly SubjectRecord[]> {
  const { workspaceId, subjectId, subjectKind } = entry
  if (peek && query.subjectId === subjectId && query.subjectKind === subjectKind && onlyNamesSubject(query)) {
    const known = peek(workspaceId, subjectId)
    if (known && known.version >= entry.version)
      return Promise.resolve([{ subjectId, subjectKind, version: known.version, state: known.state }])
  }
  return store.find(workspaceId, query)
}

/** Alarm first, then the commands: whoever dies in between is woken by the alarm or runs again. */
async function react(options: ReactionWork, reaction: Reaction, entry: LogEntry, held?: CursorHold) {
  const { handle, clock } = options
  const signal = options.signal ?? noSignals
  const { workspaceId } = entry
  const lookAll = (queries: readonly Query[]) =>
    Promise.all(queries.map((query) => look(options, entry, query)))
  const first = await lookAll(reaction.needs(entry))
  const found = [...first, ...(await lookAll(reaction.needsNext?.(entry, first) ?? []))]
  const { alarms, commands } = reaction.react(entry, found, clock.now())
  if (alarms.length > 0) {
    await options.setAlarms(workspaceId, alarms, held)
    options.onAlarms?.(alarms, workspaceId)
    signal('reaction-alarms-set', { reaction: reaction.name, entry })
  }
  for (const [n, command] of commands.entries()) {
    await issue(
      handle,
      workspaceId,
      command,
      { kind: 'system', name: reaction.name },
      {
        scope: `reaction/${entry.lane}`,
        key: `${reaction.name}:${entry.position}:${n}`,
      },
    )
    signal('reaction-command-issued', { reaction: reaction.name, entry, n })
  }
}

/** A poison event parks only its own subject, for this reaction, visibly. A database that is away parks nothing. */
async function reactOrPark(options: ReactionWork, lane: Lane, reaction: Reaction, entry: LogEntry) {
  const key = parkedKey(reaction.name, entry.subjectId)
  if (lane.parked.has(key)) return
  const { tries = 5, around = nothingAround } = options
  const held = { lane: entry.lane, reaction: groupOf(options), owner: options.nodeId }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await around({ reaction: reaction.name, entry }, () => react(options, reaction, entry, held))
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      options.onError?.(error, { reaction: reaction.name, entry })
      if (attempt >= tries) {
        await options.store.park(entry.workspaceId, {
          reaction: reaction.name,
          subjectId: entry.subjectId,
          lane: entry.lane,
          position: entry.position,
          error: String(error instanceof Error ? error.message : error).slice(0, 500),
          at: options.clock.now(),
        })
        lane.parked.add(key)
        options.signal?.('reaction-parked', { reaction: reaction.name, entry })
        return
      }
      const pause = backoff(attempt, 20, 1_000)
      await new Promise<void>((resolve) => void options.clock.after(pause, resolve))
    }
  }
}

/**
 * Of a page, the entry that each reaction to the whole world looks at: the newest that matches and is not parked, since
 * what it reads is as new as the newest entry.
 */
function newestFor(
  byType: ReadonlyMap<string, readonly Reaction[]>,
  lane: Lane,
  entries: readonly LogEntry[],
): ReadonlyMap<string, number> {
  const newest = new Map<string, number>()
  for (const { event, position, subjectId } of entries)
    for (const { newestOnly, name } of byType.get(event.type) ?? [])
      if (newestOnly && !lane.parked.has(parkedKey(name, subjectId))) newest.set(name, position)
  return newest
}

/** One page from the cursor. Events of one subject stay in order; different subjects may overlap. */
export async function workPage(
  options: ReactionWork,
  byType: ReadonlyMap<string, readonly Reaction[]>,
  lane: Lane,
): Promise<number> {
  const entries = await nextEntries(options, lane)
  const last = entries.at(-1)
  if (!last) return 0
  const relevant = entries.filter((entry) => byType.has(entry.event.type))
  const newest = newestFor(byType, lane, relevant)
  const queues = [...Map.groupBy(relevant, (entry) => entry.subjectId).values()]
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift())
      for (const entry of queue)
        for (const reaction of byType.get(entry.event.type) ?? [])
          if (!reaction.newestOnly || newest.get(reaction.name) === entry.position)
            await reactOrPark(options, lane, reaction, entry)
  }
  const results = await Promise.allSettled(Array.from({ length: options.concurrency ?? 8 }, worker))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  lane.cursor = last.position
  lane.head = Math.max(lane.head, last.position)
  return entries.length
}

/**
 * Runs a parked subject again from where it failed, for one reaction; unparks it when everything went well. `unparked`
 * is told at once; what was passed over until every node knew is run afterwards.
 */
export async function retryParked(
  options: ReactionWork,
  workspaceId: string,
  reactionName: string,
  subjectId: string,
  unparked: () => void,
): Promise<boolean> {
  const reaction = options.reactions.find((one) => one.name === reactionName)
  const parked = (await options.store.parkedList(workspaceId)).find(
    (one) => one.reaction === reactionName && one.subjectId === subjectId,
  )
  if (!reaction || !parked) return false
  const runFrom = async (after: number) => {
    for (let version = after; ; ) {
      const entries = await options.store.history(workspaceId, subjectId, version, 200)
      for (const entry of entries) {
        version = entry.version
        if (entry.position < parked.position || !reaction.on.includes(entry.event.type)) continue
        await react(options, reaction, entry)
      }
      if (entries.length < 200) return version
    }
  }
  const version = await runFrom(0)
  await options.store.unpark(workspaceId, reactionName, subjectId)
  unparked()
  // The node that has the lease reads the list again when it renews it, within half a lease.
  await new Promise<void>((resolve) => void options.clock.after(options.leaseMs ?? defaultLeaseMs, resolve))
  await runFrom(version)
  return true
}
