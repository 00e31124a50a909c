import { sentences, type TextSpan } from '@warmline/core'
import { choosePassage } from './passage.ts'
import type { Found, Sentence } from './search.ts'
import { terms } from './words.ts'

/** What a search shows of an article: where it stands in the plain text, and in it the words that were looked for. */
export interface Passage {
  /** `plain.slice(start, start + text.length) === text` */
  start: number
  text: string
  /** offsets into `text`, in order, not overlapping */
  marks: TextSpan[]
}

const charactersMost = 240

/**
 * The sentences that the assistant would quote for this search, or the article's beginning where it would quote none.
 * A word is marked when the search looked for its term: typing mistakes and compounds have been resolved by then.
 */
export function passageFor(
  plain: string,
  parts: readonly Sentence[],
  query: Found['query'],
  language: string,
): Passage {
  const chosen = choosePassage(plain, parts, query, () => false)
  const start = chosen?.[0]?.start ?? 0
  const text = chosen ? plain.slice(start, chosen.at(-1)?.end) : beginning(plain)
  const wanted = new Set(query.map(({ term }) => term))
  const marks: TextSpan[] = []
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu))
    if (terms(word, language).some((term) => wanted.has(term)))
      marks.push({ start: index, end: index + word.length })
  return { start, text, marks }
}

/** The sentence of a plain text in which these words stand just so, and each time that they do; null when nowhere. */
export function passageWith(plain: string, words: string): Passage | null {
  const lower = plain.toLowerCase()
  const looked = words.toLowerCase()
  // where small letters are more letters than capitals, offsets would point elsewhere
  const at = looked === '' || lower.length !== plain.length ? -1 : lower.indexOf(looked)
  if (at < 0) return null
  const sentence = sentences(plain).find(({ end }) => at < end)
  const start = outside(plain, -1, Math.min(at, Math.max(sentence?.start ?? 0, at - charactersMost / 2)))
  const end = outside(
    plain,
    1,
    Math.max(Math.min(sentence?.end ?? plain.length, start + charactersMost), at + looked.length),
  )
  const marks: TextSpan[] = []
  for (
    let from = at;
    from >= 0 && from + looked.length <= end;
    from = lower.indexOf(looked, from + looked.length)
  )
    marks.push({ start: from - start, end: from - start + looked.length })
  return { start, text: plain.slice(start, end), marks }
}

/** `at`, or one further in this direction where it lies within a character of two units. */
const outside = (plain: string, step: 1 | -1, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(plain.slice(Math.max(0, at - 1), at + 1)) && at > 0 ? at + step : at

function beginning(plain: string): string {
  if (plain.length <= charactersMost) return plain
  const cut = plain.slice(0, charactersMost)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), charactersMost / 2)).toWellFormed()
}
