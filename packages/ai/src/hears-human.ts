import { fold, isPlain } from './fold.ts'
import { otherCommands } from './human-phrases/commands.ts'
import { commandsIn, commandsOf, type Language, phraseTables } from './human-phrases/tables.ts'
import { createNear, createPhraseMatcher, type FoundPhrase, type PhraseMatcher } from './phrase-matcher.ts'
import { primary } from './words.ts'

/** How a person was asked for. `matched` is the part of the message that was heard, folded. */
export interface HumanRequest {
  heard: true
  how: 'zero' | 'command' | 'phrase'
  matched: string
}

const matchers = new Map(phraseTables.map((table) => [table.language, createPhraseMatcher(table)] as const))
const matchersByFirstWord = new Map<string, PhraseMatcher[]>()
for (const matcher of matchers.values())
  for (const word of matcher.firstWords)
    matchersByFirstWord.set(word, [...(matchersByFirstWord.get(word) ?? []), matcher])
const near = createNear([...matchers.values()].map((matcher) => matcher.words))
const everyCommand = new Set([
  ...phraseTables.flatMap(commandsOf),
  ...Object.values(otherCommands).flatMap(commandsIn),
])

/** Courtesy around a command: `agent please`, `0 thanks`. */
const courtesy = new Set(
  fold(
    'please pls plz now thanks thank you thx a an the hi hello hey tack snälla nu en ett bitte danke jetzt ein einen proszę prosze teraz por favor ' +
      'ahora un una gracias من فضلك لو سمحت الان الآن merci plaît plait il s svp maintenant une grazie subito adesso ora alstublieft ' +
      'graag nu een lütfen bir şimdi tak venligst nå takk kiitos nyt agora obrigado obrigada',
  ).split(' '),
)

/**
 * Does this message ask for a person in so many words? Phrases and commands, no model: all languages are always
 * listened for (`language`, where known, is only asked first). It leaves sentences alone in which a person is merely
 * mentioned. `0` alone always counts; a caller that has just asked for a number confirms it first (see `isBareNumber`).
 */
export function hearsHumanRequest(text: string, language?: string): HumanRequest | null {
  const found = listFinds(text, language)
  return found?.declined ? null : found
}

/** As `hearsHumanRequest`, but a request that was turned down in the same breath is told too. */
export function listFinds(text: string, language?: string): (HumanRequest & { declined: boolean }) | null {
  const tokens = tokensOf(text)
  const rest = tokens.filter((token) => !courtesy.has(token))
  if (isZero(rest)) return { heard: true, how: 'zero', matched: '0', declined: false }
  const raised = isPlain(text) ? null : /[🙋🧑👩👨]\u{200d}?💼|🙋/u.exec(text)
  if (raised) return { heard: true, how: 'command', matched: raised[0], declined: false }
  for (const words of [tokens, rest]) {
    const whole = words.join(' ')
    if (everyCommand.has(whole)) return { heard: true, how: 'command', matched: whole, declined: false }
  }
  const found = phraseIn(tokens, matchers.get(primary(language ?? '') as Language))
  return found && { heard: true, how: 'phrase', matched: found.words, declined: found.declined }
}

function phraseIn(tokens: readonly string[], first: PhraseMatcher | undefined): FoundPhrase | null {
  const mistyped = tokens.map(near)
  const candidates = candidatesFor(tokens, mistyped)
  const order = first && candidates.includes(first) ? [first, ...candidates] : candidates
  let turnedDown: FoundPhrase | null = null
  for (const matcher of order) {
    const found = matcher.find(tokens, mistyped)
    if (found && !found.declined) return found
    turnedDown ??= found
  }
  return turnedDown
}

/**
 * Languages of which some phrase may begin in this message, in the order of the tables.
 * [a message of 200 bytes, µs: 18; asking every language, each token looked up once 35; every token in each language 97]
 */
function candidatesFor(tokens: readonly string[], mistyped: readonly (readonly string[])[]): PhraseMatcher[] {
  const found = new Set<PhraseMatcher>()
  const add = (word: string) => {
    for (const matcher of matchersByFirstWord.get(word) ?? []) found.add(matcher)
  }
  tokens.forEach((token, at) => {
    add(token)
    mistyped[at]?.forEach(add)
  })
  return found.size === 0 ? [] : [...matchers.values()].filter((matcher) => found.has(matcher))
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
  if (isPlain(text))
    return (
      text
        .toLowerCase()
        .replace(/`/g, "'")
        .replace(/'s\b/g, ' s')
        .replace(/'/g, '')
        .replace(/([a-z])\1{2,}/g, '$1')
        .match(/[a-z0-9]+/g) ?? []
    )
  return (
    fold(text.replace(/\u{fe0f}|\u{20e3}/gu, ''))
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/'s\b/g, ' s')
      .replace(/'/g, '')
      .replace(/(\p{L})\1{2,}/gu, '$1')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
