import type { Event } from '@warmline/contracts'
import type { AlarmOp, Query, ReservationOp, SubjectIndex } from '@warmline/core'
import type { Dice } from '@warmline/testkit'
import type { MemoryRows } from '../memory-store.ts'
import type { Commit, ContentRow, Store } from '../ports.ts'
import { aCommit, anIndex, topicSet } from './commits.ts'

/** One call of a store, as it can be made on another store too. */
export interface Move {
  method: keyof Store
  args: readonly unknown[]
}

/** A call with the arguments that its method takes. */
const move = <M extends keyof Store>(method: M, ...args: Parameters<Store[M]>): Move => ({ method, args })

type Rows = NonNullable<ReturnType<MemoryRows['get']>>

/** Where a script of moves stands: what exists is read from the rows of the store that is believed. */
interface Script {
  dice: Dice
  all: MemoryRows
  workspaces: readonly string[]
  step: number
  made: number
  sent: Commit[]
}

const lanes = [0, 0, 1]
const kinds = ['work-item', 'work-item', 'worker'] as const
const reservationKeys = ['slot/1', 'slot/2', 'slot/3', 'available/1']
const reactions = ['dispatching', 'escalating']
const owners = ['n1', 'n2']
const someTimes = [null, -5, 0, 1_000, 2_000, 2_000, 1e12]

const rowsOf = ({ all }: Script, workspaceId: string): Partial<Rows> => all.get(workspaceId) ?? {}
const keysOf = (map: ReadonlyMap<string, unknown> | undefined) => [...(map?.keys() ?? [])]
const now = ({ step }: Script) => 1_000 + step * 10
/** Seldom the same twice: what has the same date is claimed in any order. */
const freshTime = (script: Script, spread: number) => {
  script.made += 1
  return now(script) + script.dice.below(spread) * 1_000 - 20_000 + (script.made % 1_000)
}

function someValue(dice: Dice, depth = 0): unknown {
  const leaves = [null, 0, -1.5, 1e15, true, '', 'å “q” \\ \n', '\u2028', 'x'.repeat(60)]
  if (depth > 2 || dice.chance(0.5)) return dice.pick(leaves)
  const inner = [0, 1, 2].slice(dice.below(3)).map((n) => [`k${n}`, someValue(dice, depth + 1)] as const)
  return dice.chance(0.5) ? inner.map(([, value]) => value) : Object.fromEntries(inner)
}

function someEvent(dice: Dice): Event {
  const odd = { type: dice.pick(['topic.set', 'promise.widened', 'handoff.made']), about: someValue(dice) }
  return dice.chance(0.5) ? topicSet(dice.pick(['one', 'två'])) : (odd as unknown as Event)
}

function someIndex(dice: Dice): SubjectIndex {
  return anIndex({
    status: dice.pick(['queue', 'worker', 'closed']),
    contactId: dice.pick([null, 'ctc_1', 'ctc_2']),
    workerId: dice.pick([null, 'wkr_1']),
    topic: dice.pick([null, 'cards', 'due-date']),
    language: dice.pick([null, 'en', 'sv']),
    dueAt: dice.pick(someTimes),
    openedAt: dice.pick(someTimes),
  })
}

function someReservations(dice: Dice): ReservationOp[] {
  const ops = ['take', 'take', 'take', 'free', 'free', 'require'] as const
  return Array.from({ length: 1 + dice.below(3) }, (): ReservationOp => {
    const op = dice.pick(ops)
    const key = dice.pick(reservationKeys)
    return op === 'take' && dice.chance(0.5) ? { op, key, detail: dice.pick(['a', 'b']) } : { op, key }
  })
}

