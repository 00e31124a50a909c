import type { AskWay, EndReason, Event, GateCheck, HandoffReason, ProblemCode } from '@warmline/contracts'
import { limits } from '@warmline/contracts'
import type { ContentDraft, Context, Decision, ReservationOp } from '../mechanisms.ts'
import { availableKey, callbackKey, slotKey } from '../workforce/state.ts'
import type { IncomingMessage, PolicyNow, WorkCommand } from './commands.ts'
import { evolveWorkItem } from './evolve.ts'
import type { Held, WorkItem } from './state.ts'

/** A decision in the making: each event is folded at once, so that what follows sees what came before. */
export interface Change {
  item: WorkItem
  context: Context
  events: Event[]
  contents: ContentDraft[]
  reservations: ReservationOp[]
  messageKeys: string[]
}

export const refuse = (code: ProblemCode, detail?: string): Decision =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail }

export const begin = (item: WorkItem, context: Context): Change => ({
  item,
  context,
  events: [],
  contents: [],
  reservations: [],
  messageKeys: [],
})

export function add(change: Change, event: Event): void {
  change.events.push(event)
  change.item = evolveWorkItem(change.item, {
    event,
    at: change.context.now,
    actor: change.context.actor,
    subjectId: change.item.itemId,
  })
}

export const done = (change: Change): Decision => ({
  ok: true,
  events: change.events,
  contents: change.contents,
  reservations: change.reservations,
  messageKeys: change.messageKeys,
})

/** Puts personal text beside the log; answers the id that the event names. */
export function keepText(change: Change, kind: ContentDraft['kind'], body: string, ownerId?: string): string {
  const contentId = change.context.ids('cnt')
  change.contents.push({ contentId, ownerId: ownerId ?? change.item.contactId, kind, body })
  return contentId
}

export const holding = (item: Pick<WorkItem, 'holder'>): Held | null =>
  item.holder.at === 'worker' || item.holder.at === 'wrap-up' ? item.holder : null

/** The fence: only the present holder, under the present epoch. */
export function fence(item: WorkItem, workerId: string, epoch: number): ProblemCode | null {
  const held = holding(item)
  if (held?.workerId !== workerId) return epoch < item.epoch ? 'stale-epoch' : 'not-holder'
  return epoch === item.epoch ? null : 'stale-epoch'
}

/**
 * Makes the promise of a person unless one is open. Outside staffed hours the clock starts at the next opening; with
 * no opening in the calendar it starts now, so that a wait always has an end.
 */
export function promisePerson(change: Change, cause: HandoffReason, policy: PolicyNow): void {
  if (change.item.promise) return
  const { now } = change.context
  const countedFrom = policy.staffed ? now : (policy.opensAt ?? now)
  add(change, {
    type: 'promise.made',
    promiseId: change.context.ids('prm'),
    cause,
    askedAt: now,
    countedFrom,
    dueAt: countedFrom + policy.promiseDueMs,
    staffed: policy.staffed,
  })
}

/** From nowhere or the AI into the queue, with its promise. */
export function handOver(
  change: Change,
  reason: HandoffReason,
  policy: PolicyNow,
  check: GateCheck | null = null,
): void {
  add(change, {
    type: 'handoff.made',
    reason,
    check,
    warm: change.item.lastSeq > 0,
    epoch: change.item.epoch + 1,
  })
  promisePerson(change, reason, policy)
}

/** Ends the assignment and puts the item back in the queue, first in line; a person stays promised. */
export function endAssignment(
  change: Change,
  reason: EndReason,
  options: { toWorkerId?: string | null; note?: string | null } = {},
): void {
  const held = holding(change.item)
  if (!held) return
  change.reservations.push({ op: 'free', key: slotKey(held.workerId, held.slot) })
  add(change, {
    type: 'assignment.ended',
    assignmentId: held.assignmentId,
    workerId: held.workerId,
    slot: held.slot,
    reason,
    toWorkerId: options.toWorkerId ?? null,
    noteContentId: options.note ? keepText(change, 'note', options.note) : null,
    epoch: change.item.epoch + 1,
  })
}

type Assign = Extract<WorkCommand, { type: 'assign' }>

