import type { Audience, GateCheck, Source } from '@warmline/contracts'

/** A draft that claims an answer: every sentence a span of an article. */
export interface AnswerDraft {
  kind: 'answer'
  text: string
  spans: readonly { articleId: string; articleVersion: number; start: number; end: number }[]
  topic: string | null
  /** 0…1, calibrated by the assistant */
  confidence: number
  assistantVersion: string
}

/** What the gate may know beside the item: loaded by the shell for the articles that the draft cites. */
export interface GateFacts {
  articles: readonly {
    articleId: string
    version: number
    title: string
    /** the plain text on which span offsets are defined */
    plain: string
    language: string
    audience: Audience
    published: boolean
    expiresAt: number | null
    topic: string
  }[]
  /** identifiers (e-mail, phone, external id) of other contacts found in the draft by the shell's blind index */
  otherIdentifiers: number
  /** the ceiling of the slice at this instant, 0…1 */
  ceiling: number
  floor: number
}

export type Verdict =
  | { verdict: 'send'; sources: Source[]; spanKeys: string[]; topic: string; probability: number }
  | { verdict: 'hold'; check: GateCheck; probability: number }
