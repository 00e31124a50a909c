import type { Event, EventOf, EventType } from '@warmline/contracts'
import type { Stamped } from '../mechanisms.ts'
import type { Held, WorkItem } from './state.ts'

type Change = Partial<WorkItem>
type Apply<T extends EventType> = (item: WorkItem, event: EventOf<T>, at: number) => Change
type WorkEventType = Exclude<
  EventType,
  | `worker.${string}`
  | `duty.${string}`
  | `contact.${'opened' | 'identified' | 'merged' | 'erased'}`
  | `fact.${string}`
  | `article.${string}`
  | `workspace.${string}`
  | 'work-item.opened'
  | 'hours.set'
  | 'promise-policy.set'
  | 'languages.set'
  | 'topics.set'
  | 'dispositions.set'
  | 'origins.set'
  | 'callbacks.set'
  | 'ai.switched'
>

const opened = (itemId: string, event: EventOf<'work-item.opened'>, at: number): WorkItem => ({
  itemId,
  kind: event.kind,
  contactId: event.contactId,
  channel: event.channel,
  language: event.language,
  topic: null,
  openedAt: at,
  aiAllowed: event.aiAllowed,
  epoch: 0,
  holder: event.aiAllowed ? { at: 'ai' } : { at: 'nowhere' },
  promise: null,
  callback: null,
  personPreferred: false,
  aiMayTry: false,
  personOffered: false,
  vanished: null,
  passedBy: [],
  lastSeq: 0,
  lastMessageAt: at,
  lastFrom: null,
  lastContactSeq: 0,
  readByContact: 0,
  readByTeam: 0,
  draft: null,
  suggestion: null,
  sentSpans: [],
  handoff: null,
  rating: null,
  solved: null,
  solvedAsked: 'no',
  closedAt: null,
  closedBy: null,
  disposition: null,
  previousItemId: null,
  reopened: 0,
  lastWorkerId: null,
  answeredByPerson: false,
  answeredByAi: false,
  previewContentId: null,
  emailContentId: null,
  answersByEmail: false,
})

const appended: Apply<'message.appended'> = (item, e, at) => {
  const base: Change = {
    lastSeq: e.seq,
    lastMessageAt: at,
    lastFrom: e.from.by,
    previewContentId: e.contentId,
    // an answer of the AI does not take the offer of a person off the screen
    personOffered: e.from.by === 'ai' && item.personOffered,
  }
  switch (e.from.by) {
    case 'contact':
      return { ...base, lastContactSeq: e.seq, readByContact: e.seq - 1 }
    case 'ai':
      return { ...base, draft: null, sentSpans: [...item.sentSpans, ...e.from.spans], answeredByAi: true }
    case 'worker':
      return {
        ...base,
        readByTeam: e.seq - 1,
        suggestion: null,
        answeredByPerson: true,
        lastWorkerId: e.from.workerId,
      }
    case 'system':
      return base
  }
}

const held = (item: WorkItem): Held | null =>
  item.holder.at === 'worker' || item.holder.at === 'wrap-up' ? item.holder : null

const heldOnly = ({ assignmentId, workerId, slot, way, since, passUntil, lostAt }: Held): Held => ({
  assignmentId,
  workerId,
  slot,
  way,
  since,
  passUntil,
  lostAt,
})

const connection = (item: WorkItem, lostAt: number | null): Change =>
  item.holder.at === 'worker' || item.holder.at === 'wrap-up' ? { holder: { ...item.holder, lostAt } } : {}

const assignmentEnded: Apply<'assignment.ended'> = (item, e, at) => ({
  epoch: e.epoch,
  holder: {
    at: 'queue',
    since: at,
    front: true,
    wantedWorkerId: e.toWorkerId,
  },
  draft: null,
  vanished: e.reason === 'vanished' ? { workerId: e.workerId, at } : item.vanished,
  passedBy:
    e.reason === 'passed' || e.reason === 'released' || e.reason === 'transferred' || e.reason === 'silent'
      ? // whoever it is handed to by name is asked again, even after a pass
        [...item.passedBy.filter((w) => w !== e.workerId && w !== e.toWorkerId), e.workerId]
      : item.passedBy,
})

const promiseChange = (item: WorkItem, change: Partial<NonNullable<WorkItem['promise']>>): Change =>
  item.promise ? { promise: { ...item.promise, ...change } } : {}

const widened: Apply<'promise.widened'> = (item, e) => ({
  ...promiseChange(item, { widened: e.step }),
  passedBy: e.step === 75 ? item.passedBy : [],
  holder: e.step >= 75 && item.holder.at === 'queue' ? { ...item.holder, front: true } : item.holder,
})

const moved: Apply<'promise.moved'> = (item, e) =>
  promiseChange(item, { dueAt: e.dueAt, countedFrom: e.countedFrom, way: e.way, widened: 0 })

const callbackTried: Apply<'callback.tried'> = (item, e) => ({
  callback: item.callback
    ? { ...item.callback, tries: e.n, ringing: e.nextAt === null, at: e.nextAt ?? item.callback.at }
    : null,
})

const rung: Apply<'callback.rung'> = (item, e, at) => ({
  epoch: e.epoch,
  callback: item.callback ? { ...item.callback, ringing: true } : null,
  holder:
    item.holder.at === 'queue'
      ? { at: 'queue', since: at, front: true, wantedWorkerId: item.callback?.workerId ?? null }
      : item.holder,
  passedBy: [],
})

