import type { Context, Decider, Decision, Stamped } from '../mechanisms.ts'
import type { Article, ArticleCommand } from './article.ts'

type Save = Extract<ArticleCommand, { type: 'save-article' }>

/**
 * What may happen to an article. `version` counts saves. A save puts the article back to draft, so that nothing
 * unread goes out; `publish` publishes it in the same breath. Refusals: `stale-version` (somebody saved meanwhile),
 * `not-found` (retiring what is not there). Saving what already stands there gives no event.
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

function decideArticle(command: ArticleCommand, state: Article | null, _context: Context): Decision {
  if (command.type === 'save-article') return save(command, state)
  if (!state) return { ok: false, code: 'not-found' }
  return { ok: true, events: state.status === 'retired' ? [] : [{ type: 'article.retired' }] }
}

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

function save(command: Save, state: Article | null): Decision {
  const version = state?.version ?? 0
  if (command.expectedVersion !== null && command.expectedVersion !== version)
    return { ok: false, code: 'stale-version', detail: `the article is at version ${version}` }
  const saved = { type: 'article.saved' as const, ...writtenOf(command) }
  const published = { type: 'article.published' as const }
  const isSame = state !== null && JSON.stringify(writtenOf(state)) === JSON.stringify(writtenOf(command))
  if (!isSame) return { ok: true, events: command.publish ? [saved, published] : [saved] }
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
      return { ...article, ...writtenOf(event), status: 'draft', version: article.version + 1 }
    case 'article.published':
      return { ...article, status: 'published' }
    case 'article.retired':
      return { ...article, status: 'retired' }
    default:
      return article
  }
}
