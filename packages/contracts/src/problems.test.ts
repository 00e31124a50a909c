import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ProblemCode, problems } from './problems.ts'

const page = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8')
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0], section] as const),
)

describe('docs/problems.md and the catalogue', () => {
  it('name the same codes in the same order', () => {
    expect([...sections.keys()]).toEqual(Object.keys(problems))
  })

  it.each(Object.keys(problems) as ProblemCode[])(
    '%s stands under its status with its title and remedy',
    (code) => {
      const { status, title, remedy } = problems[code]
      expect(sections.get(code)).toContain(`**${title}.**`)
      expect(sections.get(code)).toContain(`What to do: ${remedy}`)
      const before = page.slice(0, page.indexOf(`### ${code}\n`))
      expect(before.match(/^## (\d{3})$/gm)?.at(-1)).toBe(`## ${status}`)
    },
  )
})
