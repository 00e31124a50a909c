import type { FloorState } from '@warmline/contracts'
import { clockOf, Interval, Pill } from '@warmline/ui'
import { settings } from '../../live/store.ts'
import { formatNumber, formatShare, formatSpan, w } from '../../words/words.ts'

/** The figure that matters most, with its uncertainty and what it stands on. */
export function PromiseCard({ floor }: { floor: FloorState }) {
  const p = floor.promises
  const due = settings.value?.promiseDueMs
  return (
    <section class="card promise">
      <div class="row sp wrap">
        <h2>{due === undefined ? w().floor.promisePlain : w().floor.promise(formatSpan(due))}</h2>
        {p.keptShare === null ? (
          <Pill>{w().floor.none}</Pill>
        ) : p.missed === 0 ? (
          <Pill tone="good" icon="check">
            {w().floor.kept}
          </Pill>
        ) : (
          <Pill tone="bad" icon="warn">
            {w().floor.notAll}
          </Pill>
        )}
      </div>
      <Share floor={floor} />
      <dl class="waits">
        <Figure value={p.waitP50Ms === null ? '–' : clockOf(p.waitP50Ms)} word={w().floor.median} big />
        <Figure value={p.waitP95Ms === null ? '–' : clockOf(p.waitP95Ms)} word={w().floor.p95} big />
        <Figure value={formatNumber(p.asked)} word={w().floor.asked} />
        <Figure value={formatNumber(p.kept)} word={w().floor.reached} />
        <Figure value={formatNumber(p.open)} word={w().floor.open} />
        <Figure value={formatNumber(p.missed)} word={w().floor.missed} bad={p.missed > 0} />
        {p.withdrawn > 0 && <Figure value={formatNumber(p.withdrawn)} word={w().floor.withdrawn} />}
      </dl>
      <p class="xs mut">{w().floor.day}</p>
    </section>
  )
}

function Share({ floor }: { floor: FloorState }) {
  const share = floor.promises.keptShare
  if (share === null) return <p class="ui mut">{w().floor.noFigure}</p>
  const sentence = (share.n === 1 ? w().floor.between : w().floor.betweenMany)(
    formatShare(share.low),
    formatShare(share.high),
    formatNumber(share.n),
  )
  // the scale starts where the interval can be seen, and says so
  const from = Math.max(0, Math.floor((share.low - 0.05) * 10) / 10)
  return (
    <div class="share">
      <p>
        <span class="num huge">{formatShare(share.value)}</span> <span class="sm mut">{w().floor.share}</span>
      </p>
      <div>
        <Interval value={share.value} low={share.low} high={share.high} from={from} label={sentence} />
        <div class="row sp xs mut" aria-hidden="true">
          <span>{formatShare(from)}</span>
          <span>{formatShare(1)}</span>
        </div>
        <p class="sm mut">{sentence}</p>
      </div>
    </div>
  )
}

const Figure = ({ value, word, big, bad }: { value: string; word: string; big?: boolean; bad?: boolean }) => (
  <div class={`${big ? 'big' : ''}${bad ? ' bad' : ''}`}>
    <dt class="sm mut">{word}</dt>
    <dd class="num">{value}</dd>
  </div>
)
