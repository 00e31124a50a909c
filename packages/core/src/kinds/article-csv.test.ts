import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsvArticles } from './article-csv.ts'

const defaults = { language: 'en', topic: 'unknown' }
const read = (source: string) => parseCsvArticles(source, defaults)
const rowsOf = (source: string) => {
  const parsed = read(source)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.rows
}
const articlesOf = (source: string) => rowsOf(source).flatMap((row) => (row.ok ? [row.article] : []))
const problemsOf = (source: string) =>
  rowsOf(source).flatMap((row) => (row.ok ? [] : [[row.line, row.problem] as const]))

describe('a list of questions and answers', () => {
  it('becomes one article a row, with what the row does not say filled in', () => {
    expect(
      articlesOf(
        'question,answer,topic,language\nWhen does it come?,In two days.,card-delivery,EN\nHur då?,Så här.,,sv\nWhy?,Because.\n',
      ),
    ).toEqual([
      {
        slug: '',
        title: 'When does it come?',
        topic: 'card-delivery',
        language: 'en',
        audience: 'public',
        questions: ['When does it come?'],
        expiresAt: null,
        body: 'In two days.',
      },
      expect.objectContaining({ title: 'Hur då?', topic: 'unknown', language: 'sv' }),
      expect.objectContaining({ title: 'Why?', topic: 'unknown', language: 'en', body: 'Because.' }),
    ])
  })

  it.each([
    ['semicolons', 'Question;Answer\nA, b?;"c; d"\n', 'A, b?', 'c; d'],
    ['tabs and columns nobody asked for', 'id\tanswer\tquestion\n7\tYes.\tIs it?\n', 'Is it?', 'Yes.'],
    ['a byte order mark and Windows lines', '\uFEFFquestion,answer\r\nWho?,We.\r\n', 'Who?', 'We.'],
    [
      'quotation marks and lines in a field',
      'question,answer\nHow?,"Say ""so"".\nThen go."\n',
      'How?',
      'Say "so".\nThen go.',
    ],
  ])('is read with %s', (_, source, title, body) => {
    expect(articlesOf(source)).toMatchObject([{ title, body }])
  })

  it('refuses a row by its line and takes the others', () => {
    const source = `question,answer,topic\nOne?,Yes.\n,No.\nTwo?,\nThree?,"a\nb",Not A Topic\n${'x'.repeat(121)},y\none?,Again.\n\nFour?,Yes.\n`
    expect(articlesOf(source).map(({ title }) => title)).toEqual(['One?', 'Four?'])
    expect(problemsOf(source)).toEqual([
      [3, 'the question is empty'],
      [4, 'the answer is empty'],
      [5, expect.stringContaining('a topic is written')],
      [7, expect.stringContaining('120 characters')],
      [8, 'the same question stands in line 2'],
    ])
  })

  it.each([
    ['a column that is missing', 'question,reply\na,b\n', 'one column "answer"', 1],
    ['a column that is there twice', 'question,answer,Question\na,b,c\n', 'one column "question"', 1],
    ['nothing but a head', 'question,answer\n\n', 'no question', 1],
    ['nothing', '', 'one column "question"', 1],
    ['an open quotation mark', 'question,answer\na,"b\nc\n', 'not closed', 2],
    ['text after a closed one', 'question,answer\na,"b"c\n', 'not closed', 2],
    ['what is no text', 'question,answer\na,\u0000\n', 'Unicode', 1],
    ['too many rows', `question,answer\n${'a,b\n'.repeat(501)}`, 'at most 500', 502],
    ['too many fields', `question,answer\n${','.repeat(60)}\n`, 'more than 50 fields', 2],
  ])('refuses a file with %s', (_, source, problem, line) => {
    expect(read(source)).toEqual({ ok: false, problem: expect.stringContaining(problem), line })
  })

  it('gives back any field that was quoted', () => {
    const field = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
      .filter((text) => text.trim() !== '' && !text.includes('\u0000') && text.isWellFormed())
    fc.assert(
      fc.property(field, (answer) => {
        const [article] = articlesOf(`question,answer\nQ?,"${answer.replaceAll('"', '""')}"\n`)
        expect(article?.body).toBe(answer.trim())
      }),
    )
  })
})
