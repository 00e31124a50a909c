import { routes } from '@warmline/contracts'
import type { ContactCommand } from '@warmline/core'
import { hashToken, tokenFor } from '../platform/auth/tokens.ts'
import { derivedId } from '../platform/derived-id.ts'
import { refuse } from '../platform/http/caller.ts'
import { type Idempotency, requestHash } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, workerActor } from '../work/answers.ts'
import { nameOf } from '../work/items.ts'
import { blindOf, contactOf, sendTo } from './contact-access.ts'
import { eraseEverywhere } from './erasing.ts'
import { exportContact } from './exporting.ts'
import { identify } from './identifying.ts'

type Names = 'openContact' | 'identify' | 'forgetContact' | 'findContact' | 'exportContact' | 'eraseContact'

export function contactKindRoutes(services: Services): Pick<Implementations, Names> {
  return {
    async openContact({ body, idempotency, http, address }) {
      const row = await services.authStore.workspaceBySlug(body.slug)
      if (!row) return refuse('not-found')
      const wait = await tooMany(services, row.workspace_id, address, body.wants === 'person')
      if (wait !== null) return { ok: false, problem: { code: 'too-many-requests', retryAfterS: wait } }
      if (!(await services.origins.mayEmbed(http.request.headers, row.workspace_id)))
        return refuse('origin-refused')
      // What the contact wants may differ when it is repeated; it is the same contact all the same.
      const { slug, language } = body
      const same = idempotency && {
        ...idempotency,
        requestHash: requestHash('POST', routes.openContact.path, { slug, language }),
      }
      return openContact(services, row.workspace_id, language, same, false)
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

/**
 * Contacts cost nothing to open, so an address opens only so many; whoever wants a person has a few more, which the
 * others cannot use up. The workspaces of replay and bench have no limit.
 */
export async function tooMany(
  services: Services,
  workspaceId: string,
  address: string,
  wantsPerson: boolean,
): Promise<number | null> {
  if (await services.auth.isUnlimited(workspaceId)) return null
  const wait = await services.limits.byAddress('open-contact', address)
  return wait !== null && wantsPerson ? services.limits.byAddress('open-for-person', address) : wait
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
