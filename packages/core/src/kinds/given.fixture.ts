import type { Actor, Event } from '@warmline/contracts'
import type { Context, Decider, Decision } from '../mechanisms.ts'
import { evolveWorkItem } from '../work/evolve.ts'
import type { WorkItem } from '../work/state.ts'
import type { Worker } from '../workforce/state.ts'

/** Instants of tests: a Monday, 2027-03-01 12:00 UTC. */
export const noon = 1_803_902_400_000
const actor: Actor = { kind: 'system', name: 'test' }

/** Ids that count up, so that a test can name them. */
export function contextAt(now = noon): Context {
  let n = 0
  return { now, actor, dice: () => 0, ids: (prefix) => `${prefix}_${++n}` }
}

export function fold<S, C>(
  decider: Decider<S, C>,
  subjectId: string,
  events: readonly Event[],
  at = noon,
): S | null {
  return events.reduce<S | null>(
    (state, event) => decider.evolve(state, { event, at, actor, subjectId }),
    null,
  )
}

/** given(decider, id, events).when(command) → what was decided, and the state that follows from it. */
export function given<S, C>(decider: Decider<S, C>, subjectId: string, events: readonly Event[], now = noon) {
  const state = fold(decider, subjectId, events, now)
  return {
    state,
    when(command: C) {
      const decision: Decision = decider.decide(command, state, contextAt(now))
      const next = decision.ok ? fold(decider, subjectId, [...events, ...decision.events], now) : state
      return {
        decision,
        events: decision.ok ? decision.events : [],
        code: decision.ok ? null : decision.code,
        next,
      }
    },
  }
}

export const workerOf = (change: Partial<Worker> & { workerId: string }): Worker => ({
  nameContentId: 'cnt_name',
  roles: ['worker'],
  languages: ['en'],
  skills: [{ topic: 'cards', proficiency: 2 }],
  mayBackstop: false,
  simulated: false,
  availability: 'available',
  capacity: 2,
  availableSince: noon,
  duties: [],
  ...change,
})

/** An item with the AI, English, about cards; changed as the test needs it. */
export const itemOf = (change: Partial<WorkItem> = {}): WorkItem => ({
  ...evolveWorkItem(null, {
    event: {
      type: 'work-item.opened',
      kind: 'conversation',
      contactId: 'ctc_1',
      channel: 'widget',
      language: 'en',
      aiAllowed: true,
    },
    at: noon,
    actor,
    subjectId: 'wi_1',
  }),
  topic: 'cards',
  ...change,
})

export const waiting = (change: Partial<WorkItem> = {}, wantedWorkerId: string | null = null): WorkItem =>
  itemOf({ holder: { at: 'queue', since: noon, front: false, wantedWorkerId }, ...change })

export const promiseOf = (
  change: Partial<NonNullable<WorkItem['promise']>> = {},
): NonNullable<WorkItem['promise']> => ({
  promiseId: 'prm_1',
  cause: 'asked',
  askedAt: noon,
  countedFrom: noon,
  dueAt: noon + 180_000,
  staffed: true,
  widened: 0,
  misses: 0,
  way: 'here',
  ...change,
})
