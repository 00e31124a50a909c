import { deepStrictEqual, fail } from 'node:assert/strict'
import type { Actor, Event, EventType, ProblemCode } from '@warmline/contracts'
import type { ContentDraft, Decider, Decision, LogEntry, ReservationOp } from '@warmline/core'
import { createCountedIds } from './ids.ts'

/** What the shell would stamp; each defaults to that of the step before. */
export interface Setting {
  /** epoch ms */
  now?: number
  actor?: Actor
  dice?: () => number
}

/** An event as a test names it: by type, or with the fields that matter. */
export type Expected = EventType | ({ type: EventType } & Record<string, unknown>)
export type Past = Event | { event: Event; at: number }

export interface Story<State, Command> {
  readonly state: State | null
  /** every event so far, as it would stand in the log */
  readonly log: readonly LogEntry[]
  /** what the last command decided; empty after a refusal */
  readonly events: readonly Event[]
  readonly entries: readonly LogEntry[]
  readonly contents: readonly ContentDraft[]
  readonly reservations: readonly ReservationOp[]
  readonly decision: Decision | null
  given(...past: Past[]): Story<State, Command>
  when(command: Command, setting?: Setting): Story<State, Command>
  /** Exactly these events, in this order. */
  thenEvents(...expected: Expected[]): Story<State, Command>
  /** Accepted, and nothing happened. */
  thenNothing(): Story<State, Command>
  thenRefused(code: ProblemCode, detail?: string): Story<State, Command>
  thenState(expected: object): Story<State, Command>
}

interface Telling<State, Command> {
  decider: Decider<State, Command>
  subjectId: string
  setting: Required<Setting>
  ids: ReturnType<typeof createCountedIds>
  state: State | null
  log: readonly LogEntry[]
  entries: readonly LogEntry[]
  decision: Decision | null
}

const defaults: Required<Setting> = {
  now: Date.UTC(2027, 2, 1, 12),
  actor: { kind: 'system', name: 'test' },
  dice: () => 0,
}

/** The parts of `actual` that `expected` names, however deep, so that a failure shows only what matters. */
export function partOf(actual: unknown, expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null)
    return actual
  if (Array.isArray(expected))
    return Array.isArray(actual) ? actual.map((a, n) => partOf(a, expected[n])) : actual
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      partOf((actual as Record<string, unknown>)[key], value),
    ]),
  )
}

function appended<S, C>(told: Telling<S, C>, events: readonly { event: Event; at: number }[]): Telling<S, C> {
  const { decider, subjectId, setting, log } = told
  let { state } = told
  const entries = events.map(({ event, at }, n): LogEntry => {
    const actor = setting.actor
    state = decider.evolve(state, { event, at, actor, subjectId })
    const position = log.length + n + 1
    return {
      workspaceId: 'ws',
      lane: 0,
      position,
      subjectId,
      subjectKind: decider.kind,
      version: position,
      actor,
      at,
      event,
    }
  })
  return { ...told, state, log: [...log, ...entries], entries }
}

const shown = (decision: Decision | null) =>
  decision?.ok === false ? `refused as ${decision.code}: ${decision.detail ?? ''}` : 'accepted'

function tell<S, C>(told: Telling<S, C>): Story<S, C> {
  const { decision } = told
  const accepted = decision?.ok ? decision : null
  const self: Story<S, C> = {
    state: told.state,
    log: told.log,
    entries: told.entries,
    decision,
    events: accepted?.events ?? [],
    contents: accepted?.contents ?? [],
    reservations: accepted?.reservations ?? [],
    given: (...past) =>
      tell(
        appended(
          told,
          past.map((p) => ('event' in p ? p : { event: p, at: told.setting.now })),
        ),
      ),
    when(command, setting = {}) {
      const next = { ...told, setting: { ...told.setting, ...setting } }
      const decided = told.decider.decide(command, told.state, {
        ...next.setting,
        ids: (prefix) => told.ids.next(prefix),
      })
      const events = decided.ok ? decided.events.map((event) => ({ event, at: next.setting.now })) : []
      return tell({ ...appended(next, events), decision: decided })
    },
    thenEvents(...expected) {
      if (!accepted) fail(`expected ${JSON.stringify(expected)}, but it was ${shown(decision)}`)
      const wanted = expected.map((e) => (typeof e === 'string' ? { type: e } : e))
      const found = accepted.events.map((event, n) => partOf(event, wanted[n] ?? { type: event.type }))
      deepStrictEqual(found, wanted)
      return self
    },
    thenNothing: () => self.thenEvents(),
    thenRefused(code, detail) {
      if (!decision || decision.ok)
        fail(`expected ${code}, but it was ${shown(decision)} with ${JSON.stringify(self.events)}`)
      deepStrictEqual(decision.code, code)
      if (detail !== undefined) deepStrictEqual(decision.detail, detail)
      return self
    },
    thenState(expected) {
      deepStrictEqual(partOf(told.state, expected), expected)
      return self
    },
  }
  return self
}

/** given(events…) → when(command) → thenEvents or thenRefused, and on from there: a story of one subject. */
export const storyOf = <State, Command>(
  decider: Decider<State, Command>,
  subjectId: string,
  setting: Setting = {},
): Story<State, Command> =>
  tell({
    decider,
    subjectId,
    setting: { ...defaults, ...setting },
    ids: createCountedIds(0x1000),
    state: null,
    log: [],
    entries: [],
    decision: null,
  })
