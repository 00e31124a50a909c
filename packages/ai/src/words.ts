import { fold } from './fold.ts'
import { stemmers } from './stems.ts'
import { stopWords } from './stop-words.ts'

/** Folded words. Apostrophes: `card's` → `card`, `l'argent` → `argent`, `don't` → `dont`. */
export function words(text: string): string[] {
  const found: string[] = []
  for (const match of fold(text)
    .replace(/[’‘ʼ`´]/g, "'")
    .matchAll(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu)) {
    const word = match[0]
    const at = word.lastIndexOf("'")
    if (at < 0) found.push(word)
    else if (word.endsWith("'s")) found.push(word.slice(0, -2))
    else if (at <= 2) found.push(word.slice(at + 1))
    else found.push(word.replaceAll("'", ''))
  }
  return found
}

/** `pt-br` → `pt` */
export const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/** Words that carry meaning, stemmed lightly for the language; in order, with repeats. */
export function terms(text: string, language: string): string[] {
  const key = primary(language)
  const stops = stopWords.get(key)
  const stem = stemmers[key]
  const found: string[] = []
  for (const word of words(text)) {
    if (stops?.has(word)) continue
    found.push(stem ? stem(word) : word)
  }
  return found
}
