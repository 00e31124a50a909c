import { type Outbox, type OutboxEntry, openWith, textOf } from '../outbox.ts'

/** What becomes of the outbox when the server says no, or does not know this browser any more: pure. */

/** What must survive a reload. */
export const toKeep = (outbox: Outbox): Outbox => outbox.filter(({ state }) => state !== 'acked')

/** Words stay on screen as not sent, for the contact to decide; anything else is dropped. */
export const refused = (outbox: Outbox, key: string): Outbox =>
  outbox.flatMap((entry) => {
    if (entry.key !== key) return [entry]
    const isKept = textOf(entry.command) !== undefined || entry.command.name === 'openConversation'
    return isKept ? [{ ...entry, state: 'refused' as const }] : []
  })

/** The token was dropped: conversations of the old contact are out of reach, so what waits opens a new one. */
export const withoutItems = (outbox: Outbox, language: string): Outbox =>
  rebased(toKeep(outbox), () => true, language)

/** Entries that lost their conversation: the first one that can open one does, the others follow it. */
export function rebased(outbox: Outbox, lost: (entry: OutboxEntry) => boolean, language: string): Outbox {
  let opener: string | null = null
  return outbox.flatMap((entry) => {
    const { key, command } = entry
    if (!lost(entry)) return [entry]
    if (command.name === 'openConversation') {
      opener ??= key
      return [{ ...entry, itemId: key }]
    }
    if (opener) return [{ ...entry, itemId: opener }]
    const asks = command.name === 'askForHuman'
    if (!asks && command.name !== 'sendMessage') return []
    opener = key
    const opens = openWith(asks ? {} : command.body, asks ? 'person' : 'ai', language)
    return [{ ...entry, itemId: key, command: opens }]
  })
}
