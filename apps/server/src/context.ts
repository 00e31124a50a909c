import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createBuiltInAssistant } from '@warmline/ai'
import { articleDecider, contactDecider, reactions, workItemDecider, workerDecider, workspaceDecider } from '@warmline/core'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { accessRoutes } from './access/routes.ts'
import { bringUp, type GivenDatabase, type Ground } from './bring-up.ts'
import { sendLetter } from './channels/letters.ts'
import { createMailer } from './channels/mail.ts'
import { registerPages } from './channels/pages.ts'
import type { Config } from './config.ts'
import { createKnowledge } from './kinds/knowledge.ts'
import { kindRoutes } from './kinds/routes.ts'
import { createContactStore } from './kinds/store.ts'
import { createWorkspaces } from './kinds/workspaces.ts'
import { createLog } from './log.ts'
import { type AlarmRunner, createAlarmRunner } from './platform/alarm-runner.ts'
import { createAuth } from './platform/auth/auth.ts'
import { writeOperatorToken } from './platform/auth/operator-token.ts'
import { createAuthStore } from './platform/auth/store.ts'
import { createDatabaseBus, createMemoryBus } from './platform/bus.ts'
import { createClock, type NodeClock } from './platform/clock.ts'
import { type Committer, createCommitter } from './platform/committer.ts'
import { createCrypto } from './platform/crypto.ts'
import { createHandler } from './platform/handle.ts'
import { registerHealth } from './platform/http/health.ts'
import type { Implementations } from './platform/http/implementation.ts'
import { createOrigins } from './platform/http/origins.ts'
import { createRateLimits, type RateLimits } from './platform/http/rate-limits.ts'
import { createHttpServer } from './platform/http/server.ts'
import { createIds } from './platform/ids.ts'
import { derived } from './platform/master-key.ts'
import type { Bus, Deciders } from './platform/ports.ts'
import { createReactionRunner, type ReactionRunner } from './platform/reaction-runner.ts'
import { noSignals, type Signal } from './platform/signals.ts'
import { createCaps } from './platform/sockets/caps.ts'
import { createHub, type Hub } from './platform/sockets/hub.ts'
import { attachSockets, type SocketServer } from './platform/sockets/socket-server.ts'
import { createStore } from './platform/store.ts'
import { createIdentifierStore, createKeyStore } from './platform/store-keys.ts'
import { openNotifyConnection } from './platform/store-notify.ts'
import { readDatabaseTime } from './platform/store-time.ts'
import { createWaits } from './promise/front.ts'
import { createLedgers } from './promise/ledger.ts'
import { createPolicy, stampingHandle } from './promise/policy.ts'
import { promiseRoutes } from './promise/routes.ts'
import { createDrafting } from './quality/drafting.ts'
import { otherIdentifiers } from './quality/identifiers.ts'
import type { Services } from './services.ts'
import { createAttachments } from './work/attachments.ts'
import { createContents } from './work/contents.ts'
import { createItems } from './work/items.ts'
import { createPresenter, viewerOf } from './work/presenter.ts'
import { workRoutes } from './work/routes.ts'
import { createAttachmentStore, createWorkStore } from './work/store.ts'
import { createPeople } from './workforce/people.ts'
import { createPresence } from './workforce/presence.ts'
import { workforceRoutes } from './workforce/routes.ts'
import { createPresenceRows, createWorkforceStore } from './workforce/store.ts'

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

/** The one composition root: everything a node is made of is put together here and nowhere else. */
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

