import { computed } from '@preact/signals'
import type { ItemCard } from '@warmline/contracts'
import { Pill } from '@warmline/ui'
import { useEffect, useRef } from 'preact/hooks'
import { outbox } from '../../live/outbox-runner.ts'
import { board, typing } from '../../live/store.ts'
import { now } from '../../live/time.ts'
import { isOpen, unreadIn } from '../../model/inbox.ts'
import { pathTo } from '../../model/place.ts'
import { DueClock } from '../../parts/due-clock.tsx'
import { formatSpan, formatTime, w } from '../../words/words.ts'

export const nameOf = (card: ItemCard): string => card.contactName ?? w().inbox.nobody

function StatePill({ card }: { card: ItemCard }) {
  const { head } = card
  if (head.promise !== null && isOpen(card)) return <DueClock card={card} say />
  if (head.status === 'wrapping-up') return <Pill tone="human">{w().inbox.wrapUp}</Pill>
  if (head.callback !== null && isOpen(card)) return <Pill icon="phone">{formatTime(head.callback.at)}</Pill>
  if (head.status === 'ai') return <Pill tone="ai">{w().inbox.ai}</Pill>
  return <span />
}

export function Row({ card, current }: { card: ItemCard; current: boolean }) {
  const { head } = card
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const until = typing.value.get(head.itemId) ?? 0
  const types = until > 0 && until > now.value
  const waits = outbox.value.some((m) => m.itemId === head.itemId && m.state === 'waiting')
  const line = waits ? w().chat.sending : types ? w().chat.isTyping(nameOf(card)) : (card.preview ?? '')
  const unread = unreadIn(card)
  const voice = !isOpen(card) ? '' : head.status === 'ai' ? ' a' : ' h'
  return (
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
  )
}
/** Ticks every 15 s: rows that say "3 min" need not be drawn every second. */
const slowly = computed(() => Math.floor(now.value / 15_000) * 15_000)
const ago = (at: number) => (slowly.value - at < 45_000 ? w().span.now : formatSpan(slowly.value - at))
