/** The value that a share `p` (0…1) of the values does not exceed (nearest rank); null without any. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil(p * sorted.length))
  return sorted[rank - 1] ?? null
}

/** A share with its 95 % interval. */
export interface Share {
  value: number
  low: number
  high: number
  n: number
}

/**
 * k of n with the Wilson score interval at 95 % (Wilson 1927, z = 1.959964): it stays within 0…1 and is honest for
 * small n and for k = 0 or n. Null when n is 0.
 */
export function wilson(k: number, n: number): Share | null {
  if (n <= 0) return null
  const z = 1.959_963_984_540_054
  const p = k / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return {
    value: p,
    low: k === 0 ? 0 : Math.max(0, centre - half),
    high: k === n ? 1 : Math.min(1, centre + half),
    n,
  }
}
