import type { Actor } from '@warmline/contracts'
import type { PolicyNow, UnstampedWorkCommand, WorkItem, Worker } from '@warmline/core'
import { noon } from './conversation.ts'
import { createDesk, type Desk, type Outcome } from './desk.ts'
import { createDice, type Dice } from './dice.ts'
import { answersOf } from './history-assistant.ts'
import { contactActions } from './history-contacts.ts'
import { systemActions } from './history-system.ts'
import { workerActions } from './history-workers.ts'

/** What a company of a random history has set up; some of it changes on the way. */
export interface Company {
  aiOn: boolean
  ceiling: number
  hours: 'always' | 'days' | 'never'
  callbacks: boolean
  mail: boolean
  dueMs: number
}

/** One small world: 1–4 contacts × 0–3 workers at one desk. */
export interface World {
  readonly seed: number
  readonly desk: Desk
  readonly dice: Dice
  readonly company: Company
  readonly theme: Theme
  readonly contacts: readonly string[]
  readonly workers: readonly string[]
  /** what was done, for people who read a failure */
  readonly trace: string[]
  /** commands sent a second time under their key that did something again: must stay empty (S3) */
  readonly doneTwice: string[]
}

/** What a history is mostly about: chance alone seldom gets far down one path. */
export type Theme = 'anything' | 'callbacks' | 'handing over' | 'the AI' | 'silence'

export interface Action {
  name: string
  /** how often, against the others */
  weight: number
  /** in histories about this, six times as often */
  theme: Theme | null
  run(world: World): void
}

export interface HistoryOptions {
  seed: number
  steps: number
  /** after every step, when all reactions have come to rest */
  afterStep?(world: World): void
}

/** What stands in every personal text of a history: none of it may be in an event. */
export const personalMarker = 'PRIVATE'
/** What stands in every note of the team: no contact may see it. */
export const noteMarker = 'PRIVATE-NOTE'

const hour = 3600_000
const day = 24 * hour

/** Staffed 08–18 UTC every day for `days`. Plain arithmetic: a history asks thousands of times. */
export function policyOf(company: Company, now: number): PolicyNow {
  const inDay = now % day
  const opens = inDay < 8 * hour ? now - inDay + 8 * hour : now - inDay + day + 8 * hour
  const staffed = company.hours === 'always' || (company.hours === 'days' && inDay >= 8 * hour && inDay < 18 * hour)
  return {
    aiOn: company.aiOn,
    promiseDueMs: company.dueMs,
    staffed,
    opensAt: staffed || company.hours === 'never' ? null : opens,
    callbacks: company.callbacks,
    mail: company.mail,
  }
}

export function registerWorker(desk: Desk, name: string, of: { languages: string[]; skills: Worker['skills']; mayBackstop: boolean }): string {
  const workerId = desk.ids.next('wkr')
  const command = { type: 'register-worker', workerId, name, roles: ['worker'], simulated: false, ...of }
  desk.issue({ subjectId: workerId, subjectKind: 'worker', command }, { kind: 'system', name: 'history' })
  return workerId
}

export const setAvailable = (desk: Desk, workerId: string, capacity: number | null): Outcome =>
  desk.issue(
    {
      subjectId: workerId,
      subjectKind: 'worker',
      command: { type: 'set-availability', available: capacity !== null, capacity, reason: 'self' },
    },
    { kind: 'worker', id: workerId },
  )

function companyOf(dice: Dice): Company {
  return {
    aiOn: dice.chance(0.75),
    ceiling: dice.pick([1, 1, 0.5, 0]),
    hours: dice.pick(['always', 'always', 'days', 'never']),
    callbacks: dice.chance(0.75),
    mail: dice.chance(0.7),
    dueMs: dice.pick([30_000, 180_000, 600_000]),
  }
}

const languages = [['en', 'sv'], ['en', 'sv'], ['en'], ['sv'], ['en', 'de']]

function createWorld(seed: number): World {
  const dice = createDice(seed)
  const company = companyOf(dice)
  const theme = dice.pick<Theme>(['anything', 'anything', 'callbacks', 'callbacks', 'handing over', 'the AI', 'silence'])
  const desk = createDesk({
    start: noon + dice.below(48) * hour,
    seed: seed + 1,
    policy: (now) => policyOf(company, now),
    assistant: (question) => answersOf(question, company),
    twice: dice.pick([0, 0.2]),
    shuffled: true,
  })
  const contacts = Array.from({ length: dice.pick([1, 1, 2, 3, 4]) }, () => desk.ids.next('ctc'))
  for (const subjectId of contacts)
    desk.issue({ subjectId, subjectKind: 'contact', command: { type: 'open-contact', language: 'en', simulated: false } }, { kind: 'contact', id: subjectId })
  const workers = Array.from({ length: dice.pick([0, 1, 1, 2, 3]) }, (_, n) =>
    registerWorker(desk, `${personalMarker} worker ${n}`, {
      languages: theme === 'anything' ? dice.pick(languages) : ['en', 'sv'],
      skills: dice.pick<Worker['skills']>([[], [{ topic: 'due-date', proficiency: 2 }], [{ topic: 'cards', proficiency: 1 }]]),
      mayBackstop: dice.chance(0.4),
    }),
  )
  for (const workerId of workers) if (dice.chance(0.7)) setAvailable(desk, workerId, 1 + dice.below(3))
  return { seed, desk, dice, company, theme, contacts, workers, trace: [], doneTwice: [] }
}

