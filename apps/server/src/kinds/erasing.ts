import type { HandleResult } from '../platform/handle.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import type { Services } from '../services.ts'
import { contactOf, sendTo } from './contact-access.ts'
import { noteErasure } from './erasure-list.ts'

/**
 * Erases a contact and every contact that was merged with it: the log keeps its facts and ids, the key is destroyed,
 * and with it every text, file and identifier that it encrypted; tokens are gone.
 */
export async function eraseEverywhere(
  services: Services,
  workspaceId: string,
  contactId: string,
  actor: Parameters<Services['handle']>[0]['actor'],
  idempotency: Idempotency | null,
): Promise<HandleResult> {
  const result = await sendTo(services, workspaceId, contactId, { type: 'erase-contact' }, actor, idempotency)
  const isErased = result.ok || (await contactOf(services, workspaceId, contactId))?.erased === true
  if (!isErased) return result
  const self = await contactOf(services, workspaceId, contactId)
  const others = await services.contactStore.joinedWith(workspaceId, contactId, self?.mergedInto ?? null)
  for (const other of others)
    await sendTo(services, workspaceId, other, { type: 'erase-contact' }, actor, null)
  for (const one of [contactId, ...others]) await destroy(services, workspaceId, one)
  services.contents.forget(workspaceId)
  return result
}

async function destroy(services: Services, workspaceId: string, contactId: string): Promise<void> {
  await noteErasure(services.config.data, { workspaceId, contactId, at: services.clock.now() })
  await services.crypto.erase(workspaceId, contactId)
  await services.authStore.deleteContactTokens(workspaceId, contactId)
  const items = await services.store.find(workspaceId, { subjectKind: 'work-item', contactId, limit: 1_000 })
  await services.authStore.revokeCaseKeys(
    workspaceId,
    items.map((record) => record.subjectId),
    services.clock.now(),
  )
  services.auth.changed(workspaceId, contactId)
}
