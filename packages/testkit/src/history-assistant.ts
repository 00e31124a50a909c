import type { GateFacts } from '@warmline/core'
import { answerOf, articleFact, dueDateArticle, gateFacts } from './conversation.ts'
import type { Answer, Question } from './desk.ts'
import type { Company } from './history-world.ts'
import { idOf } from './ids.ts'

const longArticle = articleFact([`It goes on ${'and on '.repeat(200)}like this.`], {
  articleId: idOf('art', 2),
})
/** Joining the two lines makes an amount that stands in neither. */
const splitAmount = articleFact(['The fee is 5\n000 is a code.'], {
  articleId: idOf('art', 3),
  topic: 'cards',
})
const german = articleFact(['Das kostet nichts.'], { articleId: idOf('art', 4), language: 'de' })

type Draft = Pick<Answer, 'draft' | 'facts'>

const good = (facts: (articles: GateFacts['articles']) => GateFacts, sentence: string): Draft => ({
  draft: answerOf(dueDateArticle, [sentence]),
  facts: facts([dueDateArticle]),
})

/** A random answer: often one that the gate lets through, otherwise one for every check, nothing, or a failure. */
export function answersOf({ item, dice }: Question, company: Company): Answer | null {
  const facts = (articles: GateFacts['articles']) =>
    gateFacts(
      articles.map((article) => ({ ...article, language: article === german ? 'de' : item.language })),
      {
        ceiling: company.ceiling,
      },
    )
  const [first = '', second = ''] = ['You can move your due date once a month.', 'Moving it costs nothing.']
  const kinds: (() => Draft | null)[] = [
    () => good(facts, dice.pick([first, second])),
    () => good(facts, dice.pick([first, second])),
    () => good(facts, dice.pick([first, second])),
    () => ({ ...good(facts, first), draft: answerOf(dueDateArticle, [first], { text: `${first} Surely.` }) }),
    () => ({ ...good(facts, first), draft: answerOf(dueDateArticle, [first], { confidence: 0.2 }) }),
    () => ({ draft: answerOf(splitAmount, ['The fee is 5', '000 is a code.']), facts: facts([splitAmount]) }),
    () => ({ ...good(facts, second), facts: { ...facts([dueDateArticle]), otherIdentifiers: 1 } }),
    () => ({ draft: answerOf(longArticle, [longArticle.plain]), facts: facts([longArticle]) }),
    () => ({ draft: answerOf(german, [german.plain]), facts: facts([german]) }),
    () => ({
      draft: { kind: 'no-answer', reason: dice.pick(['greeting', 'thanks', 'nothing-found']), topic: null },
      facts: facts([]),
    }),
    () => ({ draft: { kind: 'no-answer', reason: 'nothing-found', topic: 'cards' }, facts: facts([]) }),
    () => ({ draft: { kind: 'failed', late: false }, facts: facts([]) }),
    () => null,
  ]
  const made = dice.pick(kinds)()
  return made && { ...made, afterMs: dice.pick([0, 300, 300, 4_000, 15_000, 25_000]) }
}
