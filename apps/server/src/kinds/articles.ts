import { type Passage, passageFor, passageWith } from '@warmline/ai'
import type { ArticleView } from '@warmline/contracts'
import { type Article, type ArticleCommand, authorOf, plainText, primaryLanguage } from '@warmline/core'
import { type PersonCaller, refuse } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer, type Implementations } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { accepted, cursorAt, workerActor } from '../work/answers.ts'
import { importFiles } from './importing.ts'

type Names =
  | 'articles'
  | 'article'
  | 'saveArticle'
  | 'retireArticle'
  | 'ownArticle'
  | 'importArticles'
  | 'knowledge'

export function articleRoutes(services: Services): Pick<Implementations, Names> {
  return {
    async articles({ caller, query }) {
      return answer(await page(services, caller.workspaceId, query))
    },
    async article({ caller, params }) {
      const view = await viewOf(services, caller.workspaceId, params.articleId)
      return view ? answer(view) : refuse('not-found')
    },
    async saveArticle({ caller, body, idempotency }) {
      const { articleId, expectedVersion, ...written } = body
      if (articleId !== undefined && !(await isArticle(services, caller.workspaceId, articleId)))
        return refuse('not-found')
      const id = articleId ?? services.ids.next('art')
      const command: ArticleCommand = {
        type: 'save-article',
        ...written,
        expectedVersion: expectedVersion ?? null,
      }
      const result = await send(services, caller, id, command, idempotency)
      if (!result.ok) return result
      const saved = (await services.store.load(caller.workspaceId, result.response.subjectId))?.state as
        | Article
        | undefined
      const version = saved?.version ?? 1
      return answer({
        articleId: result.response.subjectId,
        version,
        cursor: cursorAt(caller.workspaceId, result.response.position),
      })
    },
    async retireArticle({ caller, params, idempotency }) {
      return accepted(
        caller.workspaceId,
        await send(services, caller, params.articleId, { type: 'retire-article' }, idempotency),
      )
    },
    async ownArticle({ caller, params, body, idempotency }) {
      const { workerId: ownerId } = body
      if (ownerId !== null && !(await services.people.roles(caller.workspaceId, ownerId)))
        return refuse('not-found')
      return accepted(
        caller.workspaceId,
        await send(services, caller, params.articleId, { type: 'own-article', ownerId }, idempotency),
      )
    },
    importArticles: ({ caller, body, idempotency }) => importFiles(services, caller, body, idempotency),
    knowledge: async ({ caller, query }) =>
      answer({ hits: await search(services, caller.workspaceId, query) }),
  }
}

const shown = ({ start, text, marks }: Passage) => ({ excerpt: text, start, marks })

/** Published articles that answer, best first; each with the sentences that the assistant would quote. */
async function search(
  services: Services,
  workspaceId: string,
  { q, language = 'en' }: { q: string; language?: string | undefined },
) {
  const index = await services.knowledge.index(workspaceId)
  const { hits, query } = index.search(q, {
    language,
    audience: 'workers',
    now: services.clock.now(),
    limit: 10,
  })
  const found = await Promise.all(
    hits.map(async ({ article: { articleId, plain }, score }) => ({
      article: await viewOf(services, workspaceId, articleId),
      ...shown(passageFor(plain, index.sentencesOf(articleId), query, primaryLanguage(language))),
      score,
    })),
  )
  return found.flatMap(({ article, ...hit }) => (article ? [{ article, ...hit }] : []))
}

/** Articles as people who work here see them, with the names of who owns and who wrote them. */
async function viewsOf(
  services: Services,
  workspaceId: string,
  articles: readonly Article[],
): Promise<ArticleView[]> {
  const names = await services.people.names(workspaceId, articles.flatMap(peopleOf))
  const person = (workerId: string | null) =>
    workerId === null ? null : { workerId, name: names.get(workerId) ?? null }
  return articles.map(({ authors = [], ownerId = null, quoted, ...article }) => ({
    ...article,
    owner: person(ownerId),
    author: person(authorOf({ authors }, article.version)),
    quoted: quoted?.answers ?? 0,
    credits: (quoted?.by ?? [])
      .toSorted((a, b) => b.answers - a.answers)
      .map(({ authorId, answers }) => ({
        workerId: authorId,
        name: names.get(authorId) ?? null,
        quoted: answers,
      })),
  }))
}

const peopleOf = (article: Article): string[] => [
  article.ownerId ?? '',
  authorOf(article, article.version) ?? '',
  ...(article.quoted?.by ?? []).map(({ authorId }) => authorId),
]

async function viewOf(
  services: Services,
  workspaceId: string,
  articleId: string,
): Promise<ArticleView | null> {
  const stored = await services.store.load(workspaceId, articleId)
  if (stored?.subjectKind !== 'article') return null
  const [view] = await viewsOf(services, workspaceId, [stored.state as Article])
  return view ?? null
}

const isArticle = async (services: Services, workspaceId: string, articleId: string) =>
  (await services.store.load(workspaceId, articleId))?.subjectKind === 'article'

interface PageQuery {
  language?: string | undefined
  q?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

/** By title, the retired last; a page ends with the id of its last article. */
async function page(services: Services, workspaceId: string, { language, q, after, limit = 50 }: PageQuery) {
  const words = q?.trim().toLowerCase() ?? ''
  const found = await services.articleStore.page(workspaceId, {
    language: language === undefined ? null : primaryLanguage(language),
    words,
    after: after ?? null,
    limit: limit + 1,
  })
  const listed = found.slice(0, limit)
  return {
    articles: await viewsOf(services, workspaceId, listed),
    found: listed.flatMap(({ articleId, body }) => {
      const passage = words === '' ? null : passageWith(plainText(body), words)
      return passage ? [{ articleId, ...shown(passage) }] : []
    }),
    after: found.length > limit ? (listed.at(-1)?.articleId ?? null) : null,
  }
}

function send(
  services: Services,
  caller: PersonCaller,
  articleId: string,
  command: ArticleCommand,
  idempotency: Idempotency | null,
) {
  return services.handle({
    workspaceId: caller.workspaceId,
    subjectKind: 'article',
    subjectId: articleId,
    command,
    actor: workerActor(caller),
    ...(idempotency ? { idempotency } : {}),
  })
}
