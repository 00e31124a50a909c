import type { Audience } from '@warmline/contracts/words'
import { sentences } from '@warmline/core'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'
import { primary, terms } from './words.ts'

/** A published article as the index takes it. `plain` is core's `plainText(body)`. */
export interface IndexedArticle {
  articleId: string
  version: number
  title: string
  topic: string
  language: string
  audience: Audience
  questions: readonly string[]
  plain: string
  /** epoch ms; from then on the article is not found */
  expiresAt: number | null
}

export interface QueryTerm {
  term: string
  /** 1 for the newest message, less for what was said before or guessed from a typing mistake */
  weight: number
}

export interface Hit {
  article: IndexedArticle
  /** 0…1, what hits are ordered by */
  score: number
  /** share of the question's meaning (by idf) that the article has words for */
  coverage: number
  /** idf-weighted cosine to the most similar title or question of the article */
  likeness: number
  /** summed idf of the terms in common: little when only everyday words match */
  evidence: number
}

export interface Found {
  hits: Hit[]
  /** the question's terms as the index knows them; unknown ones with their `idf` as well */
  query: (QueryTerm & { idf: number; known: boolean })[]
  /** articles of the language and audience that could have been found */
  searched: number
}

export interface SearchOptions {
  language: string
  audience: Audience
  /** epoch ms */
  now: number
  topicHint?: string | null
  limit?: number
}

export interface Sentence {
  start: number
  end: number
  terms: readonly string[]
}

export interface KnowledgeIndex {
  /** adds the article or replaces the one with its id */
  put(article: IndexedArticle): void
  /** true when it was there */
  remove(articleId: string): boolean
  size(): number
  search(question: string | readonly QueryTerm[], options: SearchOptions): Found
  /** the article's sentences with their terms, in order */
  sentencesOf(articleId: string): readonly Sentence[]
}

interface Entry {
  article: IndexedArticle
  sentences: Sentence[]
  /** term → frequency weighted by field */
  weights: Map<string, number>
  length: number
  asked: Set<string>[]
}

/** Everything of one language, since document frequencies only make sense within a language. */
interface Shelf {
  entries: Map<string, Entry>
  postings: Map<string, Map<Entry, number>>
  totalLength: number
  vocabulary: Vocabulary
  /** lengths of titles and questions as vectors of idf, as far as they were asked for since the shelf last changed */
  norms: Map<ReadonlySet<string>, number>
}

const fieldWeight = { title: 3, question: 2, body: 1 } as const
/** Robertson and Zaragoza (2009), "The Probabilistic Relevance Framework": k1 and b of BM25 over weighted fields. */
const k1 = 1.6
const b = 0.4

/** An in-memory index of one workspace's published articles. Deterministic: equal contents give equal results. */
export function createKnowledgeIndex(): KnowledgeIndex {
  const shelves = new Map<string, Shelf>()
  const languageOf = new Map<string, string>()

  const remove = (articleId: string): boolean => {
    const language = languageOf.get(articleId)
    const shelf = language === undefined ? undefined : shelves.get(language)
    const entry = shelf?.entries.get(articleId)
    if (!shelf || !entry) return false
    takeOff(shelf, entry)
    languageOf.delete(articleId)
    return true
  }

  return {
    put(article) {
      remove(article.articleId)
      const language = primary(article.language)
      let shelf = shelves.get(language)
      if (!shelf) {
        shelf = {
          entries: new Map(),
          postings: new Map(),
          totalLength: 0,
          vocabulary: createVocabulary(),
          norms: new Map(),
        }
        shelves.set(language, shelf)
      }
      putOn(shelf, makeEntry(article, language))
      languageOf.set(article.articleId, language)
    },
    remove,
    size: () => languageOf.size,
    search(question, options) {
      const language = primary(options.language)
      const shelf = shelves.get(language)
      if (!shelf) return { hits: [], query: [], searched: 0 }
      const given =
        typeof question === 'string'
          ? terms(question, language).map((term) => ({ term, weight: 1 }))
          : question
      return searchShelf(shelf, given, options)
    },
    sentencesOf: (articleId) =>
      shelves.get(languageOf.get(articleId) ?? '')?.entries.get(articleId)?.sentences ?? [],
  }
}

function makeEntry(article: IndexedArticle, language: string): Entry {
  const parts = sentences(article.plain).map(({ start, end }) => ({
    start,
    end,
    terms: terms(article.plain.slice(start, end), language),
  }))
  const title = terms(article.title, language)
  const questions = article.questions.map((question) => terms(question, language))
  const weights = new Map<string, number>()
  let length = 0
  const count = (list: readonly string[], weight: number) => {
    for (const term of list) weights.set(term, (weights.get(term) ?? 0) + weight)
    length += list.length * weight
  }
  count(title, fieldWeight.title)
  for (const question of questions) count(question, fieldWeight.question)
  for (const part of parts) count(part.terms, fieldWeight.body)
  return {
    article,
    sentences: parts,
    weights,
    length,
    asked: [title, ...questions].map((list) => new Set(list)),
  }
}

function putOn(shelf: Shelf, entry: Entry): void {
  shelf.norms.clear()
  shelf.entries.set(entry.article.articleId, entry)
  shelf.totalLength += entry.length
  for (const [term, weight] of entry.weights) {
    let posting = shelf.postings.get(term)
    if (!posting) {
      posting = new Map()
      shelf.postings.set(term, posting)
      shelf.vocabulary.add(term)
    }
    posting.set(entry, weight)
  }
}

