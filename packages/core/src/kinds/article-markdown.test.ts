import { describe, expect, it } from 'vitest'
import { parseArticle } from './article-markdown.ts'
import { plainText, sentences } from './article-text.ts'

const good = `---
title: "How long it takes"
topic: card-delivery
language: EN
audience: public
# a remark
questions:
  - When does it come?
  - "How long: exactly?"
expires: 2028-02-29
---

Body *one*.
`

describe('parseArticle', () => {
  it('reads a whole file', () => {
    expect(parseArticle(good, 'a/b/how-long.md')).toEqual({
      ok: true,
      article: {
        slug: 'how-long',
        title: 'How long it takes',
        topic: 'card-delivery',
        language: 'en',
        audience: 'public',
        questions: ['When does it come?', 'How long: exactly?'],
        expiresAt: Date.UTC(2028, 2, 1),
        body: 'Body *one*.',
      },
    })
  })

  it('takes Windows line ends, a byte order mark and the default audience', () => {
    const parsed = parseArticle(
      '\uFEFF---\r\ntitle: T\r\ntopic: t\r\nlanguage: sv\r\n---\r\nHej.\r\n',
      'x.MD',
    )
    expect(parsed).toMatchObject({
      ok: true,
      article: { slug: 'x', audience: 'public', body: 'Hej.', questions: [] },
    })
  })

  const refusals: [name: string, source: string, problem: RegExp, line: number][] = [
    ['empty', '', /must start/, 1],
    ['no front matter', '# Title\n\ntext', /must start/, 1],
    ['not closed', '---\ntitle: T\n', /not closed/, 3],
    ['unknown key', '---\ntitel: T\n---\nx', /unknown key "titel"/, 2],
    ['twice', '---\ntitle: T\ntitle: U\n---\nx', /second time/, 3],
    ['no value', '---\ntitle:\n---\nx', /no value/, 2],
    ['not a pair', '---\ntitle: T\nhello\n---\nx', /key: value/, 3],
    ['no topic', '---\ntitle: T\nlanguage: en\n---\nx', /"topic" is missing/, 4],
    ['bad topic', '---\ntitle: T\ntopic: Card Delivery\nlanguage: en\n---\nx', /lower-case/, 3],
    ['bad language', '---\ntitle: T\ntopic: t\nlanguage: english\n---\nx', /code such as/, 4],
    [
      'bad audience',
      '---\ntitle: T\ntopic: t\nlanguage: en\naudience: all\n---\nx',
      /one of public, workers/,
      5,
    ],
    ['bad date', '---\ntitle: T\ntopic: t\nlanguage: en\nexpires: 2027-02-29\n---\nx', /year-month-day/, 5],
    ['stray item', '---\ntitle: T\n  - a\n---\nx', /list item/, 3],
    ['inline list', '---\nquestions: [a, b]\n---\nx', /as a list/, 2],
    ['empty body', '---\ntitle: T\ntopic: t\nlanguage: en\n---\n \n', /no text/, 6],
    ['lone surrogate', `---\ntitle: ${'\ud800'}\n---\nx`, /Unicode/, 1],
  ]
  it.each(refusals)('refuses: %s', (_name, source, problem, line) => {
    const parsed = parseArticle(source, 'x.md')
    expect(parsed).toMatchObject({ ok: false, line })
    if (!parsed.ok) expect(parsed.problem).toMatch(problem)
  })

  it.each(['1970-01-01', '2000-02-29', '2026-12-31', '2099-03-01'])('knows when %s ends', (day) => {
    const parsed = parseArticle(good.replace('2028-02-29', day), 'x.md')
    expect(parsed.ok && parsed.article.expiresAt).toBe(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
  })
})

describe('plainText', () => {
  it('keeps the words and drops the marks', () => {
    const body = [
      '# Cards #',
      '',
      'A **bold** and *soft* line',
      'goes on with [a link](https://x.example/a_b) and `code`.',
      '',
      '- first item',
      '- second item',
      '  continues',
      '',
      '> Quoted snake_case_word \\*star\\*.',
      '',
      '| A | B |',
      '|---|---|',
      '| 1 | 2 |',
      '---',
      'The end<br>.',
    ].join('\n')
    expect(plainText(body)).toBe(
      'Cards\n\nA bold and soft line goes on with a link and code.\n\nfirst item\nsecond item continues\n\n' +
        'Quoted snake_case_word *star*.\n\nA B\n\n1 2\n\nThe end.',
    )
  })

  it('leaves its own result alone', () => {
    const once = plainText('One.\n\n\nTwo   three.\nFour.')
    expect(once).toBe('One.\n\nTwo three. Four.')
    expect(plainText(once)).toBe(once)
  })
})

describe('sentences', () => {
  const table: [text: string, expected: string[]][] = [
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['It costs 1.50 euro. Pay it.', ['It costs 1.50 euro.', 'Pay it.']],
    ['See e.g. Norway. Ask Dr. Berg or J. Doe.', ['See e.g. Norway.', 'Ask Dr. Berg or J. Doe.']],
    ['Bis zum 3. Mai zahlen. Danach z. B. später.', ['Bis zum 3. Mai zahlen.', 'Danach z. B. später.']],
    ['Wir nehmen z.B. Karten. Gut.', ['Wir nehmen z.B. Karten.', 'Gut.']],
    ['Du kan t.ex. Betala nu. Sen då?', ['Du kan t.ex. Betala nu.', 'Sen då?']],
    ['¿Dónde está? ¡Aquí! Es así, p.ej. Madrid.', ['¿Dónde está?', '¡Aquí!', 'Es así, p.ej. Madrid.']],
    ['أين بطاقتي؟ البطاقة في الطريق. شكرا', ['أين بطاقتي؟', 'البطاقة في الطريق.', 'شكرا']],
    ['He said "no." Then left.', ['He said "no."', 'Then left.']],
    ['We charge 5. You pay.', ['We charge 5.', 'You pay.']],
    ['Title\n\nFirst line\nsecond line.', ['Title', 'First line', 'second line.']],
    ['これは文です。次の文。', ['これは文です。', '次の文。']],
    ['', []],
    [' \n ', []],
  ]
  it.each(table)('splits %j', (text, expected) => {
    expect(sentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})
