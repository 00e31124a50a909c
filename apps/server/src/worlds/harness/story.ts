import type { Actor, StaffedHours } from '@warmline/contracts'
import type { Worker } from '@warmline/core'
import { idOf } from '@warmline/testkit'
import { createAudit } from './audit.ts'
import { send } from './client.ts'
import { type Action, contactActions } from './contacts.ts'
import { stuck } from './liveness.ts'
import { createPhone, look, type Phone } from './phone.ts'
import { type FaultKind, swarmText } from './swarm.ts'
import { endShift, replies, saysAvailable, work, workerActions, wrapsUp } from './workers.ts'
import {
  armCut,
  createWorld,
  cutPower,
  day,
  disturb,
  hour,
  live,
  minute,
  note,
  second,
  type Theme,
  type World,
  type WorldOptions,
} from './world.ts'
import { article } from './world-assistant.ts'
import { workspaceId } from './world-database.ts'
import { cutPoints } from './world-line.ts'

const owner: Actor = { kind: 'system', name: 'world' }

type Kind = 'workspace' | 'worker' | 'contact' | 'article'
const setUp = (
  world: World,
  subjectKind: Kind,
  subjectId: string,
  command: { type: string } & Record<string, unknown>,
) =>
  send(world, {
    who: 'the owner',
    what: command.type,
    actor: owner,
    subjectKind,
    build: () => ({ subjectId, command }),
  })

/** Staffed always, by day, or never; everything in UTC, which the tests of hours need not repeat. */
function hoursOf(kind: 'always' | 'days' | 'never'): StaffedHours {
  const spans = { always: { from: 0, to: 1440 }, days: { from: 8 * 60, to: 18 * 60 }, never: null }[kind]
  const week = spans ? [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, ...spans, languages: [] })) : []
  return { zone: 'UTC', week, holidays: [] }
}

async function openCompany(world: World) {
  const { dice } = world
  const hours = dice.pick(['always', 'always', 'always', 'days', 'never'] as const)
  await setUp(world, 'workspace', workspaceId, {
    type: 'open-workspace',
    name: 'World',
    slug: 'world',
    demo: dice.chance(0.85),
  })
  if (hours !== 'never')
    await setUp(world, 'workspace', workspaceId, { type: 'set-hours', hours: hoursOf(hours) })
  await setUp(world, 'workspace', workspaceId, {
    type: 'set-promise-policy',
    dueMs: dice.pick([30, 180, 600]) * second,
  })
  if (dice.chance(0.8))
    await setUp(world, 'workspace', workspaceId, { type: 'set-callbacks', on: true, backstops: 1 })
  const { articleId, title, body, topic } = article
  const saved = {
    title,
    body,
    language: 'en',
    audience: 'public',
    topic,
    questions: [],
    expiresAt: null,
    publish: true,
    expectedVersion: null,
  }
  await setUp(world, 'article', articleId, { type: 'save-article', ...saved })
  if (hours !== 'never' && dice.chance(0.8))
    await setUp(world, 'workspace', workspaceId, { type: 'switch-ai', on: true, backstops: 1 })
}

async function hire(world: World, name: string, n: number, change: Partial<Worker> = {}): Promise<Phone> {
  const { dice } = world
  const workerId = idOf('wkr', n)
  const skills = dice.pick<Worker['skills']>([[], [{ topic: 'due-date', proficiency: 2 }]])
  const person = {
    name,
    roles: ['worker'],
    languages: ['en'],
    skills,
    mayBackstop: dice.chance(0.5),
    simulated: false,
    ...change,
  }
  await setUp(world, 'worker', workerId, { type: 'register-worker', workerId, ...person })
  const phone = createPhone(world, workerId, name)
  world.phones.set(workerId, phone)
  return phone
}

async function arrive(world: World) {
  const { dice } = world
  await openCompany(world)
  world.leadId = idOf('wkr', 99)
  const workers = dice.pick([0, 1, 1, 2, 2, 3])
  for (let n = 0; n < workers; n++) {
    const phone = await hire(world, ['Kim', 'Sam', 'Lou'][n] ?? '', n + 1)
    if (dice.chance(0.8)) await saysAvailable(world, phone, 1 + dice.below(3))
  }
  const contacts = dice.pick([1, 1, 2, 3, 4])
  for (let n = 0; n < contacts; n++) {
    const contactId = idOf('ctc', n + 1)
    world.contacts.push(contactId)
    await setUp(world, 'contact', contactId, { type: 'open-contact', language: 'en', simulated: false })
  }
}

