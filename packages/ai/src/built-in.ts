import type { Assistant, Draft, DraftRequest, NoAnswerReason, Turn } from './assistant.ts'
import { spanKey } from './assistant.ts'
import { courtesyOf } from './courtesy.ts'
import { hearsHumanRequest } from './hears-human.ts'
import { choosePassage } from './passage.ts'
import type { Found, KnowledgeIndex, QueryTerm } from './search.ts'
import { terms } from './words.ts'

export const builtInVersion = 'built-in-1'

/** The built-in assistant answers at or above this confidence; the gate's default floor is the same number. */
export const confidenceFloor = 0.6

/** Two articles that fit equally well, on different topics, are a coin toss: below this lead nothing is said. */
const ambiguousLead = 0.04

export interface BuiltInOptions {
  /** the index of a workspace's published articles, or null when it has none */
  knowledge(workspaceId: string): KnowledgeIndex | null | Promise<KnowledgeIndex | null>
  floor?: number
  /** whether a message asks for a person; the phrase list where it is not given */
  wantsPerson?: WantsPerson
}

type WantsPerson = (text: string, language: string) => boolean
const byPhrases: WantsPerson = (text, language) => hearsHumanRequest(text, language) !== null

/**
 * The offline assistant: it searches the workspace's articles and quotes the best one, or says that it has no
 * answer. No model, no network, no clock, no dice: the same articles and turns always give the same draft.
 */
export function createBuiltInAssistant(options: BuiltInOptions): Assistant {
  return {
    async draft(request, signal) {
      signal.throwIfAborted()
      const index = await options.knowledge(request.workspaceId)
      signal.throwIfAborted()
      return draftFrom(index, request, options.floor, options.wantsPerson)
    },
  }
}

/** The pure part: one draft from an index and a request. */
export function draftFrom(
  index: KnowledgeIndex | null,
  request: DraftRequest,
  floor = confidenceFloor,
  wantsPerson = byPhrases,
): Draft {
  const asked = lastWords(request.turns)
  const early = answersNothing(asked, request.language, wantsPerson)
  if (early) return noAnswer(early, null, 0)
  const query = questionTerms(request, asked)
  if (query.length === 0) return noAnswer('nothing-asked', null, 0)
  if (!index) return noAnswer('no-article', null, 0)
  const found = index.search(query, {
    language: request.language,
    audience: request.audience,
    now: request.now,
    topicHint: request.topicHint,
    limit: 5,
  })
  const best = found.hits[0]
  if (!best) return noAnswer('no-article', null, 0)
  const { confidence, topicLead } = judge(found, quotedShare(index, found))
  const guess = confidence >= 0.3 ? best.article.topic : null
  if (confidence < floor)
    return noAnswer(topicLead < ambiguousLead ? 'ambiguous' : 'unsure', guess, confidence)
  return quote(index, request, found, confidence)
}

const noAnswer = (reason: NoAnswerReason, topic: string | null, confidence: number): Draft => ({
  kind: 'no-answer',
  reason,
  topic,
  confidence,
})

/** What the contact has written since anybody last answered. */
function lastWords(turns: readonly Turn[]): string {
  const from = turns.findLastIndex((turn) => turn.from !== 'contact') + 1
  return turns
    .slice(from)
    .map((turn) => turn.text)
    .join('\n')
    .trim()
}

function answersNothing(asked: string, language: string, wantsPerson: WantsPerson): NoAnswerReason | null {
  if (asked === '') return 'nothing-asked'
  if (wantsPerson(asked, language)) return 'asks-for-human'
  return courtesyOf(asked)
}

/** A short follow-up ("and abroad?") leans on what the contact asked before. */
function questionTerms(request: DraftRequest, asked: string): QueryTerm[] {
  const now = [...new Set(terms(asked, request.language))]
  const query: QueryTerm[] = now.map((term) => ({ term, weight: 1 }))
  if (now.length === 0 || now.length > 2) return query
  const before = request.turns.slice(0, request.turns.findLastIndex((turn) => turn.from !== 'contact') + 1)
  const earlier = before.findLast((turn) => turn.from === 'contact')?.text ?? ''
  for (const term of new Set(terms(earlier, request.language)))
    if (!now.includes(term)) query.push({ term, weight: 0.6 })
  return query
}

/** Share of the question's meaning that the sentences to be quoted have words for, 0…1. */
function quotedShare(index: KnowledgeIndex, found: Found): number {
  const best = found.hits[0]?.article
  if (!best) return 0
  const window = choosePassage(best.plain, index.sentencesOf(best.articleId), found.query, () => false) ?? []
  const quoted = new Set(window.flatMap((sentence) => sentence.terms))
  const massOf = (query: Found['query']) => query.reduce((sum, { weight, idf }) => sum + weight * idf, 0)
  return massOf(found.query.filter(({ term }) => quoted.has(term))) / (massOf(found.query) || 1)
}

/**
 * Confidence is a logistic curve over six signs: how much of the question the article has words for, how like it is
 * to a title or question of the article, how telling the words in common are, how much of the question the quoted
 * sentences speak of, and how far the article leads the next one and the next one on another topic. The weights were fitted on our own questions (fixtures/questions.ts) and on
 * every demo article asked with each of its questions while that question was held out; then rounded.
 */
function judge(found: Found, quoted: number): { confidence: number; topicLead: number } {
  const [best, ...others] = found.hits
  if (!best) return { confidence: 0, topicLead: 0 }
  const elsewhere = others.find((hit) => hit.article.topic !== best.article.topic)
  const topicLead = best.score - (elsewhere?.score ?? 0)
  const z =
    weights.base +
    weights.coverage * best.coverage +
    weights.likeness * best.likeness +
    weights.evidence * Math.min(1, best.evidence / enoughEvidence) +
    weights.quoted * quoted +
    weights.lead * Math.min(best.score - (others[0]?.score ?? 0), 0.3) +
    weights.topicLead * Math.min(topicLead, 0.3)
  return { confidence: Math.round(1000 / (1 + Math.exp(-z))) / 1000, topicLead }
}

/** About two rare words, or three that are not. */
const enoughEvidence = 8
const weights = { base: -4.4, coverage: 3, likeness: 1, evidence: 1.8, quoted: 1.4, lead: 2, topicLead: 6 }

function quote(index: KnowledgeIndex, request: DraftRequest, found: Found, confidence: number): Draft {
  const best = found.hits[0]
  if (!best) return noAnswer('no-article', null, 0)
  const { articleId, version, plain, topic } = best.article
  const sent = new Set(request.alreadySent)
  const window = choosePassage(plain, index.sentencesOf(articleId), found.query, ({ start, end }) =>
    sent.has(spanKey({ articleId, start, end })),
  )
  if (!window) return noAnswer('already-sent', topic, confidence)
  return {
    kind: 'answer',
    text: window.map(({ start, end }) => plain.slice(start, end)).join(' '),
    spans: window.map(({ start, end }) => ({ articleId, articleVersion: version, start, end })),
    topic,
    confidence,
    assistantVersion: builtInVersion,
  }
}
