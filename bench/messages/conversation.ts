import { createHash } from 'node:crypto'
import type { ContentDraft } from '@warmline/core'
import { deciders, type PolicyNow, type WorkCommand } from '@warmline/core'
import { createMemoryBus } from '../../apps/server/src/platform/bus.ts'
import type { Committer } from '../../apps/server/src/platform/committer.ts'
import type { Crypto } from '../../apps/server/src/platform/crypto.ts'
import { createHandler, type HandleInput } from '../../apps/server/src/platform/handle.ts'
import { createIds } from '../../apps/server/src/platform/ids.ts'
import type { Commit, Store } from '../../apps/server/src/platform/ports.ts'

const policy: PolicyNow = {
  aiOn: true,
  promiseDueMs: 300_000,
  staffed: true,
  opensAt: null,
  callbacks: true,
  mail: false,
}
const sentence = 'I looked at this again and it is still as it was, so please tell me what I should do next. '

/** What a contact and one closed conversation of theirs leave, as the server's own handler decided it. */
export interface Recorded {
  contactId: string
  workerId: string
  /** epoch ms of the first command */
  began: number
  contact: Commit[]
  conversation: Commit[]
  drafts: ContentDraft[]
}

/** A node without a database: what it commits is kept. */
function createScribe(workspaceId: string, crypto: Crypto, clock: { at: number }) {
  const commits: Commit[] = []
  const drafts: ContentDraft[] = []
  let position = 0
  const committer: Committer = {
    async commit(commit) {
      const firstPosition = position + 1
      position += commit.entries.length
      commits.push(commit)
      return { status: 'committed', firstPosition, lastPosition: position }
    },
    onCommitted: () => () => undefined,
    waiting: () => 0,
    drain: async () => undefined,
  }
  const ids = createIds({ now: () => clock.at })
  const handler = createHandler({
    store: { load: async () => undefined, repeated: async () => undefined } as unknown as Store,
    committer,
    clock: { now: () => clock.at, after: () => () => undefined },
    ids,
    dice: () => 0.5,
    crypto: {
      ...crypto,
      sealContent(ws, draft) {
        drafts.push(draft)
        return crypto.sealContent(ws, draft)
      },
    },
    deciders,
    bus: createMemoryBus(),
    log: { warn: () => undefined },
    cachedSubjects: 100,
  })
  const say = async (
    subjectKind: HandleInput['subjectKind'],
    subjectId: string,
    command: HandleInput['command'],
    actor: HandleInput['actor'],
  ) => {
    clock.at += 2_000
    const key = ids.next('key')
    const requestHash = createHash('sha256').update(key).digest('base64url')
    const idempotency = { scope: 'id' in actor ? actor.id : 'system', key, requestHash }
    const result = await handler.handle({ workspaceId, subjectKind, subjectId, command, actor, idempotency })
    if (!result.ok)
      throw new Error(`the log could not be prepared: ${JSON.stringify(command)} → ${result.problem.code}`)
  }
  return { ids, commits, drafts, say }
}

/** Asked for a person, given to one, six messages each way, ended and wrapped up. */
export async function recordConversation(
  workspaceId: string,
  workerId: string,
  crypto: Crypto,
  began: number,
): Promise<Recorded> {
  const clock = { at: began }
  const { ids, commits, drafts, say } = createScribe(workspaceId, crypto, clock)
  const contactId = ids.next('ctc')
  const itemId = ids.next('wi')
  const contact = { kind: 'contact' as const, id: contactId }
  const worker = { kind: 'worker' as const, id: workerId }
  const work = (command: WorkCommand, actor: HandleInput['actor']) => say('work-item', itemId, command, actor)
  const message = () => ({
    messageId: ids.next('msg'),
    text: sentence.repeat(2),
    attachments: [],
    asks: null,
  })
  const system = (name: string) => ({ kind: 'system' as const, name })
  await say('contact', contactId, { type: 'open-contact', language: 'en', simulated: true }, system('bench'))
  const opened = commits.length
  const start = { itemId, contactId, channel: 'widget' as const, language: 'en', policy }
  await work(
    { type: 'open-conversation', ...start, wants: 'person', previous: null, first: message() },
    contact,
  )
  await work(
    { type: 'assign', workerId, slot: 0, capacity: 1, way: 'direct', epoch: 1 },
    system('dispatching'),
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
  return {
    ...{ contactId, workerId, began, drafts },
    contact: commits.slice(0, opened),
    conversation: commits.slice(opened),
  }
}
