import type {
  ContextPack,
  InboxState,
  ItemCard,
  ThreadEntry,
  ThreadHead,
  ThreadView,
  WorkerView,
} from '@warmline/contracts'

/** Invented people and words for looking at the console without a server. */
export const now = Date.now()
const min = 60_000
const uuid = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const id = (prefix: string, n: number) => `${prefix}_${uuid(n)}`

export const person = (
  n: number,
  name: string,
  languages: string[],
  part: Partial<WorkerView> = {},
): WorkerView => ({
  workerId: id('wkr', n),
  name,
  roles: ['worker'],
  languages,
  skills: [{ topic: 'refunds', proficiency: 2 }],
  mayBackstop: false,
  availability: 'available',
  capacity: 3,
  connected: true,
  holding: 1,
  duties: [],
  simulated: false,
  ...part,
})
export const me = person(1, 'Amara Okafor', ['en', 'pl'], {
  roles: ['worker', 'lead', 'admin'],
  mayBackstop: true,
  holding: 4,
  capacity: 4,
  duties: [{ dutyId: id('dty', 1), from: now + 3_600_000, to: now + 5 * 3_600_000 }],
})
export const people: WorkerView[] = [
  me,
  person(2, 'Łukasz Wiśniewski', ['pl', 'de'], { holding: 0 }),
  person(3, 'Sofia Lindqvist', ['sv', 'en'], { holding: 2 }),
  person(4, 'Jonas Weber', ['de'], { holding: 1, simulated: true }),
  person(5, 'Lucía Romero', ['es', 'en'], { availability: 'paused', holding: 1 }),
  person(6, 'Omar Haddad', ['ar', 'en'], { connected: false, holding: 1 }),
]

