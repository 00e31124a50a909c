import type { ContactCommand } from '@warmline/core'
import { type Identity, verifyIdentity } from '../platform/auth/identity.ts'
import { hashToken, tokenFor } from '../platform/auth/tokens.ts'
import { derivedId } from '../platform/derived-id.ts'
import { type ContactCaller, type Refused, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, systemActor, workerActor } from '../work/answers.ts'
import { nameOf } from '../work/items.ts'
import { blindOf, contactOf, remember, sendTo } from './contact-access.ts'
import { eraseEverywhere } from './erasing.ts'
import { exportContact } from './exporting.ts'
import { mergeInto } from './merging.ts'
import { identitySecret } from './settings.ts'

type Names = 'openContact' | 'identify' | 'forgetContact' | 'findContact' | 'exportContact' | 'eraseContact'

export function contactKindRoutes(services: Services): Pick<Implementations, Names> {
  return {
    async openContact({ body, idempotency, http, address }) {
      const row = await services.authStore.workspaceBySlug(body.slug)
      if (!row) return refuse('not-found')
      const wait = await tooMany(services, row.workspace_id, address)
      if (wait !== null) return { ok: false, problem: { code: 'too-many-requests', retryAfterS: wait } }
      if (!(await services.origins.mayEmbed(http.request.headers, row.workspace_id)))
        return refuse('origin-refused')
      return openContact(services, row.workspace_id, body.language, idempotency, false)
    },
    identify: ({ caller, body, idempotency }) => identify(services, caller, body.token, idempotency),
    async forgetContact({ caller }) {
      await services.authStore.endIdentity(Buffer.from(caller.tokenId, 'hex'), services.clock.now())
      await services.auth.revokeContactToken(caller.tokenId)
      return answer({})
    },
    async findContact({ caller, query }) {
      const { workspaceId } = caller
      const owners = await Promise.all(
        (['email', 'phone', 'sub'] as const).map(async (kind) =>
          services.identifiers.owners(
            workspaceId,
            kind,
            await blindOf(services, workspaceId, kind, query.identifier),
          ),
        ),
      )
      const contactIds = [...new Set(owners.flat())]
      const states = await Promise.all(
        contactIds.map((contactId) => contactOf(services, workspaceId, contactId)),
      )
      const contacts = await Promise.all(
        states
          .flatMap((contact) => (contact ? [contact] : []))
          .map(async (contact) => ({
            contactId: contact.contactId,
            name: await nameOf(services.contents, workspaceId, contact),
            erased: contact.erased,
          })),
      )
      return answer({ contacts })
    },
    async exportContact({ caller, params }) {
      const found = await exportContact(services, caller.workspaceId, params.contactId)
      return found ? answer(found) : refuse('not-found')
    },
    async eraseContact({ caller, params, idempotency }) {
      if (!(await contactOf(services, caller.workspaceId, params.contactId))) return refuse('not-found')
      return accepted(
        caller.workspaceId,
        await eraseEverywhere(
          services,
          caller.workspaceId,
          params.contactId,
          workerActor(caller),
          idempotency,
        ),
      )
    },
  }
}

/** Contacts cost nothing to open, so an address opens only so many; the workspaces of replay and bench have no limit. */
export async function tooMany(
  services: Services,
  workspaceId: string,
  address: string,
): Promise<number | null> {
  if (await services.auth.isUnlimited(workspaceId)) return null
  return services.limits.byAddress('open-contact', address)
}

/** The same key gives the same contact and the same token: a lost answer leaves no contact behind. */
export async function openContact(
  services: Services,
  workspaceId: string,
  language: string,
  idempotency: Idempotency | null,
  simulated: boolean,
) {
  const { scope, key } = idempotency ?? { scope: 'page', key: services.ids.next('ctc') }
  const contactId = derivedId('ctc', services.secret, workspaceId, scope, key)
  const command: ContactCommand = { type: 'open-contact', language, simulated }
  const result = await sendTo(
    services,
    workspaceId,
    contactId,
    command,
    { kind: 'contact', id: contactId },
    idempotency,
  )
  if (!result.ok) return result
  const token = tokenFor('contact', services.secret, workspaceId, scope, key)
  await services.authStore.addContactToken(hashToken(token), workspaceId, contactId, services.clock.now())
  return answer({ contactId, token })
}

async function identify(
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

/** The contact that this identity is: the one known by it, this one from now on, or a fresh one on a shared computer. */
async function joined(services: Services, caller: ContactCaller, sub: string): Promise<string | Refused> {
  const { workspaceId, contactId } = caller
  const known = await livingOwner(services, workspaceId, sub)
  const self = await contactOf(services, workspaceId, contactId)
  if (!self || self.erased) return refuse('token-expired')
  if (known === contactId) return contactId
  const actor = systemActor('identify')
  if (known !== null) {
    if (self.identified) return known
    const how = { by: 'identify', tokens: 'follow' } as const
    return (await mergeInto(services, workspaceId, contactId, known, how)) ?? known
  }
  if (!self.identified) {
    const identified = await sendTo(
      services,
      workspaceId,
      contactId,
      { type: 'identify-contact', subHash: sub },
      actor,
      null,
    )
    return identified.ok ? contactId : identified
  }
  const freshId = derivedId('ctc', services.secret, workspaceId, 'sub', sub)
  const opened = await sendTo(
    services,
    workspaceId,
    freshId,
    { type: 'open-contact', language: self.language, simulated: self.simulated },
    actor,
    null,
  )
  if (!opened.ok && opened.problem.code !== 'already-exists') return opened
  const identified = await sendTo(
    services,
    workspaceId,
    freshId,
    { type: 'identify-contact', subHash: sub },
    actor,
    null,
  )
  return identified.ok ? freshId : identified
}

async function livingOwner(services: Services, workspaceId: string, sub: string): Promise<string | null> {
  for (const ownerId of await services.identifiers.owners(workspaceId, 'sub', sub)) {
    const contact = await contactOf(services, workspaceId, ownerId)
    if (contact && !contact.erased && contact.mergedInto === null) return ownerId
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
