import { messageIdOf, type Outbox, type OutboxEntry } from '../outbox.ts'

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

/** Acked entries whose effect is on screen: words by their id, the rest by any newer event of their conversation. */
export const settled = (outbox: Outbox, itemId: string, messageIds: ReadonlySet<string>): Outbox => {
  const left = outbox.filter((entry) => {
    const messageId = messageIdOf(entry.command)
    return entry.state !== 'acked' || !(messageId ? messageIds.has(messageId) : entry.itemId === itemId)
  })
  return left.length < outbox.length ? left : outbox
}
