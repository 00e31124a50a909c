/** Where the values of a chart stand, in shares of its width and height (0…1, y from the top). */
export interface PlotPoint {
  value: number | null
  low?: number
  high?: number
}
export interface Scale {
  x: (index: number) => number
  y: (value: number) => number
  top: number
  bottom: number
}

/** From `bottom` (0 unless a value is below) to a little over the greatest value, bound or target. */
export function scaleOf(points: readonly PlotPoint[], marks: readonly number[], top?: number): Scale {
  const all = [...points.flatMap((p) => [p.value, p.low, p.high]), ...marks].filter(
    (v): v is number => typeof v === 'number' && Number.isFinite(v),
  )
  const bottom = Math.min(0, ...all)
  const highest = top ?? Math.max(bottom, ...all) * 1.12
  const span = highest - bottom || 1
  return {
    x: (index) => (points.length < 2 ? 0.5 : index / (points.length - 1)),
    y: (value) => 1 - Math.max(0, Math.min(1, (value - bottom) / span)),
    top: bottom + span,
    bottom,
  }
}

/** Runs of neighbours that have what `has` asks for: a chart breaks where nothing was measured. */
export function runsOf<T>(points: readonly T[], has: (p: T) => boolean): number[][] {
  const runs: number[][] = []
  points.forEach((p, i) => {
    if (!has(p)) return
    const last = runs.at(-1)
    if (last?.at(-1) === i - 1) last.push(i)
    else runs.push([i])
  })
  return runs
}

/** A path through these indexes; a step holds its value until the next point. A lone point is a short dash. */
export function pathOf(
  run: readonly number[],
  at: (index: number) => readonly [x: number, y: number],
  shape: 'line' | 'step' = 'line',
): string {
  const n = (v: number) => +(v * 1000).toFixed(1)
  if (run.length === 1) {
    const [x, y] = at(run[0]!)
    return `M${n(x) - 4} ${n(y)}h8`
  }
  return run
    .map((index, i) => {
      const [x, y] = at(index)
      if (i === 0) return `M${n(x)} ${n(y)}`
      return shape === 'step' ? `H${n(x)}V${n(y)}` : `L${n(x)} ${n(y)}`
    })
    .join('')
}

/** There along one side and back along the other: the area between two bounds. */
export function areaOf(
  run: readonly number[],
  x: (index: number) => number,
  upper: (index: number) => number,
  lower: (index: number) => number,
  shape: 'line' | 'step' = 'line',
): string {
  const back = [...run].reverse()
  const there = pathOf(run, (i) => [x(i), upper(i)], shape)
  if (run.length === 1) return there
  const n = (v: number) => +(v * 1000).toFixed(1)
  const home = back.map((index, i) => {
    const to = `${n(x(index))} ${n(lower(index))}`
    return shape === 'step' && i > 0 ? `V${n(lower(index))}H${n(x(index))}` : `L${to}`
  })
  return `${there}${home.join('')}Z`
}

/** At most `count` indexes, evenly over the whole, first and last among them: the labels of an axis. */
export function labelled(length: number, count: number): number[] {
  if (length <= count) return Array.from({ length }, (_, i) => i)
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / (count - 1)))
}
