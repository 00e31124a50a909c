import { lineCodes, uiLanguages } from '@warmline/contracts/words'
import { describe, expect, it } from 'vitest'
import { loadWords } from './words/load.ts'

/** Calls every function of the words with plausible values and gathers all texts. */
async function textsOf(language: (typeof uiLanguages)[number]): Promise<string[]> {
  const { words } = await loadWords(language)
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

it('English says person, never live agent or bot', async () => {
  for (const text of await textsOf('en'))
    expect(text).not.toMatch(/\b(agent|bot|chatbot|human|user|customer)\b/i)
})
