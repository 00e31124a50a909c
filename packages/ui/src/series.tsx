import './series.css'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { areaOf, labelled, pathOf, runsOf, type Scale, scaleOf } from './plot.ts'
import { scrollable } from './reach.ts'

export interface SeriesPoint {
  /** when, in ms since 1970 */
  at: number
  /** null: nothing was measured then, and the line has a gap */
  value: number | null
  /** the interval around the value, both or none */
  low?: number
  high?: number
  /** what lies behind it, said after the value: "12 of 12" */
  note?: string
  /** too little lies behind it: drawn hollow */
  weak?: boolean
}
export interface SeriesWords {
  /** opens the table: "Show as a table" */
  table: string
  /** heads of its columns */
  at: string
  value: string
  range: string
  /** heads the column of notes; without it there is none */
  note?: string
  /** stands where no value is */
  none: string
}
export interface SeriesProps {
  /** names the chart; the field that reads its points has the same name */
  label: string
  /** in order of time, evenly apart */
  points: readonly SeriesPoint[]
  target?: { value: number; label: string }
  /** 'step': a value holds until the next one */
  shape?: 'line' | 'step'
  tone?: 'human' | 'ai' | 'ink'
  /** the greatest value of the scale; otherwise a little over what is shown */
  top?: number
  /** labels of the value axis besides the target */
  ticks?: readonly number[]
  formatAt: (at: number) => string
  formatValue: (value: number) => string
  words: SeriesWords
  /** a click on the chart, or Enter on the field that reads it, chooses a point */
  onPick?: (index: number) => void
  picked?: number | null
  /** below the chart, above the table */
  children?: ComponentChildren
}

type Say = Pick<SeriesProps, 'formatAt' | 'formatValue' | 'words'>
const hasRange = (p: SeriesPoint) => p.low !== undefined && p.high !== undefined
const range = (p: SeriesPoint, say: Say) =>
  hasRange(p) ? `${say.formatValue(p.low!)}–${say.formatValue(p.high!)}` : ''
/** One point in words: `10:20: 1:58 (1:40–2:10)`. */
const sentence = (p: SeriesPoint, say: Say) =>
  p.value === null
    ? `${say.formatAt(p.at)}: ${p.note ?? say.words.none}`
    : `${say.formatAt(p.at)}: ${say.formatValue(p.value)}${hasRange(p) ? ` (${range(p, say)})` : ''}${
        p.note === undefined ? '' : `, ${p.note}`
      }`

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

/**
 * Values over time with their interval and a target. Points are read with the pointer or, from the keyboard, with the
 * arrows, Home and End on the range field that lies over the chart; the table below holds every figure.
 */
export function Series(props: SeriesProps) {
  const { points } = props
  const [pointed, setPointed] = useState<number | null>(null)
  const [read, setRead] = useState<number | null>(null)
  const seen = points.findLastIndex((p) => p.value !== null)
  if (seen < 0) return <p class="ui mut">{props.words.none}</p>
  const at = Math.min(read ?? seen, points.length - 1)
  const shown = pointed ?? read ?? props.picked ?? null
  const pick = (index: number) => props.onPick?.(index)
  return (
    <figure class={`series ${props.tone ?? 'human'}`}>
      <div class="plot">
        <Drawing {...props} />
        {shown !== null && points[shown] !== undefined && <Tip {...props} index={shown} />}
        <input
          type="range"
          min={0}
          max={points.length - 1}
          step={1}
          value={at}
          aria-label={props.label}
          aria-valuetext={sentence(points[at]!, props)}
          onInput={(e) => setRead(Number(e.currentTarget.value))}
          onFocus={() => setRead(at)}
          onBlur={() => setRead(null)}
          onPointerMove={(e) => setPointed(indexAt(e, points.length))}
          onPointerLeave={() => setPointed(null)}
          onClick={(e) => pick(indexAt(e, points.length))}
          onKeyDown={(e) => e.key === 'Enter' && pick(at)}
        />
      </div>
      <div class="axis xs mut" aria-hidden="true">
        {labelled(points.length, 4).map((i) => (
          <span key={i} style={{ '--x': points.length < 2 ? 0.5 : i / (points.length - 1) }}>
            {props.formatAt(points[i]!.at)}
          </span>
        ))}
      </div>
      {props.children}
      <Table {...props} />
    </figure>
  )
}

