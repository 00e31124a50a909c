import type { Actor, ProblemCode, SubjectKind } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import {
  type AlarmOp,
  type AnswerDraft,
  reactions as allReactions,
  articleDecider,
  type CommandTo,
  contactDecider,
  type Decider,
  type GateFacts,
  type LogEntry,
  needsPolicy,
  type OutsideTask,
  type PolicyNow,
  type Reaction,
  stampPolicy,
  type UnstampedWorkCommand,
  type Worker,
  type WorkItem,
  workerDecider,
  workItemDecider,
} from '@warmline/core'
import { createVirtualClock, type VirtualClock } from './clock.ts'
import { createDeskStore, type DeskStore } from './desk-store.ts'
import { createDice, type Dice } from './dice.ts'
import { type CountedIds, createCountedIds } from './ids.ts'

/** What the assistant is asked, and what it answers after a while. */
export interface Question {
  item: WorkItem
  /** the contact's newest message */
  text: string
  now: number
  dice: Dice
}
export interface Answer {
  afterMs: number
  draft:
    | AnswerDraft
    | { kind: 'no-answer'; reason: string; topic: string | null }
    | { kind: 'failed'; late: boolean }
  facts: GateFacts
}

export interface DeskOptions {
  /** epoch ms */
  start: number
  seed: number
  policy(now: number, language: string): PolicyNow
  /** null = no answer ever comes */
  assistant?(question: Question): Answer | null
  /** chance that a reaction or alarm runs a second time, as after a crash at any line; 0 … 1 */
  twice?: number
  /** reactions in another order for every page: in production each has its own cursor */
  shuffled?: boolean
  reactions?: readonly Reaction[]
}

export type Outcome =
  | { ok: true; entries: readonly LogEntry[]; repeated: boolean }
  | { ok: false; code: ProblemCode; detail: string }

export type Mail = Extract<OutsideTask, { task: 'mail' }> & { at: number }

/** Many subjects in memory, run by the pure core alone: decide → evolve → index → reactions → alarms. */
export interface Desk
  extends Pick<DeskStore, 'log' | 'commits' | 'text' | 'reservedBy' | 'reserved' | 'find'> {
  readonly clock: VirtualClock
  readonly dice: Dice
  readonly ids: CountedIds
  readonly mailbox: readonly Mail[]
  /** `code: detail` of every refusal → how often */
  readonly refusals: ReadonlyMap<string, number>
  issue(to: CommandTo, actor: Actor, key?: string): Outcome
  work(itemId: string, command: UnstampedWorkCommand, actor: Actor, key?: string): Outcome
  item(itemId: string): WorkItem
  items(): readonly WorkItem[]
  person(workerId: string): Worker
  people(): readonly Worker[]
  policy(language: string): PolicyNow
  /** live alarms by key, with the checks of presence that wait for a phone to fall silent */
  alarm(key: string): AlarmOp | undefined
  advance(ms: number): void
  /** The phone falls silent; after the lease the contact is told, after the grace the work is parked. */
  vanish(workerId: string): void
  reappear(workerId: string): void
  isAway(workerId: string): boolean
}

const deciders = {
  'work-item': workItemDecider,
  worker: workerDecider,
  contact: contactDecider,
  article: articleDecider,
} as Partial<Record<SubjectKind, Decider<unknown, unknown>>>

const system = (name: string): Actor => ({ kind: 'system', name })

interface Room {
  options: DeskOptions
  store: DeskStore
  clock: VirtualClock
  dice: Dice
  ids: CountedIds
  done: Map<string, Outcome>
  refusals: Map<string, number>
  mailbox: Mail[]
  /** silent phones, with the instant since when */
  away: Map<string, number>
}

