import type { ContactState, ThreadEntry, ThreadView } from '@warmline/contracts'
import type { Model, Typing } from '../model.ts'

/** Puts a thread in its place: replaced where it was, else at the end (newest last). */
export function withThread(contact: ContactState, thread: ThreadView): ContactState {
  const known = contact.threads.some((old) => old.head.itemId === thread.head.itemId)
  return {
    ...contact,
    threads: known
      ? contact.threads.map((old) => (old.head.itemId === thread.head.itemId ? thread : old))
      : [...contact.threads, thread],
  }
}

/** Whoever was typing has written: the new words say it better. */
export const typingAfter = (
  typing: Typing | null,
  itemId: string,
  entries: readonly ThreadEntry[],
): Typing | null =>
  typing?.itemId === itemId && entries.some((entry) => entry.entry === 'message' && entry.by !== 'contact')
    ? null
    : typing

/** Messages of the other side that the contact has not seen. */
export const unreadIn = (thread: ThreadView): number =>
  thread.entries.filter(
    (entry) => entry.entry === 'message' && entry.by !== 'contact' && entry.seq > thread.head.readByContact,
  ).length

export const unread = (model: Model): number =>
  model.contact?.threads.reduce((sum, thread) => sum + unreadIn(thread), 0) ?? 0
