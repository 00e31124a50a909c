import type { Worker } from '@warmline/core'
import type { Services } from '../services.ts'

/** What core's slot functions look at. */
export async function slotRequest(services: Services, workspaceId: string, language: string) {
  const [workspace, workers, keys] = await Promise.all([
    services.workspaces.get(workspaceId),
    services.store.find(workspaceId, {
      subjectKind: 'worker',
      status: ['available', 'paused'],
      limit: 1_000,
    }),
    services.items.store.callbackKeys(workspaceId),
  ])
  const people = workers
    .map((record) => record.state as Worker)
    .filter((worker) => worker.roles.includes('worker') || worker.mayBackstop)
  return {
    hours: workspace?.state.hours ?? null,
    language,
    now: services.clock.now(),
    workers: people,
    taken: new Set(keys),
  }
}
