import type { Actor } from '@warmline/contracts'
import type { UnstampedWorkCommand, WorkItem } from '@warmline/core'
import {
  type Action,
  act,
  note,
  noteMarker,
  personalMarker,
  setAvailable,
  someItem,
  type Theme,
  type World,
} from './history-world.ts'

const issueTo = (world: World, workerId: string, command: { type: string } & Record<string, unknown>) => {
  const outcome = world.desk.issue(
    { subjectId: workerId, subjectKind: 'worker', command },
    { kind: 'worker', id: workerId },
  )
  note(world, `${workerId.slice(-4)} ${JSON.stringify(command)} → ${outcome.ok ? 'ok' : outcome.code}`)
}

type Run = (world: World, workerId: string) => void

const onWorker = (name: string, weight: number, run: Run, theme: Theme | null = null): Action => ({
  name,
  weight,
  theme,
  run: (world) => {
    if (world.workers.length > 0) run(world, world.dice.pick(world.workers))
  },
})

type Write = (world: World, item: WorkItem, workerId: string, epoch: number) => UnstampedWorkCommand

/** Mostly the holder under the right epoch; now and then somebody else, or late. */
const onHeld = (name: string, weight: number, command: Write, theme: Theme | null = null): Action => ({
  name,
  weight,
  theme,
  run(world) {
    const { dice, workers, desk } = world
    const held = desk.items().filter((item) => item.holder.at === 'worker' || item.holder.at === 'wrap-up')
    const item = held.length > 0 && dice.chance(0.95) ? dice.pick(held) : someItem(world)
    if (!item || workers.length === 0) return
    const holder = item.holder.at === 'worker' || item.holder.at === 'wrap-up' ? item.holder.workerId : null
    const workerId = holder !== null && dice.chance(0.92) ? holder : dice.pick(workers)
    const epoch = dice.chance(0.92) ? item.epoch : Math.max(0, item.epoch - 1)
    const actor: Actor = { kind: 'worker', id: workerId }
    act(world, item.itemId, command(world, item, workerId, epoch), actor)
  },
})

const noteOf = ({ dice }: World) => (dice.chance(0.5) ? `${noteMarker} careful` : null)

/** Records one try; true = nobody answered, and it is to be tried again. */
function callOnce(world: World, item: WorkItem): boolean {
  const { desk, dice } = world
  if (item.holder.at !== 'worker') return false
  const { workerId } = item.holder
  const actor: Actor = { kind: 'worker', id: workerId }
  if ((item.callback?.tries ?? 0) >= 3 && dice.chance(0.6)) {
    const words = {
      messageId: desk.ids.next('msg'),
      text: `${personalMarker} letter`,
      attachments: [],
      draftId: null,
    }
    act(world, item.itemId, { type: 'reply', workerId, epoch: item.epoch, ...words }, actor)
    return false
  }
  const outcome = dice.chance(0.2) ? 'reached' : 'no-answer'
  act(world, item.itemId, { type: 'record-callback', workerId, epoch: item.epoch, outcome }, actor)
  return outcome === 'no-answer'
}

/** Whoever calls back and reaches nobody goes on calling: three tries in a row are rare by chance alone. */
const recordsTheCall: Action = {
  name: 'records the call',
  weight: 12,
  theme: 'callbacks',
  run(world) {
    const { desk, dice } = world
    const ringing = desk.items().filter(({ holder, callback }) => holder.at === 'worker' && callback !== null)
    const item = ringing.length > 0 ? dice.pick(ringing) : dice.chance(0.1) ? someItem(world) : null
    for (let n = 0; item && n < 4 && callOnce(world, desk.item(item.itemId)); n++) desk.advance(15 * 60_000)
  },
}

/** What people who work do, in every state, sensible or not. */
export const workerActions: readonly Action[] = [
  onWorker(
    'says available',
    6,
    (world, workerId) => {
      if (world.desk.person(workerId).availability === 'available' && world.dice.chance(0.8)) return
      const outcome = setAvailable(world.desk, workerId, 1 + world.dice.below(4))
      note(world, `${workerId.slice(-4)} available → ${outcome.ok ? 'ok' : outcome.code}`)
    },
    'callbacks',
  ),
  onWorker('pauses', 1.5, (world, workerId) => {
    setAvailable(world.desk, workerId, null)
    note(world, `${workerId.slice(-4)} pauses`)
  }),
  onWorker(
    'falls silent',
    2,
    (world, workerId) => {
      world.desk.vanish(workerId)
      note(world, `${workerId.slice(-4)} falls silent`)
    },
    'silence',
  ),
  onWorker(
    'is heard again',
    4,
    (world) => {
      for (const workerId of world.workers.filter(world.desk.isAway)) {
        world.desk.reappear(workerId)
        note(world, `${workerId.slice(-4)} is heard again`)
      }
    },
    'silence',
  ),
  onWorker('agrees to a duty', 1.5, (world, workerId) => {
    const from = world.desk.clock.now() + world.dice.pick([0, 60_000])
    issueTo(world, workerId, { type: 'agree-duty', from, to: from + 8 * 3600_000 })
  }),
  onWorker('is disabled', 0.4, (world, workerId) =>
    issueTo(world, workerId, { type: 'disable-worker', otherAdmins: 1 }),
  ),
  onWorker('is enabled', 0.6, (world, workerId) => issueTo(world, workerId, { type: 'enable-worker' })),
  onHeld('answers', 9, ({ desk, dice }, item, workerId, epoch) => ({
    type: 'reply',
    workerId,
    epoch,
    messageId: desk.ids.next('msg'),
    text: `${personalMarker} answer`,
    attachments: [],
    draftId: dice.chance(0.3) ? (item.suggestion?.draftId ?? null) : null,
  })),
  onHeld('passes', 3, (_, __, workerId, epoch) => ({ type: 'pass', workerId, epoch }), 'handing over'),
  onHeld(
    'gives it back',
    2,
    (world, _, workerId, epoch) => ({ type: 'release', workerId, epoch, note: noteOf(world) }),
    'handing over',
  ),
  onHeld('hands it on', 2.5, (world, _, workerId, epoch) => ({
    type: 'transfer',
    workerId,
    epoch,
    toWorkerId: world.dice.chance(0.6) ? world.dice.pick(world.workers) : null,
    topic: world.dice.chance(0.6) ? world.dice.pick(['cards', 'due-date']) : null,
    note: noteOf(world),
  })),
  onHeld('finishes', 5, (_, __, workerId, epoch) => ({ type: 'finish', workerId, epoch }), 'silence'),
  onHeld('wraps up', 4, (world, _, workerId, epoch) => ({
    type: 'wrap-up',
    workerId,
    epoch,
    disposition: 'solved',
    topic: world.dice.chance(0.5) ? 'cards' : null,
    note: noteOf(world),
  })),
  onHeld('asks for a draft', 2, (_, item) => ({
    type: 'request-draft',
    purpose: 'suggestion',
    messageSeq: item.lastContactSeq,
  })),
  recordsTheCall,
  onHeld('reads', 1, (_, item) => ({ type: 'read', by: 'team', upTo: item.lastSeq })),
]
