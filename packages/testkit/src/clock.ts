interface Timer {
  at: number
  order: number
  fn: () => void
}

/** Time that moves only when told. Has the shape of the server's `Clock` port. */
export interface VirtualClock {
  /** epoch ms */
  now(): number
  /** Runs `fn` once after `ms`; returns a cancel. */
  after(ms: number, fn: () => void): () => void
  /** Runs every timer due by then, in order of time and then of setting, also those set on the way. */
  advance(ms: number): void
  /** when the next timer is due; null without any */
  next(): number | null
}

export function createVirtualClock(start: number): VirtualClock {
  let now = start
  let order = 0
  const timers = new Set<Timer>()
  const earliest = (): Timer | null => {
    let first: Timer | null = null
    for (const timer of timers)
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer
    return first
  }
  return {
    now: () => now,
    after(ms, fn) {
      order += 1
      const timer = { at: now + Math.max(0, ms), order, fn }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance(ms) {
      const until = now + ms
      for (let timer = earliest(); timer && timer.at <= until; timer = earliest()) {
        timers.delete(timer)
        now = Math.max(now, timer.at)
        timer.fn()
      }
      now = Math.max(now, until)
    },
    next: () => earliest()?.at ?? null,
  }
}
