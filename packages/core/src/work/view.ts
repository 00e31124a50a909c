import type {
  AttachmentView,
  Event,
  EventOf,
  EventType,
  HeadPatch,
  ItemCard,
  LineCode,
  SuggestionView,
  ThreadEntry,
  ThreadHead,
  ThreadView,
  ViewEvent,
} from '@warmline/contracts'
import type { LogEntry } from '../mechanisms.ts'
import { lookupFor } from './first-name.ts'
import { lineOf, noteOf } from './lines.ts'
import { type Patch, patches, reopened, statusOf } from './patches.ts'

export interface Viewer {
  role: 'contact' | 'worker' | 'lead'
  id: string
}

/** What the shell has loaded and decrypted for the entries at hand; null = erased or unknown. */
export interface Lookup {
  text(contentId: string): string | null
  name(workerId: string): string | null
  attachment(attachmentId: string): AttachmentView | null
}

export interface Needs {
  contentIds: string[]
  workerIds: string[]
  attachmentIds: string[]
}

/** Ids that a Lookup must hold before `present` is called on this entry. */
export function needsOf(entry: Pick<LogEntry, 'event'>): Needs {
  const { event } = entry
  const needs: Needs = { contentIds: [], workerIds: [], attachmentIds: [] }
  if ('contentId' in event && event.contentId) needs.contentIds.push(event.contentId)
  if ('noteContentId' in event && event.noteContentId) needs.contentIds.push(event.noteContentId)
  if ('workerId' in event && event.workerId) needs.workerIds.push(event.workerId)
  if (event.type === 'person.wished') needs.workerIds.push(event.wishedWorkerId)
  if (event.type === 'assignment.ended' && event.toWorkerId) needs.workerIds.push(event.toWorkerId)
  if (event.type === 'message.appended') {
    needs.attachmentIds.push(...event.attachments)
    if (event.from.by === 'worker') needs.workerIds.push(event.from.workerId)
  }
  return needs
}

export const previewOf = (text: string | null) =>
  text === null ? null : text.replace(/\s+/g, ' ').slice(0, 140)

/** What a contact may not know of its own thread. */
const forContact = (patch: HeadPatch): HeadPatch => {
  const { topic: _t, disposition: _d, previousItemId: _p, ...rest } = patch
  return rest
}

function patchOf(event: Event, at: number, lookup: Lookup, viewer: Viewer): HeadPatch | undefined {
  const make = patches[event.type] as Patch<EventType> | undefined
  const patch = make?.(event, at, lookup)
  if (!patch) return undefined
  const own = viewer.role === 'contact' ? forContact(patch) : patch
  return Object.keys(own).length > 0 ? own : undefined
}

function suggestionOf(event: Event, lookup: Lookup): SuggestionView | null | undefined {
  switch (event.type) {
    case 'draft.held':
      return event.contentId
        ? {
            draftId: event.draftId,
            text: lookup.text(event.contentId),
            sources: event.sources,
            check: event.check,
          }
        : undefined
    case 'draft.suggested':
      return {
        draftId: event.draftId,
        text: lookup.text(event.contentId),
        sources: event.sources,
        check: null,
      }
    case 'message.appended':
      return event.from.by === 'worker' ? null : undefined
    case 'work-item.closed':
      return null
    default:
      return undefined
  }
}

function messageOf(event: EventOf<'message.appended'>, at: number, lookup: Lookup): ThreadEntry {
  const { from } = event
  return {
    entry: 'message',
    messageId: event.messageId,
    seq: event.seq,
    at,
    by: from.by,
    name: from.by === 'worker' ? lookup.name(from.workerId) : null,
    workerId: from.by === 'worker' ? from.workerId : null,
    text: lookup.text(event.contentId),
    sources: from.by === 'ai' ? from.sources : [],
    aiDrafted: from.by === 'worker' && from.draftId !== null,
    attachments: event.attachments.flatMap((a) => lookup.attachment(a) ?? []),
  }
}

/**
 * One event as this viewer may see it; null = nothing to see. Contacts never get notes, suggestions, topics,
 * dispositions or the reason why the gate held a draft.
 */
