import type { AttachmentView, ItemCard, ThreadHead, ThreadView, ViewEvent } from '@warmline/contracts'
import type { LogEntry } from '../mechanisms.ts'
import type { WorkItem } from './state.ts'

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

declare const signatures: {
  /** ids that a Lookup must hold before `present` is called */
  needsOf(entry: LogEntry): { contentIds: string[]; workerIds: string[]; attachmentIds: string[] }
  /** null = this viewer does not see this event */
  present(entry: LogEntry, lookup: Lookup, viewer: Viewer): ViewEvent | null
  applyView(thread: ThreadView, event: ViewEvent): ThreadView
  applyCard(card: ItemCard, event: ViewEvent): ItemCard
  emptyThread(itemId: string): ThreadView
  headOf(item: WorkItem, lookup: Lookup, viewer: Viewer): ThreadHead
  cardOf(item: WorkItem, lookup: Lookup, viewer: Viewer, contact: { name: string | null; simulated: boolean }): ItemCard
}
export type ViewFunctions = typeof signatures