/** One command on one subject, as the server's `handle` does it, without waiting. */
function handle(room: Room, to: CommandTo, actor: Actor, key?: string): Outcome {
  const { store, clock, options } = room
  const known = key === undefined ? undefined : room.done.get(key)
  if (known?.ok) return { ok: true, entries: [], repeated: true }
  const outcome = decideAndWrite()
  if (key !== undefined && outcome.ok) room.done.set(key, outcome)
  if (!outcome.ok) {
    const name = `${outcome.code}: ${outcome.detail}`
    room.refusals.set(name, (room.refusals.get(name) ?? 0) + 1)
  }
  return outcome

  function decideAndWrite(): Outcome {
    const decider = deciders[to.subjectKind]
    if (!decider) throw new Error(`the desk has no ${to.subjectKind}`)
    const now = clock.now()
    const record = store.load(to.subjectId)
    const command = stamped(to, record?.state as WorkItem | undefined, options, now)
    const context = { now, actor, dice: room.dice.roll, ids: room.ids.next }
    const decision = decider.decide(command, record?.state ?? null, context)
    if (!decision.ok) return { ok: false, code: decision.code, detail: decision.detail ?? '' }
    const { events, contents = [], reservations = [], messageKeys = [] } = decision
    const written = store.write(decider, {
      ...{ subjectId: to.subjectId, subjectKind: to.subjectKind, actor, at: now },
      command: (command as { type: string }).type,
      ...{ events, contents, reservations, messageKeys },
    })
    if (written.status === 'refused')
      return { ok: false, code: written.code, detail: written.detail.split('/', 1)[0] ?? '' }
    return written.status === 'repeated'
      ? { ok: true, entries: [], repeated: true }
      : { ok: true, entries: written.entries, repeated: false }
  }
}

function stamped(to: CommandTo, item: WorkItem | undefined, options: DeskOptions, now: number): unknown {
  const command = to.command as UnstampedWorkCommand
  if (to.subjectKind !== 'work-item' || !needsPolicy(command)) return command
  const language = item?.language ?? (command.type === 'open-conversation' ? command.language : 'en')
  return stampPolicy(command, options.policy(now, language))
}

interface Alarms {
  live: Map<string, { op: AlarmOp; cancel: () => void }>
  asleep: Map<string, AlarmOp>
  set(ops: readonly AlarmOp[]): void
}

/** Alarms fire at least once, under an id derived from key and due date; what they set meanwhile under their key stays. */
function createAlarms(room: Room, settle: () => void): Alarms {
  const { clock, options, dice } = room
  const live: Alarms['live'] = new Map()
  const asleep: Alarms['asleep'] = new Map()
  const run = (to: CommandTo, key: string, actor: Actor) => {
    handle(room, to, actor, key)
    if (dice.chance(options.twice ?? 0)) handle(room, to, actor, key)
    settle()
  }

  function outside(op: AlarmOp, task: OutsideTask, key: string) {
    if (task.task === 'mail') room.mailbox.push({ ...task, at: clock.now() })
    else if (task.task === 'check-presence') checkPresence(op, task, key)
    else if (task.task === 'ai-draft') draft(op, task, key)
  }

  function checkPresence(op: AlarmOp, task: Extract<OutsideTask, { task: 'check-presence' }>, key: string) {
    const { itemId, workerId, epoch } = task
    const silentSince = room.away.get(workerId)
    if (silentSince === undefined) return void asleep.set(op.key, op)
    const lostAt = silentSince + limits.leaseMs
    if (clock.now() < lostAt) return set([{ ...op, dueAt: lostAt }])
    const command = { type: 'lose-connection', workerId, epoch }
    run({ subjectId: itemId, subjectKind: 'work-item', command }, key, system('alarm'))
  }

  function draft(op: AlarmOp, task: Extract<OutsideTask, { task: 'ai-draft' }>, key: string) {
    const item = room.store.load(task.itemId)?.state as WorkItem
    const text = item.previewContentId === null ? '' : (room.store.text(item.previewContentId) ?? '')
    const answer = options.assistant?.({ item, text, now: clock.now(), dice }) ?? null
    const deadline = op.deadlineMs ?? limits.draftDeadlineMs
    if (op.onGiveUp && (!answer || answer.afterMs >= deadline)) {
      const giveUp = op.onGiveUp
      clock.after(deadline, () => run(giveUp, `${key}:give-up`, system('alarm')))
    }
    if (!answer) return
    const { draftId, epoch, itemId } = task
    const command = { type: 'deliver-draft', draftId, epoch, draft: answer.draft, facts: answer.facts }
    const to = { subjectId: itemId, subjectKind: 'work-item', command } as const
    clock.after(answer.afterMs, () => run(to, key, { kind: 'ai', version: 'desk' }))
  }

  function fire(op: AlarmOp) {
    const key = `alarm:${op.key}@${op.dueAt}`
    if ('task' in op.run) outside(op, op.run, key)
    else run(op.run, key, system('alarm'))
    if (live.get(op.key)?.op === op) live.delete(op.key)
  }

  function set(ops: readonly AlarmOp[]) {
    for (const op of ops) {
      live.get(op.key)?.cancel()
      live.delete(op.key)
      asleep.delete(op.key)
      if (op.dueAt === null) continue
      live.set(op.key, { op, cancel: clock.after(op.dueAt - clock.now(), () => fire(op)) })
    }
  }

  return { live, asleep, set }
}

