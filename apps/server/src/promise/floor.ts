import type { FloorPerson, FloorState } from '@warmline/contracts'
import {
  figureBounds,
  percentile,
  type SubjectRecord,
  stageAt,
  type Worker,
  type WorkItem,
  widenAt,
} from '@warmline/core'
import type { Services } from '../services.ts'

const hourMs = 3_600_000
type Parts = ReadonlyMap<string, readonly SubjectRecord[]>

/** The lead's floor from one snapshot of state rows, with the ledger of the local day so far. */
export async function floorStateOf(
  services: Services,
  workspaceId: string,
  leadId: string,
  parts: Parts,
): Promise<FloorState> {
  const now = services.clock.now()
  const viewer = { role: 'lead' as const, id: leadId }
  const waitingRecords = parts.get('waiting') ?? []
  const activeRecords = parts.get('active') ?? []
  const workers = (parts.get('people') ?? []).map(({ state }) => state as Worker)
  await services.people.know(workspaceId, workers)
  const [waiting, active, people, alarms, figures] = await Promise.all([
    services.items.cards(workspaceId, waitingRecords, viewer),
    services.items.cards(workspaceId, activeRecords, viewer),
    peopleOf(services, workspaceId, workers),
    alarmsNow(services, workspaceId, [...waitingRecords, ...activeRecords], now),
    figuresNow(services, workspaceId, now),
  ])
  const handoffs = [...waiting, ...active]
    .filter((card) => card.handoff !== null)
    .sort((a, b) => (b.handoff?.at ?? 0) - (a.handoff?.at ?? 0))
    .slice(0, 20)
  const line = waitingRecords.flatMap(({ state }) => lineOf(state as WorkItem))
  return { now, ...figures, ...people, waiting, line, active, handoffs, alarms }
}

async function peopleOf(
  services: Services,
  workspaceId: string,
  workers: readonly Worker[],
): Promise<{ people: FloorPerson[]; waitingCount: number }> {
  const { waiting, holding } = await services.items.store.load(workspaceId)
  const people = await Promise.all(
    workers.map(async (worker) => {
      const { workerId } = worker
      const view = await services.people.view(workspaceId, worker, holding.get(workerId) ?? 0)
      return { ...view, seenAt: services.presence.seenAt(workspaceId, workerId) }
    }),
  )
  return { people, waitingCount: waiting }
}

/** The promise today, the waits of the last hour, and what contacts are told: from one ledger. */
async function figuresNow(services: Services, workspaceId: string, now: number) {
  const workspace = await services.workspaces.get(workspaceId)
  const zone = workspace?.state.hours?.zone ?? 'UTC'
  const since = figureBounds(zone, 'today', now)[0] ?? now
  const [figures, { waits }, wait, answered] = await Promise.all([
    services.ledgers.figures(workspaceId, 'today', zone),
    services.ledgers.recent(workspaceId, now - hourMs),
    services.waits.estimate(workspaceId, workspace?.state.languages[0] ?? 'en'),
    services.items.store.answeredSince(workspaceId, since),
  ])
  return {
    promises: figures.whole,
    since,
    zone,
    wait,
    measured: { p50Ms: percentile(waits, 0.5), p90Ms: percentile(waits, 0.9), n: waits.length },
    answeredByAi: answered.byAi,
    answeredByPeople: answered.byPeople,
  }
}

async function alarmsNow(
  services: Services,
  workspaceId: string,
  records: readonly SubjectRecord[],
  now: number,
): Promise<FloorState['alarms']> {
  const parked = await services.store.parkedList(workspaceId)
  return [
    ...records.flatMap((record) => alarmsOf(record.state as WorkItem, now)),
    ...parked.map(({ subjectId, at }) => ({
      itemId: subjectId.startsWith('wi_') ? subjectId : null,
      code: 'parked',
      at,
    })),
  ].slice(0, 100)
}

const lineOf = ({ itemId, holder, passedBy }: WorkItem): FloorState['line'] =>
  holder.at === 'queue'
    ? [
        {
          itemId,
          since: holder.since,
          front: holder.front,
          wantedWorkerId: holder.wantedWorkerId,
          passed: passedBy.length,
        },
      ]
    : []

/**
 * What a lead should look at now: a promise that was missed, or is about to be, whether the contact waits in line or a
 * worker holds the conversation and has not written yet. `at` is when it happened: a miss counts anew from its instant.
 */
export function alarmsOf(
  { itemId, promise }: Pick<WorkItem, 'itemId' | 'promise'>,
  now: number,
): FloorState['alarms'] {
  // a time the contact chose that is still to come: nothing to look at yet
  if (!promise || promise.countedFrom > now) return []
  if (promise.misses > 0) return [{ itemId, code: 'promise-missed', at: promise.countedFrom }]
  const stage = Math.max(promise.widened, stageAt(promise, now))
  return stage >= 75 ? [{ itemId, code: 'promise-close', at: Math.min(now, widenAt(promise).at75) }] : []
}
