import { limits } from '@warmline/contracts'
import type { Worker, WorkerCommand } from '@warmline/core'
import { hasRole } from '../platform/auth/permissions.ts'
import type { Caller, PersonCaller } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, workerActor } from '../work/answers.ts'

type Names = 'setAvailability' | 'heartbeat' | 'colleagues' | 'agreeDuty' | 'endDuty'

/** A heartbeat on the socket, by the same right as the route. True = the list is wanted. */
export const beatBySocket = async (
  { presence }: Pick<Services, 'presence'>,
  caller: Caller,
  hash: string,
): Promise<boolean> =>
  caller.kind === 'person' &&
  hasRole(caller.roles, 'worker') &&
  presence.beatWithHash(caller.workspaceId, caller.workerId, hash)

/** What a person may say about themselves. */
export function workforceRoutes(services: Services): Pick<Implementations, Names> {
  const own = async (caller: PersonCaller, command: WorkerCommand, idempotency: Idempotency | null) => {
    const { workspaceId, workerId: subjectId } = caller
    const result = await services.handle({
      workspaceId,
      subjectKind: 'worker',
      subjectId,
      command,
      actor: workerActor(caller),
      ...(idempotency ? { idempotency } : {}),
    })
    services.people.forget(workspaceId, subjectId)
    return accepted(workspaceId, result)
  }
  return {
    async setAvailability({ caller, body, idempotency }) {
      if (!body.available) services.presence.forget(caller.workspaceId, caller.workerId)
      const command = {
        type: 'set-availability',
        available: body.available,
        capacity: body.capacity ?? null,
        reason: 'self',
      } as const
      return own(caller, command, idempotency)
    },
    async heartbeat({ caller, body }) {
      const { drop, take } = await services.presence.beat(
        caller.workspaceId,
        caller.workerId,
        body.assignments,
      )
      return answer({ drop, take, leaseMs: limits.leaseMs })
    },
    async colleagues({ caller }) {
      const records = await services.store.find(caller.workspaceId, {
        subjectKind: 'worker',
        status: ['available'],
        limit: 200,
      })
      const others = records
        .map((record) => record.state as Worker)
        .filter((worker) => worker.workerId !== caller.workerId)
      return answer({
        people: await Promise.all(others.map((worker) => services.people.view(caller.workspaceId, worker))),
      })
    },
    agreeDuty: ({ caller, body, idempotency }) =>
      own(caller, { type: 'agree-duty', from: body.from, to: body.to }, idempotency),
    endDuty: ({ caller, params, idempotency }) =>
      own(caller, { type: 'end-duty', dutyId: params.dutyId }, idempotency),
  }
}
