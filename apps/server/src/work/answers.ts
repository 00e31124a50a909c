import type { Accepted, ProblemCode } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import type { HandleResult } from '../platform/handle.ts'
import { type ContactCaller, type PersonCaller, type Refused, refuse } from '../platform/http/caller.ts'
import type { Answer } from '../platform/http/implementation.ts'
import { encodeCursor } from '../platform/sockets/cursor.ts'
import type { Services } from '../services.ts'
import type { Brief } from './items.ts'

export const cursorAt = (workspaceId: string, position: number): string =>
  encodeCursor(workspaceId, { lane: 0, position })

/** What every accepted command answers. */
export function accepted(workspaceId: string, result: HandleResult, withItem = false): Answer<Accepted> {
  if (!result.ok) return result
  const { position, version, subjectId } = result.response
  const value = { cursor: cursorAt(workspaceId, position), version }
  return { ok: true, value: withItem ? { ...value, itemId: subjectId } : value }
}

export const contactActor = (caller: ContactCaller) => ({ kind: 'contact' as const, id: caller.contactId })
export const workerActor = (caller: PersonCaller) => ({ kind: 'worker' as const, id: caller.workerId })
export const systemActor = (name: string) => ({ kind: 'system' as const, name })

export const isLead = (caller: PersonCaller) =>
  caller.roles.includes('lead') || caller.roles.includes('admin')

/** The contact's own conversation, or `not-found`: another's is answered like one that does not exist. */
export async function ownItem(
  services: Services,
  caller: ContactCaller,
  itemId: string,
): Promise<WorkItem | Refused> {
  const item = await services.items.get(caller.workspaceId, itemId)
  return item?.contactId === caller.contactId ? item : refuse('not-found')
}

/** The same, for commands: `ownGuard` asks once more, of the state that they are decided on. */
export async function ownBrief(
  services: Services,
  caller: ContactCaller,
  itemId: string,
): Promise<Brief | Refused> {
  const brief = await services.items.brief(caller.workspaceId, itemId)
  // What this node remembers may be from before two contacts were joined.
  return brief?.contactId === caller.contactId ? brief : ownItem(services, caller, itemId)
}

/** Holds a command to the contact's own conversation (or one that is being opened). */
export const ownGuard =
  (caller: ContactCaller) =>
  (state: unknown): ProblemCode | null =>
    state === null || (state as WorkItem).contactId === caller.contactId ? null : 'not-found'

/** A conversation that this person may see: leads all, workers what they hold or held. */
export async function seenItem(
  services: Services,
  caller: PersonCaller,
  itemId: string,
): Promise<WorkItem | Refused> {
  const item = await services.items.get(caller.workspaceId, itemId)
  if (!item) return refuse('not-found')
  return isLead(caller) || holderOf(item) === caller.workerId || item.lastWorkerId === caller.workerId
    ? item
    : refuse('not-found')
}

export const holderOf = (item: WorkItem): string | null =>
  item.holder.at === 'worker' || item.holder.at === 'wrap-up' ? item.holder.workerId : null

export const isRefused = (found: object): found is Refused => 'ok' in found && found.ok === false
