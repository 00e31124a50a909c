import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passageFor, passageWith } from './highlight.ts'
import { createKnowledgeIndex } from './search.ts'

const plain =
  'Jars come in three sizes. Turn the lid to the left. It opens with a pop.\n\nA jar that is closed keeps for a year.'

const search = (question: string, text = plain, language = 'en') => {
  const index = createKnowledgeIndex()
  index.put({
    articleId: 'jar',
    version: 1,
    title: 'Jars',
    topic: 'jars',
    language,
    audience: 'public',
    questions: [],
    plain: text,
    expiresAt: null,
  })
  const { query } = index.search(question, { language, audience: 'public', now: 0 })
  return passageFor(text, index.sentencesOf('jar'), query, language)
}
const marked = ({ text, marks }: { text: string; marks: { start: number; end: number }[] }) =>
  marks.map(({ start, end }) => text.slice(start, end))

describe('what a search shows of an article', () => {
  it('is the sentences that answer, with the words that were looked for', () => {
    const found = search('turning a lid')
    expect(plain.slice(found.start, found.start + found.text.length)).toBe(found.text)
    expect(found.text).toContain('Turn the lid to the left.')
    expect(marked(found)).toEqual(['Turn', 'lid'])
  })

  it('marks what a mistyped word was taken for', () => {
    expect(marked(search('bicylce', 'A bicycle costs 5 euro a day.'))).toEqual(['bicycle'])
    expect(marked(search('kortleverans', 'Leverans av kort tar tid.', 'sv'))).toEqual(['Leverans', 'kort'])
  })

  it('is the beginning of an article that has no sentence to quote', () => {
    const long = 'lid '.repeat(200)
    const found = search('lid', long)
    expect(found.start).toBe(0)
    expect(found.text.length).toBeLessThanOrEqual(240)
    expect(long.startsWith(found.text)).toBe(true)
  })
})

describe('where words stand just so', () => {
  it('is their sentence, with each time that they are in it', () => {
    expect(passageWith('One. A lid is a LID. Two.', 'lid')).toEqual({
      start: 5,
      text: 'A lid is a LID.',
      marks: [
        { start: 2, end: 5 },
        { start: 11, end: 14 },
      ],
    })
    expect(passageWith('a💥\n💥', '💥\n\ud83d')).toEqual({
      start: 0,
      text: 'a💥\n💥',
      marks: [{ start: 1, end: 5 }],
    })
    expect(passageWith(plain, 'bicycle')).toBeNull()
    expect(passageWith(plain, '')).toBeNull()
  })

  it('holds whatever the text and the words are', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '. ', ' ', 'İ', 'é', '\n', '💥'),
      maxLength: 900,
    })
    fc.assert(
      fc.property(text, text, fc.nat(), fc.integer({ min: 1, max: 40 }), (before, after, at, length) => {
        const whole = before + after
        const words = whole.slice(at % (whole.length + 1)).slice(0, length)
        const found = passageWith(whole, words)
        if (!found) return
        expect(whole.slice(found.start, found.start + found.text.length)).toBe(found.text)
        expect(found.marks.length).toBeGreaterThan(0)
        expect(found.text.length).toBeLessThanOrEqual(400)
        for (const one of marked(found)) expect(one.toLowerCase()).toBe(words.toLowerCase())
      }),
    )
  })
})
