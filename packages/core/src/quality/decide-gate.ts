import type { GateCheck, Source } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { sentences } from '../kinds/article-text.ts'
import { isSameLanguage } from '../promise/language.ts'
import type { WorkItem } from '../work/state.ts'
import type { AnswerDraft, GateFacts, Verdict } from './gate.ts'

type CitedArticle = GateFacts['articles'][number]
type Span = AnswerDraft['spans'][number]

/** A span with the article it was found in. */
interface Cited {
  span: Span
  article: CitedArticle
}

/** Name under which a sent span is remembered in the thread: `articleId@start-end`, offsets in UTF-16 units. */
export const spanKeyOf = (span: Pick<Span, 'articleId' | 'start' | 'end'>): string =>
  `${span.articleId}@${span.start}-${span.end}`

/**
 * The quality gate without a model (definitions: The gate without a model). The checks are made in the order of
 * `gateChecks`; the first that fails is returned, and hold always means handoff.
 * `epoch` = the fence under which the draft was made · `now` epoch ms · `dice` uniform in [0, 1), thrown once and
 * only when the AI may speak at all. `probability` = the chance that the draw gave the AI this message: the ceiling
 * of the slice, or 0 where there was no draw (S11).
 */
export function judge(
  draft: AnswerDraft,
  item: WorkItem,
  epoch: number,
  facts: GateFacts,
  now: number,
  dice: () => number,
): Verdict {
  if (!aiHolds(item, epoch)) return hold('holder', 0)
  if ((item.promise !== null || item.personPreferred) && !item.aiMayTry) return hold('promise-open', 0)
  const cited = citedBy(draft, facts)
  const slice = sliceOf(cited)
  const probability = slice === 'none' ? 0 : share(facts.ceiling)
  // a draft without any known source has no slice: it draws under the ceiling and fails as not verbatim
  if (!(dice() < probability)) return hold('ceiling', probability)
  const check = failedCheck(draft, item, facts, now, cited)
  if (check !== null) return hold(check, probability)
  return {
    verdict: 'send',
    sources: sourcesOf(cited),
    spanKeys: draft.spans.map(spanKeyOf),
    topic: slice,
    probability,
  }
}

const hold = (check: GateCheck, probability: number): Verdict => ({ verdict: 'hold', check, probability })

/** A ceiling that is no number counts as 0. */
const share = (ceiling: number) => (ceiling >= 0 ? Math.min(ceiling, 1) : 0)

/** The AI holds the item at this epoch, or the contact who waits in the queue let it try. */
function aiHolds(item: WorkItem, epoch: number): boolean {
  if (item.epoch !== epoch) return false
  return item.holder.at === 'ai' || (item.holder.at === 'queue' && item.aiMayTry)
}

/** The spans whose article, at the cited version, is among the facts. */
function citedBy(draft: AnswerDraft, facts: GateFacts): Cited[] {
  return draft.spans.flatMap((span) => {
    const article = facts.articles.find(
      ({ articleId, version }) => articleId === span.articleId && version === span.articleVersion,
    )
    return article ? [{ span, article }] : []
  })
}

/**
 * The topic whose ceiling applies: that of the cited articles. `none` when they name several or `unknown`: a draw is
 * made under the ceiling of one slice, and what is unknown always goes to a person.
 */
function sliceOf(cited: readonly Cited[]): string {
  const topics = new Set(cited.map(({ article }) => article.topic))
  const [topic] = topics
  if (topics.size > 1 || topic === 'unknown') return 'none'
  return topic ?? 'unknown'
}

function failedCheck(
  draft: AnswerDraft,
  item: WorkItem,
  facts: GateFacts,
  now: number,
  cited: readonly Cited[],
): GateCheck | null {
  if (!isVerbatim(draft, item, now, cited)) return 'verbatim'
  if (!(draft.confidence >= facts.floor)) return 'confidence'
  if (!figuresLieInSpans(draft.text, cited.map(textOf))) return 'commitment'
  if (facts.otherIdentifiers !== 0) return 'other-identifier'
  if (draft.text.length > limits.aiMessageCharacters) return 'too-long'
  return isRepeated(draft, item) ? 'sent-before' : null
}

const textOf = ({ span, article }: Cited) => article.plain.slice(span.start, span.end)

/**
 * The text is nothing but whole sentences of published, unexpired, public articles in the contact's language, in the
 * order of the spans and joined by single spaces. A span that cuts a sentence could turn its meaning round.
 */
function isVerbatim(draft: AnswerDraft, item: WorkItem, now: number, cited: readonly Cited[]): boolean {
  if (cited.length === 0 || cited.length !== draft.spans.length) return false
  const isUsable = ({ article }: Cited) =>
    article.published &&
    (article.expiresAt === null || article.expiresAt > now) &&
    article.audience === 'public' &&
    isSameLanguage(article.language, item.language)
  return (
    cited.every(isUsable) && cited.every(holdsWholeSentences) && draft.text === cited.map(textOf).join(' ')
  )
}

function holdsWholeSentences({ span, article }: Cited): boolean {
  if (!(span.start < span.end)) return false
  const parts = sentences(article.plain)
  return parts.some(({ start }) => start === span.start) && parts.some(({ end }) => end === span.end)
}

/** Amounts, numbers, percentages, dates and times; digits of any script, with the signs and codes around them. */
const figure = /\p{Sc}?\s?\p{Nd}+(?:[\s.,:/'’-]\p{Nd}+)*(?:\s?(?:\p{Sc}|%|\p{Lu}{3}\b))?/gu

/** Whether every figure of the joined text stands within one span: joining must not make a new amount or date. */
function figuresLieInSpans(text: string, spans: readonly string[]): boolean {
  const borders: number[] = []
  let at = 0
  for (const span of spans) {
    at += span.length
    borders.push(at)
    at += 1
  }
  for (const found of text.matchAll(figure)) {
    const start = found.index + found[0].search(/\S/)
    const end = found.index + found[0].length
    if (end > at || borders.some((border) => start < border && border < end)) return false
  }
  return true
}

function isRepeated(draft: AnswerDraft, item: WorkItem): boolean {
  const keys = draft.spans.map(spanKeyOf)
  return new Set(keys).size < keys.length || keys.some((key) => item.sentSpans.includes(key))
}

function sourcesOf(cited: readonly Cited[]): Source[] {
  const sources = new Map<string, Source>()
  for (const { article } of cited)
    sources.set(article.articleId, {
      articleId: article.articleId,
      articleVersion: article.version,
      title: article.title,
    })
  return [...sources.values()]
}
