import type { AlarmOp, CommandTo, OutsideTask } from '@warmline/core'
import { queueOf } from './alarm-queue.ts'
import type { Handle } from './handle.ts'
import { type Clock, type DueAlarm, type Store, StoreUnavailable } from './ports.ts'
import { type Around, backoff, issue, nothingAround } from './runner-retry.ts'
import { noSignals, type Signal } from './signals.ts'

export interface OutsideContext {
  workspaceId: string
  key: string
  dueAt: number
  attempt: number
}

/** Does the work outside; its result comes back as a command that carries the epoch. `signal` ends it in time. */
export type OutsideRunner<Task extends OutsideTask> = (
  task: Task,
  signal: AbortSignal,
  context: OutsideContext,
) => Promise<CommandTo | null>

/** Whatever the tasks are. */
export type OutsideRunners = Record<string, OutsideRunner<never>>

export type Outside = { [Name in OutsideTask['task']]: OutsideRunner<Extract<OutsideTask, { task: Name }>> }

export interface AlarmRunnerOptions {
  store: Store
  handle: Handle
  clock: Clock
  nodeId: string
  outside: Outside
  /** of each queue in work on this node, and of one workspace among them */
  most?: number
  mostPerWorkspace?: number
  leaseMs?: number
  /** when the alarm itself does not say */
  maxAttempts?: number
  pollMs?: number
  onError?: (error: unknown, alarm: DueAlarm) => void
  signal?: Signal
  around?: Around
}

export interface AlarmRunner {
  start(): void
  /**
   * Claims nothing new and waits for what is in work; an outside task that is not done within `patienceMs` is ended, and
   * its alarm may be taken by another node at once.
   */
  stop(patienceMs?: number): Promise<void>
  /** Something was set: look as soon as it is due. */
  noticed(alarms: readonly Pick<AlarmOp, 'dueAt'>[]): void
  /** Fires what is due now, once, and waits for it; how many. For tests and simulations. */
  step(): Promise<number>
}

class GivenUp extends Error {}
/** What an outside task throws when trying again cannot help: it is given up at once. */
export class Hopeless extends Error {
  override name = 'Hopeless'
}
/** Not the task's fault: it is tried again elsewhere. */
class NodeStops extends Error {}

/** An outside task that ignores its signal is left alone at its end. */
async function within<T>(
  ms: number,
  clock: Clock,
  stopping: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const ended = Promise.withResolvers<never>()
  const end = (error: Error) => {
    controller.abort(error)
    ended.reject(error)
  }
  const cancel = clock.after(ms, () => end(new Error(`it took longer than ${Math.round(ms)} ms`)))
  const stop = () => end(new NodeStops('the node stops'))
  if (stopping.aborted) stop()
  stopping.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([run(controller.signal), ended.promise])
  } finally {
    cancel()
    stopping.removeEventListener('abort', stop)
  }
}

export const subjectOf = ({ run }: AlarmOp): string | undefined =>
  'command' in run ? run.subjectId : 'itemId' in run ? run.itemId : undefined

/** What may take a day is tried every quarter of an hour in the end, everything else every minute. */
const longestPause = ({ deadlineMs = 0 }: AlarmOp) => Math.max(60_000, Math.min(deadlineMs / 96, 15 * 60_000))

const workOf = ({ workspaceId, key, dueAt, attempt, op }: DueAlarm) => ({
  alarm: { workspaceId, subjectId: subjectOf(op), key, dueAt, attempt },
})

