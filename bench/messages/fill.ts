import { createHash } from 'node:crypto'
import { deciders, type PolicyNow, type WorkCommand } from '@warmline/core'
import type { Client } from 'pg'
import { createMemoryBus } from '../../apps/server/src/platform/bus.ts'
import type { Committer } from '../../apps/server/src/platform/committer.ts'
import { createCrypto, type KeyStore } from '../../apps/server/src/platform/crypto.ts'
import { createHandler, type Handle, type HandleInput } from '../../apps/server/src/platform/handle.ts'
import { createIds } from '../../apps/server/src/platform/ids.ts'
import type { MasterKeys } from '../../apps/server/src/platform/master-key.ts'
import type { Commit, Ids, Store } from '../../apps/server/src/platform/ports.ts'
import { seeded } from '../replay/network.ts'
import { BulkRows, headOf, moveHead } from './store.ts'

export interface FillOptions {
  client: Client
  masters: MasterKeys
  workspaceId: string
  workerIds: readonly string[]
  /** the log has so many events afterwards */
  events: number
  seed: number
  /** conversations end before this instant */
  until: number
  onProgress: (events: number) => void
}

const rowsPerWrite = 60_000
const policy: PolicyNow = {
  aiOn: true,
  promiseDueMs: 300_000,
  staffed: true,
  opensAt: null,
  callbacks: true,
  mail: false,
}

/**
 * A log as a year of work would have left it: closed conversations of contacts of their own, each decided, evolved,
 * encrypted and chained by the server's own handler. Only the way into the tables is another one, COPY, because a
 * million events through the committer take minutes.
 */
export async function fillLog(options: FillOptions): Promise<number> {
  const { client, workspaceId, events } = options
  await client.query('set synchronous_commit = off')
  const start = await headOf(client, workspaceId)
  const world = createWorld(options, start)
  while (world.position() < events) {
    await playConversation(world, options)
    if (world.rows.waiting < rowsPerWrite) continue
    await world.rows.write(client)
    options.onProgress(world.position())
  }
  await world.rows.write(client)
  options.onProgress(world.position())
  await moveHead(client, workspaceId, world.position())
  return world.position()
}

interface World {
  rows: BulkRows
  handle: Handle
  ids: Ids
  random: () => number
  clock: { at: number }
  position(): number
  /** keeps the state rows of the conversation that began then, and moves on to the next one's beginning */
  endOf(began: number): void
}

/** A node without a database: what it commits goes into rows. */
function createWorld({ masters, workspaceId, seed, until, events }: FillOptions, start: number): World {
  const random = seeded(seed)
  const rows = new BulkRows()
  // Spread over the last 300 days, at the pace that gets to now with the last one.
  const clock = { at: until - 300 * 24 * 3_600_000 }
  const step = Math.floor((until - clock.at) / Math.max(1, events / eventsEach))
  let position = start
  const last = new Map<string, Commit>()
  const committer: Committer = {
    async commit(commit) {
      const firstPosition = position + 1
      position += commit.entries.length
      rows.commit(commit, firstPosition)
      last.set(commit.subjectId, commit)
      return { status: 'committed', firstPosition, lastPosition: position }
    },
    onCommitted: () => () => undefined,
    waiting: () => 0,
    drain: async () => undefined,
  }
  const keys: Pick<KeyStore, 'load' | 'create'> = {
    load: async () => [],
    async create(ws, key, now) {
      rows.key(ws, key, now)
      return key
    },
  }
  const ids = createIds({ now: () => clock.at })
  const handler = createHandler({
    store: { load: async () => undefined, repeated: async () => undefined } as unknown as Store,
    committer,
    clock: { now: () => clock.at, after: () => () => undefined },
    ids,
    dice: random,
    crypto: createCrypto({ masters, keys: keys as KeyStore, now: () => clock.at }),
    deciders,
    bus: createMemoryBus(),
    log: { warn: () => undefined },
    cachedSubjects: 100,
  })
  const handle: Handle = (input) => handler.handle({ ...input, workspaceId })
  return {
    rows,
    handle,
    ids,
    random,
    clock,
    position: () => position,
    endOf(began) {
      for (const commit of last.values()) rows.subject(commit)
      last.clear()
      clock.at = began + step
    },
  }
}

/** About so many events stand in the log for one conversation. */
const eventsEach = 25
const sentence = 'I looked at this again and it is still as it was, so please tell me what I should do next. '

async function playConversation(world: World, { workspaceId, workerIds }: FillOptions): Promise<void> {
  const { ids, clock, random } = world
  const contactId = ids.next('ctc')
  const itemId = ids.next('wi')
  const workerId = workerIds[Math.floor(random() * workerIds.length)] ?? ''
  const contact = { kind: 'contact' as const, id: contactId }
  const worker = { kind: 'worker' as const, id: workerId }
  const say = (command: HandleInput['command'], actor: HandleInput['actor'], subject = itemId) => {
    clock.at += 2_000
    const key = ids.next('key')
    const requestHash = createHash('sha256').update(key).digest('base64url')
    const subjectKind = subject === itemId ? ('work-item' as const) : ('contact' as const)
    const idempotency = { scope: 'id' in actor ? actor.id : 'system', key, requestHash }
    return world.handle({ workspaceId, subjectKind, subjectId: subject, command, actor, idempotency })
  }
  const message = () => ({
    messageId: ids.next('msg'),
    text: sentence.repeat(2),
    attachments: [],
    asks: null,
  })
  const work = async (command: WorkCommand, actor: HandleInput['actor']) => {
    const result = await say(command, actor)
    if (!result.ok) throw new Error(`the log could not be prepared: ${command.type} → ${result.problem.code}`)
  }
  const began = clock.at
  await say(
    { type: 'open-contact', language: 'en', simulated: true },
    { kind: 'system', name: 'bench' },
    contactId,
  )
  await work(
    {
      type: 'open-conversation',
      itemId,
      contactId,
      channel: 'widget',
      language: 'en',
      policy,
      wants: 'person',
      previous: null,
      first: message(),
    },
    contact,
  )
  await work(
    { type: 'assign', workerId, slot: 0, capacity: 1, way: 'direct', epoch: 1 },
    { kind: 'system', name: 'dispatching' },
  )
  for (let n = 0; n < 6; n++) {
    const { messageId, text } = message()
    await work({ type: 'reply', workerId, epoch: 2, messageId, text, attachments: [], draftId: null }, worker)
    await work({ type: 'append-message', message: message(), policy }, contact)
  }
  await work({ type: 'finish', workerId, epoch: 2 }, worker)
  await work(
    { type: 'wrap-up', workerId, epoch: 3, disposition: 'answered', topic: null, note: null },
    worker,
  )
  world.endOf(began)
}
