import type { Services } from './services.ts'

const idempotencyKeptMs = 30 * 24 * 3600_000
const everyMs = 3600_000

export interface Housekeeping {
  /** Once, now. */
  run(): Promise<void>
  stop(): Promise<void>
}

/** Bounded growth: once an hour what may be forgotten is. Any node may do it; doing it twice changes nothing. */
export function startHousekeeping({ store, clock, log }: Services): Housekeeping {
  let cancel = () => {}
  let work: Promise<void> = Promise.resolve()
  let isRunning = true

  async function run(): Promise<void> {
    const workspaces = new Set((await store.acrossHeads()).map((head) => head.workspaceId))
    for (const workspaceId of workspaces)
      if (isRunning) await store.forgetIdempotency(workspaceId, clock.now() - idempotencyKeptMs)
  }
  function schedule(): void {
    cancel = clock.after(everyMs, () => {
      work = run().catch((error: unknown) =>
        log.warn({ err: error }, 'housekeeping failed; again in an hour'),
      )
      if (isRunning) schedule()
    })
  }
  schedule()
  return {
    run,
    async stop() {
      isRunning = false
      cancel()
      await work
    },
  }
}
