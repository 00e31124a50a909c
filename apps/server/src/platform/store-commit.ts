import { Columns } from './columns.ts'
import type { Commit, CommitResult } from './ports.ts'
import type { Database } from './store-connection.ts'

interface Answer {
  s: CommitResult['status']
  p: number
  q: number
  v: number
  r: unknown
  m: string
  k: string
}

const base64 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** The short names that commit_lanes reads; what is empty is left out. `before`: events of its lane before it. */
function toCommand(commit: Commit, before: number) {
  const sorted = commit.reservations.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const { idempotency } = commit
  return {
    w: commit.workspaceId,
    l: commit.lane,
    o: before,
    n: commit.entries.length,
    s: commit.subjectId,
    k: commit.subjectKind,
    v: commit.expectedVersion,
    at: commit.at,
    e: commit.entries.map((e) => ({ j: e.event, a: e.actor, at: e.at, h: base64(e.hash) })),
    st: commit.state,
    x: commit.index,
    ...(sorted.length > 0 && { r: sorted }),
    ...(commit.contents.length > 0 && {
      c: commit.contents.map((c) => ({
        id: c.contentId,
        o: c.ownerId,
        k: c.kind,
        n: base64(c.nonce),
        x: base64(c.ciphertext),
        h: c.hash,
      })),
    }),
    ...(commit.messageKeys.length > 0 && { m: commit.messageKeys }),
    ...(idempotency && {
      i: { s: idempotency.scope, k: idempotency.key, h: idempotency.requestHash, r: idempotency.response },
    }),
  }
}

function toResult(answer: Answer): CommitResult {
  switch (answer.s) {
    case 'committed':
      return { status: 'committed', firstPosition: answer.p, lastPosition: answer.q }
    case 'stale':
      return { status: 'stale', version: answer.v }
    case 'repeated':
      return { status: 'repeated', response: answer.r }
    case 'repeated-differently':
      return { status: 'repeated-differently' }
    case 'repeated-message':
      return { status: 'repeated-message', messageKey: answer.m, position: answer.p, version: answer.v }
    case 'reservation-taken':
    case 'reservation-missing':
      return { status: answer.s, key: answer.k }
  }
}

const byLane = (a: Commit, b: Commit) =>
  a.workspaceId < b.workspaceId ? -1 : a.workspaceId > b.workspaceId ? 1 : a.lane - b.lane

const isPlain = ({ reservations, entries }: Commit) => reservations.length === 0 && entries.length > 0

/** Those of one lane together, in the order of `sorted`. */
function byLanes(sorted: readonly Placed[]): Placed[][] {
  const lanes: Placed[][] = []
  for (const placed of sorted) {
    const last = lanes.at(-1)
    if (last?.[0] && byLane(last[0].commit, placed.commit) === 0) last.push(placed)
    else lanes.push([placed])
  }
  return lanes
}

/** `sorted` as commit_lanes reads it, one command after another. */
function toLanes(sorted: readonly Commit[]) {
  const lanes: { w: string; l: number; plain: false; c: ReturnType<typeof toCommand>[] }[] = []
  let events = 0
  for (const commit of sorted) {
    let lane = lanes.at(-1)
    if (lane?.w !== commit.workspaceId || lane.l !== commit.lane) {
      lane = { w: commit.workspaceId, l: commit.lane, plain: false, c: [] }
      lanes.push(lane)
      events = 0
    }
    lane.c.push(toCommand(commit, events))
    events += commit.entries.length
  }
  return lanes
}

/** A commit that has no answer by now is sent again over another connection while whoever wrote still waits. */
const silentAfterMs = 3_000

/** One call, one transaction, whatever the number of commands; in the order of `sorted`. */
async function commitLanes(db: Database, sorted: readonly Commit[]): Promise<CommitResult[]> {
  const rows = await db.call<{ answer: Answer }>({
    name: 'commit-lanes',
    text: 'select commit_lanes($1::jsonb) as answer',
    values: [JSON.stringify(toLanes(sorted))],
    query_timeout: silentAfterMs,
    isUrgent: true,
  })
  return rows.map(({ answer }) => toResult(answer))
}

const plainTypes =
  'text int text[] text[] int[] int[] int[] bigint[] bytea[] jsonb[] text[] text[] text[] text[] text[] bigint[] bigint[] ' +
  'text[] text[] text[] jsonb[] text[] text[] int[] text[] bigint[] jsonb[] jsonb[] bytea[] ' +
  'text[] text[] text[] bytea[] bytea[] text[] text[] text[] int[] int[]'
const plainCall = `select commit_plain(${plainTypes
  .split(' ')
  .map((type, at) => `$${at + 1}::${type}`)
  .join(', ')}) as head`

/** About so many bytes of columns a command: the state most of all. */
const commandBytes = 4_096

/** Events of the batch up to and with each commit. */
function endsOf(commits: readonly Commit[]): ReadonlyMap<Commit, number> {
  let events = 0
  const ends = new Map<Commit, number>()
  for (const commit of commits) {
    events += commit.entries.length
    ends.set(commit, events)
  }
  return ends
}

