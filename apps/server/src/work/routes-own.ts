import { hashToken, tokenFor } from '../platform/auth/tokens.ts'
import { type ContactCaller, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { isRefused, ownItem } from './answers.ts'
import { lastPersonView } from './last-person.ts'

/** What a contact takes along: the key of a case, and who it was that helped. */
export function ownRoutes(
  services: Services,
): Pick<Implementations, 'caseKey' | 'revokeCaseKeys' | 'lastPerson'> {
  return {
    async caseKey({ caller, params, idempotency }) {
      if (!idempotency) return refuse('idempotency-key-missing')
      return makeCaseKey(services, caller, params.itemId, idempotency)
    },
    async revokeCaseKeys({ caller, params }) {
      return voidCaseKeys(services, caller, params.itemId)
    },
    lastPerson: async ({ caller }) => answer(await lastPersonView(services, caller)),
  }
}

/** Shown once; a repeated request is shown the same key again. */
export async function makeCaseKey(
  services: Services,
  caller: ContactCaller,
  itemId: string,
  { scope, key }: Pick<Idempotency, 'scope' | 'key'>,
) {
  const item = await ownItem(services, caller, itemId)
  if (isRefused(item)) return item
  const { workspaceId } = caller
  const caseKey = tokenFor('caseKey', services.secret, workspaceId, itemId, scope, key)
  await services.authStore.addCaseKey(hashToken(caseKey), workspaceId, itemId, services.clock.now())
  return answer({ caseKey })
}

export async function voidCaseKeys(services: Services, caller: ContactCaller, itemId: string) {
  const item = await ownItem(services, caller, itemId)
  if (isRefused(item)) return item
  await services.authStore.revokeCaseKeys(caller.workspaceId, [itemId], services.clock.now())
  return answer({})
}