export const headDefaults = (n: number): ThreadHead => ({
  itemId: id('wi', n),
  place: 'worker',
  status: 'person',
  epoch: 3,
  contactId: id('ctc', n),
  channel: 'widget',
  language: 'pl',
  topic: 'deliveries',
  openedAt: now - 12 * min,
  lastMessageAt: now - 20_000,
  lastSeq: 8,
  readByTeam: 7,
  readByContact: 7,
  holder: {
    workerId: me.workerId,
    name: 'Amara',
    assignmentId: id('asg', n),
    since: now - 6 * min,
    passUntil: now - 5 * min,
    connected: true,
  },
  wrapUpUntil: null,
  promise: null,
  callback: null,
  personPreferred: true,
  aiMayTry: false,
  personOffered: false,
  rating: null,
  solved: null,
  solvedAsked: 'no',
  closedAt: null,
  disposition: null,
  previousItemId: null,
  reopened: 0,
})
export const promise = (
  n: number,
  askedAgo: number,
  part: Partial<NonNullable<ThreadHead['promise']>> = {},
) => ({
  promiseId: id('prm', n),
  askedAt: now - askedAgo,
  countedFrom: now - askedAgo,
  dueAt: now - askedAgo + 3 * min,
  widened: 0 as const,
  missed: 0,
  way: 'here' as const,
  staffed: true,
  ...part,
})
export const card = (
  n: number,
  contactName: string | null,
  preview: string,
  part: Partial<ThreadHead> = {},
  more: Partial<ItemCard> = {},
): ItemCard => ({
  head: { ...headDefaults(n), ...part },
  contactName,
  preview,
  handoff: { reason: 'asked', check: null, at: now - 6 * min },
  simulated: false,
  ...more,
})
const held = { readByTeam: 8 }
export const mineCards: ItemCard[] = [
  card(1, 'Zofia Nowak', 'Thank you! Will it come before noon?', { promise: promise(1, 140_000) }),
  card(2, 'Tomek W.', 'You: I’ve asked the depot for a photo.', {
    ...held,
    lastMessageAt: now - 3 * min,
    topic: 'refunds',
  }),
  card(3, 'Lena Brandt', 'Könnten Sie mich zurückrufen? Ich bin ab drei Uhr erreichbar.', {
    ...held,
    language: 'de',
    lastMessageAt: now - 6 * min,
    callback: {
      callbackId: id('clb', 3),
      at: now + 24 * min,
      mode: 'phone',
      name: 'Amara',
      tries: 1,
      ringing: false,
    },
  }),
  card(4, null, 'That was quick, thank you very much.', {
    ...held,
    status: 'wrapping-up',
    language: 'en',
    topic: 'cards',
    wrapUpUntil: now + 84_000,
    lastMessageAt: now - 2 * min,
  }),
  card(5, 'Marek L.', 'Rated 5', {
    ...held,
    status: 'closed',
    holder: null,
    closedAt: now - 27 * min,
    solved: true,
    disposition: 'solved',
  }),
  card(6, 'Ingrid Åsberg', 'Tack så mycket för hjälpen.', {
    ...held,
    status: 'closed',
    holder: null,
    closedAt: now - 64 * min,
    language: 'sv',
  }),
]
export const queued = { holder: null, status: 'waiting' as const }
export const waitingCards: ItemCard[] = [
  card(11, 'Lukas Krüger', 'Der Karton war offen und nass.', {
    ...queued,
    language: 'de',
    topic: 'damaged',
    promise: promise(11, 150_000, { widened: 75 }),
  }),
  card(
    12,
    'Hanna B.',
    'Kiedy dostanę zwrot?',
    { ...queued, topic: 'refunds', promise: promise(12, 95_000, { widened: 50 }) },
    { handoff: { reason: 'held', check: 'commitment', at: now - 95_000 } },
  ),
  card(13, 'Ivo M.', 'Carina traži dokument.', {
    ...queued,
    language: 'hr',
    topic: 'customs',
    promise: promise(13, 60_000, { way: 'callback', dueAt: now + 40 * min }),
    callback: {
      callbackId: id('clb', 13),
      at: now + 40 * min,
      mode: 'chat',
      name: null,
      tries: 0,
      ringing: false,
    },
  }),
  card(
    14,
    null,
    'My card was swallowed by the machine',
    { ...queued, language: 'en', topic: 'cards', promise: promise(14, 20_000) },
    { handoff: { reason: 'no-answer', check: null, at: now - 20_000 } },
  ),
  card(15, 'Petra S.', 'Chci mluvit s člověkem.', {
    ...queued,
    language: 'cs',
    topic: 'complaints',
    promise: promise(15, 200_000, { widened: 90, missed: 1, dueAt: now - 20_000 }),
  }),
]
export const others: ItemCard[] = [
  card(
    21,
    'Greta Holm',
    'Jag väntar fortfarande.',
    { language: 'sv', holder: { ...headDefaults(21).holder!, workerId: people[2]!.workerId, name: 'Sofia' } },
    { handoff: { reason: 'not-solved', check: null, at: now - 15 * min } },
  ),
  card(
    22,
    'Ben Ashworth',
    'It says declined but the money is gone.',
    {
      language: 'en',
      topic: 'payments',
      holder: { ...headDefaults(22).holder!, workerId: people[3]!.workerId, name: 'Jonas' },
    },
    { handoff: { reason: 'held', check: 'confidence', at: now - 9 * min } },
  ),
]

