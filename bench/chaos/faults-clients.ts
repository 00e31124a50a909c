import { wait } from '../replay/network.ts'
import { sendOdd } from './odd-payloads.ts'
import { type Outcome, type Scene, two } from './scene.ts'
import { heldBy } from './store.ts'

export async function badSends({ network, dice }: Scene): Promise<Outcome> {
  Object.assign(network.faults, { doubled: 0.3, late: 0.3 })
  await wait(2_500 + dice.below(1_500))
  Object.assign(network.faults, { doubled: 0, late: 0 })
  await network.settled()
  return { recoveryMs: null, violations: [] }
}

export async function cutAnswers({ ground, network }: Scene): Promise<Outcome> {
  const cut = () => ground.nodes.reduce((sum, { clients }) => sum + clients.counts.cut, 0)
  const before = cut()
  for (const { clients } of ground.nodes) clients.set({ cutAnswers: 0.3, resets: 0.01 })
  await wait(2_000)
  for (const { clients } of ground.nodes) clients.set({ cutAnswers: 0, resets: 0 })
  network.posts.cut += cut() - before
  return { recoveryMs: null, violations: [] }
}

export async function clientsHalfOpen(scene: Scene): Promise<Outcome> {
  two(scene).victim.clients.forget()
  await wait(1_000)
  return { recoveryMs: null, violations: [] }
}

export async function vanish({ phones, dice, later }: Scene): Promise<Outcome> {
  const here = phones.filter(({ isHere }) => isHere)
  if (here.length < 2) return { recoveryMs: null, violations: [] }
  const phone = dice.pick(here)
  phone.vanish()
  later.push(wait(2_000 + dice.below(5_000)).then(() => phone.comeBack()))
  await wait(500)
  return { recoveryMs: null, violations: [] }
}

export async function writeLate({ phones, dice }: Scene): Promise<Outcome> {
  const done = await Promise.all(dice.shuffled(phones).map((phone) => phone.writeLate()))
  const taken = done.filter((one) => one === 'acknowledged').length
  const violations = taken > 0 ? [`S1 ${taken} replies were acknowledged under a past epoch`] : []
  return { recoveryMs: null, violations }
}

/** Somebody sends what no screen of ours would. */
export async function oddPayloads(scene: Scene): Promise<Outcome> {
  const { victim } = two(scene)
  return { recoveryMs: null, violations: await sendOdd(victim, scene.ground.token, scene.probe.slug) }
}

/** A phone that does not come back: after 90 s of silence the work is with somebody else or waits in front. */
export async function vanishForGood({ ground, phones, dice, workspaceId, later }: Scene): Promise<Outcome> {
  const busy = phones.filter((phone) => phone.isHere && phone.cards().length > 0)
  const phone = busy.length > 0 ? dice.pick(busy) : null
  if (phone === null) return { recoveryMs: null, violations: [] }
  const held = await heldBy(ground.owner, workspaceId, phone.workerId)
  const since = performance.now()
  phone.vanish()
  let left = held
  while (left.length > 0 && performance.now() - since < 150_000) {
    await wait(500)
    const now = await heldBy(ground.owner, workspaceId, phone.workerId)
    left = left.filter((one) => now.includes(one))
  }
  const recoveryMs = performance.now() - since
  later.push(phone.comeBack())
  const violations = left.map((itemId) => `L2 ${itemId} is still held by a phone that has gone`)
  return { recoveryMs: held.length === 0 ? null : recoveryMs, violations }
}
