import { createKnowledgeIndex, type KnowledgeIndex } from '@warmline/ai'
import type { Event } from '@warmline/contracts'
import { type Article, plainText } from '@warmline/core'
import type { Store } from '../platform/ports.ts'

/** Whether the words of an article, or who may see them, are others after this event. */
export const changesKnowledge = ({ type }: Event): boolean =>
  type === 'article.saved' || type === 'article.published' || type === 'article.retired'

/** The search index of each workspace's published articles, kept in memory and refreshed by article events. */
export interface Knowledge {
  index(workspaceId: string): Promise<KnowledgeIndex>
  /** something happened to this article; the index reads it before it is next asked */
  changed(workspaceId: string, articleId: string): void
}

interface Kept {
  index: Promise<KnowledgeIndex>
  stale: Set<string>
  builtAt: number
}

const pageSize = 500
/** a change that no hint told of is seen after this long */
const rebuildMs = 60_000

export function createKnowledge(store: Pick<Store, 'load' | 'find'>, now: () => number): Knowledge {
  const kept = new Map<string, Kept>()
  async function build(workspaceId: string): Promise<KnowledgeIndex> {
    const index = createKnowledgeIndex()
    const records = await store.find(workspaceId, {
      subjectKind: 'article',
      status: ['published'],
      limit: 20 * pageSize,
    })
    for (const { state } of records) index.put(indexed(state as Article))
    return index
  }
  async function refresh(workspaceId: string, entry: Kept): Promise<KnowledgeIndex> {
    const index = await entry.index
    for (const articleId of [...entry.stale]) {
      entry.stale.delete(articleId)
      const article = (await store.load(workspaceId, articleId))?.state as Article | undefined
      if (article?.status === 'published') index.put(indexed(article))
      else index.remove(articleId)
    }
    return index
  }
  return {
    index(workspaceId) {
      let entry = kept.get(workspaceId)
      if (!entry || now() - entry.builtAt > rebuildMs) {
        entry = { index: build(workspaceId), stale: new Set(), builtAt: now() }
        kept.set(workspaceId, entry)
        entry.index.catch(() => kept.delete(workspaceId))
      }
      return entry.stale.size > 0 ? refresh(workspaceId, entry) : entry.index
    },
    changed: (workspaceId, articleId) => void kept.get(workspaceId)?.stale.add(articleId),
  }
}

const indexed = (article: Article) => ({
  articleId: article.articleId,
  version: article.version,
  title: article.title,
  topic: article.topic,
  language: article.language,
  audience: article.audience,
  questions: article.questions,
  plain: plainText(article.body),
  expiresAt: article.expiresAt,
})
