import { blindOf } from '../kinds/contact-access.ts'
import type { Services } from '../services.ts'

const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g
const phone = /(?:\+|00)?\p{Nd}[\p{Nd} ()./-]{6,22}\p{Nd}/gu
const mostLookedUp = 20

/** How many identifiers of other contacts stand in the text, by the keyed blind index. */
export async function otherIdentifiers(
  services: Services,
  workspaceId: string,
  contactId: string,
  text: string,
): Promise<number> {
  let others = 0
  for (const [kind, value] of identifiersIn(text)) {
    const owners = await services.identifiers.owners(
      workspaceId,
      kind,
      await blindOf(services, workspaceId, kind, value),
    )
    if (owners.some((ownerId) => ownerId !== contactId)) others++
  }
  return others
}

/** What looks like an address or a number of somebody, as it is written. */
export const identifiersIn = (text: string): (readonly ['email' | 'phone', string])[] =>
  [
    ...[...text.matchAll(email)].map((match) => ['email', match[0]] as const),
    ...[...text.matchAll(phone)].map((match) => ['phone', match[0]] as const),
  ].slice(0, mostLookedUp)
