import { type Contact, identityKey } from '@warmline/core'
import { type Identity, verifyIdentity } from '../platform/auth/identity.ts'
import { hashToken, tokenFor } from '../platform/auth/tokens.ts'
import { derivedId } from '../platform/derived-id.ts'
import { type ContactCaller, type Refused, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { systemActor } from '../work/answers.ts'
import { contactOf, remember, sendTo } from './contact-access.ts'
import { mergeInto } from './merging.ts'
import { identitySecret } from './settings.ts'

/** Who a host page says a contact is. Devices that say the same at once end as one contact. */
export async function identify(
  services: Services,
  caller: ContactCaller,
  jwt: string,
  idempotency: Idempotency | null,
) {
  const { workspaceId } = caller
  const identity = await verifyIdentity(
    jwt,
    (kid) => identitySecret(services, workspaceId, kid),
    services.clock.now(),
  )
  if ('refused' in identity) return refuse('identity-refused', identity.refused)
  const jwtHash = hashToken(jwt)
  if (await services.authStore.wasIdentityEnded(jwtHash))
    return refuse('identity-refused', 'It was used before a log-out: sign a fresh one.')
  const sub = await services.crypto.blind(workspaceId, 'sub', identity.sub)
  const contactId = await joined(services, caller, sub)
  if (typeof contactId !== 'string') return contactId
  await recordClaims(services, workspaceId, contactId, identity, sub)
  const token = tokenFor(
    'contact',
    services.secret,
    workspaceId,
    contactId,
    idempotency?.scope ?? '',
    idempotency?.key ?? '',
  )
  await services.authStore.noteIdentityUse(jwtHash, hashToken(token), identity.expiresAt)
  await services.authStore.addContactToken(hashToken(token), workspaceId, contactId, services.clock.now())
  if (contactId !== caller.contactId) await services.auth.revokeContactToken(caller.tokenId)
  return answer({ contactId, token })
}

const mostTries = 4
/** What another device of this person did meanwhile: who is who is looked up again. */
const overtaken: ReadonlySet<string> = new Set(['reservation-taken', 'wrong-state', 'stale-version'])

/** The contact that this identity is: the one known by it, this one from now on, or a fresh one on a shared computer. */
async function joined(services: Services, caller: ContactCaller, sub: string): Promise<string | Refused> {
  const { workspaceId, contactId } = caller
  for (let tries = 1; ; tries++) {
    const known = await livingOwner(services, workspaceId, sub)
    const self = await contactOf(services, workspaceId, contactId)
    if (!self || self.erased) return refuse('token-expired')
    if (known === contactId) return contactId
    const found =
      known === null
        ? await becomes(services, workspaceId, self, sub)
        : await comesTo(services, workspaceId, self, known)
    if (typeof found === 'string' || tries === mostTries || !overtaken.has(found.problem.code)) return found
  }
}

/** What is somebody's own already stays theirs; only an anonymous contact goes into the known one. */
async function comesTo(services: Services, workspaceId: string, self: Contact, known: string) {
  if (self.identified || (self.mergedInto !== null && self.mergedInto !== known)) return known
  const how = { by: 'identify', tokens: 'follow' } as const
  return (await mergeInto(services, workspaceId, self.contactId, known, how)) ?? known
}

async function becomes(
  services: Services,
  workspaceId: string,
  self: Contact,
  sub: string,
): Promise<string | Refused> {
  const actor = systemActor('identify')
  let contactId = self.contactId
  if (self.identified) {
    contactId = derivedId('ctc', services.secret, workspaceId, 'sub', sub)
    const { language, simulated } = self
    const open = { type: 'open-contact', language, simulated } as const
    const opened = await sendTo(services, workspaceId, contactId, open, actor, null)
    if (!opened.ok && opened.problem.code !== 'already-exists') return opened
  }
  const command = { type: 'identify-contact', subHash: sub } as const
  const identified = await sendTo(services, workspaceId, contactId, command, actor, null)
  return identified.ok ? contactId : identified
}

/** Known since an earlier answer, or by the key that was taken in the same transaction as the identity. */
async function livingOwner(services: Services, workspaceId: string, sub: string): Promise<string | null> {
  const key = identityKey(sub)
  const holder = await services.contactStore.holderOf(workspaceId, key)
  const owners = await services.identifiers.owners(workspaceId, 'sub', sub)
  for (const ownerId of holder === undefined ? owners : [holder, ...owners]) {
    const contact = await contactOf(services, workspaceId, ownerId)
    if (contact && !contact.erased && contact.mergedInto === null) return ownerId
    if (ownerId === holder && contact?.erased) await services.contactStore.release(workspaceId, key, holder)
  }
  return null
}

async function recordClaims(
  services: Services,
  workspaceId: string,
  contactId: string,
  identity: Identity,
  sub: string,
): Promise<void> {
  await services.identifiers.add(workspaceId, 'sub', sub, contactId, services.clock.now())
  const contact = await contactOf(services, workspaceId, contactId)
  for (const key of ['name', 'email', 'phone'] as const) {
    const value = identity[key]
    if (value === null) continue
    const present = contact?.facts.find((fact) => fact.key === key && fact.by === 'host')
    const isSame = present && (await services.contents.text(workspaceId, present.contentId)) === value
    if (!isSame)
      await sendTo(
        services,
        workspaceId,
        contactId,
        { type: 'record-fact', key, value, by: 'host' },
        systemActor('identify'),
        null,
      )
    await remember(services, workspaceId, contactId, key, value)
  }
}
