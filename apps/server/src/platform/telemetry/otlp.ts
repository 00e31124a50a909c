import type { FinishedSpan, SpanKind } from './spans.ts'

export interface ExporterOptions {
  /** the whole address, such as http://collector:4318/v1/traces */
  url: string
  headers: Readonly<Record<string, string>>
  resource: Readonly<Record<string, string>>
  /** what became of spans; `why` of those that were dropped */
  onSent: (count: number) => void
  onDropped: (count: number, why: string) => void
  everyMs?: number
  mostWaiting?: number
  mostInOne?: number
  answerWithinMs?: number
}

export interface Exporter {
  add(span: FinishedSpan): void
  /** Sends what waits, within two seconds; what is left then is dropped and counted. */
  stop(): Promise<void>
}

const kinds: Record<SpanKind, number> = { internal: 1, server: 2, client: 3, consumer: 5 }
const statusError = 2
const stopWithinMs = 2_000

const attributeValue = (value: string | number | boolean) =>
  typeof value === 'string'
    ? { stringValue: value }
    : typeof value === 'boolean'
      ? { boolValue: value }
      : Number.isSafeInteger(value)
        ? { intValue: String(value) }
        : { doubleValue: value }

const attributesOf = (all: FinishedSpan['attributes']) =>
  Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: attributeValue(value) }],
  )

/** OTLP/HTTP in JSON: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export const bodyOf = (spans: readonly FinishedSpan[], resource: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [
          {
            scope: { name: 'warmline' },
            spans: spans.map((span) => ({
              traceId: span.traceId,
              spanId: span.spanId,
              ...(span.parentId === undefined ? {} : { parentSpanId: span.parentId }),
              name: span.name,
              kind: kinds[span.kind],
              startTimeUnixNano: String(span.startNs),
              endTimeUnixNano: String(span.endNs),
              attributes: attributesOf(span.attributes),
              ...(span.isFailed ? { status: { code: statusError } } : {}),
            })),
          },
        ],
      },
    ],
  })

/** One request at a time, every two seconds; a collector that is away costs spans, never memory or an answer. */
export function createExporter(options: ExporterOptions): Exporter {
  const { mostWaiting = 4_096, mostInOne = 512, everyMs = 2_000, answerWithinMs = 5_000 } = options
  let waiting: FinishedSpan[] = []
  let sending: Promise<void> | undefined
  const stopping = new AbortController()

  async function post(spans: readonly FinishedSpan[]): Promise<void> {
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...options.headers },
        body: bodyOf(spans, options.resource),
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(answerWithinMs), stopping.signal]),
      })
      await response.text()
      if (response.ok) options.onSent(spans.length)
      else options.onDropped(spans.length, `the collector answered ${response.status}`)
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      options.onDropped(spans.length, cause instanceof Error ? cause.message : 'no answer')
    }
  }

  function send(): Promise<void> {
    if (waiting.length === 0) return sending ?? Promise.resolve()
    sending ??= post(waiting.splice(0, mostInOne)).finally(() => {
      sending = undefined
    })
    return sending
  }
  const timer = setInterval(() => void send(), everyMs)
  timer.unref()
  return {
    add(span) {
      if (waiting.length >= mostWaiting) return options.onDropped(1, 'too many wait')
      waiting.push(span)
      if (waiting.length >= mostInOne) void send()
    },
    async stop() {
      clearInterval(timer)
      const late = setTimeout(() => stopping.abort(new Error('the node stopped')), stopWithinMs)
      while ((waiting.length > 0 || sending) && !stopping.signal.aborted) await send()
      await sending
      clearTimeout(late)
      if (waiting.length > 0) options.onDropped(waiting.length, 'the node stopped')
      waiting = []
    },
  }
}
