import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type Metric,
  type MetricName,
  metrics,
} from './metrics.ts'

/** Values of one gauge: its labels, in the table's order, and the number. */
export type Sample = readonly [labels: readonly string[], value: number]

export interface Registry {
  /** Labels in the table's order. */
  count(name: CounterName, labels?: readonly string[], by?: number): void
  /** A counter that somebody else counts: its value of now. */
  total(name: CounterName, value: number, labels?: readonly string[]): void
  observe(name: HistogramName, value: number, labels?: readonly string[]): void
  /** All values of this gauge; earlier ones that are not among them are gone. */
  gauge(name: GaugeName, samples: readonly Sample[]): void
  set(name: GaugeName, value: number): void
  /** Prometheus text format 0.0.4. */
  render(): string
}

/** of one measure; what comes beyond is told as `other` */
const mostSeries = 400

interface Series {
  labels: readonly string[]
  value: number
  /** a histogram's: how many were at most each bound */
  buckets: number[]
  count: number
}

const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"')
const written = (value: number) =>
  value === Number.POSITIVE_INFINITY ? '+Inf' : value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value)

export function createRegistry(): Registry {
  const families = new Map<MetricName, Map<string, Series>>()
  for (const name of Object.keys(metrics) as MetricName[]) families.set(name, new Map())

  function seriesOf(name: MetricName, labels: readonly string[]): Series {
    const family = families.get(name)!
    const key = labels.length < 2 ? (labels[0] ?? '') : labels.join('\u0000')
    const known = family.get(key)
    if (known) return known
    if (family.size >= mostSeries && labels.some((label) => label !== 'other')) {
      seriesOf('warmline_metric_overflow_total', []).value += 1
      return seriesOf(
        name,
        labels.map(() => 'other'),
      )
    }
    const { buckets = [] }: Metric = metrics[name]
    const fresh = { labels: [...labels], value: 0, buckets: buckets.map(() => 0), count: 0 }
    family.set(key, fresh)
    return fresh
  }
  return {
    count(name, labels = [], by = 1) {
      seriesOf(name, labels).value += by
    },
    total(name, value, labels = []) {
      seriesOf(name, labels).value = value
    },
    observe(name, value, labels = []) {
      const series = seriesOf(name, labels)
      series.value += value
      series.count += 1
      const bounds: readonly number[] = metrics[name].buckets
      const at = bounds.findIndex((bound) => value <= bound)
      if (at >= 0) series.buckets[at]! += 1
    },
    gauge(name, samples) {
      families.get(name)!.clear()
      for (const [labels, value] of samples) seriesOf(name, labels).value = value
    },
    set(name, value) {
      seriesOf(name, []).value = value
    },
    render: () => [...families].map(([name, family]) => rendered(name, [...family.values()])).join(''),
  }
}

function rendered(name: MetricName, family: readonly Series[]): string {
  const { type, help, labels = [], buckets = [] }: Metric = metrics[name]
  const lines = [`# HELP ${name} ${help.replace(/\\/g, '\\\\')}`, `# TYPE ${name} ${type}`]
  const line = (suffix: string, series: Series, value: number, bound?: string) => {
    const pairs = labels.map((label, n) => `${label}="${escaped(series.labels[n] ?? '')}"`)
    if (bound !== undefined) pairs.push(`le="${bound}"`)
    lines.push(`${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${written(value)}`)
  }
  for (const series of family) {
    if (type !== 'histogram') line('', series, series.value)
    else {
      let below = 0
      buckets.forEach((bound, n) => {
        below += series.buckets[n] ?? 0
        line('_bucket', series, below, String(bound))
      })
      line('_bucket', series, series.count, '+Inf')
      line('_sum', series, series.value)
      line('_count', series, series.count)
    }
  }
  return `${lines.join('\n')}\n`
}
