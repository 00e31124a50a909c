import { words } from '@warmline/contracts/contact-words/en'
import { describe, expect, it } from 'vitest'
import { contactStateFor, frontFor, itemId, type StateName, states } from '../harness/states.ts'
import { withDates } from './later/dates.ts'
import { headOf, humanOf, questionsOf } from './later/screens.ts'
import { closedWait } from './later/waiting.ts'
import { initialModel, type Model } from './model.ts'
import { openWith } from './outbox.ts'
import { type HumanScreen, screenOf } from './screen.ts'
import { formatFor } from './talk/format.ts'
import { placeIn, wholeScreenOf } from './talk/screen.ts'
import { typingAfter, unread } from './talk/threads.ts'
import { comingPhrase } from './talk/waiting.ts'

const now = Date.UTC(2025, 4, 14, 12, 5)
const format = withDates(formatFor('en-GB', 'UTC'), 'UTC')
const modelOf = (state: StateName, change: Partial<Model> = {}): Model => ({
  ...initialModel('en', now),
  open: true,
  link: 'live',
  known: true,
  front: frontFor(state, now),
  contact: contactStateFor(state, now),
  ...change,
})
const talk = { placeIn, comingPhrase }
const later: Parameters<typeof wholeScreenOf>[3] = {
  waitOf: ({ front, now: at }) => closedWait(front, at, words, format),
  headOf: (head, model) => headOf(head, { model, words }),
  humanOf: (thread, model) => humanOf(thread, { model, words, format, talk }),
  questionsOf,
}
const screen = (state: StateName, change: Partial<Model> = {}) =>
  wholeScreenOf(modelOf(state, change), words, format, later)

/** state → who is at the top · the human control · its words · the questions */
const table: Record<StateName, [string, HumanScreen['kind'], RegExp, string[]]> = {
  new: ['Lantern assistant', 'bar', /14 people on\. Within 2 minutes, 9 times in 10/, []],
  ai: ['Lantern assistant', 'bar', /Talk to a person/, ['offer']],
  thinking: ['Lantern assistant', 'bar', /Talk to a person/, []],
  queue: ['A person is coming', 'waiting', /Within 1 minute.*Right 9 times in 10\. At the latest: 12:07/, []],
  'queue-ai': ['A person is coming', 'waiting', /Within 1 minute/, []],
  late: [
    'A person is coming',
    'waiting',
    /We are late\. We are sorry\..*You stay in line.*At the latest: 12:11/,
    [],
  ],
  closed: ['A person is coming', 'waiting', /We are closed right now.*Back: 21:05/, []],
  booked: ['Lantern', 'booked', /Your call is booked.*tomorrow, 09:05, with Amara.*We call your phone/, []],
  ringing: ['A person is coming', 'ringing', /It is time for your call.*joins you here/, []],
  email: ['Lantern', 'booked', /A person answers by e-mail.*At the latest: 20:05/, []],
  person: ['Amara', 'person', /null/, []],
  reading: ['Amara', 'bar', /Ask for another person.*At the latest: 12:07/, []],
  'late-person': [
    'Amara',
    'waiting',
    /We are late\. We are sorry\..*At the latest: 12:11.*"another":true/,
    [],
  ],
  away: ['Amara', 'person', /Amara lost the connection\. You keep your place/, []],
  'wrapping-up': ['Amara', 'bar', /Talk to a person/, []],
  ended: ['Closed', 'bar', /Talk to a person/, ['solved', 'rate']],
  later: ['Closed', 'bar', /Talk to a person/, ['solved', 'rate']],
}

