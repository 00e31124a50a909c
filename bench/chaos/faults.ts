import type { Dice } from '@warmline/testkit'
import { wait } from '../replay/network.ts'
import { type ChaosNode, type Ground, gone } from './ground.ts'
import type { ChaosNetwork } from './network.ts'
import type { Phone } from './phone.ts'
import type { Probe } from './probe.ts'
import { databaseAnswers, someBackend } from './store.ts'

/** What a fault is done to. */
export interface Scene {
  ground: Ground
  network: ChaosNetwork
  probe: Probe
  phones: readonly Phone[]
  dice: Dice
  /** what was begun and ends by itself later: waited for before the quiet phase */
  later: Promise<void>[]
  /** violations that a fault saw itself */
  found: string[]
}

export interface Outcome {
  /** ms without an acknowledged write where there should be one; null = nobody was to notice */
  recoveryMs: number | null
  /** ms until the database itself took connections again */
  backAfterMs?: number
  /** the bar was missed: printed, and no violation (a slow machine misses it too) */
  missed?: string
  violations: string[]
}

export interface Fault {
  /** what the bar is for, ms */
  barMs: number | null
  seen: string
  inject(scene: Scene): Promise<Outcome>
}

const answerWithinMs = 5_000

const two = ({ ground, dice }: Scene): { victim: ChaosNode; other: ChaosNode } => {
  const [victim, other] = dice.shuffled(ground.nodes)
  if (!victim || !other) throw new Error('two nodes are needed')
  return { victim, other }
}

/** How long these nodes acknowledged nothing, from `since` until they do again. */
async function recovery(
  { probe }: Scene,
  nodes: readonly ChaosNode[],
  since: number,
  atLeastMs: number,
): Promise<Outcome> {
  await probe.steady(nodes, since, atLeastMs)
  return { recoveryMs: probe.longestGap(nodes, since), violations: [] }
}

const withLongestWait = (scene: Scene, nodes: readonly ChaosNode[], since: number, outcome: Outcome) => {
  const longest = scene.probe.longestWait(nodes, since)
  return longest > answerWithinMs
    ? { ...outcome, missed: `a request waited ${Math.round(longest)} ms for an answer` }
    : outcome
}

const databaseAway = (end: (scene: Scene) => Promise<void>) => async (scene: Scene) => {
  const { nodes, owner } = scene.ground
  const since = performance.now()
  await end(scene)
  await wait(300)
  await databaseAnswers(owner)
  const backAfterMs = performance.now() - since
  const outcome = await recovery(scene, nodes, since, 2_500)
  return withLongestWait(scene, nodes, since, { ...outcome, backAfterMs })
}

const cutCommits = (at: 'before' | 'after') => async (scene: Scene) => {
  const { victim } = two(scene)
  const since = performance.now()
  for (let n = 0; n < 3; n++) {
    victim.database.cutNextCommit(at)
    await wait(250)
  }
  return recovery(scene, [victim], since, 1_000)
}

