import { parseArticle, parseCsvArticles, plainText, sentences } from '@warmline/core'
import { anyText, bent, fuzz, printFuzz } from '@warmline/testkit/fuzz'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readHtmlArticle } from '../kinds/reading/html-article.ts'

/** Files from which articles are made: whoever sent them may have got them from anywhere. */
afterAll(printFuzz)

const defaults = { language: 'en', topic: 'unknown' }
const written = fc.constant(
  '---\ntitle: T\ntopic: cards\nlanguage: en\nquestions:\n  - "Why?"\nexpires: 2028-02-29\n---\n\nA *b*. C.\n',
)
const listed = fc.constant('question,answer,topic\nWhy?,"Because, ""so"".\nYes.",cards\nHow?,Thus.\n')
const tag = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<main>',
    '</main>',
    '<h1>',
    '</h1>',
    '<li>',
    '<ul>',
    '</ul>',
    '<ol>',
    '<td>',
    '<tr>',
    '<br>',
  ],
  ...[
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<nav hidden',
    '<svg><title>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
  ],
  ...[
    '&#x110000;',
    '&#xd800;',
    '&#0;',
    '&nbsp',
    '<html lang="',
    '\ufdd0',
    '\\',
    '`',
    '**',
    '[',
    '](',
    '| a |',
    '1. ',
  ],
)
const page = fc
  .array(fc.oneof({ weight: 3, arbitrary: tag }, fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))
const repeated = fc
  .tuple(tag, fc.integer({ min: 1, max: 3_000 }), tag)
  .map(([one, times, end]) => one.repeat(times) + end.repeat(times))

const holdsArticle = (title: string, body: string) => {
  expect(title.trim()).not.toBe('')
  expect(title.length).toBeLessThanOrEqual(200)
  expect(body.length).toBeLessThanOrEqual(40_000)
  expect((title + body).isWellFormed()).toBe(true)
  const plain = plainText(body)
  for (const { start, end } of sentences(plain)) expect(end).toBeGreaterThan(start)
}

describe('files of articles', () => {
  it('Markdown', () =>
    fuzz('Markdown article', fc.oneof(bent(written), anyText), (source) => {
      const parsed = parseArticle(source, 'a.md')
      if (parsed.ok) holdsArticle(parsed.article.title, parsed.article.body)
    }))

  it('CSV', () =>
    fuzz('CSV of questions', fc.oneof(bent(listed), anyText), (source) => {
      const parsed = parseCsvArticles(source, defaults)
      if (!parsed.ok) return expect(parsed.line).toBeGreaterThan(0)
      for (const row of parsed.rows) if (row.ok) holdsArticle(row.article.title, row.article.body)
    }))

  it('HTML', () =>
    fuzz('HTML page', fc.oneof({ weight: 4, arbitrary: page }, repeated, anyText), (source) => {
      const read = readHtmlArticle(source)
      if (read.ok) holdsArticle(read.title, read.body)
    }))

  it('HTML of two million characters of one thing is refused, whatever the thing is', () => {
    for (const part of [
      '<p>',
      '<a b c d',
      '</b>',
      '<li><p>',
      '<br> ',
      '&amp;',
      ' a=b',
      '<b><i></b>',
      '<!--',
      ' ',
    ])
      expect(
        readHtmlArticle(`<title>t</title>${part.repeat(Math.floor(1_999_000 / part.length))}`).ok,
        part,
      ).toBe(false)
  })
})
