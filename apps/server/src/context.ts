import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { accessRoutes } from './access/routes.ts'
import { assemble } from './assembly.ts'
import { bringUp, type GivenDatabase, type Ground } from './bring-up.ts'
import { registerPages } from './channels/pages.ts'
import type { Config } from './config.ts'
import { createEngine, type Engine } from './engine.ts'
import { type Housekeeping, startHousekeeping } from './housekeeping.ts'
import { kindRoutes } from './kinds/routes.ts'
import { createLog } from './log.ts'
import { writeOperatorToken } from './platform/auth/operator-token.ts'
import { createClock, type NodeClock } from './platform/clock.ts'
import { registerHealth } from './platform/http/health.ts'
import type { Implementations } from './platform/http/implementation.ts'
import type { RateLimits } from './platform/http/rate-limits.ts'
import { createHttpServer } from './platform/http/server.ts'
import type { ReactionRunner } from './platform/reaction-runner.ts'
import type { Signal } from './platform/signals.ts'
import { attachSockets, type SocketServer } from './platform/sockets/socket-server.ts'
import { readDatabaseTime } from './platform/store-time.ts'
import { promiseRoutes } from './promise/routes.ts'
import { createRunners, type Runners } from './runners.ts'
import type { Services } from './services.ts'
import { viewerOf } from './work/presenter.ts'
import { workRoutes } from './work/routes.ts'
import { beatBySocket, workforceRoutes } from './workforce/routes.ts'

export interface NodeOptions {
  log?: Logger
  /** a test's database instead of the configured one */
  database?: GivenDatabase
  signal?: Signal
  /** uniform in [0, 1) */
  dice?: () => number
  /** answers are held against their schemas (tests) */
  checkAnswers?: boolean
  limits?: RateLimits
  heartbeatMs?: number
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
  const ground = await bringUp(config, log, options.database)
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
  const engine = createEngine(options, log, ground, clock, nodeId)
  const operatorToken = await operatorTokenOf(config)
  const services = assemble({ config, options, log, ground, clock, engine, nodeId, operatorToken, address })
  const runners = createRunners(services, engine, options, log, nodeId)
  const housekeeping = startHousekeeping(services)
  const app = serverOf(services, options, log)
  const state = { isClosing: false }
  registerHealth(app, checksOf(ground, clock, runners.reactions), () => state.isClosing)
  await registerPages(app, services, options.apps)
  const sockets = socketsOf(app, services, options, log)
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
      await shutDown({ app, sockets, services, runners, housekeeping, engine, clock, ground })
    },
  }
}

async function operatorTokenOf(config: Config): Promise<string | null> {
  if (config.operatorToken !== null) return config.operatorToken
  return config.onLoopback ? writeOperatorToken(config.data) : null
}

function serverOf(services: Services, options: NodeOptions, log: Logger): FastifyInstance {
  const { config, auth, origins, limits, ids } = services
  const implementations: Implementations = {
    ...workRoutes(services),
    ...workforceRoutes(services),
    ...kindRoutes(services),
    ...promiseRoutes(services),
    ...accessRoutes(services),
  }
  return createHttpServer({
    log,
    routes: {
      authenticate: auth.authenticate,
      isOperator: (request) => auth.isOperator(request.headers),
      isUnlimited: auth.isUnlimited,
      origins,
      limits,
      checkAnswers: options.checkAnswers ?? false,
    },
    implementations,
    trustProxy: config.trustProxy,
    maxConnections: config.maxConnections,
    newIncident: () => ids.next('inc'),
    secure: config.secure,
  })
}

function socketsOf(
  app: FastifyInstance,
  services: Services,
  { heartbeatMs }: NodeOptions,
  log: Logger,
): SocketServer {
  const { hub, auth, origins, config, clock } = services
  return attachSockets(app.server, {
    hub,
    auth,
    origins,
    viewerOf,
    addressOf: (request) => addressOf(request, config),
    secure: config.secure,
    now: clock.now,
    onBeat: (caller, hash) => beatBySocket(services, caller, hash),
    onError: (error) => log.error({ err: error }, 'a socket failed'),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  })
}

/** As Fastify's `request.ip` sees it: behind a trusted proxy, the address that the proxy itself added last. */
function addressOf(request: IncomingMessage, { trustProxy }: Config): string {
  const peer = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  const isTrusted =
    trustProxy !== false &&
    trustProxy.some((one) => one === peer || `::ffff:${one}` === peer || one === 'loopback')
  if (!isTrusted || forwarded === undefined) return peer
  return String(forwarded).split(',').at(-1)?.trim() || peer
}

const farBehind = 5_000

const checksOf = (ground: Ground, clock: NodeClock, reactionRunner: ReactionRunner) => ({
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
})

interface Running {
  app: FastifyInstance
  sockets: SocketServer
  services: Services
  runners: Runners
  housekeeping: Housekeeping
  engine: Engine
  clock: NodeClock
  ground: Ground
}

async function shutDown(running: Running): Promise<void> {
  const { app, sockets, services, runners, engine, clock, ground } = running
  await sockets.close()
  await app.close()
  await running.housekeeping.stop()
  await runners.reactions.stop()
  await runners.alarms.stop()
  services.presence.close()
  await services.presence.flush().catch(() => undefined)
  await engine.committer.drain()
  services.hub.close()
  await engine.bus.close()
  clock.stop()
  await ground.stop()
}
