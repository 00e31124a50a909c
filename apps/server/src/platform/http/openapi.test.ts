import { problems, type Route, routes } from '@warmline/contracts'
import { paths } from '@warmline/contracts/paths'
import { describe, expect, it } from 'vitest'
import { openApi } from './openapi.ts'

const document = JSON.parse(JSON.stringify(openApi('0.0.0'))) as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; responses: Record<string, unknown> }
}
interface Operation {
  operationId: string
  security: object[]
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
  'x-permission': string
}

describe('the OpenAPI document', () => {
  it('is 3.1 and has every route once, with its permission', () => {
    expect(document.openapi).toBe('3.1.0')
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations.map((one) => one.operationId).sort()).toEqual(Object.keys(routes).sort())
    for (const one of operations)
      expect(one['x-permission']).toBe(routes[one.operationId as keyof typeof routes].permission)
  })

  it.each(Object.entries(routes) as [string, Route][])(
    '%s: parameters, body, answer, problems, key',
    (name, route) => {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      const operation = document.paths[path]?.[route.method.toLowerCase()]
      expect(operation?.operationId).toBe(name)
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const declared = operation?.parameters ?? []
      expect(declared.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath)
      expect(declared.filter((one) => one.in === 'path').every((one) => one.required)).toBe(true)
      const isKeyed = route.method !== 'GET' && route.repeatable !== true
      expect(declared.some((one) => one.name === 'Idempotency-Key')).toBe(isKeyed)
      expect(operation?.requestBody !== undefined).toBe(route.body !== undefined || route.raw === true)
      expect(Object.keys(operation?.responses ?? {})).toEqual(
        expect.arrayContaining([String(route.status ?? 200), '400', '429', '500', '503']),
      )
      expect(operation?.security.length === 0).toBe(route.permission === 'public')
    },
  )

  it('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    )
    for (const reference of new Set(references)) {
      let at: unknown = document
      for (const step of reference.replace('#/', '').split('/')) at = (at as Record<string, unknown>)[step]
      expect([reference, typeof at]).toEqual([reference, 'object'])
    }
  })

  it('names every problem of the catalogue', () => {
    expect(Object.keys(document.components.responses)).toEqual(Object.keys(problems))
  })
})

it('the client’s constant table is the route table', () => {
  const table = Object.fromEntries(
    (Object.entries(routes) as [string, Route][]).map(([name, route]) => [
      name,
      route.raw ? [route.method, route.path, 'raw'] : [route.method, route.path],
    ]),
  )
  expect(paths).toEqual(table)
})
