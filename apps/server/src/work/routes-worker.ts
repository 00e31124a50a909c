import { firstName, type UnstampedWorkCommand, type Worker, type WorkItem } from '@warmline/core'
import { type PersonCaller, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, holderOf, isRefused, seenItem, workerActor } from './answers.ts'
import { contextPackOf } from './context-pack.ts'
import { tellTyping } from './typing.ts'

type Names =
  | 'sendReply'
  | 'pass'
  | 'release'
  | 'transfer'
  | 'finish'
  | 'wrapUp'
  | 'readByTeam'
  | 'workerTyping'
  | 'suggest'
  | 'callbackOutcome'
  | 'callbackPhone'
  | 'context'
  | 'items'
  | 'assignByLead'

interface Sent {
  caller: PersonCaller
  params: { itemId: string }
  idempotency: Idempotency | null
}

/** What a worker may do with work, under the epoch held; core's fence refuses what is not held. */
export function workerRoutes(services: Services): Pick<Implementations, Names> {
  const send = async ({ caller, params, idempotency }: Sent, command: UnstampedWorkCommand) => {
    const { workspaceId } = caller
    const result = await services.handle({
      workspaceId,
      subjectKind: 'work-item',
      subjectId: params.itemId,
      command,
      actor: workerActor(caller),
      ...(idempotency ? { idempotency } : {}),
    })
    return accepted(workspaceId, result)
  }
  return {
    async sendReply(request) {
      const { caller, params, body } = request
      const attachments = body.attachments ?? []
      if (!(await areOf(services, caller, params.itemId, attachments)))
        return refuse('not-found', 'A file is not there.')
      const { messageId, epoch, text, draftId } = body
      return send(request, {
        type: 'reply',
        workerId: caller.workerId,
        epoch,
        messageId,
        text,
        attachments,
        draftId: draftId ?? null,
      })
    },
    pass: (request) =>
      send(request, { type: 'pass', workerId: request.caller.workerId, epoch: request.body.epoch }),
    release: ({ body, ...request }) =>
      send(request, {
        type: 'release',
        workerId: request.caller.workerId,
        epoch: body.epoch,
        note: body.note ?? null,
      }),
    transfer: ({ body, ...request }) =>
      send(request, {
        type: 'transfer',
        workerId: request.caller.workerId,
        epoch: body.epoch,
        toWorkerId: body.toWorkerId ?? null,
        topic: body.topic ?? null,
        note: body.note ?? null,
      }),
    finish: (request) =>
      send(request, { type: 'finish', workerId: request.caller.workerId, epoch: request.body.epoch }),
    async wrapUp({ body, ...request }) {
      const workspace = await services.workspaces.get(request.caller.workspaceId)
      const known = workspace?.state.dispositions.map((one) => one.id) ?? []
      if (!known.includes(body.disposition))
        return refuse('out-of-limits', `disposition is one of ${known.join(', ')}.`)
      return send(request, {
        type: 'wrap-up',
        workerId: request.caller.workerId,
        epoch: body.epoch,
        disposition: body.disposition,
        topic: body.topic ?? null,
        note: body.note ?? null,
      })
    },
    async readByTeam(request) {
      const item = await seenItem(services, request.caller, request.params.itemId)
      if (isRefused(item)) return item
      if (holderOf(item) !== request.caller.workerId) return refuse('not-holder')
      return send(request, { type: 'read', by: 'team', upTo: request.body.upTo })
    },
    async workerTyping({ caller, params }) {
      const item = await services.items.get(caller.workspaceId, params.itemId)
      if (!item) return refuse('not-found')
      if (holderOf(item) !== caller.workerId) return refuse('not-holder')
      tellTyping(services, caller.workspaceId, item, {
        by: 'worker',
        name: firstName(await services.people.name(caller.workspaceId, caller.workerId)),
      })
      return answer({})
    },
    async suggest(request) {
      const item = await services.items.get(request.caller.workspaceId, request.params.itemId)
      if (!item) return refuse('not-found')
      if (holderOf(item) !== request.caller.workerId) return refuse('not-holder')
      if (item.epoch !== request.body.epoch) return refuse('stale-epoch')
      return send(request, { type: 'request-draft', purpose: 'suggestion', messageSeq: item.lastSeq })
    },
    callbackOutcome: ({ body, ...request }) =>
      send(request, {
        type: 'record-callback',
        workerId: request.caller.workerId,
        epoch: body.epoch,
        outcome: body.outcome,
      }),
    async callbackPhone({ caller, params }) {
      const item = await services.items.get(caller.workspaceId, params.itemId)
      if (!item) return refuse('not-found')
      if (holderOf(item) !== caller.workerId) return refuse('not-holder')
      const contentId = item.callback?.phoneContentId
      return answer({ phone: contentId ? await services.contents.text(caller.workspaceId, contentId) : null })
    },
    async context({ caller, params }) {
      const item = await seenItem(services, caller, params.itemId)
      return isRefused(item) ? item : answer(await contextPackOf(services, caller.workspaceId, item))
    },
    items: ({ caller, query }) => listItems(services, caller, query),
    async assignByLead(request) {
      const place = await freePlace(services, request.caller.workspaceId, request.body.workerId)
      if (place === null) return refuse('slot-taken', 'This person holds as much as they wish to.')
      const { workerId, epoch } = request.body
      return send(request, { type: 'assign', workerId, ...place, way: 'direct', epoch })
    },
  }
}

