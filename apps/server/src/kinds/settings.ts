import { randomBytes } from 'node:crypto'
import { limits, type SettingsView } from '@warmline/contracts'
import type { WorkspaceCommand } from '@warmline/core'
import { tokenFor } from '../platform/auth/tokens.ts'
import { type PersonCaller, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, workerActor } from '../work/answers.ts'
import { snippetsFor } from './snippets.ts'

type Names =
  | 'settings'
  | 'setHours'
  | 'setPromise'
  | 'setNames'
  | 'setOrigins'
  | 'setCallbacks'
  | 'switchAi'
  | 'identityKey'
  | 'identityKeys'
  | 'retireIdentityKey'

export function settingsRoutes(services: Services): Pick<Implementations, Names> {
  const send = async (
    { caller, idempotency }: { caller: PersonCaller; idempotency: Idempotency | null },
    command: WorkspaceCommand,
  ) => {
    const { workspaceId } = caller
    const result = await services.handle({
      workspaceId,
      subjectKind: 'workspace',
      subjectId: workspaceId,
      command,
      actor: workerActor(caller),
      ...(idempotency ? { idempotency } : {}),
    })
    services.workspaces.forget(workspaceId)
    return accepted(workspaceId, result)
  }
  return {
    async settings({ caller }) {
      const view = await settingsOf(services, caller.workspaceId)
      return view ? answer(view) : refuse('not-found')
    },
    setHours: (request) => send(request, { type: 'set-hours', hours: request.body.hours }),
    setPromise: (request) => send(request, { type: 'set-promise-policy', dueMs: request.body.dueMs }),
    async setNames(request) {
      const { name = null, languages = null, topics = null, dispositions = null } = request.body
      const result = await send(request, { type: 'set-names', name, languages, topics, dispositions })
      if (result.ok && name !== null)
        await services.authStore.renameWorkspace(request.caller.workspaceId, name)
      return result
    },
    setOrigins: (request) =>
      send(request, {
        type: 'set-origins',
        origins: request.body.origins.map((origin) => new URL(origin).origin),
      }),
    async setCallbacks(request) {
      const backstops = await services.workforceStore.backstops(request.caller.workspaceId)
      return send(request, { type: 'set-callbacks', on: request.body.on, backstops })
    },
    async switchAi(request) {
      const backstops = await services.workforceStore.backstops(request.caller.workspaceId)
      return send(request, { type: 'switch-ai', on: request.body.on, backstops })
    },
    async identityKeys({ caller }) {
      const rows = await services.authStore.secrets(caller.workspaceId, 'identity', limits.pageSize)
      const keys = rows.map(({ kid, created_at, revoked_at }) => ({
        kid,
        createdAt: created_at,
        retiredAt: revoked_at,
      }))
      return answer({ keys })
    },
    async retireIdentityKey({ caller, params }) {
      const { workspaceId } = caller
      const found = await services.authStore.retireSecret(
        workspaceId,
        'identity',
        params.kid,
        services.clock.now(),
      )
      return found ? answer({}) : refuse('not-found')
    },
    async identityKey({ caller, idempotency }) {
      const { workspaceId } = caller
      const present = await services.authStore.secrets(workspaceId, 'identity', limits.identityKeys)
      if (present.filter((row) => row.revoked_at === null).length >= limits.identityKeys)
        return refuse('out-of-limits', `At most ${limits.identityKeys} at a time: retire one first.`)
      const key = idempotency?.key ?? randomBytes(16).toString('hex')
      const secret = tokenFor(
        'session',
        services.secret,
        'identity',
        workspaceId,
        caller.workerId,
        key,
      ).slice(4)
      const kid = tokenFor(
        'session',
        services.secret,
        'identity kid',
        workspaceId,
        caller.workerId,
        key,
      ).slice(4, 16)
      const sealed = await services.crypto.seal(
        workspaceId,
        secretsOwner,
        `identity ${kid}`,
        Buffer.from(secret),
      )
      await services.authStore.addSecret(workspaceId, 'identity', { kid, ...sealed }, services.clock.now())
      return answer({ kid, secret })
    },
  }
}

/** Owner of the key under which a workspace's own secrets are sealed. */
const secretsOwner = 'workspace-secrets'

export async function identitySecret(
  services: Services,
  workspaceId: string,
  kid: string,
): Promise<Uint8Array | null> {
  const row = await services.authStore.secret(workspaceId, 'identity', kid)
  return row ? services.crypto.open(workspaceId, secretsOwner, `identity ${kid}`, row) : null
}

async function settingsOf(services: Services, workspaceId: string): Promise<SettingsView | null> {
  services.workspaces.forget(workspaceId)
  const found = await services.workspaces.get(workspaceId)
  if (!found) return null
  const { name, slug, hours, promiseDueMs, languages, topics, dispositions, origins, callbacks, aiOn } =
    found.state
  return {
    workspaceId,
    slug,
    name,
    hours,
    promiseDueMs,
    languages,
    topics,
    dispositions,
    origins,
    callbacks,
    aiOn,
    version: found.version,
    snippets: snippetsFor(services.config.publicUrl ?? services.baseUrl(), slug),
  }
}
