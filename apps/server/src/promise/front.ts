import type { FrontView, WaitEstimate } from '@warmline/contracts'
import { candidatesOf, estimateWait, isSameLanguage, worldQueries } from '@warmline/core'
import type { Services } from '../services.ts'

/** What a contact is told before anything else: who this is, and today's honest wait with its basis. */
export async function frontOf(
  services: Services,
  workspaceId: string,
  language: string,
): Promise<FrontView | null> {
  const found = await services.workspaces.get(workspaceId)
  if (!found) return null
  const { name, slug, languages, aiOn, callbacks, demo } = found.state
  const wait = await services.waits.estimate(workspaceId, language)
  return {
    workspaceId,
    slug,
    name,
    languages,
    aiOn,
    wait,
    callbacks,
    mail: services.mailer.isOffered(demo),
    demo,
  }
}

export interface Waits {
  estimate(workspaceId: string, language: string): Promise<WaitEstimate>
}

const freshMs = 2_000
const hourMs = 3_600_000
type Needed = Pick<Services, 'store' | 'clock' | 'policyOf' | 'ledgers'>

/** Counted at most every two seconds a workspace and language: a full waiting room asks for it all the time. */
export function createWaits(services: Needed): Waits {
  const known = new Map<string, { at: number; found: Promise<WaitEstimate> }>()
  return {
    estimate(workspaceId, language) {
      const key = `${workspaceId} ${language}`
      const entry = known.get(key)
      const now = services.clock.now()
      if (entry && now - entry.at < freshMs) return entry.found
      const found = count(services, workspaceId, language, now)
      if (known.size > 5_000) known.clear()
      known.set(key, { at: now, found })
      found.catch(() => known.delete(key))
      return found
    },
  }
}

async function count(
  services: Needed,
  workspaceId: string,
  language: string,
  now: number,
): Promise<WaitEstimate> {
  const [policy, { waits, late }, ...found] = await Promise.all([
    services.policyOf(workspaceId, language),
    services.ledgers.recent(workspaceId, now - hourMs),
    ...worldQueries.slice(0, 3).map((query) => services.store.find(workspaceId, query)),
  ])
  const people = candidatesOf([...found, []]).filter(({ worker }) =>
    worker.languages.some((one) => isSameLanguage(one, language)),
  )
  return estimateWait({
    recent: waits,
    waiting: found[0]?.length ?? 0,
    late,
    on: people.length,
    free: people.filter(({ worker, holding }) => holding < worker.capacity).length,
    staffed: policy.staffed,
    opensAt: policy.opensAt,
    dueMs: policy.promiseDueMs,
  })
}
