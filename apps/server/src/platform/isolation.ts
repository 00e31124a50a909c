export interface Isolation {
  /** nothing has come from the database for so long that whoever follows live is better off elsewhere */
  isAway(): boolean
  /** aborted when that begins; a new one when it is over */
  signal(): AbortSignal
  onAway(listener: () => void): void
  worked(): void
  failed(): void
  stop(): void
}

export interface IsolationOptions {
  /** ms that only go forward */
  now: () => number
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void }
  afterMs?: number
  everyMs?: number
}

/** A database that is started again takes less; who follows live would hear nothing for as long and not know it. */
const usualMs = 6_000

/**
 * A node that cannot reach its database refuses commands by itself, but its sockets go on beating and deliver nothing. So
 * after a while it takes no new ones and sends those that stand elsewhere. It goes by failures, not by silence: a process
 * that slept has heard nothing either.
 */
export function createIsolation(options: IsolationOptions): Isolation {
  const { now, log, afterMs = usualMs } = options
  let workedAt = now()
  let hasFailed = false
  let away = new AbortController()
  const listeners: (() => void)[] = []
  function look(): void {
    const isAway = hasFailed && now() - workedAt >= afterMs
    if (isAway === away.signal.aborted) return
    if (isAway) {
      log.warn(
        { forMs: Math.round(now() - workedAt) },
        'cut off from the database: sockets and polls go elsewhere',
      )
      away.abort()
      for (const listener of listeners) listener()
    } else {
      log.info({}, 'the database answers again: sockets are taken again')
      away = new AbortController()
    }
  }
  const timer = setInterval(look, options.everyMs ?? 500)
  timer.unref()
  return {
    isAway: () => away.signal.aborted,
    signal: () => away.signal,
    onAway: (listener) => void listeners.push(listener),
    worked() {
      workedAt = now()
      hasFailed = false
    },
    failed() {
      hasFailed = true
    },
    stop: () => clearInterval(timer),
  }
}