/** An action that a world has as often as it has that fault. */
type FaultAction = Action & { kind?: FaultKind }

const fault = (
  name: string,
  weight: number,
  kind: FaultKind,
  run: (world: World) => void,
  theme: Theme | null = 'power',
): FaultAction => ({
  name,
  weight,
  theme,
  kind,
  run: (world) => {
    if (world.has(kind) && world.nodes.length > 0) run(world)
  },
})

const faultActions: readonly FaultAction[] = [
  fault('a cut is armed', 4, 'cuts', (world) => armCut(world, world.faults.pick(cutPoints))),
  fault('the power is cut', 0.7, 'cuts', (world) =>
    cutPower(world, world.faults.pick(world.nodes), 'any moment'),
  ),
  fault('a node restarts', 0.5, 'cuts', (world) => restart(world)),
  fault('a line hangs', 0.7, 'hangs', (world) => {
    const node = world.faults.pick(world.nodes)
    const ms = world.faults.pick([2, 7, 20]) * second
    node.line.hangsUntil = world.clock.now() + ms
    disturb(world, ms)
    note(world, `${node.name}: its line hangs for ${ms} ms`)
  }),
  fault('commits find no way in', 0.3, 'outages', (world) => {
    const ms = world.faults.pick([8, 40, 240]) * second
    world.outage.until = world.clock.now() + ms
    // alarms wait up to a minute between two tries
    disturb(world, ms + minute)
    note(world, `commits find no way in for ${ms} ms`)
  }),
]

function restart(world: World) {
  const node = world.faults.pick(world.nodes)
  world.nodes.splice(world.nodes.indexOf(node), 1)
  note(world, `${node.name} stops in order`)
  disturb(world, 2 * second)
  void node.stop().catch((error) => note(world, `${node.name}: ${String(error)}`))
  world.clock.after(second, () => world.startNode())
}

const actions: readonly FaultAction[] = [...contactActions, ...workerActions, ...faultActions]

function act(world: World) {
  const weigh = ({ weight, theme, kind }: FaultAction) =>
    weight * (theme === world.theme ? 5 : 1) * (kind ? world.swarm[kind] : 1)
  let left = world.dice.roll() * actions.reduce((sum, action) => sum + weigh(action), 0)
  for (const action of actions) {
    left -= weigh(action)
    if (left < 0) return action.run(world)
  }
}

/** New assignments reach the phone in somebody's hand. */
function ring(world: World, from: number): number {
  const log = world.database.rows().lanes.get(0) ?? []
  for (const { event } of log.slice(from))
    if (event.type === 'assignment.made') world.phones.get(event.workerId)?.wake()
  return log.length
}

async function pass(world: World, ms: number) {
  let seen = world.database.rows().lanes.get(0)?.length ?? 0
  await live(world, world.clock.now() + ms, () => {
    seen = ring(world, seen)
  })
  for (const phone of world.phones.values()) await look(world, phone)
}

/** Time goes on until this is over; a person's wish may need many tries. */
async function until(world: World, wish: Promise<unknown>) {
  let isOver = false
  void wish.finally(() => {
    isOver = true
    world.meter.moves += 1
  })
  for (let n = 0; !isOver && n < 600; n++) await pass(world, second)
  if (!isOver) world.violations.push('L4 a wish is never answered')
}

/** Everything that must be true now; the first time that something is not, the world ends. */
async function inspect(world: World): Promise<boolean> {
  const found = [...world.violations, ...((await world.audit?.look(world)) ?? [])]
  world.violations.splice(0)
  world.violations.push(...new Set([...found, ...stuck(world)]))
  return world.violations.length === 0
}

const waits = [20, 300, 2_000, 9_000, 21_000, 36_000, 60_000, 95_000, 200_000, 700_000]

