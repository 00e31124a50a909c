import type { Actor } from '@warmline/contracts'
import { contactActions } from './history-contacts.ts'
import { systemActions } from './history-system.ts'
import { workerActions } from './history-workers.ts'
import {
  type Action,
  createWorld,
  day,
  hour,
  note,
  personalMarker,
  registerWorker,
  setAvailable,
  type Theme,
  type World,
} from './history-world.ts'

export interface HistoryOptions {
  seed: number
  steps: number
  /** after every step, when all reactions have come to rest */
  afterStep?(world: World): void
}

const waits = [
  100,
  2_000,
  9_000,
  20_000,
  36_000,
  90_000,
  125_000,
  200_000,
  700_000,
  hour,
  5 * hour,
  day,
  3 * day + hour,
]

const passTime: Action = {
  name: 'time passes',
  weight: 14,
  theme: null,
  run(world) {
    // short waits are the interesting ones: the bent die prefers them
    const ms = waits[Math.floor(world.dice.roll() ** 2.5 * waits.length)] ?? 100
    world.desk.advance(ms)
    note(world, `${ms} ms pass`)
  },
}

/** To the very instant of the next alarm, or just before it. */
const nextAlarm: Action = {
  name: 'the next alarm rings',
  weight: 8,
  theme: 'callbacks',
  run(world) {
    const { clock } = world.desk
    const next = clock.next()
    if (next === null) return
    world.desk.advance(Math.max(0, next - clock.now() - (world.dice.chance(0.2) ? 1 : 0)))
    note(world, 'the next alarm')
  },
}

const actions: readonly Action[] = [
  ...contactActions,
  ...workerActions,
  ...systemActions,
  passTime,
  nextAlarm,
]
const weightIn = (theme: Theme) => (action: Action) =>
  action.theme === theme ? 6 * action.weight : action.weight

function someAction({ dice, theme }: World): Action {
  const weigh = weightIn(theme)
  let left = dice.roll() * actions.reduce((sum, action) => sum + weigh(action), 0)
  for (const action of actions) {
    left -= weigh(action)
    if (left < 0) return action
  }
  return passTime
}

/** A random history of one small world, the same for the same seed. */
export function runHistory({ seed, steps, afterStep }: HistoryOptions): World {
  const world = createWorld(seed)
  for (let n = 0; n < steps; n++) {
    someAction(world).run(world)
    afterStep?.(world)
  }
  return world
}

/** Everybody who holds something answers and finishes it. */
function answerAll({ desk }: World) {
  for (const item of desk.items()) {
    if (item.holder.at !== 'worker' || desk.isAway(item.holder.workerId)) continue
    const { workerId } = item.holder
    const actor: Actor = { kind: 'worker', id: workerId }
    const messageId = desk.ids.next('msg')
    const text = `${personalMarker} answer`
    if (item.promise)
      desk.work(
        item.itemId,
        { type: 'reply', workerId, epoch: item.epoch, messageId, text, attachments: [], draftId: null },
        actor,
      )
    desk.work(item.itemId, { type: 'finish', workerId, epoch: desk.item(item.itemId).epoch }, actor)
    desk.work(
      item.itemId,
      {
        type: 'wrap-up',
        workerId,
        epoch: desk.item(item.itemId).epoch,
        disposition: 'solved',
        topic: null,
        note: null,
      },
      actor,
    )
  }
}

/**
 * What follows when a person who speaks every language is there and answers, everybody who holds something answers
 * too, and no contact does anything more: time goes on until no promise is open, at most `days`.
 */
export function calm(world: World, days = 5): void {
  const { desk } = world
  const helper = registerWorker(desk, `${personalMarker} helper`, {
    languages: ['en', 'sv', 'de'],
    skills: [],
    mayBackstop: false,
  })
  setAvailable(desk, helper, 4)
  const end = desk.clock.now() + days * day
  const isOpen = () => desk.items().some((item) => item.promise !== null)
  answerAll(world)
  while (isOpen() && desk.clock.now() < end) {
    const next = desk.clock.next()
    if (next === null) return
    desk.advance(Math.max(0, next - desk.clock.now()))
    answerAll(world)
  }
}
