import type { Contact } from '@warmline/core'
import type { Refused } from '../platform/http/caller.ts'
import type { Services } from '../services.ts'
import { systemActor } from '../work/answers.ts'
import { contactOf, sendTo } from './contact-access.ts'

const mostHops = 10

/** The contact that this one has become, however often it was joined; undefined when unknown, or erased on the way. */
export async function livingContact(
  services: Services,
  workspaceId: string,
  contactId: string,
): Promise<Contact | undefined> {
  let found = await contactOf(services, workspaceId, contactId)
  for (let hop = 0; hop < mostHops && found && !found.erased && found.mergedInto !== null; hop++)
    found = await contactOf(services, workspaceId, found.mergedInto)
  return found === undefined || found.erased || found.mergedInto !== null ? undefined : found
}

/**
 * One contact becomes part of another: its conversations follow (a reaction repoints them), erasing one erases both.
 * Its browsers see what the other sees, or, where that would show a signed-in person's threads to whoever holds an
 * old device, nothing any more.
 */
export async function mergeInto(
  services: Services,
  workspaceId: string,
  from: string,
  into: string,
  { by, tokens }: { by: 'identify' | 'join'; tokens: 'follow' | 'end' },
): Promise<Refused | null> {
  const command = { type: 'merge-contact', intoContactId: into } as const
  const merged = await sendTo(services, workspaceId, from, command, systemActor(by), null)
  if (!merged.ok) return merged
  if (tokens === 'follow') await services.authStore.repointContactTokens(workspaceId, from, into)
  else await services.authStore.deleteContactTokens(workspaceId, from)
  services.auth.changed(workspaceId, from)
  return null
}
