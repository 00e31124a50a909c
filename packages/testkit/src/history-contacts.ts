import type { Actor } from '@warmline/contracts'
import { askWays, callbackModes } from '@warmline/contracts/words'
import type { IncomingMessage, WorkItem } from '@warmline/core'
import { type Action, act, note, personalMarker, someItem, type Theme, type World } from './history-world.ts'

const contactOf = (item: WorkItem): Actor => ({ kind: 'contact', id: item.contactId })

function message({ desk, dice, trace }: World): IncomingMessage {
  const asks = dice.chance(0.75) ? null : { how: dice.pick(askWays), sure: dice.chance(0.6) }
  return {
    messageId: desk.ids.next('msg'),
    text: `${personalMarker} message ${trace.length}`,
    attachments: dice.chance(0.1) ? [desk.ids.next('att')] : [],
    asks,
  }
}

/** "The same person again": anybody, also somebody who is away, busy, or speaks another language. */
const wishOf = ({ dice, workers }: World): string | null =>
  workers.length > 0 && dice.chance(0.3) ? dice.pick(workers) : null

function open(world: World, itemId: string) {
  const { dice, desk } = world
  const contactId = dice.pick(world.contacts)
  const [before] = desk.find({
    subjectKind: 'work-item',
    contactId,
    status: ['closed'],
    limit: 1,
    order: 'newest',
  })
  const closedAt = (before?.state as WorkItem | undefined)?.closedAt ?? null
  act(
    world,
    itemId,
    {
      type: 'open-conversation',
      itemId,
      contactId,
      channel: dice.pick(['widget', 'page', 'api']),
      language: dice.pick(['en', 'en', 'sv', 'en-gb']),
      wants: dice.chance(0.75) ? 'ai' : 'person',
      wish: wishOf(world),
      previous: before && closedAt !== null ? { itemId: before.subjectId, closedAt } : null,
      first: dice.chance(0.85) ? message(world) : null,
    },
    { kind: 'contact', id: contactId },
  )
}

function chooseWait(world: World, item: WorkItem) {
  const { desk, dice } = world
  const actor = contactOf(item)
  const way = dice.pick(['here', 'callback', 'callback', 'email'])
  if (way === 'here') act(world, item.itemId, { type: 'choose-wait', way: 'here' }, actor)
  else if (way === 'email')
    act(
      world,
      item.itemId,
      { type: 'choose-wait', way: 'email', email: dice.chance(0.5) ? `${personalMarker}@example.org` : null },
      actor,
    )
  else
    act(
      world,
      item.itemId,
      {
        type: 'choose-wait',
        way: 'callback',
        at: desk.clock.now() + dice.pick([600_000, 3600_000, 20 * 3600_000, -1_000]),
        workerId: world.workers.length > 0 && dice.chance(0.7) ? dice.pick(world.workers) : null,
        mode: dice.pick(callbackModes),
        phone: dice.chance(0.8) ? `${personalMarker} 070-1234567` : null,
      },
      actor,
    )
}

type Run = (world: World, item: WorkItem, actor: Actor) => void

const onItem = (name: string, weight: number, run: Run, theme: Theme | null = null): Action => ({
  name,
  weight,
  theme,
  run(world) {
    const item = someItem(world)
    if (item) run(world, item, contactOf(item))
  },
})

/** What contacts do, in every state, sensible or not. */
export const contactActions: readonly Action[] = [
  {
    name: 'opens',
    weight: 8,
    theme: null,
    run: (world) => {
      if (world.desk.items().length < 1 + world.contacts.length) open(world, world.desk.ids.next('wi'))
    },
  },
  onItem('opens twice', 0.5, (world, item) => open(world, item.itemId)),
  onItem(
    'writes',
    9,
    (world, { itemId }, actor) =>
      act(world, itemId, { type: 'append-message', message: message(world) }, actor),
    'the AI',
  ),
  onItem('sends a message again', 1, (world, { itemId, lastSeq }, actor) => {
    const again = message(world)
    act(world, itemId, { type: 'append-message', message: again }, actor)
    const outcome = world.desk.work(itemId, { type: 'append-message', message: again }, actor)
    note(world, `${itemId.slice(-4)} the same message again after ${lastSeq}`)
    if (!outcome.ok || outcome.entries.length > 0) world.doneTwice.push(`message ${again.messageId}`)
  }),
  onItem('asks for a person', 6, (world, { itemId }, actor) =>
    act(world, itemId, { type: 'ask-for-human', how: world.dice.pick(askWays), wish: wishOf(world) }, actor),
  ),
  onItem('withdraws the ask', 3, (world, { itemId }, actor) =>
    act(world, itemId, { type: 'withdraw-ask' }, actor),
  ),
  onItem(
    'lets the AI try',
    4,
    (world, { itemId }, actor) =>
      act(world, itemId, { type: 'let-ai-try', on: world.dice.chance(0.75) }, actor),
    'the AI',
  ),
  onItem('chooses how to wait', 5, chooseWait, 'callbacks'),
  onItem('reads', 1, (world, { itemId, lastSeq }, actor) =>
    act(world, itemId, { type: 'read', by: 'contact', upTo: world.dice.below(lastSeq + 2) }, actor),
  ),
  onItem('rates', 1, (world, { itemId }, actor) =>
    act(
      world,
      itemId,
      {
        type: 'rate',
        score: 1 + world.dice.below(5),
        comment: world.dice.chance(0.5) ? `${personalMarker} comment` : null,
      },
      actor,
    ),
  ),
  onItem('says whether it is solved', 3, (world, { itemId }, actor) =>
    act(world, itemId, { type: 'answer-solved', solved: world.dice.chance(0.5) }, actor),
  ),
  onItem('ends it', 1.5, (world, { itemId }, actor) =>
    act(world, itemId, { type: 'close', by: 'contact' }, actor),
  ),
]
