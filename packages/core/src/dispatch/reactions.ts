import type { Event } from '@warmline/contracts'
import { limits } from '@warmline/contracts'
import type { Query, Reaction, SubjectRecord } from '../mechanisms.ts'
import { toItem } from '../work/reactions.ts'
import type { WorkItem } from '../work/state.ts'
import { candidatesOf, hasOther, peopleQueries, plan, queueQueries, worldQueries } from './plan.ts'

/** Whatever may bring work and a person together wakes dispatch; all of it is in the log. */
export const dispatching: Reaction = {
  name: 'dispatching',
  newestOnly: true,
  on: [
    'handoff.made',
    'person.wished',
    'topic.set',
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
    'duty.started',
  ],
  needs: () => queueQueries,
  needsNext: (_, [waiting = []]) => (waiting.length > 0 ? peopleQueries : []),
  react: (_, found, now) => ({ alarms: [], commands: plan(found, now).commands }),
}

/**
 * At 90 %, or when who could has passed it on, with nobody to take it: the contact hears it and the leads get an alarm.
 */
export const backstopping: Reaction = {
  name: 'backstopping',
  on: ['promise.widened', 'assignment.ended'],
  needs: ({ event, subjectId }) => (mayLeaveAlone(event) ? itself(subjectId) : []),
  needsNext: (_, found) => (itemIn(found)?.holder.at === 'queue' ? worldQueries : []),
  react: ({ subjectId }, [own = [], ...world], now) => {
    const item = itemIn([own])
    const isAlone = item?.promise && plan(world, now).alone.includes(subjectId)
    return {
      alarms: [],
      commands: isAlone
        ? [toItem(subjectId, { type: 'call-backstop', promiseId: item.promise!.promiseId, workerId: null })]
        : [],
    }
  },
}

const itself = (subjectId: string): readonly Query[] => [{ subjectKind: 'work-item', subjectId, limit: 1 }]
const itemIn = ([own]: readonly (readonly SubjectRecord[])[]) => own?.[0]?.state as WorkItem | undefined

const mayLeaveAlone = (event: Event): boolean =>
  (event.type === 'promise.widened' && event.step === 90) ||
  (event.type === 'assignment.ended' && (event.reason === 'passed' || event.reason === 'released'))

/**
 * A person took it over, has not written, and the wait runs out or the contact asks again: whoever else can, gets it. Somebody who is on
 * the phone with the contact is not silent, and nobody is relieved when there is nobody else.
 */
export const relieving: Reaction = {
  name: 'relieving',
  on: ['promise.widened', 'promise.missed', 'person.asked'],
  needs: ({ event, subjectId }) => (mayBeSilent(event) ? itself(subjectId) : []),
  // Most that is asked for was held by nobody then, or is answered by now: then there is nobody to relieve.
  needsNext({ at }, found) {
    const item = itemIn(found)
    const isAwaited = item?.holder.at === 'worker' && item.holder.since <= at && item.promise !== null
    return isAwaited ? worldQueries : []
  },
  react: ({ subjectId }, [own = [], ...world], now) => {
    const item = itemIn([own])
    if (item?.holder.at !== 'worker' || !item.promise || item.callback?.ringing)
      return { alarms: [], commands: [] }
    const { workerId, since } = item.holder
    const silentFor = now - Math.max(since, item.promise.askedAt)
    const mayGo = silentFor >= limits.silentMs && hasOther(item, workerId, candidatesOf(world), now)
    return {
      alarms: [],
      commands: mayGo ? [toItem(subjectId, { type: 'relieve', workerId, epoch: item.epoch })] : [],
    }
  },
}

const mayBeSilent = (event: Event): boolean =>
  event.type === 'promise.missed' ||
  event.type === 'person.asked' ||
  (event.type === 'promise.widened' && event.step >= 75)
