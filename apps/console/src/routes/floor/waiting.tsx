import type { FloorPerson, ItemCard } from '@warmline/contracts'
import { Button, clockOf, Empty, Menu, Pill } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call, orTell } from '../../live/client.ts'
import { give, giving } from '../../live/giving.ts'
import { navigate } from '../../live/router.ts'
import { board } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { takersFor } from '../../model/floor.ts'
import { doingFor, type InLine, lineOf, nextFor } from '../../model/floor-line.ts'
import { pathTo } from '../../model/place.ts'
import { DueClock } from '../../parts/due-clock.tsx'
import { formatList, languageName, w } from '../../words/words.ts'
import { doingWords, nextWords, reasonWords } from './say.ts'
import { useSteady } from './steady.ts'

const firstShown = 8
const moreShown = 40

/** Everybody who waits for a person, the most urgent first, what is being done about it, and how to help. */
export function WaitingCard({ people }: { people: readonly FloorPerson[] }) {
  const line = lineOf(board.value, now.value)
  const [shown, setShown] = useState(firstShown)
  const { rows, list } = useSteady(line, (row) => row.card.head.itemId)
  const total = Math.max(line.length, board.value.floor?.waitingCount ?? 0)
  const late = line.filter((row) => row.overdue).length
  const hidden = rows.length - shown
  return (
    <section class="card" aria-labelledby="waiting-h">
      <div class="row sp">
        <h2 id="waiting-h" tabIndex={-1}>
          {w().lead.line.title}
        </h2>
        <span class="num" title={w().lead.line.summary(total, late)}>
          {total}
        </span>
      </div>
      {rows.length === 0 && <Empty title={w().floor.waitingNone}>{w().floor.waitingNoneHint}</Empty>}
      <ol class="queue" ref={list}>
        {rows.slice(0, shown).map(({ row, left }) => (
          <Row key={row.card.head.itemId} row={row} left={left} people={people} />
        ))}
      </ol>
      {hidden > 0 && (
        <Button kind="quiet" size="small" onClick={() => setShown(shown + moreShown)}>
          {w().lead.line.more(Math.min(hidden, moreShown))}
        </Button>
      )}
      {hidden <= 0 && total > line.length && (
        <p class="sm mut">{w().lead.line.notListed(total - line.length)}</p>
      )}
    </section>
  )
}

function Row({ row, left, people }: { row: InLine; left: boolean; people: readonly FloorPerson[] }) {
  const { card, place } = row
  const { head } = card
  const topic = board.value.workspace?.topics.find((t) => t.topic === head.topic)?.label ?? head.topic
  const about = [topic, languageName(head.language), card.handoff && reasonWords(card.handoff)]
  return (
    <li class={`${row.overdue ? 'late' : ''}${left ? ' left' : ''}`}>
      <span class="place num" {...(place === null ? {} : { 'aria-label': w().lead.line.place(place) })}>
        {place ?? '·'}
      </span>
      <a class="held" href={pathTo('inbox', head.itemId)}>
        <span class="row">
          <span class="b ui el" dir="auto">
            {card.contactName ?? w().inbox.nobody}
          </span>
          {card.simulated && <Pill>{w().lead.people.demo}</Pill>}
          {!left && <Since since={row.since} />}
        </span>
        {card.preview !== null && (
          <span class="sm el" dir="auto">
            {card.preview}
          </span>
        )}
        <span class="sm mut">{formatList(about)}</span>
        {!left && <State row={row} people={people} />}
      </a>
      {left ? <Left card={card} /> : <Act row={row} people={people} />}
    </li>
  )
}

const Since = ({ since }: { since: number }) => (
  <span class="sm mut nw tn">{w().lead.line.waits(clockOf(Math.max(0, now.value - since)))}</span>
)

/** Who left the line while somebody was at work in the list: where they are now. */
function Left({ card }: { card: ItemCard }) {
  const fresh = board.value.cards.get(card.head.itemId)
  const name = fresh?.head.holder?.name
  return (
    <span class="act">
      <Pill tone="good" icon="check">
        {name == null ? w().lead.line.left : w().lead.line.gone(name)}
      </Pill>
    </span>
  )
}

function State({ row, people }: { row: InLine; people: readonly FloorPerson[] }) {
  const { card } = row
  const to = giving.value.get(card.head.itemId)
  if (to !== undefined) return <span class="sm note-state">{w().lead.line.giving(to)}</span>
  const entry = board.value.floor?.line.find((l) => l.itemId === card.head.itemId)
  const doing = doingWords(doingFor(card, entry, people))
  const next = nextFor(card, people, now.value)
  const parts = [doing, next === null ? null : nextWords(next)].filter(Boolean)
  return (
    <span class={`sm note-state${(card.head.promise?.widened ?? 0) >= 75 ? ' close' : ''}`}>
      {row.overdue && <b>{w().lead.line.overdue}: </b>}
      {parts.join(' · ')}
    </span>
  )
}

function Act({ row, people }: { row: InLine; people: readonly FloorPerson[] }) {
  const { card } = row
  return (
    <span class="act">
      <DueClock card={card} say />
      {row.place !== null && <Give card={card} people={people} />}
    </span>
  )
}

function Give({ card, people }: { card: ItemCard; people: readonly FloorPerson[] }) {
  const me = board.value.me
  const mine = people.find((p) => p.workerId === me?.workerId)
  const nameOf = (p: { name: string | null }) => p.name ?? w().inbox.someone
  const others = takersFor(card, people).filter((p) => p.workerId !== me?.workerId)
  const items = others.slice(0, 20).map((p) => ({
    label: `${nameOf(p)}${p.simulated ? ` (${w().lead.people.demo})` : ''} · ${formatList(p.languages)} · ${w().floor.holds(p.holding, p.capacity)}`,
    onPick: () => void give(card, p.workerId, nameOf(p)),
  }))
  const take = async () => {
    if (mine === undefined) return
    const { capacity } = mine
    if (
      mine.availability !== 'available' &&
      (await orTell(call('setAvailability', { body: { available: true, capacity } }))) === null
    )
      return
    if (await give(card, mine.workerId, nameOf(mine))) navigate(pathTo('inbox', card.head.itemId))
  }
  const own =
    mine === undefined || !mine.roles.includes('worker')
      ? []
      : mine.holding >= mine.capacity
        ? [w().lead.line.full]
        : [
            {
              label: mine.availability === 'available' ? w().lead.line.mine : w().lead.line.mineFirst,
              onPick: () => void take(),
            },
          ]
  return (
    <Menu
      label={w().act.take}
      button={{
        size: 'small',
        icon: 'person',
        disabled: giving.value.has(card.head.itemId),
        label: `${w().act.take}: ${card.contactName ?? w().inbox.nobody}`,
      }}
      items={[...own, ...(items.length === 0 ? [w().act.takeNobody] : items)]}
    />
  )
}
