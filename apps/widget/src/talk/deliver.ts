import { messageIdOf, type Outbox, type OutboxEntry, openWith, textOf } from '../outbox.ts'

/** What becomes of the outbox when the server answers: pure. */

/** In order: the first entry that waits and whose conversation is known, or that opens one. */
export const nextToSend = (outbox: Outbox): OutboxEntry | null =>
  outbox.find(
    ({ state, command, itemId }) =>
      state === 'queued' && (command.name === 'openConversation' || itemId.startsWith('wi_')),
  ) ?? null

/** Accepted; when it opened a conversation, what was waiting for that learns its id. */
export const acked = (outbox: Outbox, key: string, itemId: string | undefined): Outbox =>
  outbox.map((entry) => {
    const named = itemId && entry.itemId === key ? { ...entry, itemId } : entry
    return entry.key === key ? { ...named, state: 'acked' } : named
  })

/** Words stay on screen as not sent, for the contact to decide; anything else is dropped. */
export const refused = (outbox: Outbox, key: string): Outbox =>
  outbox.flatMap((entry) => {
    if (entry.key !== key) return [entry]
    const isKept = textOf(entry.command) !== undefined || entry.command.name === 'openConversation'
    return isKept ? [{ ...entry, state: 'refused' as const }] : []
  })

/** The token was dropped: conversations of the old contact are out of reach, so what waits opens a new one. */
export const withoutItems = (outbox: Outbox, language: string): Outbox =>
  rebased(
    outbox.filter(({ state }) => state !== 'acked'),
    () => true,
    language,
  )

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

/** Acked entries whose effect is on screen: words by their id, the rest by any newer event of their conversation. */
export const settled = (outbox: Outbox, itemId: string, messageIds: ReadonlySet<string>): Outbox => {
  const left = outbox.filter((entry) => {
    const messageId = messageIdOf(entry.command)
    return entry.state !== 'acked' || !(messageId ? messageIds.has(messageId) : entry.itemId === itemId)
  })
  return left.length < outbox.length ? left : outbox
}

/** Oldest command that the server has not acknowledged, for probe-on-pending. */
export const pendingSince = (outbox: Outbox): number | null =>
  outbox.find(({ state }) => state === 'queued')?.at ?? null
