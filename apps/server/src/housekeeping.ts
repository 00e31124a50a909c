import { createForgetting } from './forgetting.ts'
import { finishErasures } from './kinds/erasing.ts'
import type { Services } from './services.ts'

const everyMs = 3600_000

export interface Housekeeping {
  /** Once, now. */
  run(): Promise<void>
  /** erasures that were begun and are not finished, as the last look found */
  erasuresOwed(): number
  stop(): Promise<void>
}

/**
 * Bounded growth: once an hour what may be forgotten is. Any node may do it; doing it twice changes nothing. At the
 * start, in the background, erasures that were left unfinished are finished, and parked work is tried once more.
 */
export function startHousekeeping(services: Services, retryParked: () => Promise<void>): Housekeeping {
  const { clock, log, scrubber } = services
  const forgetting = createForgetting(services, () => isRunning)
  let cancel = () => {}
  let isRunning = true
  let owed = 0
  let work: Promise<void> = finishErasures(services, () => isRunning)
    .then((result) => {
      owed = result.failed
    })
    .then(() => scrubber.scrubIfOwed())
    .catch((error: unknown) =>
      log.warn({ err: error }, 'erasures were not finished; again at the next start'),
    )
    .then(() => (isRunning ? retryParked() : undefined))
    .catch((error: unknown) => log.warn({ err: error }, 'parked work was not tried again; in an hour'))

  async function run(): Promise<void> {
    if (services.pressure.isShed('heavy')) return
    if (isRunning) await forgetting.run()
    if (isRunning) await services.authStore.deleteOldIdentityUses(clock.now())
    if (isRunning) await scrubber.scrubIfOwed()
    if (isRunning) await retryParked()
  }
  function schedule(): void {
    cancel = clock.after(everyMs, () => {
      work = work
        .then(run)
        .catch((error: unknown) => log.warn({ err: error }, 'housekeeping failed; again in an hour'))
      if (isRunning) schedule()
    })
  }
  schedule()
  return {
    run,
    erasuresOwed: () => owed,
    async stop() {
      isRunning = false
      cancel()
      await work
    },
  }
}
