import type { EventOf, EventType, HeadPatch, ThreadHead } from '@warmline/contracts'
import type { Lookup } from './view.ts'

export const statusOf = (head: Pick<ThreadHead, 'place' | 'callback'>): ThreadHead['status'] => {
  switch (head.place) {
    case 'ai':
      return 'ai'
    case 'worker':
      return 'person'
    case 'wrap-up':
      return 'wrapping-up'
    case 'closed':
      return 'closed'
    default:
      return head.callback && !head.callback.ringing ? 'callback' : 'waiting'
  }
}

export type Patch<T extends EventType> = (event: EventOf<T>, at: number, lookup: Lookup) => HeadPatch

export const patches: { [T in EventType]?: Patch<T> } = {
  'work-item.opened': (e, at) => ({
    place: e.aiAllowed ? 'ai' : 'nowhere',
    contactId: e.contactId,
    channel: e.channel,
    language: e.language,
    openedAt: at,
    lastMessageAt: at,
  }),
  'message.appended': (e, at) => ({
    lastSeq: e.seq,
    lastMessageAt: at,
    ...(e.from.by === 'ai' ? {} : { personOffered: false }),
    ...(e.from.by === 'contact' ? { readByContact: e.seq - 1 } : {}),
    ...(e.from.by === 'worker' ? { readByTeam: e.seq - 1 } : {}),
  }),
  'message.read': (e) => (e.by === 'contact' ? { readByContact: e.upTo } : { readByTeam: e.upTo }),
  'topic.set': (e) => ({ topic: e.topic }),
  'language.set': (e) => ({ language: e.language }),
  'person.offered': () => ({ personOffered: true }),
  'person.asked': () => ({ personPreferred: true, personOffered: false }),
  'person.wished': (e, _, lookup) => ({
    wish: { workerId: e.wishedWorkerId, name: lookup.name(e.wishedWorkerId) },
  }),
  'promise.made': (e) => ({
    promise: {
      promiseId: e.promiseId,
      askedAt: e.askedAt,
      dueAt: e.dueAt,
      countedFrom: e.countedFrom,
      widened: 0,
      missed: 0,
      way: e.staffed ? 'here' : 'opening',
      staffed: e.staffed,
    },
  }),
  'promise.widened': (e) => ({ promise: { widened: e.step } }),
  'promise.moved': (e) => ({
    promise: { dueAt: e.dueAt, countedFrom: e.countedFrom, way: e.way, widened: 0 },
  }),
  'promise.missed': (e, at) => ({
    promise: { missed: e.miss, dueAt: e.nextDueAt, countedFrom: at, widened: 90 },
  }),
  'promise.kept': () => ({ promise: null, callback: null }),
  'promise.withdrawn': () => ({ promise: null, callback: null }),
  'handoff.made': (e) => ({ place: 'queue', holder: null, epoch: e.epoch }),
  'assignment.made': (e, at, lookup) => ({
    place: 'worker',
    epoch: e.epoch,
    aiMayTry: false,
    holder: {
      workerId: e.workerId,
      name: lookup.name(e.workerId),
      assignmentId: e.assignmentId,
      since: at,
      passUntil: e.passUntil,
      connected: true,
    },
  }),
  'assignment.ended': (e) => ({ place: 'queue', holder: null, wrapUpUntil: null, epoch: e.epoch }),
  'connection.lost': () => ({ holder: { connected: false } }),
  'connection.restored': () => ({ holder: { connected: true } }),
  'wrap-up.started': (e) => ({ place: 'wrap-up', wrapUpUntil: e.until, epoch: e.epoch }),
  'wrap-up.cancelled': (e) => ({ place: 'worker', wrapUpUntil: null, epoch: e.epoch }),
  'ai-try.allowed': () => ({ aiMayTry: true }),
  'ai-try.ended': () => ({ aiMayTry: false }),
  'preference.released': (e) => ({
    personPreferred: false,
    wish: null,
    personOffered: false,
    aiMayTry: false,
    epoch: e.epoch,
    ...(e.toAi ? { place: 'ai' as const, holder: null } : {}),
  }),
  'callback.booked': (e, _, lookup) => ({
    callback: {
      callbackId: e.callbackId,
      at: e.at,
      mode: e.mode,
      name: e.workerId ? lookup.name(e.workerId) : null,
      tries: 0,
      ringing: false,
    },
  }),
  'callback.rung': (e) => ({ callback: { ringing: true }, epoch: e.epoch }),
  'callback.tried': (e) => ({
    callback:
      e.nextAt === null ? { tries: e.n, ringing: true } : { tries: e.n, ringing: false, at: e.nextAt },
  }),
  'callback.cancelled': () => ({ callback: null }),
  'work-item.closed': (e, at) => ({
    place: 'closed',
    wish: null,
    holder: null,
    wrapUpUntil: null,
    aiMayTry: false,
    personOffered: false,
    closedAt: at,
    disposition: e.disposition,
    ...(e.topic ? { topic: e.topic } : {}),
  }),
  'rating.given': (e) => ({ rating: e.score }),
  'solved.asked': (e) => ({ solvedAsked: e.when }),
  'solved.answered': (e) => ({ solved: e.solved }),
  'repeat.noticed': (e) => ({ previousItemId: e.previousItemId }),
  'contact.repointed': (e) => ({ contactId: e.contactId }),
}

/** A reopening needs to know nothing of before but whether the AI may hold it; the preference decides the place. */
export const reopened = (e: EventOf<'work-item.reopened'>, head: ThreadHead): HeadPatch => ({
  place: e.aiAllowed && !head.personPreferred ? 'ai' : 'nowhere',
  epoch: e.epoch,
  closedAt: null,
  disposition: null,
  solved: null,
  solvedAsked: 'no',
  rating: null,
  reopened: head.reopened + 1,
})
