import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Event } from '@warmline/contracts'
import { reactions } from '@warmline/core'
import type { NodeClock } from '../platform/clock.ts'
import type { Committer } from '../platform/committer.ts'
import type { Pressure } from '../platform/pressure.ts'
import type { SocketServer } from '../platform/sockets/socket-server.ts'
import type { PoolFigures } from '../platform/store-connection.ts'
import type { HttpWatch } from '../platform/telemetry/http.ts'
import { watchProcess } from '../platform/telemetry/process.ts'
import type { Registry } from '../platform/telemetry/registry.ts'
import type { Overview } from './standing.ts'

export interface Watched {
  registry: Registry
  nodeId: string
  version: string
  dataDir: string
  clock: Pick<NodeClock, 'offsetMs'>
  committer: Pick<Committer, 'waiting'>
  pools: () => readonly PoolFigures[]
  sockets: Pick<SocketServer, 'kinds'>
  http: HttpWatch
  /** contacts whose erasure was begun and is not finished, as far as this node knows */
  erasuresOwed: () => number
  pressure: Pick<Pressure, 'level' | 'share'>
  isReady: () => Promise<boolean>
  look: () => Promise<Overview>
}

const lookEveryMs = 5_000
const lookWithinMs = 4_000

/** The word under which an event of the ledger is counted. */
export function promiseWord(event: Event): string | null {
  switch (event.type) {
    case 'promise.made':
      return 'made'
    case 'promise.moved':
      return 'moved'
    case 'promise.missed':
      return 'missed'
    case 'promise.kept':
      return event.inTime ? 'kept' : 'kept-late'
    case 'promise.withdrawn':
      return 'withdrawn'
    default:
      return null
  }
}

/** What `/metrics` shows: what was counted, and what is looked up when somebody asks, at most every five seconds. */
export function createWatch(watched: Watched): { render(): Promise<string>; stop(): void } {
  const { registry } = watched
  const ownProcess = watchProcess(registry)
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  registry.gauge('warmline_info', [[[watched.version, watched.nodeId], 1]])
  for (const what of ['made', 'moved', 'missed', 'kept', 'kept-late', 'withdrawn'])
    registry.count('warmline_promises_total', [what], 0)
  for (const { name } of reactions) registry.count('warmline_reaction_failures_total', [name], 0)
  registry.count('warmline_alarms_given_up_total', [], 0)

  async function look(): Promise<void> {
    const began = performance.now()
    lookedAt = began
    try {
      writeOverview(registry, await within(lookWithinMs, watched.look()))
      registry.set('warmline_database_up', 1)
    } catch {
      // The database is away: what was counted here is told all the same.
      registry.set('warmline_database_up', 0)
    }
    registry.set('warmline_look_seconds', (performance.now() - began) / 1_000)
  }
  async function looked(): Promise<void> {
    if (performance.now() - lookedAt < lookEveryMs && looking === undefined) return
    looking ??= look().finally(() => {
      looking = undefined
    })
    await looking
  }
  return {
    async render() {
      await looked()
      registry.set('warmline_ready', (await watched.isReady()) ? 1 : 0)
      writeNode(watched)
      ownProcess.write()
      return registry.render()
    },
    stop: ownProcess.stop,
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const samples = (counted: Record<string, number>) =>
  Object.entries(counted).map(([label, n]) => [[label], n] as const)

function writeOverview(registry: Registry, overview: Overview): void {
  registry.gauge('warmline_promises_open', samples(overview.promises))
  registry.gauge('warmline_conversations_open', samples(overview.places))
  registry.set('warmline_queue_items', overview.places['queue'] ?? 0)
  registry.set('warmline_queue_oldest_seconds', overview.oldestQueuedMs / 1_000)
  registry.gauge('warmline_outside_tasks_waiting', samples(overview.tasks))
  const noneParked = Object.fromEntries(reactions.map(({ name }) => [name, 0]))
  registry.gauge('warmline_parked', samples({ ...noneParked, alarm: 0, ...overview.parked }))
  registry.set('warmline_parked_oldest_seconds', overview.oldestParkedMs / 1_000)
  registry.set('warmline_reaction_lag_entries', overview.lagEntries)
  registry.gauge(
    'warmline_reaction_lag_seconds',
    Object.entries(overview.reactionLagMs).map(([name, ms]) => [[name], ms / 1_000] as const),
  )
  const { set, due, in_work, failing, lagMs } = overview.alarms
  registry.gauge('warmline_alarms', samples({ set, due, 'in-work': in_work, failing }))
  registry.set('warmline_alarm_lag_seconds', lagMs / 1_000)
  registry.set('warmline_workspaces', overview.workspaces)
  registry.set('warmline_workspaces_unseen', overview.unseen)
}

function writeNode(watched: Watched): void {
  const { registry, http } = watched
  registry.set('warmline_commits_waiting', watched.committer.waiting())
  registry.set('warmline_memory_share', watched.pressure.share())
  registry.set('warmline_memory_shed', watched.pressure.level())
  registry.set('warmline_clock_offset_seconds', watched.clock.offsetMs() / 1_000)
  registry.set('warmline_http_in_flight', http.inFlight())
  registry.gauge('warmline_live_connections', [
    ...samples(watched.sockets.kinds()),
    [['poll-or-stream'], http.following()],
  ])
  registry.gauge(
    'warmline_database_connections',
    watched
      .pools()
      .flatMap(({ pool, inUse, idle, waiting }) => [
        [[pool, 'in-use'], inUse] as const,
        [[pool, 'idle'], idle] as const,
        [[pool, 'waiting'], waiting] as const,
      ]),
  )
  for (const { pool, waits } of watched.pools())
    registry.total('warmline_database_waits_total', waits, [pool])
  registry.gauge('warmline_erasures_owed', [
    [['contact'], watched.erasuresOwed()],
    [['scrub'], existsSync(join(watched.dataDir, 'scrub.owed')) ? 1 : 0],
  ])
}
