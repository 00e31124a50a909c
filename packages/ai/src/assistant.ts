import type { Audience } from '@warmline/contracts/words'

export interface Turn {
  from: 'contact' | 'ai' | 'worker'
  text: string
}

/** Everything an assistant may know. It holds no clock, no key of the contact and no other conversation. */
export interface DraftRequest {
  workspaceId: string
  /** BCP 47; only articles in this language (primary subtag) may be cited */
  language: string
  audience: Audience
  /** what the contact or a routing rule said it is about; a hint, never a proof */
  topicHint: string | null
  /** most recent last */
  turns: readonly Turn[]
  /** keys (`spanKey`) of what the assistant has already sent in this conversation */
  alreadySent: readonly string[]
  /** epoch ms, to leave out expired articles */
  now: number
}

/** `start` and `end` are UTF-16 offsets into the article's plain text (core's `plainText`). */
export interface Span {
  articleId: string
  articleVersion: number
  start: number
  end: number
}

export interface AnswerDraft {
  kind: 'answer'
  /** the spans' text, one sentence a span, joined by one space */
  text: string
  spans: readonly Span[]
  /** topic of the cited article */
  topic: string
  /** 0…1: how likely this answer is right, as this assistant version estimates it */
  confidence: number
  assistantVersion: string
}

export const noAnswerReasons = [
  'greeting',
  'thanks',
  'nothing-asked',
  'asks-for-human',
  'no-article',
  'unsure',
  'ambiguous',
  'already-sent',
] as const
export type NoAnswerReason = (typeof noAnswerReasons)[number]

export interface NoAnswerDraft {
  kind: 'no-answer'
  reason: NoAnswerReason
  /** best guess, for routing to the right person */
  topic: string | null
  confidence: number
}

export type Draft = AnswerDraft | NoAnswerDraft

/**
 * The port that every assistant implements, the built-in one and model providers alike. An assistant only proposes:
 * the quality gate decides. It rejects with the signal's reason when aborted, and may reject when a provider fails.
 */
export interface Assistant {
  draft(request: DraftRequest, signal: AbortSignal): Promise<Draft>
}

/** The key under which a sent span is remembered in a conversation. */
export const spanKey = (span: Pick<Span, 'articleId' | 'start' | 'end'>): string =>
  `${span.articleId}@${span.start}-${span.end}`