export function takeAssignment(
  change: Change,
  { workerId, slot, capacity, way }: Pick<Assign, 'workerId' | 'slot' | 'capacity' | 'way'>,
): void {
  const { now, ids } = change.context
  change.reservations.push(
    { op: 'require', key: availableKey(workerId, capacity) },
    { op: 'take', key: slotKey(workerId, slot) },
  )
  if (change.item.aiMayTry) add(change, { type: 'ai-try.ended', reason: 'person-joined' })
  add(change, {
    type: 'assignment.made',
    assignmentId: ids('asg'),
    workerId,
    slot,
    way,
    epoch: change.item.epoch + 1,
    passUntil: way === 'backstop' || way === 'callback' ? now : now + limits.passMs,
  })
}

export function dropCallback(change: Change): void {
  const { callback } = change.item
  if (!callback) return
  if (callback.workerId)
    change.reservations.push({ op: 'free', key: callbackKey(callback.workerId, callback.at) })
  add(change, { type: 'callback.cancelled', callbackId: callback.callbackId })
}

/** A callback that has not rung yet waits for its time, not for a free person. */
export const awaitsCallback = (item: WorkItem): boolean =>
  item.holder.at === 'queue' && item.callback !== null && !item.callback.ringing

/** The contact chose to wait elsewhere: for a callback that has not rung, or for a letter. */
const isElsewhere = (item: WorkItem): boolean =>
  awaitsCallback(item) || (item.holder.at === 'queue' && item.promise?.way === 'email')

/** Back to waiting in the window, by the contact's own word: the clock starts anew. */
export function waitHere(change: Change, policy: PolicyNow): void {
  const { promise } = change.item
  if (!promise) return
  const { now } = change.context
  dropCallback(change)
  const countedFrom = policy.staffed ? now : (policy.opensAt ?? now)
  add(change, {
    type: 'promise.moved',
    promiseId: promise.promiseId,
    countedFrom,
    dueAt: countedFrom + policy.promiseDueMs,
    way: countedFrom === now ? 'here' : 'opening',
  })
}

/**
 * A request for a person, from any state; nothing here can refuse it. `wish`: whom the contact would like again; it
 * only says whom dispatch may prefer, the promise is the same.
 */
export function askForPerson(
  change: Change,
  how: AskWay,
  policy: PolicyNow,
  wish: string | null = null,
): void {
  if (change.item.holder.at === 'closed') reopen(change, 'asked', policy)
  if (change.item.holder.at === 'wrap-up') cancelWrapUp(change)
  const isUnheard = change.item.holder.at === 'worker' && change.item.promise !== null
  if (!change.item.personPreferred || change.item.personOffered || isUnheard)
    add(change, { type: 'person.asked', how })
  const { at } = change.item.holder
  if (at === 'ai' || at === 'nowhere') handOver(change, 'asked', policy)
  else if (isElsewhere(change.item)) waitHere(change, policy)
  else promisePerson(change, 'asked', policy)
  if (wish !== null && change.item.holder.at === 'queue' && change.item.wish !== wish)
    add(change, { type: 'person.wished', wishedWorkerId: wish })
}

export function cancelWrapUp(change: Change): void {
  const held = holding(change.item)
  if (!held) return
  add(change, {
    type: 'wrap-up.cancelled',
    assignmentId: held.assignmentId,
    workerId: held.workerId,
    epoch: change.item.epoch + 1,
  })
}

export function reopen(change: Change, reason: 'message' | 'not-solved' | 'asked', policy: PolicyNow): void {
  add(change, {
    type: 'work-item.reopened',
    reason,
    aiAllowed: policy.aiOn,
    epoch: change.item.epoch + 1,
  })
}

/** Whether the AI may speak here now: it holds the item, or the contact let it try while waiting. */
export const aiMaySpeak = (item: WorkItem): boolean =>
  item.holder.at === 'ai' || (item.holder.at === 'queue' && item.aiMayTry)

export function requestDraft(change: Change, purpose: 'reply' | 'suggestion'): void {
  add(change, {
    type: 'draft.requested',
    draftId: change.context.ids('drf'),
    purpose,
    messageSeq: change.item.lastContactSeq,
    epoch: change.item.epoch,
  })
}

export function appendFromContact(change: Change, message: IncomingMessage): void {
  change.messageKeys.push(message.messageId)
  add(change, {
    type: 'message.appended',
    messageId: message.messageId,
    seq: change.item.lastSeq + 1,
    from: { by: 'contact' },
    contentId: keepText(change, 'message', message.text),
    attachments: message.attachments,
  })
}
