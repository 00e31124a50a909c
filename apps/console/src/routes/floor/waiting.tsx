import type { ItemCard } from '@warmline/contracts'
import { Empty, Menu, toast } from '@warmline/ui'
import { call, orTell } from '../../live/client.ts'
import { board } from '../../live/store.ts'
import { takersFor, waitingRows } from '../../model/floor.ts'
import { pathTo } from '../../model/place.ts'
import { DueClock } from '../../parts/parts.tsx'
import { formatTime, languageName, w } from '../../words/words.ts'

/** Everybody who waits for a person, the most urgent first, and one way to help: give it to somebody. */
export function WaitingCard() {
  const rows = waitingRows(board.value)
  return (
    <section class="card o1">
      <div class="row sp">
        <h2>{w().floor.waiting}</h2>
        <span class="num">{rows.length}</span>
      </div>
      {rows.length === 0 && <Empty title={w().floor.waitingNone}>{w().floor.waitingNoneHint}</Empty>}
      <ol class="queue">
        {rows.slice(0, 30).map((card) => (
          <Row key={card.head.itemId} card={card} />
        ))}
      </ol>
    </section>
  )
}

function state(card: ItemCard): string {
  const p = card.head.promise
  if (card.head.callback !== null) return `${w().floor.callbackChosen}, ${formatTime(card.head.callback.at)}`
  if (p === null) return ''
  if (p.way === 'email') return w().floor.emailChosen
  if (p.way === 'opening') return w().floor.untilOpen
  if (p.widened === 90) return w().floor.backstop
  if (p.widened === 75) return w().floor.front
  return p.widened === 50 ? w().floor.widened : ''
}

function Row({ card }: { card: ItemCard }) {
  const { head } = card
  const topic = board.value.workspace?.topics.find((t) => t.topic === head.topic)?.label ?? head.topic
  const reason = card.handoff === null ? null : (w().reasons[card.handoff.reason] ?? card.handoff.reason)
  const about = [topic, languageName(head.language), reason].filter(Boolean).join(', ')
  return (
    <li>
      <a class="held" href={pathTo('inbox', head.itemId)}>
        <span class="b ui el" dir="auto">
          {card.contactName ?? w().inbox.nobody}
        </span>
        {card.preview !== null && (
          <span class="sm el" dir="auto">
            {card.preview}
          </span>
        )}
        <span class="sm mut">{about}</span>
        {state(card) !== '' && <span class="sm note-state">{state(card)}</span>}
      </a>
      <DueClock card={card} say />
      <Give card={card} />
    </li>
  )
}

function Give({ card }: { card: ItemCard }) {
  const takers = takersFor(card, board.value.floor?.people ?? [])
  const give = async (workerId: string, name: string) => {
    const { itemId, epoch } = card.head
    const done = await orTell(call('assignByLead', { params: { itemId }, body: { epoch, workerId } }))
    if (done !== null) toast({ text: w().act.given(name), ms: 4_000 })
  }
  const items = takers.slice(0, 20).map((p) => {
    const name = p.name ?? w().inbox.someone
    return {
      label: `${name} · ${p.languages.join(', ')} · ${w().floor.holds(p.holding, p.capacity)}`,
      onPick: () => void give(p.workerId, name),
    }
  })
  return (
    <Menu
      label={w().act.take}
      button={{
        size: 'small',
        icon: 'person',
        label: `${w().act.take}: ${card.contactName ?? w().inbox.nobody}`,
      }}
      items={items.length === 0 ? [w().act.takeNobody] : items}
    />
  )
}
