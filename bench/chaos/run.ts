import { loadavg } from 'node:os'
import { createClient } from '@warmline/client'
import { createDice, type Dice } from '@warmline/testkit'
import { wait } from '../replay/network.ts'
import { judge } from './check.ts'
import { ChaosContact } from './contact.ts'
import { type FaultName, faultNames, faultOf } from './faults.ts'
import { type Ground, openGround } from './ground.ts'
import { type ChaosNetwork, createChaosNetwork } from './network.ts'
import { type ChaosOptions, UsageProblem } from './options.ts'
import { Phone } from './phone.ts'
import { startProbe } from './probe.ts'
import type { ChaosReport, FaultRow } from './report.ts'
import type { Scene } from './scene.ts'

const capacity = 4
const restWithinMs = 75_000
/** What was broken on purpose need not come to rest. */
const brokenRestWithinMs = 3_000

export type Progress = (line: string) => void

async function openCompany(ground: Ground, slug: string, workers: number) {
  const operator = createClient({ baseUrl: ground.nodes[0]?.base ?? '', token: ground.token })
  const made = await operator.call('operatorWorkspace', {
    body: {
      name: 'Chaos',
      slug,
      language: 'en',
      workers,
      ai: workers > 0,
      articlesFrom: workers > 0 ? 'demo' : 'none',
    },
    retries: 3,
  })
  if (!made.ok) throw new Error(`no workspace: ${made.problem.title} ${made.problem.detail ?? ''}`)
  return made.value
}

function chosenFaults(options: ChaosOptions): FaultName[] {
  const fits = (name: FaultName) => (options.once ? 0 : options.seconds) >= (faultOf(name).fromSeconds ?? 0)
  if (options.faults === null) return faultNames.filter(fits)
  const unknown = options.faults.filter((name) => !faultNames.includes(name as FaultName))
  if (unknown.length > 0)
    throw new UsageProblem(
      `There is no fault "${unknown.join(', ')}". There are:\n${faultNames.map((name) => `  ${name}`).join('\n')}`,
    )
  return options.faults as FaultName[]
}

/** `contacts` people write at any time, one conversation after another, until it is quiet. */
function crowd(network: ChaosNetwork, dice: Dice, slug: string, size: number, isQuiet: () => boolean) {
  const contacts: ChaosContact[] = []
  const seat = async () => {
    while (!isQuiet()) {
      const contact = new ChaosContact(network, createDice(dice.below(2 ** 31)), slug, contacts.length + 1)
      contacts.push(contact)
      await contact.run(isQuiet)
      await wait(100)
    }
  }
  return { contacts, done: Promise.all(Array.from({ length: size }, seat)) }
}

/** Seeds one after another begin a third of the list further on: three of them deal every fault even in short runs. */
function firstDeck(names: readonly FaultName[], seed: number): FaultName[] {
  const order = createDice(Math.floor(seed / 3)).shuffled(names.filter((name) => name !== 'rolling-upgrade'))
  const from = Math.floor(((seed % 3) * order.length) / 3)
  const upgrade = names.filter((name) => name === 'rolling-upgrade')
  return [...upgrade, ...order.slice(from), ...order.slice(0, from)].reverse()
}

const rowOf = (name: FaultName): FaultRow => ({
  name,
  times: 0,
  worstRecoveryMs: null,
  barMs: faultOf(name).barMs,
  missed: [],
  databaseBackMs: null,
  violations: 0,
  seen: faultOf(name).seen,
})

async function injectOne(scene: Scene, name: FaultName, row: FaultRow): Promise<void> {
  const { recoveryMs, backAfterMs, missed, violations } = await faultOf(name).inject(scene)
  row.times += 1
  if (backAfterMs !== undefined && (recoveryMs ?? 0) >= (row.worstRecoveryMs ?? 0))
    row.databaseBackMs = backAfterMs
  if (recoveryMs !== null) row.worstRecoveryMs = Math.max(row.worstRecoveryMs ?? 0, recoveryMs)
  if (missed !== undefined) row.missed.push(missed)
  row.violations += violations.length
  scene.found.push(...violations.map((one) => `${one} (${row.name})`))
}

