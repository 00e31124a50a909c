import type { ContactCommand, Fact } from '@warmline/core'
import { type ContactCaller, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, contactActor } from '../work/answers.ts'
import { knownOf } from '../work/context-pack.ts'
import { contactOf, forgetValue, remember, sendTo } from './contact-access.ts'

/** What we know about a contact: shown as the team sees it, corrected by the contact at any time. */
export function factRoutes(
  services: Services,
): Pick<Implementations, 'knownFacts' | 'correctFact' | 'disputeFact'> {
  return {
    async knownFacts({ caller }) {
      const contact = await contactOf(services, caller.workspaceId, caller.contactId)
      return contact ? answer(await knownOf(services, caller.workspaceId, contact)) : refuse('token-expired')
    },
    async correctFact({ caller, body, idempotency }) {
      return accepted(
        caller.workspaceId,
        await correctFact(services, caller, body.key, body.value, idempotency),
      )
    },
    async disputeFact({ caller, body, idempotency }) {
      return accepted(caller.workspaceId, await disputeFact(services, caller, body, idempotency))
    },
  }
}

const send = (
  services: Services,
  caller: ContactCaller,
  command: ContactCommand,
  idempotency: Idempotency | null,
) => sendTo(services, caller.workspaceId, caller.contactId, command, contactActor(caller), idempotency)

/** What others said stays, with the objection to it. */
export const disputeFact = (
  services: Services,
  caller: ContactCaller,
  fact: { key: string; by: 'host' | 'worker'; disputed: boolean },
  idempotency: Idempotency | null,
) => send(services, caller, { type: 'dispute-fact', ...fact }, idempotency)

/**
 * Said anew, or taken back with null; then what a worker noted under this key goes too. The old words are deleted, not
 * only hidden.
 */
export async function correctFact(
  services: Services,
  caller: ContactCaller,
  key: string,
  value: string | null,
  idempotency: Idempotency | null,
) {
  const before = await saidBefore(services, caller, key)
  const command: ContactCommand =
    value === null
      ? { type: 'remove-fact', key, by: 'contact' }
      : { type: 'record-fact', key, value, by: 'contact' }
  const result = await send(services, caller, command, idempotency)
  if (!result.ok) return result
  if (value === null) await send(services, caller, { type: 'remove-fact', key, by: 'worker' }, null)
  const gone = before.filter(({ fact }) => value === null || fact.by === 'contact')
  for (const { fact, text } of gone)
    await forgetValue(services, caller.workspaceId, caller.contactId, { ...fact, text })
  if (value !== null) await remember(services, caller.workspaceId, caller.contactId, key, value)
  return result
}

async function saidBefore(
  services: Services,
  { workspaceId, contactId }: ContactCaller,
  key: string,
): Promise<{ fact: Fact; text: string | null }[]> {
  const contact = await contactOf(services, workspaceId, contactId)
  const facts = (contact?.facts ?? []).filter((fact) => fact.key === key && fact.by !== 'host')
  return Promise.all(
    facts.map(async (fact) => ({ fact, text: await services.contents.text(workspaceId, fact.contentId) })),
  )
}