function someContents({ dice, step }: Script): ContentRow[] {
  return Array.from({ length: dice.below(3) }, (_, n) => ({
    contentId: `cnt_${dice.chance(0.2) ? dice.below(4) : `${step}_${n}`}`,
    ownerId: dice.pick(['ctc_1', 'ctc_2']),
    kind: 'message',
    nonce: Uint8Array.from([step % 256, n]),
    ciphertext: Uint8Array.from({ length: dice.below(40) }, () => dice.below(256)),
    hash: `h${step}`,
  }))
}

/** At most one that may stand already: which of several is named is not promised. */
function someMessageKeys({ dice, step }: Script): string[] {
  if (dice.chance(0.5)) return []
  return dice.chance(0.2) ? [`f${step}a`, `f${step}b`] : [`m${dice.below(5)}`]
}

function somebody(script: Script, workspaceId: string) {
  const { dice } = script
  const { subjects, histories } = rowsOf(script, workspaceId)
  const known = keysOf(subjects)
  const isNew = known.length === 0 || dice.chance(0.3)
  script.made += 1
  const subjectId = isNew ? `wi_${script.made}` : dice.pick(known)
  const row = subjects?.get(subjectId)
  const lane = histories?.get(subjectId)?.[0]?.lane ?? dice.pick(lanes)
  return { subjectId, subjectKind: row?.subjectKind ?? dice.pick(kinds), lane, row }
}

function freshCommit(script: Script, isPlain: boolean): Commit {
  const { dice, step } = script
  // what is written at once is written by lane: mostly one workspace, so that a lane has many
  const workspaceId = isPlain && dice.chance(0.8) ? script.workspaces[0]! : dice.pick(script.workspaces)
  const { row, ...subject } = somebody(script, workspaceId)
  const stands = row?.version ?? 0
  const expectedVersion = dice.chance(0.8) ? stands : dice.pick([0, Math.max(0, stands - 1), stands + 1])
  const events = Array.from({ length: isPlain ? 1 + dice.below(3) : dice.below(4) }, () => someEvent(dice))
  return aCommit({
    ...{ workspaceId, ...subject, expectedVersion, events },
    ...(row && { previous: row.hash }),
    at: now(script),
    state: { step, odd: someValue(dice) },
    index: someIndex(dice),
    reservations: isPlain || dice.chance(0.5) ? [] : someReservations(dice),
    contents: someContents(script),
    messageKeys: someMessageKeys(script),
    idempotency: dice.chance(0.5)
      ? null
      : {
          scope: dice.pick(['ctc_1', 'wkr_1']),
          key: `k${dice.below(12)}`,
          requestHash: dice.chance(0.9) ? 'same' : 'other',
          response: { itemId: subject.subjectId, n: step },
        },
  })
}

/** New, or one that was sent before: as it was, or under another body. */
function someCommit(script: Script, isPlain = false): Commit {
  const { dice, sent } = script
  const earlier = sent.length > 0 && dice.chance(isPlain ? 0.03 : 0.2) ? dice.pick(sent) : null
  if (earlier && dice.chance(0.8)) return earlier
  const idempotency = earlier?.idempotency && { ...earlier.idempotency, requestHash: 'changed' }
  const commit = earlier ? { ...earlier, idempotency: idempotency ?? null } : freshCommit(script, isPlain)
  sent.push(commit)
  if (sent.length > 12) sent.shift()
  return commit
}

function someBatch(script: Script): Move {
  const isPlain = script.dice.chance(0.5)
  const bySubject = new Map<string, Commit>()
  for (let n = 2 + script.dice.below(isPlain ? 9 : 6); n > 0; n--) {
    const commit = someCommit(script, isPlain)
    bySubject.set(`${commit.workspaceId} ${commit.subjectId}`, commit)
  }
  return move('commitBatch', [...bySubject.values()])
}