function takeOff(shelf: Shelf, entry: Entry): void {
  shelf.norms.clear()
  shelf.entries.delete(entry.article.articleId)
  shelf.totalLength -= entry.length
  for (const term of entry.weights.keys()) {
    const posting = shelf.postings.get(term)
    posting?.delete(entry)
    if (posting?.size === 0) {
      shelf.postings.delete(term)
      shelf.vocabulary.remove(term)
    }
  }
}

const idfOf = (shelf: Shelf, term: string): number => {
  const frequency = shelf.postings.get(term)?.size ?? 0
  return Math.log(1 + (shelf.entries.size - frequency + 0.5) / (frequency + 0.5))
}

/** Unknown words are tried as typing mistakes and as compounds of known words before they count as unknown. */
function resolve(shelf: Shelf, given: readonly QueryTerm[]): Found['query'] {
  const weightOf = new Map<string, number>()
  const want = (term: string, weight: number) => weightOf.set(term, Math.max(weight, weightOf.get(term) ?? 0))
  for (const { term, weight } of given) {
    if (shelf.postings.has(term)) want(term, weight)
    else {
      const near = shelf.vocabulary.near(term)
      for (const known of near) want(known, weight * 0.8)
      want(term, near.length === 0 ? weight : weight * 0.2)
    }
  }
  return [...weightOf].map(([term, weight]) => {
    const known = shelf.postings.has(term)
    return { term, weight, known, idf: idfOf(shelf, term) * (known ? 1 : 0.75) }
  })
}

interface Sums {
  bm25: number
  covered: number
  /** of weight × idf of the terms in common */
  squares: number
}

function sumsOf(shelf: Shelf, query: Found['query'], options: SearchOptions): Map<Entry, Sums> {
  const found = new Map<Entry, Sums>()
  const mean = shelf.totalLength / Math.max(1, shelf.entries.size)
  for (const { term, weight, idf } of query) {
    for (const [entry, frequency] of shelf.postings.get(term) ?? []) {
      let sums = found.get(entry)
      if (!sums) {
        if (!mayBeFound(entry.article, options)) continue
        sums = { bm25: 0, covered: 0, squares: 0 }
        found.set(entry, sums)
      }
      const saturated = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * entry.length) / mean))
      sums.bm25 += weight * idf * saturated
      sums.covered += weight * idf
      sums.squares += (weight * idf) ** 2
    }
  }
  return found
}

/** rounding of a bound and of what it bounds may differ by less than this */
const roundingMost = 1e-9

/**
 * Likeness is dear, so it is reckoned only for what may be among the best. By Cauchy and Schwarz it is at most the length of
 * the question's terms that the entry has, over the length of all of them: entries are taken by the score that they would
 * have with that, until the next one cannot reach those that were found. The hits are the same as of reckoning all.
 */
function searchShelf(shelf: Shelf, given: readonly QueryTerm[], options: SearchOptions): Found {
  const { topicHint = null, limit = 10 } = options
  const query = resolve(shelf, given)
  const mass = query.reduce((sum, { weight, idf }) => sum + weight * idf, 0)
  const norm = Math.sqrt(query.reduce((sum, { weight, idf }) => sum + (weight * idf) ** 2, 0))
  const scoreOf = ({ article }: Entry, { bm25 }: Sums, likeness: number): number => {
    const hinted = topicHint !== null && article.topic === topicHint ? 1.1 : 1
    return Math.min(1, hinted * (0.5 * (bm25 / (mass * (k1 + 1))) + 0.5 * likeness))
  }
  const candidates = [...sumsOf(shelf, query, options)]
    .map(([entry, sums]) => ({ entry, sums, most: scoreOf(entry, sums, Math.sqrt(sums.squares) / norm) }))
    .sort((x, y) => y.most - x.most)
  const hits: Hit[] = []
  const best: number[] = []
  for (const { entry, sums, most } of candidates) {
    const last = best[limit - 1]
    if (last !== undefined && most < last - roundingMost) break
    const likeness = likenessOf(shelf, entry, query, norm)
    const score = scoreOf(entry, sums, likeness)
    hits.push({
      article: entry.article,
      score,
      coverage: sums.covered / mass,
      likeness,
      evidence: sums.covered,
    })
    const place = best.findIndex((other) => other < score)
    best.splice(place < 0 ? best.length : place, 0, score)
    if (best.length > limit) best.pop()
  }
  hits.sort((x, y) => y.score - x.score || (x.article.articleId < y.article.articleId ? -1 : 1))
  let searched = 0
  for (const entry of shelf.entries.values()) if (mayBeFound(entry.article, options)) searched++
  return { hits: hits.slice(0, limit), query, searched }
}

const mayBeFound = (article: IndexedArticle, { audience, now }: SearchOptions): boolean =>
  (article.audience === 'public' || article.audience === audience) &&
  (article.expiresAt === null || now < article.expiresAt)

function normOf(shelf: Shelf, asked: ReadonlySet<string>): number {
  const known = shelf.norms.get(asked)
  if (known !== undefined) return known
  let square = 0
  for (const term of asked) square += idfOf(shelf, term) ** 2
  const norm = Math.sqrt(square)
  shelf.norms.set(asked, norm)
  return norm
}

function likenessOf(shelf: Shelf, entry: Entry, query: Found['query'], norm: number): number {
  let best = 0
  for (const asked of entry.asked) {
    let dot = 0
    for (const { term, weight, idf } of query) if (asked.has(term)) dot += weight * idf * idf
    if (dot > 0) best = Math.max(best, dot / (norm * normOf(shelf, asked)))
  }
  return best
}
