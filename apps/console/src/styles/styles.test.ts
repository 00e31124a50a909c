import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/**
 * Every stylesheet that was ever loaded stays in the page: a class of one page that another page also uses changes how
 * that one looks, as soon as both were visited. So the first class of a rule belongs to one page, or to the first load.
 */
const own = import.meta.dirname
const ui = join(own, '..', '..', '..', '..', 'packages', 'ui', 'src')
const firstLoad = ['tokens.css', 'base.css', 'primitives.css', 'surfaces.css', 'shell.css', 'line.css']
/** sheets of one page */
const page: Record<string, string> = { 'inbox-narrow.css': 'inbox.css', 'answer.css': 'inbox.css' }
/** known before this test and seen to be the same rule on both sides */
const known = new Set(['err', 'held', 'inp', 'list', 'main', 'msg', 'pill', 'warnbox'])

const sheets = [own, ui].flatMap((folder) =>
  readdirSync(folder)
    // on paper other rules hold
    .filter((name) => name.endsWith('.css') && name !== 'print.css')
    .map((name) => ({
      name,
      text: readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
    })),
)

/** The class with which each selector of a sheet begins. */
function firstClasses(text: string): Set<string> {
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap((m) => m[1]!.split(','))
  return new Set(selectors.flatMap((s) => /^\s*\.([\w-]+)/.exec(s)?.[1] ?? []))
}

it('no page styles a class that belongs to another', () => {
  const owners = new Map<string, Set<string>>()
  for (const { name, text } of sheets)
    for (const one of firstClasses(text)) {
      const by = owners.get(one) ?? new Set()
      owners.set(one, by.add(firstLoad.includes(name) ? 'first load' : (page[name] ?? name)))
    }
  const shared = [...owners].filter(([name, by]) => by.size > 1 && !known.has(name))
  expect(shared.map(([name, by]) => `.${name}: ${[...by].join(', ')}`)).toEqual([])
  expect(owners.size).toBeGreaterThan(150)
})

it('no sheet of a page or a part uses a class that changes the shell', () => {
  const lazy = sheets.filter(({ name }) => !firstLoad.includes(name))
  const used = ['reading', 'rail', 'on', 'new', 'none']
  const wrong = lazy.flatMap(({ name, text }) =>
    [...firstClasses(text)].filter((one) => used.includes(one)).map((one) => `${name}: .${one}`),
  )
  expect(wrong).toEqual([])
})
