import { readFileSync } from 'node:fs'
import { lineCodes, uiLanguages } from '@warmline/contracts/words'
import { describe, expect, it } from 'vitest'
import { halfOf } from '../build/parts.ts'
import { laterWords, ownWords } from './fetch.ts'
import { firstKeys, firstLines } from './words/first.ts'

/** Calls every function of the words with plausible values and gathers all texts. */
async function textsOf(language: (typeof uiLanguages)[number]): Promise<string[]> {
  const { words } = await laterWords(language)
  const facts = [
    { name: 'Amara', when: '14:05', place: 2, reached: false },
    { name: null, when: null, place: null, reached: true },
  ]
  const lines = lineCodes.flatMap((code) => facts.map((fact) => words.lines[code](fact)))
  const others = Object.entries(words).flatMap(([key, value]) => {
    if (key === 'lines') return []
    return typeof value === 'function'
      ? [String((value as (...values: unknown[]) => string)(2, 'X'))]
      : [value as string]
  })
  return [...lines, ...others]
}

describe.each(uiLanguages)('words in %s', (language) => {
  it('are all there, without an exclamation mark', async () => {
    const texts = await textsOf(language)
    expect(texts.length).toBeGreaterThan(150)
    for (const text of texts) {
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/[!¡！]|undefined|null|\[object/)
    }
  })
})

it('a contact’s own affairs are said in every language, each in its own words', async () => {
  const flat = (value: unknown): string[] =>
    typeof value === 'function'
      ? [String((value as (...values: string[]) => string)('Robin', 'X'))]
      : typeof value === 'string'
        ? [value]
        : Object.values(value as object).flatMap(flat)
  const all = await Promise.all(uiLanguages.map(async (language) => flat((await ownWords(language)).words)))
  // "Name" is a word in English and in German
  for (const n of all[0]?.keys() ?? [])
    expect(new Set(all.map((texts) => texts[n])).size, all[0]?.[n]).toBeGreaterThan(4)
  for (const text of all.flat()) expect(text).not.toMatch(/[!¡！]|undefined|null|\[object/)
})

describe.each(uiLanguages)('the two halves of %s', (language) => {
  const code = readFileSync(
    new URL(import.meta.resolve(`@warmline/contracts/contact-words/${language}`)),
    'utf8',
  )
  const keysIn = (text: string, depth: number) =>
    [...text.matchAll(new RegExp(`^ {${depth}}'?([\\w-]+)'?:(?! \\{$)`, 'gm'))].map(([, key]) => key)
  it.each([2, 4])('hold every word once, at depth %i', (depth) => {
    const halves = ['first', 'later'].flatMap((half) => keysIn(halfOf(code, half), depth))
    expect(halves.toSorted()).toEqual(keysIn(code, depth).toSorted())
  })
  it('begin with the first look', () => {
    const first = halfOf(code, 'first')
    expect(keysIn(first, 2).toSorted()).toEqual([...firstKeys].toSorted())
    expect(keysIn(first, 4)).toEqual(expect.arrayContaining([...firstLines]))
  })
})

it('English says person, never live agent or bot', async () => {
  for (const text of await textsOf('en'))
    expect(text).not.toMatch(/\b(agent|bot|chatbot|human|user|customer)\b/i)
})
