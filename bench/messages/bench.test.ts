import { describe, expect, it } from 'vitest'
import { type BenchReport, barsOf, figuresOf, type LoadFigures, percentile } from './figures.ts'
import { groundsOf } from './grow.ts'
import { growthSvg, short, ticksTo } from './growth-chart.ts'
import { type GrowthRow, growthTable } from './growth-table.ts'
import { readOptions, UsageProblem } from './options.ts'
import { type Pages, pageNames } from './pages.ts'
import { printReport } from './report.ts'
import { runSessions, type Session } from './sessions.ts'
import { readTimes, timesBetween, waitsOf } from './stages.ts'

const result = {
  ...{ seconds: 2, acknowledged: 4, messagesPerSecond: 2, latencies: [40, 10, 30, 20] },
  ...{ lost: 0, doubled: 0, outOfOrder: 0, refused: 0, failed: 0, generatorCpuMs: 2 },
}
const of = { conversations: 200, rate: 1_000, inFlight: null }
const figures = (parts: Partial<LoadFigures> = {}): LoadFigures => ({
  ...figuresOf(result, { server: 10, database: 5 }, { server: 14, database: 7 }, of),
  ...parts,
})

describe('figures', () => {
  it('takes the nearest rank, whatever the order in which messages arrived', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => n + 1)
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100])
    expect(percentile([7], 0.01)).toBe(7)
    expect(percentile([], 0.5)).toBe(0)
    expect(figures()).toMatchObject({ deliveredP50Ms: 20, deliveredP95Ms: 40, deliveredMeanMs: 25 })
  })

  it('adds up server and database, and leaves the generator apart', () => {
    expect(figures()).toMatchObject({
      ...{ cpuMsPerMessage: 1.5, serverCpuMsPerMessage: 1, databaseCpuMsPerMessage: 0.5 },
      generatorCpuMsPerMessage: 0.5,
    })
  })
})

const report = (parts: Partial<BenchReport>): BenchReport => ({
  ...{
    messagesPerSecond: 2,
    cpuMsPerMessage: 1.5,
    deliveredP50Ms: 20,
    deliveredP95Ms: 40,
    deliveredP99Ms: 40,
  },
  ...{ generatorCpuMsPerMessage: 0.5, bytesPerIdleSocket: null, idleSockets: null, herdSeconds: null },
  ...{
    herdSockets: null,
    coldStartMs: null,
    warmStartMs: 900,
    conversations: 200,
    rate: 1_000,
    logEvents: 10,
  },
  ...{ seed: 1, machine: { cores: 2, cpu: 'x', memoryGb: 8, load1m: 0.1, node: '24' } },
  ...{
    steady: null,
    saturation: null,
    crowdSteady: null,
    crowdSaturation: null,
    stages: {},
    notRun: [],
    bars: [],
  },
  ...parts,
})

describe('phases that die', () => {
  const session = (log: string[], names: string[], dies: string | null, opens = true): Session => ({
    parts: names.map((name) => ({
      name,
      async run() {
        if (name === dies) throw new Error('the server ended with 1')
        log.push(name)
      },
    })),
    async open() {
      if (!opens) throw new Error('the port is taken')
      return async () => void log.push('closed')
    },
  })

  it('end their own session, close what it opened, and leave the others as they are', async () => {
    const log: string[] = []
    const notRun = await runSessions([
      session(log, ['start'], null),
      session(log, ['steady', 'saturation', 'crowd'], 'saturation'),
      session(log, [], null),
      session(log, ['idle', 'herd'], null, false),
      session(log, ['last'], null),
    ])
    expect(log).toEqual(['start', 'closed', 'steady', 'closed', 'last', 'closed'])
    expect(notRun).toEqual([
      { phase: 'saturation', reason: 'the server ended with 1' },
      { phase: 'crowd', reason: 'not begun: saturation died before' },
      { phase: 'idle', reason: 'the port is taken' },
      { phase: 'herd', reason: 'not begun: idle died before' },
    ])
  })

  it('are named below what was measured', () => {
    const text = printReport(
      report({ steady: figures(), notRun: [{ phase: 'crowdSteady', reason: 'no more memory' }] }),
    )
    expect(text).toMatch(/^steady +200 +2/m)
    expect(text).toMatch(/^NOT MEASURED: crowdSteady: no more memory$/m)
  })

  it('have no bars, and those that ran do', () => {
    const bars = barsOf(report({ crowdSteady: figures({ cpuMsPerMessage: 0.9, deliveredP95Ms: 51 }) }))
    expect(bars.map(({ name, held }) => [name, held])).toEqual([
      ['crowd, steady: CPU a message', true],
      ['crowd, steady: sent → delivered, 95 %', false],
      ['crowd, steady: lost, doubled, out of order', true],
    ])
  })
})

