import { wait } from '../replay/network.ts'
import { openFollower } from './follower.ts'
import { type ChaosNode, gone } from './ground.ts'
import { type Outcome, recovery, type Scene, two, withLongestWait } from './scene.ts'
import { databaseAnswers, knownMigrations, ownerOfCursor, progressOf, setFlushDelay } from './store.ts'

export const databaseAway = (end: (scene: Scene) => Promise<void>) => async (scene: Scene) => {
  const { nodes, owner } = scene.ground
  const since = performance.now()
  await end(scene)
  await wait(300)
  await databaseAnswers(owner)
  const backAfterMs = performance.now() - since
  const outcome = await recovery(scene, nodes, since, 2_500)
  return withLongestWait(scene, nodes, since, { ...outcome, backAfterMs })
}

export const cutCommits = (at: 'before' | 'after') => async (scene: Scene) => {
  const { victim } = two(scene)
  const since = performance.now()
  for (let n = 0; n < 3; n++) {
    victim.database.cutNextCommit(at)
    await wait(250)
  }
  return recovery(scene, [victim], since, 1_000)
}

/** A node that cannot reach its database takes nothing, says so, and answers everybody. */
export const partition = (away: (node: ChaosNode) => void) => async (scene: Scene) => {
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

export async function killNode(scene: Scene): Promise<Outcome> {
  const { victim, other } = two(scene)
  const since = performance.now()
  victim.signal('SIGKILL')
  await gone(victim)
  const outcome = await recovery(scene, [other], since, 1_500)
  await wait(scene.dice.below(1_000))
  await victim.start()
  return outcome
}

export const stallNode = (ms: number) => async (scene: Scene) => {
  const { victim, other } = two(scene)
  const since = performance.now()
  victim.signal('SIGSTOP')
  await wait(ms)
  victim.signal('SIGCONT')
  const outcome = await recovery(scene, [other], since, ms)
  await scene.probe.steady([victim], since + ms, 500)
  return outcome
}

export async function moveClock(scene: Scene): Promise<Outcome> {
  const { victim } = two(scene)
  victim.ahead(scene.dice.pick([-4_000, 4_000]))
  // felt with the next reading, at the latest after ten seconds
  scene.later.push(wait(12_000).then(() => victim.ahead(0)))
  return { recoveryMs: null, violations: [] }
}

/** What is written at one node is followed at the other, which hears of it by its poll alone. */
export async function deafen({ ground, probe }: Scene): Promise<Outcome> {
  const followers = await Promise.all(
    probe.seats.map(async (seat) => {
      const elsewhere = ground.nodes.find(({ name }) => name !== seat.node)
      return { seat, follower: await openFollower(elsewhere?.base ?? '', seat.token) }
    }),
  )
  for (const { database } of ground.nodes) database.deafen(true)
  const since = performance.now()
  await wait(3_500)
  const until = performance.now()
  await wait(1_500)
  for (const { database } of ground.nodes) database.deafen(false)
  const lateBy: number[] = []
  const violations: string[] = []
  for (const { seat, follower } of followers) {
    for (const shot of probe.shots) {
      const doneAt = shot.at + (shot.ms ?? Number.POSITIVE_INFINITY)
      if (shot.node !== seat.node || shot.status !== 201 || doneAt < since || doneAt > until) continue
      const cameAt = follower.came.get(shot.messageId)
      if (cameAt !== undefined) lateBy.push(cameAt - doneAt)
      else if (follower.closedWith === null) violations.push(`L4 ${shot.messageId} never came without hints`)
    }
    follower.close()
  }
  return { recoveryMs: lateBy.length === 0 ? null : Math.max(...lateBy), violations }
}

export async function slowDatabase(scene: Scene): Promise<Outcome> {
  const { victim } = two(scene)
  const since = performance.now()
  victim.database.delay(150)
  await wait(2_000)
  victim.database.delay(0)
  return recovery(scene, [victim], since, 2_500)
}

/** Reactions go on elsewhere once the lease of the node that had them is over. */
export async function killWorking(scene: Scene): Promise<Outcome> {
  const { ground, probe } = scene
  const { workspaceId } = probe
  const idOf = async (node: ChaosNode) => ({ node, id: await node.id() })
  const owner = await ownerOfCursor(ground.owner, workspaceId)
  const known = await Promise.all(ground.nodes.map(idOf))
  const victim = known.find(({ id }) => id === owner)?.node ?? two(scene).victim
  const since = performance.now()
  victim.signal('SIGKILL')
  await gone(victim)
  const { head } = await progressOf(ground.owner, workspaceId)
  let cursor = 0
  while (cursor < head && performance.now() - since < 30_000) {
    await wait(100)
    cursor = (await progressOf(ground.owner, workspaceId)).cursor
  }
  const recoveryMs = performance.now() - since
  await victim.start()
  return {
    recoveryMs,
    violations: cursor < head ? ['L3 nobody took over the reactions of a killed node'] : [],
  }
}

/** Who follows live at a node that has lost its database is sent elsewhere, and nobody is taken there. */
export async function isolate(scene: Scene): Promise<Outcome> {
  const { victim, other } = two(scene)
  const { ground, probe } = scene
  const seat = probe.seats.find(({ node }) => node === victim.name)
  const follower = await openFollower(victim.base, seat?.token ?? '')
  const since = performance.now()
  victim.database.cut()
  while (follower.closedWith === null && performance.now() - since < 20_000) await wait(50)
  const recoveryMs = performance.now() - since
  const violations: string[] = []
  if (follower.closedWith !== 1012)
    violations.push(`L4 a socket at an isolated node was not sent elsewhere (${follower.closedWith})`)
  const again = await openFollower(victim.base, seat?.token ?? '', 3_000)
  if (again.closedWith === null) violations.push('L4 an isolated node took a new socket')
  const elsewhere = await openFollower(other.base, seat?.token ?? '', 5_000)
  if (elsewhere.closedWith !== null) violations.push('L4 the other node took no socket')
  for (const one of [follower, again, elsewhere]) one.close()
  await victim.database.mend()
  const mended = performance.now()
  await probe.steady(ground.nodes, mended, 500)
  return { recoveryMs, violations }
}

const dayMs = 24 * 3_600_000

/** A node whose machine is a day off: what it writes is dated right, and its tokens are good at the other node. */
export async function dayOff(scene: Scene): Promise<Outcome> {
  const { victim, other } = two(scene)
  victim.wall(scene.dice.pick([-dayMs, dayMs]))
  await wait(2_500)
  const violations = await scene.probe.datesAndTokens(victim, other)
  scene.later.push(wait(8_000).then(() => victim.wall(0)))
  return { recoveryMs: null, violations }
}

/** 20 ms for every flush of the log of the database, as a slow disk takes. */
export async function slowFlush(scene: Scene): Promise<Outcome> {
  const { nodes, owner } = scene.ground
  const since = performance.now()
  await setFlushDelay(owner, 20)
  await wait(3_000)
  const outcome = await recovery(scene, nodes, since, 3_000)
  await setFlushDelay(owner, 0)
  return withLongestWait(scene, nodes, since, outcome)
}

/** As a deploy: the first to be replaced migrates under load, both versions serve together, then the other goes too. */
export async function upgradeOneByOne(scene: Scene): Promise<Outcome> {
  const { ground, probe } = scene
  const { victim, other } = two(scene)
  const before = await knownMigrations(ground.owner)
  const since = performance.now()
  await victim.upgrade()
  await probe.steady([other], since, 500)
  const whileItMigrated = probe.longestGap([other], since)
  await wait(2_000)
  const second = performance.now()
  await other.upgrade()
  await probe.steady([victim], second, 500)
  const after = await knownMigrations(ground.owner)
  const isAgain = scene.isUpgraded
  scene.isUpgraded = true
  const violations = isAgain || after > before ? [] : ['S8 the new version had nothing to migrate']
  return { recoveryMs: Math.max(whileItMigrated, probe.longestGap([victim], second)), violations }
}
