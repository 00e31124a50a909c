import type { Actor } from '@warmline/contracts'
import type { PolicyNow, UnstampedWorkCommand, Worker, WorkItem } from '@warmline/core'
import { noon } from './conversation.ts'
import { createDesk, type Desk, type Outcome } from './desk.ts'
import { createDice, type Dice } from './dice.ts'
import { answersOf } from './history-assistant.ts'

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
  /** accepted commands that did not lead to what their sender could rely on: must stay empty */
  readonly unheard: string[]
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

/** What stands in every personal text of a history: none of it may be in an event. */
export const personalMarker = 'PRIVATE'
/** What stands in every note of the team: no contact may see it. */
export const noteMarker = 'PRIVATE-NOTE'

export const hour = 3600_000
export const day = 24 * hour

/** Staffed 08–18 UTC every day for `days`. Plain arithmetic: a history asks thousands of times. */
export function policyOf(company: Company, now: number): PolicyNow {
  const inDay = now % day
  const opens = inDay < 8 * hour ? now - inDay + 8 * hour : now - inDay + day + 8 * hour
  const staffed =
    company.hours === 'always' || (company.hours === 'days' && inDay >= 8 * hour && inDay < 18 * hour)
  return {
    aiOn: company.aiOn,
    promiseDueMs: company.dueMs,
    staffed,
    opensAt: staffed || company.hours === 'never' ? null : opens,
    callbacks: company.callbacks,
    mail: company.mail,
  }
}

export function registerWorker(
  desk: Desk,
  name: string,
  of: { languages: string[]; skills: Worker['skills']; mayBackstop: boolean },
): string {
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

export function createWorld(seed: number): World {
  const dice = createDice(seed)
  const company = companyOf(dice)
  const theme = dice.pick<Theme>([
    'anything',
    'anything',
    'callbacks',
    'callbacks',
    'handing over',
    'the AI',
    'silence',
  ])
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
    desk.issue(
      {
        subjectId,
        subjectKind: 'contact',
        command: { type: 'open-contact', language: 'en', simulated: false },
      },
      { kind: 'contact', id: subjectId },
    )
  const workers = Array.from({ length: dice.pick([0, 1, 1, 2, 3]) }, (_, n) =>
    registerWorker(desk, `${personalMarker} worker ${n}`, {
      languages: theme === 'anything' ? dice.pick(languages) : ['en', 'sv'],
      skills: dice.pick<Worker['skills']>([
        [],
        [{ topic: 'due-date', proficiency: 2 }],
        [{ topic: 'cards', proficiency: 1 }],
      ]),
      mayBackstop: dice.chance(0.4),
    }),
  )
  for (const workerId of workers) if (dice.chance(0.7)) setAvailable(desk, workerId, 1 + dice.below(3))
  return { seed, desk, dice, company, theme, contacts, workers, trace: [], doneTwice: [], unheard: [] }
}

const at = (world: World) => new Date(world.desk.clock.now()).toISOString().slice(5, 23)

/** What whoever sent it could rely on, once it was accepted. */
function brokenBy(command: UnstampedWorkCommand, before: WorkItem | null, after: WorkItem): string | false {
  const isWithPerson = after.holder.at === 'queue' || after.holder.at === 'worker'
  const isFenced = 'epoch' in command && command.type !== 'deliver-draft' && command.epoch !== before?.epoch
  if (isFenced && after.epoch !== before?.epoch) return 'S1 taken under an old epoch'
  if (isFenced && after.lastSeq !== before?.lastSeq) return 'S1 said under an old epoch'
  switch (command.type) {
    case 'append-message':
      if (command.message.asks?.sure && !(after.promise && after.personPreferred))
        return 'S12 asked in words, not heard'
      return after.holder.at === 'closed' && 'S12 written into a closed conversation'
    case 'answer-solved':
      return !command.solved && !isWithPerson && 'S12 not solved, and no person comes'
    case 'deliver-draft': {
      const isOver =
        before?.holder.at === 'ai' && before.draft?.draftId === command.draftId && after.holder.at === 'ai'
      return isOver && command.draft.kind === 'failed' && 'S12 the AI failed and keeps it'
    }
    default:
      return false
  }
}

/** Issues a command on an item, notes it, and now and then sends it twice under its key. */
export function act(world: World, itemId: string, command: UnstampedWorkCommand, actor: Actor): Outcome {
  const { desk, dice, trace, doneTwice } = world
  const key = `history:${trace.length}`
  const before = desk.items().find((item) => item.itemId === itemId) ?? null
  const outcome = desk.work(itemId, command, actor, key)
  const result = outcome.ok
    ? outcome.entries.map((e) => e.event.type).join(' ')
    : `refused: ${outcome.code} ${outcome.detail}`
  trace.push(`${at(world)} ${itemId.slice(-4)} ${actor.kind} ${JSON.stringify(command)} → ${result}`)
  const broken = outcome.ok && brokenBy(command, before, desk.item(itemId))
  if (broken) world.unheard.push(`${broken}: ${trace.at(-1) ?? ''}`)
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
