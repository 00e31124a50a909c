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

const pageOfIds = 500

/** Pages of ids of everything that a contact ever wrote in, oldest first, however much it is. */
export async function* itemIdsOf(
  services: Services,
  workspaceId: string,
  contactId: string,
): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const ids = await services.contactStore.itemIdsOf(workspaceId, contactId, after, pageOfIds)
    if (ids.length > 0) yield ids
    if (ids.length < pageOfIds) return
    after = ids.at(-1) ?? after
  }
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

/** Words that no fact has any more: the text is deleted, and the value no longer finds this contact. */
export async function forgetValue(
  services: Services,
  workspaceId: string,
  contactId: string,
  { key, contentId, text }: { key: string; contentId: string; text: string | null },
): Promise<void> {
  const contact = await contactOf(services, workspaceId, contactId)
  if (contact?.facts.some((fact) => fact.contentId === contentId)) return
  await services.contactStore.deleteContent(workspaceId, contactId, contentId)
  services.contents.forget(workspaceId)
  if (text === null || (key !== 'email' && key !== 'phone')) return
  const others = await Promise.all(
    (contact?.facts ?? [])
      .filter((fact) => fact.key === key)
      .map((fact) => services.contents.text(workspaceId, fact.contentId)),
  )
  const blind = await blindOf(services, workspaceId, key, text)
  const stillSaid = await Promise.all(
    others.map(
      async (other) => other !== null && (await blindOf(services, workspaceId, key, other)) === blind,
    ),
  )
  if (!stillSaid.includes(true)) await services.identifiers.remove(workspaceId, key, blind, contactId)
}

export function blindOf(
  services: Services,
  workspaceId: string,
  kind: IdentifierKind,
  value: string,
): Promise<string> {
  return services.crypto.blind(workspaceId, kind, normalOf(kind, value))
}

type IdentifierKind = 'email' | 'phone' | 'sub'

/** One way to write what people write in many: two that mean the same are the same, and what says nothing stays itself. */
export function normalOf(kind: IdentifierKind, value: string): string {
  const plain = value.normalize('NFKC').trim()
  if (kind === 'email') return plain.toLowerCase()
  if (kind !== 'phone') return plain
  const digits = plain.replace(/\p{Nd}/gu, digitOf).replace(/[^\d+]/g, '')
  return /\d/.test(digits) ? digits.replace(/^00(?=[1-9])/, '+') : plain
}

/** Every script has its ten digits in a row. */
function digitOf(digit: string): string {
  let code = digit.codePointAt(0) ?? 0
  for (let n = 0; n < 10; n++, code--) if (!/\p{Nd}/u.test(String.fromCodePoint(code - 1))) return String(n)
  return digit
}
