import { describe, expect, it } from 'vitest'
import { parseMetrics } from '../harness/parse-metrics.ts'
import { metrics } from './metrics.ts'
import { createRegistry } from './registry.ts'

describe('the registry', () => {
  it('tells counters, gauges and histograms in the text format', () => {
    const registry = createRegistry()
    registry.count('warmline_refused_total', ['every'])
    registry.count('warmline_refused_total', ['every'], 2)
    registry.set('warmline_queue_items', 7)
    for (const seconds of [0.0005, 0.02, 99]) registry.observe('warmline_commit_seconds', seconds)
    const text = registry.render()
    expect(text).toContain('# TYPE warmline_refused_total counter\nwarmline_refused_total{gate="every"} 3\n')
    expect(text).toContain('\nwarmline_queue_items 7\n')
    const found = parseMetrics(text)
    expect(found.value('warmline_commit_seconds_bucket', { le: '0.001' })).toBe(1)
    expect(found.value('warmline_commit_seconds_bucket', { le: '0.025' })).toBe(2)
    expect(found.value('warmline_commit_seconds_bucket', { le: '10' })).toBe(2)
    expect(found.value('warmline_commit_seconds_bucket', { le: '+Inf' })).toBe(3)
    expect(found.value('warmline_commit_seconds_count')).toBe(3)
    expect(found.value('warmline_commit_seconds_sum')).toBeCloseTo(99.0205)
  })

  it('names every measure of the table, also those without a value yet', () => {
    const text = createRegistry().render()
    for (const [name, { type }] of Object.entries(metrics)) expect(text).toContain(`# TYPE ${name} ${type}\n`)
    expect(parseMetrics(text).names()).toEqual(Object.keys(metrics))
  })

  it('keeps labels harmless, whatever stands in them', () => {
    const registry = createRegistry()
    registry.count('warmline_refused_total', ['a"b\\c\nd'])
    expect(parseMetrics(registry.render()).value('warmline_refused_total', { gate: 'a"b\\c\nd' })).toBe(1)
  })

  it('is bounded: what comes beyond 400 combinations goes to "other" and is counted', () => {
    const registry = createRegistry()
    for (let n = 0; n < 1_000; n += 1) registry.count('warmline_refused_total', [`gate-${n}`])
    const found = parseMetrics(registry.render())
    expect(found.series('warmline_refused_total')).toHaveLength(401)
    expect(found.value('warmline_refused_total', { gate: 'other' })).toBe(600)
    expect(found.value('warmline_metric_overflow_total')).toBe(600)
  })

  it('forgets the values of a gauge that are not told any more', () => {
    const registry = createRegistry()
    registry.gauge('warmline_parked', [
      [['drafting'], 1],
      [['mailing'], 2],
    ])
    registry.gauge('warmline_parked', [[['mailing'], 3]])
    expect(parseMetrics(registry.render()).series('warmline_parked')).toEqual([
      { labels: { reaction: 'mailing' }, value: 3 },
    ])
  })
})
