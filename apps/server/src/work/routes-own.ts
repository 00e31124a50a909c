import { hashToken, tokenFor } from '../platform/auth/tokens.ts'
import { refuse } from '../platform/http/caller.ts'
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
      const item = await ownItem(services, caller, params.itemId)
      if (isRefused(item) || !idempotency) return isRefused(item) ? item : refuse('idempotency-key-missing')
      const key = tokenFor(
        'caseKey',
        services.secret,
        caller.workspaceId,
        params.itemId,
        idempotency.scope,
        idempotency.key,
      )
      await services.authStore.addCaseKey(
        hashToken(key),
        caller.workspaceId,
        params.itemId,
        services.clock.now(),
      )
      return answer({ caseKey: key })
    },
    async revokeCaseKeys({ caller, params }) {
      const item = await ownItem(services, caller, params.itemId)
      if (isRefused(item)) return item
      await services.authStore.revokeCaseKeys(caller.workspaceId, [params.itemId], services.clock.now())
      return answer({})
    },
    lastPerson: async ({ caller }) => answer(await lastPersonView(services, caller)),
  }
}
