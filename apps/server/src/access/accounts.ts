import { limits, type Role } from '@warmline/contracts'
import type { WorkerCommand } from '@warmline/core'
import { hashToken, newToken, tokenFor } from '../platform/auth/tokens.ts'
import { derivedId } from '../platform/derived-id.ts'
import { type Refused, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import type { Services } from '../services.ts'
import { systemActor } from '../work/answers.ts'

export interface NewPerson {
  name: string
  email: string | null
  roles: Role[]
  languages: string[]
  skills: { topic: string; proficiency: 0 | 1 | 2 | 3 }[]
  mayBackstop: boolean
  simulated: boolean
}

export const normalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase()
const emailLabel = 'staff email'

export const emailBlind = (services: Services, workspaceId: string, email: string) =>
  services.crypto.blind(workspaceId, 'staff email', normalEmail(email))

/**
 * A worker with an account to sign in with. A repeated request makes nobody twice.
 * Refusals: `already-exists` (the address belongs to somebody here).
 */
export async function addPerson(
  services: Services,
  workspaceId: string,
  person: NewPerson,
  actor: Parameters<Services['handle']>[0]['actor'],
  idempotency: Pick<Idempotency, 'scope' | 'key'> & { requestHash?: string },
): Promise<{ ok: true; workerId: string; accountId: string } | Refused> {
  const words = [workspaceId, idempotency.scope, idempotency.key]
  const workerId = derivedId('wkr', services.secret, ...words)
  const accountId = derivedId('acc', services.secret, ...words)
  const blind = person.email === null ? null : await emailBlind(services, workspaceId, person.email)
  const present = blind === null ? undefined : await services.authStore.accountByEmail(workspaceId, blind)
  if (present && present.worker_id !== workerId)
    return refuse('already-exists', 'Somebody here has this e-mail address.')
  const { name, roles, languages, skills, mayBackstop, simulated } = person
  const command: WorkerCommand = {
    type: 'register-worker',
    workerId,
    name,
    roles,
    languages,
    skills,
    mayBackstop,
    simulated,
  }
  const result = await services.handle({
    workspaceId,
    subjectKind: 'worker',
    subjectId: workerId,
    command,
    actor,
    idempotency,
  })
  if (!result.ok) return result
  const sealed =
    person.email === null
      ? null
      : await services.crypto.seal(workspaceId, workerId, emailLabel, Buffer.from(person.email.trim()))
  const row = { account_id: accountId, workspace_id: workspaceId, worker_id: workerId, disabled_at: null }
  await services.authStore.addAccount(
    {
      ...row,
      email_blind: blind,
      email_nonce: sealed?.nonce ?? null,
      email_ciphertext: sealed?.ciphertext ?? null,
    },
    services.clock.now(),
  )
  return { ok: true, workerId, accountId }
}

/** The address that an account is written to; null = none, or erased. */
export async function emailOf(
  services: Services,
  row: {
    workspace_id: string
    worker_id: string
    email_nonce: Uint8Array | null
    email_ciphertext: Uint8Array | null
  },
): Promise<string | null> {
  if (!row.email_nonce || !row.email_ciphertext) return null
  const sealed = { nonce: row.email_nonce, ciphertext: row.email_ciphertext }
  const bytes = await services.crypto.open(row.workspace_id, row.worker_id, emailLabel, sealed)
  return bytes && Buffer.from(bytes).toString('utf8')
}

/** A one-time link of 15 minutes. The same key gives the same link. */
export async function signInLink(
  services: Services,
  workspaceId: string,
  accountId: string,
  key: string | null,
): Promise<string> {
  const token =
    key === null ? newToken('link') : tokenFor('link', services.secret, workspaceId, accountId, key)
  const now = services.clock.now()
  await services.authStore.addLink(
    {
      tokenHash: hashToken(token),
      purpose: 'sign-in',
      workspaceId,
      accountId,
      expiresAt: now + limits.linkMs,
    },
    now,
  )
  return linkTo(services, 'sign-in', token)
}

/** For stdout, never for the log. */
export async function setUpLink(services: Services): Promise<string> {
  const token = newToken('link')
  const now = services.clock.now()
  const link = {
    tokenHash: hashToken(token),
    purpose: 'set-up',
    workspaceId: null,
    accountId: null,
    expiresAt: now + limits.setupLinkMs,
  }
  await services.authStore.addLink(link, now)
  return linkTo(services, 'set-up', token)
}

/** The token stands behind `#`: it reaches no server log, no proxy and no referrer. */
const linkTo = (services: Services, page: string, token: string) =>
  `${services.baseUrl()}/console/${page}#token=${token}`

export const systemAccess = systemActor('access')
