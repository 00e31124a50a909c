import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../core/src/kinds/article-markdown.ts'
import { plainText, sentences } from '../../core/src/kinds/article-text.ts'
import { type Draft, type DraftRequest, spanKey } from './assistant.ts'
import { confidenceFloor, createBuiltInAssistant, draftFrom } from './built-in.ts'
import { offTopic, questions } from './fixtures/questions.ts'
import { createKnowledgeIndex, type IndexedArticle } from './search.ts'

const folder = new URL('../../../apps/server/src/demo/articles/', import.meta.url)
const now = Date.UTC(2026, 0, 15)

const articles: IndexedArticle[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => {
    const parsed = parseArticle(readFileSync(new URL(name, folder), 'utf8'), name)
    if (!parsed.ok) throw new Error(`${name}:${parsed.line} ${parsed.problem}`)
    const { title, topic, language, audience, questions, expiresAt, body } = parsed.article
    return {
      articleId: name,
      version: 3,
      title,
      topic,
      language,
      audience,
      questions,
      expiresAt,
      plain: plainText(body),
    }
  })

const index = createKnowledgeIndex()
for (const article of articles) index.put(article)

const asking = (text: string, more: Partial<DraftRequest> = {}): DraftRequest => ({
  workspaceId: 'ws_test',
  language: 'en',
  audience: 'public',
  topicHint: null,
  turns: [{ from: 'contact', text }],
  alreadySent: [],
  now,
  ...more,
})
const draft = (text: string, more: Partial<DraftRequest> = {}): Draft => draftFrom(index, asking(text, more))

const describeDraft = (found: Draft) =>
  found.kind === 'answer'
    ? `${found.topic} ${found.spans[0]?.articleId}`
    : `(${found.reason}, ${found.topic})`

describe('on the demo company', () => {
  it('answers most questions, from the right topic', () => {
    const rows = questions.map(([topic, text, language]) => ({
      topic,
      text,
      found: draft(text, { language: language ?? 'en' }),
    }))
    const answered = rows.filter(({ found }) => found.kind === 'answer')
    const right = answered.filter(({ topic, found }) => found.topic === topic)
    const table = rows
      .filter(({ topic, found }) => found.kind !== 'answer' || found.topic !== topic)
      .map(
        ({ topic, text, found }) =>
          `${found.confidence.toFixed(2)} ${topic} ← ${describeDraft(found)}: ${text}`,
      )
      .join('\n')
    const figures = `answered ${answered.length} of ${rows.length}, right topic ${right.length}\n${table}`
    expect(rows.length, figures).toBeGreaterThanOrEqual(120)
    expect(answered.length / rows.length, figures).toBeGreaterThanOrEqual(0.75)
    expect(right.length / answered.length, figures).toBeGreaterThanOrEqual(0.93)
  })

  it('refuses what it has no article for', () => {
    const said = offTopic
      .map((text) => ({ text, found: draft(text) }))
      .filter(({ found }) => found.kind === 'answer')
    const table = said
      .map(({ text, found }) => `${found.confidence} ${describeDraft(found)}: ${text}`)
      .join('\n')
    expect(offTopic.length).toBeGreaterThanOrEqual(40)
    expect(1 - said.length / offTopic.length, table).toBeGreaterThanOrEqual(0.9)
  })

  it('quotes whole sentences of the cited article, word for word', () => {
    for (const [, text, language] of questions) {
      const found = draft(text, { language: language ?? 'en' })
      if (found.kind !== 'answer') continue
      const cited = articles.find(({ articleId }) => articleId === found.spans[0]?.articleId)
      if (!cited) throw new Error('an answer must cite an article')
      const whole = sentences(cited.plain).map(({ start, end }) => `${start}-${end}`)
      for (const span of found.spans) {
        expect(span).toMatchObject({ articleId: cited.articleId, articleVersion: 3 })
        expect(whole).toContain(`${span.start}-${span.end}`)
      }
      expect(found.text).toBe(found.spans.map(({ start, end }) => cited.plain.slice(start, end)).join(' '))
      expect(found.spans.length).toBeLessThanOrEqual(4)
      expect(found.text.length).toBeLessThanOrEqual(900)
      expect(found.confidence).toBeGreaterThanOrEqual(confidenceFloor)
      expect(cited.language).toBe(language ?? 'en')
    }
  })

  it('says the same thing twice when asked twice, whatever the order of import', () => {
    const backwards = createKnowledgeIndex()
    for (const article of articles.toReversed()) backwards.put(article)
    for (const [, text, language] of questions) {
      const request = asking(text, { language: language ?? 'en' })
      expect(draftFrom(backwards, request)).toEqual(draftFrom(index, request))
    }
  })
})

describe('what it does not answer', () => {
  const table: [text: string, reason: string][] = [
    ['Hello!', 'greeting'],
    ['hej', 'greeting'],
    ['Good morning', 'greeting'],
    ['Thanks a lot, bye', 'thanks'],
    ['Vielen Dank!', 'thanks'],
    ['شكرا', 'thanks'],
    ['  ', 'nothing-asked'],
    ['???', 'nothing-asked'],
    ['what is this about', 'nothing-asked'],
    ['I want to talk to a person', 'asks-for-human'],
    ['0', 'asks-for-human'],
    ['pterodactyl', 'no-article'],
  ]
  it.each(table)('%j is %s', (text, reason) => {
    expect(draft(text)).toMatchObject({ kind: 'no-answer', reason })
  })

  it('has nothing to say in a language without articles, nor without an index', () => {
    expect(draft('Gdzie jest moja karta?', { language: 'pl' })).toMatchObject({
      reason: 'no-article',
      confidence: 0,
    })
    expect(draftFrom(null, asking('where is my card'))).toMatchObject({ reason: 'no-article' })
  })

  it('keeps a greeting apart from the question behind it', () => {
    expect(draft('Hi there! How long does card delivery take? Thanks')).toMatchObject({
      kind: 'answer',
      topic: 'card-delivery',
    })
  })

  it('does not send the same sentences again, and hands over when all were sent', () => {
    const sent: string[] = []
    for (let round = 0; round < 8; round++) {
      const found = draft('How long does card delivery take?', { alreadySent: [...sent] })
      if (found.kind === 'no-answer') {
        expect(found).toMatchObject({ reason: 'already-sent', topic: 'card-delivery' })
        expect(round).toBeGreaterThan(1)
        return
      }
      for (const span of found.spans) expect(sent).not.toContain(spanKey(span))
      sent.push(...found.spans.map(spanKey))
    }
    throw new Error('it never stopped')
  })

  it('lets a short follow-up lean on the question before', () => {
    const turns: DraftRequest['turns'] = [
      { from: 'contact', text: 'What does a cash withdrawal cost?' },
      { from: 'ai', text: 'Cash withdrawals are free up to 200 euro a calendar month.' },
      { from: 'contact', text: 'and abroad?' },
    ]
    const alone = draft('and abroad?')
    const after = draft('', { turns })
    expect(after.topic).toBe('cash')
    expect(after.confidence).toBeGreaterThan(alone.confidence)
  })

  it('stops when aborted and waits for the index', async () => {
    const assistant = createBuiltInAssistant({ knowledge: async () => index })
    expect(await assistant.draft(asking('What is my PIN?'), new AbortController().signal)).toMatchObject({
      kind: 'answer',
    })
    await expect(assistant.draft(asking('What is my PIN?'), AbortSignal.abort())).rejects.toThrow()
  })
})
