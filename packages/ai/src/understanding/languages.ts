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

/** One detector's score counts this much for every word of the message, up to `mostWords`. */
const perWord = 2.2
const mostWords = 12
/** What is not named by the detector scores this much below the least that is. */
const unnamed = 0.08
/** Old messages fade, so that somebody may change the language in the middle. */
const fading = 0.8

const countWords = (text: string): number => text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0

/**
 * Takes in one message. Numbers, emoji and bare symbols say nothing. A script of its own (kana, hangul, thai …) is
 * worth as many words as it has letters.
 */
export function hearLanguage(belief: LanguageBelief, text: string, scores: LanguageScores): LanguageBelief {
  const words = Math.min(mostWords, countWords(text))
  const named = Object.entries(scores).filter(([, score]) => Number.isFinite(score))
  if (words === 0 || named.length === 0) return belief
  const least = Math.min(...named.map(([, score]) => score)) - unnamed
  const evidence: Record<string, number> = {}
  for (const [language, sum] of Object.entries(belief.evidence)) evidence[language] = fading * sum
  for (const [language, score] of named)
    evidence[language] = (evidence[language] ?? 0) + perWord * words * (score - least)
  return { evidence, messages: belief.messages + 1 }
}

export interface LanguageAnswer {
  language: string
  /** 0…1 */
  probability: number
}

/** Share of conversations that are expected in one of the workspace's languages. */
const inWorkspace = 0.95
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
  const logs = [...expected].map(([language, share]) => [language, Math.log((inWorkspace * share) / total)] as const)
  const stranger = Math.log((1 - (expected.size === 0 ? 0 : inWorkspace)) / Math.max(1, others.length))
  const all = [...logs, ...others.map((language) => [language, stranger] as const)].map(
    ([language, log]) => ({ language, log: log + (belief.evidence[language] ?? 0) }),
  )
  if (all.length === 0) return { language: 'und', probability: 1 }
  const best = all.reduce((most, one) => (one.log > most.log ? one : most))
  const sum = all.reduce((whole, { log }) => whole + Math.exp(log - best.log), 0)
  return { language: best.language, probability: 1 / sum }
}
