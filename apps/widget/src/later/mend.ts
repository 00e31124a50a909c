import type { LastingLine } from '../line/line.ts'
import type { Outbox } from '../outbox.ts'

/** A refused entry again, under a fresh key: the old key may remember the refusal. */
export const retried = (outbox: Outbox, key: string, freshKey: string): Outbox =>
  outbox.map((entry) => {
    const renamed = entry.itemId === key ? { ...entry, itemId: freshKey } : entry
    return entry.key === key ? { ...renamed, key: freshKey, state: 'queued' } : renamed
  })

/** Removes an entry; when it would have opened a conversation, the words that waited for it open one instead. */
export const removed = (
  outbox: Outbox,
  key: string,
  language: string,
  { rebased }: Pick<LastingLine, 'rebased'>,
): Outbox =>
  rebased(
    outbox.filter((entry) => entry.key !== key),
    (entry) => entry.itemId === key,
    language,
  )
