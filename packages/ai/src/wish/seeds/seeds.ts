/**
 * Sentences that a language's detector learns from: our own, never from a data set. One sentence a line; in `…Families`
 * `[a|b|]` is a choice of words, so that one line stands for many sentences.
 */
export interface Seeds {
  language: string
  /** wish for a person, in any words */
  asks: string
  asksFamilies: string
  /** do not: a person is only mentioned, or nothing of the kind is said */
  others: string
  othersFamilies: string
}
