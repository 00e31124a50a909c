import { hearsHumanRequest } from '@warmline/ai'
import type { Actor } from '@warmline/contracts'
import {
  callbackSlots,
  type IncomingMessage,
  type UnstampedWorkCommand,
  type Worker,
  type WorkItem,
  type Workspace,
} from '@warmline/core'
import { idOf } from '@warmline/testkit'
import { send } from './client.ts'
import { hour, itemsOf, second, type Theme, type World } from './world.ts'
import { workspaceId } from './world-database.ts'

/** One thing that somebody does. Themes make what they are about six times as frequent. */
export interface Action {
  name: string
  weight: number
  theme: Theme | null
  run(world: World): void | Promise<void>
}

const names = ['Ada', 'Bo', 'Cleo', 'Dan']
export const nameOf = (world: World, contactId: string) =>
  names[world.contacts.indexOf(contactId)] ?? contactId

const said = [
  'When can I move my due date?',
  'What does it cost?',
  'hello',
  'thanks',
  'It does not work',
  '0',
  'I want to talk to a human',
  'agent please',
]

/** Ids of messages come from the client, as in the product. */
function message(world: World): IncomingMessage {
  world.messages += 1
  const text = world.dice.pick(said)
  const heard = hearsHumanRequest(text, 'en')
  return {
    messageId: idOf('msg', 0x10000 + world.messages),
    text,
    attachments: [],
    asks: heard ? { how: heard.how, sure: world.dice.chance(0.85) } : null,
  }
}

type Extra = { messageId?: string; patient?: boolean }

/** A contact's wish about one of its conversations. */
export function wish(
  world: World,
  item: WorkItem,
  what: string,
  command: UnstampedWorkCommand,
  extra: Extra = {},
): Promise<unknown> {
  const actor: Actor = { kind: 'contact', id: item.contactId }
  const build = () => ({ subjectId: item.itemId, command: { ...command } })
  return send(world, {
    who: nameOf(world, item.contactId),
    what,
    actor,
    subjectKind: 'work-item',
    build,
    ...extra,
  })
}

async function opens(world: World) {
  const { dice, database, contacts } = world
  const contactId = dice.pick(contacts)
  const open = itemsOf(world).filter((item) => item.contactId === contactId && item.holder.at !== 'closed')
  if (open.length > 0 && dice.chance(0.8)) return
  const [before] = await database.store.find(workspaceId, {
    subjectKind: 'work-item',
    contactId,
    status: ['closed'],
    limit: 1,
    order: 'newest',
  })
  const closedAt = (before?.state as WorkItem | undefined)?.closedAt ?? null
  const wants = dice.chance(0.7) ? 'ai' : 'person'
  const first = wants === 'ai' || dice.chance(0.5) ? message(world) : null
  const ids = createItemIds(world)
  void send(world, {
    who: nameOf(world, contactId),
    what: `opens a conversation, ${first ? `"${first.text}"` : 'without a word'}, wants ${wants === 'ai' ? 'an answer' : 'a person'}`,
    actor: { kind: 'contact', id: contactId },
    subjectKind: 'work-item',
    patient: true,
    ...(first ? { messageId: first.messageId } : {}),
    build() {
      const itemId = ids()
      const previous = before && closedAt !== null ? { itemId: before.subjectId, closedAt } : null
      const command = {
        type: 'open-conversation',
        itemId,
        contactId,
        channel: 'widget',
        language: 'en',
        wants,
        first,
        previous,
      } as const
      return { subjectId: itemId, command }
    },
  })
}

/** A new id for every try, as the route has it. */
function createItemIds(world: World) {
  let tries = 0
  return () => {
    tries += 1
    return idOf('wi', 0x1000 * (world.keys + 1) + tries)
  }
}

type Run = (world: World, item: WorkItem) => Promise<unknown> | undefined

/** About a conversation chosen by chance, open ones and fitting ones more often. */
const onItem = (
  name: string,
  weight: number,
  fits: (item: WorkItem) => boolean,
  run: Run,
  theme: Theme | null = null,
): Action => ({
  name,
  weight,
  theme,
  run(world) {
    const items = itemsOf(world)
    const fitting = items.filter(fits)
    const list = fitting.length > 0 && world.dice.chance(0.9) ? fitting : items
    if (list.length > 0 && (fitting.length > 0 || world.dice.chance(0.15)))
      void run(world, world.dice.pick(list))
  },
})