async function onGround(config: Config, options: NodeOptions, log: Logger, ground: Ground): Promise<WarmlineNode> {
  const nodeId = `node-${randomBytes(6).toString('hex')}`
  const onError = (error: unknown) => log.error({ err: error }, 'a bug')
  const address = { base: config.publicUrl }
  const clock = createClock({ readDatabaseTime: () => readDatabaseTime(ground.db), onJump: (byMs) => log.warn({ byMs }, 'the clock jumped') })
  await clock.sync()
  const engine = createEngine(config, options, log, ground, clock, nodeId)
  const services = createServices(config, options, log, ground, clock, engine, nodeId, address, await operatorTokenOf(config))
  const runners = createRunners(services, engine, options, log, nodeId)
  const implementations: Implementations = {
    ...workRoutes(services),
    ...workforceRoutes(services),
    ...kindRoutes(services),
    ...promiseRoutes(services),
    ...accessRoutes(services),
  }
  const app = createHttpServer({
    log,
    routes: { authenticate: services.auth.authenticate, isOperator: (request) => services.auth.isOperator(request.headers), isUnlimited: services.auth.isUnlimited, origins: services.origins, limits: services.limits, checkAnswers: options.checkAnswers ?? false },
    implementations,
    trustProxy: config.trustProxy,
    maxConnections: config.maxConnections,
    newIncident: () => services.ids.next('inc'),
    secure: config.secure,
  })
  let closing = false
  registerHealth(app, checksOf(ground, clock, runners.reactions), () => closing)
  await registerPages(app, services)
  const sockets = attachSockets(app.server, {
    hub: services.hub,
    auth: services.auth,
    origins: services.origins,
    viewerOf,
    addressOf: (request) => request.socket.remoteAddress ?? '',
    secure: config.secure,
    now: clock.now,
    onError,
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
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
      if (closing) return
      closing = true
      await shutDown({ app, sockets, services, runners, engine, clock, ground })
    },
  }
}

interface Engine {
  store: Services['store']
  crypto: Services['crypto']
  ids: Services['ids']
  bus: Bus
  committer: Committer
  /** without policy: only for what stamps it */
  handler: ReturnType<typeof createHandler>
}

/** Store, crypto, bus, committer and handler: what turns a command into committed events. */
function createEngine(config: Config, options: NodeOptions, log: Logger, ground: Ground, clock: NodeClock, nodeId: string): Engine {
  const store = createStore(ground.db)
  const signal = options.signal ?? noSignals
  const onError = (error: unknown) => log.warn({ err: error }, 'the bus')
  const bus =
    ground.isEmbedded && config.databaseUrl === null
      ? createMemoryBus(onError)
      : createDatabaseBus({
          nodeId,
          connect: (onPayload, onDead) => openNotifyConnection(ground.appConfig, onPayload, onDead),
          readHeads: () => store.acrossHeads(),
          onError,
          signal,
        })
  const crypto = createCrypto({ masters: ground.masters, keys: createKeyStore(ground.db), now: clock.now })
  const ids = createIds({ now: clock.now })
  const committer = createCommitter({ commitBatch: store.commitBatch, now: clock.now, signal, onError: (error) => log.warn({ err: error }, 'a batch was not committed') })
  const deciders = {
    'work-item': workItemDecider,
    worker: workerDecider,
    contact: contactDecider,
    article: articleDecider,
    workspace: workspaceDecider,
  } as unknown as Deciders
  const handler = createHandler({ store, committer, clock, ids, dice: options.dice ?? Math.random, crypto, deciders, bus, log })
  return { store, crypto, ids, bus, committer, handler }
}

async function operatorTokenOf(config: Config): Promise<string | null> {
  if (config.operatorToken !== null) return config.operatorToken
  return config.onLoopback ? writeOperatorToken(config.data) : null
}

