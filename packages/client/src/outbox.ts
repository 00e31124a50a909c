import { openShelf } from './database.ts'
import { type Environment, jitter } from './environment.ts'
import { createRounds, type OneOfARound } from './rounds.ts'

/** A change of the whole box. Pure: it is painted at once and applied again to what stands on the device by then. */
export type BoxChange<E> = (box: readonly E[]) => readonly E[]
/**
 * To be spread into `client.call`: one try under the entry's key, bounded. The outbox repeats it by itself, the next one
 * perhaps while this one still waits for its answer: the key keeps it once.
 */
export interface OneTry extends OneOfARound {
  key: string
  retries: 0
}

export interface OutboxOptions<E extends { key: string }> {
  /** one box a name and origin: every tab that opens the same name works on the same entries */
  name: string
  /** the entry to send now; null = none may go */
  next: BoxPick<E>
  /**
   * One try. A change = it was accepted or refused for good, and this is what becomes of the box; a number = not
   * taken now: try again after at least so many ms (0 = as the outbox thinks best). A throw counts as 0.
   */
  send: (entry: E, how: OneTry) => Promise<BoxChange<E> | number>
  /** What must survive a reload; the rest (accepted, not yet shown) lives in this tab only. Default: everything. */
  keep?: (entry: E) => boolean
  environment: Pick<Environment, 'after' | 'now' | 'random'>
}
type BoxPick<E> = (box: readonly E[]) => E | null

export interface Outbox<E> {
  /** what to paint, now */
  entries(): readonly E[]
  /** Paints at once, then keeps, then sends; false = it could not be kept on this device (full, blocked), it is in memory and sent all the same. */
  change(change: BoxChange<E>): Promise<boolean>
  /** told after every change, of this tab or another */
  onChange(tell: () => void): void
  /** Sends what waits, unless the server named a time; happens by itself after every change. Safe at any time. */
  flush(): void
  /** The line is said to be back: forget the pause after a failure, and do not wait for a try that hangs. */
  wake(): void
  /** the last try got no answer */
  isStalled(): boolean
  /** Log-out on a shared computer: nothing stays, in no tab. The box goes on empty. */
  forget(): Promise<boolean>
  /** This tab stops; what was written stays on the device. */
  close(): void
  /** the device's entries are in `entries()` */
  ready: Promise<void>
}

/** who holds the lock for longer than one round of tries can take is frozen: it is taken away */
const FROZEN_MS = 18_000

/** May the same command under the same key succeed later? */
export const mayComeBack = ({ status, code }: { status: number; code: string }): boolean =>
  status === 0 || status === 429 || status >= 500 || code === 'stale-version'

/** A later entry under the same key is the same entry, written twice. */
const once = <E extends { key: string }>(box: readonly E[]): readonly E[] => {
  const keys = new Set<string>()
  return box.filter(({ key }) => !keys.has(key) && keys.add(key))
}

