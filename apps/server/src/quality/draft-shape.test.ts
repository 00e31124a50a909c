import { garbage } from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { BadDraft, readDraft } from './draft-shape.ts'

const answer = {
  kind: 'answer',
  text: 'Your card comes by mail.',
  spans: [{ articleId: 'art_1', articleVersion: 1, start: 0, end: 24 }],
  topic: 'cards',
  confidence: 0.9,
  assistantVersion: 'built-in@1',
} as const

describe('what an assistant gave back', () => {
  it('is taken as it is when it is a draft, without what nobody asked for', () => {
    const none = { kind: 'no-answer', reason: 'unsure', topic: null, confidence: 0.2 } as const
    expect(readDraft(answer)).toEqual(answer)
    expect(readDraft({ ...answer, usage: { tokens: 12 } })).toEqual(answer)
    expect(readDraft(none)).toEqual(none)
  })

  it.each(garbage.map((one) => [one]))('is no draft: %j', (one) => {
    expect(() => readDraft(one)).toThrow(BadDraft)
  })

  it.each([
    ['empty', { text: '', spans: [] }],
    ['longer than a message', { text: 'x'.repeat(8_001) }],
    ['of a hundred thousand spans', { spans: Array.from({ length: 100_000 }, () => answer.spans[0]) }],
    ['with half a character', { text: 'Your card \ud83d' }],
    ['with a NUL', { topic: 'cards\u0000' }],
    ['sure beyond 1', { confidence: 1.2 }],
    ['sure of nothing that is a number', { confidence: Number.NaN }],
    ['with a span at no place', { spans: [{ ...answer.spans[0], start: 0.5 }] }],
  ])('is no draft: %s', (_, change) => {
    expect(() => readDraft({ ...answer, ...change })).toThrow(BadDraft)
  })

  it('is not quoted in what is written down about it', () => {
    const secret = { ...answer, topic: 7, text: 'The card number is 4111 1111 1111 1111.' }
    const said = () => readDraft(secret)
    expect(said).toThrow('topic')
    expect(said).not.toThrow('4111')
  })
})
