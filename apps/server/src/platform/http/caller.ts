import type { Permission, ProblemCode, Role } from '@warmline/contracts'

/** Nobody in particular: a public route, or a request without a token. */
export interface PublicCaller {
  kind: 'public'
}
export interface ContactCaller {
  kind: 'contact'
  workspaceId: string
  contactId: string
  /** hex sha-256 of the token: its name in limits and revocations */
  tokenId: string
}
export interface PersonCaller {
  kind: 'person'
  workspaceId: string
  workerId: string
  accountId: string
  sessionId: string
  roles: readonly Role[]
  tokenId: string
}
/** Holds the operator token that start writes on loopback. */
export interface OperatorCaller {
  kind: 'operator'
  tokenId: string
}
export type Caller = PublicCaller | ContactCaller | PersonCaller | OperatorCaller

/** What a route with this permission gets to see as its caller. */
export type CallerOf<P extends Permission> = P extends 'public'
  ? Caller
  : P extends 'contact'
    ? ContactCaller
    : P extends 'contact-or-person'
      ? ContactCaller | PersonCaller
      : P extends 'operator'
        ? OperatorCaller
        : PersonCaller

/** For log lines: whose work it was about, by ids. */
export function idsOfCaller(caller: Caller | null | undefined): { workspaceId?: string; who?: string } {
  if (caller?.kind === 'contact') return { workspaceId: caller.workspaceId, who: caller.contactId }
  if (caller?.kind === 'person') return { workspaceId: caller.workspaceId, who: caller.workerId }
  return {}
}

/** A request that is not served, as a value. `errors` for `bad-request`, `retryAfterS` for 429 and 503. */
export interface Refusal {
  code: ProblemCode
  detail?: string
  errors?: { path: string; message: string }[]
  retryAfterS?: number
}
export interface Refused {
  ok: false
  problem: Refusal
}
export const refuse = (code: ProblemCode, detail?: string): Refused => ({
  ok: false,
  problem: detail === undefined ? { code } : { code, detail },
})
