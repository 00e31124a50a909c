import type { Event } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import type { ArticleCommand } from './article.ts'
import { articleDecider } from './article-decide.ts'
import { given } from './given.fixture.ts'

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

  it('does not care about events of others', () => {
    expect(article(saved, { type: 'contact.erased' }).state).toMatchObject({ version: 1, status: 'draft' })
  })
})
