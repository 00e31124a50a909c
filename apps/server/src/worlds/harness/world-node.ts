import { reactions as allReactions, type Reaction } from '@warmline/core'
import { createDice, type Dice } from '@warmline/testkit'
import { createWorkspaces } from '../../kinds/workspaces.ts'
import { createAlarmRunner, type Outside } from '../../platform/alarm-runner.ts'
import { createCommitter } from '../../platform/committer.ts'
import { type Crypto, createCrypto } from '../../platform/crypto.ts'
import { createHandler, type Handle } from '../../platform/handle.ts'
import { createIds } from '../../platform/ids.ts'
import type { Bus, Clock, Deciders, Store } from '../../platform/ports.ts'
import { createReactionRunner } from '../../platform/reaction-runner.ts'
import { createPolicy, stampingHandle } from '../../promise/policy.ts'
import { createDrafting } from '../../quality/drafting.ts'
import { createContents } from '../../work/contents.ts'
import { createPresence, type Presence, type PresenceOptions } from '../../workforce/presence.ts'
import { createWorldAssistant } from './world-assistant.ts'
import type { WorldBus } from './world-bus.ts'
import type { Meter, WorldClock } from './world-clock.ts'
import { deciders, masters, type WorldDatabase } from './world-database.ts'
import { createLine, type Line } from './world-line.ts'

/** What a planted bug may change of a node; nothing else knows of it. */
export interface Parts {
  store(store: Store): Store
  deciders(deciders: Deciders): Deciders
  reactions(reactions: readonly Reaction[]): readonly Reaction[]
  presence(options: PresenceOptions): PresenceOptions
  runsPresence(presence: Presence, options: PresenceOptions): Presence
}

export interface NodeOptions {
  name: string
  seed: number
  meter: Meter
  clock: WorldClock
  database: WorldDatabase
  bus: WorldBus
  outage: { until: number }
  parts: Partial<Parts>
  /** mail can be sent */
  mail: boolean
  concurrency: number
  told(text: string): void
  onCut(point: string): void
  onBreak(): void
  onError(error: unknown): void
}

/** One server node in memory, made of the real pieces; thrown away at a power cut, with all it remembered. */
export interface WorldNode {
  readonly name: string
  readonly line: Line
  readonly handle: Handle
  readonly presence: Presence
  /** resolves when the power is cut */
  readonly gone: Promise<'gone'>
  /** alarms in work */
  working(): number
  cut(): void
  stop(): Promise<void>
}

function seededBytes(dice: Dice) {
  return (bytes: Uint8Array) => {
    for (let n = 0; n < bytes.length; n++) bytes[n] = dice.below(256)
  }
}

interface Wiring {
  store: Store
  bus: Bus
  clock: Clock
  handle: Handle
  line: Line
}

function createNodePresence(
  { database, parts }: NodeOptions,
  { store, bus, clock, handle, line }: Wiring,
): Presence {
  const wanted: PresenceOptions = {
    ...{ store, bus, clock },
    rows: line.through(database.leases),
    issue: (of, to) => handle({ workspaceId: of, ...to, actor: { kind: 'system', name: 'presence' } }),
  }
  const wired = parts.presence?.(wanted) ?? wanted
  const presence = createPresence(wired)
  return parts.runsPresence?.(presence, wired) ?? presence
}

interface OutsideWiring extends Pick<Wiring, 'store' | 'clock' | 'line'> {
  crypto: Crypto
  presence: Presence
  dice: Dice
}

/** The world outside; the power may be cut in the middle of it. */
function createOutside({ name, told }: NodeOptions, wiring: OutsideWiring): Outside {
  const { store, clock, line, crypto, presence, dice } = wiring
  const draft = createDrafting({
    store,
    assistant: createWorldAssistant(clock, dice, (way) => told(`${name}: the assistant ${way}`)),
    texts: createContents(store, crypto).texts,
    otherIdentifiers: async () => 0,
    now: clock.now,
    isShed: () => false,
    onFailure: () => told(`${name}: the assistant failed for good`),
  })
  const middle = async () => {
    line.reached('outside-middle')
    if (line.isDead) await new Promise<never>(() => {})
  }
  return {
    'ai-draft': async (task, abort, { workspaceId, attempt }) => {
      await middle()
      return draft(workspaceId, task, abort, attempt)
    },
    'check-presence': async (task, _, { workspaceId }) => {
      await middle()
      return presence.check(workspaceId, task)
    },
    'join-code': async () => null,
    mail: async () => {
      await middle()
      if (dice.chance(0.05)) throw new Error('the post office is closed')
      return null
    },
  }
}

export function startNode(options: NodeOptions): WorldNode {
  const { name, meter, database, parts } = options
  const clock = options.clock.forNode()
  const dice = createDice(options.seed)
  const line = createLine({
    meter,
    clock,
    dice: createDice(options.seed + 1),
    outage: options.outage,
    onCut: options.onCut,
    onBreak: options.onBreak,
  })
  const store = line.through(parts.store?.(database.store) ?? database.store)
  const bus = options.bus.join(() => line.isDead)
  const ids = createIds({ now: clock.now, random: seededBytes(createDice(options.seed + 2)) })
  const crypto = createCrypto({ masters, keys: database.keys, now: clock.now })
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))
  const committer = createCommitter({ commitBatch: store.commitBatch, now: clock.now, pause })
  const handler = createHandler({
    ...{ store, committer, clock, ids, crypto, bus, dice: dice.roll },
    deciders: parts.deciders?.(deciders) ?? deciders,
    log: { warn: () => {} },
  })
  const policyOf = createPolicy({
    workspaces: createWorkspaces(store, clock.now),
    now: clock.now,
    mail: () => options.mail,
  })
  const handle = stampingHandle(handler.handle, policyOf, store)
  const presence = createNodePresence(options, { store, bus, clock, handle, line })
  let working = 0
  const signal = (point: string) => {
    meter.moves += 1
    if (point === 'alarm-claimed') working += 1
    if (point === 'alarm-done' || point === 'alarm-retried' || point === 'alarm-left') working -= 1
    line.reached(point)
  }
  const outside = createOutside(options, { store, clock, line, crypto, presence, dice })
  const alarms = createAlarmRunner({ store, handle, clock, nodeId: name, signal, outside })
  const reactions = createReactionRunner({
    ...{ store, handle, clock, bus, nodeId: name, signal, concurrency: options.concurrency },
    reactions: parts.reactions?.(allReactions) ?? allReactions,
    onCommitted: handler.onCommitted,
    onAlarms: alarms.noticed,
    onError: options.onError,
  })
  alarms.start()
  reactions.start()
  const { promise: gone, resolve } = Promise.withResolvers<'gone'>()
  const cut = () => {
    line.isDead = true
    clock.cut()
    resolve('gone')
  }
  return {
    ...{ name, line, handle, presence, gone, cut },
    working: () => working,
    async stop() {
      await Promise.all([reactions.stop(), alarms.stop()])
      await committer.drain()
      await presence.flush()
      presence.close()
      cut()
    },
  }
}
