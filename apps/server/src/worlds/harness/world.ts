import type { SubjectRecord, WorkItem } from '@warmline/core'
import { createDice, type Dice } from '@warmline/testkit'
import type { Audit } from './audit.ts'
import type { Phone } from './phone.ts'
import { type FaultKind, type Swarm, swarmOf } from './swarm.ts'
import { createWorldBus, type WorldBus } from './world-bus.ts'
import { comeToRest, createWorldClock, type Meter, type WorldClock } from './world-clock.ts'
import { createWorldDatabase, type WorldDatabase, workspaceId } from './world-database.ts'
import type { CutPoint } from './world-line.ts'
import { type Parts, startNode, type WorldNode } from './world-node.ts'

/** What a world is mostly about: chance alone seldom gets far down one path. */
export const themes = [
  'anything',
  'callbacks',
  'handing over',
  'the assistant',
  'silence',
  'power',
  'long waits',
] as const
export type Theme = (typeof themes)[number]

export interface WorldOptions {
  seed: number
  rounds?: number
  without?: readonly FaultKind[]
  parts?: Partial<Parts>
}

/** An answer that a client got: it must be true for ever (S2), and the same again (S3). */
export interface Acknowledged {
  key: string
  what: string
  subjectId: string
  version: number
  position: number
  messageId: string | null
}

export interface World {
  readonly seed: number
  readonly theme: Theme
  readonly dice: Dice
  readonly faults: Dice
  readonly clock: WorldClock
  readonly meter: Meter
  readonly database: WorldDatabase
  readonly bus: WorldBus
  /** which faults there are in this world, and how often they strike */
  readonly swarm: Swarm
  /** until when commits find no way in, on any node; epoch ms */
  readonly outage: { until: number }
  readonly nodes: WorldNode[]
  readonly contacts: string[]
  leadId: string
  readonly phones: Map<string, Phone>
  readonly acknowledged: Acknowledged[]
  readonly lines: string[]
  readonly violations: string[]
  readonly cuts: Map<string, number>
  audit: Audit | null
  /** requests of clients that have no answer yet */
  waiting: number
  keys: number
  messages: number
  /** epoch ms since when nothing is broken and every node has come back to its senses */
  calmSince: number
  isCalm: boolean
  mail: boolean
  has(kind: FaultKind): boolean
  /** strikes now with this chance, as often as this world has the fault */
  strikes(kind: FaultKind, chance: number): boolean
  startNode(): void
  start: number
}

const noon = Date.UTC(2027, 2, 1, 12)
export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** How long a node that fell silent can hold a cursor or an alarm: their leases, and a look at the clock. */
export const recoveryMs = 40 * second

export function createWorld(options: WorldOptions): World {
  const { seed } = options
  const dice = createDice(seed)
  const faults = createDice(seed + 0x5eed)
  const start = noon + dice.below(48) * hour
  const meter: Meter = { moves: 0 }
  const clock = createWorldClock(start, meter)
  const swarm = swarmOf(seed, options.without ?? [])
  const concurrency = dice.pick([1, 8])
  const world: World = {
    ...{ seed, dice, faults, clock, meter, swarm, start },
    theme: dice.pick(themes),
    database: createWorldDatabase(seed),
    bus: createWorldBus(clock, createDice(seed + 0xb05)),
    outage: { until: 0 },
    nodes: [],
    contacts: [],
    leadId: '',
    phones: new Map(),
    acknowledged: [],
    lines: [],
    violations: [],
    cuts: new Map(),
    audit: null,
    waiting: 0,
    keys: 0,
    messages: 0,
    calmSince: start,
    isCalm: false,
    mail: dice.chance(0.7),
    has: (kind) => !world.isCalm && swarm[kind] > 0,
    strikes: (kind, chance) => world.has(kind) && faults.chance(Math.min(0.5, chance * swarm[kind])),
    startNode() {
      started += 1
      const name = `n${started}`
      const node = startNode({
        ...{
          name,
          meter,
          clock,
          bus: world.bus,
          outage: world.outage,
          database: world.database,
          concurrency,
          mail: world.mail,
        },
        seed: seed + started * 1_009,
        parts: options.parts ?? {},
        told: (text) => note(world, text),
        onCut: (point) => cutPower(world, node, point),
        onBreak: () => disturb(world, 0),
        onError: (error) => note(world, `${name}: a reaction failed: ${String(error)}`),
      })
      node.line.breaks = world.has('breaks') && world.theme === 'power' ? 0.02 * swarm.breaks : 0
      world.nodes.push(node)
      note(world, `${name} starts`)
    },
  }
  let started = 0
  return world
}

