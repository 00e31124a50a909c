import { setImmediate as turn } from 'node:timers/promises'
import type { Client } from 'pg'
import { createCrypto, type KeyStore, type WrappedKey } from '../../apps/server/src/platform/crypto.ts'
import { createIds } from '../../apps/server/src/platform/ids.ts'
import type { MasterKeys } from '../../apps/server/src/platform/master-key.ts'
import { seeded } from '../replay/network.ts'
import { recordConversation } from './conversation.ts'
import { patternOf } from './pattern.ts'
import { BulkRows, catchUpLedger, contactsOf, headOf, keyLine, moveHead } from './store.ts'

export interface FillOptions {
  client: Client
  masters: MasterKeys
  workspaceId: string
  workerIds: readonly string[]
  /** the log has about so many events afterwards */
  events: number
  /** the workspace has at least so many contacts afterwards; their conversations are drawn among all of them */
  contacts: number
  seed: number
  /** conversations end before this instant */
  until: number
  onProgress: (events: number) => void
}

const rowsPerWrite = 60_000
const dayMs = 24 * 3_600_000
const spreadMs = 300 * dayMs
/** Rows of repeated requests are kept so long (forgetting.ts). */
const repeatedForMs = 30 * dayMs

/**
 * A log as a year of work would have left it: closed conversations of contacts, spread over the last 300 days. One of
 * each is decided by the server's own handler; the others are stamped after it with ids, instants, keys and hashes of
 * their own and written by COPY, because ten million events through the committer take hours.
 */
export async function fillLog(options: FillOptions): Promise<number> {
  const { client, masters, workspaceId, workerIds, events, contacts, seed, until } = options
  await client.query('set synchronous_commit = off')
  await catchUpLedger(client, workspaceId)
  const random = seeded(seed)
  const known = await contactsOf(client, workspaceId)
  const contactIds = known.map(({ contactId }) => contactId)
  const rows = new BulkRows()
  let due = until - spreadMs
  const clock = { at: due }
  const keys = keysIn(
    known.flatMap(({ key }) => key ?? []),
    (key) => rows.add(keyLine(workspaceId, key, clock.at)),
  )
  const crypto = createCrypto({ masters, keys, now: () => clock.at })
  const worker = workerIds[0] ?? ''
  // On keys of its own: what is recorded is never written.
  const scratch = createCrypto({ masters, keys: keysIn([], () => undefined), now: () => clock.at })
  const recorded = await recordConversation(workspaceId, worker, scratch, clock.at)
  const contactPattern = patternOf(recorded.contact, recorded, crypto)
  const conversationPattern = patternOf(recorded.conversation, recorded, crypto)
  const ids = createIds({ now: () => clock.at })
  let position = await headOf(client, workspaceId)
  const first = contactIds.length === 0 ? [ids.next('ctc')] : []
  contactIds.push(...first)
  const missing = Math.max(0, contacts - contactIds.length)
  const left = Math.max(0, events - position - missing * contactPattern.events)
  const conversations = Math.ceil(left / conversationPattern.events)
  const step = spreadMs / Math.max(1, missing + conversations)

  const one = async (pattern: typeof contactPattern, contactId: string) => {
    const workerId = workerIds[Math.floor(random() * workerIds.length)] ?? worker
    const isForgotten = clock.at < until - repeatedForMs
    const place = { firstPosition: position + 1, began: clock.at, contactId, workerId }
    for (const line of await pattern.stamp({ ...place, newId: ids.next, isForgotten })) rows.add(line)
    position += pattern.events
    due += step
    clock.at = Math.floor(due)
  }
  for (const contactId of first) await one(contactPattern, contactId)
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    await writing
    options.onProgress(position)
    writing = rows.write(client)
    // It is awaited with the next one.
    writing.catch(() => undefined)
  }
  const all = missing + conversations
  for (let n = 0; n < all; n++) {
    // New contacts are spread as evenly over the time as conversations are.
    const isNew = Math.floor(((n + 1) * missing) / all) > Math.floor((n * missing) / all)
    if (isNew) contactIds.push(ids.next('ctc'))
    if (isNew) await one(contactPattern, contactIds.at(-1) ?? '')
    else await one(conversationPattern, contactIds[Math.floor(random() * contactIds.length)] ?? '')
    // The database is written to meanwhile.
    if (n % 8 === 0) await turn()
    if (rows.waiting >= rowsPerWrite) await write()
  }
  await write()
  await writing
  await moveHead(client, workspaceId, position)
  return position
}

/** Keys in memory, told of each that is made. */
function keysIn(known: readonly WrappedKey[], onMade: (key: WrappedKey) => void): KeyStore {
  const keys = new Map(known.map((key) => [key.ownerId, key]))
  const held: Pick<KeyStore, 'load' | 'create'> = {
    load: async (_, ownerIds) => ownerIds.flatMap((ownerId) => keys.get(ownerId) ?? []),
    async create(_, key) {
      keys.set(key.ownerId, key)
      onMade(key)
      return key
    },
  }
  return held as KeyStore
}
