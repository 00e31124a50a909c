import { randomBytes } from 'node:crypto'
import type { Assistant } from '@warmline/ai'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { accessRoutes } from './access/routes.ts'
import { assemble } from './assembly.ts'
import { bringUp, type GivenDatabase, type Ground } from './bring-up.ts'
import { registerPages } from './channels/pages.ts'
import type { Config } from './config.ts'
import { shutDown } from './drain.ts'
import { createEngine } from './engine.ts'
import { type Housekeeping, startHousekeeping } from './housekeeping.ts'
import { kindRoutes } from './kinds/routes.ts'
import { createLog } from './log.ts'
import { writeOperatorToken } from './platform/auth/operator-token.ts'
import { createClock, type NodeClock } from './platform/clock.ts'
import { createAddressOf, createProxies } from './platform/http/address.ts'
import { idsOfCaller } from './platform/http/caller.ts'
import { readinessOf, registerHealth } from './platform/http/health.ts'
import type { Implementations } from './platform/http/implementation.ts'
import type { RateLimits } from './platform/http/rate-limits.ts'
import { createHttpServer } from './platform/http/server.ts'
import { createPressure, type Memory, type Pressure } from './platform/pressure.ts'
import type { ReactionRunner } from './platform/reaction-runner.ts'
import type { Signal } from './platform/signals.ts'
import type { SocketOptions } from './platform/sockets/socket-options.ts'
import { attachSockets, type SocketServer } from './platform/sockets/socket-server.ts'
import type { Room } from './platform/storage.ts'
import { readDatabaseTime } from './platform/store-time.ts'
import { type HttpWatch, watchHttp } from './platform/telemetry/http.ts'
import { registerMetrics } from './platform/telemetry/metrics-page.ts'
import { createTelemetry, type Telemetry } from './platform/telemetry/telemetry.ts'
import { promiseRoutes } from './promise/routes.ts'
import { createRunners, type Runners } from './runners.ts'
import type { Services } from './services.ts'
import { createWatch, promiseWord } from './watch/page.ts'
import { overviewOf } from './watch/standing.ts'
import { createWatchStore } from './watch/store.ts'
import { readHearing } from './work/learned.ts'
import { viewerOf } from './work/presenter.ts'
import { workRoutes } from './work/routes.ts'
import { beatBySocket, workforceRoutes } from './workforce/routes.ts'

/** of the whole product */
export const version = '0.1.0'

export interface NodeOptions {
  log?: Logger
  /** a test's database instead of the configured one */
  database?: GivenDatabase
  /** of a test's disk, and of its memory */
  room?: () => Promise<Room>
  memory?: () => Memory
  signal?: Signal
  /** uniform in [0, 1) */
  dice?: () => number
  /** a test's assistant instead of the built-in one */
  assistant?: Assistant
  /** answers are held against their schemas (tests) */
  checkAnswers?: boolean
  limits?: RateLimits
  heartbeatMs?: number
  /** a test's bounds of sockets */
  bounds?: Pick<SocketOptions, 'perAddress' | 'perAddressUnnamed' | 'perViewer' | 'mostWaiting'>
  /** where `widget/dist` and `console/dist` lie (a test's builds) */
  apps?: string
  /** a test's clock runs ahead by this much; felt at the next reading */
  aheadMs?: () => number
}

export interface WarmlineNode {
  services: Services
  log: Logger
  app: FastifyInstance
  /** Starts to listen; the address under which this machine reaches it. */
  listen(): Promise<string>
  /** Stops taking requests, drains, stops the runners, then the database. */
  close(): Promise<void>
}

/** The composition root: a node is put together from here and nowhere else. */
export async function createNode(config: Config, options: NodeOptions = {}): Promise<WarmlineNode> {
  const log = options.log ?? createLog(config.logLevel)
  const ground = await bringUp(config, log, options.database, options.room)
  try {
    return await onGround(config, options, log, ground)
  } catch (error) {
    await ground.stop()
    throw error
  }
}

