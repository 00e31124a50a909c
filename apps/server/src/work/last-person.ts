import { firstName, type Worker, type WorkItem } from '@warmline/core'
import type { ContactCaller } from '../platform/http/caller.ts'
import type { Services } from '../services.ts'

const lookedAt = 20

/**
 * Who spoke with this contact last, in this conversation or an earlier one, and still works here; never somebody
 * disabled. What a wish for "the same person again" is resolved to.
 */
export async function lastPerson(
  services: Services,
  { workspaceId, contactId }: ContactCaller,
  item: Pick<WorkItem, 'lastWorkerId'> | null = null,
): Promise<Worker | null> {
  const workerId = item?.lastWorkerId ?? (await lastSpeaker(services, workspaceId, contactId))
  // read anew: whoever was disabled a second ago is not named any more
  const stored = workerId ? await services.store.load(workspaceId, workerId) : undefined
  const worker = stored?.subjectKind === 'worker' ? (stored.state as Worker) : null
  return worker?.availability === 'disabled' ? null : worker
}

async function lastSpeaker(
  services: Services,
  workspaceId: string,
  contactId: string,
): Promise<string | null> {
  const records = await services.store.find(workspaceId, {
    subjectKind: 'work-item',
    contactId,
    limit: lookedAt,
    order: 'newest',
  })
  const items = records.map((record) => record.state as WorkItem).filter((one) => one.lastWorkerId !== null)
  return items.sort((a, b) => b.lastMessageAt - a.lastMessageAt)[0]?.lastWorkerId ?? null
}

/** The choice that a contact is offered: a first name, and whether they could come at once. */
export async function lastPersonView(services: Services, caller: ContactCaller) {
  const worker = await lastPerson(services, caller)
  if (!worker) return { name: null, now: 'away' as const }
  const { name, availability, capacity, connected, holding } = await services.people.view(
    caller.workspaceId,
    worker,
  )
  const isHere = availability === 'available' && connected
  return {
    name: firstName(name),
    now: isHere ? (holding < capacity ? ('free' as const) : ('busy' as const)) : ('away' as const),
  }
}
