import { deciders } from '@warmline/core'
import type { Logger } from 'pino'
import type { Ground } from './bring-up.ts'
import type { NodeOptions } from './context.ts'
import { createDatabaseBus, createMemoryBus } from './platform/bus.ts'
import type { NodeClock } from './platform/clock.ts'
import { type Committer, createCommitter } from './platform/committer.ts'
import { type Crypto, type CryptoOptions, createCrypto } from './platform/crypto.ts'
import { createHandler, type Handler } from './platform/handle.ts'
import { createIds } from './platform/ids.ts'
import type { Bus, Commit, Ids, Store } from './platform/ports.ts'
import { noSignals } from './platform/signals.ts'
import { createStore } from './platform/store.ts'
import { createKeyStore } from './platform/store-keys.ts'
import { openNotifyConnection } from './platform/store-notify.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'
import { type Contents, createContents, remembering } from './work/contents.ts'

/** What turns a command into committed events. */
export interface Engine {
  store: Store
  crypto: Crypto
  contents: Contents
  ids: Ids
  bus: Bus
  committer: Committer
  /** without policy: only for what stamps it */
  handler: Handler
}

export function createEngine(
  options: NodeOptions,
  log: Logger,
  ground: Ground,
  clock: NodeClock,
  nodeId: string,
  telemetry: Telemetry,
): Engine {
  const store = createStore(ground.db)
  const bus = busOn(store, options, log, ground, nodeId)
  const plain = createCrypto({
    ...{ masters: ground.masters, keys: createKeyStore(ground.db), now: clock.now },
    unreadable: createUnreadable(log, telemetry),
  })
  const contents = createContents(store, plain)
  const crypto = remembering(plain, contents)
  const ids = createIds({ now: clock.now })
  const plainCommitter = createCommitter({
    commitBatch: telemetry.commitBatch(store.commitBatch),
    now: clock.now,
    gatherMs: 10,
    signal: options.signal ?? noSignals,
    onError: (error, commits) => log.warn({ err: error, ...idsOf(commits) }, 'a batch was not committed'),
  })
  plainCommitter.onCommitted(telemetry.committed)
  const committer = telemetry.committer(plainCommitter)
  const dice = options.dice ?? Math.random
  const handler = createHandler({
    store,
    committer,
    clock,
    ids,
    dice,
    crypto,
    deciders,
    bus,
    log,
    isFull: ground.storage.isFull,
  })
  return {
    store,
    crypto,
    contents,
    ids,
    bus,
    committer,
    handler: { ...handler, handle: telemetry.handle(handler.handle) },
  }
}

const mostUnreadable = 10_000

/** Says and counts each damaged text once; when there are very many, some of them again. */
function createUnreadable(log: Logger, { registry }: Telemetry): NonNullable<CryptoOptions['unreadable']> {
  const known = new Set<string>()
  return (workspaceId, contentId, error) => {
    const name = `${workspaceId} ${contentId}`
    if (known.has(name)) return
    if (known.size >= mostUnreadable) known.clear()
    known.add(name)
    registry.count('warmline_texts_unreadable_total')
    log.error(
      { err: error, workspaceId, contentId },
      'a text is damaged and cannot be read: it is shown as erased; npm run verify names every one',
    )
  }
}

/** The first of them by name: a batch has up to 400. */
const idsOf = (commits: readonly Commit[]) => ({
  commands: commits.length,
  workspaceId: commits[0]?.workspaceId,
  subjectId: commits[0]?.subjectId,
  version: commits[0]?.expectedVersion,
})

/** One process owns the embedded database; on an outside one there may be other nodes. */
function busOn(store: Store, options: NodeOptions, log: Logger, ground: Ground, nodeId: string): Bus {
  const onError = (error: unknown) => log.warn({ err: error }, 'a hint went wrong')
  if (ground.isEmbedded) return createMemoryBus(onError)
  return createDatabaseBus({
    nodeId,
    connect: (onPayload, onDead) => openNotifyConnection(ground.appConfig, onPayload, onDead),
    readHeads: () => store.acrossHeads(),
    onError,
    signal: options.signal ?? noSignals,
  })
}
