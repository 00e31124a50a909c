import { z } from 'zod'
import { id, instant, language, topic } from './ids.ts'
import {
  askWays,
  assignWays,
  audiences,
  callbackModes,
  channels,
  endReasons,
  gateChecks,
  handoffReasons,
  itemKinds,
  proficiencies,
  roles,
} from './words.ts'

export const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact'), id: id('ctc') }),
  z.object({ kind: z.literal('worker'), id: id('wkr') }),
  z.object({ kind: z.literal('ai'), version: z.string() }),
  z.object({ kind: z.literal('system'), name: z.string() }),
])
export type Actor = z.infer<typeof actor>

/**
 * `about` and `contentHashes` are the envelope that the shell fills: whom the event concerns after it happened
 * (ids only, for delivery), and the keyed hash of each content row that the event names.
 */
const envelope = {
  about: z.object({ contactId: id('ctc').nullable(), workerId: id('wkr').nullable() }).optional(),
  contentHashes: z.record(z.string(), z.string()).optional(),
}
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape, ...envelope })

const content = id('cnt')
const epoch = z.number().int().min(0)

export const source = z.object({
  articleId: id('art'),
  articleVersion: z.number().int(),
  title: z.string(),
})
export type Source = z.infer<typeof source>

export const skill = z.object({ topic, proficiency: z.union(proficiencies.map((p) => z.literal(p))) })

const messageFrom = z.discriminatedUnion('by', [
  z.object({ by: z.literal('contact') }),
  z.object({
    by: z.literal('ai'),
    assistantVersion: z.string(),
    draftId: id('drf'),
    sources: z.array(source),
    spans: z.array(z.string()),
    confidence: z.number(),
  }),
  z.object({ by: z.literal('worker'), workerId: id('wkr'), draftId: id('drf').nullable() }),
  z.object({ by: z.literal('system') }),
])
export type MessageFrom = z.infer<typeof messageFrom>

