import type { ItemCard } from '@warmline/contracts'
import { Empty, Pill, Skeleton } from '@warmline/ui'
import { useEffect, useRef } from 'preact/hooks'
import { outbox } from '../../live/outbox-runner.ts'
import { rows } from '../../live/rows.ts'
import { board, typing } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { isOpen, unreadIn } from '../../model/inbox.ts'
import { pathTo } from '../../model/place.ts'
import { DueClock } from '../../parts/due-clock.tsx'
import { formatSpan, formatTime, w } from '../../words/words.ts'

const nameOf = (card: ItemCard) => card.contactName ?? w().inbox.nobody

function StatePill({ card }: { card: ItemCard }) {
  const { head } = card
  if (head.promise !== null && isOpen(card)) return <DueClock card={card} say />
  if (head.status === 'wrapping-up') return <Pill tone="human">{w().inbox.wrapUp}</Pill>
  if (head.callback !== null && isOpen(card)) return <Pill icon="phone">{formatTime(head.callback.at)}</Pill>
  if (head.status === 'ai') return <Pill tone="ai">{w().inbox.ai}</Pill>
  return <span />
}

function Row({ card, current }: { card: ItemCard; current: boolean }) {
  const { head } = card
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const types = (typing.value.get(head.itemId) ?? 0) > now.value
  const waits = outbox.value.some((m) => m.itemId === head.itemId && m.state === 'waiting')
  const line = waits ? w().chat.sending : types ? w().chat.isTyping(nameOf(card)) : (card.preview ?? '')
  const unread = unreadIn(card)
  const voice = !isOpen(card) ? '' : head.status === 'ai' ? ' a' : ' h'
  return (
    <li>
      <a
        ref={link}
        class={`it${voice}${unread > 0 ? ' new' : ''}`}
        href={pathTo('inbox', head.itemId)}
        {...(current ? { 'aria-current': 'true' as const } : {})}
      >
        <span class={isOpen(card) ? 'b ui el nm' : 'ui el mut nm'} dir="auto">
          {nameOf(card)}
        </span>
        <span class="xs mut nw when">
          {unread > 0 && (
            <span class="count tn">
              <span aria-hidden="true">{unread}</span>
              <span class="vh">{w().unread.all(unread)}</span>
            </span>
          )}
          {isOpen(card)
            ? ago(head.lastMessageAt)
            : w().inbox.closedAt(formatTime(head.closedAt ?? head.lastMessageAt))}
        </span>
        <span class="el pv" dir="auto">
          {line}
        </span>
        <StatePill card={card} />
        {head.wish?.workerId === board.value.me?.workerId && head.wish && (
          <span class="xs mut pv">{w().chat.wishYou}</span>
        )}
      </a>
    </li>
  )
}
const ago = (at: number) => (now.value - at < 45_000 ? w().span.now : formatSpan(now.value - at))

export function ItemList({ current }: { current: string | null }) {
  const { me } = board.value
  const { open, done } = rows.value
  const available = me?.availability === 'available'
  return (
    <section class="items" aria-label={w().inbox.list}>
      <header class="lh">
        <h1 class="h2">{w().inbox.title}</h1>
        {me !== null && (
          <Pill tone={available ? 'human' : 'plain'}>
            {w().state.availability[me.availability]}{' '}
            {available && <span class="tn">{w().state.holds(open.length, me.capacity)}</span>}
          </Pill>
        )}
      </header>
      <div class="rows">
        {me === null && (
          <div class="pad">
            <Skeleton label={w().common.loading} lines={6} />
          </div>
        )}
        {me !== null && open.length === 0 && (
          <Empty title={w().inbox.empty}>
            {available ? w().inbox.emptyAvailable : w().inbox.emptyPaused}
          </Empty>
        )}
        <ul>
          {open.map((card) => (
            <Row key={card.head.itemId} card={card} current={card.head.itemId === current} />
          ))}
        </ul>
        {done.length > 0 && <h2 class="xs mut b donehead">{w().inbox.done}</h2>}
        <ul>
          {done.map((card) => (
            <Row key={card.head.itemId} card={card} current={card.head.itemId === current} />
          ))}
        </ul>
      </div>
      <p class="xs mut keyhint" aria-hidden="true">
        <span class="kbd">J</span> <span class="kbd">K</span> {w().inbox.keysMove}{' '}
        <span class="kbd">Ctrl Enter</span> {w().inbox.keysSend} <span class="kbd">E</span>{' '}
        {w().inbox.keysDone} <span class="kbd">/</span> {w().palette.open}
      </p>
    </section>
  )
}
