import { limits } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import { heldBy, note, second, type World } from './world.ts'
import { workspaceId } from './world-database.ts'

/** A worker's phone: what it believes it holds, and whether it is heard of. */
export interface Phone {
  readonly workerId: string
  readonly name: string
  /** it beats; off = it vanished without a word */
  isOn: boolean
  /** it beats, but learns nothing: an accept whose answer never arrives */
  isDeaf: boolean
  readonly held: Map<string, number>
  /** everything it ever held, under the last epoch it knew: what it may still ask for late */
  readonly past: Map<string, number>
  /** `itemId@epoch` → epoch ms at which a node last heard it */
  readonly heard: Map<string, number>
  /** something is to be told or heard: beat, and go on as long as there is work */
  wake(): void
}

export function createPhone(world: World, workerId: string, name: string): Phone {
  let cancel: (() => void) | null = null
  const phone: Phone = {
    ...{ workerId, name, isOn: true, isDeaf: false, held: new Map(), past: new Map(), heard: new Map() },
    wake() {
      if (cancel || !phone.isOn) return
      cancel = world.clock.after(limits.heartbeatMs, tick)
    },
  }
  function tick() {
    cancel = null
    if (!phone.isOn) return
    void beat(world, phone).finally(async () => {
      world.meter.moves += 1
      if (phone.held.size > 0 || (await heldBy(world, workerId)).length > 0) phone.wake()
    })
  }
  return phone
}

/** One heartbeat to some node; what it answers is what the phone knows from then on. */
export async function beat(world: World, phone: Phone): Promise<void> {
  if (world.nodes.length === 0) return
  const node = world.faults.pick(world.nodes)
  const listed = [...phone.held].map(([itemId, epoch]) => `${itemId}@${epoch}`)
  const at = world.clock.now()
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const cancel = world.clock.after(10 * second, () => resolve(null))
  const heard = node.presence.beat(workspaceId, phone.workerId, listed).catch(() => null)
  const answer = await Promise.race([heard, node.gone, late])
  cancel()
  if (answer === null || answer === 'gone') return
  for (const assignment of listed) phone.heard.set(assignment, at)
  if (!phone.isOn || phone.isDeaf) return
  for (const itemId of answer.drop) phone.held.delete(itemId)
  for (const itemId of answer.take) await learn(world, phone, itemId)
}

function hold(phone: Phone, itemId: string, epoch: number) {
  phone.held.set(itemId, epoch)
  phone.past.set(itemId, epoch)
}

async function learn(world: World, phone: Phone, itemId: string) {
  const item = (await world.database.store.load(workspaceId, itemId))?.state as WorkItem | undefined
  if (
    item &&
    (item.holder.at === 'worker' || item.holder.at === 'wrap-up') &&
    item.holder.workerId === phone.workerId
  )
    hold(phone, itemId, item.epoch)
}

/** What a phone in somebody's hand sees on its screen: all of it, or nothing new when the network is bad. */
export async function look(world: World, phone: Phone): Promise<void> {
  if (!phone.isOn || phone.isDeaf || world.faults.chance(world.isCalm ? 0 : 0.2)) return
  const records = await heldBy(world, phone.workerId)
  phone.held.clear()
  for (const { subjectId, state } of records) hold(phone, subjectId, (state as WorkItem).epoch)
}

export function vanish(world: World, phone: Phone): void {
  phone.isOn = false
  note(world, `${phone.name} vanishes`)
}

export function comeBack(world: World, phone: Phone): void {
  if (phone.isOn) return
  phone.isOn = true
  phone.isDeaf = false
  note(world, `${phone.name} is heard again`)
  void beat(world, phone).finally(() => {
    world.meter.moves += 1
    phone.wake()
  })
}
