import { fold } from './fold.ts'
import { commandsOf, type Language, phraseTables } from './human-phrases/tables.ts'
import { createPhraseMatcher } from './phrase-matcher.ts'
import { primary } from './words.ts'

/** How a person was asked for. `matched` is the part of the message that was heard, folded. */
export interface HumanRequest {
  heard: true
  how: 'zero' | 'command' | 'phrase'
  matched: string
}

const matchers = new Map(phraseTables.map((table) => [table.language, createPhraseMatcher(table)] as const))
const everyCommand = new Map<string, Language>()
for (const table of phraseTables)
  for (const command of commandsOf(table))
    if (!everyCommand.has(command)) everyCommand.set(command, table.language)

/** Courtesy around a command: `agent please`, `0 thanks`. */
const courtesy = new Set(
  fold(
    'please pls plz now thanks thank you thx a an the hi hello hey tack snälla nu en ett bitte danke jetzt ein einen proszę prosze teraz por favor ' +
      'ahora un una gracias من فضلك لو سمحت الان الآن merci plaît plait il s svp maintenant une grazie subito adesso ora alstublieft ' +
      'graag nu een lütfen bir şimdi tak venligst nå takk kiitos nyt agora obrigado obrigada',
  ).split(' '),
)

/**
 * Does this message ask for a person? Code, not a model: it runs before and outside any assistant, and all languages
 * are always listened for (`language`, where known, is only asked first). It would rather hear one request too many
 * than miss one, but leaves sentences alone in which a person is merely mentioned.
 * `0` alone always counts; a caller that has just asked for a number confirms it first (see `isBareNumber`).
 */
export function hearsHumanRequest(text: string, language?: string): HumanRequest | null {
  const tokens = tokensOf(text)
  const rest = tokens.filter((token) => !courtesy.has(token))
  if (isZero(rest)) return { heard: true, how: 'zero', matched: '0' }
  const raised = /[🙋🧑👩👨]\u{200d}?💼|🙋/u.exec(text)
  if (raised) return { heard: true, how: 'command', matched: raised[0] }
  for (const words of [tokens, rest]) {
    const whole = words.join(' ')
    if (everyCommand.has(whole)) return { heard: true, how: 'command', matched: whole }
  }
  const first = primary(language ?? '')
  for (const table of phraseTables.toSorted(
    (a, b) => Number(b.language === first) - Number(a.language === first),
  )) {
    const matched = matchers.get(table.language)?.(tokens)
    if (matched) return { heard: true, how: 'phrase', matched }
  }
  return null
}

/** Whether a message is nothing but a number (an amount, a code, a date): where one was asked for, `0` may be one. */
export function isBareNumber(text: string): boolean {
  if (text.length > 40) return false
  return /^[\s#€$£+-]*\p{Nd}[\p{Nd}\s.,:/'-]*(?:€|\$|£|%|kr|eur|euro|euros|sek|zł|pln)?[\s.!?]*$/iu.test(
    text.normalize('NFKC'),
  )
}

const isZero = (tokens: readonly string[]): boolean => tokens.length === 1 && /^[0٠۰]+$/.test(tokens[0] ?? '')

/** Folded words; `person's` is two tokens, so that a possessive is never taken for the person; long cries shortened. */
function tokensOf(text: string): string[] {
  return (
    fold(text.replace(/\u{fe0f}|\u{20e3}/gu, ''))
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/'s\b/g, ' s')
      .replace(/'/g, '')
      .replace(/(\p{L})\1{2,}/gu, '$1')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