const table: { [T in WorkEventType]: Apply<T> } = {
  'message.appended': appended,
  'message.read': (item, e) =>
    e.by === 'contact'
      ? { readByContact: Math.max(item.readByContact, e.upTo) }
      : { readByTeam: Math.max(item.readByTeam, e.upTo) },
  'topic.set': (_, e) => ({ topic: e.topic }),
  'language.set': (_, e) => ({ language: e.language }),
  'draft.requested': (_, e) => ({
    draft: { draftId: e.draftId, purpose: e.purpose, messageSeq: e.messageSeq, epoch: e.epoch },
  }),
  'draft.held': (item, e) => ({
    draft: null,
    suggestion: e.contentId
      ? { draftId: e.draftId, contentId: e.contentId, sources: e.sources, check: e.check }
      : item.suggestion,
  }),
  'draft.suggested': (_, e) => ({
    draft: null,
    suggestion: { draftId: e.draftId, contentId: e.contentId, sources: e.sources, check: null },
  }),
  'draft.discarded': (item, e) => ({ draft: item.draft?.draftId === e.draftId ? null : item.draft }),
  'person.offered': () => ({ personOffered: true }),
  'person.asked': () => ({ personPreferred: true, personOffered: false }),
  'person.wished': (_, e) => ({ wish: e.wishedWorkerId }),
  'promise.made': (_, e) => ({
    promise: {
      promiseId: e.promiseId,
      cause: e.cause,
      askedAt: e.askedAt,
      dueAt: e.dueAt,
      countedFrom: e.countedFrom,
      staffed: e.staffed,
      widened: 0,
      misses: 0,
      way: e.staffed ? 'here' : 'opening',
    },
  }),
  'promise.widened': widened,
  'promise.moved': moved,
  'promise.missed': (item, e, at) => ({
    ...promiseChange(item, { misses: e.miss, dueAt: e.nextDueAt, countedFrom: at, widened: 90 }),
    passedBy: [],
  }),
  'promise.kept': () => ({ promise: null, callback: null }),
  'promise.withdrawn': () => ({ promise: null, callback: null }),
  'handoff.made': (_, e, at) => ({
    epoch: e.epoch,
    // who may be in need is helped first
    holder: { at: 'queue', since: at, front: e.reason === 'care', wantedWorkerId: null },
    handoff: { reason: e.reason, check: e.check, at },
    draft: null,
    passedBy: [],
  }),
  'backstop.called': () => ({}),
  'assignment.made': (_, e, at) => ({
    epoch: e.epoch,
    holder: {
      at: 'worker',
      assignmentId: e.assignmentId,
      workerId: e.workerId,
      slot: e.slot,
      way: e.way,
      since: at,
      passUntil: e.passUntil,
      lostAt: null,
    },
    aiMayTry: false,
    draft: null,
  }),
  'assignment.ended': assignmentEnded,
  'connection.lost': (item, _, at) => connection(item, at),
  'connection.restored': (item) => connection(item, null),
  'wrap-up.started': (item, e) => {
    const h = held(item)
    return h ? { epoch: e.epoch, holder: { at: 'wrap-up', until: e.until, ...heldOnly(h) } } : {}
  },
  'wrap-up.cancelled': (item, e) => {
    const h = held(item)
    return h ? { epoch: e.epoch, holder: { at: 'worker', ...heldOnly(h) } } : {}
  },
  'ai-try.allowed': () => ({ aiMayTry: true }),
  'ai-try.ended': () => ({ aiMayTry: false, draft: null }),
  'preference.released': (item, e) => ({
    epoch: e.epoch,
    personPreferred: false,
    wish: undefined,
    aiMayTry: false,
    personOffered: false,
    draft: null,
    holder: e.toAi ? { at: 'ai' } : item.holder,
  }),
  'callback.booked': (_, e) => ({
    callback: {
      callbackId: e.callbackId,
      at: e.at,
      workerId: e.workerId,
      mode: e.mode,
      phoneContentId: e.phoneContentId,
      tries: 0,
      ringing: false,
    },
  }),
  'callback.rung': rung,
  'callback.tried': callbackTried,
  'callback.missed': () => ({}),
  'callback.cancelled': () => ({ callback: null }),
  'email-reply.chosen': (_, e) => ({ answersByEmail: true, emailContentId: e.emailContentId }),
  'work-item.closed': (item, e, at) => ({
    holder: { at: 'closed', closedAt: at },
    wish: undefined,
    draft: null,
    suggestion: null,
    aiMayTry: false,
    personOffered: false,
    closedAt: at,
    closedBy: e.by,
    disposition: e.disposition,
    topic: e.topic ?? item.topic,
  }),
  'work-item.reopened': (item, e) => ({
    epoch: e.epoch,
    aiAllowed: e.aiAllowed,
    holder: e.aiAllowed && !item.personPreferred ? { at: 'ai' } : { at: 'nowhere' },
    closedAt: null,
    closedBy: null,
    disposition: null,
    solved: null,
    solvedAsked: 'no',
    rating: null,
    reopened: item.reopened + 1,
    passedBy: [],
  }),
  'rating.given': (_, e) => ({ rating: e.score }),
  'solved.asked': (_, e) => ({ solvedAsked: e.when }),
  'solved.answered': (_, e) => ({ solved: e.solved }),
  'repeat.noticed': (_, e) => ({ previousItemId: e.previousItemId }),
  'contact.repointed': (_, e) => ({ contactId: e.contactId }),
}

const isWorkEvent = (event: Event): event is EventOf<WorkEventType> => event.type in table

/** Folds one event into the item. An event of another kind of subject leaves it as it is. */
export function evolveWorkItem(item: WorkItem | null, entry: Stamped): WorkItem {
  const { event, at, subjectId } = entry
  if (event.type === 'work-item.opened') return opened(subjectId, event, at)
  if (!item) throw new Error(`${subjectId}: ${event.type} before work-item.opened`)
  if (!isWorkEvent(event)) return item
  const apply = table[event.type] as Apply<WorkEventType>
  return { ...item, ...apply(item, event, at) }
}
