import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '@warmline/contracts/paths'
import { limits } from '@warmline/contracts/words'
import { expect, it } from 'vitest'
import { contactLimits, contactRoutes } from '../vite.config.ts'

/** The build leaves only these routes in the client's table; a call to another one would fail in the browser only. */
/** Sources of one part ('' = the shell), or all of them. */
function widgetText(part?: string): string {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.(test|long)\./.test(file))
  const own = sources.filter(
    (file) => part === undefined || (/^(talk|line|later|own)\//.exec(file)?.[1] ?? '') === part,
  )
  return own.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
}

it('every route that the widget names is in its build', () => {
  const text = widgetText()
  const named = [...text.matchAll(/(?:\bcall\(\s*|name: )'(\w+)'/g)].map(([, name]) => name ?? '')
  const routes = named.filter((name) => name in paths)
  expect(routes.length).toBeGreaterThan(10)
  expect(routes.filter((name) => !contactRoutes.has(name))).toEqual([])
  expect([...contactRoutes].filter((name) => !(name in paths))).toEqual([])
})

it('every limit that a part reads is in its build', () => {
  for (const [part, names] of Object.entries(contactLimits)) {
    const read = [...widgetText(part).matchAll(/\blimits\.(\w+)/g)].map(([, name]) => name ?? '')
    expect([...new Set(read)].toSorted(), part).toEqual([...names].toSorted())
    expect(names.filter((name) => !(name in limits))).toEqual([])
  }
})
