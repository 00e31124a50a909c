import {
  availableKey,
  callbackKey,
  plan,
  presenceKey,
  slotKey,
  type WorkItem,
  worldQueries,
} from '@warmline/core'
import type { Desk } from './desk.ts'
import type { Violation } from './invariants.ts'

/** The command behind a live alarm, with its due date. */
function waiting(desk: Desk, key: string): { dueAt: number; run: Record<string, unknown> } | null {
  const op = desk.alarm(key)
  if (!op || op.dueAt === null) return null
  const run = 'command' in op.run ? op.run.command : op.run
  return { dueAt: op.dueAt, run: run as Record<string, unknown> }
}

/** A promise's clock: the alarm of its due date will write the miss, those before it will widen. */
function clockRuns(desk: Desk, { promise }: WorkItem): string | false {
  if (!promise) return false
  const miss = waiting(desk, `promise/${promise.promiseId}/100`)
  if (!miss) return 'L1 an open promise without an alarm'
  if (miss.dueAt !== promise.dueAt || miss.run['dueAt'] !== promise.dueAt)
    return 'L1 the alarm rings at another time than was promised'
  const nextStep = promise.widened < 50 ? 50 : promise.widened < 75 ? 75 : promise.widened < 90 ? 90 : null
  return (
    nextStep !== null &&
    !waiting(desk, `promise/${promise.promiseId}/${nextStep}`) &&
    `L1 nothing widens it at ${nextStep}`
  )
}

function callbackRings(desk: Desk, { callback }: WorkItem): string | false {
  if (!callback || callback.ringing) return false
  const ring = waiting(desk, `callback/${callback.callbackId}`)
  if (!ring) return 'L1 a booked callback without an alarm'
  return ring.dueAt !== callback.at && 'L1 the callback rings at another time than was booked'
}

/** L2: somebody asks after the holder's phone, or, since it is silent, the work is about to be parked. */
function holderIsWatched(desk: Desk, { itemId, epoch, holder }: WorkItem): string | false {
  if (holder.at !== 'worker' && holder.at !== 'wrap-up') return false
  if (holder.lostAt === null) {
    const check = waiting(desk, presenceKey(itemId))
    return (
      (check?.run['epoch'] !== epoch || check.run['workerId'] !== holder.workerId) &&
      'L2 a holder nobody asks after'
    )
  }
  if (holder.at === 'wrap-up')
    return waiting(desk, `wrap-up/${itemId}`)?.run['epoch'] !== epoch && 'L2 a wrap-up without an end'
  return waiting(desk, `park/${itemId}`)?.run['epoch'] !== epoch && 'L2 a vanished holder keeps it for ever'
}

function wrapUpEnds(desk: Desk, { itemId, epoch, holder }: WorkItem): string | false {
  return (
    holder.at === 'wrap-up' &&
    waiting(desk, `wrap-up/${itemId}`)?.run['epoch'] !== epoch &&
    'L2 a wrap-up without an end'
  )
}

/**
 * Nothing rests without something that will move it on: every open promise, booked callback, held item and wrap-up
 * has a live alarm that will still act when it rings. To be asked when all reactions have come to rest.
 */
export function livenessViolations(desk: Desk): Violation[] {
  return desk.items().flatMap((item) =>
    [clockRuns, callbackRings, holderIsWatched, wrapUpEnds].flatMap((check) => {
      const wrong = check(desk, item)
      return wrong === false ? [] : [`${wrong} (${item.itemId} ${item.holder.at} epoch ${item.epoch})`]
    }),
  )
}

/** Places, booked times and presence as the states have them: what the reservations should be, neither more nor less. */
function expectedReservations(desk: Desk): Map<string, string> {
  const expected = new Map<string, string>()
  for (const { workerId, availability, capacity } of desk.people())
    if (availability === 'available') expected.set(availableKey(workerId, capacity), workerId)
  for (const { itemId, holder, callback } of desk.items()) {
    if (holder.at === 'worker' || holder.at === 'wrap-up')
      expected.set(slotKey(holder.workerId, holder.slot), itemId)
    if (callback?.workerId && callback.tries === 0)
      expected.set(callbackKey(callback.workerId, callback.at), itemId)
  }
  return expected
}

/** S6: facts that span two subjects are rows; a row too few is a promise broken, one too many a place lost for ever. */
export function reservationViolations(desk: Desk): Violation[] {
  const expected = expectedReservations(desk)
  const found = new Map(desk.reserved())
  const missing = [...expected].filter(([key, subjectId]) => found.get(key) !== subjectId)
  const stray = [...found].filter(([key, subjectId]) => expected.get(key) !== subjectId)
  return [
    ...missing.map(([key, subjectId]) => `S6 not reserved: ${key} (${subjectId})`),
    ...stray.map(([key, subjectId]) => `S6 reserved for nothing: ${key} (${subjectId})`),
  ]
}

/**
 * L1: nobody waits while somebody is there who could take it. A backstop whose duty has just begun is called with the
 * next step of the promise's clock, so it does not count.
 */
export function idleViolations(desk: Desk): Violation[] {
  const found = worldQueries.map((query) => desk.find(query))
  return plan(found, desk.clock.now()).commands.flatMap(({ subjectId, command }) => {
    const { type, workerId, way } = command as { type: string; workerId: string; way: string }
    return type === 'assign' && way !== 'backstop'
      ? [`L1 waits while ${workerId} is free (${subjectId})`]
      : []
  })
}
