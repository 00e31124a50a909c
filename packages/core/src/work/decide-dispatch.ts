import { limits } from '@warmline/contracts'
import type { Context, Decision } from '../mechanisms.ts'
import { callbackKey, slotKey } from '../workforce/state.ts'
import {
  add,
  awaitsCallback,
  begin,
  type Change,
  done,
  endAssignment,
  fence,
  holding,
  keepText,
  promisePerson,
  refuse,
  takeAssignment,
} from './change.ts'
import type { WorkCommand } from './commands.ts'
import type { WorkItem } from './state.ts'

type CommandOf<T extends WorkCommand['type']> = Extract<WorkCommand, { type: T }>

export function assign(item: WorkItem, command: CommandOf<'assign'>, context: Context): Decision {
  if (command.epoch !== item.epoch) return refuse('stale-epoch')
  if (item.holder.at !== 'queue') return refuse('wrong-state', 'Only waiting work can be assigned.')
  if (awaitsCallback(item)) return refuse('wrong-state', 'A callback is booked; it rings at its time.')
  const change = begin(item, context)
  takeAssignment(change, command)
  return done(change)
}

export function pass(item: WorkItem, command: CommandOf<'pass'>, context: Context): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  if (item.holder.at !== 'worker') return refuse('wrong-state', 'The conversation is over already.')
  if (context.now >= item.holder.passUntil) return refuse('pass-too-late')
  const change = begin(item, context)
  endAssignment(change, 'passed')
  promisePerson(change, 'person-preferred', command.policy)
  return done(change)
}

export function release(item: WorkItem, command: CommandOf<'release'>, context: Context): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  const change = begin(item, context)
  endAssignment(change, 'released', { note: command.note })
  promisePerson(change, 'person-preferred', command.policy)
  return done(change)
}

export function transfer(item: WorkItem, command: CommandOf<'transfer'>, context: Context): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  if (command.toWorkerId === command.workerId) return refuse('wrong-state', 'You hold it already.')
  if (!command.toWorkerId && !command.topic) return refuse('out-of-limits', 'Name a person or a topic.')
  const change = begin(item, context)
  if (command.topic && command.topic !== item.topic) add(change, { type: 'topic.set', topic: command.topic })
  endAssignment(change, 'transferred', { toWorkerId: command.toWorkerId, note: command.note })
  promisePerson(change, 'person-preferred', command.policy)
  return done(change)
}

export function loseConnection(
  item: WorkItem,
  command: CommandOf<'lose-connection'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  const held = holding(item)
  if (held && held.workerId === command.workerId && command.epoch === item.epoch && held.lostAt === null)
    add(change, { type: 'connection.lost', workerId: command.workerId })
  return done(change)
}

export function restoreConnection(
  item: WorkItem,
  command: CommandOf<'restore-connection'>,
  context: Context,
): Decision {
  const change = begin(item, context)
  const held = holding(item)
  if (held && held.workerId === command.workerId && command.epoch === item.epoch && held.lostAt !== null)
    add(change, { type: 'connection.restored', workerId: command.workerId })
  return done(change)
}

/** The phone has been gone for the whole grace: the work goes on without it. In wrap-up it is closed instead. */
export function park(item: WorkItem, command: CommandOf<'park'>, context: Context): Decision {
  const held = holding(item)
  if (!held || held.workerId !== command.workerId || command.epoch !== item.epoch)
    return refuse('stale-epoch')
  if (item.holder.at === 'wrap-up')
    return wrapUp(
      item,
      { type: 'wrap-up', workerId: null, epoch: item.epoch, disposition: null, topic: null, note: null },
      context,
    )
  const change = begin(item, context)
  endAssignment(change, 'vanished')
  promisePerson(change, 'person-preferred', command.policy)
  return done(change)
}

/** Taken over and not a word while the wait runs out: somebody else may. Only issued when there is somebody else. */
export function relieve(item: WorkItem, command: CommandOf<'relieve'>, context: Context): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  const change = begin(item, context)
  if (item.holder.at === 'worker' && item.promise && !item.callback?.ringing) endAssignment(change, 'silent')
  return done(change)
}

export function reply(item: WorkItem, command: CommandOf<'reply'>, context: Context): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  if (item.holder.at !== 'worker')
    return refuse('wrong-state', 'You are wrapping up; the conversation is over.')
  const change = begin(item, context)
  change.messageKeys.push(command.messageId)
  keepPromise(change, command.workerId)
  add(change, {
    type: 'message.appended',
    messageId: command.messageId,
    seq: item.lastSeq + 1,
    from: { by: 'worker', workerId: command.workerId, draftId: command.draftId },
    contentId: keepText(change, 'message', command.text),
    attachments: command.attachments,
  })
  return done(change)
}

/** A person speaks: that is what was promised. */
function keepPromise(change: Change, workerId: string): void {
  const { promise, callback } = change.item
  if (!promise) return
  const { now } = change.context
  const unreached = callback !== null && callback.tries >= limits.callbackTries
  if (callback?.workerId)
    change.reservations.push({ op: 'free', key: callbackKey(callback.workerId, callback.at) })
  add(change, {
    type: 'promise.kept',
    promiseId: promise.promiseId,
    dueAt: promise.dueAt,
    answeredAt: now,
    how: unreached ? 'written' : callback?.ringing ? 'callback' : 'person',
    workerId,
    inTime: promise.misses === 0 && now <= promise.dueAt,
  })
}

export function finish(item: WorkItem, command: CommandOf<'finish'>, context: Context): Decision {
  const stale = fence(item, command.workerId, command.epoch)
  if (stale) return refuse(stale)
  const change = begin(item, context)
  if (item.holder.at === 'wrap-up') return done(change)
  if (item.promise)
    return refuse('wrong-state', 'A person was promised and has not written yet: answer, or release it.')
  const held = holding(item)
  if (!held) return refuse('not-holder')
  add(change, {
    type: 'wrap-up.started',
    assignmentId: held.assignmentId,
    workerId: held.workerId,
    until: context.now + limits.wrapUpMs,
    epoch: item.epoch + 1,
  })
  return done(change)
}

/** `workerId` null = the wrap-up time is over and the system closes it without a disposition. */
export function wrapUp(item: WorkItem, command: CommandOf<'wrap-up'>, context: Context): Decision {
  const held = holding(item)
  if (item.holder.at !== 'wrap-up' || !held) return refuse('wrong-state', 'It is not being wrapped up.')
  if (command.epoch !== item.epoch) return refuse('stale-epoch')
  if (command.workerId !== null && command.workerId !== held.workerId) return refuse('not-holder')
  const change = begin(item, context)
  change.reservations.push({ op: 'free', key: slotKey(held.workerId, held.slot) })
  add(change, {
    type: 'work-item.closed',
    by: command.workerId === null ? 'system' : 'worker',
    disposition: command.disposition,
    noteContentId: command.note ? keepText(change, 'note', command.note) : null,
    topic: command.topic,
  })
  if (item.solved === null) add(change, { type: 'solved.asked', when: 'now' })
  return done(change)
}
