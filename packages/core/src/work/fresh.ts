import type { HolderPlace, ItemCard, ThreadHead } from '@warmline/contracts'
import { lookupFor } from './first-name.ts'
import { statusOf } from './patches.ts'
import type { WorkItem } from './state.ts'
import { type Lookup, previewOf, type Viewer } from './view.ts'

const promiseHead = (item: WorkItem): ThreadHead['promise'] =>
  item.promise && {
    promiseId: item.promise.promiseId,
    askedAt: item.promise.askedAt,
    dueAt: item.promise.dueAt,
    countedFrom: item.promise.countedFrom,
    widened: item.promise.widened,
    missed: item.promise.misses,
    way: item.promise.way,
    staffed: item.promise.staffed,
  }

const callbackHead = (item: WorkItem, lookup: Lookup): ThreadHead['callback'] =>
  item.callback && {
    callbackId: item.callback.callbackId,
    at: item.callback.at,
    mode: item.callback.mode,
    name: item.callback.workerId ? lookup.name(item.callback.workerId) : null,
    tries: item.callback.tries,
    ringing: item.callback.ringing,
  }

function holderHead(item: WorkItem, lookup: Lookup): ThreadHead['holder'] {
  const { holder } = item
  if (holder.at !== 'worker' && holder.at !== 'wrap-up') return null
  return {
    workerId: holder.workerId,
    name: lookup.name(holder.workerId),
    assignmentId: holder.assignmentId,
    since: holder.since,
    passUntil: holder.passUntil,
    connected: holder.lostAt === null,
  }
}

/** The head from the state row: what a fresh fetch gives, equal to folding every view event (tested). */
export function headOf(item: WorkItem, found: Lookup, viewer: Viewer): ThreadHead {
  const lookup = lookupFor(found, viewer)
  const mine = viewer.role === 'contact'
  const place: HolderPlace = item.holder.at
  const callback = callbackHead(item, lookup)
  return {
    itemId: item.itemId,
    place,
    status: statusOf({ place, callback }),
    epoch: item.epoch,
    contactId: item.contactId,
    channel: item.channel,
    language: item.language,
    topic: mine ? null : item.topic,
    openedAt: item.openedAt,
    lastMessageAt: item.lastMessageAt,
    lastSeq: item.lastSeq,
    readByTeam: item.readByTeam,
    readByContact: item.readByContact,
    holder: holderHead(item, lookup),
    wrapUpUntil: item.holder.at === 'wrap-up' ? item.holder.until : null,
    promise: promiseHead(item),
    callback,
    personPreferred: item.personPreferred,
    wish: item.wish === undefined ? null : { workerId: item.wish, name: lookup.name(item.wish) },
    aiMayTry: item.aiMayTry,
    personOffered: item.personOffered,
    rating: item.rating,
    solved: item.solved,
    solvedAsked: item.solvedAsked,
    closedAt: item.closedAt,
    disposition: mine ? null : item.disposition,
    previousItemId: mine ? null : item.previousItemId,
    reopened: item.reopened,
  }
}

/** A row of an inbox or of the floor, from the state row. */
export function cardOf(
  item: WorkItem,
  lookup: Lookup,
  viewer: Viewer,
  contact: { name: string | null; simulated: boolean },
): ItemCard {
  return {
    head: headOf(item, lookup, viewer),
    contactName: contact.name,
    preview: item.previewContentId ? previewOf(lookup.text(item.previewContentId)) : null,
    handoff: viewer.role === 'contact' ? null : item.handoff,
    simulated: contact.simulated,
  }
}
