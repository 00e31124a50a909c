import { readFileSync } from 'node:fs'
import { z } from 'zod'
import * as contracts from '../../packages/contracts/src/index.ts'

type Json = Record<string, unknown>
type Schemas = Record<string, unknown>

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType
const typeName = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`

/** The contracts as plain TypeScript, for who has neither our sources nor zod: made from the schemas themselves. */
export function contractTypes(): string {
  const registry = z.registry<{ id: string }>()
  const all = Object.entries(contracts) as [string, unknown][]
  const named = all.filter((entry): entry is [string, z.ZodType] => isSchema(entry[1]))
  for (const [name, schema] of named) registry.add(schema, { id: typeName(name) })
  const made = new Map<string, string>()
  const typeOf = (schema: z.ZodType, io: 'input' | 'output' = 'output'): string => {
    const json = z.toJSONSchema(schema, { metadata: registry, io, unrepresentable: 'any' }) as Json
    for (const [name, part] of Object.entries((json['$defs'] ?? {}) as Schemas))
      if (!made.has(name)) made.set(name, typeFrom(part as Json))
    return typeFrom(json)
  }
  for (const [name, schema] of named) {
    const text = typeOf(schema)
    if (!made.has(typeName(name))) made.set(typeName(name), text)
  }
  const routes = Object.entries(contracts.routes as Record<string, contracts.Route>).map(([name, route]) => {
    const field = (key: 'params' | 'query' | 'body' | 'response') => {
      const schema = route[key]
      return `${key}: ${schema === undefined ? 'undefined' : typeOf(schema, key === 'query' ? 'input' : 'output')}`
    }
    return `  /** ${route.method} ${route.path} · ${route.summary} */\n  ${name}: { ${field('params')}; ${field('query')}; ${field('body')}; ${field('response')} }`
  })
  return [
    '/** Made from the schemas by `npm run sdk`. */',
    `export type ProblemCode = ${Object.keys(contracts.problems)
      .map((code) => JSON.stringify(code))
      .join(' | ')}`,
    problemType(),
    ...[...made].map(([name, text]) => `export type ${name} = ${text}`),
    `export interface Routes {\n${routes.join('\n')}\n}`,
    'export type RouteName = keyof Routes',
    ...[
      ['Params', 'params'],
      ['Body', 'body'],
      ['QueryInput', 'query'],
      ['Response', 'response'],
    ].map(([type, key]) => `export type ${type}Of<N extends RouteName> = Routes[N]['${key}']`),
    '',
  ].join('\n\n')
}

/** The one shape that is not a schema. */
const problemType = (): string =>
  /^export interface Problem \{[\s\S]*?^\}/m.exec(
    readFileSync(new URL('../../packages/contracts/src/problems.ts', import.meta.url), 'utf8'),
  )![0]

function typeFrom(schema: Json): string {
  const { $ref, enum: values, anyOf, oneOf, allOf, type } = schema
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? 'unknown'
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(values)) return union(values.map((value) => JSON.stringify(value)))
  if (Array.isArray(anyOf ?? oneOf)) return union(((anyOf ?? oneOf) as Json[]).map(typeFrom))
  if (Array.isArray(allOf)) return (allOf as Json[]).map(typeFrom).join(' & ')
  if (Array.isArray(type)) return union(type.map((one) => typeFrom({ ...schema, type: one })))
  switch (type) {
    case 'object':
      return objectFrom(schema)
    case 'array':
      return schema['prefixItems'] === undefined
        ? `Array<${typeFrom((schema['items'] ?? {}) as Json)}>`
        : `[${(schema['prefixItems'] as Json[]).map(typeFrom).join(', ')}]`
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return type
    default:
      return 'unknown'
  }
}

const union = (parts: readonly string[]) => [...new Set(parts)].join(' | ') || 'never'

function objectFrom({ properties = {}, required = [], additionalProperties }: Json): string {
  const fields = Object.entries(properties as Schemas).map(([name, part]) => {
    const isRequired = (required as string[]).includes(name)
    const text = typeFrom(part as Json)
    return `${JSON.stringify(name)}${isRequired ? `: ${text}` : `?: ${text} | undefined`}`
  })
  if (fields.length > 0) return `{ ${fields.join('; ')} }`
  const others = additionalProperties
  if (typeof others !== 'object' || others === null) return 'Record<string, never>'
  return `Record<string, ${typeFrom(others as Json)}>`
}
