import { fold } from '../fold.ts'
import type { Language, PhraseTable } from '../human-phrases/tables.ts'
import { createPhraseMatcher, type PhraseMatcher } from '../phrase-matcher.ts'
import { carePhrasesEn } from './phrases-en.ts'
import { carePhrasesPlEsAr } from './phrases-pl-es-ar.ts'
import { carePhrasesSvDe } from './phrases-sv-de.ts'
import { type CareSignal, careSignals } from './signals.ts'

export type CarePhrases = Readonly<Record<CareSignal, readonly string[]>>

interface Listed {
  signal: CareSignal
  matcher: PhraseMatcher
}

const tableOf = (language: string, phrases: readonly string[]): PhraseTable => ({
  language: language as Language,
  commands: '',
  choices: {},
  phrases,
  declined: [],
})

const listed: Listed[] = Object.entries({
  en: carePhrasesEn,
  ...carePhrasesSvDe,
  ...carePhrasesPlEsAr,
}).flatMap(([language, phrases]) =>
  careSignals.map((signal) => ({
    signal,
    matcher: createPhraseMatcher(tableOf(language, phrases[signal])),
  })),
)
const none: readonly (readonly string[])[] = []
const byFirstWord = new Map<string, Listed[]>()
for (const one of listed)
  for (const word of one.matcher.firstWords) byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), one])

/**
 * The signals of which a reviewed phrase stands in the message, in any of the languages. As it is written: `cancel` is one
 * letter from `cancer`, so what is mistyped is left to the classifier.
 */
export function listedSignals(text: string): Set<CareSignal> {
  const tokens =
    fold(text)
      .replace(/[’‘ʼ`´']/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const candidates = new Set(tokens.flatMap((token) => byFirstWord.get(token) ?? []))
  const found = new Set<CareSignal>()
  for (const { signal, matcher } of candidates)
    if (!found.has(signal) && matcher.find(tokens, none) !== null) found.add(signal)
  return found
}
