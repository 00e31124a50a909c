import { setTimeout as wait } from 'node:timers/promises'
import { createDesk, type Desk } from './desk.ts'
import { type Counts, noCounts, type Side, type Talk } from './talk.ts'

/**
 * The load generator, a process of its own (its CPU is counted apart): `process.send` of a command is answered with its
 * result. Both sides of every conversation are here, so that each message is followed from one to the other.
 */
export type LoadCommand =
  | { do: 'open'; conversations: number; capacity: number }
  | { do: 'steady'; rate: number; seconds: number; warmUpSeconds: number }
  | { do: 'saturate'; inFlight: number; seconds: number; warmUpSeconds: number }
  | { do: 'contacts'; n: number }
  | { do: 'idle'; sockets: number }
  | { do: 'awaitReady' }
  | { do: 'stop' }

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

const [portText, data, seedText] = process.argv.slice(2)
const desk: Desk = createDesk(Number(portText), data ?? '', Number(seedText))
const tell = (message: object) => process.send?.(message)
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Counts from when the warm-up is over; the measured process is looked at by who started us, at the same marks. */
async function measured(
  seconds: number,
  warmUpSeconds: number,
  run: (until: number) => void,
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
function steady(rate: number): (until: number) => void {
  const { talks } = desk
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
function saturate(inFlight: number): (until: number) => void {
  const { talks } = desk
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

async function run(command: LoadCommand): Promise<unknown> {
  switch (command.do) {
    case 'open':
      return desk.open(command.conversations, command.capacity, (n) => tell({ progress: n }))
    case 'steady':
      return measured(command.seconds, command.warmUpSeconds, steady(command.rate))
    case 'saturate':
      return measured(command.seconds, command.warmUpSeconds, saturate(command.inFlight))
    case 'contacts':
      return desk.contacts(command.n)
    case 'idle':
      return desk.idle(command.sockets)
    case 'awaitReady':
      return desk.awaitReady()
    case 'stop':
      desk.stop()
      process.disconnect()
      return null
  }
}

process.on('message', (message: { id: number; command: LoadCommand }) => {
  run(message.command).then(
    (result) => tell({ id: message.id, result }),
    (error: unknown) =>
      tell({ id: message.id, error: error instanceof Error ? error.message : String(error) }),
  )
})
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0))
tell({ ready: true })
