import type { PromiseFigures } from '@warmline/contracts'
import { clockOf, Series, type SeriesPoint } from '@warmline/ui'
import { useState } from 'preact/hooks'
import { shareFrom } from '../../model/floor.ts'
import { pathTo } from '../../model/place.ts'
import { localZone } from '../../parts/parts.tsx'
import { formatDayIn, formatHourIn, formatNumber, formatShare, formatSpan, w } from '../../words/words.ts'

export type Measure = 'share' | 'wait'
type Point = PromiseFigures['points'][number]

/** Hours before the first ask of the day say nothing and would squeeze the rest. */
function shownPoints({ points, window }: PromiseFigures): readonly Point[] {
  if (window !== 'today') return points
  const first = points.findIndex((p) => p.asked > 0)
  return points.slice(Math.max(0, Math.min(first, points.length - 6)))
}

function noteOf(p: Point): string {
  const decided = p.keptInTime + p.late
  if (p.asked === 0) return w().lead.noPoint
  if (decided === 0) return w().lead.pointOpen(formatNumber(p.asked))
  return (decided < shareFrom ? w().lead.pointFew : w().lead.point)(
    formatNumber(p.keptInTime),
    formatNumber(decided),
  )
}

function pointOf(p: Point, measure: Measure): SeriesPoint {
  const base = {
    at: p.from,
    note: noteOf(p),
    weak: (measure === 'share' ? p.keptInTime + p.late : p.kept) < shareFrom,
  }
  if (measure === 'share')
    return p.keptShare === null
      ? { ...base, value: null }
      : { ...base, value: p.keptShare.value, low: p.keptShare.low, high: p.keptShare.high }
  const { waitP50Ms: half, waitP90Ms: most } = p
  return half === null || most === null
    ? { ...base, value: null }
    : { ...base, value: half, low: half, high: most }
}

/** The promise over time: hours in which nobody asked are gaps; the band is what the few or many behind it allow. */
export function Curve({ figures, measure }: { figures: PromiseFigures; measure: Measure }) {
  const [picked, setPicked] = useState<number | null>(null)
  const { window, zone, dueMs } = figures
  const points = shownPoints(figures)
  // hours are the reader's; a day is what the desk counts as one
  const when = (at: number) => (window === 'today' ? formatHourIn(at, localZone()) : formatDayIn(at, zone))
  const c = w().lead.cols
  const chosen = picked === null ? undefined : points.find((p) => p.from === picked)
  const share = measure === 'share'
  return (
    <Series
      label={w().lead.curve[measure]}
      points={points.map((p) => pointOf(p, measure))}
      target={
        share
          ? { value: 1, label: w().lead.target.share }
          : { value: dueMs, label: w().lead.target.wait(formatSpan(dueMs)) }
      }
      {...(share ? { top: 1.08, ticks: [0.5] } : {})}
      formatAt={when}
      formatValue={share ? formatShare : clockOf}
      picked={chosen === undefined ? null : points.indexOf(chosen)}
      onPick={(index) => setPicked(points[index]?.from ?? null)}
      words={{
        table: w().lead.table,
        at: c.at,
        value: share ? c.share : c.wait,
        range: share ? c.range : w().lead.waitRange,
        note: c.note,
        none: w().lead.noPoint,
      }}
    >
      <p class="xs mut behind">
        {chosen === undefined || chosen.asked === 0 ? (
          w().lead.readHint
        ) : (
          <a href={`${pathTo('ledger')}?from=${chosen.from}&to=${chosen.to}`}>
            {w().lead.behind(chosen.asked, when(chosen.from))}
          </a>
        )}
      </p>
    </Series>
  )
}
