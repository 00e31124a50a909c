import { readFileSync } from 'node:fs'
import { reactions } from '@warmline/core'
import { describe, expect, it } from 'vitest'
import { type Metric, type MetricName, metrics } from '../platform/telemetry/metrics.ts'
import { openPlaces, promiseStages } from './standing.ts'

const guide = (name: string) =>
  readFileSync(new URL(`../../../../docs/guides/${name}`, import.meta.url), 'utf8')
const page = guide('operations.md')
const rules = guide('warmline.rules.yml')
const alerts = [...rules.matchAll(/^ {6}- alert: (\w+)\n {8}expr: (.+)$/gm)].map(([, name, expression]) => ({
  name: name ?? '',
  expression: expression ?? '',
}))

describe('the operations page', () => {
  it('tells every measure as the code does, and no other', () => {
    const rows = page.split('\n').filter((row) => /^\| `\w+` \| (counter|gauge|histogram) /.test(row))
    const expected = Object.entries(metrics).map(([name, { type, help, ...rest }]) => {
      const { labels = [] } = rest as Partial<Metric>
      return `| \`${name}\` | ${type} | ${labels.join(', ')} | ${help} |`
    })
    expect(rows).toEqual(expected)
  })

  it('has a runbook for each alarm, and no other: what it means for contacts and what to do', () => {
    const sections = page.split(/^### /m).slice(1)
    expect(sections.map((section) => section.split('\n')[0])).toEqual(alerts.map(({ name }) => name))
    for (const section of sections) {
      expect(section).toContain('**For contacts**')
      expect(section, section.split('\n')[0]).toMatch(/\*\*(Do|Look and do)\*\*/)
    }
  })
})

describe('the rules', () => {
  it('have a time, a severity and a summary each', () => {
    expect(alerts.length).toBeGreaterThan(15)
    for (const field of [
      /^ {8}for: \d+[smh]$/gm,
      /^ {8}labels: \{ severity: (page|warn) \}$/gm,
      /^ {8}annotations:\s+\{ summary: ".+" \}$/gm,
    ])
      expect(rules.match(field)).toHaveLength(alerts.length)
  })

  it('ask for measures and labels that there are', () => {
    const values: Record<string, readonly string[]> = {
      stage: promiseStages,
      place: openPlaces,
      reaction: [...reactions.map(({ name }) => name), 'alarm'],
      outcome: ['done', 'failed'],
      state: ['in-use', 'idle', 'waiting', 'set', 'due', 'in-work', 'failing'],
      status: ['2xx', '3xx', '4xx', '5xx'],
      quantile: ['0.5', '0.99', '1'],
    }
    for (const { name, expression } of alerts) {
      const asked = [
        ...expression.matchAll(
          /\b((?:warmline|process)_\w+?)(?:_bucket|_count|_sum)?(?:\{(\w+)="([^"]+)"\})?(?=[^\w])/g,
        ),
      ]
      if (name !== 'NodeIsGone') expect(asked.length, name).toBeGreaterThan(0)
      for (const [, measure, label, value] of asked) {
        expect(Object.keys(metrics), name).toContain(measure)
        if (label === undefined || label === 'job') continue
        const { labels = [] }: Metric = metrics[measure as MetricName]
        expect(labels, name).toContain(label)
        expect(values[label], name).toContain(value)
      }
    }
  })
})