async function passTime(world: World) {
  const { dice } = world
  const isLong = world.theme === 'long waits'
  if (dice.chance(isLong ? 0.12 : 0.02)) {
    const ms = dice.pick(isLong ? [9 * hour, day + hour, 3 * day + hour] : [hour, 9 * hour, 3 * day + hour])
    note(world, `the shift ends; ${ms / hour} h pass`)
    await until(world, endShift(world))
    return pass(world, ms)
  }
  const alarms = [...world.database.rows().alarms.values()].map((alarm) => alarm.nextAt - world.clock.now())
  const next = Math.min(...alarms)
  // to the very instant of the next alarm, or just before it
  if (dice.chance(0.15) && next > 0 && next < hour) return pass(world, next - dice.below(2))
  return pass(world, waits[Math.floor(dice.roll() ** 2 * waits.length)] ?? 20)
}

/** Faults end, nodes are up; people answer, or nobody is there any more. */
async function becomeCalm(world: World, somebody: boolean): Promise<void> {
  world.isCalm = true
  world.bus.loses = 0
  disturb(world, 0)
  for (const node of world.nodes) node.line.breaks = 0
  note(world, somebody ? 'calm: people are there and answer' : 'calm: nobody works any more')
  await pass(world, minute)
  if (!somebody) return until(world, endShift(world))
  const robin = async () =>
    saysAvailable(world, await hire(world, 'Robin', 50, { skills: [], mayBackstop: true }), 4)
  return until(world, robin())
}

/** Whoever holds something answers it, finishes it and wraps it up. */
function answerAll(world: World) {
  for (const phone of world.phones.values()) {
    if (!phone.isOn) continue
    for (const [itemId, epoch] of phone.held) {
      const item = world.database.rows().subjects.get(itemId)?.state as
        | { promise: unknown; holder: { at: string } }
        | undefined
      if (item?.holder.at === 'wrap-up') void work(world, phone, itemId, 'wraps up', wrapsUp(phone, epoch))
      else if (item?.promise) void replies(world, phone, itemId, epoch)
      else void work(world, phone, itemId, 'finishes', { type: 'finish', workerId: phone.workerId, epoch })
    }
  }
}

const openPromises = (world: World) =>
  [...world.database.rows().subjects.values()].filter((row) => (row.state as { promise?: unknown }).promise)

/** L1: with somebody there, every promise ends; with nobody, it stays open, told and on the clock. */
async function quietPhase(world: World): Promise<boolean> {
  const somebody = world.dice.chance(0.75)
  await becomeCalm(world, somebody)
  const end = world.clock.now() + (somebody ? 5 * day : 3 * hour)
  while (world.clock.now() < end && (!somebody || openPromises(world).length > 0)) {
    answerAll(world)
    const alarms = [...world.database.rows().alarms.values()].map((alarm) => alarm.nextAt - world.clock.now())
    const isBusy = [...world.phones.values()].some((phone) => phone.isOn && phone.held.size > 0)
    await pass(world, isBusy ? second : Math.max(second, Math.min(hour, ...alarms)))
    if (!(await inspect(world))) return false
  }
  if (somebody)
    for (const { subjectId } of openPromises(world))
      world.violations.push(`L1 promised, somebody was there, and it is open after five days: ${subjectId}`)
  await pass(world, 5 * minute)
  const isFine = await inspect(world)
  world.violations.push(...(world.audit?.everything(world) ?? []))
  return isFine
}

/** One small world from its seed to its end, or to the first thing that must not be. */
export async function tell(options: WorldOptions): Promise<World> {
  const world = createWorld(options)
  const { dice } = world
  const nodes = dice.pick([1, 2])
  for (let n = 0; n < nodes; n++) world.startNode()
  world.audit = createAudit()
  await until(world, arrive(world))
  if (world.has('hints')) world.bus.loses = dice.pick([0, 0, 0.2, 1])
  note(
    world,
    `${world.theme}; ${nodes} nodes, ${world.contacts.length} contacts, ${world.phones.size} workers, hints lost: ${world.bus.loses}; faults: ${swarmText(world.swarm)}`,
  )
  const rounds = options.rounds ?? 30 + dice.below(30)
  for (let n = 0; n < rounds; n++) {
    for (let k = 1 + dice.below(2); k > 0; k--) await act(world)
    await passTime(world)
    if (!(await inspect(world))) return world
  }
  await quietPhase(world)
  return world
}
