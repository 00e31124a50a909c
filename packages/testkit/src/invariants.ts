import type { Actor } from '@warmline/contracts'
import { type LogEntry, type Worker, type WorkItem, workerDecider, workItemDecider } from '@warmline/core'

/** What is told against a log: the invariant's name, the entry, and what stands there. */
export type Violation = string

interface Seen {
  items: Map<string, WorkItem>
  workers: Map<string, Worker>
  versions: Map<string, number>
  /** work was parked because their phone was gone, and they have not said since that they are there */
  vanished: Set<string>
  /** who passed each item since its pool last widened */
  passed: Map<string, Set<string>>
  found: Violation[]
}

const holderKey = ({ holder }: WorkItem) =>
  holder.at === 'worker' || holder.at === 'wrap-up' ? `${holder.at} ${holder.assignmentId}` : holder.at

const heldBy = (items: Iterable<WorkItem>, workerId: string) =>
  [...items].flatMap(({ holder }) =>
    (holder.at === 'worker' || holder.at === 'wrap-up') && holder.workerId === workerId ? [holder] : [],
  )

type Check = (entry: LogEntry, before: WorkItem, after: WorkItem, seen: Seen) => string | false

const mayAiSpeak = ({ holder, aiMayTry, promise, personPreferred }: WorkItem) =>
  (holder.at === 'ai' && promise === null && !personPreferred) || (holder.at === 'queue' && aiMayTry)

/** Every change of who holds it has an epoch of its own; nobody writes in a closed item, so closing needs none. */
const oneHolder: Check = ({ event }, before, after) => {
  if (after.epoch < before.epoch) return 'S1 the epoch went back'
  if (holderKey(before) !== holderKey(after) && after.holder.at !== 'closed' && after.epoch <= before.epoch)
    return 'S1 another holder under the same epoch'
  return event.type === 'assignment.made' && before.holder.at !== 'queue' && 'S1 assigned while not waiting'
}

const onlyTheHolderWrites: Check = ({ event }, before) => {
  if (event.type !== 'message.appended' || event.from.by !== 'worker') return false
  const isHolder = before.holder.at === 'worker' && before.holder.workerId === event.from.workerId
  return !isHolder && 'S1 a worker wrote without holding it'
}

const order: Check = ({ event }, before) =>
  event.type === 'message.appended' &&
  event.seq !== before.lastSeq + 1 &&
  `S4 seq ${event.seq} after ${before.lastSeq}`

const aiKeepsQuiet: Check = ({ event }, before) => {
  const isAi =
    (event.type === 'message.appended' && event.from.by === 'ai') ||
    (event.type === 'draft.requested' && event.purpose === 'reply')
  return isAi && !mayAiSpeak(before) && `S5 the AI speaks while ${before.holder.at} holds`
}

const whoEndsIt: Check = ({ event, actor }, before) => {
  if (event.type !== 'work-item.closed') return false
  if (actor.kind === 'ai') return 'S5 the AI closed it'
  if (before.promise) return 'S12 closed with an open promise'
  if (event.by === 'contact') return actor.kind !== 'contact' && 'S12 closed in the name of the contact'
  if (event.by === 'worker')
    return before.holder.at !== 'wrap-up' && 'S1 closed by a worker who does not wrap it up'
  const silent = before.holder.at === 'ai' && !before.personPreferred && before.lastFrom !== 'contact'
  return !silent && before.holder.at !== 'wrap-up' && 'S5 the system closed what asked for a person'
}

/** The way back to the AI is the contact's, too. */
const whoTakesBack: Check = ({ event, actor }) => {
  const isRelease =
    event.type === 'promise.withdrawn' ||
    event.type === 'preference.released' ||
    event.type === 'ai-try.allowed'
  return isRelease && actor.kind !== 'contact' && `S12 ${event.type} by ${actor.kind}`
}

const aPersonKeepsIt: Check = ({ event, actor }, before) => {
  if (event.type !== 'promise.kept') return false
  const { holder, promise } = before
  const isHolder = holder.at === 'worker' && actor.kind === 'worker' && holder.workerId === actor.id
  if (!isHolder || event.workerId !== actor.id) return 'S12 kept without the person who holds it'
  if (promise?.promiseId !== event.promiseId) return 'S12 another promise kept'
  const inTime = promise.misses === 0 && event.answeredAt <= promise.dueAt
  return event.inTime !== inTime && 'S12 the ledger says in time, the clock does not'
}

