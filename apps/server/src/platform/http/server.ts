import type { Server } from 'node:http'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { StoreBusy, StoreUnavailable } from '../ports.ts'
import { createCaps } from '../sockets/caps.ts'
import { idsOfCaller, type Refusal } from './caller.ts'
import { apiHeaders, transportSecurity } from './headers.ts'
import type { Implementations } from './implementation.ts'
import { BadJson, BadText, parseJsonBody } from './json-body.ts'
import { problemOf, sendProblem } from './problem.ts'
import { afterBody } from './rest-of-body.ts'
import { methodsOf, type RouteContext, registerRoutes } from './routes.ts'

export interface HttpOptions {
  log: FastifyBaseLogger
  routes: RouteContext
  implementations: Implementations
  /** addresses of proxies whose X-Forwarded-For is believed; false = none */
  trustProxy: boolean | string | string[]
  maxConnections: number
  /** holds connections for many: its own are not counted */
  isProxy: (address: string) => boolean
  newIncident: () => string
  /** nobody is let in any more: what is asked is still answered, and then the connection ends */
  isLeaving: () => boolean
  /** before any route: sees every request */
  watch: (app: FastifyInstance) => void
  /** served over TLS, by us or by the proxy in front */
  secure: boolean
}

/** A Fastify server with the whole route table; pages, health and sockets are added by the composition root. */
export function createHttpServer(options: HttpOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    // Nothing is written down by request, so no request needs a logger of its own.
    childLoggerFactory: (logger) => logger,
    trustProxy: options.trustProxy,
    requestTimeout: 15_000,
    keepAliveTimeout: 65_000,
    bodyLimit: 64 * 1024,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false, caseSensitive: true },
    // deadlines are looked at this often
    http: { connectionsCheckingInterval: 1_000 },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket),
    frameworkErrors: (_error, _request, reply) =>
      void sendProblem(reply, { code: 'bad-request', detail: 'The address is not valid.' }),
  })
  app.server.headersTimeout = 10_000
  app.server.maxConnections = options.maxConnections
  shareConnections(app.server, options)
  options.watch(app)
  const always = options.secure
    ? { ...apiHeaders, 'strict-transport-security': transportSecurity }
    : apiHeaders
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(always)
    done()
  })
  app.addHook('onRequest', refuseCoding)
  app.addHook('onSend', (request, reply, payload, done) => {
    // Not earlier: what is in work when the door shuts must say so too.
    if (options.isLeaving()) reply.header('connection', 'close')
    if (reply.statusCode < 400) return done(null, payload)
    afterBody(request.raw, () => done(null, payload))
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url.split('?')[0] ?? '')
    if (allowed.length === 0)
      return sendProblem(reply, { code: 'not-found', detail: 'There is no such address.' })
    reply.header('allow', allowed.join(', '))
    return sendProblem(reply, { code: 'method-refused', detail: `It takes ${allowed.join(', ')}.` })
  })
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalFor(error)
    if (refusal) return sendProblem(reply, refusal)
    return sendProblem(reply, { code: 'bug' }, report(error, request, options))
  })
  registerRoutes(app, options.routes, options.implementations)
  return app
}

/** A body that is small on the line and large in memory is not unpacked to find out. */
function refuseCoding(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const coding = request.headers['content-encoding']
  if (coding === undefined || coding === 'identity') done()
  else sendProblem(reply, { code: 'type-refused', detail: 'Send the body without Content-Encoding.' })
}

/** One address holds at most half of all connections, so that it alone cannot shut out the others. */
function shareConnections(server: Server, { maxConnections, isProxy }: HttpOptions): void {
  const caps = createCaps(Math.ceil(maxConnections / 2))
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    if (isProxy(address)) return
    const release = caps.take(address)
    if (release === null) socket.destroy()
    else socket.once('close', release)
  })
}

/** What a thrown error means to who asked; null = a bug of ours. */
function refusalFor(error: FastifyError): Refusal | null {
  if (error instanceof BadJson) return { code: 'bad-json', detail: error.message }
  if (error instanceof BadText)
    return {
      code: 'bad-request',
      errors: [{ path: error.message, message: 'text is not well-formed Unicode' }],
    }
  if (error instanceof StoreBusy) return { code: 'overloaded' }
  if (error instanceof StoreUnavailable) return { code: 'database-away' }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        code: 'body-too-large',
        detail: 'A JSON body has at most 64 KiB, a file at most 10 MiB, where nothing else is said.',
      }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'type-refused', detail: 'Send application/json.' }
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_BAD_URL':
      return { code: 'bad-request', detail: 'The request is not complete or its address is not valid.' }
    default:
      return null
  }
}

/** What somebody typed into an address is written down only where it looks like an id of ours. */
function idsIn(params: unknown): Record<string, string> {
  if (typeof params !== 'object' || params === null) return {}
  const ids = Object.entries(params).filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' && /^[a-z]{2,5}_[0-9a-f-]{36}$/.test(pair[1]),
  )
  return Object.fromEntries(ids.map(([name, id]) => [name === 'itemId' ? 'subjectId' : name, id]))
}

/** The log gets what happened, the answer only a number to ask about. */
function report(error: Error, request: FastifyRequest, options: HttpOptions): string {
  const incident = options.newIncident()
  options.log.error(
    {
      incident,
      ...idsOfCaller(request.caller),
      ...idsIn(request.params),
      method: request.method,
      route: request.routeOptions.url ?? null,
      error: { name: error.name, message: error.message, stack: error.stack },
    },
    'a bug',
  )
  return incident
}

interface RawSocket {
  writable: boolean
  destroyed: boolean
  end(text: string): void
  destroy(): void
}

/** What could not even be parsed as HTTP. */
function answerBrokenRequest(error: Error & { code?: string }, socket: RawSocket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const status = tooLate
    ? '408 Request Timeout'
    : tooLarge
      ? '431 Request Header Fields Too Large'
      : '400 Bad Request'
  const body = JSON.stringify(
    problemOf({ code: 'bad-request', detail: 'The request could not be read as HTTP.' }),
  )
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
