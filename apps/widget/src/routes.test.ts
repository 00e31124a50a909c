import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '@warmline/contracts/paths'
import { expect, it } from 'vitest'
import { contactRoutes } from '../vite.config.ts'

/** The build leaves only these routes in the client's table; a call to another one would fail in the browser only. */
it('every route that the widget names is in its build', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.(test|long)\./.test(file))
  const text = sources.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
  const named = [...text.matchAll(/(?:\bcall\(\s*|name: )'(\w+)'/g)].map(([, name]) => name ?? '')
  const routes = named.filter((name) => name in paths)
  expect(routes.length).toBeGreaterThan(10)
  expect(routes.filter((name) => !contactRoutes.has(name))).toEqual([])
  expect([...contactRoutes].filter((name) => !(name in paths))).toEqual([])
})