/** A promise goes on until it is kept or the contact takes it back; its due date moves only by the contact. */
const noPromiseIsLost: Check = ({ event, actor }, before, after) => {
  if (event.type === 'promise.made' && before.promise) return 'S12 a promise over a promise'
  if (event.type === 'promise.moved' && actor.kind !== 'contact') {
    const isNextTry = event.way === 'callback' && actor.kind === 'worker' && before.callback !== null
    if (!isNextTry) return `S12 moved by ${actor.kind}`
  }
  if (event.type === 'promise.missed' && before.promise && event.nextDueAt <= before.promise.dueAt)
    return 'S12 a miss without a later due date'
  const isEnd = event.type === 'promise.kept' || event.type === 'promise.withdrawn'
  return (
    before.promise !== null && after.promise === null && !isEnd && `S12 ${event.type} dropped the promise`
  )
}

const preferenceSticks: Check = ({ event }, before, after) =>
  before.personPreferred &&
  !after.personPreferred &&
  event.type !== 'preference.released' &&
  `S12 ${event.type} forgot the ask`

const capacity: Check = ({ event, subjectId, actor }, _, __, seen) => {
  if (event.type !== 'assignment.made') return false
  const others = [...seen.items].filter(([id]) => id !== subjectId).map(([, item]) => item)
  const held = heldBy(others, event.workerId)
  const worker = seen.workers.get(event.workerId)
  if (worker?.availability !== 'available') return 'S6 assigned to somebody who is not available'
  if (actor.kind === 'system' && held.some(({ lostAt }) => lostAt !== null))
    return 'L2 given to a silent phone'
  if (held.length + 1 > worker.capacity) return `S6 ${held.length + 1} of ${worker.capacity}`
  return held.some(({ slot }) => slot === event.slot) && 'S6 one place given twice'
}

/** A pass holds until the pool widens, unless a lead decides; only who agreed to a duty beforehand may be called without being asked. */
const whoMayBeCalled: Check = ({ event, at, actor, subjectId }, before, _, seen) => {
  if (event.type !== 'assignment.made') return false
  const worker = seen.workers.get(event.workerId)
  const speaks = worker?.languages.some((known) => before.language.split('-')[0] === known)
  if (!speaks && actor.kind === 'system') return 'L1 given to somebody who does not speak the language'
  if (seen.vanished.has(event.workerId)) return 'L2 given to somebody who vanished'
  if (event.way !== 'backstop')
    return (
      actor.kind === 'system' &&
      seen.passed.get(subjectId)?.has(event.workerId) === true &&
      'S12 given again to somebody who passed it on'
    )
  const isOnDuty = worker?.mayBackstop && worker.duties.some(({ from, to }) => from <= at && at < to)
  return !isOnDuty && 'S12 a backstop who did not agree to it'
}

/** A pool widens at 50 and 90 %, with every miss, and when it starts anew. */
function rememberPasses({ event, subjectId }: LogEntry, seen: Seen): void {
  const isWider = event.type === 'promise.widened' && event.step !== 75
  const starts = ['promise.missed', 'handoff.made', 'work-item.reopened', 'callback.rung']
  if (isWider || starts.includes(event.type)) seen.passed.delete(subjectId)
  if (event.type !== 'assignment.ended') return
  const passed = seen.passed.get(subjectId) ?? new Set<string>()
  if (['passed', 'released', 'transferred'].includes(event.reason)) passed.add(event.workerId)
  // a colleague hands it to them by name
  if (event.toWorkerId) passed.delete(event.toWorkerId)
  seen.passed.set(subjectId, passed)
}

/** A callback waits for its time, is tried three times, and nobody can pass it once it is theirs. */
const callbacksAreMade: Check = ({ event }, { callback }) => {
  const isAwaited = callback !== null && !callback.ringing
  if (event.type === 'assignment.made') return isAwaited && 'L1 given away before the callback rings'
  if (event.type === 'promise.widened') return isAwaited && 'L1 widened before the callback rings'
  if (event.type !== 'callback.tried' || event.outcome === 'reached') return false
  return (event.n > 3 || (event.n === 3) !== (event.nextAt === null)) && `L1 try ${event.n} of three`
}