interface ItemsQuery {
  status?: 'ai' | 'queue' | 'worker' | 'wrap-up' | 'closed' | undefined
  contactId?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

async function listItems(services: Services, caller: PersonCaller, query: ItemsQuery) {
  const limit = query.limit ?? 50
  const place = /^(\d{1,15})\.(wi_[0-9a-f-]{36})$/.exec(query.after ?? '')
  const status =
    query.status === undefined ? null : query.status === 'queue' ? ['queue', 'callback'] : [query.status]
  const records = await services.items.store.items(caller.workspaceId, {
    status,
    contactId: query.contactId ?? null,
    after: place?.[1] && place[2] ? { openedAt: Number(place[1]), itemId: place[2] } : null,
    limit,
  })
  const items = await services.items.cards(caller.workspaceId, records, { role: 'lead', id: caller.workerId })
  const last = records.at(-1)?.state as WorkItem | undefined
  return answer({ items, after: last && records.length === limit ? `${last.openedAt}.${last.itemId}` : null })
}

/** Whether all these files are the conversation's contact's. Without files nothing is read. */
async function areOf(
  services: Services,
  { workspaceId }: PersonCaller,
  itemId: string,
  attachmentIds: readonly string[],
): Promise<boolean> {
  if (attachmentIds.length === 0) return true
  const [item, rows] = await Promise.all([
    services.items.get(workspaceId, itemId),
    services.attachments.rows(workspaceId, attachmentIds),
  ])
  return rows.length === attachmentIds.length && rows.every((row) => row.owner_id === item?.contactId)
}

/** The lowest free place below capacity; the unique keys of place and capacity decide when two are fast. */
async function freePlace(
  services: Services,
  workspaceId: string,
  workerId: string,
): Promise<{ slot: number; capacity: number } | null> {
  const [stored, held] = await Promise.all([
    services.store.load(workspaceId, workerId),
    services.store.find(workspaceId, {
      subjectKind: 'work-item',
      workerId,
      status: ['worker', 'wrap-up'],
      limit: 16,
    }),
  ])
  const worker = stored?.subjectKind === 'worker' ? (stored.state as Worker) : null
  const taken = new Set(
    held
      .map((record) => (record.state as WorkItem).holder)
      .map((holder) => ('slot' in holder ? holder.slot : -1)),
  )
  const capacity = worker?.capacity ?? 0
  if (taken.size >= capacity) return null
  for (let slot = 0; slot < capacity; slot++) if (!taken.has(slot)) return { slot, capacity }
  return null
}