function someAlarms(script: Script): Move {
  const { dice } = script
  const workspaceId = dice.pick(script.workspaces)
  const standing = [...(rowsOf(script, workspaceId).alarms?.values() ?? [])]
  const alarms = Array.from({ length: 1 + dice.below(4) }, (): AlarmOp => {
    const old = standing.length > 0 && dice.chance(0.6) ? dice.pick(standing) : null
    const dueAt = dice.chance(0.2) ? null : old && dice.chance(0.5) ? old.dueAt : freshTime(script, 30)
    const command = { command: { n: script.step }, subjectId: 'wi_1', subjectKind: 'work-item' } as const
    const params = { n: script.step }
    const letter = { task: 'mail', itemId: 'wi_1', toContentId: null, template: 'reply', params } as const
    return {
      key: old?.key ?? `a${dice.below(15)}`,
      dueAt,
      run: dice.chance(0.3) ? letter : command,
      ...(dice.chance(0.3) && { deadlineMs: 5_000 }),
    }
  })
  // Two keys never share a date here; one key may be named twice in one call, and the last word counts.
  const dates = new Map<number, string>()
  const apart = alarms.filter(({ key, dueAt }) => {
    if (dueAt === null) return true
    const other = dates.get(dueAt)
    dates.set(dueAt, key)
    return other === undefined || other === key
  })
  return move('setAlarms', workspaceId, apart)
}

/** What shares its next date with another is claimed all together: which of them comes first is not promised. */
function someClaim(script: Script): Move {
  const { dice } = script
  const at = now(script) + dice.below(4) * 5_000
  const due = [...script.all.values()]
    .flatMap((rows) => [...rows.alarms.values()].map((row) => row.nextAt))
    .filter((next) => next <= at)
  const isClear = new Set(due).size === due.length
  const [limit, per] = isClear ? [1 + dice.below(4), 1 + dice.below(4)] : [1_000, 1_000]
  const inWork = dice.chance(0.5) ? {} : { [dice.pick(['mail', 'command'])]: 1 + dice.below(3) }
  return move('acrossClaimAlarms', at, dice.pick(owners), 1 + dice.below(20) * 1_000, limit, per, inWork)
}

function someFinish(script: Script): Move {
  const { dice } = script
  const workspaceId = dice.pick(script.workspaces)
  const standing = [...(rowsOf(script, workspaceId).alarms?.values() ?? [])]
  const { key, dueAt } = standing.length > 0 ? dice.pick(standing) : { key: 'a1', dueAt: 1 }
  const due = dice.chance(0.85) ? dueAt : dueAt + 1
  return move('finishAlarm', workspaceId, key, due, dice.chance(0.5) ? null : freshTime(script, 60))
}

function someCursor(script: Script): Move {
  const { dice } = script
  // mostly one of them: only a cursor that is claimed and moved again and again shows anything
  const isOne = dice.chance(0.7)
  const place = isOne
    ? ([script.workspaces[0] ?? '', 0, 'dispatching'] as const)
    : ([dice.pick(script.workspaces), dice.pick(lanes), dice.pick(reactions)] as const)
  const owner = dice.pick(owners)
  if (dice.chance(0.5)) return move('moveCursor', ...place, owner, dice.below(30))
  return move('claimCursor', ...place, owner, now(script), dice.pick([0, 10, 100, 500]))
}

function someParking(script: Script): Move {
  const { dice } = script
  const isOne = dice.chance(0.7)
  const workspaceId = isOne ? script.workspaces[0]! : dice.pick(script.workspaces)
  const [reaction, subjectId] = [isOne ? 'dispatching' : dice.pick(reactions), `wi_${1 + dice.below(4)}`]
  const parked = { reaction, subjectId, lane: dice.pick(lanes), position: dice.below(50), at: now(script) }
  return dice.pick([
    () => move('park', workspaceId, { ...parked, error: `boom ${script.step}` }),
    () => move('park', workspaceId, { ...parked, error: 'again' }),
    () => move('unpark', workspaceId, reaction, subjectId),
    () => move('isParked', workspaceId, reaction, subjectId),
    () => move('parkedList', workspaceId),
  ])()
}

