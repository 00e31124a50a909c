import { attachmentTypes, limits, type Route, type RouteName, routes } from '@warmline/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { z } from 'zod'
import { refusalOf } from '../auth/permissions.ts'
import type { Pressure } from '../pressure.ts'
import { type Caller, type Refusal, type Refused, refuse } from './caller.ts'
import { within } from './deadline.ts'
import { isKey, requestHash, scopeOf } from './idempotency.ts'
import type { Answer, Implementation, Implementations } from './implementation.ts'
import { refuseBadText } from './json-body.ts'
import type { Origins } from './origins.ts'
import { type Waited, waitsForDatabase } from './patience.ts'
import { sendProblem } from './problem.ts'
import type { Gate, RateLimits } from './rate-limits.ts'
import { hasReserve, reserveRefusal, tooMany } from './reserve.ts'
import { shedRefusal } from './shedding.ts'

export interface RouteContext {
  authenticate: (request: FastifyRequest) => Promise<Caller | Refused>
  /** The request carries the operator token beside its own: no limits for it. */
  isOperator: (request: FastifyRequest) => boolean
  /** a workspace made for replay or bench */
  isUnlimited: (workspaceId: string) => Promise<boolean>
  origins: Origins
  limits: RateLimits
  pressure: Pick<Pressure, 'isShed'>
  /** Tests hold answers against their schemas. */
  checkAnswers: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    /** `ip`, worked out once: behind a proxy each look parses its header again */
    address: string
    /** for the database */
    waited: Waited
    /** a limit is reached: seconds until it would pass; what has a reserve is judged when its body is known */
    overLimit: number | null
  }
}