/** The columns of commit_plain, in its order. */
function plainValues(commits: readonly Commit[]): unknown[] {
  const [{ workspaceId, lane }] = commits as readonly [Commit]
  const ends = endsOf(commits)
  const entries = commits.flatMap((commit) =>
    commit.entries.map((entry, n) => ({ commit, entry, version: commit.expectedVersion + n + 1 })),
  )
  const contents = commits.flatMap((commit) => commit.contents)
  const keys = commits.flatMap((commit) => commit.messageKeys.map((key) => ({ commit, key })))
  const c = new Columns(commits.length * commandBytes)
  return [
    workspaceId,
    lane,
    c.text(commits, (one) => one.subjectId),
    c.text(commits, (one) => one.subjectKind),
    c.int(commits, (one) => one.expectedVersion),
    c.int(commits, (one) => one.entries.length),
    c.int(commits, (one) => ends.get(one)!),
    c.bigint(commits, (one) => one.at),
    c.bytea(commits, (one) => one.entries.at(-1)!.hash),
    c.json(commits, (one) => JSON.stringify(one.state)),
    c.text(commits, (one) => one.index.status),
    c.text(commits, (one) => one.index.contactId),
    c.text(commits, (one) => one.index.workerId),
    c.text(commits, (one) => one.index.topic),
    c.text(commits, (one) => one.index.language),
    c.bigint(commits, (one) => one.index.dueAt),
    c.bigint(commits, (one) => one.index.openedAt),
    c.text(commits, (one) => one.idempotency?.scope),
    c.text(commits, (one) => one.idempotency?.key),
    c.text(commits, (one) => one.idempotency?.requestHash),
    c.json(commits, (one) => one.idempotency && JSON.stringify(one.idempotency.response)),
    c.text(entries, (one) => one.commit.subjectId),
    c.text(entries, (one) => one.commit.subjectKind),
    c.int(entries, (one) => one.version),
    c.text(entries, (one) => one.entry.event.type),
    c.bigint(entries, (one) => one.entry.at),
    c.json(entries, (one) => JSON.stringify(one.entry.actor)),
    c.json(entries, (one) => JSON.stringify(one.entry.event)),
    c.bytea(entries, (one) => one.entry.hash),
    c.text(contents, (one) => one.contentId),
    c.text(contents, (one) => one.ownerId),
    c.text(contents, (one) => one.kind),
    c.bytea(contents, (one) => one.nonce),
    c.bytea(contents, (one) => one.ciphertext),
    c.text(contents, (one) => one.hash),
    c.text(keys, (one) => one.commit.subjectId),
    c.text(keys, (one) => one.key),
    c.int(keys, (one) => one.commit.expectedVersion + one.commit.entries.length),
    c.int(keys, (one) => ends.get(one.commit)!),
  ]
}

const areDistinct = (keys: readonly string[]) => new Set(keys).size === keys.length

/** Nothing in it can stand against something else in it, so all of it is written at once or none. */
const isPlainLane = (commits: readonly Commit[]) =>
  commits.every(isPlain) &&
  areDistinct(commits.map(({ subjectId }) => subjectId)) &&
  areDistinct(commits.flatMap(({ idempotency: i }) => (i ? [`${i.scope}\n${i.key}`] : [])))

/** Null when something stands against a command: nothing was written then. */
async function commitPlain(db: Database, commits: readonly Commit[]): Promise<CommitResult[] | null> {
  const [row] = await db.call<{ head: number | null }>({
    name: 'commit-plain',
    text: plainCall,
    values: plainValues(commits),
    query_timeout: silentAfterMs,
    isUrgent: true,
  })
  if (!row || row.head === null) return null
  let head = row.head
  return commits.map(({ entries }) => {
    const firstPosition = head + 1
    head += entries.length
    return { status: 'committed', firstPosition, lastPosition: head }
  })
}

/** A commit and its place in the caller's order. */
interface Placed {
  commit: Commit
  at: number
}

/** Beside other lanes, fewer than these are not worth a transaction of their own. */
const fewestAlone = 3

/** Two lanes of one workspace stay together: what they share, such as idempotency keys, is written in their order. */
const isWrittenAlone = (lane: readonly Placed[], all: readonly (readonly Placed[])[]) =>
  (all.length === 1 || lane.length >= fewestAlone) &&
  all.every((other) => other === lane || other[0]?.commit.workspaceId !== lane[0]?.commit.workspaceId) &&
  isPlainLane(lane.map(({ commit }) => commit))

/**
 * Plain lanes by commit_plain, a call and a transaction each; the others together by commit_lanes, and so what
 * commit_plain did not write. When one call fails, the answers of the others are lost too: sending all of it again is
 * safe.
 */
export async function commitBatch(db: Database, commits: readonly Commit[]): Promise<CommitResult[]> {
  const results: CommitResult[] = new Array(commits.length)
  const sorted = commits.map((commit, at) => ({ commit, at })).sort((a, b) => byLane(a.commit, b.commit))
  const lanes = byLanes(sorted)
  const write = async (placed: readonly Placed[], isPlain: boolean) => {
    const own = placed.map(({ commit }) => commit)
    const answers = (isPlain ? await commitPlain(db, own) : null) ?? (await commitLanes(db, own))
    placed.forEach(({ at }, n) => {
      results[at] = answers[n]!
    })
  }
  const plain = lanes.filter((lane) => isWrittenAlone(lane, lanes))
  const others = lanes.filter((lane) => !plain.includes(lane)).flat()
  const calls = plain.map((lane) => write(lane, true))
  if (others.length > 0) calls.push(write(others, false))
  const failed = (await Promise.allSettled(calls)).find((call) => call.status === 'rejected')
  if (failed) throw failed.reason
  return results
}
