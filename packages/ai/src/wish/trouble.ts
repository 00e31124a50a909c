import type { Turn } from '../assistant.ts'
import { fold } from '../fold.ts'

/** Said of an answer that did not help, in the languages of the seeds that are written the most. */
const failed =
  /\b(not what i (asked|meant)|((does|did|do|is) ?nt?|does not|did not|do not|is not|not) (help\w*|work\w*|understand)|doesnt answer|still (not|doesnt|isnt)|wrong answer|useless|no ayud\w*|no (funciona|sirve|entiend\w+)|no es lo que|nao (ajud\w+|funciona|serve|entend\w+)|nao foi isso|aide pas|marche (pas|toujours pas)|comprenez pas|pas ma question|hilft (mir )?nicht|geht (immer noch )?nicht|nicht meine frage|versteh\w* (mich )?nicht|hjalper inte|funkar inte|forstar (mig )?inte|inte det jag fragade|nie pomaga\w*|nie dziala|nie rozumie\w*|nie o to)\b|не (помогл?\w*|работает|понимае\w+|то)|لا (يساعد|يعمل|تفهم)|لم يساعد|没用|没帮|不对|还是不行|答非所问|役に立た|違います|わかってない|काम नहीं|मदद नहीं|समझ नहीं/u

/** Whether a message says of an answer that it did not help. */
export const soundsFailed = (text: string): boolean => failed.test(fold(text).replace(/'|’/g, ''))

const wordsOf = (text: string): Set<string> => new Set(fold(text).match(/[\p{L}\p{N}]+/gu))

/** Share of the shorter message's words that the other has too. */
function alike(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const least = Math.min(a.size, b.size)
  return least < 3 ? 0 : [...a].filter((word) => b.has(word)).length / least
}

const sameQuestion = 0.7

/**
 * How often a conversation has failed its contact since a person last spoke: a question asked again after an answer, and
 * each time an answer was said not to help. The newest message counts too.
 */
export function troubleIn(turns: readonly Turn[]): number {
  const since = turns.slice(turns.findLastIndex(({ from }) => from === 'worker') + 1)
  const asked: string[] = []
  let answered = false
  let trouble = 0
  for (const { from, text } of since) {
    if (from !== 'contact') {
      answered = true
      continue
    }
    if (answered && asked.some((earlier) => alike(earlier, text) >= sameQuestion)) trouble += 1
    if (answered && soundsFailed(text)) trouble += 1
    asked.push(text)
  }
  return trouble
}
