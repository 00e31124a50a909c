import type { AlarmOp, Outcome, Reaction } from '../mechanisms.ts'
import { toItem } from '../work/reactions.ts'
import type { WorkItem } from '../work/state.ts'
import { widenAt } from './escalation.ts'

const nothing: Outcome = { alarms: [], commands: [] }

/** The clock of a promise, owned by the system: 50, 75 and 90 % widen it, 100 % writes the miss. */
function clock(itemId: string, promiseId: string, countedFrom: number, dueAt: number): AlarmOp[] {
  const at = widenAt({ countedFrom, dueAt })
  const widen = (step: 50 | 75 | 90, due: number): AlarmOp => ({
    key: `promise/${promiseId}/${step}`,
    dueAt: due,
    run: toItem(itemId, { type: 'widen-promise', promiseId, step }),
  })
  return [widen(50, at.at50), widen(75, at.at75), widen(90, at.at90), missAt(itemId, promiseId, at.at100)]
}

const missAt = (itemId: string, promiseId: string, dueAt: number): AlarmOp => ({
  key: `promise/${promiseId}/100`,
  dueAt,
  run: toItem(itemId, { type: 'miss-promise', promiseId, dueAt }),
})

const stop = (itemId: string, promiseId: string): AlarmOp[] =>
  ([50, 75, 90, 100] as const).map((step) => ({
    key: `promise/${promiseId}/${step}`,
    dueAt: null,
    run: toItem(itemId, { type: 'miss-promise', promiseId, dueAt: 0 }),
  }))

const ring = (itemId: string, callbackId: string, dueAt: number | null): AlarmOp => ({
  key: `callback/${callbackId}`,
  dueAt,
  run: toItem(itemId, { type: 'ring-callback', callbackId }),
})

/**
 * While a callback awaits its time nothing widens. If it rings late (a node died over it), what was to widen meanwhile
 * widens now: at its own date it has been answered already, and an alarm of the same date would be taken for that one.
 */
function widenAgain(item: WorkItem | undefined, now: number): AlarmOp[] {
  if (!item?.promise) return []
  const { promiseId, countedFrom, dueAt, widened } = item.promise
  const steps = clock(item.itemId, promiseId, countedFrom, dueAt).slice(
    widened < 50 ? 0 : widened < 75 ? 1 : widened < 90 ? 2 : 3,
    3,
  )
  return steps.flatMap((alarm) => (alarm.dueAt !== null && alarm.dueAt < now ? { ...alarm, dueAt: now } : []))
}

export const escalating: Reaction = {
  name: 'escalating',
  on: [
    'promise.made',
    'promise.moved',
    'promise.missed',
    'promise.kept',
    'promise.withdrawn',
    'callback.booked',
    'callback.rung',
    'callback.tried',
    'callback.cancelled',
  ],
  needs: ({ event, subjectId }) =>
    event.type === 'callback.rung' ? [{ subjectKind: 'work-item', subjectId, limit: 1 }] : [],
  react: ({ event, subjectId }, found, now) => {
    switch (event.type) {
      case 'promise.made':
      case 'promise.moved':
        return { alarms: clock(subjectId, event.promiseId, event.countedFrom, event.dueAt), commands: [] }
      case 'promise.missed':
        return { alarms: [missAt(subjectId, event.promiseId, event.nextDueAt)], commands: [] }
      case 'promise.kept':
      case 'promise.withdrawn':
        return { alarms: stop(subjectId, event.promiseId), commands: [] }
      case 'callback.booked':
        return { alarms: [ring(subjectId, event.callbackId, event.at)], commands: [] }
      case 'callback.rung':
        return { alarms: widenAgain(found[0]?.[0]?.state as WorkItem | undefined, now), commands: [] }
      case 'callback.tried':
        return { alarms: [ring(subjectId, event.callbackId, event.nextAt)], commands: [] }
      case 'callback.cancelled':
        return { alarms: [ring(subjectId, event.callbackId, null)], commands: [] }
      default:
        return nothing
    }
  },
}