describe('where a message waits', () => {
  const page = (n: number) => `# HELP x
warmline_http_request_seconds_sum{route="/v1/conversations/:itemId/messages",status="2xx"} ${n * 0.012}
warmline_http_request_seconds_count{route="/v1/conversations/:itemId/messages",status="2xx"} ${n}
warmline_http_request_seconds_sum{route="/v1/sync",status="2xx"} 99
warmline_commit_seconds_sum ${n * 0.01}
warmline_commit_seconds_count ${n}
warmline_commit_batch_seconds_sum ${(n / 5) * 0.004}
warmline_commit_batch_seconds_count ${n / 5}
warmline_commit_batch_size_sum ${n}`

  it('is what the means of the server leave of the time until delivery', () => {
    const spent = timesBetween(readTimes(page(10)), readTimes(page(110)))
    const { waitMs, commandsPerBatch } = waitsOf(spent, 15)
    expect(waitMs.map(({ value }) => value)).toEqual([3, 2, 6, 4])
    expect(commandsPerBatch).toBe(5)
  })
})

const pages = Object.fromEntries(pageNames.map((name) => [name, { p50Ms: 3, p95Ms: 9 }])) as Pages
const row = (parts: Partial<GrowthRow>): GrowthRow => ({
  ...{ axis: 'log', events: 10_000, contacts: 100, conversations: 200 },
  ...{ warmStartMs: 900, databaseBytes: 21e9, figures: figures(), pages },
  ...parts,
})

describe('the growth', () => {
  it('grows the log, then contacts and conversations on its middle one', () => {
    const { grow } = readOptions([
      '--grow',
      '--logs',
      '10,100,1000,10000',
      '--opens',
      '1,10',
      '--contacts',
      '99',
    ])
    const grounds = groundsOf(grow!, 200)
    expect(grounds.map(({ axis, events, contacts, opens }) => [axis, events, contacts, ...opens])).toEqual([
      ['log', 10, 1, 200],
      ['log', 100, 1, 200],
      ['log', 1_000, 10, 200],
      ['log', 10_000, 100, 200],
      ['contacts', 1_000, 99, 200],
      ['conversations', 1_000, 10, 1, 10],
    ])
    expect(() => readOptions(['--grow', '--logs', '100,10'])).toThrow(UsageProblem)
  })

  it('is a table with a line a point and what is missing', () => {
    const text = growthTable({
      ...{ machine: report({}).machine, rate: 200, seconds: 20, seed: 1 },
      rows: [row({}), row({ events: 10_000_000 })],
      notRun: [{ phase: '10,000 open', reason: 'no room' }],
    })
    expect(text.match(/^\| 10,000,000 /gm)).toHaveLength(2)
    expect(text).toContain(' 21.0 |')
    expect(text).toContain('3.0 / 9.0')
    expect(text).toContain('NOT MEASURED: 10,000 open: no room')
  })

  it('is drawn with titles, units and a point for each measurement, light and dark', () => {
    const svg = growthSvg([
      row({}),
      row({ events: 1_000_000 }),
      row({ axis: 'conversations', conversations: 10 }),
    ])
    expect(svg.match(/<polyline /g)).toHaveLength(12)
    expect(svg.match(/<circle /g)).toHaveLength(18)
    for (const words of ['CPU of a message, ms', 'open conversations', 'events in the log', '1 M'])
      expect(svg).toContain(words)
    expect(svg).toContain('prefers-color-scheme:dark')
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  it('has round steps on its axes', () => {
    expect(ticksTo(0.93)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(ticksTo(130)).toEqual([0, 50, 100, 150])
    expect([1, 10, 1_000, 1_090_000].map(short)).toEqual(['1', '10', '1 k', '1.09 M'])
  })
})

it('another desk needs the processes that are counted', () => {
  const { peer } = readOptions(['--peer', 'a.ts', '--count', 'web=12,database=34'])
  expect(peer).toEqual({
    file: 'a.ts',
    counted: [
      { name: 'web', pid: 12 },
      { name: 'database', pid: 34 },
    ],
  })
  expect(() => readOptions(['--peer', 'a.ts'])).toThrow(UsageProblem)
})
