import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshKey, send, startTestServer, type TestServer } from '../harness/test-server.ts'

interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes: { key: string; value: { stringValue?: string; intValue?: string } }[]
}

let collector: Server
let server: TestServer
let bodies = ''
const spans: Span[] = []

beforeAll(async () => {
  collector = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      bodies += text
      for (const { scopeSpans } of JSON.parse(text).resourceSpans)
        for (const scope of scopeSpans) spans.push(...scope.spans)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
  server = await startTestServer({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } })
})
afterAll(async () => {
  await server?.close()
  collector?.close()
})

const attribute = ({ attributes }: Span, key: string) => {
  const value = attributes.find((one) => one.key === key)?.value
  return value?.stringValue ?? value?.intValue
}

it('one trace goes from the request to the outside task, by ids and positions alone', async () => {
  const { workspaceId, slug } = await server.workspace({ ai: true })
  const base = server.bases[0]!
  const { token } = await server.contact(slug)
  const secret = 'where is my planted-parcel-4711?'
  const opened = await send(base, 'POST', '/v1/conversations', {
    token,
    key: freshKey(),
    body: { language: 'en', wants: 'ai', text: secret },
  })
  expect(opened.status, opened.text).toBe(201)
  const { itemId } = opened.json
  const named = (name: string) =>
    spans.find((span) => span.name === name && (attribute(span, 'subject') ?? itemId) === itemId)
  // what is around it ends after it, and may be sent later
  await expect
    .poll(() => ['outside ai-draft', 'alarm', 'handle'].every((name) => named(name)), { timeout: 15_000 })
    .toBe(true)
  await expect
    .poll(
      () => spans.some(({ traceId, parentSpanId }) => !parentSpanId && traceId === named('alarm')?.traceId),
      {
        timeout: 15_000,
      },
    )
    .toBe(true)
  const request = spans.find(
    ({ name, traceId }) =>
      name === 'POST /v1/conversations' && traceId === named('outside ai-draft')?.traceId,
  )
  const chain = [request, named('handle'), named('commit'), named('reaction drafting'), named('alarm')]
  const outside = named('outside ai-draft')
  expect(chain.map((span) => span?.name)).toEqual([
    'POST /v1/conversations',
    'handle',
    'commit',
    'reaction drafting',
    'alarm',
  ])
  for (const [n, span] of chain.entries()) {
    expect(span?.traceId).toBe(request?.traceId)
    if (n > 0) expect(span?.parentSpanId, span?.name).toBe(chain[n - 1]?.spanId)
  }
  expect(outside?.parentSpanId).toBe(chain.at(-1)?.spanId)
  for (const span of chain.slice(1)) expect(attribute(span!, 'workspace')).toBe(workspaceId)
  expect(Number(attribute(named('commit')!, 'position'))).toBeGreaterThan(0)
  expect(bodies).not.toContain(secret)
  expect(bodies).not.toContain(token)
})
