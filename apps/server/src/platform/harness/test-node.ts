import { randomBytes } from 'node:crypto'
import type { Actor } from '@warmline/contracts'
import type { Decider, LogEntry, Reaction } from '@warmline/core'
import { type AlarmRunnerOptions, createAlarmRunner, type Outside } from '../alarm-runner.ts'
import { createMemoryBus } from '../bus.ts'
import { createCommitter } from '../committer.ts'
import { createCrypto, type KeyStore } from '../crypto.ts'
import { createHandler, type HandleInput } from '../handle.ts'
import { createIds } from '../ids.ts'
import { keyRing } from '../master-key.ts'
import { createMemoryKeyStore } from '../memory-keys.ts'
import { createMemoryStore } from '../memory-store.ts'
import type { Bus, Clock, Store } from '../ports.ts'
import { createReactionRunner, type ReactionRunnerOptions } from '../reaction-runner.ts'
import { createTestSignals } from '../signals.ts'

/** The smallest subject that needs everything: a topic, messages with contents and keys, an end. */
export interface NoteState {
  topics: string[]
  messages: number
  closed: boolean
}

export type NoteCommand =
  | { do: 'add'; topic: string; take?: string }
  | { do: 'message'; key: string; body: string; ownerId: string }
  | { do: 'close' }
  | { do: 'nothing' }
  | { do: 'break' }

export const noteDecider: Decider<NoteState, NoteCommand> = {
  kind: 'work-item',
  decide(command, state, { ids }) {
    if (command.do === 'break') throw new Error('a bug')
    if (command.do === 'nothing') return { ok: true, events: [] }
    if (state?.closed) return { ok: false, code: 'wrong-state', detail: 'closed' }
    if (command.do === 'close')
      return {
        ok: true,
        events: [
          { type: 'work-item.closed', by: 'system', disposition: null, noteContentId: null, topic: null },
        ],
      }
    if (command.do === 'add')
      return {
        ok: true,
        events: [{ type: 'topic.set', topic: command.topic }],
        ...(command.take && { reservations: [{ op: 'take' as const, key: command.take }] }),
      }
    const contentId = ids('cnt')
    const messageId = command.key
    const seq = (state?.messages ?? 0) + 1
    return {
      ok: true,
      events: [
        { type: 'topic.set', topic: 'before' },
        { type: 'message.appended', messageId, seq, from: { by: 'contact' }, contentId, attachments: [] },
      ],
      contents: [{ contentId, ownerId: command.ownerId, kind: 'message', body: command.body }],
      messageKeys: [command.key],
    }
  },
  evolve(state, { event }) {
    const before = state ?? { topics: [], messages: 0, closed: false }
    if (event.type === 'topic.set') return { ...before, topics: [...before.topics, event.topic] }
    if (event.type === 'message.appended') return { ...before, messages: event.seq }
    if (event.type === 'work-item.closed') return { ...before, closed: true }
    return before
  },
  index: (state) => ({
    status: state.closed ? 'closed' : 'open',
    contactId: 'ctc_1',
    workerId: null,
    topic: null,
    language: null,
    dueAt: null,
    openedAt: null,
  }),
}

/** Virtual: time moves only when told, timers fire in order. */
export function createManualClock(start = 1_000_000): Clock & { advance(ms: number): void } {
  let now = start
  let timers: { at: number; fn: () => void }[] = []
  return {
    now: () => now,
    after(ms, fn) {
      const timer = { at: now + ms, fn }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const next = timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.fn()
      }
      now = until
    },
  }
}

export const realClock: Clock = {
  now: Date.now,
  after(ms, fn) {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

export const testMasters = keyRing([{ kid: 'k1', key: randomBytes(32) }])
export const someActor: Actor = { kind: 'system', name: 'test' }

/** Shared by the nodes of one test: what lives outside a node. */
export interface TestWorld {
  store: Store
  keys: KeyStore
  bus: Bus
  clock: Clock
}

export const memoryWorld = (clock: Clock = realClock): TestWorld => ({
  store: createMemoryStore(),
  keys: createMemoryKeyStore(),
  bus: createMemoryBus(),
  clock,
})

let nodes = 0

/** One node in memory: handler and both runners, with its signals. */
export function startTestNode(
  world: TestWorld,
  over: {
    reactions?: readonly Reaction[]
    outside?: Partial<Outside>
    reactionOptions?: Partial<ReactionRunnerOptions>
    alarmOptions?: Partial<AlarmRunnerOptions>
  } = {},
) {
  const { store, keys, bus, clock } = world
  nodes += 1
  const nodeId = `node-${nodes}`
  const signals = createTestSignals()
  const ids = createIds({ now: clock.now })
  const errors: unknown[] = []
  const committer = createCommitter({ commitBatch: store.commitBatch, now: clock.now })
  const crypto = createCrypto({ masters: testMasters, keys, now: clock.now })
  const deciders = { 'work-item': noteDecider }
  const log = { warn: () => {} }
  const handler = createHandler({
    store,
    committer,
    clock,
    ids,
    dice: Math.random,
    crypto,
    deciders,
    bus,
    log,
  })
  const alarms = createAlarmRunner({
    store,
    handle: handler.handle,
    clock,
    nodeId,
    outside: { ...over.outside } as Outside,
    onError: (error) => errors.push(error),
    signal: signals.signal,
    ...over.alarmOptions,
  })
  const reactions = createReactionRunner({
    store,
    handle: handler.handle,
    clock,
    bus,
    nodeId,
    reactions: over.reactions ?? [],
    onCommitted: handler.onCommitted,
    peek: handler.peek,
    onAlarms: alarms.noticed,
    onError: (error) => errors.push(error),
    signal: signals.signal,
    ...over.reactionOptions,
  })
  const run = (command: NoteCommand, input: Partial<HandleInput> = {}) =>
    handler.handle({
      workspaceId: 'ws_a',
      subjectKind: 'work-item',
      subjectId: 'wi_1',
      command,
      actor: someActor,
      ...input,
    })
  const committed: LogEntry[] = []
  handler.onCommitted((entries) => committed.push(...entries))
  return { nodeId, signals, ids, errors, committer, crypto, ...handler, alarms, reactions, run, committed }
}
