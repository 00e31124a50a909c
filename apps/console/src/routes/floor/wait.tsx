import type { FloorState } from '@warmline/contracts'
import { clockOf } from '@warmline/ui'
import { isOn } from '../../model/floor.ts'
import { formatNumber, formatSpan, formatTime, w } from '../../words/words.ts'
import { Fresh } from './fresh.tsx'

/** Fewer waits than this say nothing about nine in ten; the same bound as in what contacts are told. */
const measuredFrom = 10

/** What waiting is like now, measured, and what contacts are told about it. */
export function WaitCard({ floor }: { floor: FloorState }) {
  const t = w().lead.wait
  const { measured, wait } = floor
  const enough = measured.n >= measuredFrom
  const clock = (ms: number | null) => (ms === null || !enough ? '–' : clockOf(ms))
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <dl class="waits">
        <Figure value={clock(measured.p50Ms)} word={t.half} />
        <Figure value={clock(measured.p90Ms)} word={t.most} />
        <Figure value={formatNumber(floor.people.filter(isOn).length)} word={t.on} />
        <Figure value={formatNumber(wait.peopleFree)} word={t.free} />
      </dl>
      <p class="xs mut">{measured.n === 0 ? t.none : (enough ? t.basis : t.few)(formatNumber(measured.n))}</p>
      <p class="told ui">
        <span class="mut">{t.told}</span> <b>{toldNow(wait)}</b>
      </p>
    </section>
  )
}

/** The same whole minutes that the widget says: always up, so that the wait is not promised shorter than it is. */
const toldSpan = (ms: number | null) => formatSpan(Math.max(1, Math.ceil((ms ?? 0) / 60_000)) * 60_000)

function toldNow(wait: FloorState['wait']): string {
  const t = w().lead.wait.tell
  switch (wait.basis) {
    case 'measured':
      return t.measured(toldSpan(wait.p90Ms))
    case 'policy':
      return t.policy(toldSpan(wait.p90Ms))
    case 'closed':
      return wait.opensAt === null ? t.closedFor : t.closed(formatTime(wait.opensAt))
    case 'late':
      return t.late
  }
}

const Figure = ({ value, word }: { value: string; word: string }) => (
  <div>
    <dt class="sm mut">{word}</dt>
    <dd class="num">
      <Fresh value={value}>{value}</Fresh>
    </dd>
  </div>
)