/** Reads the log from its cursor until nothing is new; every reaction may run twice and in any order. */
function createReactionLoop(room: Room, alarms: () => Alarms): () => void {
  const { store, clock, dice, options } = room
  let cursor = 0
  let isRunning = false

  function react(reaction: Reaction, entry: LogEntry) {
    const first = reaction.needs(entry).map((query) => store.find(query))
    const found = [...first, ...(reaction.needsNext?.(entry, first) ?? []).map((query) => store.find(query))]
    const { alarms: ops, commands } = reaction.react(entry, found, clock.now())
    alarms().set(ops)
    for (const [n, to] of commands.entries())
      handle(room, to, system(reaction.name), `${reaction.name}:${entry.position}:${n}`)
  }

  function pass(reaction: Reaction, page: readonly LogEntry[]) {
    const matching = page.filter((entry) => reaction.on.includes(entry.event.type))
    const wanted = reaction.newestOnly ? matching.slice(-1) : matching
    for (const entry of wanted) {
      react(reaction, entry)
      if (dice.chance(options.twice ?? 0)) react(reaction, entry)
    }
  }

  return () => {
    if (isRunning) return
    isRunning = true
    for (let rounds = 0; cursor < store.log.length; rounds++) {
      if (rounds > 1_000) throw new Error('reactions never come to rest')
      const page = store.log.slice(cursor)
      cursor = store.log.length
      const list = options.reactions ?? allReactions
      for (const reaction of options.shuffled ? dice.shuffled(list) : list) pass(reaction, page)
    }
    isRunning = false
  }
}

export function createDesk(options: DeskOptions): Desk {
  const room: Room = {
    options,
    store: createDeskStore(),
    clock: createVirtualClock(options.start),
    dice: createDice(options.seed),
    ids: createCountedIds(),
    done: new Map(),
    refusals: new Map(),
    mailbox: [],
    away: new Map(),
  }
  const { store, clock } = room
  const settle = createReactionLoop(room, () => alarms)
  const alarms = createAlarms(room, settle)
  const issue: Desk['issue'] = (to, actor, key) => {
    const outcome = handle(room, to, actor, key)
    settle()
    return outcome
  }
  const stateOf = (subjectId: string) => {
    const record = store.load(subjectId)
    if (!record) throw new Error(`${subjectId} is not known at this desk`)
    return record.state
  }
  return {
    ...store,
    ...{ clock, dice: room.dice, ids: room.ids, mailbox: room.mailbox, refusals: room.refusals, issue },
    work: (itemId, command, actor, key) =>
      issue({ subjectId: itemId, subjectKind: 'work-item', command }, actor, key),
    item: (itemId) => stateOf(itemId) as WorkItem,
    items: () => store.all('work-item').map((record) => record.state as WorkItem),
    person: (workerId) => stateOf(workerId) as Worker,
    people: () => store.all('worker').map((record) => record.state as Worker),
    policy: (language) => options.policy(clock.now(), language),
    alarm: (key) => alarms.live.get(key)?.op ?? alarms.asleep.get(key),
    advance: (ms) => clock.advance(ms),
    vanish(workerId) {
      room.away.set(workerId, clock.now())
      for (const [key, op] of alarms.asleep)
        if ('task' in op.run && op.run.task === 'check-presence' && op.run.workerId === workerId)
          alarms.set([{ ...op, key, dueAt: clock.now() + limits.leaseMs }])
    },
    reappear(workerId) {
      room.away.delete(workerId)
      for (const { state, subjectId } of store.find({
        subjectKind: 'work-item',
        workerId,
        status: ['worker', 'wrap-up'],
        limit: 16,
      }))
        issue(
          {
            subjectId,
            subjectKind: 'work-item',
            command: { type: 'restore-connection', workerId, epoch: (state as WorkItem).epoch },
          },
          { kind: 'worker', id: workerId },
        )
    },
    isAway: (workerId) => room.away.has(workerId),
  }
}
