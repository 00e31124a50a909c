import { forgetDemoTalks } from './demo/forgetting.ts'
import { createPruneStore } from './platform/store-prune.ts'
import type { Services } from './services.ts'

const day = 24 * 3_600_000

/** How long what may be forgotten is kept; ms. Message keys, the log and what it says are kept for ever. */
export const keptMs = {
  idempotency: 30 * day,
  /** a repeated request may make the same token again as long as its key is known */
  revoked: 31 * day,
  /** after it ended: links, sessions */
  ended: day,
  lease: day,
  demoTalk: 7 * day,
} as const

/** Rows of one delete, and deletes of one kind in one run: what is left goes an hour later. */
const batch = 2_000
const mostBatches = 500

export interface Forgotten {
  idempotency: number
  leases: number
  sessions: number
  links: number
  tokens: number
  caseKeys: number
  demoContacts: number
}

/** Bounded growth: everything that may be forgotten is, batch by batch, as long as `goesOn`. */
export function createForgetting(services: Services, goesOn: () => boolean) {
  const { store, db, authStore, clock } = services
  const prune = createPruneStore(db)
  const demo = forgetDemoTalks(services, goesOn)

  async function inBatches(some: (limit: number) => Promise<number>): Promise<number> {
    let all = 0
    for (let n = 0; n < mostBatches && goesOn(); n++) {
      const gone = await some(batch)
      all += gone
      if (gone < batch) break
    }
    return all
  }

  return {
    async run(): Promise<Forgotten> {
      const now = clock.now()
      const workspaces = new Set((await store.acrossHeads()).map((head) => head.workspaceId))
      const gone = { idempotency: 0, leases: 0, demoContacts: 0 }
      for (const workspaceId of workspaces) {
        gone.idempotency += await inBatches((limit) =>
          store.forgetIdempotency(workspaceId, now - keptMs.idempotency, limit),
        )
        gone.leases += await inBatches((limit) => prune.presence(workspaceId, now - keptMs.lease, limit))
        const isDemo = goesOn() && (await authStore.workspaceById(workspaceId))?.demo === true
        if (isDemo) gone.demoContacts += await demo.run(workspaceId, now - keptMs.demoTalk)
      }
      const ended = now - keptMs.ended
      const revoked = now - keptMs.revoked
      return {
        ...gone,
        sessions: await inBatches((limit) => prune.sessions(ended, limit)),
        links: await inBatches((limit) => prune.links(ended, limit)),
        tokens: await inBatches((limit) => prune.revokedTokens(revoked, limit)),
        caseKeys: await inBatches((limit) => prune.revokedCaseKeys(revoked, limit)),
      }
    },
  }
}
