import type { FloorState } from '@warmline/contracts'
import {
  ledgerSummary,
  type SubjectRecord,
  stageAt,
  type Worker,
  type WorkItem,
  widenAt,
} from '@warmline/core'
import type { Services } from '../services.ts'

const dayMs = 24 * 3_600_000

/** The lead's floor from one snapshot of state rows, with the last 24 hours of the ledger. */
export async function floorStateOf(
  services: Services,
  workspaceId: string,
  leadId: string,
  parts: ReadonlyMap<string, readonly SubjectRecord[]>,
): Promise<FloorState> {
  const now = services.clock.now()
  const viewer = { role: 'lead' as const, id: leadId }
  const waitingRecords = parts.get('waiting') ?? []
  const activeRecords = parts.get('active') ?? []
  const workspace = await services.workspaces.get(workspaceId)
  const [rows, wait, waiting, active, people, answered, parked] = await Promise.all([
    services.ledgers.rows(workspaceId),
    services.waits.estimate(workspaceId, workspace?.state.languages[0] ?? 'en'),
    services.items.cards(workspaceId, waitingRecords, viewer),
    services.items.cards(workspaceId, activeRecords, viewer),
    Promise.all(
      (parts.get('people') ?? []).map((record) => services.people.view(workspaceId, record.state as Worker)),
    ),
    services.items.store.answeredSince(workspaceId, now - dayMs),
    services.store.parkedList(workspaceId),
  ])
  const handoffs = [...waiting, ...active]
    .filter((card) => card.handoff !== null)
    .sort((a, b) => (b.handoff?.at ?? 0) - (a.handoff?.at ?? 0))
    .slice(0, 20)
  return {
    now,
    promises: ledgerSummary(rows, now - dayMs, now + 1),
    wait,
    waiting,
    active,
    handoffs,
    people,
    alarms: [
      ...[...waitingRecords, ...activeRecords].flatMap((record) => alarmsOf(record.state as WorkItem, now)),
      ...parked.map(({ subjectId, at }) => ({
        itemId: subjectId.startsWith('wi_') ? subjectId : null,
        code: 'parked',
        at,
      })),
    ].slice(0, 100),
    answeredByAi: answered.byAi,
    answeredByPeople: answered.byPeople,
  }
}

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