/** The node's memory is gone; another one starts on the same database a while later. */
export function cutPower(world: World, node: WorldNode, point: string): void {
  if (node.line.isDead) return
  node.cut()
  world.nodes.splice(world.nodes.indexOf(node), 1)
  world.cuts.set(point, (world.cuts.get(point) ?? 0) + 1)
  const away = world.faults.pick([10, second, 8 * second, 20 * second])
  note(world, `${node.name}: the power is cut (${point}) for ${away} ms`)
  disturb(world, away)
  world.clock.after(away, () => world.startNode())
}

export function armCut(world: World, point: CutPoint): void {
  const node = world.faults.pick(world.nodes)
  node.line.arm(point, 1 + world.faults.below(3))
}

/** From now on, and for so long, nothing can be expected of anybody. */
export function disturb(world: World, ms: number): void {
  world.calmSince = Math.max(world.calmSince, world.clock.now() + ms + recoveryMs)
}

export function note(world: World, text: string): void {
  const ms = world.clock.now() - world.start
  const time = `${Math.floor(ms / hour)}:${String(Math.floor((ms % hour) / minute)).padStart(2, '0')}:${((ms % minute) / 1000).toFixed(3).padStart(6, '0')}`
  world.lines.push(`${time}  ${text}`)
}

export const itemsOf = (world: World): WorkItem[] =>
  [...world.database.rows().subjects.values()]
    .filter((row) => row.subjectKind === 'work-item')
    .map((row) => row.state as WorkItem)

export const heldBy = async (world: World, workerId: string): Promise<readonly SubjectRecord[]> =>
  world.database.store.find(workspaceId, {
    subjectKind: 'work-item',
    workerId,
    status: ['worker', 'wrap-up'],
    limit: 16,
  })

/** Nothing is in work and every cursor stands at the end of the log: the nodes only wait for time. */
export function isAtRest(world: World): boolean {
  const { lanes, cursors } = world.database.rows()
  const head = lanes.get(0)?.length ?? 0
  const isRead = [...cursors.values()].every((cursor) => cursor.position >= head)
  const isIdle = world.nodes.every((node) => node.line.open === 0 && node.working() === 0)
  return world.waiting === 0 && world.nodes.length > 0 && isRead && isIdle
}

/** Shorter waits are lived through as they are. */
const napFrom = 4 * second

function nextEvent(world: World, until: number): number {
  const alarms = [...world.database.rows().alarms.values()].map((alarm) => alarm.nextAt)
  return Math.min(until, world.clock.nextOfPeople() ?? until, ...alarms)
}

/** Lets time pass until `until`, one instant after another; `afterInstant` hears of each. */
export async function live(world: World, until: number, afterInstant: () => void): Promise<void> {
  const { clock, meter } = world
  await comeToRest(meter)
  afterInstant()
  for (let next = clock.next(); next !== null && next <= until; next = clock.next()) {
    const wake = isAtRest(world) ? nextEvent(world, until) : 0
    if (wake - clock.now() > napFrom) clock.nap(wake - 1)
    else clock.to(next)
    await comeToRest(meter)
    afterInstant()
  }
  clock.to(until)
}
