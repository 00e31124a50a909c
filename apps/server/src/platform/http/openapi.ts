import { type ProblemCode, problems, type Route, type RouteName, routes } from '@warmline/contracts'
import { z } from 'zod'

type Json = Record<string, unknown>

/** OpenAPI 3.1 of the whole route table. Pure, so that the command line prints the same document. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Warmline',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Customer operations in which AI does the routine work and there is always a human if you want one.',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: {
      schemas: { Problem: problemSchema() },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A contact’s, a worker’s or the operator’s token.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-warmline',
          description: 'The session of a signed-in person; `warmline` on plain-http loopback.',
        },
      },
      responses: Object.fromEntries(
        (Object.keys(problems) as ProblemCode[]).map((code) => [code, problemResponse(code)]),
      ),
    },
  }
}

function operation(name: RouteName, route: Route): Json {
  const keyed = route.method !== 'GET' && route.repeatable !== true
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')]
  if (keyed) parameters.push(keyHeader)
  return {
    operationId: name,
    summary: route.summary,
    'x-permission': route.permission,
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(bodyOf(route) ?? {}),
    responses: { [String(route.status ?? 200)]: success(route), ...refusals(route, keyed) },
  }
}

const keyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A fresh key for each wish, the same when it is repeated: it happens once and is answered as the first time.',
  schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
}

function securityOf(route: Route): Json[] {
  if (route.permission === 'public') return []
  if (route.permission === 'contact' || route.permission === 'operator') return [{ bearer: [] }]
  return [{ bearer: [] }, { session: [] }]
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties, required } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: property,
  }))
}

function bodyOf(route: Route): Json | null {
  if (route.raw === true)
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }
  if (route.body === undefined) return null
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
    },
  }
}

function success(route: Route): Json {
  const type = route.produces ?? 'application/json'
  const schema = route.produces === undefined ? schemaOf(route.response, 'output') : { type: 'string' }
  return { description: route.summary, content: { [type]: { schema } } }
}

/** Every code that can come back, by status; those of one status share a response. */
function refusals(route: Route, keyed: boolean): Json {
  const codes: ProblemCode[] = [
    'bad-request',
    'too-many-requests',
    'bug',
    'overloaded',
    'database-away',
    'storage-full',
  ]
  if (route.permission !== 'public') codes.push('not-signed-in', 'token-expired', 'not-allowed')
  if (route.method !== 'GET')
    codes.push('bad-json', 'body-too-large', 'type-refused', 'csrf-refused', 'origin-refused')
  if (route.params !== undefined) codes.push('not-found')
  if (keyed)
    codes.push(
      'idempotency-key-missing',
      'idempotency-key-reused',
      'stale-version',
      'wrong-state',
      'out-of-limits',
    )
  if (route.permission === 'worker') codes.push('stale-epoch', 'not-holder')
  const byStatus = new Map<string, ProblemCode[]>()
  for (const code of codes) {
    const status = String(problems[code].status)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${problems[code].title}`).join(' · '),
        content: problemContent,
      },
    ]),
  )
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
const problemResponse = (code: ProblemCode): Json => ({
  description: `${problems[code].title}. ${problems[code].remedy}`,
  content: problemContent,
})

const problemSchema = (): Json => ({
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'remedy'],
  properties: {
    type: { type: 'string', format: 'uri' },
    code: { enum: Object.keys(problems) },
    title: { type: 'string' },
    status: { type: 'integer' },
    remedy: { type: 'string' },
    detail: { type: 'string' },
    incident: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
})
