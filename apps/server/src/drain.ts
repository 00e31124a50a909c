import { Server } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { GroundLog } from './bring-up.ts'
import type { Engine } from './engine.ts'
import type { Housekeeping } from './housekeeping.ts'
import type { NodeClock } from './platform/clock.ts'
import type { SocketServer } from './platform/sockets/socket-server.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'
import type { Runners } from './runners.ts'
import type { Services } from './services.ts'

export interface Running {
  app: FastifyInstance
  sockets: SocketServer
  services: Services
  runners: Runners
  housekeeping: Housekeeping
  engine: Engine
  clock: NodeClock
  telemetry: Telemetry
  ground: { stop(): Promise<void> }
  /** long polls and streams end when it does */
  leaving: AbortController
  log: Pick<GroundLog, 'info' | 'warn'>
  /** from not ready to not listening: the time a balancer needs to see it */
  readyGoneMs: number
}

/** Whoever stops us kills us after 20 to 30 s. */
const allMs = 17_000

/**
 * In the order in which nothing is lost: ready no more → sockets and polls go elsewhere → what was asked is answered →
 * runners finish or give back what they hold → what waits to be written is written → the database. No step may keep the
 * others from their turn: whoever is late is named in the log and left behind.
 */
export async function shutDown(running: Running): Promise<void> {
  const { sockets, services, runners, engine, log } = running
  const deadline = performance.now() + allMs
  const late: string[] = []
  const step = async (name: string, mostMs: number, work: () => Promise<unknown>) => {
    const ms = Math.max(100, Math.min(mostMs, deadline - performance.now()))
    if (!(await isDoneWithin(ms, work))) late.push(name)
  }
  const counted = { sockets: sockets.count(), commands: engine.committer.waiting() }
  log.info({ ...counted, readyGoneMs: running.readyGoneMs }, 'stopping: not ready any more')
  await pause(running.readyGoneMs)
  running.leaving.abort()
  await step('sockets and requests', 8_000, () =>
    Promise.all([sockets.close(), stopListening(running.app, running.readyGoneMs)]),
  )
  running.app.server.closeAllConnections()
  await step('housekeeping', 2_000, running.housekeeping.stop)
  await step('reactions', 5_000, runners.reactions.stop)
  await step('alarms', 6_000, () => runners.alarms.stop(3_000))
  services.presence.close()
  await step('presence', 1_000, services.presence.flush)
  await step('commits', 5_000, engine.committer.drain)
  services.hub.close()
  await step('hints', 1_000, engine.bus.close)
  running.clock.stop()
  await step('traces', 2_500, running.telemetry.stop)
  if (late.length > 0) log.warn({ late }, 'stopped without waiting for all; what was acknowledged is written')
  else log.info({}, 'stopped: everything that was begun is finished')
  await running.ground.stop()
}

/** A connection that was made a moment ago is about to send its request; where nobody is waited for, not for it either. */
const newcomerMs = 2_000

/**
 * No new connections, and those that are there go on: whatever they ask is answered with `Connection: close`, and not
 * before, or everybody would connect anew just as the door shuts. (Node's own `close` of an HTTP server would cut off who
 * has connected and not sent yet.) Then the idle ones are ended.
 */
async function stopListening(app: FastifyInstance, readyGoneMs: number): Promise<void> {
  const { server } = app
  // Right after the connections that wait were accepted.
  await new Promise<void>((resolve) => void setImmediate(resolve))
  const closed = new Promise<void>((resolve) => void server.once('close', resolve))
  if (!server.listening) return void (await app.close())
  Server.prototype.close.call(server)
  await Promise.race([closed, pause(Math.min(newcomerMs, readyGoneMs))])
  server.closeIdleConnections()
  await closed
  // Its hooks; the server itself is closed already, which is all that it may complain about.
  await app.close().catch(() => undefined)
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

async function isDoneWithin(ms: number, work: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const done = work().then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}
