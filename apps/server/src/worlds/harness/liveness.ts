import { limits } from '@warmline/contracts'
import type { AlarmOp, WorkItem } from '@warmline/core'
import { type Desk, livenessViolations } from '@warmline/testkit'
import { isAtRest, itemsOf, recoveryMs, second, type World } from './world.ts'

/** A look at the clock comes at most a second late, and the database answers at once when it is calm. */
const slackMs = 5 * second

type Check = (item: WorkItem, now: number, world: World) => string | false

const missIsTold: Check = ({ promise }, now) =>
  promise !== null && promise.dueAt < now && 'L1 a due date has passed and nobody was told'

const callbackRings: Check = ({ callback, holder }, now) =>
  callback !== null &&
  !callback.ringing &&
  holder.at === 'queue' &&
  callback.at < now &&
  'L1 a booked callback did not ring'

const draftComes: Check = ({ draft, itemId }, now, { audit }) =>
  draft !== null &&
  (audit?.draftSince.get(itemId) ?? 0) + limits.draftDeadlineMs < now &&
  'L3 a draft is awaited for ever'

/** From the harness's own record of what phones said, not from what the nodes believe. */
const holderIsAlive: Check = ({ itemId, epoch, holder }, now, { audit, phones, calmSince }) => {
  if (holder.at === 'wrap-up') return holder.until < now && 'L2 a wrap-up without an end'
  if (holder.at !== 'worker') return false
  const heard = phones.get(holder.workerId)?.heard.get(`${itemId}@${epoch}`) ?? 0
  // a restarted node treats everybody as just seen
  const since = Math.max(heard, audit?.epochSince.get(itemId) ?? 0, calmSince - recoveryMs)
  if (holder.lostAt !== null && holder.lostAt + limits.parkMs - limits.leaseMs < now && heard < holder.lostAt)
    return 'L2 a lost holder is not parked'
  return (
    since + limits.parkMs < now &&
    `L2 held by somebody who was last heard of ${Math.round((now - since) / second)} s ago`
  )
}

const checks: readonly Check[] = [missIsTold, callbackRings, draftComes, holderIsAlive]

/** The alarm table of a world, asked as the desk of a history is. */
const deskOf = (world: World): Desk => {
  const { alarms } = world.database.rows()
  const desk: Pick<Desk, 'items' | 'alarm'> = {
    items: () => itemsOf(world),
    alarm: (key): AlarmOp | undefined => alarms.get(key)?.op,
  }
  return desk as Desk
}

/** Nothing widens before a booked callback rings; when it does, even late, the reaction sets what is still to come. */
const isUntilItRings = (violation: string, world: World) =>
  violation.startsWith('L1 nothing widens') &&
  itemsOf(world).some(({ itemId, callback }) => callback?.ringing === false && violation.includes(itemId))

/** What has waited longer than it may since the world is calm, and what rests without an alarm that moves it on. */
export function stuck(world: World): string[] {
  const found = isAtRest(world)
    ? livenessViolations(deskOf(world)).filter((one) => !isUntilItRings(one, world))
    : []
  const now = world.clock.now() - slackMs
  if (world.calmSince > now) return found
  for (const item of itemsOf(world))
    for (const check of checks) {
      const wrong = check(item, now, world)
      if (wrong !== false) found.push(`${wrong} (${item.itemId} ${item.holder.at} epoch ${item.epoch})`)
    }
  for (const alarm of world.database.rows().alarms.values())
    if (alarm.nextAt < now)
      found.push(
        `L3 the alarm ${alarm.key} was due ${Math.round((now - alarm.nextAt) / second)} s ago and does not fire`,
      )
  return found
}
