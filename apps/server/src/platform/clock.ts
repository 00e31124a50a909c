import type { Clock } from './ports.ts'

export interface NodeClock extends Clock {
  /** False until the first reading, and after a jump of more than two seconds until it was read again. */
  isReady(): boolean
  /** The database's clock minus this machine's, in ms. */
  offsetMs(): number
  /** Reads the database's time now; also runs every ten seconds. Never throws. */
  sync(): Promise<void>
  stop(): void
}

export interface ClockOptions {
  /** epoch ms by the database's wall clock */
  readDatabaseTime: () => Promise<number>
  onJump?: (byMs: number) => void
  /** ms, monotonic */
  monotonic?: () => number
  wall?: () => number
  everyMs?: number
}

const jumpMs = 2_000
/** A reading that took longer says too little about the offset. */
const slowReadingMs = 1_000

/**
 * Monotonic time plus an offset to the database, so that all nodes agree and no step of a wall clock is felt.
 * It never runs backwards. A sleep of the machine shows as a difference between wall and monotonic time.
 */
export function createClock(options: ClockOptions): NodeClock {
  const monotonic = options.monotonic ?? (() => performance.now())
  const wall = options.wall ?? (() => Date.now())
  let offset = wall() - monotonic()
  let wallOffset = offset
  let ready = false
  let synced = false
  let suspect: number | undefined
  let latest = 0
  let syncing: Promise<void> | undefined

  function take(reading: number) {
    const by = reading - offset
    if (!synced || Math.abs(by) <= jumpMs) {
      offset = reading
      suspect = undefined
      synced = true
      ready = true
      return
    }
    if (suspect !== undefined && Math.abs(reading - suspect) <= jumpMs) {
      offset = reading
      suspect = undefined
      ready = true
      return
    }
    ready = false
    suspect = reading
    options.onJump?.(by)
  }

  async function readOnce() {
    const before = monotonic()
    const databaseTime = await options.readDatabaseTime()
    const after = monotonic()
    if (after - before > slowReadingMs && synced && suspect === undefined) return
    take(databaseTime - (before + after) / 2)
  }

  async function sync() {
    try {
      await readOnce()
      if (suspect !== undefined) await readOnce()
    } catch {
      // The database is away; the offset we have stays good for a while and readiness is told elsewhere.
    }
  }

  const syncOnce = () => {
    syncing ??= sync().finally(() => {
      syncing = undefined
    })
    return syncing
  }
  const timer = setInterval(syncOnce, options.everyMs ?? 10_000)
  const watch = setInterval(() => {
    const now = wall() - monotonic()
    const by = now - wallOffset
    wallOffset = now
    if (Math.abs(by) <= jumpMs) return
    ready = false
    options.onJump?.(by)
    void syncOnce()
  }, 1_000)
  timer.unref()
  watch.unref()

  return {
    now() {
      latest = Math.max(latest, Math.floor(monotonic() + offset))
      return latest
    },
    after(ms, fn) {
      const handle = setTimeout(fn, Math.max(0, Math.min(ms, 2_147_483_647)))
      return () => clearTimeout(handle)
    },
    isReady: () => ready,
    offsetMs: () => monotonic() + offset - wall(),
    sync: syncOnce,
    stop() {
      clearInterval(timer)
      clearInterval(watch)
    },
  }
}