/** Routes that could be used to guess or to flood. */
const gates: Partial<Record<RouteName, Gate>> = {
  signIn: 'sign-in',
  requestLink: 'sign-in',
  setUp: 'sign-in',
  caseKey: 'case-key',
  join: 'join',
  confirmJoin: 'join',
}
/** A key names a new contact here and nobody is signed in yet, so it must not be guessable. */
const longKeys: Partial<Record<RouteName, number>> = { openContact: 16 }
const methods = (Object.values(routes) as Route[]).map((route) => ({
  method: route.method,
  pattern: new RegExp(`^${route.path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
}))

/** Methods that a path takes, for 405; empty when there is no such path. */
export const methodsOf = (path: string): string[] => [
  ...new Set(methods.filter((one) => one.pattern.test(path)).map((one) => one.method)),
]

/** Routes that a widget on a foreign page calls: authorised by a contact's token, never by a cookie. */
const isEmbeddable = (name: RouteName) =>
  name === 'front' || name === 'openContact' || routes[name].permission.startsWith('contact')

export function registerRoutes(
  app: FastifyInstance,
  context: RouteContext,
  implementations: Implementations,
): void {
  app.decorateRequest('caller', null)
  app.decorateRequest('address', '')
  app.decorateRequest('waited')
  app.decorateRequest('overLimit', null)
  const names = Object.keys(routes) as RouteName[]
  for (const name of names) if (!isRaw(name)) register(app, context, name, implementations)
  void app.register(async (raw) => {
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const name of names) if (isRaw(name)) register(raw, context, name, implementations)
  })
  const embeddable = new Set(names.filter(isEmbeddable).map((name) => routes[name].path))
  for (const path of embeddable) app.options(path, async (request, reply) => preflight(request, reply))
}

const mostMs = 15_000
const mostPollMs = 60_000
const overloaded = (): Refusal => ({ code: 'overloaded' })

const isRaw = (name: RouteName) => (routes[name] as Route).raw === true

function register(app: FastifyInstance, context: RouteContext, name: RouteName, all: Implementations): void {
  const route: Route = routes[name]
  const implementation = all[name] as Implementation<RouteName>
  app.route({
    method: route.method as HTTPMethods,
    url: route.path,
    bodyLimit: route.raw === true ? limits.attachmentBytes : (route.bodyBytes ?? limits.bodyBytes),
    exposeHeadRoute: route.method === 'GET' && name !== 'events',
    onRequest: async (request, reply) => {
      const refused = await within(admit(request, reply, context, name, route), mostMs, overloaded)
      if (refused) return sendProblem(reply, refused)
    },
    handler: async (request, reply) => {
      const { caller, body, overLimit } = request
      const shed = shedRefusal(context.pressure, name, body)
      if (shed) return sendProblem(reply, shed)
      const over =
        overLimit === null || caller === null
          ? null
          : await reserveRefusal(context.limits, caller, name, body, overLimit)
      if (over) return sendProblem(reply, over)
      const serving = waitsForDatabase(name, request.waited, () =>
        serve(request, reply, name, route, implementation),
      )
      const late = () => refuse('overloaded')
      const result = await within(serving, name === 'events' ? mostPollMs : mostMs, late)
      return send(reply, context, route, result)
    },
  })
}

/** Everything that can be refused before the body is read. */
async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  context: RouteContext,
  name: RouteName,
  route: Route,
): Promise<Refusal | null> {
  const shed = shedRefusal(context.pressure, name)
  if (shed) return shed
  const free = context.isOperator(request)
  request.address = request.ip
  request.waited = { ms: 0 }
  const wait = free ? null : await waitFor(context, request.address, gates[name])
  const found = await waitsForDatabase(name, request.waited, () => context.authenticate(request))
  let over = wait !== null && (await isLifted(context, found)) ? null : wait
  if (over !== null && !hasReserve(name)) return tooMany(over)
  const unknown = 'ok' in found && route.permission !== 'public' ? found : null
  const caller: Caller = 'ok' in found ? { kind: 'public' } : found
  const refusal = unknown ?? refusalOf(route.permission, caller)
  if (refusal) return over === null ? refusal.problem : tooMany(over)
  if (caller.kind !== 'public' && !free) {
    over = (await context.limits.byToken(caller.tokenId)) ?? over
    if (over !== null && !hasReserve(name)) return tooMany(over)
  }
  request.caller = caller
  request.overLimit = over
  const foreign = await originRefusal(request, reply, context, name, caller)
  if (foreign) return foreign
  return headerRefusal(request, name, route)
}

const isLifted = async (context: RouteContext, found: Caller | Refused) =>
  'workspaceId' in found && (await context.isUnlimited(found.workspaceId))

async function waitFor(
  context: RouteContext,
  address: string,
  gate: Gate | undefined,
): Promise<number | null> {
  const every = await context.limits.byAddress('every', address)
  if (every !== null || gate === undefined) return every
  return context.limits.byAddress(gate, address)
}

/** A contact's token is only good on pages that the workspace allows; a browser says where it is. */
async function originRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  context: RouteContext,
  name: RouteName,
  caller: Caller,
): Promise<Refusal | null> {
  const { origin } = request.headers
  if (origin === undefined || context.origins.isOwn(request.headers)) return null
  reply.header('vary', 'Origin')
  if (!isEmbeddable(name))
    return refuse('origin-refused', 'Only our own pages may call this from a browser.').problem
  const mayEmbed = async () =>
    caller.kind !== 'contact' || (await context.origins.mayEmbed(request.headers, caller.workspaceId))
  if (!(await waitsForDatabase(name, request.waited, mayEmbed))) return refuse('origin-refused').problem
  reply.header('access-control-allow-origin', origin)
  reply.header('access-control-expose-headers', 'Retry-After')
  return null
}

function headerRefusal(request: FastifyRequest, name: RouteName, route: Route): Refusal | null {
  if (route.method === 'GET') return null
  if (route.raw === true) {
    const type = mediaType(request)
    const types: readonly string[] = attachmentTypes
    if (!types.includes(type)) return { code: 'type-refused', detail: `Send one of ${types.join(', ')}.` }
  }
  if (route.repeatable === true) return null
  const key = request.headers['idempotency-key']
  if (key === undefined) return { code: 'idempotency-key-missing' }
  if (!isKey(key))
    return {
      code: 'idempotency-key-missing',
      detail: 'The one that came is too short, too long, or has other characters.',
    }
  const least = longKeys[name]
  if (least !== undefined && key.length < least)
    return {
      code: 'idempotency-key-missing',
      detail: `Here it needs at least ${least} characters that cannot be guessed.`,
    }
  return null
}

const mediaType = (request: FastifyRequest) =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

async function serve(
  request: FastifyRequest,
  reply: FastifyReply,
  name: RouteName,
  route: Route,
  implementation: Implementation<RouteName>,
): Promise<Answer<unknown>> {
  const caller = request.caller ?? { kind: 'public' as const }
  const params = validate(route.params, request.params, 'params')
  const query = validate(route.query, request.query, 'query')
  const body =
    route.raw === true
      ? { ok: true as const, value: undefined }
      : validate(route.body, request.body ?? {}, 'body')
  if (!params.ok) return name !== 'front' && isUnknownId(params.problem) ? refuse('not-found') : params
  if (!query.ok) return query
  if (!body.ok && route.method !== 'GET') return body
  const keyed = route.method !== 'GET' && route.repeatable !== true
  const key = String(request.headers['idempotency-key'])
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const { address } = request
  return implementation({
    caller,
    params: params.value,
    query: query.value,
    body: body.ok ? body.value : undefined,
    bytes,
    mediaType: mediaType(request),
    idempotency: keyed
      ? {
          scope: scopeOf(caller, address),
          key,
          requestHash: requestHash(route.method, request.url, route.raw === true ? bytes : request.body),
        }
      : null,
    address,
    http: { request, reply },
  } as unknown as Parameters<Implementation<RouteName>>[0])
}

/** An id that cannot exist is answered like one that does not. */
const isUnknownId = (problem: Refusal) => (problem.errors ?? []).every((one) => one.path.endsWith('Id'))

type Validated = { ok: true; value: unknown } | Refused

function validate(
  schema: z.ZodObject | undefined,
  value: unknown,
  place: 'params' | 'query' | 'body',
): Validated {
  if (schema === undefined) {
    const isEmpty = value === undefined || value === null || Object.keys(value).length === 0
    return isEmpty
      ? { ok: true, value: undefined }
      : invalid([{ path: '', message: `this route takes no ${place}` }])
  }
  if (place !== 'body') {
    try {
      refuseBadText(value, '')
    } catch {
      return invalid([{ path: place, message: 'text is not well-formed Unicode' }])
    }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  return invalid(
    parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message.slice(0, 200) })),
  )
}

const invalid = (errors: { path: string; message: string }[]): Refused => ({
  ok: false,
  problem: { code: 'bad-request', errors },
})

function send(
  reply: FastifyReply,
  context: RouteContext,
  route: Route,
  result: Answer<unknown>,
): FastifyReply {
  if (!result.ok) return sendProblem(reply, result.problem)
  if ('streamed' in result) return reply
  if (result.headers) reply.headers(result.headers)
  reply.code(result.status ?? route.status ?? 200)
  const type = route.produces
  if (type !== undefined) {
    if (reply.getHeader('content-type') === undefined)
      reply.header('content-type', type.startsWith('text/') ? `${type}; charset=utf-8` : type)
    return reply.send(result.value)
  }
  if (context.checkAnswers) route.response.parse(result.value)
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(result.value))
}

/** The answer to a preflight gives nothing away: whether the origin may act is decided on the request itself. */
function preflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { origin } = request.headers
  if (origin === undefined || !/^https?:\/\//.test(origin))
    return sendProblem(reply, { code: 'origin-refused' })
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
      'access-control-max-age': '600',
      vary: 'Origin',
    })
    .send()
}
