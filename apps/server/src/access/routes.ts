import { limits } from '@warmline/contracts'
import type { WorkerCommand } from '@warmline/core'
import { endedCookie, sessionCookie } from '../platform/auth/cookies.ts'
import { hashToken, kindOf } from '../platform/auth/tokens.ts'
import { type PersonCaller, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, workerActor } from '../work/answers.ts'
import { addPerson, emailBlind, emailOf, signInLink } from './accounts.ts'
import { operatorReport, operatorWorkspace } from './operator.ts'
import { listPeople } from './people-list.ts'
import { setUp } from './set-up.ts'

type Names =
  | 'session'
  | 'requestLink'
  | 'signIn'
  | 'signOut'
  | 'setUp'
  | 'operatorWorkspace'
  | 'operatorReport'
  | 'people'
  | 'invite'
  | 'changePerson'
  | 'disablePerson'
  | 'enablePerson'
  | 'signInLinkFor'

export function accessRoutes(services: Services): Pick<Implementations, Names> {
  return {
    async session({ caller }) {
      const row = await services.authStore.workspaceById(caller.workspaceId)
      const name = await services.people.name(caller.workspaceId, caller.workerId)
      const { workerId, workspaceId, roles } = caller
      return answer({ workerId, workspaceId, slug: row?.slug ?? '', roles: [...roles], name })
    },
    async requestLink({ body }) {
      const row = await services.authStore.workspaceBySlug(body.slug)
      const workspace = row && (await services.workspaces.get(row.workspace_id))
      if (!services.mailer.isOffered(workspace?.state.demo ?? false)) return refuse('no-mail')
      // The same answer at the same pace whoever asks: what is done for a known address is done behind it.
      void sendLink(services, body.slug, body.email).catch((error) =>
        services.log.warn({ err: error, workspaceId: row?.workspace_id }, 'a sign-in link was not sent'),
      )
      return answer({})
    },
    signIn: ({ body }) => signIn(services, body.token),
    async signOut({ caller }) {
      await services.auth.endSession(caller.tokenId)
      services.presence.forget(caller.workspaceId, caller.workerId)
      return answer({}, { headers: { 'set-cookie': endedCookie(services.config.secure) } })
    },
    setUp: ({ body }) => setUp(services, body),
    operatorWorkspace: ({ body }) => operatorWorkspace(services, body),
    operatorReport: ({ params }) => operatorReport(services, params.workspaceId),
    people: ({ caller, query }) => listPeople(services, caller, query),
    async invite({ caller, body, idempotency }) {
      if (!idempotency) return refuse('idempotency-key-missing')
      const { workspaceId } = caller
      const added = await addPerson(
        services,
        workspaceId,
        { ...body, simulated: false },
        workerActor(caller),
        idempotency,
      )
      if (!added.ok) return added
      const link = await signInLink(
        services,
        workspaceId,
        added.accountId,
        `${idempotency.scope} ${idempotency.key}`,
      )
      // The link is in the answer: a mail server that is away costs the letter, not the invitation.
      await services.mailer
        .send(body.email, 'invite', { link, language: body.languages[0] ?? 'en' })
        .catch((error: unknown) => services.log.warn({ err: error }, 'an invitation was not sent'))
      return answer({ workerId: added.workerId, link })
    },
    changePerson: ({ caller, params, body, idempotency }) => {
      const { name = null, ...profile } = body
      return change(
        services,
        caller,
        params.workerId,
        (otherAdmins) => ({ type: 'change-worker', name, ...profile, otherAdmins }),
        idempotency,
      )
    },
    disablePerson: ({ caller, params, idempotency }) =>
      disable(services, caller, params.workerId, idempotency),
    enablePerson: ({ caller, params, idempotency }) => enable(services, caller, params.workerId, idempotency),
    async signInLinkFor({ caller, params, idempotency }) {
      const account = await services.authStore.accountOfWorker(caller.workspaceId, params.workerId)
      if (!account) return refuse('not-found')
      if (account.disabled_at !== null) return refuse('wrong-state', 'This person is disabled.')
      const key = idempotency && `${idempotency.scope} ${idempotency.key}`
      return answer({ link: await signInLink(services, caller.workspaceId, account.account_id, key) })
    },
  }
}

async function sendLink(services: Services, slug: string, email: string): Promise<void> {
  const row = await services.authStore.workspaceBySlug(slug)
  if (!row) return
  const account = await services.authStore.accountByEmail(
    row.workspace_id,
    await emailBlind(services, row.workspace_id, email),
  )
  if (!account) return
  if ((await services.limits.byName('links-of-account', account.account_id)) !== null) return
  const [link, address] = await Promise.all([
    signInLink(services, row.workspace_id, account.account_id, null),
    emailOf(services, account),
  ])
  const worker = await services.people.get(row.workspace_id, account.worker_id)
  if (address !== null)
    await services.mailer.send(address, 'sign-in', { link, language: worker?.languages[0] ?? 'en' })
}

async function signIn(services: Services, token: string) {
  if (kindOf(token) !== 'link') return refuse('token-expired')
  const used = await services.authStore.useLink(hashToken(token), 'sign-in', services.clock.now())
  if (!used?.workspace_id || !used.account_id) return refuse('token-expired')
  return openSessionFor(services, used.workspace_id, used.account_id)
}

/** A session and its cookie, or `token-expired` when the person may not sign in any more. */
export async function openSessionFor(services: Services, workspaceId: string, accountId: string) {
  const session = await services.auth.openSession({ workspaceId, accountId })
  const caller = await services.auth.fromToken(session)
  if (!('kind' in caller) || caller.kind !== 'person') return refuse('token-expired')
  const headers = { 'set-cookie': sessionCookie(services.config.secure, session, limits.sessionMs) }
  return answer({ workerId: caller.workerId, roles: [...caller.roles] }, { headers })
}

async function change(
  services: Services,
  caller: PersonCaller,
  workerId: string,
  commandFor: (otherAdmins: number) => WorkerCommand,
  idempotency: Idempotency | null,
) {
  const { workspaceId } = caller
  const command = commandFor(await services.workforceStore.otherAdmins(workspaceId, workerId))
  const actor = workerActor(caller)
  const result = await services.handle({
    workspaceId,
    subjectKind: 'worker',
    subjectId: workerId,
    command,
    actor,
    ...(idempotency ? { idempotency } : {}),
  })
  services.people.forget(workspaceId, workerId)
  if (result.ok) services.auth.changed(workspaceId, workerId)
  return accepted(workspaceId, result)
}

async function disable(
  services: Services,
  caller: PersonCaller,
  workerId: string,
  idempotency: Idempotency | null,
) {
  const result = await change(
    services,
    caller,
    workerId,
    (otherAdmins) => ({ type: 'disable-worker', otherAdmins }),
    idempotency,
  )
  if (!result.ok) return result
  const account = await services.authStore.accountOfWorker(caller.workspaceId, workerId)
  await services.authStore.setAccountDisabled(caller.workspaceId, workerId, services.clock.now())
  if (account) await services.auth.endSessionsOf(account.account_id, workerId)
  return result
}

/** The person may sign in again and starts paused; sessions of before are gone. */
async function enable(
  services: Services,
  caller: PersonCaller,
  workerId: string,
  idempotency: Idempotency | null,
) {
  const result = await change(services, caller, workerId, () => ({ type: 'enable-worker' }), idempotency)
  if (result.ok) await services.authStore.setAccountDisabled(caller.workspaceId, workerId, null)
  return result
}
