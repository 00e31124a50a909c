import { losesConnection } from './store-connection.ts'

interface OutageLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** What the log is told of a database that is away: once when it goes, once a minute meanwhile, once when it is back. */
export interface Outage {
  failed(error: unknown): void
  worked(): void
}

const everyMs = 60_000
/** A connection that still works for a moment beside one that was lost does not end an outage. */
const quietMs = 2_000

/** Did this fail because the database could not be reached, and for nothing else? */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.cause === undefined
    ? error.message === 'database-away' || losesConnection(error)
    : isOutage(error.cause)
}

/** `now`: ms that only go forward. */
export function createOutage(log: OutageLog, now: () => number): Outage {
  let since: number | null = null
  let failures = 0
  let failedAt = 0
  let toldAt = 0
  return {
    failed(error) {
      failedAt = now()
      failures += 1
      const why = error instanceof Error ? error.message : String(error)
      if (since === null) {
        since = toldAt = failedAt
        log.warn({ why }, 'the database is away; what is asked waits or is told to come again')
      } else if (failedAt - toldAt >= everyMs) {
        toldAt = failedAt
        log.warn({ why, failures, forMs: Math.round(failedAt - since) }, 'the database is still away')
      }
    },
    worked() {
      if (since === null || now() - failedAt < quietMs) return
      log.info({ failures, forMs: Math.round(now() - since) }, 'the database is back')
      since = null
      failures = 0
    },
  }
}
