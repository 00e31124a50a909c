import { reactions } from '@warmline/core'
import type { Clock, Store } from '../platform/ports.ts'
import type { AlarmStanding, Standing, WatchStore } from './store.ts'

/** All workspaces together, as a person who runs the server wants to know them. */
export interface Overview {
  workspaces: number
  /** beyond what one look covers */
  unseen: number
  promises: Record<string, number>
  places: Record<string, number>
  /** ms */
  oldestQueuedMs: number
  tasks: Record<string, number>
  parked: Record<string, number>
  oldestParkedMs: number
  lagEntries: number
  lagMs: number
  /** ms, of the oldest entry that each reaction still has to see */
  reactionLagMs: Record<string, number>
  alarms: Omit<AlarmStanding, 'oldest_due'> & { lagMs: number }
}

/** One statement each, one after the other: a look never takes more than one connection of the pool. */
export const mostWorkspaces = 500

export const promiseStages = ['0', '50', '75', '90', 'late'] as const
export const openPlaces = ['nowhere', 'ai', 'queue', 'callback', 'offered', 'worker', 'wrap-up'] as const
export const outsideTasks = ['ai-draft', 'check-presence', 'join-code', 'mail'] as const

const zeros = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 0]))

function add(into: Record<string, number>, more: Record<string, number>): void {
  for (const [name, n] of Object.entries(more)) into[name] = (into[name] ?? 0) + n
}

export async function overviewOf(
  store: Pick<Store, 'acrossHeads'>,
  watchStore: WatchStore,
  clock: Pick<Clock, 'now'>,
): Promise<Overview> {
  const now = clock.now()
  const heads = await store.acrossHeads()
  const workspaceIds = [...new Set(heads.map(({ workspaceId }) => workspaceId))]
  const alarms = await watchStore.alarms(now)
  const overview: Overview = {
    workspaces: workspaceIds.length,
    unseen: Math.max(0, workspaceIds.length - mostWorkspaces),
    promises: zeros(promiseStages),
    places: zeros(openPlaces),
    oldestQueuedMs: 0,
    tasks: zeros(outsideTasks),
    parked: {},
    oldestParkedMs: 0,
    lagEntries: 0,
    lagMs: 0,
    reactionLagMs: zeros(reactions.map(({ name }) => name)),
    alarms: {
      set: alarms?.set ?? 0,
      due: alarms?.due ?? 0,
      in_work: alarms?.in_work ?? 0,
      failing: alarms?.failing ?? 0,
      lagMs: Math.max(0, now - (alarms?.oldest_due ?? now)),
    },
  }
  for (const workspaceId of workspaceIds.slice(0, mostWorkspaces)) {
    const standing = await watchStore.standing(workspaceId, now)
    const own = heads.filter((head) => head.workspaceId === workspaceId)
    if (standing) take(overview, standing, own, now)
  }
  return overview
}

function take(
  overview: Overview,
  standing: Standing,
  heads: readonly { lane: number; position: number }[],
  now: number,
): void {
  add(overview.promises, standing.promises)
  add(overview.places, standing.places)
  add(overview.tasks, standing.tasks)
  overview.oldestQueuedMs = Math.max(overview.oldestQueuedMs, now - (standing.queued_since ?? now))
  for (const { reaction, n, since } of standing.parked) {
    add(overview.parked, { [reaction]: n })
    overview.oldestParkedMs = Math.max(overview.oldestParkedMs, now - since)
  }
  for (const { name, on } of reactions) {
    const oldest = Math.min(...on.map((type) => standing.unseen[type] ?? now))
    overview.reactionLagMs[name] = Math.max(overview.reactionLagMs[name] ?? 0, now - oldest)
  }
  for (const { lane, position } of heads) {
    const cursor = standing.cursors.find((one) => one.lane === lane)
    // Written to since the heads were read: then the cursor may even be ahead of what we know.
    const lag = Math.max(0, position - (cursor?.position ?? 0))
    overview.lagEntries = Math.max(overview.lagEntries, lag)
    if (lag > 0 && cursor?.next_at) overview.lagMs = Math.max(overview.lagMs, now - cursor.next_at)
  }
}
