import { limits } from '@warmline/contracts'
import type { Context, Decision } from '../mechanisms.ts'
import { callbackKey } from '../workforce/state.ts'
import {
  add,
  awaitsCallback,
  begin,
  type Change,
  done,
  dropCallback,
  endAssignment,
  fence,
  keepText,
  refuse,
  waitHere,
} from './change.ts'
import type { PolicyNow, WorkCommand } from './commands.ts'
import type { OpenPromise, WorkItem } from './state.ts'

type CommandOf<T extends WorkCommand['type']> = Extract<WorkCommand, { type: T }>

/** At 50, 75 and 90 % of the wait. A promise that was answered or moved on meanwhile is left as it is. */
export function widenPromise(
  item: WorkItem,
  command: CommandOf<'widen-promise'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  const { promise } = item
  if (!promise || promise.promiseId !== command.promiseId || promise.widened >= command.step)
    return done(change)
  if (awaitsCallback(item)) return done(change)
  add(change, { type: 'promise.widened', promiseId: promise.promiseId, step: command.step })
  return done(change)
}

/** Nobody may decline any more: the backstop takes it, or the contact hears that there is none. */
export function callBackstop(
  item: WorkItem,
  command: CommandOf<'call-backstop'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  if (item.promise?.promiseId !== command.promiseId || item.holder.at !== 'queue') return done(change)
  add(change, { type: 'backstop.called', workerId: command.workerId })
  return done(change)
}

/** A desk that nobody staffs says so a few times, then four times a day: true, and not noise. */
const missesBeforeCalm = 6

const nextDue = (promise: OpenPromise, policy: PolicyNow, now: number): number => {
  if (!policy.staffed && policy.opensAt !== null) return policy.opensAt + policy.promiseDueMs
  const longest = promise.misses < missesBeforeCalm ? limits.missRetryMaxMs : limits.missRetryCalmMs
  return now + Math.min(policy.promiseDueMs * 2 ** Math.min(promise.misses, 12), longest)
}

/** The due time has passed: it stands in the ledger, the contact is told, and the promise stays open. */
export function missPromise(item: WorkItem, command: CommandOf<'miss-promise'>, context: Context): Decision {
  const change = begin(item, context)
  const { promise } = item
  if (!promise || promise.promiseId !== command.promiseId || promise.dueAt !== command.dueAt)
    return done(change)
  if (context.now < promise.dueAt) return refuse('wrong-state', 'It is not due yet.')
  if (item.callback) add(change, { type: 'callback.missed', callbackId: item.callback.callbackId })
  add(change, {
    type: 'promise.missed',
    promiseId: promise.promiseId,
    dueAt: promise.dueAt,
    miss: promise.misses + 1,
    nextDueAt: nextDue(promise, command.policy, context.now),
  })
  return done(change)
}

export function chooseWait(item: WorkItem, command: CommandOf<'choose-wait'>, context: Context): Decision {
  const { promise } = item
  if (!promise || (item.holder.at !== 'queue' && item.holder.at !== 'worker'))
    return refuse('wrong-state', 'Only while you wait for a person.')
  const change = begin(item, context)
  switch (command.way) {
    case 'here':
      if (promise.way !== 'here' || promise.misses > 0) waitHere(change, command.policy)
      return done(change)
    case 'callback':
      return bookCallback(change, promise, command)
    case 'email':
      return answerByEmail(change, promise, command)
  }
}

function bookCallback(
  change: Change,
  promise: OpenPromise,
  command: Extract<WorkCommand, { type: 'choose-wait'; way: 'callback' }>,
): Decision {
  const { now, ids } = change.context
  if (!command.policy.callbacks) return refuse('wrong-state', 'Callbacks are not offered here.')
  if (command.at <= now) return refuse('out-of-limits', 'Choose a time that is still to come.')
  if (command.mode === 'phone' && !command.phone)
    return refuse('out-of-limits', 'A phone call needs a number.')
  // whoever holds it has not said a word, or there would be no promise to wait for
  endAssignment(change, 'silent')
  dropCallback(change)
  if (command.workerId)
    change.reservations.push({ op: 'take', key: callbackKey(command.workerId, command.at) })
  add(change, {
    type: 'callback.booked',
    callbackId: ids('clb'),
    at: command.at,
    workerId: command.workerId,
    mode: command.mode,
    phoneContentId: command.phone ? keepText(change, 'phone', command.phone) : null,
  })
  add(change, {
    type: 'promise.moved',
    promiseId: promise.promiseId,
    countedFrom: command.at,
    dueAt: command.at + command.policy.promiseDueMs,
    way: 'callback',
  })
  return done(change)
}

function answerByEmail(
  change: Change,
  promise: OpenPromise,
  command: Extract<WorkCommand, { type: 'choose-wait'; way: 'email' }>,
): Decision {
  const { now } = change.context
  if (!command.policy.mail) return refuse('no-mail')
  dropCallback(change)
  add(change, {
    type: 'email-reply.chosen',
    emailContentId: command.email ? keepText(change, 'email', command.email) : null,
  })
  const countedFrom = command.policy.staffed ? now : (command.policy.opensAt ?? now)
  add(change, {
    type: 'promise.moved',
    promiseId: promise.promiseId,
    countedFrom,
    dueAt: countedFrom + limits.emailReplyMs,
    way: 'email',
  })
  return done(change)
}

/** The booked time has come: back into the queue, first in line, for the person it was booked with. */
export function ringCallback(
  item: WorkItem,
  command: CommandOf<'ring-callback'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  const { callback } = item
  if (callback?.callbackId !== command.callbackId || callback.ringing || item.holder.at !== 'queue')
    return done(change)
  if (context.now < callback.at) return refuse('wrong-state', 'It is not time yet.')
  add(change, { type: 'callback.rung', callbackId: callback.callbackId, epoch: item.epoch + 1 })
  return done(change)
}

/** Reached keeps the promise; no answer rings again 15 minutes later, at most three times, then a written message is owed. */
export function recordCallback(
  item: WorkItem,
  command: CommandOf<'record-callback'>,
  context: Context,
): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  const { callback, promise } = item
  if (!callback || !promise) return refuse('wrong-state', 'There is no callback to record.')
  if (callback.tries >= limits.callbackTries && command.outcome === 'no-answer')
    return refuse('wrong-state', 'It was tried often enough: write to the contact.')
  if (callback.mode === 'chat' && command.outcome === 'reached')
    return refuse('wrong-state', 'In a chat, writing to the contact is what reaches them.')
  const change = begin(item, context)
  const n = callback.tries + 1
  const last = command.outcome === 'reached' || n >= limits.callbackTries
  const nextAt = last ? null : context.now + limits.callbackRetryMs
  if (callback.workerId)
    change.reservations.push({ op: 'free', key: callbackKey(callback.workerId, callback.at) })
  add(change, {
    type: 'callback.tried',
    callbackId: callback.callbackId,
    outcome: command.outcome,
    n,
    nextAt,
  })
  if (command.outcome === 'reached') {
    add(change, {
      type: 'promise.kept',
      promiseId: promise.promiseId,
      dueAt: promise.dueAt,
      answeredAt: context.now,
      how: 'callback',
      workerId: command.workerId,
      inTime: promise.misses === 0 && context.now <= promise.dueAt,
    })
  } else if (nextAt !== null) {
    endAssignment(change, 'finished')
    add(change, {
      type: 'promise.moved',
      promiseId: promise.promiseId,
      countedFrom: nextAt,
      dueAt: nextAt + limits.promiseDefaultMs,
      way: 'callback',
    })
  }
  return done(change)
}
