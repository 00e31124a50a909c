import type { UnstampedWorkCommand, Worker, WorkerCommand, WorkItem } from '@warmline/core'
import { idOf } from '@warmline/testkit'
import { send } from './client.ts'
import type { Action } from './contacts.ts'
import { comeBack, type Phone, vanish } from './phone.ts'
import { heldBy, hour, itemsOf, note, type Theme, type World } from './world.ts'

const personOf = (world: World, workerId: string) =>
  world.database.rows().subjects.get(workerId)?.state as Worker | undefined

const say = (world: World, { workerId, name }: Phone, what: string, command: WorkerCommand) =>
  send(world, {
    who: name,
    what,
    actor: { kind: 'worker', id: workerId },
    subjectKind: 'worker',
    build: () => ({ subjectId: workerId, command: { ...command } }),
  })

/** A worker's wish about work, under the epoch that the phone knows. */
export const work = (
  world: World,
  { workerId, name }: Phone,
  itemId: string,
  what: string,
  command: UnstampedWorkCommand,
  messageId?: string,
) =>
  send(world, {
    who: name,
    what: `${what} ${itemId.slice(-5)}`,
    actor: { kind: 'worker', id: workerId },
    subjectKind: 'work-item',
    build: () => ({ subjectId: itemId, command: { ...command } }),
    ...(messageId ? { messageId } : {}),
  })

export const saysAvailable = (world: World, phone: Phone, capacity: number) =>
  say(world, phone, `is available for ${capacity}`, {
    type: 'set-availability',
    available: true,
    capacity,
    reason: 'self',
  })

export const replies = (world: World, phone: Phone, itemId: string, epoch: number) => {
  world.messages += 1
  const messageId = idOf('msg', 0x10000 + world.messages)
  const command: UnstampedWorkCommand = {
    type: 'reply',
    workerId: phone.workerId,
    epoch,
    messageId,
    text: 'Done.',
    attachments: [],
    draftId: null,
  }
  return work(world, phone, itemId, 'answers', command, messageId)
}

export const wrapsUp = ({ workerId }: Phone, epoch: number): UnstampedWorkCommand => ({
  type: 'wrap-up',
  workerId,
  epoch,
  disposition: 'solved',
  topic: null,
  note: null,
})

const somePhone = ({ dice, phones }: World) => (phones.size > 0 ? dice.pick([...phones.values()]) : null)

const onPhone = (
  name: string,
  weight: number,
  fits: (phone: Phone, world: World) => boolean,
  run: (world: World, phone: Phone) => unknown,
  theme: Theme | null = null,
): Action => ({
  name,
  weight,
  theme,
  run(world) {
    const fitting = [...world.phones.values()].filter((phone) => fits(phone, world))
    if (fitting.length > 0) void run(world, world.dice.pick(fitting))
  },
})

type Held = (world: World, phone: Phone, itemId: string, epoch: number) => unknown

/** About something that a phone shows, which may be long over. */
const onHeld = (name: string, weight: number, run: Held, theme: Theme | null = null): Action =>
  onPhone(
    name,
    weight,
    ({ isOn, past }) => isOn && past.size > 0,
    (world, phone) => {
      const isLate = phone.held.size === 0 || world.dice.chance(0.1)
      const [itemId, epoch] = world.dice.pick([...(isLate ? phone.past : phone.held)])
      run(world, phone, itemId, world.dice.chance(0.96) ? epoch : Math.max(0, epoch - 1))
    },
    theme,
  )

/** As the route has it: the lowest place that is free when one looks. Two leads may look at the same time. */
async function assigns(world: World, item: WorkItem) {
  const phone = somePhone(world)
  if (!phone) return
  const held = await heldBy(world, phone.workerId)
  const taken = held
    .map(({ state }) => (state as WorkItem).holder)
    .map((holder) => ('slot' in holder ? holder.slot : -1))
  const capacity = personOf(world, phone.workerId)?.capacity ?? 0
  const slot = [0, 1, 2, 3].slice(0, capacity).find((free) => !taken.includes(free))
  if (slot === undefined || taken.length >= capacity) return
  const { itemId, epoch } = item
  // between looking and asking, others act
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  world.clock.after(world.dice.pick([0, 0, 400, 2_000]), resolve)
  await asked
  await send(world, {
    who: 'the lead',
    what: `assigns ${itemId.slice(-5)} to ${phone.name}`,
    actor: { kind: 'worker', id: world.leadId },
    subjectKind: 'work-item',
    build: () => ({
      subjectId: itemId,
      command: { type: 'assign', workerId: phone.workerId, slot, capacity, way: 'direct', epoch },
    }),
  })
}

const aLeadAssigns: Action = {
  name: 'a lead assigns',
  weight: 3,
  theme: 'handing over',
  run(world) {
    const waiting = itemsOf(world).filter(({ holder }) => holder.at === 'queue')
    for (const item of world.dice.shuffled(waiting).slice(0, 1 + world.dice.below(2)))
      void assigns(world, item)
  },
}

