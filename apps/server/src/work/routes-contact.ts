import type { UnstampedWorkCommand } from '@warmline/core'
import { callbackSlots, firstName, isBookable, slotFromId, slotIdOf, stampPolicy } from '@warmline/core'
import { derivedId } from '../platform/derived-id.ts'
import { type ContactCaller, type Refused, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, contactActor, isRefused, ownBrief, ownGuard, ownItem } from './answers.ts'
import { slotRequest } from './callbacks.ts'
import { hear } from './hearing.ts'
import { lastPerson } from './last-person.ts'
import { tellTyping } from './typing.ts'

type Names =
  | 'openConversation'
  | 'sendMessage'
  | 'askForHuman'
  | 'withdrawAsk'
  | 'letAiTry'
  | 'callbackSlots'
  | 'chooseWait'
  | 'readByContact'
  | 'contactTyping'
  | 'rate'
  | 'answerSolved'
  | 'closeByContact'

interface Sent {
  caller: ContactCaller
  params: { itemId: string }
  idempotency: Idempotency | null
}

/** What a contact may ask of a conversation of its own. */
export function contactRoutes(services: Services): Pick<Implementations, Names> {
  const send = async (
    { caller, params, idempotency }: Sent,
    command: UnstampedWorkCommand,
    alwaysRetry = false,
  ) => {
    const brief = await ownBrief(services, caller, params.itemId)
    if (isRefused(brief)) return brief
    return accepted(
      caller.workspaceId,
      await dispatch(services, caller, params.itemId, command, idempotency, alwaysRetry, brief.language),
    )
  }
  return {
    openConversation: (request) =>
      open(services, request.caller, request.body, request.idempotency, 'widget'),
    async sendMessage(request) {
      const { caller, params, body } = request
      const brief = await ownBrief(services, caller, params.itemId)
      if (isRefused(brief)) return brief
      const files = await ownFiles(services, caller, body.attachments ?? [])
      if (isRefused(files)) return files
      const message = await hear(
        services,
        caller.workspaceId,
        { messageId: body.messageId, text: body.text, attachments: files },
        () => services.items.get(caller.workspaceId, params.itemId),
        brief.language,
      )
      const command: UnstampedWorkCommand = { type: 'append-message', message }
      return accepted(
        caller.workspaceId,
        await dispatch(services, caller, params.itemId, command, request.idempotency, true, brief.language),
      )
    },
    async askForHuman(request) {
      const { caller, params, body } = request
      const command = { type: 'ask-for-human', how: body.how ?? 'button' } as const
      if (body.again !== true) return send(request, command, true)
      const wish = await wishOf(services, caller, params.itemId)
      return send(request, { ...command, wish }, true)
    },
    withdrawAsk: (request) => send(request, { type: 'withdraw-ask' }),
    letAiTry: (request) => send(request, { type: 'let-ai-try', on: request.body.on }),
    async callbackSlots({ caller, params }) {
      const item = await ownItem(services, caller, params.itemId)
      if (isRefused(item)) return item
      return answer({ slots: await slotsFor(services, caller.workspaceId, item.language) })
    },
    async chooseWait(request) {
      const item = await ownItem(services, request.caller, request.params.itemId)
      if (isRefused(item)) return item
      const command = await chosen(services, request.caller.workspaceId, item.language, request.body)
      return isRefused(command) ? command : send(request, command)
    },
    readByContact: (request) => send(request, { type: 'read', by: 'contact', upTo: request.body.upTo }),
    async contactTyping({ caller, params }) {
      const item = await ownItem(services, caller, params.itemId)
      if (isRefused(item)) return item
      tellTyping(services, caller.workspaceId, item, { by: 'contact', name: null })
      return answer({})
    },
    rate: (request) =>
      send(request, { type: 'rate', score: request.body.score, comment: request.body.comment ?? null }),
    answerSolved: (request) => send(request, { type: 'answer-solved', solved: request.body.solved }),
    closeByContact: (request) => send(request, { type: 'close', by: 'contact' }),
  }
}

/** A wish must not cost the ask: what cannot be found out is no wish. */
export async function wishOf(
  services: Services,
  caller: ContactCaller,
  itemId: string | null,
): Promise<string | null> {
  try {
    const item = itemId === null ? undefined : await services.items.get(caller.workspaceId, itemId)
    const own = item?.contactId === caller.contactId ? item : null
    return (await lastPerson(services, caller, own))?.workerId ?? null
  } catch (error) {
    const ids = { workspaceId: caller.workspaceId, subjectId: itemId }
    services.log.warn({ err: error, ...ids }, 'a wish for the same person was not found out')
    return null
  }
}

/** Stamped here, where the language is known already. */
async function dispatch(
  services: Services,
  caller: ContactCaller,
  itemId: string,
  command: UnstampedWorkCommand,
  idempotency: Idempotency | null,
  alwaysRetry: boolean,
  language: string,
) {
  const { workspaceId } = caller
  return services.handle({
    workspaceId,
    subjectKind: 'work-item',
    subjectId: itemId,
    command: stampPolicy(command, await services.policyOf(workspaceId, language)),
    actor: contactActor(caller),
    guard: ownGuard(caller),
    ...(idempotency ? { idempotency } : {}),
    alwaysRetry,
  })
}

