import type { StaffedHours } from '@warmline/contracts'
import { isStaffed, nextOpening, type PolicyNow } from '@warmline/core'
import {
  type Answer,
  answerOf,
  articleFact,
  createDesk,
  type Desk,
  gateFacts,
  idOf,
  type Question,
  registerWorker,
} from '@warmline/testkit'

/** Monday, 1 March 2027, 00:00 in Stockholm: scenarios happen in the week that follows. */
const monday = Date.UTC(2027, 1, 28, 23)
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const dayMs = 24 * 3600_000

/** `Tue 09:05` or `Tue 09:05:30` as an instant. */
export function instantOf(text: string): number {
  const [, day = '', hours, minutes, seconds = '0'] = /^(\w{3}) (\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? []
  if (!days.includes(day)) throw new Error(`${text} is no time of the week`)
  return (
    monday +
    days.indexOf(day) * dayMs +
    (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  )
}

export function clockText(at: number): string {
  const since = at - monday
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const inDay = since % dayMs
  const time = [inDay / 3600_000, (inDay / 60_000) % 60, (inDay / 1000) % 60].map(two).join(':')
  return `${days[Math.floor(since / dayMs)] ?? 'later'} ${time}`
}

/** What somebody does by themselves with everything they get. */
export type Habit =
  | { does: 'answers'; afterMs: number; finishesAfterMs: number }
  | { does: 'passes'; afterMs: number }

export interface Company {
  hours: StaffedHours
  aiOn: boolean
  mail: boolean
  dueMs: number
  /** what the assistant knows: a word of the question → the sentence of the article */
  knows: { word: string; sentence: string; afterMs: number }[]
  habits: Map<string, Habit>
}

export interface Staff {
  company: Company
  desk: Desk
  people: Map<string, string>
  contacts: Map<string, string>
  /** newest conversation of each contact */
  items: Map<string, string>
}

function answers({ knows }: Company, { text, item }: Question): Answer {
  const found = knows.find(({ word }) => text.toLowerCase().includes(word.toLowerCase()))
  if (!found)
    return {
      afterMs: 2_000,
      draft: { kind: 'no-answer', reason: 'nothing-found', topic: null },
      facts: gateFacts([]),
    }
  const title = `About ${found.word}`
  const article = articleFact([found.sentence], {
    articleId: idOf('art', 100 + knows.indexOf(found)),
    title,
    language: item.language,
    topic: 'orders',
  })
  return { afterMs: found.afterMs, draft: answerOf(article, [found.sentence]), facts: gateFacts([article]) }
}

function policyOf({ hours, aiOn, mail, dueMs }: Company, now: number): PolicyNow {
  const staffed = isStaffed(hours, 'en', now)
  const opensAt = staffed ? null : nextOpening(hours, 'en', now)
  return { aiOn, promiseDueMs: dueMs, staffed, opensAt, callbacks: true, mail }
}

const span = (weekday: number, from: number, to: number) => ({ weekday, from, to, languages: [] })
const allDays = [0, 1, 2, 3, 4, 5, 6]
const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

type Set = (company: Company, staff: Staff, found: RegExpExecArray) => void

/** The sentences that `Given` understands. */
const sentences: [RegExp, Set][] = [
  [
    /^staffed on weekdays (\d\d:\d\d)–(\d\d:\d\d)$/,
    (c, _, [, from = '', to = '']) => {
      c.hours.week = [0, 1, 2, 3, 4].map((d) => span(d, minutesOf(from), minutesOf(to)))
    },
  ],
  [
    /^staffed day and night$/,
    (c) => {
      c.hours.week = allDays.map((d) => span(d, 0, 1440))
    },
  ],
  [
    /^the assistant is off$/,
    (c) => {
      c.aiOn = false
    },
  ],
  [
    /^no e-mail$/,
    (c) => {
      c.mail = false
    },
  ],
  [
    /^the assistant knows "([^"]+)": "([^"]+)", after (\d+) s$/,
    (c, _, [, word = '', sentence = '', s]) =>
      void c.knows.push({ word, sentence, afterMs: Number(s) * 1000 }),
  ],
  [
    /^(\w+) works here(, may be called as backstop)?$/,
    (_, { desk, people }, [, name = '', backstop]) =>
      void people.set(
        name,
        registerWorker(desk, name, { languages: ['en'], skills: [], mayBackstop: backstop !== undefined }),
      ),
  ],
  [
    /^(\w+) answers everybody after (\d+) s and finishes (\d+) s later$/,
    (c, _, [, name = '', after, finish]) =>
      void c.habits.set(name, {
        does: 'answers',
        afterMs: Number(after) * 1000,
        finishesAfterMs: Number(finish) * 1000,
      }),
  ],
  [
    /^(\w+) passes everything on after (\d+) s$/,
    (c, _, [, name = '', after]) =>
      void c.habits.set(name, { does: 'passes', afterMs: Number(after) * 1000 }),
  ],
]

/** A desk that is set up as the lines say. */
export function openCompany(lines: readonly string[], start: number): Staff {
  const company: Company = {
    hours: { zone: 'Europe/Stockholm', week: [], holidays: [] },
    aiOn: true,
    mail: true,
    dueMs: 180_000,
    knows: [],
    habits: new Map(),
  }
  const desk = createDesk({
    start,
    seed: 1,
    policy: (now) => policyOf(company, now),
    assistant: (question) => answers(company, question),
  })
  const staff: Staff = { company, desk, people: new Map(), contacts: new Map(), items: new Map() }
  for (const line of lines) {
    const known = sentences.find(([pattern]) => pattern.test(line))
    if (!known) throw new Error(`Given: "${line}" is not understood`)
    known[1](company, staff, known[0].exec(line)!)
  }
  return staff
}
