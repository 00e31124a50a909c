import { setTimeout as wait } from 'node:timers/promises'
import { type Counts, noCounts, type Side, type Talk } from './talk.ts'

export interface LoadResult {
  /** of the measured time */
  seconds: number
  acknowledged: number
  messagesPerSecond: number
  latencies: number[]
  lost: number
  doubled: number
  outOfOrder: number
  refused: number
  failed: number
  generatorCpuMs: number
}

/** Conversations under load; `counts` is what is counted from now on. */
export interface Loaded {
  readonly talks: readonly Talk[]
  counts: Counts
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Counts from when the warm-up is over; the measured process is looked at by who started us, at the same marks. */
export async function measured(
  desk: Loaded,
  { seconds, warmUpSeconds }: { seconds: number; warmUpSeconds: number },
  run: (until: number) => void,
  tell: (message: { mark: 'begin' | 'end' } | { progress: number }) => void,
): Promise<LoadResult> {
  const before = noCounts()
  desk.counts = before
  const until = performance.now() + (warmUpSeconds + seconds) * 1_000
  run(until)
  await wait(warmUpSeconds * 1_000)
  const counts: Counts = noCounts()
  tell({ mark: 'begin' })
  desk.counts = counts
  const began = performance.now()
  const cpuBefore = cpuMs()
  const ticker = setInterval(() => tell({ progress: counts.acknowledged }), 1_000)
  await wait(until - began)
  const tookSeconds = (performance.now() - began) / 1_000
  const acknowledged = counts.acknowledged
  const generatorCpuMs = cpuMs() - cpuBefore
  tell({ mark: 'end' })
  clearInterval(ticker)
  for (const talk of desk.talks) talk.endTurns()
  await quiet(desk.talks)
  return {
    seconds: tookSeconds,
    acknowledged,
    messagesPerSecond: acknowledged / tookSeconds,
    latencies: counts.latencies,
    lost: desk.talks.reduce((sum, talk) => sum + talk.missing(), 0),
    doubled: counts.doubled + before.doubled,
    outOfOrder: counts.outOfOrder + before.outOfOrder,
    refused: counts.refused + before.refused,
    failed: counts.failed + before.failed,
    generatorCpuMs,
  }
}

/** Until everything was acknowledged and delivered, at most 30 s. */
async function quiet(talks: readonly Talk[]): Promise<void> {
  const late = performance.now() + 30_000
  while (performance.now() < late && talks.some((talk) => !talk.isQuiet() || talk.missing() > 0))
    await wait(50)
}

const sideOf = (turn: number): Side => (turn % 2 === 0 ? 'contact' : 'worker')

/** Open loop: message k is due at k / rate, whether the server keeps up or not; each talk half each way. */
export function steady(talks: readonly Talk[], rate: number): (until: number) => void {
  const began = performance.now()
  let k = 0
  return (until) => {
    const tick = () => {
      const now = performance.now()
      for (
        let due = began + (k * 1_000) / rate;
        due <= now && due < until;
        due = began + (++k * 1_000) / rate
      )
        talks[k % talks.length]?.write(sideOf(Math.floor(k / talks.length) + k), due)
      if (now < until) setTimeout(tick, 1)
    }
    tick()
  }
}

/** Closed loop: so many messages are on their way at any time. */
export function saturate(talks: readonly Talk[], inFlight: number): (until: number) => void {
  let turn = 0
  return (until) => {
    const next = () => {
      const now = performance.now()
      if (now >= until) return
      for (let tried = 0; tried < 2 * talks.length; tried++) {
        const k = turn++
        const talk = talks[k % talks.length]
        const side = sideOf(Math.floor(k / talks.length) + k)
        if (!talk || talk.isBusy(side)) continue
        return talk.write(side, now, next)
      }
      setTimeout(next, 1)
    }
    for (let n = 0; n < inFlight; n++) next()
  }
}
