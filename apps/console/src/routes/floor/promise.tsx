import { signal } from '@preact/signals'
import type { FigureWindow, PromiseFigures } from '@warmline/contracts'
import { figureWindows } from '@warmline/contracts/words'
import { Interval, Pill, Segments } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { call } from '../../live/client.ts'
import { settings } from '../../live/store.ts'
import { shareFrom } from '../../model/floor.ts'
import { localZone, Pending } from '../../parts/parts.tsx'
import { formatList, formatNumber, formatShare, formatSpan, w } from '../../words/words.ts'
import { Curve, type Measure } from './curve.tsx'
import { Fresh } from './fresh.tsx'
import { useRefetch } from './refetch.ts'

/** What was looked at last stays while the page is open. */
const chosen = signal<FigureWindow>('today')
const measure = signal<Measure>('share')

function useFigures(window: FigureWindow) {
  const [figures, setFigures] = useState<PromiseFigures | null>(null)
  const [failed, setFailed] = useState(false)
  const load = () =>
    void call('promiseFigures', { query: { window } }).then((r) => {
      setFailed(!r.ok)
      // an answer that comes after another stretch was chosen is not shown
      if (r.ok && r.value.window === chosen.peek()) setFigures(r.value)
    })
  useRefetch(load, window)
  return { figures: figures?.window === window ? figures : null, failed, load }
}

/** The figure that matters most, with its uncertainty, what it stands on, and how it went over time. */
export function PromiseCard() {
  const window = chosen.value
  const { figures, failed, load } = useFigures(window)
  const due = figures?.dueMs ?? settings.value?.promiseDueMs
  const windows = figureWindows.map((value) => ({ value, label: w().lead.windows[value] }))
  return (
    <section class="card promise">
      <div class="row sp wrap">
        <h2>{due === undefined ? w().floor.promisePlain : w().floor.promise(formatSpan(due))}</h2>
        {figures !== null && <Verdict figures={figures} />}
      </div>
      <Segments
        label={w().lead.window}
        value={window}
        options={windows}
        onChange={(v) => {
          chosen.value = v
        }}
      />
      {figures === null ? (
        <Pending failed={failed ? w().lead.figuresFailed : null} again={load} />
      ) : (
        <Figures figures={figures} />
      )}
    </section>
  )
}

function Verdict({ figures }: { figures: PromiseFigures }) {
  const { asked, late, keptInTime } = figures.whole
  if (asked === 0) return <Pill>{w().floor.none}</Pill>
  if (late > 0)
    return (
      <Pill tone="bad" icon="warn">
        {w().floor.notAll}
      </Pill>
    )
  if (keptInTime === 0) return null
  return (
    <Pill tone="good" icon="check">
      {w().floor.kept}
    </Pill>
  )
}

function Figures({ figures }: { figures: PromiseFigures }) {
  const { whole, window, zone } = figures
  if (whole.asked === 0) return <p class="ui mut">{w().lead.none[window]}</p>
  const measures = (['share', 'wait'] as const).map((value) => ({ value, label: w().lead.measures[value] }))
  return (
    <>
      <Share figures={figures} />
      <div class="row sp wrap">
        <Segments
          label={w().lead.measure}
          value={measure.value}
          options={measures}
          onChange={(v) => {
            measure.value = v
          }}
        />
        {zone !== localZone() && <span class="xs mut">{w().lead.zone(zone)}</span>}
      </div>
      <Curve figures={figures} measure={measure.value} />
    </>
  )
}

function Share({ figures }: { figures: PromiseFigures }) {
  const { asked, keptInTime, late, open, withdrawn, keptShare } = figures.whole
  const decided = keptInTime + late
  const count = w().lead.ofAll(formatNumber(keptInTime), formatNumber(decided))
  const few = keptShare === null || decided < shareFrom
  const parts = [
    w().lead.basis(formatNumber(decided), formatNumber(asked)),
    formatList([
      open > 0 && w().lead.open(formatNumber(open)),
      late > 0 && w().lead.late(formatNumber(late)),
      withdrawn > 0 && w().lead.takenBackN(formatNumber(withdrawn)),
    ]),
  ]
  const from = few ? 0 : Math.max(0, Math.floor((keptShare.low - 0.05) * 10) / 10)
  return (
    <div class="share">
      <p>
        <Fresh value={count}>
          <span class="num huge">{few ? count : formatShare(keptShare.value)}</span>
        </Fresh>{' '}
        <span class="sm mut">
          {w().lead.keptInTime}
          {!few && `, ${count}`}
        </span>
      </p>
      <div>
        {few ? (
          <p class="sm mut">{w().lead.fewer(decided)}</p>
        ) : (
          <>
            <Interval
              value={keptShare.value}
              low={keptShare.low}
              high={keptShare.high}
              from={from}
              label={w().lead.sure(formatShare(keptShare.low), formatShare(keptShare.high))}
            />
            <div class="row sp xs mut" aria-hidden="true">
              <span>{formatShare(from)}</span>
              <span>{formatShare(1)}</span>
            </div>
            <p class="sm">{w().lead.sure(formatShare(keptShare.low), formatShare(keptShare.high))}</p>
          </>
        )}
        <p class="xs mut">{parts.filter(Boolean).join(' ')}</p>
      </div>
    </div>
  )
}
