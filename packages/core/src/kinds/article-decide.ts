import type { Context, Decider, Decision, Stamped } from '../mechanisms.ts'
import type { Article, ArticleCommand, Quoted } from './article.ts'

type Save = Extract<ArticleCommand, { type: 'save-article' }>

/** versions whose author is known: an answer is credited within seconds of being given */
const authorsKept = 20
const creditedKept = 50

/**
 * What may happen to an article. `version` counts saves. A save puts the article back to draft, so that nothing
 * unread goes out; `publish` publishes it in the same breath. Who writes a new article owns it until an owner is named.
 * An answer is credited to the author of the version that it quotes. Refusals: `stale-version` (somebody saved
 * meanwhile), `not-found` (an article that is not there). Saving what already stands there gives no event.
 */
export const articleDecider: Decider<Article, ArticleCommand> = {
  kind: 'article',
  decide: decideArticle,
  evolve: evolveArticle,
  index: (article) => ({
    status: article.status,
    contactId: null,
    workerId: null,
    topic: article.topic,
    language: article.language,
    dueAt: null,
    openedAt: null,
  }),
}

function decideArticle(command: ArticleCommand, state: Article | null, { actor }: Context): Decision {
  if (command.type === 'save-article') return save(command, state, actor.kind === 'worker' ? actor.id : null)
  if (!state) return { ok: false, code: 'not-found' }
  switch (command.type) {
    case 'retire-article':
      return { ok: true, events: state.status === 'retired' ? [] : [{ type: 'article.retired' }] }
    case 'own-article': {
      const { ownerId } = command
      return {
        ok: true,
        events: (state.ownerId ?? null) === ownerId ? [] : [{ type: 'article.owned', ownerId }],
      }
    }
    case 'credit-answer': {
      const { articleVersion, messageId } = command
      const authorId = authorOf(state, articleVersion)
      return { ok: true, events: [{ type: 'article.quoted', articleVersion, messageId, authorId }] }
    }
  }
}

/** Who wrote a version; null = nobody who works here, or it was long ago. */
export const authorOf = ({ authors = [] }: Pick<Article, 'authors'>, version: number): string | null =>
  authors.find((known) => known.version === version)?.authorId ?? null

type Written = Pick<Article, 'title' | 'body' | 'language' | 'audience' | 'topic' | 'questions' | 'expiresAt'>

const writtenOf = ({ title, body, language, audience, topic, questions, expiresAt }: Written): Written => ({
  title,
  body,
  language,
  audience,
  topic,
  questions,
  expiresAt,
})

function save(command: Save, state: Article | null, authorId: string | null): Decision {
  const version = state?.version ?? 0
  if (command.expectedVersion !== null && command.expectedVersion !== version)
    return { ok: false, code: 'stale-version', detail: `the article is at version ${version}` }
  const saved = {
    type: 'article.saved' as const,
    ...writtenOf(command),
    ...(authorId === null ? {} : { authorId }),
  }
  const published = { type: 'article.published' as const }
  const isSame = state !== null && JSON.stringify(writtenOf(state)) === JSON.stringify(writtenOf(command))
  const owned = state || authorId === null ? [] : [{ type: 'article.owned' as const, ownerId: authorId }]
  if (!isSame) return { ok: true, events: [saved, ...owned, ...(command.publish ? [published] : [])] }
  if (command.publish) return { ok: true, events: state.status === 'published' ? [] : [published] }
  return { ok: true, events: state.status === 'draft' ? [] : [saved] }
}

const blank = (articleId: string): Article => ({
  articleId,
  title: '',
  body: '',
  language: 'en',
  audience: 'public',
  topic: 'unknown',
  questions: [],
  expiresAt: null,
  status: 'draft',
  version: 0,
})

function evolveArticle(state: Article | null, { event, subjectId }: Stamped): Article {
  const article = state ?? blank(subjectId)
  switch (event.type) {
    case 'article.saved':
      return {
        ...article,
        ...writtenOf(event),
        ...authorsAfter(article, event.authorId),
        status: 'draft',
        version: article.version + 1,
      }
    case 'article.published':
      return { ...article, status: 'published' }
    case 'article.retired':
      return { ...article, status: 'retired' }
    case 'article.owned':
      return { ...article, ownerId: event.ownerId }
    case 'article.quoted':
      return { ...article, quoted: quotedAfter(article.quoted, event.authorId) }
    default:
      return article
  }
}

function authorsAfter(
  { authors = [], version }: Article,
  authorId: string | undefined,
): Pick<Article, 'authors'> {
  if (authorId === undefined) return {}
  return { authors: [...authors, { version: version + 1, authorId }].slice(-authorsKept) }
}

function quotedAfter({ answers, by }: Quoted = { answers: 0, by: [] }, authorId: string | null): Quoted {
  const sum = answers + 1
  if (authorId === null) return { answers: sum, by }
  if (by.some((one) => one.authorId === authorId))
    return {
      answers: sum,
      by: by.map((one) => (one.authorId === authorId ? { authorId, answers: one.answers + 1 } : one)),
    }
  return { answers: sum, by: by.length < creditedKept ? [...by, { authorId, answers: 1 }] : by }
}