/** A durable outbox: ordered, one try at a time over all tabs, deleted from the device only after an answer. */
export function openOutbox<E extends { key: string }>(options: OutboxOptions<E>): Outbox<E> {
  const { name, next, send, environment, keep = () => true } = options
  const { after, now, random } = environment
  const rounds = createRounds(environment)
  const shelf = openShelf<E>(name, after)
  const lock = `warmline-outbox:${name}`
  const channel = shelf && globalThis.BroadcastChannel ? new BroadcastChannel(lock) : null
  const listeners: (() => void)[] = []
  /** what stands on the device, as last read */
  let stored: readonly E[] = []
  /** what only this tab knows */
  let mine: readonly E[] = []
  /** changes that are not on the device yet, in order */
  let pending: readonly BoxChange<E>[] = []
  let shown: readonly E[] = []
  let working: Promise<unknown> = Promise.resolve()
  /** counts log-outs: what was under way before one does not come back after it */
  let era = 0
  let isClosed = false
  let isBusy = false
  let isAgain = false
  let isStalled = false
  /** the server named a time before which it will not take anything */
  let isHeld = false
  let failures = 0
  let cancelPause = () => {}

  const apply = (changes: readonly BoxChange<E>[], found: readonly E[]) =>
    once(changes.reduce<readonly E[]>((box, one) => one(box), once([...mine, ...found])))
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const paint = () => {
    const box = isClosed ? [] : apply(pending, stored)
    if (JSON.stringify(box) === JSON.stringify(shown)) return
    shown = box
    tell()
  }

  /** Reads the device and writes what is pending; false = it could not be written. One run after another. */
  const sync = () => {
    const run = async (): Promise<boolean> => {
      const taken = pending
      const at = era
      let box: readonly E[] = []
      const work = (found: readonly E[]) => {
        box = apply(taken, found)
        return box.filter(keep)
      }
      const { found, kept } = shelf
        ? await shelf.exchange(taken.length ? work : null)
        : { found: work([]), kept: false }
      if (at !== era) return false
      stored = found ?? stored
      if (taken.length && (kept || !shelf)) {
        pending = pending.slice(taken.length)
        mine = shelf ? box.filter((entry) => !keep(entry)) : box
        stored = shelf ? box.filter(keep) : []
        if (!isClosed) channel?.postMessage(0)
      }
      paint()
      return kept
    }
    const result = working.then(run)
    working = result
    return result
  }
  const change = (one: BoxChange<E>) => {
    pending = [...pending, one]
    paint()
    return sync()
  }

  const stall = (is: boolean) => {
    if (is === isStalled) return
    isStalled = is
    tell()
  }
  /** `spentMs`: the tries took that long already */
  const pause = (atLeastMs: number, spentMs: number): false => {
    isHeld = atLeastMs > 0
    cancelPause()
    cancelPause = after(Math.max(atLeastMs, jitter(failures, random) - spentMs), () => {
      // only what we tried by ourselves makes the next pause longer: who goes on writing is not made to wait for it
      failures++
      isHeld = false
      flush()
    })
    stall(true)
    return false
  }
  /** true = perhaps there is more */
  const sendNext = async (): Promise<boolean> => {
    await sync()
    const entry = isClosed ? null : next(shown)
    if (!entry) return false
    const begunAt = now()
    const { key } = entry
    const outcome = await rounds.play((how) => send(entry, { key, retries: 0, ...how }), failures)
    if (outcome === null) return true
    if (typeof outcome === 'number') return pause(outcome, now() - begunAt)
    failures = 0
    stall(false)
    await change(outcome)
    return true
  }
  /** One try under the lock of all tabs; where there are no locks, the key keeps it once. */
  const takeTurn = async (): Promise<boolean> => {
    let isStarted = false
    const impatience = new AbortController()
    const cancel = after(FROZEN_MS, () => impatience.abort())
    const work = () => {
      isStarted = true
      cancel()
      return sendNext().catch(() => pause(0, 0))
    }
    const locks = shelf && globalThis.navigator?.locks
    if (!locks) return work()
    // when it was taken away from us at work, go on when it is our turn
    const lost = () => isStarted || work()
    return locks
      .request(lock, { signal: impatience.signal }, work)
      .catch(() => isStarted || locks.request(lock, { steal: true }, work))
      .catch(lost)
  }
  const flush = (): void => {
    if (isBusy) isAgain = true
    else if (!isHeld && !isClosed) void drain()
  }
  const drain = async (): Promise<void> => {
    isBusy = true
    do {
      isAgain = false
      cancelPause()
      while (await takeTurn());
    } while (isAgain && !isStalled)
    isBusy = false
  }
  const flushIfAny = (kept: boolean) => {
    if (!isClosed && next(shown)) flush()
    return kept
  }

  if (channel)
    channel.onmessage = ({ data }) => {
      if (isClosed) return
      if (data) {
        era++
        mine = stored = pending = []
      }
      void sync().then(flushIfAny)
    }
  return {
    entries: () => shown,
    change: (one) => change(one).then(flushIfAny),
    onChange: (listener) => void listeners.push(listener),
    flush,
    wake: () => {
      failures = 0
      rounds.hurry()
      flush()
    },
    isStalled: () => isStalled,
    forget: () => {
      return change(() => []).finally(() => channel?.postMessage(1))
    },
    close: () => {
      isClosed = true
      cancelPause()
      paint()
      void working.then(() => {
        shelf?.close()
        channel?.close()
      })
    },
    ready: sync().then((kept) => void flushIfAny(kept)),
  }
}