const passesInTime: Check = ({ event, at }, { holder }) =>
  event.type === 'assignment.ended' &&
  event.reason === 'passed' &&
  (holder.at !== 'worker' || at >= holder.passUntil) &&
  'S12 passed when it was too late to pass'

/** A person's words keep what was promised; a draft counts only under the epoch it was asked for. */
const wordsCount: Check = ({ event }, before, after) => {
  if (event.type === 'message.appended' && event.from.by === 'worker')
    return after.promise !== null && 'S12 a person wrote, and the promise is still open'
  const isDraft = event.type === 'draft.held' || (event.type === 'message.appended' && event.from.by === 'ai')
  return isDraft && before.draft?.epoch !== before.epoch && 'S5 a draft of another epoch'
}

const checks: readonly Check[] = [
  oneHolder,
  onlyTheHolderWrites,
  order,
  aiKeepsQuiet,
  whoEndsIt,
  whoTakesBack,
  aPersonKeepsIt,
  noPromiseIsLost,
  preferenceSticks,
  capacity,
  whoMayBeCalled,
  callbacksAreMade,
  passesInTime,
  wordsCount,
]

/** What must be true of an item whenever a command is over. */
export function restViolations(item: WorkItem): Violation[] {
  const { holder, promise, callback } = item
  const must: [boolean, string][] = [
    [holder.at !== 'nowhere' || item.lastSeq === 0, 'S12 nobody holds what the contact wrote'],
    [holder.at !== 'queue' || promise !== null, 'S12 waits without a promise'],
    [
      promise === null || holder.at === 'queue' || holder.at === 'worker',
      `S12 a promise open while ${holder.at}`,
    ],
    [callback === null || promise !== null, 'S12 a callback without a promise'],
    [
      callback === null || callback.ringing || holder.at === 'queue',
      'L1 somebody waits for a callback to ring',
    ],
    [!item.aiMayTry || holder.at === 'queue', `S5 the AI may try while ${holder.at}`],
    [!(item.personPreferred && holder.at === 'ai'), 'S12 the AI holds what asked for a person'],
    [holder.at !== 'closed' || item.draft === null, 'S5 a draft awaited on a closed item'],
  ]
  return must.flatMap(([isTrue, name]) => (isTrue ? [] : [`${name}: ${item.itemId}`]))
}

const who = (actor: Actor) => (actor.kind === 'contact' || actor.kind === 'worker' ? actor.id : actor.kind)

/** Everything the invariants say against a log, whichever machine wrote it. Entries in order of position. */
export function logViolations(log: readonly LogEntry[]): Violation[] {
  const seen: Seen = {
    items: new Map(),
    workers: new Map(),
    versions: new Map(),
    vanished: new Set(),
    passed: new Map(),
    found: [],
  }
  log.forEach((entry, n) => {
    const { subjectId, subjectKind, version, event } = entry
    const say = (what: string) =>
      seen.found.push(`${what} (${entry.position} ${subjectId} ${event.type} by ${who(entry.actor)})`)
    if (entry.position !== (log[0]?.position ?? 1) + n) say('S4 a gap between positions')
    if (version !== (seen.versions.get(subjectId) ?? 0) + 1) say('S4 a gap between versions')
    seen.versions.set(subjectId, version)
    if (event.type === 'worker.available') seen.vanished.delete(subjectId)
    if (event.type === 'assignment.ended' && event.reason === 'vanished') seen.vanished.add(event.workerId)
    if (subjectKind === 'worker')
      seen.workers.set(subjectId, workerDecider.evolve(seen.workers.get(subjectId) ?? null, entry))
    if (subjectKind !== 'work-item') return
    const before = seen.items.get(subjectId)
    const after = workItemDecider.evolve(before ?? null, entry)
    seen.items.set(subjectId, after)
    if (!before) return
    for (const check of checks) {
      const wrong = check(entry, before, after, seen)
      if (wrong !== false) say(wrong)
    }
    rememberPasses(entry, seen)
  })
  return seen.found
}