function createServices(
  config: Config,
  options: NodeOptions,
  log: Logger,
  ground: Ground,
  clock: NodeClock,
  { store, crypto, ids, bus, handler }: Engine,
  nodeId: string,
  address: { base: string | null },
  operatorToken: string | null,
): Services {
  const { db } = ground
  const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, directory: join(config.data, 'mail'), now: clock.now })
  const contents = createContents(store, crypto)
  const workspaces = createWorkspaces(store, clock.now)
  const policyOf = createPolicy({ workspaces, now: clock.now, mail: mailer.isOffered })
  const handle = stampingHandle(handler.handle, policyOf, store)
  const presence = createPresence({
    store,
    rows: createPresenceRows(db, nodeId),
    bus,
    clock,
    issue: (workspaceId, to) => handle({ workspaceId, ...to, actor: { kind: 'system', name: 'presence' } }),
  })
  const people = createPeople({ store, contents, now: clock.now, connected: presence.connected })
  const authStore = createAuthStore(db)
  const origins = createOrigins({
    publicUrl: config.publicUrl,
    onLoopback: config.onLoopback,
    originsOf: async (workspaceId) => (await workspaces.get(workspaceId))?.state.origins ?? [],
  })
  const auth = createAuth({ store: authStore, bus, origins, now: clock.now, newId: (prefix) => ids.next(prefix), secure: config.secure, operatorToken, rolesOf: people.roles })
  const attachments = createAttachments(createAttachmentStore(db), crypto, clock.now)
  const items = createItems({ store, workStore: createWorkStore(db), contents, people, attachments })
  const knowledge = createKnowledge(store, clock.now)
  const ledgers = createLedgers(store, clock.now)
  const parts = { store, people, contents, workspaces, knowledge, crypto, items }
  const hub: Hub = createHub({ store, bus, onCommitted: handler.onCommitted, presenter: createPresenter(parts), onError: (error) => log.error({ err: error }, 'a frame was not made') })
  handler.onCommitted((entries) => {
    for (const { workspaceId, subjectKind, subjectId } of entries) {
      if (subjectKind === 'workspace') workspaces.forget(workspaceId)
      else if (subjectKind === 'worker') people.forget(workspaceId, subjectId)
      else if (subjectKind === 'article') knowledge.changed(workspaceId, subjectId)
    }
  })
  return {
    ...parts,
    config,
    clock,
    ids,
    db,
    bus,
    handle,
    identifiers: createIdentifierStore(db),
    auth,
    authStore,
    origins,
    secret: derived(ground.masters.current, 'warmline secrets that can be made again'),
    hub,
    pollCaps: createCaps(200),
    policyOf,
    attachments,
    presence,
    assistant: createBuiltInAssistant({ knowledge: knowledge.index }),
    mailer,
    ledgers,
    waits: createWaits({ store, clock, policyOf, ledgers }),
    contactStore: createContactStore(db),
    workforceStore: createWorkforceStore(db),
    limits: options.limits ?? createRateLimits(),
    baseUrl: () => address.base ?? `http://${config.host}:${config.port}`,
    log,
  }
}

interface Runners {
  reactions: ReactionRunner
  alarms: AlarmRunner
}

function createRunners(services: Services, { bus, handler }: Engine, options: NodeOptions, log: Logger, nodeId: string): Runners {
  const { store, clock, handle } = services
  const signal = options.signal ?? noSignals
  const draft = createDrafting({
    store,
    assistant: services.assistant,
    texts: services.contents.texts,
    otherIdentifiers: (workspaceId, contactId, text) => otherIdentifiers(services, workspaceId, contactId, text),
    now: clock.now,
  })
  const alarms = createAlarmRunner({
    store,
    handle,
    clock,
    nodeId,
    signal,
    outside: {
      'ai-draft': (task, abort, { workspaceId }) => draft(workspaceId, task, abort),
      'check-presence': (task, _abort, { workspaceId }) => services.presence.check(workspaceId, task),
      mail: (task, _abort, { workspaceId }) => sendLetter(services, workspaceId, task),
    },
    onError: (error, alarm) => log.warn({ err: error, key: alarm.key }, 'an alarm failed'),
  })
  const reactionRunner = createReactionRunner({
    store,
    handle,
    clock,
    bus,
    nodeId,
    signal,
    reactions,
    onCommitted: handler.onCommitted,
    onAlarms: alarms.noticed,
    onError: (error, { reaction, entry }) => log.error({ err: error, reaction, subjectId: entry.subjectId, position: entry.position }, 'a reaction failed'),
  })
  return { reactions: reactionRunner, alarms }
}

const checksOf = (ground: Ground, clock: NodeClock, reactionRunner: ReactionRunner) => ({
  database: async () => {
    await readDatabaseTime(ground.db)
    return ground.trouble()
  },
  // Migrations run before anything listens; a node that is up has them.
  migrations: async () => null,
  reactions: async () => {
    const behind = reactionRunner.behind()
    return behind > 5_000 ? `${behind} entries behind` : null
  },
  clock: async () => (clock.isReady() ? null : 'jumped; being read again'),
})

interface Running {
  app: FastifyInstance
  sockets: SocketServer
  services: Services
  runners: Runners
  engine: Engine
  clock: NodeClock
  ground: Ground
}

async function shutDown({ app, sockets, services, runners, engine, clock, ground }: Running): Promise<void> {
  await sockets.close()
  await app.close()
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
