import { stopWords } from '../stop-words.ts'
import { words } from '../words.ts'

/**
 * What one message says about its language: a score a language code, 0…1, as a detector gives it. Languages that
 * are not named are less likely than any that is.
 */
export type LanguageScores = Readonly<Record<string, number>>

/** Which language a conversation is in, as far as its messages have told. Plain data; languages by ISO 639-1. */
export interface LanguageBelief {
  /** log weight of the evidence so far, by language */
  evidence: Readonly<Record<string, number>>
  messages: number
}

export const noBelief: LanguageBelief = { evidence: {}, messages: 0 }

/** A detector's score counts this much for every word of the message but the first, which counts half. */
const perWord = 2.7
const mostWords = 12
/** What a detector does not name scores below the least that it names, and never above this. */
const unnamed = { below: 0.05, most: 0.4 }
/** A function word of a language counts this much, shared by the languages that have it. */
const perTellingWord = 1.4
/** Old messages fade, so that somebody may change the language in the middle. */
const fading = 0.8

const spaced =
  /[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{P}\p{S}\p{N}\p{Z}\p{C}]+/gu
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu

/** Where no spaces are, two characters count as a word. */
const countWords = (text: string): number =>
  (text.match(spaced)?.length ?? 0) + (text.match(unspaced)?.length ?? 0) / 2

const readUnits = 600

/** Takes in one message. Numbers, emoji and bare symbols say nothing. */
export function hearLanguage(belief: LanguageBelief, text: string, scores: LanguageScores): LanguageBelief {
  const read = text.slice(0, readUnits)
  const counted = Math.min(mostWords, countWords(read))
  const named = Object.entries(scores).filter(([, score]) => Number.isFinite(score))
  if (counted === 0 || named.length === 0) return belief
  const floor = Math.min(unnamed.most, Math.min(...named.map(([, score]) => score)) - unnamed.below)
  const evidence: Record<string, number> = {}
  const add = (language: string, weight: number) => {
    evidence[language] = (evidence[language] ?? 0) + weight
  }
  for (const [language, sum] of Object.entries(belief.evidence)) add(language, fading * sum)
  for (const [language, score] of named) add(language, perWord * (counted - 0.5) * (score - floor))
  for (const word of words(read).slice(0, mostWords)) {
    const having = [...stopWords].filter(([, list]) => list.has(word))
    for (const [language] of having) add(language, perTellingWord / having.length)
  }
  return { evidence, messages: belief.messages + 1 }
}

export interface LanguageAnswer {
  language: string
  /** 0…1 */
  probability: number
}

/** Share of conversations that are expected in one of the workspace's languages. */
const inWorkspace = 0.9
/** Each next language of a workspace is expected this much less than the one before. */
const nextLanguage = 0.7

/**
 * The likeliest language. `workspace` are its languages, the most usual first; before anything was said the answer
 * is the first of them.
 */
export function languageOf(belief: LanguageBelief, workspace: readonly string[]): LanguageAnswer {
  const expected = new Map<string, number>()
  let total = 0
  workspace.forEach((language, at) => {
    const share = nextLanguage ** at
    if (!expected.has(language)) {
      expected.set(language, share)
      total += share
    }
  })
  const others = Object.keys(belief.evidence).filter((language) => !expected.has(language))
  const logs = [...expected].map(
    ([language, share]) => [language, Math.log((inWorkspace * share) / total)] as const,
  )
  const stranger = Math.log((1 - (expected.size === 0 ? 0 : inWorkspace)) / Math.max(1, others.length))
  const all = [...logs, ...others.map((language) => [language, stranger] as const)].map(
    ([language, log]) => ({ language, log: log + (belief.evidence[language] ?? 0) }),
  )
  if (all.length === 0) return { language: 'und', probability: 1 }
  const best = all.reduce((most, one) => (one.log > most.log ? one : most))
  const sum = all.reduce((whole, { log }) => whole + Math.exp(log - best.log), 0)
  return { language: best.language, probability: 1 / sum }
}
