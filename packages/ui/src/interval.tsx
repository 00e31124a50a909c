/** A share with its interval on a scale from `from` to 1; the sentence beside it says the same in words. */
export function Interval({
  value,
  low,
  high,
  from = 0,
  label,
}: {
  value: number
  low: number
  high: number
  from?: number
  label: string
}) {
  const x = (share: number) => `${(Math.max(0, Math.min(1, (share - from) / (1 - from))) * 100).toFixed(2)}%`
  return (
    <svg class="interval" role="img" aria-label={label}>
      <line x1="0" x2="100%" y1="13" y2="13" stroke="var(--line)" stroke-width="8" stroke-linecap="round" />
      <line
        x1={x(low)}
        x2={x(high)}
        y1="13"
        y2="13"
        stroke="var(--human-soft)"
        stroke-width="8"
        stroke-linecap="round"
      />
      <line
        x1={x(value)}
        x2={x(value)}
        y1="3"
        y2="23"
        stroke="var(--human)"
        stroke-width="4"
        stroke-linecap="round"
      />
    </svg>
  )
}
