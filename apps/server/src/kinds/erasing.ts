import type { Contact } from '@warmline/core'
import type { HandleResult } from '../platform/handle.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import type { Services } from '../services.ts'
import { contactOf, itemIdsOf, sendTo } from './contact-access.ts'
import { noteErasure, readErasures } from './erasure-list.ts'

type Actor = Parameters<Services['handle']>[0]['actor']

/**
 * Erases a contact and every contact that was merged with it: what is open of theirs is closed, the log keeps its
 * facts and ids, the key is destroyed, and with it every text, file and identifier that it encrypted; tokens are gone.
 */
export async function eraseEverywhere(
  services: Services,
  workspaceId: string,
  contactId: string,
  actor: Actor,
  idempotency: Idempotency | null,
): Promise<HandleResult> {
  const erase = (one: string, key: Idempotency | null) =>
    sendTo(services, workspaceId, one, { type: 'erase-contact' }, actor, key)
  const self = await contactOf(services, workspaceId, contactId)
  if (!self) return erase(contactId, idempotency)
  const others = await services.contactStore.joinedWith(workspaceId, contactId, self.mergedInto)
  const all = [contactId, ...others]
  await noteErasure(services.config.data, workspaceId, all, services.clock.now())
  for (const one of all) await closeOpenWork(services, workspaceId, one)
  for (const one of all) await destroy(services, workspaceId, one)
  services.contents.forget(workspaceId)
  void services.scrubber.scrub()
  // Last: who is erased by the log is erased in everything, and what a crash cut off is finished at the next start.
  for (const other of others) await erase(other, null)
  return erase(contactId, idempotency)
}

/** Somebody of the demo whose talks are over: nobody asked for it, so nothing is written on the list of erasures. */
export async function eraseSimulated(
  services: Services,
  workspaceId: string,
  contactId: string,
): Promise<void> {
  await destroy(services, workspaceId, contactId)
  const actor: Actor = { kind: 'system', name: 'demo' }
  await sendTo(services, workspaceId, contactId, { type: 'erase-contact' }, actor, null)
}

const pageOfItems = 100
const openStatuses = ['ai', 'nowhere', 'queue', 'callback', 'worker', 'wrap-up'] as const

/** As if the contact had ended it: promises are withdrawn, callbacks cancelled, places at desks free again. */
async function closeOpenWork(services: Services, workspaceId: string, contactId: string): Promise<void> {
  for (;;) {
    const open = await services.store.find(workspaceId, {
      subjectKind: 'work-item',
      contactId,
      status: openStatuses,
      limit: pageOfItems,
    })
    if (open.length === 0) return
    for (const { subjectId } of open) {
      const closed = await services.handle({
        workspaceId,
        subjectKind: 'work-item',
        subjectId,
        command: { type: 'close', by: 'contact' },
        actor: { kind: 'contact', id: contactId },
      })
      if (!closed.ok) throw new Error(`${subjectId} was not closed: ${closed.problem.code}`)
    }
  }
}

async function destroy(services: Services, workspaceId: string, contactId: string): Promise<void> {
  await services.authStore.deleteContactTokens(workspaceId, contactId)
  await services.crypto.erase(workspaceId, contactId)
  // What came in between the closing and the end of the tokens.
  await closeOpenWork(services, workspaceId, contactId)
  for await (const itemIds of itemIdsOf(services, workspaceId, contactId))
    await services.authStore.revokeCaseKeys(workspaceId, itemIds, services.clock.now())
  services.auth.changed(workspaceId, contactId)
}

/**
 * After a restore the log does not know yet who was erased since the backup: whoever is on the list and not erased is
 * erased now, one after the other. Returns how many were and how many could not be.
 */
export async function finishErasures(
  services: Services,
  goesOn: () => boolean,
): Promise<{ finished: number; failed: number }> {
  let finished = 0
  let failed = 0
  for (const { workspaceId, contactId } of await readErasures(services.config.data)) {
    if (!goesOn()) break
    const contact = await contactOf(services, workspaceId, contactId)
    if (!contact || contact.erased) continue
    if (await finish(services, workspaceId, contact)) finished += 1
    else failed += 1
  }
  if (finished > 0)
    services.log.warn({ count: finished }, 'contacts that a restore brought back were erased again')
  return { finished, failed }
}

async function finish(services: Services, workspaceId: string, { contactId }: Contact): Promise<boolean> {
  try {
    const actor: Actor = { kind: 'system', name: 'erasing' }
    return (await eraseEverywhere(services, workspaceId, contactId, actor, null)).ok
  } catch (error) {
    services.log.warn(
      { err: error, workspaceId, subjectId: contactId },
      'an erasure was not finished; again at the next start',
    )
    return false
  }
}
