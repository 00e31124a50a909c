import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Registry } from './registry.ts'
import type { OpenSpan, Tracer } from './spans.ts'

export interface HttpWatch {
  /** requests without an answer yet */
  inFlight(): number
  /** long polls and event streams */
  following(): number
}

const eventsPath = '/v1/events'

/** Its pattern, never its address: addresses hold ids. */
const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'none'

/** Hooks for every route that is added afterwards. */
export function watchHttp(app: FastifyInstance, registry: Registry, tracer: Tracer | null): HttpWatch {
  const began = new WeakMap<FastifyRequest, number>()
  const spans = new WeakMap<FastifyRequest, OpenSpan>()
  let inFlight = 0
  let following = 0
  app.addHook('onRequest', (request, reply, done) => {
    const isFollowing = routeOf(request) === eventsPath
    began.set(request, performance.now())
    if (isFollowing) following += 1
    else inFlight += 1
    // Also when nobody is left to answer, or a stream was taken over.
    reply.raw.once('close', () => {
      if (isFollowing) following -= 1
      else inFlight -= 1
    })
    if (tracer === null || isFollowing) return done()
    const span = tracer.open(`${request.method} ${routeOf(request)}`, {
      kind: 'server',
      parent: null,
      attributes: { 'http.request.method': request.method, 'http.route': routeOf(request) },
    })
    spans.set(request, span)
    tracer.run(span, done)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request)
    if (route !== eventsPath) {
      const ms = performance.now() - (began.get(request) ?? performance.now())
      const status = `${Math.floor(reply.statusCode / 100)}xx`
      registry.observe('warmline_http_request_seconds', ms / 1_000, [route, status])
    }
    const span = spans.get(request)
    if (span) {
      const { caller } = request
      span.set({
        'http.response.status_code': reply.statusCode,
        ...(caller && 'workspaceId' in caller ? { workspace: caller.workspaceId } : {}),
      })
      span.end(reply.statusCode >= 500)
    }
    done()
  })
  return { inFlight: () => inFlight, following: () => following }
}
