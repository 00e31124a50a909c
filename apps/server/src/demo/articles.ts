import type { ArticleCommand } from '@warmline/core'
import { derivedId } from '../platform/derived-id.ts'
import type { Services } from '../services.ts'
import { systemActor } from '../work/answers.ts'
import { loadArticles, readDemoFiles } from './load.ts'

const author = systemActor('demo')

/** Publishes the demo company's articles in a workspace; what is there already stays. Rejects a file that is wrong. */
export async function importDemoArticles(services: Services, workspaceId: string): Promise<number> {
  const { articles, refused } = loadArticles(await readDemoFiles())
  const wrong = refused[0]
  if (wrong) throw new Error(`demo article ${wrong.name}, line ${wrong.line}: ${wrong.problem}`)
  const saved = await Promise.all(
    articles.map(({ name, slug: _slug, ...article }) => {
      const command: ArticleCommand = { type: 'save-article', ...article, publish: true, expectedVersion: 0 }
      const subjectId = derivedId('art', services.secret, workspaceId, 'demo', name)
      return services.handle({ workspaceId, subjectKind: 'article', subjectId, command, actor: author })
    }),
  )
  return saved.filter((result) => result.ok).length
}
