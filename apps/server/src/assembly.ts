import { join } from 'node:path'
import { createBuiltInAssistant, type Hearing } from '@warmline/ai'
import type { Logger } from 'pino'
import type { Ground } from './bring-up.ts'
import { createMailer, type Mailer } from './channels/mail.ts'
import type { Config } from './config.ts'
import type { NodeOptions } from './context.ts'
import type { Engine } from './engine.ts'
import { changesKnowledge, createKnowledge } from './kinds/knowledge.ts'
import { createArticleStore, createContactStore } from './kinds/store.ts'
import { createWorkspaces } from './kinds/workspaces.ts'
import { createAuth } from './platform/auth/auth.ts'
import { createAuthStore } from './platform/auth/store.ts'
import type { NodeClock } from './platform/clock.ts'
import { createOrigins } from './platform/http/origins.ts'
import { createRateLimits } from './platform/http/rate-limits.ts'
import { derived } from './platform/master-key.ts'
import type { Pressure } from './platform/pressure.ts'
import { createCaps } from './platform/sockets/caps.ts'
import { createHub } from './platform/sockets/hub.ts'
import { createIdentifierStore } from './platform/store-keys.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'
import { createWaits } from './promise/front.ts'
import { createLedgers } from './promise/ledger.ts'
import { createPolicy, stampingHandle } from './promise/policy.ts'
import { createLedgerStore } from './promise/store.ts'
import type { Services } from './services.ts'
import { createAttachments } from './work/attachments.ts'
import { createItems } from './work/items.ts'
import { createPresenter } from './work/presenter.ts'
import { createAttachmentStore, createWorkStore } from './work/store.ts'
import { createPeople } from './workforce/people.ts'
import { createPresence } from './workforce/presence.ts'
import { createPresenceRows, createWorkforceStore } from './workforce/store.ts'

export interface Assembly {
  config: Config
  options: NodeOptions
  log: Logger
  ground: Ground
  clock: NodeClock
  engine: Engine
  nodeId: string
  operatorToken: string | null
  /** known once it listens */
  address: { base: string | null }
  telemetry: Telemetry
  leaving: AbortSignal
  pressure: Pressure
  hearing: Hearing
}

/** Everything that routes, presenters and runners work with. */
export function assemble(assembly: Assembly): Services {
  const { config, options, log, ground, clock, engine, address, telemetry, leaving, pressure, hearing } =
    assembly
  const { db, masters } = ground
  const { store, ids, bus } = engine
  const mailer = createMailer({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    directory: join(config.data, 'mail'),
    now: clock.now,
  })
  const reading = createReading(assembly, mailer)
  const { policyOf, ledgers } = reading
  const { origins, authStore, auth } = createAccess(assembly, reading)
  return {
    ...reading,
    config,
    clock,
    ids,
    db,
    bus,
    identifiers: createIdentifierStore(db),
    scrubber: ground.scrubber,
    storage: ground.storage,
    auth,
    authStore,
    origins,
    secret: derived(masters.current, 'warmline secrets that can be made again'),
    hub: createHub({
      store,
      bus,
      onCommitted: engine.handler.onCommitted,
      presenter: createPresenter(reading),
      onError: (error, at) => log.error({ err: error, ...at }, 'a frame was not made'),
    }),
    pollCaps: { ofAddress: createCaps(200), ofViewer: createCaps(20) },
    leaving,
    pressure,
    elsewhere: eitherOf(leaving, () => ground.isolation?.signal()),
    hearing,
    assistant:
      options.assistant ??
      createBuiltInAssistant({
        knowledge: reading.knowledge.index,
        wantsPerson: (text, language) => hearing.hears(text, { language }).says === 'act',
      }),
    mailer,
    waits: createWaits({ store, clock, policyOf, ledgers }),
    contactStore: createContactStore(db),
    articleStore: createArticleStore(db),
    workforceStore: createWorkforceStore(db),
    limits: telemetry.limits(options.limits ?? createRateLimits()),
    baseUrl: () => address.base ?? `http://${config.host}:${config.port}`,
    log,
  }
}

/** One signal for all who listen as long as the second is the same: many short-lived ones would be kept by the first. */
function eitherOf(first: AbortSignal, second: () => AbortSignal | undefined): () => AbortSignal {
  let known: AbortSignal | undefined
  let either = first
  return () => {
    const now = second()
    if (now !== known && now !== undefined) either = AbortSignal.any([first, now])
    known = now
    return either
  }
}

/** What is read, decrypted and remembered, and the handle that stamps policy from it. */
function createReading({ ground, clock, engine, nodeId }: Assembly, mailer: Mailer) {
  const { store, crypto, contents, bus, handler } = engine
  const workspaces = createWorkspaces(store, clock.now)
  const policyOf = createPolicy({ workspaces, now: clock.now, mail: mailer.isOffered })
  const handle = stampingHandle(handler.handle, policyOf, store)
  const presence = createPresence({
    store,
    rows: createPresenceRows(ground.db, nodeId),
    bus,
    clock,
    issue: (workspaceId, to) => handle({ workspaceId, ...to, actor: { kind: 'system', name: 'presence' } }),
  })
  const people = createPeople({ store, contents, now: clock.now, connected: presence.connected })
  const attachments = createAttachments(createAttachmentStore(ground.db), crypto, clock.now)
  const items = createItems({
    store,
    workStore: createWorkStore(ground.db),
    contents,
    people,
    attachments,
    look: handler.look,
  })
  const knowledge = createKnowledge(store, clock.now)
  const ledgers = createLedgers(createLedgerStore(ground.db), clock)
  handler.onCommitted((entries) => {
    for (const { workspaceId, subjectKind, subjectId, event } of entries) {
      if (subjectKind === 'workspace') workspaces.forget(workspaceId)
      else if (subjectKind === 'worker') people.forget(workspaceId, subjectId)
      else if (changesKnowledge(event)) knowledge.changed(workspaceId, subjectId)
    }
  })
  return {
    store,
    crypto,
    handle,
    policyOf,
    contents,
    workspaces,
    presence,
    people,
    attachments,
    items,
    knowledge,
    ledgers,
  }
}

function createAccess(
  { config, ground, clock, engine, operatorToken }: Assembly,
  { workspaces, people }: Pick<Services, 'workspaces' | 'people'>,
) {
  const authStore = createAuthStore(ground.db)
  const origins = createOrigins({
    publicUrl: config.publicUrl,
    onLoopback: config.onLoopback,
    originsOf: async (workspaceId) => (await workspaces.get(workspaceId))?.state.origins ?? [],
  })
  const auth = createAuth({
    store: authStore,
    bus: engine.bus,
    origins,
    now: clock.now,
    newId: (prefix) => engine.ids.next(prefix),
    secure: config.secure,
    operatorToken,
    rolesOf: people.roles,
  })
  return { authStore, origins, auth }
}