/** A node that cannot reach its database takes nothing, says so, and answers everybody. */
const partition = (away: (node: ChaosNode) => void) => async (scene: Scene) => {
  const { victim } = two(scene)
  const { probe, dice } = scene
  const violations: string[] = []
  const since = performance.now()
  away(victim)
  await wait(3_000 + dice.below(2_000))
  const ready = await fetch(`${victim.base}/readyz`, { signal: AbortSignal.timeout(8_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (ready) violations.push('S2 a node without its database calls itself ready')
  const mended = performance.now()
  const taken = probe.shots.filter(
    ({ node, at, ms, status }) =>
      node === victim.name && at > since + 20 && ms !== null && at + ms < mended && status === 201,
  )
  if (taken.length > 0)
    violations.push(`S2 ${taken.length} writes were acknowledged by a node without its database`)
  await victim.database.mend()
  const outcome = await recovery(scene, [victim], mended, 1_500)
  return withLongestWait(scene, [victim], since, { ...outcome, violations })
}

async function killNode(scene: Scene): Promise<Outcome> {
  const { victim, other } = two(scene)
  const since = performance.now()
  victim.signal('SIGKILL')
  await gone(victim)
  const outcome = await recovery(scene, [other], since, 1_500)
  await wait(scene.dice.below(1_000))
  await victim.start()
  return outcome
}

const stallNode = (ms: number) => async (scene: Scene) => {
  const { victim, other } = two(scene)
  const since = performance.now()
  victim.signal('SIGSTOP')
  await wait(ms)
  victim.signal('SIGCONT')
  const outcome = await recovery(scene, [other], since, ms)
  await scene.probe.steady([victim], since + ms, 500)
  return outcome
}

async function badSends({ network, dice }: Scene): Promise<Outcome> {
  Object.assign(network.faults, { doubled: 0.3, late: 0.3 })
  await wait(2_500 + dice.below(1_500))
  Object.assign(network.faults, { doubled: 0, late: 0 })
  await network.settled()
  return { recoveryMs: null, violations: [] }
}

async function cutAnswers({ ground, network }: Scene): Promise<Outcome> {
  const cut = () => ground.nodes.reduce((sum, { clients }) => sum + clients.counts.cut, 0)
  const before = cut()
  for (const { clients } of ground.nodes) clients.set({ cutAnswers: 0.3, resets: 0.01 })
  await wait(2_000)
  for (const { clients } of ground.nodes) clients.set({ cutAnswers: 0, resets: 0 })
  network.posts.cut += cut() - before
  return { recoveryMs: null, violations: [] }
}

async function clientsHalfOpen(scene: Scene): Promise<Outcome> {
  two(scene).victim.clients.forget()
  await wait(1_000)
  return { recoveryMs: null, violations: [] }
}

async function vanish({ phones, dice, later }: Scene): Promise<Outcome> {
  const here = phones.filter(({ isHere }) => isHere)
  if (here.length < 2) return { recoveryMs: null, violations: [] }
  const phone = dice.pick(here)
  phone.vanish()
  later.push(wait(2_000 + dice.below(5_000)).then(() => phone.comeBack()))
  await wait(500)
  return { recoveryMs: null, violations: [] }
}

async function writeLate({ phones, dice }: Scene): Promise<Outcome> {
  const done = await Promise.all(dice.shuffled(phones).map((phone) => phone.writeLate()))
  const taken = done.filter((one) => one === 'acknowledged').length
  const violations = taken > 0 ? [`S1 ${taken} replies were acknowledged under a past epoch`] : []
  return { recoveryMs: null, violations }
}

async function moveClock(scene: Scene): Promise<Outcome> {
  const { victim } = two(scene)
  victim.ahead(scene.dice.pick([-4_000, 4_000]))
  // felt with the next reading, at the latest after ten seconds
  scene.later.push(wait(12_000).then(() => victim.ahead(0)))
  return { recoveryMs: null, violations: [] }
}

async function deafen({ ground }: Scene): Promise<Outcome> {
  for (const { database } of ground.nodes) database.deafen(true)
  await wait(3_000)
  for (const { database } of ground.nodes) database.deafen(false)
  return { recoveryMs: null, violations: [] }
}

async function slowDatabase(scene: Scene): Promise<Outcome> {
  const { victim } = two(scene)
  const since = performance.now()
  victim.database.delay(150)
  await wait(2_000)
  victim.database.delay(0)
  return recovery(scene, [victim], since, 2_500)
}

/** Every fault with what must be seen. The order is that of the table that is printed. */
export const faults = {
  'node-killed': { barMs: 2_000, seen: 'the other node serves', inject: killNode },
  'node-stalled': {
    barMs: 2_000,
    seen: 'the other node serves for 3 s without it',
    inject: stallNode(3_000),
  },
  'node-outlives-its-leases': {
    barMs: 2_000,
    seen: 'a node that wakes after 7 s does nothing twice',
    inject: stallNode(7_000),
  },
  'database-killed': {
    barMs: 5_000,
    seen: 'writes are back',
    inject: databaseAway(async ({ ground }) => void process.kill(await ground.postmasterPid(), 'SIGKILL')),
  },
  'backend-killed': {
    barMs: 5_000,
    seen: 'writes are back',
    inject: databaseAway(async ({ ground }) => {
      const pid = await someBackend(ground.owner)
      if (pid !== null) process.kill(pid, 'SIGKILL')
    }),
  },
  'cut-before-commit': { barMs: 2_000, seen: 'sent again, happens once', inject: cutCommits('before') },
  'cut-after-commit': { barMs: 2_000, seen: 'sent again, happens once', inject: cutCommits('after') },
  'database-half-open': {
    barMs: 5_000,
    seen: 'every request has an answer within 5 s',
    async inject(scene) {
      const { victim } = two(scene)
      const since = performance.now()
      victim.database.forget()
      return withLongestWait(scene, [victim], since, await recovery(scene, [victim], since, 5_500))
    },
  },
  'partition-silent': {
    barMs: 5_000,
    seen: 'the isolated node takes nothing and says so',
    inject: partition(({ database }) => database.swallow()),
  },
  'partition-refused': {
    barMs: 5_000,
    seen: 'the isolated node takes nothing and says so',
    inject: partition(({ database }) => database.cut()),
  },
  'database-slow': { barMs: null, seen: 'slower, and nothing else', inject: slowDatabase },
  'hints-dead': { barMs: null, seen: 'the poll of a second carries it', inject: deafen },
  'sends-doubled-late-reordered': { barMs: null, seen: 'everything once, in order', inject: badSends },
  'answers-cut': { barMs: null, seen: 'sent again, happens once', inject: cutAnswers },
  'clients-half-open': { barMs: null, seen: 'clients find the way back', inject: clientsHalfOpen },
  'phone-vanishes': { barMs: null, seen: 'the work goes on', inject: vanish },
  'written-under-a-past-epoch': { barMs: null, seen: 'refused', inject: writeLate },
  'clock-moved': { barMs: null, seen: 'nothing, ± 4 s', inject: moveClock },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
export const faultNames = Object.keys(faults) as FaultName[]
