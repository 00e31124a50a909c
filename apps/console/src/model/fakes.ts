import type { FloorState, InboxState, ItemCard, ThreadHead, WorkerView } from '@warmline/contracts'

/** Small invented facts for the tests of this folder. */
const id = (prefix: string, n: number) => `${prefix}_00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const me: WorkerView = {
  workerId: id('wkr', 1),
  name: 'Amara Okafor',
  roles: ['worker', 'lead'],
  languages: ['en', 'pl'],
  skills: [],
  mayBackstop: false,
  availability: 'available',
  capacity: 3,
  connected: true,
  holding: 1,
  simulated: false,
}
export const workspace: InboxState['workspace'] = {
  workspaceId: id('ws', 1),
  name: 'Northwind',
  topics: [],
  dispositions: [],
  languages: ['en'],
  demo: false,
}
export const headOf = (n: number, part: Partial<ThreadHead> = {}): ThreadHead => ({
  itemId: id('wi', n),
  status: 'person',
  epoch: 3,
  contactId: id('ctc', n),
  channel: 'widget',
  language: 'en',
  topic: null,
  openedAt: 1_000 + n,
  lastMessageAt: 2_000,
  lastSeq: 2,
  readByTeam: 2,
  readByContact: 0,
  holder: { workerId: me.workerId, name: 'Amara', assignmentId: id('asg', n), since: 1_500 + n, passUntil: 9_500, connected: true },
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
  ...part,
})
export const promiseOf = (dueAt: number): NonNullable<ThreadHead['promise']> => ({
  promiseId: id('prm', 1),
  askedAt: 0,
  dueAt,
  widened: 0,
  missed: 0,
  way: 'here',
  staffed: true,
})
export const cardOf = (n: number, part: Partial<ThreadHead> = {}, more: Partial<ItemCard> = {}): ItemCard => ({
  head: headOf(n, part),
  contactName: `Contact ${n}`,
  preview: null,
  handoff: null,
  simulated: false,
  ...more,
})
export const floorWith = (waiting: ItemCard[], people: WorkerView[]): FloorState => ({
  now: 0,
  promises: { asked: 0, kept: 0, keptInTime: 0, missed: 0, withdrawn: 0, open: 0, waitP50Ms: null, waitP95Ms: null, keptShare: null },
  wait: { basis: 'policy', p90Ms: null, peopleOn: 0, peopleFree: 0, waiting: 0, opensAt: null },
  waiting,
  active: [],
  handoffs: [],
  people,
  alarms: [],
  answeredByAi: 0,
  answeredByPeople: 0,
})
