import type { Reaction } from '../mechanisms.ts'
import type { ArticleCommand } from './article.ts'

/** Every article that an answer of the AI cites learns of it, so that its author is credited. */
export const crediting: Reaction = {
  name: 'crediting',
  on: ['message.appended'],
  needs: () => [],
  react({ event }) {
    if (event.type !== 'message.appended' || event.from.by !== 'ai') return { alarms: [], commands: [] }
    const { messageId, from } = event
    return {
      alarms: [],
      commands: from.sources.map(({ articleId, articleVersion }) => ({
        subjectId: articleId,
        subjectKind: 'article',
        command: { type: 'credit-answer', articleVersion, messageId } satisfies ArticleCommand,
      })),
    }
  },
}
