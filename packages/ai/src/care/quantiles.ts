/** How often each likelihood came up in a workspace's messages, in buckets of equal width from 0 to 1. */
export interface Histogram {
  counts: readonly number[]
}

export const buckets = 50
/** Older messages fade: at this many all counts are halved, so that the histogram stays bounded and fresh. */
export const mostCounted = 20_000
/** Fewer messages than these say nothing. */
const enough = 500

export const emptyHistogram: Histogram = { counts: Array.from({ length: buckets }, () => 0) }

/** The histogram with one more likelihood (0…1) in it. */
export function counted({ counts }: Histogram, likelihood: number): Histogram {
  const at = Math.min(buckets - 1, Math.max(0, Math.floor(likelihood * buckets)))
  const next = counts.map((count, bucket) => (bucket === at ? count + 1 : count))
  const total = next.reduce((sum, count) => sum + count, 0)
  return { counts: total <= mostCounted ? next : next.map((count) => Math.floor(count / 2)) }
}

/**
 * The likelihood from which on at most `share` of this workspace's messages lie, within `least` and `most`: a desk for
 * debts is not to call every message a sign, and a quiet shop is not to wait for a louder one. `usual` while too few
 * messages were counted.
 */
export function thresholdOf(
  { counts }: Histogram,
  { share, usual, least, most }: { share: number; usual: number; least: number; most: number },
): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total < enough) return usual
  let above = 0
  for (let at = buckets - 1; at >= 0; at--) {
    above += counts[at] as number
    if (above > share * total) return Math.min(most, Math.max(least, (at + 1) / buckets))
  }
  return least
}