async function onGround(
  config: Config,
  options: NodeOptions,
  log: Logger,
  ground: Ground,
): Promise<WarmlineNode> {
  const nodeId = `node-${randomBytes(6).toString('hex')}`
  const address = { base: config.publicUrl }
  const clock = createClock({
    readDatabaseTime: async () => (await readDatabaseTime(ground.db)) + (options.aheadMs?.() ?? 0),
    onJump: (byMs) => log.warn({ byMs }, 'the clock jumped'),
  })
  await clock.sync()
  const telemetry = telemetryOf(config, log, clock, nodeId)
  const engine = createEngine(options, log, ground, clock, nodeId, telemetry)
  const operatorToken = await operatorTokenOf(config)
  const leaving = new AbortController()
  const pressure = pressureOf(config, options, log)
  const parts = { config, options, log, ground, clock, engine, nodeId, operatorToken, address, telemetry }
  const hearing = await readHearing()
  const services = assemble({ ...parts, pressure, leaving: leaving.signal, hearing })
  const runners = createRunners(services, engine, options, log, nodeId, telemetry)
  const housekeeping = startHouse(services, runners, log)
  const state = { isClosing: false }
  const { app, http } = serverOf(services, options, log, telemetry)
  const checks = checksOf(ground, clock, runners.reactions, pressure)
  registerHealth(app, checks, () => state.isClosing)
  await registerPages(app, services, options.apps)
  const sockets = socketsOf(app, services, ground, options, log)
  const watch = createWatch({
    registry: telemetry.registry,
    nodeId,
    version,
    dataDir: config.data,
    clock,
    committer: engine.committer,
    pools: ground.db.pools,
    sockets,
    http,
    erasuresOwed: housekeeping.erasuresOwed,
    pressure,
    isReady: async () => !state.isClosing && (await readinessOf(checks)).isReady,
    look: () => overviewOf(engine.store, createWatchStore(ground.db), clock),
  })
  registerMetrics(app, {
    render: watch.render,
    isOperator: (request) => services.auth.isOperator(request.headers),
    token: config.metricsToken,
    onLoopback: config.onLoopback,
    limits: services.limits,
  })
  runners.reactions.start()
  runners.alarms.start()
  return {
    services,
    log,
    app,
    async listen() {
      const url = await app.listen({ port: config.port, host: config.host })
      address.base ??= url.replace('[::1]', 'localhost')
      return address.base
    },
    async close() {
      if (state.isClosing) return
      state.isClosing = true
      const running = { app, sockets, services, runners, housekeeping, engine, clock, telemetry, ground }
      await shutDown({ ...running, leaving, log, readyGoneMs: config.drainWaitMs })
      watch.stop()
      pressure.stop()
    },
  }
}

function pressureOf({ memoryBytes }: Config, { memory }: NodeOptions, log: Logger): Pressure {
  return createPressure({ log, limitBytes: memoryBytes, ...(memory === undefined ? {} : { read: memory }) })
}

function startHouse(services: Services, { reactions }: Runners, log: Logger): Housekeeping {
  return startHousekeeping(services, () =>
    reactions.retryAllParked((error, { workspaceId, reaction, subjectId, position }) =>
      log.warn({ err: error, workspaceId, reaction, subjectId, position }, 'parked work failed again'),
    ),
  )
}

function telemetryOf(config: Config, log: Logger, clock: NodeClock, nodeId: string): Telemetry {
  const traces = config.traces === null ? null : { ...config.traces, nodeId, version }
  return createTelemetry({ clock, traces, log, promiseWord })
}

async function operatorTokenOf(config: Config): Promise<string | null> {
  if (config.operatorToken !== null) return config.operatorToken
  return config.onLoopback ? writeOperatorToken(config.data) : null
}

function serverOf(
  services: Services,
  options: NodeOptions,
  log: Logger,
  { registry, tracer }: Telemetry,
): { app: FastifyInstance; http: HttpWatch } {
  const { config, auth, origins, limits, ids } = services
  const implementations: Implementations = {
    ...workRoutes(services),
    ...workforceRoutes(services),
    ...kindRoutes(services),
    ...promiseRoutes(services),
    ...accessRoutes(services),
  }
  let http: HttpWatch | undefined
  const app = createHttpServer({
    log,
    routes: {
      authenticate: auth.authenticate,
      isOperator: (request) => auth.isOperator(request.headers),
      isUnlimited: auth.isUnlimited,
      origins,
      limits,
      pressure: services.pressure,
      checkAnswers: options.checkAnswers ?? false,
    },
    implementations,
    trustProxy: config.trustProxy,
    maxConnections: config.maxConnections,
    isProxy: createProxies(config.trustProxy),
    newIncident: () => ids.next('inc'),
    secure: config.secure,
    isLeaving: () => services.leaving.aborted,
    watch(server) {
      http = watchHttp(server, registry, tracer)
    },
  })
  return { app, http: http! }
}

function socketsOf(
  app: FastifyInstance,
  services: Services,
  { isolation }: Ground,
  { heartbeatMs, bounds }: NodeOptions,
  log: Logger,
): SocketServer {
  const { hub, auth, origins, config, clock, limits } = services
  const sockets = attachSockets(app.server, {
    hub,
    auth,
    origins,
    viewerOf,
    addressOf: createAddressOf(createProxies(config.trustProxy)),
    limits,
    secure: config.secure,
    now: clock.now,
    onBeat: (caller, hash) => beatBySocket(services, caller, hash),
    onError: (error, caller) => log.error({ err: error, ...idsOfCaller(caller) }, 'a socket failed'),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    ...(isolation === null ? {} : { isCutOff: isolation.isAway }),
    ...bounds,
  })
  isolation?.onAway(() => void sockets.scatter())
  return sockets
}

const farBehind = 5_000

const checksOf = (ground: Ground, clock: NodeClock, reactionRunner: ReactionRunner, pressure: Pressure) => ({
  database: async () => {
    await readDatabaseTime(ground.db)
    return null
  },
  // Migrations run before anything listens; a node that is up has them.
  migrations: async () => null,
  reactions: async () => {
    const behind = reactionRunner.behind()
    return behind > farBehind ? `${behind} entries behind` : null
  },
  clock: async () => (clock.isReady() ? null : 'jumped; being read again'),
  // Who only reads is served: a balancer must not turn them away.
  storage: async () => (ground.storage.isFull() ? { note: 'nearly full: nothing more is written' } : null),
  memory: async () => (pressure.level() > 0 ? { note: 'short: what can wait is refused' } : null),
})
