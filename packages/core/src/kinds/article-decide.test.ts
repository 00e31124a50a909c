import type { Event } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import type { ArticleCommand } from './article.ts'
import { articleDecider, authorOf } from './article-decide.ts'
import { contextAt, given } from './given.fixture.ts'

const written = {
  title: 'Cards',
  body: 'It comes by mail.',
  language: 'en',
  audience: 'public' as const,
  topic: 'cards',
  questions: [],
  expiresAt: null,
}
const saved: Event = { type: 'article.saved', ...written }
const published: Event = { type: 'article.published' }
const article = (...events: Event[]) => given(articleDecider, 'art_1', events)
type Save = Extract<ArticleCommand, { type: 'save-article' }>
const save = (change: Partial<Save> = {}): ArticleCommand => ({
  type: 'save-article',
  ...written,
  publish: false,
  expectedVersion: null,
  ...change,
})

describe('an article', () => {
  it('is written as a draft, or published at once', () => {
    expect(article().when(save()).next).toEqual({
      articleId: 'art_1',
      ...written,
      status: 'draft',
      version: 1,
    })
    const both = article().when(save({ publish: true, expectedVersion: 0 }))
    expect(both.events).toEqual([saved, published])
    expect(articleDecider.index(both.next!)).toMatchObject({
      status: 'published',
      topic: 'cards',
      language: 'en',
    })
  })

  it('counts saves, and a save takes the published text back to draft', () => {
    const changed = article(saved, published).when(save({ body: 'New.' }))
    expect(changed.next).toMatchObject({ version: 2, status: 'draft', body: 'New.' })
    expect(article(saved, published).when(save({ body: 'New.', publish: true })).next).toMatchObject({
      version: 2,
      status: 'published',
    })
  })

  it('refuses a save over somebody else’s', () => {
    expect(article(saved).when(save({ body: 'x', expectedVersion: 0 })).code).toBe('stale-version')
    expect(article().when(save({ expectedVersion: 1 })).code).toBe('stale-version')
    expect(article(saved).when(save({ body: 'x', expectedVersion: 1 })).next).toMatchObject({ version: 2 })
  })

  it('gives no event for what stands there already', () => {
    expect(article(saved).when(save()).decision).toEqual({ ok: true, events: [] })
    expect(article(saved, published).when(save({ publish: true })).events).toEqual([])
    expect(article(saved).when(save({ publish: true })).events).toEqual([published])
    expect(article(saved, published).when(save()).next).toMatchObject({ status: 'draft' })
  })

  it('is retired once, and comes back by a save', () => {
    const retired: Event = { type: 'article.retired' }
    expect(article(saved, published).when({ type: 'retire-article' }).next).toMatchObject({
      status: 'retired',
    })
    expect(article(saved, retired).when({ type: 'retire-article' }).decision).toEqual({
      ok: true,
      events: [],
    })
    expect(article(saved, retired).when(save()).next).toMatchObject({ status: 'draft', version: 2 })
    expect(article().when({ type: 'retire-article' }).code).toBe('not-found')
  })

  it('belongs to who wrote it first, until an owner is named', () => {
    const worker = { kind: 'worker', id: 'wkr_1' } as const
    const context = { ...contextAt(), actor: worker }
    const first = articleDecider.decide(save({ publish: true }), null, context)
    expect(first).toEqual({
      ok: true,
      events: [{ ...saved, authorId: 'wkr_1' }, { type: 'article.owned', ownerId: 'wkr_1' }, published],
    })
    const written = article({ ...saved, authorId: 'wkr_1' } as Event, {
      type: 'article.owned',
      ownerId: 'wkr_1',
    })
    const again = articleDecider.decide(save({ body: 'New.' }), written.state, {
      ...context,
      actor: { kind: 'worker', id: 'wkr_2' },
    })
    expect(again).toEqual({ ok: true, events: [{ ...saved, body: 'New.', authorId: 'wkr_2' }] })
    expect(written.when({ type: 'own-article', ownerId: 'wkr_2' }).next).toMatchObject({ ownerId: 'wkr_2' })
    expect(written.when({ type: 'own-article', ownerId: 'wkr_1' }).events).toEqual([])
    expect(written.when({ type: 'own-article', ownerId: null }).next).toMatchObject({ ownerId: null })
    expect(article().when({ type: 'own-article', ownerId: null }).code).toBe('not-found')
  })

  it('credits an answer to the author of the version that it quotes', () => {
    const by = (authorId: string, body: string): Event => ({ ...saved, body, authorId }) as Event
    const quote = (articleVersion: number): ArticleCommand => ({
      type: 'credit-answer',
      articleVersion,
      messageId: 'msg_1',
    })
    const two = article(by('wkr_1', 'One.'), by('wkr_2', 'Two.'))
    expect(two.when(quote(1)).events).toEqual([
      { type: 'article.quoted', articleVersion: 1, messageId: 'msg_1', authorId: 'wkr_1' },
    ])
    const credited = article(
      by('wkr_1', 'One.'),
      by('wkr_2', 'Two.'),
      ...[1, 2, 2, 7].flatMap((version) => two.when(quote(version)).events),
    )
    expect(credited.state).toMatchObject({
      quoted: {
        answers: 4,
        by: [
          { authorId: 'wkr_1', answers: 1 },
          { authorId: 'wkr_2', answers: 2 },
        ],
      },
    })
    expect(article().when(quote(1)).code).toBe('not-found')
  })

  it('knows the authors of its newest versions and no endless list', () => {
    const many = article(
      ...Array.from({ length: 30 }, (_, n) => ({ ...saved, body: `${n}.`, authorId: `wkr_${n}` }) as Event),
      ...Array.from(
        { length: 70 },
        (_, n): Event => ({
          type: 'article.quoted',
          articleVersion: 1,
          messageId: 'msg_1',
          authorId: `wkr_${n}`,
        }),
      ),
    ).state
    expect(many?.authors).toHaveLength(20)
    expect(authorOf(many!, 30)).toBe('wkr_29')
    expect(authorOf(many!, 10)).toBeNull()
    expect(many?.quoted).toMatchObject({ answers: 70, by: { length: 50 } })
  })

  it('folds logs from before there were authors to what they were', () => {
    expect(Object.keys(article(saved, published).state!)).not.toContain('authors')
  })

  it('does not care about events of others', () => {
    expect(article(saved, { type: 'contact.erased' }).state).toMatchObject({ version: 1, status: 'draft' })
  })
})
