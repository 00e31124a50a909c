import type { ItemCard } from '@warmline/contracts'
import { clockOf, Pill, toneOf, useSaid } from '@warmline/ui'
import { sayCountdowns } from '../live/prefs.ts'
import { now } from '../live/time.ts'
import { formatSpan, w } from '../words/words.ts'

/** The time to a promised person, always as a number; red and counting up once it is over. */
export function DueClock({ card, say }: { card: ItemCard; say?: boolean }) {
  const promise = card.head.promise
  const left = promise === null ? null : promise.dueAt - now.value
  useSaid(left, say && sayCountdowns.value ? (ms) => w().inbox.due(clockOf(ms)) : null)
  if (promise === null || left === null) return null
  const far = left > 3600_000
  const label = left < 0 ? w().inbox.overdue(clockOf(-left)) : w().inbox.due(clockOf(left))
  return (
    <span title={label} class="nw">
      <Pill
        tone={far ? 'plain' : toneOf(left, Math.max(promise.dueAt - promise.countedFrom, 1))}
        icon="clock"
      >
        <span class="vh">{label}</span>
        <span class="num" aria-hidden="true">
          {far ? formatSpan(left) : clockOf(left)}
        </span>
      </Pill>
    </span>
  )
}
