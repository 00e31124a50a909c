import { readFileSync } from 'node:fs'
import * as words from '@warmline/contracts/words'
import { describe, expect, it } from 'vitest'

const tables = Object.fromEntries(Object.entries(words)) as Record<string, readonly unknown[] | undefined>

const page = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The codes in the first column of the table under a heading. */
const valuesUnder = (text: string, heading: string): string[] => {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')
}

const explained = [
  'subjectKinds',
  'itemKinds',
  'channels',
  'roles',
  'autonomyLevels',
  'holderPlaces',
  'askWays',
  'handoffReasons',
  'gateChecks',
  'endReasons',
  'assignWays',
  'callbackModes',
  'waitWays',
  'figureWindows',
  'promiseStandings',
  'audiences',
] as const

describe('the glossary and the enums', () => {
  for (const name of explained) {
    it(`explains every value of ${name} and no other`, () => {
      expect(valuesUnder(page('glossary.md'), name)).toEqual([...(tables[name] ?? [])])
    })
  }

  it('has a section for every constant table of words', () => {
    const tables = Object.entries(words)
      .filter(([, value]) => Array.isArray(value) && typeof value[0] === 'string')
      .map(([name]) => name)
    const elsewhere = ['lineCodes', 'attachmentTypes', 'uiLanguages']
    expect(tables.filter((name) => !elsewhere.includes(name)).sort()).toEqual([...explained].sort())
  })
})

describe('the architecture page', () => {
  it('stays within two pages', () => {
    expect(page('architecture.md').split(/\s+/).length).toBeLessThan(1_200)
  })

  it('tells the life of one message in eight steps', () => {
    expect(page('architecture.md').match(/^[1-8]\. /gm)?.length).toBeGreaterThanOrEqual(8)
  })
})
