import type {
  ContactState,
  FrontView,
  MessageEntry,
  ThreadEntry,
  ThreadHead,
  ThreadView,
} from '@warmline/contracts'

/** Every state of the conversation on fake data, for tests, pictures and the fake server. Times hang on `now`. */
const id = (prefix: string, n: number) =>
  `${prefix}_01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const itemId = id('wi', 1)
const minute = 60_000

export const front = (change: Partial<FrontView> = {}): FrontView => ({
  workspaceId: id('ws', 1),
  slug: 'demo',
  name: 'Lantern',
  languages: ['en', 'sv', 'de', 'pl', 'es', 'ar'],
  aiOn: true,
  wait: { basis: 'measured', p90Ms: 2 * minute, peopleOn: 14, peopleFree: 3, waiting: 1, opensAt: null },
  callbacks: true,
  mail: true,
  demo: true,
  ...change,
})

export const closedFront = (now: number): FrontView =>
  front({
    wait: {
      basis: 'closed',
      p90Ms: null,
      peopleOn: 0,
      peopleFree: 0,
      waiting: 0,
      opensAt: now + 9 * 60 * minute,
    },
  })

const places = {
  ai: 'ai',
  waiting: 'queue',
  callback: 'queue',
  person: 'worker',
  'wrapping-up': 'wrap-up',
  closed: 'closed',
} as const
const head = (now: number, change: Partial<ThreadHead> = {}): ThreadHead => ({
  itemId,
  place: places[change.status ?? 'ai'],
  status: 'ai',
  epoch: 1,
  contactId: id('ctc', 1),
  channel: 'widget',
  language: 'en',
  topic: null,
  openedAt: now - 6 * minute,
  lastMessageAt: now - minute,
  lastSeq: 4,
  readByTeam: 4,
  readByContact: 4,
  holder: null,
  wrapUpUntil: null,
  promise: null,
  callback: null,
  personPreferred: false,
  aiMayTry: false,
  personOffered: false,
  rating: null,
  solved: null,
  solvedAsked: 'no',
  closedAt: null,
  disposition: null,
  previousItemId: null,
  reopened: 0,
  ...change,
})

const said = (
  n: number,
  at: number,
  by: MessageEntry['by'],
  text: string,
  more: Partial<MessageEntry> = {},
): MessageEntry => ({
  entry: 'message',
  messageId: id('msg', n),
  seq: n,
  at,
  by,
  name: by === 'worker' ? 'Amara' : null,
  workerId: by === 'worker' ? id('wkr', 1) : null,
  text,
  sources: [],
  aiDrafted: false,
  attachments: [],
  ...more,
})

let version = 100
const line = (
  at: number,
  code: Extract<ThreadEntry, { entry: 'line' }>['code'],
  params: Record<string, string | number> = {},
): ThreadEntry => ({
  entry: 'line',
  version: version++,
  at,
  code,
  params,
})

const source = { articleId: id('art', 1), articleVersion: 3, title: 'When your card has not arrived' }
const spoken = (now: number): ThreadEntry[] => [
  said(1, now - 6 * minute, 'contact', 'My card was posted two weeks ago and it is still not here.'),
  said(
    2,
    now - 6 * minute + 4_000,
    'ai',
    'A card usually arrives within 5 to 8 working days. If it has not come after 10, we send a new one free of charge and block the first.',
    { sources: [source] },
  ),
  said(3, now - 4 * minute, 'contact', 'It has been 14 days. I leave on Friday and need it before then.'),
]
const promise = (
  now: number,
  change: Partial<NonNullable<ThreadHead['promise']>> = {},
): ThreadHead['promise'] => ({
  promiseId: id('prm', 1),
  askedAt: now - minute,
  dueAt: now + 2 * minute,
  countedFrom: change.askedAt ?? now - minute,
  widened: 0,
  missed: 0,
  way: 'here',
  staffed: true,
  ...change,
})
const holder = (now: number): ThreadHead['holder'] => ({
  workerId: id('wkr', 1),
  name: 'Amara',
  assignmentId: id('asg', 1),
  since: now - 2 * minute,
  passUntil: now - 2 * minute + 8_000,
  connected: true,
})
const withPerson = (now: number): ThreadEntry[] => [
  ...spoken(now),
  line(now - 3 * minute, 'asked'),
  line(now - 3 * minute, 'queued', { dueAt: now }),
  line(now - 2.5 * minute, 'assigned', { name: 'Amara' }),
  line(now - 2 * minute, 'joined', { name: 'Amara' }),
  said(
    4,
    now - 2 * minute,
    'worker',
    'Hi, I’m Amara. Two weeks is too long, and I see you fly on Friday. I have ordered a new card with a courier: it reaches you on Wednesday before noon.',
    { aiDrafted: true },
  ),
]

const thread = (headOf: ThreadHead, entries: ThreadEntry[]): ThreadView => ({
  head: headOf,
  entries,
  suggestion: null,
})

/** name → (now) → what the server would say; null = nobody has written yet */
export const states = {
  new: () => null,
  ai: (now) =>
    thread(head(now, { personOffered: true, lastSeq: 4 }), [
      ...spoken(now),
      said(
        4,
        now - 4 * minute + 5_000,
        'ai',
        'Cards sent to a new address can take up to 12 working days. You can follow yours in the app under Card, then Delivery.',
        { sources: [{ ...source, title: 'Follow your card' }] },
      ),
    ]),
  thinking: (now) =>
    thread(
      head(now, { lastSeq: 3, readByTeam: 0 }),
      spoken(now)
        .slice(0, 2)
        .concat(said(3, now - 1_000, 'contact', 'And what if it never comes?')),
    ),
  queue: (now) =>
    thread(head(now, { status: 'waiting', promise: promise(now), personPreferred: true, lastSeq: 3 }), [
      ...spoken(now),
      line(now - minute, 'asked'),
      line(now - minute, 'queued', { dueAt: now + 2 * minute }),
    ]),
  'queue-ai': (now) =>
    thread(head(now, { status: 'waiting', promise: promise(now), aiMayTry: true, lastSeq: 3 }), [
      ...spoken(now),
      line(now - minute, 'asked'),
      line(now - minute, 'queued', { dueAt: now + 2 * minute }),
      line(now - 40_000, 'ai-may-try'),
      line(now - 30_000, 'wider'),
    ]),
  late: (now) =>
    thread(
      head(now, {
        status: 'waiting',
        promise: promise(now, { askedAt: now - 4 * minute, dueAt: now + 6 * minute, missed: 1, widened: 90 }),
        lastSeq: 3,
      }),
      [
        ...spoken(now),
        line(now - 4 * minute, 'asked'),
        line(now - 2 * minute, 'wider'),
        line(now - minute, 'nobody-now'),
        line(now - 20_000, 'late', { miss: 1, nextDueAt: now + 6 * minute }),
      ],
    ),
  closed: (now) =>
    thread(
      head(now, {
        status: 'waiting',
        promise: promise(now, { way: 'opening', staffed: false, dueAt: now + 9 * 60 * minute }),
        lastSeq: 3,
      }),
      [
        ...spoken(now),
        line(now - minute, 'asked'),
        line(now - minute, 'asked-closed-hours', {
          opensAt: now + 9 * 60 * minute,
          dueAt: now + 9.05 * 60 * minute,
        }),
      ],
    ),
  booked: (now) =>
    thread(
      head(now, {
        status: 'callback',
        promise: promise(now, { way: 'callback', dueAt: now + 21 * 60 * minute }),
        callback: {
          callbackId: id('clb', 1),
          at: now + 21 * 60 * minute,
          mode: 'phone',
          name: 'Amara',
          tries: 0,
          ringing: false,
        },
        lastSeq: 3,
      }),
      [
        ...spoken(now),
        line(now - minute, 'asked'),
        line(now - 20_000, 'callback-booked', { at: now + 21 * 60 * minute, mode: 'phone', name: 'Amara' }),
      ],
    ),
  ringing: (now) =>
    thread(
      head(now, {
        status: 'waiting',
        promise: promise(now, { way: 'callback', dueAt: now + 3 * minute }),
        callback: { callbackId: id('clb', 1), at: now, mode: 'chat', name: 'Amara', tries: 0, ringing: true },
        lastSeq: 3,
      }),
      [...spoken(now), line(now, 'callback-now')],
    ),
  email: (now) =>
    thread(
      head(now, {
        status: 'waiting',
        promise: promise(now, { way: 'email', dueAt: now + 8 * 60 * minute }),
        lastSeq: 3,
      }),
      [
        ...spoken(now),
        line(now - minute, 'asked'),
        line(now - 20_000, 'email-chosen', { dueAt: now + 8 * 60 * minute }),
      ],
    ),
  person: (now) =>
    thread(head(now, { status: 'person', holder: holder(now), lastSeq: 5, readByTeam: 5 }), [
      ...withPerson(now),
      said(5, now - minute, 'contact', 'Thank you. Will it come before noon? Here is the letter I got.', {
        attachments: [
          {
            attachmentId: id('att', 1),
            name: 'letter from the bank.pdf',
            mediaType: 'application/pdf',
            bytes: 184_000,
          },
        ],
      }),
    ]),
  reading: (now) =>
    thread(head(now, { status: 'person', holder: holder(now), promise: promise(now), lastSeq: 3 }), [
      ...spoken(now),
      line(now - minute, 'asked'),
      line(now - 30_000, 'assigned', { name: 'Amara' }),
    ]),
  'late-person': (now) =>
    thread(
      head(now, {
        status: 'person',
        holder: holder(now),
        promise: promise(now, { askedAt: now - 4 * minute, dueAt: now + 6 * minute, missed: 1, widened: 90 }),
        lastSeq: 3,
      }),
      [
        ...spoken(now),
        line(now - 4 * minute, 'asked'),
        line(now - 2 * minute, 'assigned', { name: 'Amara' }),
        line(now - 20_000, 'late', { miss: 1, nextDueAt: now + 6 * minute }),
      ],
    ),
  away: (now) =>
    thread(head(now, { status: 'person', holder: { ...holder(now)!, connected: false }, lastSeq: 4 }), [
      ...withPerson(now),
      line(now - 5_000, 'connection-lost', { name: 'Amara' }),
    ]),
  'wrapping-up': (now) =>
    thread(head(now, { status: 'wrapping-up', holder: holder(now), lastSeq: 4 }), [
      ...withPerson(now),
      line(now - 5_000, 'wrapped-up'),
    ]),
  ended: (now) =>
    thread(head(now, { status: 'closed', closedAt: now - minute, solvedAsked: 'now', lastSeq: 4 }), [
      ...withPerson(now),
      line(now - 70_000, 'wrapped-up'),
      line(now - minute, 'closed', { by: 'worker' }),
    ]),
  later: (now) =>
    thread(
      head(now, {
        status: 'closed',
        closedAt: now - 3 * 24 * 60 * minute,
        solvedAsked: 'later',
        rating: 4,
        openedAt: now - 3 * 24 * 60 * minute,
        lastSeq: 2,
      }),
      spoken(now - 3 * 24 * 60 * minute).slice(0, 2),
    ),
} satisfies Record<string, (now: number) => ThreadView | null>
export type StateName = keyof typeof states

export const older = (now: number): ThreadView =>
  thread(
    head(now, {
      itemId: id('wi', 9),
      status: 'closed',
      closedAt: now - 40 * 24 * 60 * minute,
      openedAt: now - 41 * 24 * 60 * minute,
      rating: 5,
      solved: true,
    }),
    [said(90, now - 41 * 24 * 60 * minute, 'contact', 'How do I change my PIN?')],
  )

export const frontFor = (name: StateName, now: number): FrontView =>
  name === 'closed' ? closedFront(now) : front()

export const contactStateFor = (name: StateName, now: number): ContactState => {
  const current = states[name](now)
  return {
    contactId: id('ctc', 1),
    identified: false,
    name: null,
    front: frontFor(name, now),
    threads: current === null ? [] : [older(now), current],
  }
}
