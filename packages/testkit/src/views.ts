import { isDeepStrictEqual } from 'node:util'
import type { AttachmentView, ItemCard, ThreadView, ViewEvent } from '@warmline/contracts'
import {
  applyCard,
  applyView,
  cardOf,
  emptyThread,
  headOf,
  type LogEntry,
  type Lookup,
  present,
  type Viewer,
  type WorkItem,
  workItemDecider,
} from '@warmline/core'
import type { Desk } from './desk.ts'
import type { Violation } from './invariants.ts'

const fileOf = (attachmentId: string): AttachmentView => ({
  attachmentId,
  name: 'receipt.pdf',
  mediaType: 'application/pdf',
  bytes: 1_000,
})

/** What the shell would have loaded for `present`: everything this desk knows. */
export const lookupOf = (desk: Desk): Lookup => ({
  text: desk.text,
  name: (workerId) => {
    const worker = desk.people().find((person) => person.workerId === workerId)
    return worker ? desk.text(worker.nameContentId) : null
  },
  attachment: fileOf,
})

export const viewersOf = (item: WorkItem): readonly Viewer[] => [
  { role: 'contact', id: item.contactId },
  { role: 'worker', id: 'wkr' },
  { role: 'lead', id: 'wkr' },
]

const entriesOf = (desk: Desk, itemId: string) => desk.log.filter((entry) => entry.subjectId === itemId)

/** The thread as a browser has it that was there from the first event on. */
export function threadOf(desk: Desk, itemId: string, viewer: Viewer): ThreadView {
  const lookup = lookupOf(desk)
  return entriesOf(desk, itemId).reduce((thread, entry) => {
    const view = present(entry, lookup, viewer)
    return view ? applyView(thread, view) : thread
  }, emptyThread(itemId))
}

interface Screen {
  thread: ThreadView
  card: ItemCard
}

const people = { name: 'Ada', simulated: false }
const emptyScreen = (itemId: string): Screen => {
  const thread = emptyThread(itemId)
  return {
    thread,
    card: {
      head: thread.head,
      contactName: people.name,
      preview: null,
      handoff: null,
      simulated: people.simulated,
    },
  }
}

const apply = ({ thread, card }: Screen, view: ViewEvent): Screen => ({
  thread: applyView(thread, view),
  card: applyCard(card, view),
})

/** Contacts never get notes, suggestions, topic, disposition or their earlier conversations' ids. */
function leakOf(view: ViewEvent, noteMarker: string): string | null {
  if (view.suggestion !== undefined) return 'a suggestion'
  if (view.handoff !== undefined) return 'why it was handed over'
  if (view.entries?.some((entry) => entry.entry === 'note')) return 'a note'
  const hidden = ['topic', 'disposition', 'previousItemId'].find((key) => view.head && key in view.head)
  if (hidden) return `the ${hidden}`
  return JSON.stringify(view).includes(noteMarker) ? 'the text of a note' : null
}

function suggestionOf(item: WorkItem, lookup: Lookup, viewer: Viewer): ThreadView['suggestion'] {
  if (viewer.role === 'contact' || !item.suggestion) return null
  const { draftId, contentId, sources, check } = item.suggestion
  return { draftId, text: lookup.text(contentId), sources, check }
}

/** Apply = fresh, for one viewer, after every single event; and what is applied twice changes nothing more. */
export function screenViolations(
  entries: readonly LogEntry[],
  lookup: Lookup,
  viewer: Viewer,
  noteMarker: string,
): Violation[] {
  const found: Violation[] = []
  let screen = emptyScreen(entries[0]?.subjectId ?? '')
  let item: WorkItem | null = null
  const views: ViewEvent[] = []
  for (const entry of entries) {
    const say = (what: string) =>
      found.push(`${what} for ${viewer.role} (${entry.event.type} ${entry.position} ${entry.subjectId})`)
    item = workItemDecider.evolve(item, entry)
    const view = present(entry, lookup, viewer)
    if (view) {
      const leak = viewer.role === 'contact' ? leakOf(view, noteMarker) : null
      if (leak) say(`S10 ${leak}`)
      views.push(view)
      screen = apply(screen, view)
      if (!isDeepStrictEqual(apply(screen, view), screen)) say('view: applied twice is not applied once')
    }
    if (!isDeepStrictEqual(screen.thread.head, headOf(item, lookup, viewer)))
      say('view: the head is not the fresh one')
    const fresh = { ...cardOf(item, lookup, viewer, people), version: screen.card.version }
    if (!isDeepStrictEqual(screen.card, fresh)) say('view: the card is not the fresh one')
    if (!isDeepStrictEqual(screen.thread.suggestion, suggestionOf(item, lookup, viewer)))
      say('view: another suggestion')
  }
  return [...found, ...lateViolations(screen, views, viewer)]
}

/**
 * A tab that hears frames through another one may have a snapshot that is ahead of them: whatever came before the
 * snapshot comes again, in order, and must end in the same screen.
 */
function lateViolations(screen: Screen, views: readonly ViewEvent[], viewer: Viewer): Violation[] {
  return views.flatMap((view, n) =>
    isDeepStrictEqual(views.slice(n).reduce(apply, screen), screen)
      ? []
      : [
          `view: what comes late changes the screen for ${viewer.role} (${n} of ${views.length} ${view.itemId})`,
        ],
  )
}

/** Fresh fetch equals old view plus view events, for every item of a desk and every role. */
export function viewViolations(desk: Desk, noteMarker: string): Violation[] {
  const lookup = lookupOf(desk)
  return desk.items().flatMap((item) => {
    const entries = entriesOf(desk, item.itemId)
    return viewersOf(item).flatMap((viewer) => screenViolations(entries, lookup, viewer, noteMarker))
  })
}