describe('what is on screen', () => {
  it.each(Object.entries(table))('%s', (state, [title, kind, humanWords, questions]) => {
    const { head, human, questions: asked } = screen(state as StateName)
    expect(head.title).toBe(title)
    expect(human.kind).toBe(kind)
    expect(JSON.stringify(human)).toMatch(humanWords)
    expect(asked.map((question) => question.kind)).toEqual(questions)
  })

  it('has a table row for every state', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(states).toSorted())
  })

  it.each(Object.keys(states) as StateName[])(
    '%s: the human control is there, online and offline',
    (state) => {
      for (const change of [
        {},
        { online: false },
        { stalled: true },
        { link: 'offline' as const },
        { link: 'stale' as const },
      ]) {
        expect(screen(state, change).human.kind).toMatch(/^(bar|kept|waiting|booked|ringing|person)$/)
      }
    },
  )

  it('without callbacks or mail only waiting here is offered', () => {
    const front = { ...frontFor('queue', now), callbacks: false, mail: false }
    expect(screen('queue', { front }).human).toMatchObject({
      ways: { chosen: 'here', call: false, email: false },
    })
  })

  it('late with a person: every choice, and another person once', () => {
    expect(screen('late-person').human).toMatchObject({
      tone: 'late',
      ways: { chosen: 'here', call: true, email: true },
      withdraw: 'ask',
      ends: true,
    })
    const command = { name: 'askForHuman' as const, body: {} }
    const outbox = [{ key: 'k', at: now, itemId, command, state: 'queued' as const, files: [] }]
    expect(screen('late-person', { outbox }).human).toMatchObject({ kind: 'waiting', another: false })
    expect(screen('reading', { outbox }).human).toMatchObject({ kind: 'kept' })
  })

  it('promises no minutes while promises are missed, and no call where none can be booked', () => {
    const { wait } = frontFor('new', now)
    const note = (change: Record<string, unknown>, callbacks = true) => {
      const front = { ...frontFor('new', now), callbacks, wait: { ...wait, ...change } as typeof wait }
      return JSON.stringify(screen('new', { front }).human)
    }
    expect(note({ basis: 'late' })).toMatch(/longer than promised right now\. You keep your place\./)
    expect(note({ basis: 'late' })).not.toMatch(/minute/)
    const closed = { basis: 'closed', p90Ms: null, opensAt: null }
    expect(note(closed)).toMatch(/Nobody is here right now\..*book a callback/)
    expect(note(closed, false)).not.toMatch(/call/)
  })

  it('whoever was typing has written: the line goes', () => {
    const typing = { itemId, by: 'worker' as const, name: 'Amara', until: now + 1 }
    const entries = contactStateFor('person', now).threads.at(-1)!.entries
    expect(typingAfter(typing, itemId, entries)).toBeNull()
    expect(typingAfter(typing, itemId, entries.slice(-1))).toBe(typing)
    expect(typingAfter(typing, 'wi_other', entries)).toBe(typing)
  })

  it('without an assistant there is no switch for it, and no word of AI', () => {
    const front = { ...frontFor('queue', now), aiOn: false }
    expect(screen('queue', { front }).human).toMatchObject({ aiMayTry: null })
    const start = screen('new', { front })
    expect(JSON.stringify([start.head, start.rows])).not.toMatch(/\bAI\b|assistant/)
  })

  it('a wait that passed its measure falls back to the promise', () => {
    const human = screen('queue', { now: now + 90_000 }).human
    expect(human).toMatchObject({ tone: 'coming', big: 'Within 1 minute', small: 'At the latest: 12:07.' })
  })

  it('an ask on its way shows at once, and offline that it is kept', () => {
    const outbox = [
      {
        key: 'k',
        at: now,
        itemId,
        command: { name: 'askForHuman' as const, body: {} },
        state: 'queued' as const,
        files: [],
      },
    ]
    expect(screen('ai', { outbox }).human).toMatchObject({ kind: 'kept', title: 'Asking for a person' })
    expect(screen('ai', { outbox, online: false }).human).toMatchObject({
      kind: 'kept',
      title: 'Your request is kept on this device',
      note: 'It is sent as soon as the line is back. Our promise counts from then.',
    })
    expect(screen('ai', { outbox }).questions).toEqual([])
    // nobody comes before the server has heard of it
    expect(JSON.stringify(screen('ai', { outbox, stalled: true }))).not.toContain('A person is coming')
    expect(screen('person', { outbox, stalled: true }).human.kind).toBe('kept')
  })

  it('marks: waiting, sending, sent, read, not sent', () => {
    const command = { name: 'sendMessage' as const, body: { messageId: 'msg_x', text: 'hello' } }
    const entry = { key: 'k', at: now, itemId, command, state: 'queued' as const, files: [] }
    const mark = (change: Partial<Model>) => {
      const row = screen('ai', change).rows.at(-1)
      return row?.row === 'message' ? row.mark?.kind : undefined
    }
    expect(mark({ outbox: [entry] })).toBe('sending')
    expect(mark({ outbox: [entry], online: false })).toBe('waiting')
    expect(mark({ outbox: [{ ...entry, state: 'acked' }] })).toBe('sent')
    expect(mark({ outbox: [{ ...entry, state: 'refused' }] })).toBe('refused')
    expect(screen('person').rows.at(-1)).toMatchObject({ mark: { kind: 'read' } })
    expect(screen('thinking').rows.at(-1)).toMatchObject({ mark: { kind: 'sent' } })
  })

  it('a conversation that an entry opens is shown before the server knows it', () => {
    const command = openWith({ messageId: 'msg_x', text: 'hello' }, 'ai', 'en')
    const outbox = [{ key: 'k', at: now, itemId: 'k', command, state: 'queued' as const, files: [] }]
    const shown = screen('new', { outbox, contact: null, online: false })
    expect(shown.itemId).toBe('k')
    expect(shown.rows.map(({ row }) => row)).toEqual(['hello', 'message'])
    expect(shown.banner?.text).toMatch(/You are offline/)
  })

  it('names who is typing, and the assistant while its draft is not late', () => {
    const typing = { itemId, by: 'worker' as const, name: 'Amara', until: now + 1 }
    expect(screen('person', { typing }).typing?.text).toBe('Amara is typing')
    expect(screen('person', { typing, now: now + 2 }).typing).toBeNull()
    expect(screen('thinking').typing).toEqual({ by: 'ai', text: 'The assistant is looking it up' })
    expect(screen('thinking', { now: now + 30_000 }).typing).toBeNull()
  })

  it('a company without hours names no time to whoever waits', () => {
    const model = modelOf('closed')
    const wait = { ...model.front!.wait, opensAt: null }
    const { human } = screen('closed', { front: { ...model.front!, wait } })
    expect(human).toMatchObject({ big: 'We are closed right now', progress: null })
    expect(JSON.stringify(human)).toMatch(/"small":"Your place is kept\.[^:]*",/)
  })
  it('an old closed conversation does not come back by itself', () => {
    const contact = contactStateFor('later', now)
    expect(screen('later').itemId).toBe(itemId)
    expect(screen('later', { contact, now: now + 3 * 86_400_000 }).itemId).toBeNull()
  })

  it('counts unread words of the other side', () => {
    expect(unread(modelOf('person'))).toBe(0)
    const contact = contactStateFor('person', now)
    const thread = contact.threads.at(-1)!
    expect(
      unread({
        ...modelOf('person'),
        contact: { ...contact, threads: [{ ...thread, head: { ...thread.head, readByContact: 1 } }] },
      }),
    ).toBe(2)
  })

  it('says what it can before the line part has come: the field, the ask that is kept, what is missing', () => {
    const early = (change: Partial<Model>) => screenOf(modelOf('new', change), words, words.waitUnknown)
    expect(early({}).human).toMatchObject({ kind: 'bar', note: 'One tap, no questions' })
    const outbox = [
      {
        key: 'k',
        at: now,
        itemId: 'k',
        command: openWith({}, 'person', 'en'),
        state: 'queued' as const,
        files: [],
      },
    ]
    const asked = early({ outbox, contact: null, online: false })
    expect([asked.head.title, asked.human.kind]).toEqual(['Assistant', 'kept'])
    expect(JSON.stringify(asked)).not.toContain('coming')
    expect(early({ broken: true }).banner).toMatchObject({ again: true })
    expect(early({ kept: false }).banner?.text).toMatch(/cannot keep messages/)
  })

  it('a state that is rare asks for the later part, an ordinary one does not', () => {
    const plain = wholeScreenOf(modelOf('booked'), words, format, null)
    expect(plain.human.kind).toBe('bar')
    expect(wholeScreenOf(modelOf('person'), words, format, null).human.kind).toBe('bar')
  })
})