/** What one claimed alarm does. Returns when to try again, or null when it is over. */
function firing(options: AlarmRunnerOptions, stopping: AbortSignal) {
  const { store, handle, clock, outside } = options
  const signal = options.signal ?? noSignals
  const leaseMs = options.leaseMs ?? 30_000

  const command = (alarm: DueAlarm, to: CommandTo, suffix = '') =>
    issue(
      handle,
      alarm.workspaceId,
      to,
      { kind: 'system', name: 'alarm' },
      {
        scope: 'alarm',
        key: `${alarm.key}@${alarm.dueAt}${suffix}`,
      },
    )

  const deadlineOf = ({ op, dueAt }: DueAlarm) =>
    op.deadlineMs === undefined ? Number.POSITIVE_INFINITY : dueAt + op.deadlineMs

  async function runTask(alarm: DueAlarm, task: OutsideTask) {
    const { workspaceId, key, dueAt, attempt } = alarm
    const time = Math.min(deadlineOf(alarm) - clock.now(), leaseMs * 0.8)
    const run = outside[task.task] as OutsideRunner<OutsideTask>
    const next = await within(time, clock, stopping, (abort) =>
      run(task, abort, { workspaceId, key, dueAt, attempt }),
    )
    signal('outside-done', alarm)
    if (next) await command(alarm, next)
  }

  /** The end of a task that could not be done: its own command, else a parked row that people can see. */
  async function giveUp(alarm: DueAlarm, error: unknown) {
    const { workspaceId, key, op } = alarm
    if (op.onGiveUp) await command(alarm, op.onGiveUp, ':give-up')
    else
      await store.park(workspaceId, {
        reaction: `alarm ${key}`,
        subjectId: subjectOf(op) ?? key,
        lane: 0,
        position: 0,
        error: String(error instanceof Error ? error.message : error).slice(0, 500),
        at: clock.now(),
      })
    signal('alarm-given-up', alarm)
  }

  /**
   * A command never gives up because the database was away or full, however often it was: a promise must ring. So a
   * claim beyond the limit counts only against outside tasks with a limit of their own, which nodes may have died of.
   */
  async function attempt(alarm: DueAlarm): Promise<number | null> {
    const { op } = alarm
    const most = op.maxAttempts ?? options.maxAttempts ?? 8
    const deadline = deadlineOf(alarm)
    let failure: unknown = new GivenUp(`no result after ${alarm.attempt - 1} tries`)
    const isSpent = op.maxAttempts !== undefined && 'task' in op.run && alarm.attempt > most
    if (!isSpent && clock.now() < deadline) {
      try {
        if ('task' in op.run) await runTask(alarm, op.run)
        else await command(alarm, op.run)
        return null
      } catch (error) {
        if (error instanceof NodeStops) return clock.now()
        options.onError?.(error, alarm)
        failure = error
        const again = Math.min(clock.now() + backoff(alarm.attempt, 250, longestPause(op)), deadline)
        const isAway = error instanceof StoreUnavailable
        const isWorth = !(error instanceof Hopeless) && alarm.attempt < most && clock.now() < deadline
        if (isAway || isWorth) return again
      }
    }
    await giveUp(alarm, failure)
    return null
  }

  return async function fire(alarm: DueAlarm): Promise<void> {
    signal('alarm-claimed', alarm)
    try {
      const retryAt = await attempt(alarm)
      signal('alarm-fired', alarm)
      await store.finishAlarm(alarm.workspaceId, alarm.key, alarm.dueAt, retryAt)
      signal(retryAt === null ? 'alarm-done' : 'alarm-retried', alarm)
    } catch (error) {
      // The lease ends by itself and the alarm fires again.
      options.onError?.(error, alarm)
      signal('alarm-left', alarm)
    }
  }
}

/** Fires every alarm at least once under a derived command id, so its effect happens once. */
export function createAlarmRunner(options: AlarmRunnerOptions): AlarmRunner {
  const { store, clock } = options
  const signal = options.signal ?? noSignals
  const most = options.most ?? 32
  const pollMs = options.pollMs ?? 1_000
  const stopping = new AbortController()
  const fire = firing(options, stopping.signal)
  const around = options.around ?? nothingAround
  const inWork = new Set<Promise<void>>()
  /** by queue */
  const taken: Record<string, number> = {}
  let isRunning = false
  let wakeAt = Number.POSITIVE_INFINITY
  let cancel = () => {}
  let looking: Promise<void> | undefined

  async function claim(): Promise<readonly DueAlarm[]> {
    const leaseMs = options.leaseMs ?? 30_000
    const perWorkspace = options.mostPerWorkspace ?? 8
    const now = clock.now()
    const claimed = await store.acrossClaimAlarms(now, options.nodeId, leaseMs, most, perWorkspace, taken)
    for (const alarm of claimed) {
      const queue = queueOf(alarm.op)
      taken[queue] = (taken[queue] ?? 0) + 1
      const run = around(workOf(alarm), () => fire(alarm)).finally(() => {
        inWork.delete(run)
        taken[queue] = (taken[queue] ?? 1) - 1
        wakeBy(clock.now())
      })
      inWork.add(run)
    }
    return claimed
  }

  async function look() {
    wakeAt = Number.POSITIVE_INFINITY
    let next = clock.now() + pollMs
    try {
      const due = await store.acrossNextAlarm()
      if (due !== undefined && due <= clock.now()) {
        const claimed = await claim()
        // Full, or another node is faster: whoever finishes wakes us, else the next look.
        if (claimed.length > 0) next = clock.now()
      } else if (due !== undefined) next = Math.min(next, due)
    } catch (error) {
      signal('alarm-look-failed', error)
    }
    signal('alarm-looked')
    return next
  }

  function lookNow() {
    looking ??= look().then((next) => {
      looking = undefined
      wakeBy(Math.min(next, wakeAt))
    })
  }

  /** The earliest wish wins. While it looks, a wish is kept for afterwards. */
  function wakeBy(at: number) {
    if (!isRunning) return
    wakeAt = Math.min(wakeAt, at)
    if (looking) return
    cancel()
    cancel = clock.after(Math.max(0, wakeAt - clock.now()), lookNow)
  }

  return {
    start() {
      isRunning = true
      wakeBy(clock.now())
    },
    async stop(patienceMs = 5_000) {
      isRunning = false
      cancel()
      await looking
      const cancelPatience = clock.after(patienceMs, () => stopping.abort())
      await Promise.all(inWork)
      cancelPatience()
    },
    noticed(alarms) {
      for (const { dueAt } of alarms) if (dueAt !== null && dueAt < wakeAt) wakeBy(dueAt)
    },
    async step() {
      const claimed = await claim()
      await Promise.all(inWork)
      return claimed.length
    },
  }
}
