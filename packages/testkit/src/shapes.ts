import fc from 'fast-check'
import { z } from 'zod'

/** Of JSON Schema, what `z.toJSONSchema` makes of the contracts. */
export interface Shape {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: Shape | boolean
  propertyNames?: Shape
  items?: Shape
  prefixItems?: Shape[]
  minItems?: number
  maxItems?: number
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

export const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape

/** Values that a schema most likely takes; what only its refinements know may still refuse them. */
export function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const either = shape.anyOf ?? shape.oneOf
  if (either) return fc.oneof(...either.map(valuesOf))
  if (shape.allOf) return valuesOf(Object.assign({}, ...shape.allOf) as Shape)
  switch (shape.type) {
    case 'string':
      return texts(shape)
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(shape.minimum ?? shape.exclusiveMinimum ?? 0, Number.MIN_SAFE_INTEGER),
        max: Math.min(shape.maximum ?? 1_000, Number.MAX_SAFE_INTEGER),
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valuesOf(shape.items ?? {}), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? 3, (shape.minItems ?? 0) + 3),
      })
    case 'object':
      return objects(shape)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function texts({ format, pattern, minLength = 0, maxLength = 60 }: Shape): fc.Arbitrary<string> {
  if (format === 'email') return fc.constantFrom('ada@example.org', 'b.c+d@mail.example.com')
  if (format === 'uri') return fc.constantFrom('https://shop.example', 'http://localhost:8080/a')
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= Math.max(maxLength, 1_000))
  return fc.string({
    unit: 'grapheme',
    minLength: Math.max(1, minLength),
    maxLength: Math.min(maxLength, 60),
  })
}

function objects(shape: Shape): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = shape
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, valuesOf(of)]))
  const record = fc.record(fields, { requiredKeys: required })
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return record
  const key = valuesOf({ type: 'string', ...shape.propertyNames }) as fc.Arbitrary<string>
  return fc.dictionary(key, valuesOf(additionalProperties), { maxKeys: 3 })
}

/** One value that the schema takes, or a failure that names what could not be filled. */
export function exampleOf(schema: z.ZodType, name: string, seed: number): unknown {
  for (const value of fc.sample(valuesOf(shapeOf(schema)), { numRuns: 100, seed }))
    if (schema.safeParse(value).success) return value
  throw new Error(`cannot fill ${name}: teach shapes.ts its shape`)
}

/** A place of text in a value: `body.toWorkerId`, `body.attachments` (a list of one). */
export interface TextPlace {
  name: string
  isList: boolean
  /** of ids: `wi`; null = any text, which may be an id all the same */
  prefix: string | null
}

/** Where in the top of a shape ids or free texts may stand. */
export function textPlaces(shape: Shape): TextPlace[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, of]) => {
    const all = [of, ...(of.anyOf ?? [])]
    const list = all.find(({ type }) => type === 'array')
    const text = (list ? [list.items ?? {}] : all).find(({ type, enum: one }) => type === 'string' && !one)
    if (!text || text.format) return []
    const prefix = /^\^(\w+)_\[0-9a-f\]/.exec(text.pattern ?? '')?.[1] ?? null
    return [{ name, isList: list !== undefined, prefix }]
  })
}