/** One after the other until the time is over, or each once; what only harms clients is dealt beside the others. */
async function injectAll(
  scene: Scene,
  names: readonly FaultName[],
  { seconds, once, seed }: ChaosOptions,
  tell: Progress,
): Promise<FaultRow[]> {
  const rows = new Map(names.map((name) => [name, rowOf(name)]))
  const until = performance.now() + seconds * 1_000
  const isOver = () =>
    once ? [...rows.values()].every(({ times }) => times > 0) : performance.now() >= until
  const hand = (isBeside: boolean) => {
    const mine = names.filter((name) => (faultOf(name).isBeside === true) === isBeside)
    let deck = firstDeck(mine, seed)
    return () => {
      if (deck.length === 0 && !once) deck = scene.dice.shuffled(mine)
      return deck.pop()
    }
  }
  const hands = [hand(false), hand(true)]
  while (!isOver()) {
    const dealt = hands.flatMap((next) => next() ?? [])
    tell(dealt.join(' + '))
    await Promise.all(dealt.map((name) => injectOne(scene, name, rows.get(name)!)))
    for (const node of scene.ground.nodes) {
      const accident = node.accident()
      if (accident !== null) scene.found.push(`${accident} (${dealt.join(' + ')})`)
    }
    await wait(200 + scene.dice.below(600))
  }
  return [...rows.values()]
}

/** Everything is mended, everybody is here again. */
async function calm(scene: Scene, phones: readonly Phone[]): Promise<void> {
  await Promise.all(scene.later)
  for (const node of scene.ground.nodes) {
    await node.database.mend()
    node.clients.mend()
    node.ahead(0)
    node.wall(0)
    if (!node.isUp()) await node.start()
  }
  for (const phone of phones) await phone.comeBack()
}

/** Who writes and who answers, with their own record of it. */
async function populate(options: ChaosOptions, ground: Ground, isQuiet: () => boolean) {
  const company = await openCompany(ground, 'chaos', options.workers)
  const probed = await openCompany(ground, 'probed', 0)
  const network = createChaosNetwork(ground.nodes, createDice(options.seed + 1))
  const phones = company.workers.map(
    (worker, n) => new Phone(worker, network, createDice(options.seed + 100 + n), capacity),
  )
  for (const phone of phones) await phone.comeBack()
  const probe = await startProbe(ground.nodes, probed, ground.token)
  const dice = createDice(options.seed + 2)
  const { contacts, done } = crowd(network, dice, company.slug, options.contacts, isQuiet)
  return { company, probed, network, phones, probe, contacts, done }
}

/** Two nodes, a real database, bad lines and people on both sides; then quiet, and the reckoning. */
export async function runChaos(
  options: ChaosOptions,
  tell: Progress = () => undefined,
): Promise<ChaosReport> {
  const names = chosenFaults(options)
  tell('two nodes and a database start')
  const ground = await openGround(options.seed, {
    broken: options.broken,
    isBefore: options.broken === null && names.includes('rolling-upgrade'),
  })
  const begun = performance.now()
  let isQuiet = false
  try {
    const { company, probed, contacts, done, ...people } = await populate(options, ground, () => isQuiet)
    const { network, phones, probe } = people
    const { workspaceId } = company
    const dice = createDice(options.seed)
    const scene: Scene = { ...people, workspaceId, ground, dice, isUpgraded: false, later: [], found: [] }
    await wait(500)
    const rows = await injectAll(scene, names, options, tell)
    tell('quiet')
    isQuiet = true
    await calm(scene, phones)
    await probe.stop()
    await done
    await network.settled()
    const witnesses = { contacts, phones, shots: probe.shots }
    const ids = { workspaceId, probedWorkspaceId: probed.workspaceId }
    const restWithin = options.broken === null ? restWithinMs : brokenRestWithinMs
    const judged = await judge(ground, { ...ids, ...witnesses }, restWithin)
    for (const contact of contacts) contact.close()
    for (const phone of phones) phone.vanish()
    const cuts = ground.nodes.map(({ database: { counts } }) => counts.cutBefore + counts.cutAfter)
    return {
      seed: options.seed,
      broken: options.broken,
      seconds: (performance.now() - begun) / 1_000,
      load: loadavg()[0] ?? 0,
      faults: rows,
      contacts: contacts.length,
      ...judged,
      violations: [...scene.found, ...judged.violations],
      posts: network.posts,
      commitsCut: cuts.reduce((sum, n) => sum + n, 0),
    }
  } finally {
    isQuiet = true
    await ground.stop()
  }
}
