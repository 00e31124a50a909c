import { clockOf } from '../../src/countdown.tsx'
import { Series, type SeriesPoint } from '../../src/series.tsx'

const start = Date.UTC(2026, 4, 8, 8)
const waits = [64, 58, 62, 68, 74, 66, 71, 84, 124, 98, 82, 78, 88, null, 81, 86, 90, 83, 95]
const points: SeriesPoint[] = waits.map((s, i) => ({
  at: start + i * 20 * 60_000,
  value: s === null ? null : s * 1000,
  ...(s === null ? {} : { low: s * 880, high: s * 1130 + (i % 3) * 3000 }),
}))
const words = {
  table: 'Show as a table',
  at: 'Time',
  value: 'Median wait',
  range: 'Likely between',
  none: 'nobody asked',
}
const formatAt = (at: number) => new Date(at).toISOString().slice(11, 16)
export default function View() {
  const shared = {
    words,
    formatAt,
    formatValue: clockOf,
    target: { value: 120_000, label: 'Promised: 2:00' },
  }
  return (
    <>
      <section class="card">
        <Series label="Median wait for a person today" points={points} ticks={[60_000]} {...shared} />
      </section>
      <section class="card">
        <Series label="The same in steps" shape="step" tone="ink" points={points} {...shared} />
      </section>
      <Series label="Nothing yet" points={[]} {...shared} />
    </>
  )
}