interface Opening {
  messageId?: string | undefined
  text?: string | undefined
  language: string
  wants: 'ai' | 'person'
  again?: boolean | undefined
  attachments?: string[] | undefined
}

/** Opens a conversation, from the widget, the page without scripts, or the API. */
export async function open(
  services: Services,
  caller: ContactCaller,
  body: Opening,
  idempotency: Idempotency | null,
  channel: 'widget' | 'page' | 'api',
) {
  const { workspaceId, contactId } = caller
  if (body.text === undefined && body.wants !== 'person')
    return {
      ok: false as const,
      problem: {
        code: 'bad-request' as const,
        errors: [{ path: 'text', message: 'say something, or ask for a person' }],
      },
    }
  const files = await ownFiles(services, caller, body.attachments ?? [])
  if (isRefused(files)) return files
  // A message id makes opening repeatable too: the same message of the same contact opens one conversation.
  const itemId =
    body.messageId === undefined || body.text === undefined
      ? services.ids.next('wi')
      : derivedId('wi', services.secret, workspaceId, contactId, body.messageId)
  const written = {
    messageId: body.messageId ?? services.ids.next('msg'),
    text: body.text ?? '',
    attachments: files,
  }
  const first =
    body.text === undefined ? null : await hear(services, workspaceId, written, null, body.language)
  const command: UnstampedWorkCommand = {
    type: 'open-conversation',
    itemId,
    contactId,
    channel,
    language: body.language,
    wants: body.wants,
    wish: body.again === true ? await wishOf(services, caller, null) : null,
    previous: await lastClosed(services, workspaceId, contactId),
    first,
  }
  const opened = await dispatch(services, caller, itemId, command, idempotency, true, body.language)
  if (opened.ok || opened.problem.code !== 'already-exists' || !first)
    return accepted(workspaceId, opened, true)
  const again: UnstampedWorkCommand = { type: 'append-message', message: first }
  return accepted(
    workspaceId,
    await dispatch(services, caller, itemId, again, null, true, body.language),
    true,
  )
}

async function lastClosed(services: Services, workspaceId: string, contactId: string) {
  const [record] = await services.store.find(workspaceId, {
    subjectKind: 'work-item',
    contactId,
    status: ['closed'],
    limit: 1,
    order: 'newest',
  })
  const item = record?.state as { itemId: string; closedAt: number | null } | undefined
  return item?.closedAt ? { itemId: item.itemId, closedAt: item.closedAt } : null
}

/** Files that this contact itself has stored. */
async function ownFiles(
  services: Services,
  caller: ContactCaller,
  attachmentIds: string[],
): Promise<string[] | Refused> {
  if (attachmentIds.length === 0) return attachmentIds
  const rows = await services.attachments.rows(caller.workspaceId, attachmentIds)
  const own = new Set(rows.filter((row) => row.owner_id === caller.contactId).map((row) => row.attachment_id))
  return attachmentIds.every((attachmentId) => own.has(attachmentId))
    ? attachmentIds
    : refuse('not-found', 'A file is not there.')
}

/** Bookable times with the first name of whom they are with. */
export async function slotsFor(services: Services, workspaceId: string, language: string) {
  const slots = callbackSlots({
    ...(await slotRequest(services, workspaceId, language)),
    limitPerDay: 8,
  })
  const names = await services.people.names(
    workspaceId,
    slots.map((slot) => slot.workerId ?? ''),
  )
  return slots.map((slot) => ({
    ...slot,
    slotId: slotIdOf(slot),
    name: firstName(names.get(slot.workerId ?? '') ?? null),
  }))
}

interface Choice {
  way: 'here' | 'callback' | 'email'
  slotId?: string | undefined
  mode?: 'chat' | 'phone' | undefined
  phone?: string | undefined
  email?: string | undefined
}

/** The command behind a chosen way to wait, or why it cannot be chosen. */
export async function chosen(
  services: Services,
  workspaceId: string,
  language: string,
  body: Choice,
): Promise<UnstampedWorkCommand | Refused> {
  if (body.way === 'here') return { type: 'choose-wait', way: 'here' }
  if (body.way === 'email') return { type: 'choose-wait', way: 'email', email: body.email ?? null }
  const slot = body.slotId === undefined ? null : slotFromId(body.slotId)
  if (slot === null)
    return {
      ok: false,
      problem: { code: 'bad-request', errors: [{ path: 'slotId', message: 'not a bookable time' }] },
    }
  if (!isBookable(slot, await slotRequest(services, workspaceId, language))) return refuse('slot-taken')
  return {
    type: 'choose-wait',
    way: 'callback',
    at: slot.at,
    workerId: slot.workerId,
    mode: body.mode ?? 'chat',
    phone: body.phone ?? null,
  }
}
