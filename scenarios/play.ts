import type { Actor } from '@warmline/contracts'
import type { IncomingMessage, UnstampedWorkCommand, WorkItem } from '@warmline/core'
import { setAvailable } from '@warmline/testkit'
import { clockText, type Habit, instantOf, openCompany, type Staff } from './company.ts'

export interface Scenario {
  title: string
  given: readonly string[]
  when: readonly { at: number; does: string }[]
  /** the golden transcript */
  then: string
}

/** A scenario file: `# title`, prose, `## Given` and `## When` as lists, `## Then` as a block of text. */
export function readScenario(source: string): Scenario {
  const title = /^# (.+)$/m.exec(source)?.[1] ?? ''
  const section = (name: string) =>
    source.split(new RegExp(`^## ${name}\\s*$`, 'm'))[1]?.split(/^## /m)[0] ?? ''
  const list = (name: string) => [...section(name).matchAll(/^- (.+)$/gm)].map(([, line = '']) => line.trim())
  const when = list('When').map((line) => {
    const [, time = '', does = ''] = /^(\w{3} \d\d:\d\d(?::\d\d)?) (.+)$/.exec(line) ?? []
    return { at: instantOf(time), does }
  })
  const then = /```text\n([\s\S]*?)```/.exec(section('Then'))?.[1] ?? ''
  return { title, given: list('Given'), when, then }
}

export const withTranscript = (source: string, transcript: string): string =>
  `${source.split(/^## Then\s*$/m)[0]?.trimEnd()}\n\n## Then\n\n\`\`\`text\n${transcript}\`\`\`\n`

export interface Played extends Staff {
  /** commands that were refused, with the time */
  refused: string[]
}

const asContact = (id: string): Actor => ({ kind: 'contact', id })
const asWorker = (id: string): Actor => ({ kind: 'worker', id })

function contactOf({ contacts, desk }: Staff, name: string): string {
  const id = contacts.get(name) ?? desk.ids.next('ctc')
  contacts.set(name, id)
  return id
}

const itemOf = ({ items }: Staff, name: string): string => {
  const itemId = items.get(name)
  if (!itemId) throw new Error(`${name} has no conversation yet`)
  return itemId
}

function message({ desk }: Staff, text: string): IncomingMessage {
  const how = text === '0' ? 'zero' : /\b(human|person)\b/i.test(text) ? 'phrase' : null
  return { messageId: desk.ids.next('msg'), text, attachments: [], asks: how && { how, sure: true } }
}

function byContact(played: Played, name: string, command: UnstampedWorkCommand) {
  note(
    played,
    `${name} ${command.type}`,
    played.desk.work(itemOf(played, name), command, asContact(contactOf(played, name))),
  )
}

type HeldCommand =
  | { type: 'pass' | 'finish' }
  | { type: 'release'; note: null }
  | { type: 'transfer'; toWorkerId: string; topic: null; note: null }
  | { type: 'reply'; text: string }
  | { type: 'record-callback'; outcome: 'reached' | 'no-answer' }
  | { type: 'wrap-up' }

function byWorker(played: Played, worker: string, contact: string, of: HeldCommand) {
  const { desk, people } = played
  const itemId = itemOf(played, contact)
  const workerId = people.get(worker)
  if (!workerId) throw new Error(`${worker} does not work here`)
  const held = { workerId, epoch: desk.item(itemId).epoch }
  const command = (
    of.type === 'reply'
      ? { ...of, ...held, messageId: desk.ids.next('msg'), attachments: [], draftId: null }
      : of.type === 'wrap-up'
        ? { ...of, ...held, disposition: 'solved', topic: null, note: null }
        : { ...of, ...held }
  ) as UnstampedWorkCommand
  note(played, `${worker} ${of.type}`, desk.work(itemId, command, asWorker(workerId)))
}

function note({ desk, refused }: Played, what: string, outcome: ReturnType<Played['desk']['work']>) {
  if (!outcome.ok) refused.push(`${clockText(desk.clock.now())} ${what}: ${outcome.code} ${outcome.detail}`)
}

function open(played: Played, name: string, wants: 'ai' | 'person', text: string) {
  const { desk, items } = played
  const contactId = contactOf(played, name)
  const before = items.get(name)
  const closedAt = before === undefined ? null : desk.item(before).closedAt
  const itemId = desk.ids.next('wi')
  items.set(name, itemId)
  const previous = before !== undefined && closedAt !== null ? { itemId: before, closedAt } : null
  byContact(played, name, {
    type: 'open-conversation',
    itemId,
    contactId,
    channel: 'widget',
    language: 'en',
    wants,
    previous,
    first: message(played, text),
  })
}

type Do = (played: Played, found: readonly string[]) => void
const worker = (played: Played, name: string) => played.people.get(name) ?? ''

/** The sentences that `When` understands. */
const sentences: [RegExp, Do][] = [
  [/^(\w+) opens: (.+)$/, (p, [who = '', text = '']) => open(p, who, 'ai', text)],
  [/^(\w+) opens and wants a person: (.+)$/, (p, [who = '', text = '']) => open(p, who, 'person', text)],
  [
    /^(\w+) writes: (.+)$/,
    (p, [who = '', text = '']) => byContact(p, who, { type: 'append-message', message: message(p, text) }),
  ],
  [
    /^(\w+) asks for a person$/,
    (p, [who = '']) => byContact(p, who, { type: 'ask-for-human', how: 'button' }),
  ],
  [/^(\w+) takes it back$/, (p, [who = '']) => byContact(p, who, { type: 'withdraw-ask' })],
  [/^(\w+) lets the assistant try$/, (p, [who = '']) => byContact(p, who, { type: 'let-ai-try', on: true })],
  [/^(\w+) keeps waiting$/, (p, [who = '']) => byContact(p, who, { type: 'choose-wait', way: 'here' })],
  [
    /^(\w+) wants the answer by e-mail$/,
    (p, [who = '']) => byContact(p, who, { type: 'choose-wait', way: 'email', email: `${who}@example.org` }),
  ],
  [
    /^(\w+) books a call with (\w+) (\w{3} \d\d:\d\d)$/,
    (p, [who = '', name = '', time = '']) =>
      byContact(p, who, {
        type: 'choose-wait',
        way: 'callback',
        at: instantOf(time),
        workerId: worker(p, name),
        mode: 'phone',
        phone: '070-123 45 67',
      }),
  ],
  [
    /^(\w+) says it is (not )?solved$/,
    (p, [who = '', not]) => byContact(p, who, { type: 'answer-solved', solved: not === undefined }),
  ],
  [/^(\w+) ends it$/, (p, [who = '']) => byContact(p, who, { type: 'close', by: 'contact' })],
  [
    /^(\w+) rates (\d)$/,
    (p, [who = '', score]) => byContact(p, who, { type: 'rate', score: Number(score), comment: null }),
  ],
  [
    /^(\w+) is there(?: for (\d))?$/,
    (p, [name = '', capacity]) => void setAvailable(p.desk, worker(p, name), Number(capacity ?? 1)),
  ],
  [/^(\w+) goes home$/, (p, [name = '']) => void setAvailable(p.desk, worker(p, name), null)],
  [/^(\w+)’s phone falls silent$/, (p, [name = '']) => p.desk.vanish(worker(p, name))],
  [/^(\w+) is heard again$/, (p, [name = '']) => p.desk.reappear(worker(p, name))],
  [
    /^(\w+) is on duty until (\w{3} \d\d:\d\d)$/,
    (p, [name = '', time = '']) =>
      void p.desk.issue(
        {
          subjectId: worker(p, name),
          subjectKind: 'worker',
          command: { type: 'agree-duty', from: p.desk.clock.now(), to: instantOf(time) },
        },
        asWorker(worker(p, name)),
      ),
  ],
  [
    /^(\w+) answers (\w+): (.+)$/,
    (p, [name = '', who = '', text = '']) => byWorker(p, name, who, { type: 'reply', text }),
  ],
  [/^(\w+) passes (\w+) on$/, (p, [name = '', who = '']) => byWorker(p, name, who, { type: 'pass' })],
  [
    /^(\w+) gives (\w+) back$/,
    (p, [name = '', who = '']) => byWorker(p, name, who, { type: 'release', note: null }),
  ],
  [
    /^(\w+) hands (\w+) to (\w+)$/,
    (p, [name = '', who = '', other = '']) =>
      byWorker(p, name, who, { type: 'transfer', toWorkerId: worker(p, other), topic: null, note: null }),
  ],
  [
    /^(\w+) (reaches|cannot reach) (\w+)$/,
    (p, [name = '', how, who = '']) =>
      byWorker(p, name, who, {
        type: 'record-callback',
        outcome: how === 'reaches' ? 'reached' : 'no-answer',
      }),
  ],
  [
    /^(\w+) finishes with (\w+)$/,
    (p, [name = '', who = '']) => {
      byWorker(p, name, who, { type: 'finish' })
      byWorker(p, name, who, { type: 'wrap-up' })
    },
  ],
  [/^the day ends$/, () => undefined],
]

function firstDeed(habit: Habit, { callback }: WorkItem): HeldCommand {
  if (habit.does === 'passes') return { type: 'pass' }
  if (callback?.mode === 'phone') return { type: 'record-callback', outcome: 'reached' }
  return { type: 'reply', text: 'Let me see to it. Done.' }
}

/** Who has a habit acts on what they were given since. */
function followHabits(played: Played, seen: Set<string>) {
  const { desk, people, company, items } = played
  for (const [name, habit] of company.habits)
    for (const [contact, itemId] of items) {
      const { holder } = desk.item(itemId)
      if (holder.at !== 'worker' || holder.workerId !== people.get(name) || seen.has(holder.assignmentId))
        continue
      seen.add(holder.assignmentId)
      desk.clock.after(habit.afterMs, () => {
        byWorker(played, name, contact, firstDeed(habit, desk.item(itemId)))
        if (habit.does === 'answers')
          desk.clock.after(habit.finishesAfterMs, () => {
            byWorker(played, name, contact, { type: 'finish' })
            byWorker(played, name, contact, { type: 'wrap-up' })
          })
      })
    }
}

/** Plays the scenario in virtual time, to the second of its last sentence. */
export function play(scenario: Scenario): Played {
  const start = scenario.when[0]?.at ?? 0
  const played: Played = { ...openCompany(scenario.given, start), refused: [] }
  const { clock } = played.desk
  const seen = new Set<string>()
  for (const { at, does } of scenario.when) {
    for (let next = clock.next(); next !== null && next <= at; next = clock.next()) {
      played.desk.advance(Math.max(0, next - clock.now()))
      followHabits(played, seen)
    }
    played.desk.advance(Math.max(0, at - clock.now()))
    const known = sentences.find(([pattern]) => pattern.test(does))
    if (!known) throw new Error(`When: "${does}" is not understood`)
    known[1](played, (known[0].exec(does) ?? []).slice(1))
    followHabits(played, seen)
  }
  return played
}