function someQuery(dice: Dice, known: readonly string[]): Query {
  const maybe = <K extends keyof Query>(key: K, values: readonly Query[K][]) =>
    dice.chance(0.25) ? { [key]: dice.pick(values) } : {}
  return {
    subjectKind: dice.pick(kinds),
    limit: dice.pick([1, 3, 50]),
    ...maybe('subjectId', known.length > 0 ? known : ['wi_none']),
    ...maybe('status', [['queue'], ['queue', 'worker'], ['closed', 'closed'], []]),
    ...maybe('contactId', ['ctc_1', 'ctc_2']),
    ...maybe('workerId', ['wkr_1']),
    ...maybe('topic', ['cards', 'none']),
    ...maybe('language', ['en']),
    ...(dice.chance(0.5) && { order: dice.pick(['due', 'newest']) }),
  }
}

function someReading(script: Script): Move {
  const { dice } = script
  const workspaceId = dice.pick(script.workspaces)
  const rows = rowsOf(script, workspaceId)
  const subjects = keysOf(rows.subjects)
  const subjectId = subjects.length > 0 ? dice.pick(subjects) : 'wi_none'
  const [lane, after, limit] = [dice.pick(lanes), dice.below(12), 1 + dice.below(9)]
  const [scope = '', key = ''] = (dice.pick(['', ...keysOf(rows.idempotency)]) || 'ctc_1\nk1').split('\n')
  return dice.pick([
    () => move('load', workspaceId, subjectId),
    () => move('repeated', workspaceId, scope, key),
    () => move('head', workspaceId, lane),
    () => move('read', workspaceId, lane, after, limit),
    () => move('readLedger', workspaceId, lane, after, limit),
    () => move('history', workspaceId, subjectId, dice.below(3), limit),
    () => move('positions', workspaceId, lane, after, limit),
    () =>
      move(
        'bySubject',
        workspaceId,
        { subjectId: dice.pick(['', subjectId]), version: dice.below(3) },
        limit,
      ),
    () => move('subjects', workspaceId, dice.chance(0.5) ? '' : subjectId, limit),
    () => move('contents', workspaceId, ['cnt_1', 'cnt_1', ...keysOf(rows.contents).slice(-3)]),
    () => move('acrossHeads'),
    () => move('acrossNextAlarm'),
  ])()
}

/** To the very moment of one that is kept, and just after it. */
function someForgetting(script: Script): Move {
  const { dice } = script
  const workspaceId = dice.pick(script.workspaces)
  const kept = [...(rowsOf(script, workspaceId).idempotency?.values() ?? [])].map((row) => row.at)
  const at = kept.length > 0 ? dice.pick(kept.toSorted((a, b) => a - b).slice(0, 4)) : now(script)
  return move('forgetIdempotency', workspaceId, at + dice.below(2), 1_000)
}

function someFinding(script: Script): Move {
  const workspaceId = script.dice.pick(script.workspaces)
  return move('find', workspaceId, someQuery(script.dice, keysOf(rowsOf(script, workspaceId).subjects)))
}

const moves: readonly [weight: number, make: (script: Script) => Move][] = [
  [30, (script) => move('commit', someCommit(script))],
  [16, someBatch],
  [9, someAlarms],
  [6, someClaim],
  [6, someFinish],
  [9, someCursor],
  [5, someParking],
  [20, someReading],
  [6, someFinding],
  [2, someForgetting],
]

/** A random script over the rows of the store that is believed: each call gives the next move. */
export function createMoves(dice: Dice, all: MemoryRows, workspaces: readonly string[]): () => Move {
  const script: Script = { dice, all, workspaces, step: 0, made: 0, sent: [] }
  const whole = moves.reduce((sum, [weight]) => sum + weight, 0)
  return () => {
    script.step += 1
    let left = dice.below(whole)
    for (const [weight, make] of moves) {
      left -= weight
      if (left < 0) return make(script)
    }
    throw new Error('no move was picked')
  }
}