const isOpen = ({ holder }: WorkItem) => holder.at !== 'closed'
const isClosed = ({ holder }: WorkItem) => holder.at === 'closed'
const waits = ({ holder }: WorkItem) => holder.at === 'queue'

/** A time that the widget would offer, else one by chance. */
function slotOf(world: World): { at: number; workerId: string | null } {
  const { dice, clock, database } = world
  const rows = database.rows()
  const workspace = rows.subjects.get(workspaceId)?.state as Workspace | undefined
  const workers = [...rows.subjects.values()]
    .filter((row) => row.subjectKind === 'worker')
    .map((row) => row.state as Worker)
  const taken = new Set([...rows.reservations.keys()].filter((key) => key.startsWith('callback/')))
  const slots = callbackSlots({
    hours: workspace?.hours ?? null,
    language: 'en',
    now: clock.now(),
    workers,
    taken: dice.chance(0.8) ? taken : new Set(),
    limitPerDay: 8,
  })
  return slots.length > 0 && dice.chance(0.7)
    ? dice.pick(slots.slice(0, 4))
    : { at: clock.now() + dice.pick([20 * second, 600 * second, hour]), workerId: null }
}

function choosesToWait(world: World, item: WorkItem) {
  const { dice } = world
  const way = dice.pick(['here', 'callback', 'callback', 'email'])
  if (way === 'here') return wish(world, item, 'keeps waiting', { type: 'choose-wait', way: 'here' })
  if (way === 'email')
    return wish(world, item, 'chooses e-mail', {
      type: 'choose-wait',
      way: 'email',
      email: dice.chance(0.5) ? 'ada@example.org' : null,
    })
  const mode = dice.pick(['chat', 'phone'] as const)
  const phone = mode === 'phone' ? '070-1234567' : null
  return wish(world, item, `books a ${mode} callback`, {
    type: 'choose-wait',
    way: 'callback',
    ...slotOf(world),
    mode,
    phone,
  })
}

const writes = (world: World, item: WorkItem) => {
  const written = message(world)
  return wish(
    world,
    item,
    `writes "${written.text}"`,
    { type: 'append-message', message: written },
    { messageId: written.messageId, patient: true },
  )
}

/** What contacts do, in every state, sensible or not. */
export const contactActions: readonly Action[] = [
  { name: 'opens', weight: 8, theme: null, run: opens },
  onItem('writes', 8, isOpen, writes, 'the assistant'),
  onItem('comes back', 3, isClosed, writes),
  onItem('asks by button', 5, isOpen, (world, item) =>
    wish(world, item, 'asks for a person', { type: 'ask-for-human', how: 'button' }, { patient: true }),
  ),
  onItem('asks for somebody again', 2, isOpen, (world, item) => {
    const again = world.phones.size === 0 ? null : world.dice.pick([...world.phones.keys()])
    const command = { type: 'ask-for-human', how: 'button', wish: again } as const
    return wish(world, item, `asks for ${again ?? 'nobody'} again`, command, { patient: true })
  }),
  onItem(
    'withdraws',
    2,
    ({ promise }) => promise !== null,
    (world, item) => wish(world, item, 'withdraws the ask', { type: 'withdraw-ask' }),
  ),
  onItem(
    'lets the AI try',
    3,
    waits,
    (world, item) => wish(world, item, 'lets the AI try', { type: 'let-ai-try', on: world.dice.chance(0.8) }),
    'the assistant',
  ),
  onItem('chooses how to wait', 4, waits, choosesToWait, 'callbacks'),
  onItem('reads', 1, isOpen, (world, item) =>
    wish(world, item, 'reads', { type: 'read', by: 'contact', upTo: item.lastSeq }),
  ),
  onItem(
    'rates',
    1,
    ({ answeredByAi, answeredByPerson }) => answeredByAi || answeredByPerson,
    (world, item) =>
      wish(world, item, 'rates', {
        type: 'rate',
        score: 1 + world.dice.below(5),
        comment: world.dice.chance(0.5) ? 'fine' : null,
      }),
  ),
  onItem(
    'says whether it is solved',
    3,
    ({ solvedAsked }) => solvedAsked !== 'no',
    (world, item) => {
      const solved = world.dice.chance(0.5)
      return wish(world, item, solved ? 'says it is solved' : 'says it is not solved', {
        type: 'answer-solved',
        solved,
      })
    },
  ),
  onItem('ends it', 1, isOpen, (world, item) =>
    wish(world, item, 'ends it', { type: 'close', by: 'contact' }),
  ),
]
