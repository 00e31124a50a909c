import type { LogEntry } from '@warmline/core'
import type { OutsideRunners } from '../alarm-runner.ts'
import type { Committer } from '../committer.ts'
import type { Handle } from '../handle.ts'
import type { RateLimits } from '../http/rate-limits.ts'
import type { Clock, DueAlarm, Store } from '../ports.ts'
import type { Around } from '../runner-retry.ts'
import type { Signal } from '../signals.ts'
import { createRegistry, type Registry } from './registry.ts'
import type { Tracer } from './spans.ts'
import { createTraces, type TraceOptions, type Traces } from './traces.ts'

export interface Telemetry {
  registry: Registry
  /** null = traces are off, and nothing of them is done */
  tracer: Tracer | null
  commitBatch(commitBatch: Store['commitBatch']): Store['commitBatch']
  committer(committer: Committer): Committer
  handle(handle: Handle): Handle
  outside<Outside extends OutsideRunners>(outside: Outside): Outside
  limits(limits: RateLimits): RateLimits
  /** What runners tell of themselves, on its way to `next`. */
  signal(next: Signal): Signal
  around: Around
  alarmsSet(workspaceId: string, keys: readonly string[]): void
  /** Counts what was promised and kept: a listener for commits. */
  committed(entries: readonly LogEntry[]): void
  stop(): Promise<void>
}

export interface TelemetryOptions {
  clock: Clock
  traces: TraceOptions | null
  log: { warn(fields: object, message: string): void }
  /** the events that are counted: type → the word it is counted under */
  promiseWord: (event: LogEntry['event']) => string | null
}

const secondsSince = (began: number) => (performance.now() - began) / 1_000

/** What a node measures of itself. Each measure is an addition; none waits, reads or allocates by the message. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const registry = createRegistry()
  const traces = options.traces === null ? null : createTraces(options.traces, registry, options.log)
  return {
    registry,
    tracer: traces?.tracer ?? null,
    commitBatch: (commitBatch) => async (commits) => {
      const began = performance.now()
      const results = await commitBatch(commits)
      registry.observe('warmline_commit_batch_seconds', secondsSince(began))
      registry.observe('warmline_commit_batch_size', commits.length)
      return results
    },
    committer: (committer) => measuredCommitter(committer, registry, traces),
    handle: (handle) => traces?.handle(handle) ?? handle,
    outside: (outside) => measuredOutside(outside, registry, traces),
    limits: (limits) => countedLimits(limits, registry),
    signal: (next) => (name, detail) => {
      if (name === 'alarm-claimed') alarmClaimed(detail as DueAlarm, registry, options.clock)
      else if (name === 'alarm-given-up') registry.count('warmline_alarms_given_up_total')
      next(name, detail)
    },
    around: traces?.around ?? ((_what, work) => work()),
    alarmsSet: (workspaceId, keys) => traces?.alarmsSet(workspaceId, keys),
    committed(entries) {
      for (const { event } of entries) {
        const word = options.promiseWord(event)
        if (word !== null) registry.count('warmline_promises_total', [word])
      }
    },
    stop: async () => traces?.stop(),
  }
}

function alarmClaimed({ attempt, dueAt }: DueAlarm, registry: Registry, clock: Clock): void {
  if (attempt === 1) registry.observe('warmline_alarm_late_seconds', Math.max(0, clock.now() - dueAt) / 1_000)
}

function measuredCommitter(committer: Committer, registry: Registry, traces: Traces | null): Committer {
  const commit: Committer['commit'] = traces?.commit(committer.commit) ?? committer.commit
  return {
    ...committer,
    async commit(one, deadline) {
      const began = performance.now()
      const result = await commit(one, deadline)
      registry.observe('warmline_commit_seconds', secondsSince(began))
      return result
    },
  }
}

function measuredOutside<Outside extends OutsideRunners>(
  outside: Outside,
  registry: Registry,
  traces: Traces | null,
): Outside {
  const measured = Object.entries(outside).map(([task, run]: [string, OutsideRunners[string]]) => {
    const inSpan: typeof run = traces?.outside(task, run) ?? run
    const wrapped: typeof run = async (...given) => {
      const began = performance.now()
      let outcome = 'failed'
      try {
        const next = await inSpan(...given)
        outcome = 'done'
        return next
      } finally {
        registry.observe('warmline_outside_task_seconds', secondsSince(began), [task, outcome])
      }
    }
    return [task, wrapped]
  })
  return Object.fromEntries(measured) as Outside
}

function countedLimits(limits: RateLimits, registry: Registry): RateLimits {
  const counted = async (gate: string, waiting: Promise<number | null>) => {
    const wait = await waiting
    if (wait !== null) registry.count('warmline_refused_total', [gate])
    return wait
  }
  return {
    byAddress: (gate, address) => counted(gate, limits.byAddress(gate, address)),
    byName: (gate, name) => counted(gate, limits.byName(gate, name)),
    byToken: (tokenId) => counted('token', limits.byToken(tokenId)),
    size: limits.size,
  }
}
