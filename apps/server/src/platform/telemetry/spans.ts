import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

/** Ids, names and numbers; never a text that somebody wrote. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Where a span belongs: its trace, and itself as a parent. */
export interface SpanContext {
  traceId: string
  spanId: string
}

export type SpanKind = 'internal' | 'server' | 'client' | 'consumer'

export interface FinishedSpan extends SpanContext {
  parentId: string | undefined
  name: string
  kind: SpanKind
  /** epoch nanoseconds */
  startNs: bigint
  endNs: bigint
  attributes: Attributes
  isFailed: boolean
}

export interface OpenSpan extends SpanContext {
  set(attributes: Attributes): void
  end(isFailed?: boolean): void
}

export interface SpanOptions {
  kind?: SpanKind
  attributes?: Attributes
  /** undefined = of whatever runs now; null = a trace of its own */
  parent?: SpanContext | null | undefined
}

export interface Tracer {
  /** Runs `work` inside a span, which ends with it; a rejection marks it failed. */
  within<T>(name: string, options: SpanOptions, work: (span: OpenSpan) => Promise<T>): Promise<T>
  open(name: string, options: SpanOptions): OpenSpan
  /** Everything that `work` starts belongs to this span. */
  run<T>(span: SpanContext, work: () => T): T
  current(): SpanContext | undefined
}

export interface TracerOptions {
  onEnd: (span: FinishedSpan) => void
  /** of traces that are kept, 0 to 1; the trace id decides, so that a trace is kept whole */
  share: number
  now?: () => number
}

const isKept = (traceId: string, share: number) =>
  share >= 1 || Number.parseInt(traceId.slice(-8), 16) < share * 2 ** 32

export function createTracer({
  onEnd,
  share,
  now = () => performance.timeOrigin + performance.now(),
}: TracerOptions): Tracer {
  const inWork = new AsyncLocalStorage<SpanContext>()
  const nanoseconds = () => BigInt(Math.round(now() * 1_000)) * 1_000n

  function open(name: string, { kind = 'internal', attributes = {}, parent }: SpanOptions): OpenSpan {
    const above = parent === undefined ? inWork.getStore() : (parent ?? undefined)
    const context = {
      traceId: above?.traceId ?? randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
    }
    const startNs = nanoseconds()
    let all = attributes
    let isOpen = true
    return {
      ...context,
      set(more) {
        all = { ...all, ...more }
      },
      end(isFailed = false) {
        if (!isOpen) return
        isOpen = false
        if (!isKept(context.traceId, share)) return
        const parentId = above?.spanId
        onEnd({ ...context, parentId, name, kind, startNs, endNs: nanoseconds(), attributes: all, isFailed })
      },
    }
  }
  return {
    open,
    run: (span, work) => inWork.run({ traceId: span.traceId, spanId: span.spanId }, work),
    current: () => inWork.getStore(),
    async within(name, options, work) {
      const span = open(name, options)
      try {
        const value = await inWork.run({ traceId: span.traceId, spanId: span.spanId }, () => work(span))
        span.end()
        return value
      } catch (error) {
        span.end(true)
        throw error
      }
    },
  }
}