const message = (
  n: number,
  by: 'contact' | 'ai' | 'worker',
  ago: number,
  text: string,
  part: Partial<Extract<ThreadEntry, { entry: 'message' }>> = {},
): ThreadEntry => ({
  entry: 'message',
  messageId: id('msg', n),
  seq: n,
  at: now - ago,
  by,
  name: by === 'worker' ? 'Amara' : null,
  workerId: by === 'worker' ? me.workerId : null,
  text,
  sources: [],
  aiDrafted: false,
  attachments: [],
  ...part,
})
const source = { articleId: id('art', 1), articleVersion: 3, title: 'When the van comes' }
const entries: ThreadEntry[] = [
  message(1, 'contact', 12 * min, 'Hi. My parcel NW-48 213 says delivered, but it is not here.'),
  message(
    2,
    'ai',
    12 * min - 4_000,
    'Delivered parcels are sometimes with a neighbour. The note of the courier is on the tracking page.',
    { sources: [source] },
  ),
  message(3, 'contact', 11 * min, 'There is no note. Nobody has it.'),
  message(4, 'ai', 11 * min - 5_000, 'Then a person should look at it. Shall I get one?'),
  message(
    5,
    'contact',
    8 * min,
    'Yes please. The jacket was a birthday gift for Saturday and nobody rang the bell. I was home all day.',
  ),
  { entry: 'line', version: 12, at: now - 8 * min, code: 'asked', params: {} },
  {
    entry: 'note',
    version: 13,
    at: now - 7 * min,
    code: 'note',
    name: 'Sofia',
    text: 'Depot confirmed that the van skipped her street.',
    params: {},
  },
  { entry: 'line', version: 14, at: now - 6 * min, code: 'joined', params: { name: 'Amara' } },
  message(
    6,
    'worker',
    5 * min,
    'Hi Zofia, I’m Amara. You should not have to prove you were home. I’ve put your jacket on tomorrow’s first van and refunded the delivery fee.',
    {
      aiDrafted: true,
      attachments: [
        { attachmentId: id('att', 1), name: 'refund-4-90.pdf', mediaType: 'application/pdf', bytes: 48_200 },
        { attachmentId: id('att', 2), name: 'jacket.png', mediaType: 'image/png', bytes: 120_000 },
      ],
    },
  ),
  message(8, 'contact', 20_000, 'Thank you! Will it come before noon?'),
]
/** The first four as ever, then as many more as are wanted, every seventh unread. */
export const manyCards = (n: number): ItemCard[] => [
  ...mineCards,
  ...Array.from({ length: n - mineCards.length }, (_, i) =>
    card(100 + i, `Contact ${100 + i}`, `Message ${i} of somebody who waits for a word`, {
      ...(i % 7 === 0 ? {} : held),
      lastMessageAt: now - i * 1_000,
    }),
  ),
]
export const thread = (itemId: string): ThreadView => {
  const found =
    [...mineCards, ...waitingCards, ...others].find((c) => c.head.itemId === itemId) ??
    manyCards(500).find((c) => c.head.itemId === itemId)!
  return {
    head: found.head,
    entries,
    suggestion:
      found.head.itemId === id('wi', 1)
        ? {
            draftId: id('drf', 1),
            text: 'Yes, the first van leaves at 7:30 and you are stop 11, so expect it between 9:00 and 10:30. I’ll message you when it’s two stops away.',
            sources: [{ ...source, title: 'the van plan' }],
            check: 'commitment',
          }
        : null,
  }
}
export const context = (itemId: string): ContextPack => ({
  itemId,
  contact: {
    contactId: id('ctc', 1),
    name: 'Zofia Nowak',
    identified: true,
    firstSeenAt: now - 400 * 86_400_000,
    language: 'pl',
    facts: [
      { key: 'parcel', value: 'NW-48 213', by: 'host', at: now, disputed: false, counts: true },
      { key: 'email', value: 'z.nowak@example.pl', by: 'host', at: now, disputed: true, counts: false },
      {
        key: 'email',
        value: 'zofia.nowak@example.pl',
        by: 'contact',
        at: now,
        disputed: false,
        counts: true,
      },
    ],
  },
  wants: 'Certainty that the gift arrives before Saturday. She feels accused of not being home.',
  tried: [
    {
      text: 'Delivered parcels are sometimes with a neighbour. The note of the courier is on the tracking page.',
      source,
    },
  ],
  handoff: { reason: 'asked', check: null, at: now - 8 * min },
  previous: [
    {
      itemId: id('wi', 5),
      openedAt: now - 40 * 86_400_000,
      closedAt: now - 40 * 86_400_000,
      topic: 'refunds',
      disposition: 'solved',
      preview: 'Where is my refund of €12?',
    },
  ],
})
export const topics = ['deliveries', 'refunds', 'cards', 'payments', 'complaints', 'customs', 'damaged'].map(
  (topic) => ({ topic, label: topic[0]!.toUpperCase() + topic.slice(1) }),
)
export const dispositions = [
  { id: 'solved', label: 'Solved' },
  { id: 'passed-on', label: 'Passed on to a partner' },
  { id: 'no-reply', label: 'No reply any more' },
  { id: 'not-possible', label: 'Not possible' },
]
export const inbox: InboxState = {
  me,
  workspace: {
    workspaceId: id('ws', 1),
    name: 'Northwind Parcel',
    topics,
    dispositions,
    languages: ['en', 'pl', 'de', 'sv'],
    demo: true,
  },
  items: mineCards,
}
