import type { Reaction } from '../mechanisms.ts'
import { toItem } from '../work/reactions.ts'
import { plan, worldQueries } from './plan.ts'

/** Whatever may bring work and a person together wakes dispatch; all of it is in the log. */
export const dispatching: Reaction = {
  name: 'dispatching',
  newestOnly: true,
  on: [
    'handoff.made',
    'assignment.ended',
    'callback.rung',
    'callback.cancelled',
    'promise.widened',
    'promise.moved',
    'promise.missed',
    'work-item.closed',
    'connection.restored',
    'worker.available',
    'worker.changed',
    'duty.agreed',
  ],
  needs: () => worldQueries,
  react: ({ event }, found, now) => {
    // whose phone is gone is paused by another reaction, perhaps a moment after this one
    const gone = event.type === 'assignment.ended' && event.reason === 'vanished' ? event.workerId : null
    return { alarms: [], commands: plan(found, now, gone).commands }
  },
}

/** At 90 % with nobody to take it: the contact hears it and the leads get an alarm. */
export const backstopping: Reaction = {
  name: 'backstopping',
  on: ['promise.widened'],
  needs: ({ event }) => (event.type === 'promise.widened' && event.step === 90 ? worldQueries : []),
  react: ({ event, subjectId }, found, now) => {
    if (event.type !== 'promise.widened' || event.step !== 90) return { alarms: [], commands: [] }
    const { alone } = plan(found, now)
    return {
      alarms: [],
      commands: alone.includes(subjectId)
        ? [toItem(subjectId, { type: 'call-backstop', promiseId: event.promiseId, workerId: null })]
        : [],
    }
  },
}
