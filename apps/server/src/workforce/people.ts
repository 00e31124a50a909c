import type { Role, WorkerView } from '@warmline/contracts'
import type { Worker } from '@warmline/core'
import type { Store } from '../platform/ports.ts'
import type { Contents } from '../work/contents.ts'

export interface PeopleOptions {
  store: Pick<Store, 'load' | 'find'>
  contents: Contents
  now: () => number
  connected: (workspaceId: string, workerId: string) => boolean
}

export interface People {
  get(workspaceId: string, workerId: string): Promise<Worker | undefined>
  /** the whole name; contacts are told the first (core's `firstName`) */
  name(workspaceId: string, workerId: string): Promise<string | null>
  names(workspaceId: string, workerIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  /** null = unknown or disabled */
  roles(workspaceId: string, workerId: string): Promise<readonly Role[] | null>
  /** `holding` where it is known already; counted otherwise */
  view(workspaceId: string, worker: Worker, holding?: number): Promise<WorkerView>
  /** As a snapshot says: asked one by one, they would be a read or two each. */
  know(workspaceId: string, workers: readonly Worker[]): Promise<void>
  forget(workspaceId: string, workerId: string): void
}

const freshMs = 5_000
const heldStatus = ['worker', 'wrap-up'] as const

export function createPeople({ store, contents, now, connected }: PeopleOptions): People {
  const known = new Map<string, { at: number; found: Promise<Worker | undefined> }>()
  const keyOf = (workspaceId: string, workerId: string) => `${workspaceId} ${workerId}`
  function get(workspaceId: string, workerId: string): Promise<Worker | undefined> {
    const key = keyOf(workspaceId, workerId)
    const entry = known.get(key)
    if (entry && now() - entry.at < freshMs) return entry.found
    const found = store.load(workspaceId, workerId).then((stored) => stored?.state as Worker | undefined)
    keep(key, found)
    found.catch(() => known.delete(key))
    return found
  }
  function keep(key: string, found: Promise<Worker | undefined>) {
    if (known.size > 20_000) known.clear()
    known.set(key, { at: now(), found })
  }
  async function name(workspaceId: string, workerId: string): Promise<string | null> {
    const worker = await get(workspaceId, workerId)
    return worker ? contents.text(workspaceId, worker.nameContentId) : null
  }
  const held = async (workspaceId: string, workerId: string): Promise<number> =>
    (
      await store.find(workspaceId, {
        subjectKind: 'work-item',
        workerId,
        status: heldStatus,
        limit: 16,
      })
    ).length
  return {
    get,
    name,
    async names(workspaceId, workerIds) {
      const unique = [...new Set(workerIds)].filter((workerId) => workerId !== '')
      return new Map(
        await Promise.all(
          unique.map(async (workerId) => [workerId, await name(workspaceId, workerId)] as const),
        ),
      )
    },
    async know(workspaceId, workers) {
      for (const worker of workers) keep(keyOf(workspaceId, worker.workerId), Promise.resolve(worker))
      await contents.texts(
        workspaceId,
        workers.map(({ nameContentId }) => nameContentId),
      )
    },
    async roles(workspaceId, workerId) {
      const worker = await get(workspaceId, workerId)
      return worker && worker.availability !== 'disabled' ? worker.roles : null
    },
    async view(workspaceId, worker, holding) {
      const { workerId, roles, languages, skills, mayBackstop, availability, capacity, simulated } = worker
      const isConnected = connected(workspaceId, workerId)
      return {
        workerId,
        name: await contents.text(workspaceId, worker.nameContentId),
        roles,
        languages,
        skills,
        mayBackstop,
        availability,
        capacity,
        connected: isConnected,
        holding: holding ?? (await held(workspaceId, workerId)),
        duties: worker.duties.filter((duty) => duty.to > now()),
        simulated,
      }
    },
    forget: (workspaceId, workerId) => void known.delete(keyOf(workspaceId, workerId)),
  }
}
