import type { Found, Sentence } from './search.ts'

const mostSentences = 4
const mostCharacters = 900

/**
 * The best 1–4 consecutive sentences of an article for a question, or null when every one that answers has been
 * sent before. Only whole sentences (ending in . ! ? … ؟) are quoted, so headings and list stubs stay out.
 * A window scores the idf of the distinct question terms that it holds, weighted by how many of them one sentence
 * brings together, plus a small bonus for the article's opening, less a small price for each sentence.
 */
export function choosePassage(
  plain: string,
  sentences: readonly Sentence[],
  query: Found['query'],
  isSent: (sentence: Sentence) => boolean,
): Sentence[] | null {
  const idf = new Map(query.map(({ term, weight, idf: value }) => [term, weight * value] as const))
  const mass = [...idf.values()].reduce((sum, value) => sum + value, 0) || 1
  let best: { score: number; window: Sentence[] } | null = null
  for (let first = 0; first < sentences.length; first++) {
    const window: Sentence[] = []
    const seen = new Set<string>()
    let gain = 0
    for (const sentence of sentences.slice(first, first + mostSentences)) {
      if (!isQuotable(plain, sentence) || isSent(sentence)) break
      window.push(sentence)
      const from = window[0]?.start ?? 0
      if (sentence.end - from > mostCharacters) break
      gain += gainOf(sentence, idf, seen) / mass
      const score = gain + opening(first) - price(window.length)
      if (best === null || score > best.score + 1e-9) best = { score, window: [...window] }
    }
  }
  return best?.window ?? null
}

/** The article's first sentences usually hold the answer's core. */
const opening = (first: number): number => (first === 0 ? 0.12 : first === 1 ? 0.04 : 0)
/** Two or three sentences read best in a chat; a fourth must bring something. */
const price = (count: number): number => [0, 0.1, 0.06, 0.06, 0.1][count] ?? 0.2

function gainOf(sentence: Sentence, idf: ReadonlyMap<string, number>, seen: Set<string>): number {
  let fresh = 0
  let again = 0
  for (const term of new Set(sentence.terms)) {
    const value = idf.get(term)
    if (value === undefined) continue
    if (seen.has(term)) again += value
    else fresh += value
    seen.add(term)
  }
  return fresh + 0.25 * again
}

const isQuotable = (plain: string, { start, end }: Sentence): boolean =>
  /[.!?…؟。！？]["'”’»)\]]*$/.test(plain.slice(Math.max(start, end - 4), end))
