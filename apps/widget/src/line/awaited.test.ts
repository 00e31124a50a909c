import type { ContactState } from '@warmline/contracts'
import { expect, it } from 'vitest'
import type { OutboxEntry } from '../outbox.ts'
import { awaitedSince } from './awaited.ts'

const itemId = 'wi_1'
const word = (messageId: string, state: OutboxEntry['state'], at: number): OutboxEntry => ({
  key: messageId,
  at,
  itemId,
  command: { name: 'sendMessage', body: { messageId, text: 'x' } },
  state,
  files: [],
})
/** only what is looked at */
const seen = (...messageIds: string[]) =>
  ({
    threads: [
      { head: { itemId }, entries: messageIds.map((messageId) => ({ entry: 'message', messageId })) },
    ],
  }) as unknown as ContactState

it('waits for answers, and for the events of words that were taken', () => {
  const since = (contact: ContactState | null, ...outbox: OutboxEntry[]) => awaitedSince({ contact, outbox })
  expect(since(seen(), word('a', 'queued', 5))).toBe(5)
  expect(since(seen('b'), word('a', 'acked', 5), word('c', 'queued', 7))).toBe(5)
  expect(since(seen('a'), word('a', 'acked', 5), word('c', 'queued', 7))).toBe(7)
  // on screen already, refused, or of no thread that is known: nothing is to come over the line
  expect(since(seen('a'), word('a', 'acked', 5), word('r', 'refused', 6))).toBeNull()
  expect(since(null, word('a', 'acked', 5))).toBeNull()
})
