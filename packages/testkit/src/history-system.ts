import type { UnstampedWorkCommand, WorkItem } from '@warmline/core'
import { gateFacts } from './conversation.ts'
import { type Action, act, note, someItem, type World } from './history-world.ts'
import { idOf } from './ids.ts'

const actor = { kind: 'system', name: 'history' } as const

const onItem = (
  name: string,
  weight: number,
  command: (world: World, item: WorkItem) => UnstampedWorkCommand,
): Action => ({
  name,
  weight,
  theme: null,
  run(world) {
    const item = someItem(world)
    if (item) act(world, item.itemId, command(world, item), actor)
  },
})

const nobody = idOf('wi', 0xffff)
const promiseId = (item: WorkItem) => item.promise?.promiseId ?? idOf('prm', 0xffff)

/** To somebody with a free place, as the route sees to it, or into a place that is taken, as when two are fast. */
const aLeadAssigns: Action = {
  name: 'a lead assigns',
  weight: 2,
  theme: 'handing over',
  run(world) {
    const { desk, dice, workers } = world
    const item = someItem(world)
    if (!item) return
    const workerId = workers.length > 0 ? dice.pick(workers) : idOf('wkr', 0xffff)
    const taken = desk
      .items()
      .flatMap(({ holder }) =>
        (holder.at === 'worker' || holder.at === 'wrap-up') && holder.workerId === workerId
          ? [holder.slot]
          : [],
      )
    const free = [0, 1, 2, 3].find((slot) => !taken.includes(slot)) ?? 0
    const capacity = workers.length > 0 ? desk.person(workerId).capacity : 1
    const isFull = workers.length > 0 && taken.length >= capacity
    const slot = isFull ? dice.pick(taken) : free
    const epoch = dice.chance(0.8) ? item.epoch : item.epoch - 1
    act(
      world,
      item.itemId,
      { type: 'assign', workerId, slot, capacity, way: 'direct', epoch },
      { kind: 'worker', id: idOf('wkr', 0xfffe) },
    )
  },
}

/** What leads, late timers and broken nodes send: mostly wrong, never harmful. */
export const systemActions: readonly Action[] = [
  {
    name: 'the company changes its mind',
    weight: 1,
    theme: null,
    run(world) {
      world.company.aiOn = world.dice.chance(0.7)
      world.company.mail = world.dice.chance(0.7)
      world.company.callbacks = world.dice.chance(0.7)
      note(world, `settings ${JSON.stringify(world.company)}`)
    },
  },
  {
    name: 'an unknown item',
    weight: 0.5,
    theme: null,
    run: (world) => void act(world, nobody, { type: 'ask-for-human', how: 'api' }, actor),
  },
  {
    name: 'two contacts are one',
    weight: 0.5,
    theme: null,
    run(world) {
      const { desk, dice, contacts } = world
      const into = dice.pick(contacts)
      const subjectId = dice.pick(contacts)
      desk.issue(
        { subjectId, subjectKind: 'contact', command: { type: 'merge-contact', intoContactId: into } },
        actor,
      )
      note(world, `${subjectId.slice(-4)} is ${into.slice(-4)}`)
    },
  },
  aLeadAssigns,
  onItem('the system ends it', 1, () => ({ type: 'close', by: 'system' })),
  onItem('a late draft', 1, (world, item) => ({
    type: 'deliver-draft',
    draftId: item.draft?.draftId ?? idOf('drf', 0xffff),
    epoch: world.dice.chance(0.5) ? item.epoch : Math.max(0, item.epoch - 1),
    draft: { kind: 'no-answer', reason: 'nothing-found', topic: null },
    facts: gateFacts([]),
  })),
  onItem('a stray request for a draft', 0.5, (world, item) => ({
    type: 'request-draft',
    purpose: world.dice.pick(['reply', 'suggestion']),
    messageSeq: item.lastContactSeq,
  })),
  onItem('an early miss', 0.7, (_, item) => ({
    type: 'miss-promise',
    promiseId: promiseId(item),
    dueAt: item.promise?.dueAt ?? 0,
  })),
  onItem('an early ring', 0.7, (_, item) => ({
    type: 'ring-callback',
    callbackId: item.callback?.callbackId ?? idOf('clb', 0xffff),
  })),
  onItem('an early widening', 0.5, (world, item) => ({
    type: 'widen-promise',
    promiseId: promiseId(item),
    step: world.dice.pick([50, 75, 90] as const),
  })),
  onItem('a stray park', 0.5, (world, item) => ({
    type: 'park',
    workerId: world.workers[0] ?? idOf('wkr', 0xffff),
    epoch: Math.max(0, item.epoch - 1),
  })),
  onItem('asked whether it is solved', 0.5, (world) => ({
    type: 'ask-solved',
    when: world.dice.pick(['now', 'later'] as const),
  })),
]