function indexAt(e: MouseEvent, count: number): number {
  const box = e.currentTarget as HTMLElement
  const { left, width } = box.getBoundingClientRect()
  const share = Math.max(0, Math.min(1, (e.clientX - left) / width))
  const turned = getComputedStyle(box).direction === 'rtl' ? 1 - share : share
  return Math.round(turned * (count - 1))
}

function scaled(props: SeriesProps) {
  return scaleOf(
    props.points,
    [...(props.target ? [props.target.value] : []), ...(props.ticks ?? [])],
    props.top,
  )
}

function Drawing(props: SeriesProps) {
  const { points, target, shape = 'line' } = props
  const s = scaled(props)
  const ranged = runsOf(points, hasRange)
  const bands = ranged.filter((run) => run.length > 1)
  const lone = ranged.flatMap((run) => (run.length === 1 ? run : []))
  const runs = runsOf(points, (p) => p.value !== null)
  const y = (v: number) => (s.y(v) * 1000).toFixed(1)
  return (
    <>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {[s.bottom, ...(props.ticks ?? [])].map((v) => (
          <path key={v} class="grid" d={`M0 ${y(v)}H1000`} />
        ))}
        {lone.map((i) => (
          <path key={i} class="lone" d={`M${s.x(i) * 1000} ${y(points[i]!.low!)}V${y(points[i]!.high!)}`} />
        ))}
        {bands.map((run) => (
          <path
            key={run[0]}
            class="band"
            d={areaOf(
              run,
              s.x,
              (i) => s.y(points[i]!.high!),
              (i) => s.y(points[i]!.low!),
              shape,
            )}
          />
        ))}
        {target !== undefined && <path class="target" d={`M0 ${y(target.value)}H1000`} />}
        {runs.map((run) => (
          <path key={run[0]} class="line" d={pathOf(run, (i) => [s.x(i), s.y(points[i]!.value!)], shape)} />
        ))}
      </svg>
      <Dots points={points} x={s.x} y={s.y} />
      {(props.ticks ?? []).map((v) => (
        <span key={v} class="tick xs mut tn" aria-hidden="true" style={{ insetBlockStart: percent(s.y(v)) }}>
          {props.formatValue(v)}
        </span>
      ))}
      {target !== undefined && (
        <span class="tick target xs" style={{ insetBlockStart: percent(s.y(target.value)) }}>
          {target.label}
        </span>
      )}
    </>
  )
}

/** A dot at what stands alone, and a hollow one where little lies behind: a line would say more than is known. */
function Dots({ points, x, y }: { points: readonly SeriesPoint[]; x: Scale['x']; y: Scale['y'] }) {
  const alone = (i: number) => points[i - 1]?.value == null && points[i + 1]?.value == null
  return (
    <>
      {points.map(
        (p, i) =>
          p.value !== null &&
          (p.weak || alone(i)) && (
            <i
              key={p.at}
              class={p.weak ? 'dot weak' : 'dot'}
              aria-hidden="true"
              style={{ insetInlineStart: percent(x(i)), insetBlockStart: percent(y(p.value)) }}
            />
          ),
      )}
    </>
  )
}

function Tip(props: SeriesProps & { index: number }) {
  const point = props.points[props.index]!
  const s = scaled(props)
  const x = s.x(props.index)
  return (
    <div class="series-at" aria-hidden="true" style={{ '--x': x, '--y': s.y(point.value ?? s.bottom) }}>
      {point.value !== null && <i />}
      <span class="xs tn">{sentence(point, props)}</span>
    </div>
  )
}

function Table(props: SeriesProps) {
  const id = useId()
  const ranged = props.points.some(hasRange)
  return (
    <details class="series-table">
      <summary class="sm">{props.words.table}</summary>
      <section class="scroll" aria-labelledby={id} {...scrollable}>
        <table class="sm tn">
          <caption class="vh" id={id}>
            {props.label}
          </caption>
          <thead>
            <tr>
              <th scope="col">{props.words.at}</th>
              <th scope="col">{props.words.value}</th>
              {ranged && <th scope="col">{props.words.range}</th>}
              {props.words.note !== undefined && <th scope="col">{props.words.note}</th>}
            </tr>
          </thead>
          <tbody>
            {props.points.map((p) => (
              <tr key={p.at}>
                <th scope="row">{props.formatAt(p.at)}</th>
                <td>{p.value === null ? props.words.none : props.formatValue(p.value)}</td>
                {ranged && <td>{range(p, props)}</td>}
                {props.words.note !== undefined && <td>{p.note ?? ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
