import {
  type ArticleCommand,
  type ImportDefaults,
  parseArticle,
  parseCsvArticles,
  type WrittenArticle,
} from '@warmline/core'
import { derivedId } from '../platform/derived-id.ts'
import type { PersonCaller } from '../platform/http/caller.ts'
import type { Idempotency } from '../platform/http/idempotency.ts'
import { answer } from '../platform/http/implementation.ts'
import type { Services } from '../services.ts'
import { workerActor } from '../work/answers.ts'
import { readHtmlArticle } from './reading/html-article.ts'

interface Import {
  files: { name: string; source: string }[]
  publish: boolean
  language?: string | undefined
  topic?: string | undefined
}

interface Found {
  name: string
  /** where it begins in the file, from 1 */
  line: number
  read: { article: WrittenArticle; publish: boolean } | { problem: string }
}

/** articles of one request; what is beyond is refused by name */
const articlesMost = 500

/**
 * Each article is saved or refused on its own. A repeated request saves into the articles of the first time. Only
 * Markdown files, which were written to be articles, may be published at once; rows of a CSV file and HTML pages become
 * drafts that a person reads first.
 */
export async function importFiles(
  services: Services,
  caller: PersonCaller,
  { files, publish, ...given }: Import,
  idempotency: Idempotency | null,
) {
  const workspace = (await services.workspaces.get(caller.workspaceId))?.state
  const defaults = {
    language: given.language ?? workspace?.languages[0] ?? 'en',
    topic: given.topic ?? 'unknown',
  }
  const saved: { name: string; articleId: string }[] = []
  const refused: { name: string; line: number; problem: string }[] = []
  let n = 0
  for (const file of files)
    for (const { name, line, read } of articlesIn(file, publish, defaults)) {
      const key = idempotency && { ...idempotency, key: `${idempotency.key}/${n++}` }
      const result =
        saved.length >= articlesMost ? { problem: `at most ${articlesMost} articles at a time` } : read
      if ('problem' in result) {
        refused.push({ name, line, problem: result.problem })
        continue
      }
      const done = await save(services, caller, result.article, result.publish, key)
      if (done.ok) saved.push({ name, articleId: done.response.subjectId })
      else if (done.problem.code === 'idempotency-key-reused') return done
      else refused.push({ name, line, problem: done.problem.detail ?? done.problem.code })
    }
  return answer({ saved, refused })
}

function articlesIn(
  { name, source }: Import['files'][number],
  publish: boolean,
  defaults: ImportDefaults,
): Found[] {
  if (/\.csv$/i.test(name)) {
    const parsed = parseCsvArticles(source, defaults)
    if (!parsed.ok) return [{ name, line: parsed.line, read: { problem: parsed.problem } }]
    return parsed.rows.map((row) => ({
      name: row.ok ? row.article.title : name,
      line: row.line,
      read: row.ok ? { article: row.article, publish: false } : { problem: row.problem },
    }))
  }
  if (/\.html?$/i.test(name)) {
    const page = readHtmlArticle(source)
    if (!page.ok) return [{ name, line: 1, read: { problem: page.problem } }]
    const { title, body, language } = page
    return [
      {
        name,
        line: 1,
        read: {
          article: draftOf(title, body, { ...defaults, ...(language && { language }) }),
          publish: false,
        },
      },
    ]
  }
  const parsed = parseArticle(source, name)
  if (!parsed.ok) return [{ name, line: parsed.line, read: { problem: parsed.problem } }]
  return [{ name, line: 1, read: { article: parsed.article, publish } }]
}

const draftOf = (title: string, body: string, { language, topic }: ImportDefaults): WrittenArticle => ({
  slug: '',
  title,
  topic,
  language,
  audience: 'public',
  questions: [],
  expiresAt: null,
  body,
})

function save(
  services: Services,
  caller: PersonCaller,
  { slug: _slug, ...written }: WrittenArticle,
  publish: boolean,
  key: Idempotency | null,
) {
  const command: ArticleCommand = { type: 'save-article', ...written, publish, expectedVersion: null }
  const articleId = derivedId(
    'art',
    services.secret,
    caller.workspaceId,
    key?.scope ?? '',
    key?.key ?? services.ids.next('art'),
  )
  return services.handle({
    workspaceId: caller.workspaceId,
    subjectKind: 'article',
    subjectId: articleId,
    command,
    actor: workerActor(caller),
    ...(key ? { idempotency: key } : {}),
  })
}