const at = (world: World) => new Date(world.desk.clock.now()).toISOString().slice(5, 23)

/** Issues a command on an item, notes it, and now and then sends it twice under its key. */
export function act(world: World, itemId: string, command: UnstampedWorkCommand, actor: Actor): Outcome {
  const { desk, dice, trace, doneTwice } = world
  const key = `history:${trace.length}`
  const outcome = desk.work(itemId, command, actor, key)
  const result = outcome.ok ? outcome.entries.map((e) => e.event.type).join(' ') : `refused: ${outcome.code} ${outcome.detail}`
  trace.push(`${at(world)} ${itemId.slice(-4)} ${actor.kind} ${JSON.stringify(command)} → ${result}`)
  if (outcome.ok && dice.chance(0.1)) {
    const again = desk.work(itemId, command, actor, key)
    if (!again.ok || !again.repeated || again.entries.length > 0) doneTwice.push(trace.at(-1) ?? '')
  }
  return outcome
}

export const note = (world: World, text: string) => void world.trace.push(`${at(world)} ${text}`)

/** A random item, open ones more often. */
export function someItem(world: World): WorkItem | null {
  const items = world.desk.items()
  if (items.length === 0) return null
  const open = items.filter((item) => item.holder.at !== 'closed')
  return world.dice.pick(open.length > 0 && world.dice.chance(0.8) ? open : items)
}

const waits = [100, 2_000, 9_000, 20_000, 36_000, 90_000, 125_000, 200_000, 700_000, hour, 5 * hour, day, 3 * day + hour]

const passTime: Action = {
  name: 'time passes',
  weight: 14,
  theme: null,
  run(world) {
    // short waits are the interesting ones: the bent die prefers them
    const ms = waits[Math.floor(world.dice.roll() ** 2.5 * waits.length)] ?? 100
    world.desk.advance(ms)
    note(world, `${ms} ms pass`)
  },
}

/** To the very instant of the next alarm, or just before it. */
const nextAlarm: Action = {
  name: 'the next alarm rings',
  weight: 8,
  theme: 'callbacks',
  run(world) {
    const { clock } = world.desk
    const next = clock.next()
    if (next === null) return
    world.desk.advance(Math.max(0, next - clock.now() - (world.dice.chance(0.2) ? 1 : 0)))
    note(world, 'the next alarm')
  },
}

const actions: readonly Action[] = [...contactActions, ...workerActions, ...systemActions, passTime, nextAlarm]
const weightIn = (theme: Theme) => (action: Action) => (action.theme === theme ? 6 * action.weight : action.weight)

function someAction({ dice, theme }: World): Action {
  const weigh = weightIn(theme)
  let left = dice.roll() * actions.reduce((sum, action) => sum + weigh(action), 0)
  for (const action of actions) {
    left -= weigh(action)
    if (left < 0) return action
  }
  return passTime
}

/** A random history of one small world, the same for the same seed. */
export function runHistory({ seed, steps, afterStep }: HistoryOptions): World {
  const world = createWorld(seed)
  for (let n = 0; n < steps; n++) {
    someAction(world).run(world)
    afterStep?.(world)
  }
  return world
}

/** Everybody who holds something answers and finishes it. */
function answerAll({ desk }: World) {
  for (const item of desk.items()) {
    if (item.holder.at !== 'worker' || desk.isAway(item.holder.workerId)) continue
    const { workerId } = item.holder
    const actor: Actor = { kind: 'worker', id: workerId }
    const messageId = desk.ids.next('msg')
    const text = `${personalMarker} answer`
    if (item.promise)
      desk.work(item.itemId, { type: 'reply', workerId, epoch: item.epoch, messageId, text, attachments: [], draftId: null }, actor)
    desk.work(item.itemId, { type: 'finish', workerId, epoch: desk.item(item.itemId).epoch }, actor)
    desk.work(item.itemId, { type: 'wrap-up', workerId, epoch: desk.item(item.itemId).epoch, disposition: 'solved', topic: null, note: null }, actor)
  }
}

/**
 * What follows when a person who speaks every language is there and answers, everybody who holds something answers
 * too, and no contact does anything more: time goes on until no promise is open, at most `days`.
 */
export function calm(world: World, days = 5): void {
  const { desk } = world
  const helper = registerWorker(desk, `${personalMarker} helper`, { languages: ['en', 'sv', 'de'], skills: [], mayBackstop: false })
  setAvailable(desk, helper, 4)
  const end = desk.clock.now() + days * day
  const isOpen = () => desk.items().some((item) => item.promise !== null)
  answerAll(world)
  while (isOpen() && desk.clock.now() < end) {
    const next = desk.clock.next()
    if (next === null) return
    desk.advance(Math.max(0, next - desk.clock.now()))
    answerAll(world)
  }
}
