import type { Worker } from '@warmline/core'
import type { PersonCaller } from '../platform/http/caller.ts'
import { answer } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { emailOf } from './accounts.ts'

/** Everybody who works here, in the order in which they came; addresses only for admins. */
export async function listPeople(
  services: Services,
  caller: PersonCaller,
  query: { after?: string | undefined; limit?: number | undefined },
) {
  const { workspaceId } = caller
  const limit = query.limit ?? 50
  // ids begin with their kind, so the workers lie side by side in the order of ids
  const found = await services.store.subjects(workspaceId, query.after ?? 'wkr_', limit + 1)
  const workers = found
    .filter((record) => record.subjectKind === 'worker')
    .map((record) => record.state as Worker)
  const page = workers.slice(0, limit)
  const emails = caller.roles.includes('admin')
    ? await emailsOf(
        services,
        workspaceId,
        page.map((worker) => worker.workerId),
      )
    : new Map<string, string | null>()
  const people = await Promise.all(
    page.map(async (worker) => ({
      ...(await services.people.view(workspaceId, worker)),
      email: emails.get(worker.workerId) ?? null,
    })),
  )
  return answer({ people, after: workers.length > limit ? (page.at(-1)?.workerId ?? null) : null })
}

async function emailsOf(
  services: Services,
  workspaceId: string,
  workerIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await services.authStore.accountsOf(workspaceId, workerIds)
  return new Map(
    await Promise.all(rows.map(async (row) => [row.worker_id, await emailOf(services, row)] as const)),
  )
}
