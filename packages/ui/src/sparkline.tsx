import './series.css'
import { pathOf, runsOf, scaleOf } from './plot.ts'

/**
 * A word-sized line beside a number. `label` says in words what the line shows (its first, last, least and greatest
 * value, say): nothing else does for somebody who cannot see it. `null` is a gap.
 */
export function Sparkline({
  values,
  label,
  target,
  tone = 'human',
}: {
  values: readonly (number | null)[]
  label: string
  target?: number
  tone?: 'human' | 'ai' | 'ink'
}) {
  const points = values.map((value) => ({ value }))
  const scale = scaleOf(points, target === undefined ? [] : [target])
  const last = values.findLastIndex((v) => v !== null)
  const share = (v: number) => `${(v * 100).toFixed(2)}%`
  return (
    <span class={`spark ${tone}`} role="img" aria-label={label}>
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {target !== undefined && <path class="target" d={`M0 ${scale.y(target) * 1000}H1000`} />}
        {runsOf(points, (p) => p.value !== null).map((run) => (
          <path key={run[0]} class="line" d={pathOf(run, (i) => [scale.x(i), scale.y(values[i]!)])} />
        ))}
      </svg>
      {last >= 0 && (
        <i
          style={{ insetInlineStart: share(scale.x(last)), insetBlockStart: share(scale.y(values[last]!)) }}
        />
      )}
    </span>
  )
}