const workItemEvents = [
  event('work-item.opened', {
    kind: z.enum(itemKinds),
    contactId: id('ctc'),
    channel: z.enum(channels),
    language,
    aiAllowed: z.boolean(),
  }),
  event('message.appended', {
    messageId: id('msg'),
    seq: z.number().int(),
    from: messageFrom,
    contentId: content,
    attachments: z.array(id('att')),
  }),
  event('message.read', { by: z.enum(['contact', 'team']), upTo: z.number().int() }),
  event('topic.set', { topic }),
  event('language.set', { language }),
  event('draft.requested', {
    draftId: id('drf'),
    purpose: z.enum(['reply', 'suggestion']),
    messageSeq: z.number().int(),
    epoch,
  }),
  event('draft.held', {
    draftId: id('drf'),
    check: z.enum(gateChecks),
    topic: topic.nullable(),
    contentId: content.nullable(),
    sources: z.array(source),
    probability: z.number(),
  }),
  event('draft.suggested', { draftId: id('drf'), contentId: content, sources: z.array(source) }),
  event('draft.discarded', {
    draftId: id('drf'),
    reason: z.enum(['late', 'superseded', 'failed', 'no-answer', 'small-talk']),
  }),
  event('person.offered', { how: z.enum(askWays), messageSeq: z.number().int() }),
  event('person.asked', { how: z.enum(askWays) }),
  /** the contact would like this worker again, if that costs no time; whoever is free first comes otherwise */
  event('person.wished', { wishedWorkerId: id('wkr') }),
  event('promise.made', {
    promiseId: id('prm'),
    cause: z.enum(handoffReasons),
    askedAt: instant,
    dueAt: instant,
    /** when the clock that leads to dueAt starts: the ask, or the next opening */
    countedFrom: instant,
    staffed: z.boolean(),
  }),
  event('promise.widened', {
    promiseId: id('prm'),
    step: z.union([z.literal(50), z.literal(75), z.literal(90)]),
  }),
  event('promise.moved', {
    promiseId: id('prm'),
    dueAt: instant,
    countedFrom: instant,
    way: z.enum(['callback', 'email', 'here', 'opening']),
  }),
  event('promise.missed', {
    promiseId: id('prm'),
    dueAt: instant,
    miss: z.number().int(),
    nextDueAt: instant,
  }),
  event('promise.kept', {
    promiseId: id('prm'),
    dueAt: instant,
    answeredAt: instant,
    how: z.enum(['person', 'callback', 'written']),
    workerId: id('wkr').nullable(),
    inTime: z.boolean(),
  }),
  event('promise.withdrawn', { promiseId: id('prm'), withdrawnAt: instant }),
  event('handoff.made', {
    reason: z.enum(handoffReasons),
    check: z.enum(gateChecks).nullable(),
    warm: z.boolean(),
    epoch,
  }),
  event('backstop.called', { workerId: id('wkr').nullable() }),
  event('assignment.made', {
    assignmentId: id('asg'),
    workerId: id('wkr'),
    slot: z.number().int(),
    way: z.enum(assignWays),
    epoch,
    passUntil: instant,
  }),
  event('assignment.ended', {
    assignmentId: id('asg'),
    workerId: id('wkr'),
    slot: z.number().int(),
    reason: z.enum(endReasons),
    toWorkerId: id('wkr').nullable(),
    noteContentId: content.nullable(),
    epoch,
  }),
  event('connection.lost', { workerId: id('wkr') }),
  event('connection.restored', { workerId: id('wkr') }),
  event('wrap-up.started', { assignmentId: id('asg'), workerId: id('wkr'), until: instant, epoch }),
  event('wrap-up.cancelled', { assignmentId: id('asg'), workerId: id('wkr'), epoch }),
  event('ai-try.allowed', {}),
  event('ai-try.ended', { reason: z.enum(['contact', 'person-joined', 'no-answer']) }),
  event('preference.released', { toAi: z.boolean(), epoch }),
  event('callback.booked', {
    callbackId: id('clb'),
    at: instant,
    workerId: id('wkr').nullable(),
    mode: z.enum(callbackModes),
    phoneContentId: content.nullable(),
  }),
  event('callback.rung', { callbackId: id('clb'), epoch }),
  event('callback.tried', {
    callbackId: id('clb'),
    outcome: z.enum(['reached', 'no-answer']),
    n: z.number().int(),
    /** when it rings again; null after the last try or when reached */
    nextAt: instant.nullable(),
  }),
  event('callback.missed', { callbackId: id('clb') }),
  event('callback.cancelled', { callbackId: id('clb') }),
  event('email-reply.chosen', { emailContentId: content.nullable() }),
  event('work-item.closed', {
    by: z.enum(['contact', 'worker', 'system']),
    disposition: z.string().nullable(),
    noteContentId: content.nullable(),
    topic: topic.nullable(),
  }),
  event('work-item.reopened', {
    reason: z.enum(['message', 'not-solved', 'asked']),
    aiAllowed: z.boolean(),
    epoch,
  }),
  event('rating.given', { score: z.number().int().min(1).max(5), contentId: content.nullable() }),
  event('solved.asked', { when: z.enum(['now', 'later']) }),
  event('solved.answered', { when: z.enum(['now', 'later']), solved: z.boolean() }),
  event('repeat.noticed', { previousItemId: id('wi'), previousClosedAt: instant }),
  event('contact.repointed', { contactId: id('ctc') }),
] as const