/** Whoever calls back and reaches nobody goes on calling: three tries in a row are rare by chance alone. */
const recordsTheCall: Action = {
  name: 'records the call',
  weight: 6,
  theme: 'callbacks',
  run(world) {
    const ringing = itemsOf(world).filter(
      ({ holder, callback }) => holder.at === 'worker' && callback !== null,
    )
    const [item] = world.dice.shuffled(ringing)
    const phone = item?.holder.at === 'worker' ? world.phones.get(item.holder.workerId) : undefined
    if (!item || !phone?.isOn) return
    const outcome = world.dice.chance(0.3) ? 'reached' : 'no-answer'
    const epoch = phone.held.get(item.itemId) ?? item.epoch
    const command = { type: 'record-callback', workerId: phone.workerId, epoch, outcome } as const
    void work(world, phone, item.itemId, `records the call as ${outcome}`, command)
  },
}

async function changesProfile(world: World, phone: Phone) {
  const person = personOf(world, phone.workerId)
  if (!person) return
  const mayBackstop = !person.mayBackstop
  const { roles, languages, skills } = person
  const command: WorkerCommand = {
    type: 'change-worker',
    name: null,
    roles,
    languages,
    skills,
    mayBackstop,
    otherAdmins: 1,
  }
  await say(world, phone, mayBackstop ? 'may be a backstop' : 'is no backstop any more', command)
}

/** What people who work do, in every state, sensible or not. */
export const workerActions: readonly Action[] = [
  onPhone(
    'says available',
    6,
    (phone, world) => phone.isOn && personOf(world, phone.workerId)?.availability !== 'available',
    (world, phone) => saysAvailable(world, phone, 1 + world.dice.below(3)),
  ),
  onPhone(
    'changes capacity',
    1,
    (phone) => phone.isOn,
    (world, phone) => saysAvailable(world, phone, 1 + world.dice.below(4)),
    'handing over',
  ),
  onPhone(
    'pauses',
    1.5,
    (phone) => phone.isOn,
    (world, phone) =>
      say(world, phone, 'pauses', {
        type: 'set-availability',
        available: false,
        capacity: null,
        reason: 'self',
      }),
  ),
  onPhone('vanishes', 2, (phone) => phone.isOn, vanish, 'silence'),
  onPhone('comes back', 4, (phone) => !phone.isOn, comeBack, 'silence'),
  onPhone(
    'hears nothing',
    1,
    (phone, world) => world.has('deaf') && !phone.isDeaf,
    (world, phone) => {
      phone.isDeaf = true
      note(world, `${phone.name} hears nothing any more`)
    },
    'silence',
  ),
  onPhone(
    'hears again',
    2,
    (phone) => phone.isDeaf,
    (world, phone) => {
      phone.isDeaf = false
      note(world, `${phone.name} hears again`)
    },
  ),
  onPhone(
    'agrees to a duty',
    1,
    (phone) => phone.isOn,
    (world, phone) => {
      const from = world.clock.now()
      return say(world, phone, 'agrees to a duty', { type: 'agree-duty', from, to: from + 8 * hour })
    },
  ),
  onPhone('changes profile', 0.7, () => true, changesProfile),
  onPhone(
    'is disabled',
    0.3,
    () => true,
    (world, phone) => say(world, phone, 'is disabled', { type: 'disable-worker', otherAdmins: 1 }),
  ),
  onPhone(
    'is enabled',
    1,
    (phone, world) => personOf(world, phone.workerId)?.availability === 'disabled',
    (world, phone) => say(world, phone, 'is enabled', { type: 'enable-worker' }),
  ),
  onHeld('answers', 9, replies),
  onHeld(
    'passes',
    3,
    (world, phone, itemId, epoch) =>
      work(world, phone, itemId, 'passes', { type: 'pass', workerId: phone.workerId, epoch }),
    'handing over',
  ),
  onHeld(
    'gives back',
    2,
    (world, phone, itemId, epoch) =>
      work(world, phone, itemId, 'gives back', {
        type: 'release',
        workerId: phone.workerId,
        epoch,
        note: 'careful',
      }),
    'handing over',
  ),
  onHeld(
    'hands on',
    2,
    (world, phone, itemId, epoch) => {
      const to = somePhone(world)?.workerId ?? null
      const topic = world.dice.chance(0.6) ? world.dice.pick(['cards', 'due-date']) : null
      return work(world, phone, itemId, 'hands on', {
        type: 'transfer',
        workerId: phone.workerId,
        epoch,
        toWorkerId: to === phone.workerId ? null : to,
        topic,
        note: null,
      })
    },
    'handing over',
  ),
  onHeld('finishes', 5, (world, phone, itemId, epoch) =>
    work(world, phone, itemId, 'finishes', { type: 'finish', workerId: phone.workerId, epoch }),
  ),
  onHeld('wraps up', 4, (world, phone, itemId, epoch) =>
    work(world, phone, itemId, 'wraps up', wrapsUp(phone, epoch)),
  ),
  onHeld('wants a draft', 1.5, (world, phone, itemId) =>
    work(world, phone, itemId, 'wants a draft for', {
      type: 'request-draft',
      purpose: 'suggestion',
      messageSeq: 1,
    }),
  ),
  recordsTheCall,
  aLeadAssigns,
]

/** The shift ends: everybody pauses and puts the phone away. */
export async function endShift(world: World): Promise<void> {
  for (const phone of world.phones.values()) {
    if (!phone.isOn) continue
    await say(world, phone, 'goes home', {
      type: 'set-availability',
      available: false,
      capacity: null,
      reason: 'self',
    })
    vanish(world, phone)
  }
}