export function present(entry: LogEntry, found: Lookup, viewer: Viewer): ViewEvent | null {
  const lookup = lookupFor(found, viewer)
  const { event, at, version, subjectId } = entry
  const view: ViewEvent = { itemId: subjectId, version }
  const head = patchOf(event, at, lookup, viewer)
  if (head) view.head = head
  if (event.type === 'work-item.reopened') view.reopened = { aiAllowed: event.aiAllowed, epoch: event.epoch }
  const entries: ThreadEntry[] = []
  if (event.type === 'message.appended') {
    entries.push(messageOf(event, at, lookup))
    view.preview = previewOf(lookup.text(event.contentId))
  }
  const line = lineOf(event, lookup)
  if (line) entries.push({ entry: 'line', version, at, code: line.code as LineCode, params: line.params })
  if (viewer.role !== 'contact') {
    const note = noteOf(event, lookup, viewer.role)
    if (note) entries.push({ entry: 'note', version, at, ...note })
    const suggestion = suggestionOf(event, lookup)
    if (suggestion !== undefined) view.suggestion = suggestion
    if (event.type === 'handoff.made') view.handoff = { reason: event.reason, check: event.check, at }
  }
  if (entries.length > 0) view.entries = entries
  const silent =
    !view.head && !view.entries && !view.reopened && view.suggestion === undefined && !view.handoff
  return silent ? null : view
}

const keyOf = (entry: ThreadEntry): string =>
  entry.entry === 'message' ? entry.messageId : `${entry.entry}:${entry.version}`

const deeper = <T extends object>(old: T | null, patch: Partial<T> | null): T | null =>
  patch === null ? null : ({ ...old, ...patch } as T)

function applyHead(head: ThreadHead, event: ViewEvent): ThreadHead {
  // its epoch tells whether this head has it already: reopenings are counted
  const isNew = event.reopened !== undefined && event.reopened.epoch > head.epoch
  const patch: HeadPatch = {
    ...event.head,
    ...(isNew ? reopened({ type: 'work-item.reopened', reason: 'message', ...event.reopened! }, head) : {}),
  }
  const { promise, holder, callback, ...flat } = patch
  const next: ThreadHead = { ...head, ...(flat as Partial<ThreadHead>) }
  if (promise !== undefined)
    next.promise = deeper(head.promise, promise as Partial<NonNullable<ThreadHead['promise']>> | null)
  if (holder !== undefined)
    next.holder = deeper(head.holder, holder as Partial<NonNullable<ThreadHead['holder']>> | null)
  if (callback !== undefined)
    next.callback = deeper(head.callback, callback as Partial<NonNullable<ThreadHead['callback']>> | null)
  next.status = statusOf(next)
  return next
}

/** It came before the snapshot was taken, and comes late: over another tab's line, say. */
const isKnown = (version: number | undefined, event: ViewEvent) =>
  version !== undefined && event.version <= version

/** Pure: the old thread plus one view event. An event at or below the thread's version changes nothing. */
export function applyView(thread: ThreadView, event: ViewEvent): ThreadView {
  if (isKnown(thread.version, event)) return thread
  const { version } = event
  const head = applyHead(thread.head, event)
  const suggestion = event.suggestion === undefined ? thread.suggestion : event.suggestion
  if (!event.entries) return { version, head, entries: thread.entries, suggestion }
  const fresh = new Map(event.entries.map((entry) => [keyOf(entry), entry]))
  const kept = thread.entries.map((entry) => {
    const key = keyOf(entry)
    const replaced = fresh.get(key)
    fresh.delete(key)
    return replaced ?? entry
  })
  return { version, head, entries: [...kept, ...fresh.values()], suggestion }
}

export function applyCard(card: ItemCard, event: ViewEvent): ItemCard {
  if (isKnown(card.version, event)) return card
  return {
    ...card,
    version: event.version,
    head: applyHead(card.head, event),
    preview: event.preview === undefined ? card.preview : event.preview,
    handoff: event.handoff === undefined ? card.handoff : event.handoff,
  }
}

export function emptyThread(itemId: string): ThreadView {
  return { head: emptyHead(itemId), entries: [], suggestion: null }
}

const emptyHead = (itemId: string): ThreadHead => ({
  itemId,
  place: 'nowhere',
  status: 'waiting',
  epoch: 0,
  contactId: '',
  channel: 'widget',
  language: 'en',
  topic: null,
  openedAt: 0,
  lastMessageAt: 0,
  lastSeq: 0,
  readByTeam: 0,
  readByContact: 0,
  holder: null,
  wrapUpUntil: null,
  promise: null,
  callback: null,
  personPreferred: false,
  wish: null,
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
