import { setTimeout as sleep } from 'node:timers/promises'
import { bringUp, type Session, type SupervisorLog } from './bring-up.ts'
import { removeSocketDir, type Site, stopPostmaster } from './postmaster.ts'
import { errorLine, StartProblem } from './problem.ts'

/** What happened to the postmaster while we run. `lost` is followed by `recovered` or by `gave-up`. */
export interface CrashReport {
  readonly event: 'lost' | 'recovered' | 'gave-up'
  /** Restarts since it was last well for a while. */
  readonly attempt: number
  readonly downMs: number
  readonly reason: string
}

const MOST_ATTEMPTS = 8
const WELL_AFTER_MS = 15_000
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

export interface Guard {
  /** The session of now: after a restart it is another one, at the same address. */
  current(): Session
  stop(): Promise<void>
}

/** Keeps the postmaster alive: restarts it with growing pauses, a bounded number of times. */
export function guardPostmaster(
  site: Site,
  first: Session,
  log: SupervisorLog,
  onCrash: (report: CrashReport) => void,
): Guard {
  const stopping = new AbortController()
  let session = first
  let attempts = 0
  let wellSince = performance.now()
  let recovery: Promise<void> = Promise.resolve()
  let stopped: Promise<void> | undefined

  const report = (crash: CrashReport): void => {
    log[crash.event === 'recovered' ? 'info' : 'error'](crash, `embedded database ${crash.event}`)
    onCrash(crash)
  }

  const arm = (): void => {
    session.client.once('end', () => {
      if (!stopping.signal.aborted) recovery = recover('its connection ended')
    })
  }

  const recover = async (why: string): Promise<void> => {
    const lostAt = performance.now()
    if (lostAt - wellSince > WELL_AFTER_MS) attempts = 0
    let reason = why
    report({ event: 'lost', attempt: attempts, downMs: 0, reason })
    while (attempts < MOST_ATTEMPTS) {
      attempts += 1
      await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)), stopping.signal)
      if (stopping.signal.aborted) return
      try {
        session = await bringUp(site, session.address, log, stopping.signal)
        wellSince = performance.now()
        report({ event: 'recovered', attempt: attempts, downMs: Math.round(wellSince - lostAt), reason })
        return arm()
      } catch (error) {
        reason = errorLine(error)
        if (error instanceof StartProblem && error.code === 'data-dir-in-use') break
      }
    }
    if (stopping.signal.aborted) return
    report({ event: 'gave-up', attempt: attempts, downMs: Math.round(performance.now() - lostAt), reason })
  }

  const stop = async (): Promise<void> => {
    stopping.abort()
    await recovery
    await stopPostmaster(site, session.pid)
    await session.client.end().catch(() => undefined)
    await removeSocketDir(site, session.address)
  }

  arm()
  return {
    current: () => session,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
