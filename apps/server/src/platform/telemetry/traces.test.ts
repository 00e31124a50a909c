import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { parseMetrics } from '../harness/parse-metrics.ts'
import { createExporter } from './otlp.ts'
import { createRegistry } from './registry.ts'
import { createTracer, type FinishedSpan } from './spans.ts'
import { createTraces } from './traces.ts'

interface Received {
  path: string
  headers: Record<string, string | string[] | undefined>
  spans: { traceId: string; spanId: string; parentSpanId?: string; name: string }[]
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A collector over real HTTP, as slow or as broken as wanted. */
async function collector(answer: (n: number) => number | 'never' = () => 200) {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      const spans = body.resourceSpans[0].scopeSpans[0].spans
      received.push({ path: request.url ?? '', headers: request.headers, spans })
      const status = answer(received.length)
      if (status !== 'never') response.writeHead(status).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces` }
}

const span = (n: number): FinishedSpan => ({
  traceId: 'a'.repeat(32),
  spanId: String(n).padStart(16, '0'),
  parentId: undefined,
  name: `span ${n}`,
  kind: 'internal',
  startNs: 1n,
  endNs: 2n,
  attributes: { workspace: 'ws_1', position: 7, share: 0.5, repeated: false, left: undefined },
  isFailed: n % 2 === 1,
})

function exporterTo(url: string, over: { mostWaiting?: number; answerWithinMs?: number } = {}) {
  const sent: number[] = []
  const dropped: [number, string][] = []
  const exporter = createExporter({
    url,
    headers: { authorization: 'Bearer key' },
    resource: { 'service.name': 'desk' },
    onSent: (n) => sent.push(n),
    onDropped: (n, why) => dropped.push([n, why]),
    everyMs: 60_000,
    ...over,
  })
  const sum = (list: readonly number[]) => list.reduce((all, n) => all + n, 0)
  return { exporter, sent: () => sum(sent), dropped: () => sum(dropped.map(([n]) => n)), reasons: dropped }
}

describe('the exporter', () => {
  it('sends OTLP in JSON with its headers, and everything before it stops', async () => {
    const { received, url } = await collector()
    const { exporter, sent, dropped } = exporterTo(url)
    for (let n = 0; n < 700; n += 1) exporter.add(span(n))
    await exporter.stop()
    expect([sent(), dropped()]).toEqual([700, 0])
    expect(received.flatMap(({ spans }) => spans)).toHaveLength(700)
    expect(received[0]).toMatchObject({
      path: '/v1/traces',
      headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
    })
    expect(received[0]?.spans[1]).toEqual({
      traceId: 'a'.repeat(32),
      spanId: '0000000000000001',
      name: 'span 1',
      kind: 1,
      startTimeUnixNano: '1',
      endTimeUnixNano: '2',
      attributes: [
        { key: 'workspace', value: { stringValue: 'ws_1' } },
        { key: 'position', value: { intValue: '7' } },
        { key: 'share', value: { doubleValue: 0.5 } },
        { key: 'repeated', value: { boolValue: false } },
      ],
      status: { code: 2 },
    })
  })

  it('drops and counts what a collector refuses, and goes on', async () => {
    const { url } = await collector((n) => (n === 1 ? 503 : 200))
    const { exporter, sent, dropped, reasons } = exporterTo(url)
    for (let n = 0; n < 512; n += 1) exporter.add(span(n))
    await expect.poll(dropped).toBe(512)
    expect(reasons[0]?.[1]).toMatch(/503/)
    exporter.add(span(1))
    await exporter.stop()
    expect(sent()).toBe(1)
  })

  it('holds a bounded number while a collector says nothing, and ends in time', async () => {
    const { url } = await collector(() => 'never')
    const { exporter, sent, dropped } = exporterTo(url, { mostWaiting: 600 })
    for (let n = 0; n < 2_000; n += 1) exporter.add(span(n))
    expect(dropped()).toBe(2_000 - 512 - 600)
    await exporter.stop()
    expect([sent(), dropped()]).toEqual([0, 2_000])
  })

  it('costs nothing but spans when nobody is there', async () => {
    const { exporter, dropped } = exporterTo('http://127.0.0.1:9/v1/traces')
    exporter.add(span(1))
    await exporter.stop()
    expect(dropped()).toBe(1)
  })
})

describe('the tracer', () => {
  it('nests spans over awaits, marks failures, and keeps or drops a trace whole', async () => {
    const ended: FinishedSpan[] = []
    const tracer = createTracer({ onEnd: (one) => ended.push(one), share: 1 })
    await tracer
      .within('outer', { parent: null }, async () => {
        await new Promise<void>((resolve) => void setImmediate(resolve))
        await tracer.within('inner', {}, async () => {
          throw new Error('no')
        })
      })
      .catch(() => undefined)
    const [inner, outer] = ended
    expect([inner?.name, inner?.isFailed, inner?.parentId]).toEqual(['inner', true, outer?.spanId])
    expect(inner?.traceId).toBe(outer?.traceId)
    const kept: FinishedSpan[] = []
    const half = createTracer({ onEnd: (one) => kept.push(one), share: 0.5 })
    for (let n = 0; n < 400; n += 1)
      await half.within('root', { parent: null }, () => half.within('leaf', {}, async () => undefined))
    const traces = Map.groupBy(kept, ({ traceId }) => traceId)
    expect([...traces.values()].every((spans) => spans.length === 2)).toBe(true)
    expect(traces.size).toBeGreaterThan(100)
    expect(traces.size).toBeLessThan(300)
  })

  it('says once a minute that spans were dropped, and counts each', async () => {
    const lines: string[] = []
    const registry = createRegistry()
    const { tracer, stop } = createTraces(
      {
        url: 'http://127.0.0.1:9/v1/traces',
        headers: {},
        serviceName: 'desk',
        nodeId: 'node-1',
        version: '1',
        share: 1,
        everyMs: 5,
      },
      registry,
      { warn: (_fields, message) => lines.push(message) },
    )
    const dropped = () => parseMetrics(registry.render()).value('warmline_spans_total', { what: 'dropped' })
    for (let n = 1; n <= 3; n += 1) {
      tracer.open('one', { parent: null }).end()
      await expect.poll(dropped).toBe(n)
    }
    await stop()
    expect(lines).toHaveLength(1)
  })
})