const workerEvents = [
  event('worker.registered', {
    nameContentId: content,
    roles: z.array(z.enum(roles)),
    languages: z.array(language),
    skills: z.array(skill),
    mayBackstop: z.boolean(),
    simulated: z.boolean(),
  }),
  event('worker.changed', {
    roles: z.array(z.enum(roles)),
    languages: z.array(language),
    skills: z.array(skill),
    mayBackstop: z.boolean(),
  }),
  event('worker.renamed', { nameContentId: content }),
  event('worker.available', { capacity: z.number().int().min(1).max(4) }),
  event('worker.paused', { reason: z.enum(['self', 'vanished', 'signed-out', 'disabled']) }),
  event('worker.disabled', {}),
  event('worker.enabled', {}),
  event('duty.agreed', { dutyId: id('dty'), from: instant, to: instant }),
  event('duty.started', { dutyId: id('dty') }),
  event('duty.ended', { dutyId: id('dty') }),
] as const

const contactEvents = [
  event('contact.opened', { language, simulated: z.boolean() }),
  event('contact.identified', { subHash: z.string() }),
  event('contact.merged', { intoContactId: id('ctc') }),
  event('fact.recorded', { key: z.string(), contentId: content, by: z.enum(['contact', 'host', 'worker']) }),
  event('fact.removed', { key: z.string(), by: z.enum(['contact', 'worker']) }),
  /** the contact objects to what others said about them, or no longer does; both stay visible */
  event('fact.disputed', { key: z.string(), by: z.enum(['host', 'worker']), disputed: z.boolean() }),
  event('contact.erased', {}),
] as const

const articleEvents = [
  event('article.saved', {
    title: z.string(),
    body: z.string(),
    language,
    audience: z.enum(audiences),
    topic,
    questions: z.array(z.string()),
    expiresAt: instant.nullable(),
    /** who wrote this version; absent where nobody did (the demo) and in logs from before authors were kept */
    authorId: id('wkr').optional(),
  }),
  event('article.published', {}),
  event('article.retired', {}),
  /** who looks after it */
  event('article.owned', { ownerId: id('wkr').nullable() }),
  /** the AI answered a contact from this version; its author is credited */
  event('article.quoted', {
    articleVersion: z.number().int(),
    messageId: id('msg'),
    authorId: id('wkr').nullable(),
  }),
] as const

const minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60)
/** One staffed span: weekday 0 = Monday, minutes since local midnight; languages empty = every language. */
export const staffedSpan = z.object({
  weekday: z.number().int().min(0).max(6),
  from: minutes,
  to: minutes,
  languages: z.array(language),
})
export const staffedHours = z.object({
  zone: z.string().max(64),
  week: z.array(staffedSpan).max(200),
  holidays: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)).max(400),
})
export type StaffedHours = z.infer<typeof staffedHours>

const workspaceEvents = [
  event('workspace.opened', { name: z.string(), slug: z.string(), demo: z.boolean() }),
  event('workspace.renamed', { name: z.string() }),
  event('hours.set', { hours: staffedHours }),
  event('promise-policy.set', { dueMs: z.number().int() }),
  event('languages.set', { languages: z.array(language) }),
  event('topics.set', { topics: z.array(z.object({ topic, label: z.string() })) }),
  event('dispositions.set', { dispositions: z.array(z.object({ id: z.string(), label: z.string() })) }),
  event('origins.set', { origins: z.array(z.string()) }),
  event('callbacks.set', { on: z.boolean() }),
  event('ai.switched', { on: z.boolean() }),
] as const

export const anyEvent = z.discriminatedUnion('type', [
  ...workItemEvents,
  ...workerEvents,
  ...contactEvents,
  ...articleEvents,
  ...workspaceEvents,
])
export type Event = z.infer<typeof anyEvent>
export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

const typesOf = (list: readonly { shape: { type: z.ZodLiteral<string> } }[]) =>
  list.map((e) => e.shape.type.value) as EventType[]
/** Event types by the kind of subject they are appended to. */
export const eventTypes = {
  'work-item': typesOf(workItemEvents),
  worker: typesOf(workerEvents),
  contact: typesOf(contactEvents),
  article: typesOf(articleEvents),
  workspace: typesOf(workspaceEvents),
} as const
