import type { Contact, ContactCommand } from '@warmline/core'
import type { HandleResult } from '../platform/handle.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import type { Services } from '../services.ts'

export async function contactOf(
  services: Services,
  workspaceId: string,
  contactId: string,
): Promise<Contact | undefined> {
  const stored = await services.store.load(workspaceId, contactId)
  return stored?.subjectKind === 'contact' ? (stored.state as Contact) : undefined
}

type Actor = Parameters<Services['handle']>[0]['actor']

export function sendTo(
  services: Services,
  workspaceId: string,
  contactId: string,
  command: ContactCommand,
  actor: Actor,
  idempotency: Idempotency | null,
): Promise<HandleResult> {
  return services.handle({
    workspaceId,
    subjectKind: 'contact',
    subjectId: contactId,
    command,
    actor,
    ...(idempotency ? { idempotency } : {}),
  })
}

/** Exact match only, by a keyed blind index of the normalised value. */
export async function remember(
  services: Services,
  workspaceId: string,
  contactId: string,
  key: string,
  value: string,
): Promise<void> {
  if (key !== 'email' && key !== 'phone') return
  const blind = await blindOf(services, workspaceId, key, value)
  await services.identifiers.add(workspaceId, key, blind, contactId, services.clock.now())
}

export function blindOf(
  services: Services,
  workspaceId: string,
  kind: 'email' | 'phone' | 'sub',
  value: string,
): Promise<string> {
  const plain = value.normalize('NFKC').trim()
  const normal =
    kind === 'email'
      ? plain.toLowerCase()
      : kind === 'phone'
        ? plain.replace(/[^\d+]/g, '').replace(/^00/, '+')
        : plain
  return services.crypto.blind(workspaceId, kind, normal)
}
