import type { OutsideRunners } from '../alarm-runner.ts'
import type { Committer } from '../committer.ts'
import type { Handle } from '../handle.ts'
import type { Around, Work } from '../runner-retry.ts'
import { createExporter } from './otlp.ts'
import type { Registry } from './registry.ts'
import { createTracer, type SpanContext, type Tracer } from './spans.ts'

export interface TraceOptions {
  /** of the traces of the collector, path and all */
  url: string
  headers: Readonly<Record<string, string>>
  serviceName: string
  nodeId: string
  version: string
  /** 0 to 1 */
  share: number
  everyMs?: number
}

export interface Traces {
  tracer: Tracer
  handle(handle: Handle): Handle
  commit(commit: Committer['commit']): Committer['commit']
  outside(task: string, run: OutsideRunners[string]): OutsideRunners[string]
  around: Around
  alarmsSet(workspaceId: string, keys: readonly string[]): void
  stop(): Promise<void>
}

const mostRemembered = 10_000
const tellEveryMs = 60_000

/** What caused an entry or an alarm, as far as this node remembers: on another node or after a start a trace begins anew. */
function createCauses() {
  const causes = new Map<string, SpanContext>()
  return {
    remember(key: string, cause: SpanContext | undefined) {
      if (cause === undefined) return
      causes.delete(key)
      causes.set(key, cause)
      if (causes.size > mostRemembered) causes.delete(causes.keys().next().value ?? '')
    },
    of: (key: string) => causes.get(key) ?? null,
  }
}

const typeOf = (command: unknown) =>
  typeof command === 'object' && command !== null && 'type' in command ? String(command.type) : undefined

export function createTraces(
  options: TraceOptions,
  registry: Registry,
  log: { warn(fields: object, message: string): void },
): Traces {
  let toldAt = Number.NEGATIVE_INFINITY
  const exporter = createExporter({
    url: options.url,
    headers: options.headers,
    resource: {
      'service.name': options.serviceName,
      'service.version': options.version,
      'service.instance.id': options.nodeId,
    },
    ...(options.everyMs === undefined ? {} : { everyMs: options.everyMs }),
    onSent: (count) => registry.count('warmline_spans_total', ['sent'], count),
    onDropped(count, why) {
      registry.count('warmline_spans_total', ['dropped'], count)
      if (performance.now() - toldAt < tellEveryMs) return
      toldAt = performance.now()
      log.warn({ why }, 'trace spans were dropped; told once a minute, counted in warmline_spans_total')
    },
  })
  const tracer = createTracer({ onEnd: exporter.add, share: options.share })
  const causes = createCauses()
  return {
    tracer,
    handle: (handle) => (input) =>
      tracer.within('handle', { attributes: attributesOf(input) }, async (span) => {
        const result = await handle(input)
        if (result.ok)
          span.set({
            position: result.response.position,
            version: result.response.version,
            repeated: result.repeated,
          })
        else span.set({ refused: result.problem.code })
        return result
      }),
    commit: (commit) => (one, deadline) =>
      tracer.within('commit', { attributes: commitAttributes(one) }, async (span) => {
        const result = await commit(one, deadline)
        span.set({ result: result.status })
        if (result.status !== 'committed') return result
        span.set({ position: result.lastPosition })
        for (let at = result.firstPosition; at <= result.lastPosition; at += 1)
          causes.remember(`${one.workspaceId} ${one.lane} ${at}`, span)
        return result
      }),
    outside: (task, run) => (given, abort, context) =>
      tracer.within(
        `outside ${task}`,
        { kind: 'client', attributes: { workspace: context.workspaceId, attempt: context.attempt } },
        () => run(given, abort, context),
      ),
    around(what, work) {
      const { name, ...options } = spanOf(what, causes)
      return tracer.within(name, options, work)
    },
    alarmsSet(workspaceId, keys) {
      for (const key of keys) causes.remember(`${workspaceId} alarm ${key}`, tracer.current())
    },
    stop: exporter.stop,
  }
}

const attributesOf = ({ workspaceId, subjectKind, subjectId, command }: Parameters<Handle>[0]) => ({
  workspace: workspaceId,
  kind: subjectKind,
  subject: subjectId,
  command: typeOf(command),
})

const commitAttributes = (commit: Parameters<Committer['commit']>[0]) => ({
  workspace: commit.workspaceId,
  subject: commit.subjectId,
  events: commit.entries.length,
})

function spanOf(what: Work, causes: ReturnType<typeof createCauses>) {
  if ('reaction' in what) {
    const { reaction, entry } = what
    const { workspaceId, lane, position, subjectId, event } = entry
    const attributes = { workspace: workspaceId, subject: subjectId, position, event: event.type }
    const parent = causes.of(`${workspaceId} ${lane} ${position}`)
    return { name: `reaction ${reaction}`, kind: 'consumer' as const, attributes, parent }
  }
  const { workspaceId, subjectId, dueAt, attempt, key } = what.alarm
  const attributes = { workspace: workspaceId, subject: subjectId, due: dueAt, attempt }
  const parent = causes.of(`${workspaceId} alarm ${key}`)
  return { name: 'alarm', kind: 'consumer' as const, attributes, parent }
}
