import { fold } from './fold.ts'
import type { PhraseTable } from './human-phrases/tables.ts'
import { oneMistakeApart } from './vocabulary.ts'

/** One place of a phrase: the words that may stand there. */
interface Slot {
  words: ReadonlySet<string>
  optional: boolean
}

interface Phrase {
  slots: readonly Slot[]
  /** "not a robot" stays a request after "I do not want", "a person" does not */
  refusesBot: boolean
}

export interface PhraseMatcher {
  /** every word that a phrase of this language is made of */
  words: ReadonlySet<string>
  /** words that a phrase begins with: where a message holds none of them, `find` need not be asked */
  firstWords: ReadonlySet<string>
  /**
   * Finds the first phrase in a message's tokens, one that was not turned down if there is any. `near` holds, for each
   * token, the words of all languages that it may be a typing mistake of.
   */
  find(tokens: readonly string[], near: readonly (readonly string[])[]): FoundPhrase | null
}

/** The words that matched; `declined` when a person was turned down in them ("I do not need a person"). */
export interface FoundPhrase {
  words: string
  declined: boolean
}

const shortestMistyped = 5

/**
 * Phrases are written as words with `a|b` for a choice, `word?` or `a|b?` for something that may be missing, `$name`
 * for a named choice of the table and a leading `!` for a phrase that turns the machine down. They match anywhere in
 * the message as neighbouring words. A word of five letters or more may hold one typing mistake; its first letter not.
 */
export function createPhraseMatcher(table: PhraseTable): PhraseMatcher {
  const phrases = table.phrases.map((written) => compile(written, table.choices))
  const lexicon = new Set(phrases.flatMap(({ slots }) => slots.flatMap(({ words }) => [...words])))
  const byFirstWord = new Map<string, Phrase[]>()
  for (const phrase of phrases)
    for (const word of phrase.slots[0]?.words ?? [])
      byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase])
  const right = new Set(table.notMistakes?.map(fold))
  const declined = table.declined.map((written) => fold(written).split(' '))
  const notBefore = new Set(table.notBefore?.map(fold))

  function find(tokens: readonly string[], near: readonly (readonly string[])[]): FoundPhrase | null {
    let turnedDown: FoundPhrase | null = null
    const meanings = meaningsOf(tokens, near, lexicon, right)
    for (let at = 0; at < tokens.length; at++)
      for (const first of meanings[at] ?? nothing)
        for (const phrase of byFirstWord.get(first) ?? nothing) {
          const end = matchFrom(phrase.slots, 0, meanings, at)
          if (end === null || notBefore.has(tokens[end] ?? '')) continue
          const words = tokens.slice(at, end).join(' ')
          if (phrase.refusesBot || !isDeclined(tokens, at, end, declined)) return { words, declined: false }
          turnedDown ??= { words, declined: true }
        }
    return turnedDown
  }
  return { words: lexicon, firstWords: new Set(byFirstWord.keys()), find }
}

const nothing: readonly never[] = []

function compile(written: string, choices: PhraseTable['choices']): Phrase {
  const refusesBot = written.startsWith('!')
  const slots = written
    .replace(/^!\s*/, '')
    .trim()
    .split(/\s+/)
    .map((part): Slot => {
      const optional = part.endsWith('?')
      const body = optional ? part.slice(0, -1) : part
      const words = body
        .split('|')
        .flatMap((word) => (word.startsWith('$') ? (choices[word.slice(1)] ?? '').split(' ') : [word]))
      return { words: new Set(words.map((word) => fold(word).replace(/'/g, ''))), optional }
    })
  return { slots, refusesBot }
}

/**
 * One typing mistake away can only be what begins with the same letter, is at most one letter longer or shorter, and has
 * the same second letter or the same last two: one mistake is not at both ends of five letters. Numbers below 2^16,
 * which may be the same for others too; what is found under them is looked at again.
 */
const mixed = (a: number, b: number, c: number, length: number) =>
  (Math.imul(Math.imul(Math.imul(a, 31) + b, 31) + c, 0x9e37) + length * 0x4f1b) & 0xffff
const byHead = (word: string, length: number) => mixed(word.charCodeAt(0), word.charCodeAt(1), 0, length)
const byTail = (word: string, length: number) =>
  mixed(word.charCodeAt(0), word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1), length)

/** Words by a number, and a bit for each number that has any: 8 KB, which a node that does much else keeps at hand. */
class Nearby {
  readonly #bits = new Uint8Array(8_192)
  readonly #words = new Map<number, string[]>()

  add(key: number, word: string): void {
    const words = this.#words.get(key) ?? []
    this.#words.set(key, words)
    words.push(word)
    this.#bits[key >> 3] = (this.#bits[key >> 3] ?? 0) | (1 << (key & 7))
  }

  at(key: number): readonly string[] {
    return ((this.#bits[key >> 3] ?? 0) & (1 << (key & 7))) === 0
      ? nothing
      : (this.#words.get(key) ?? nothing)
  }
}

/**
 * Words one typing mistake away from a token, over the words of all languages: asked once a token, since most words of
 * a message are near no word at all. [a message of 200 bytes: 13 µs, 22 when only first letter and length are asked for]
 */
export function createNear(lexicons: readonly ReadonlySet<string>[]): (token: string) => readonly string[] {
  const heads = new Nearby()
  const tails = new Nearby()
  const order = new Map(
    [...new Set(lexicons.flatMap((lexicon) => [...lexicon]))].map((word, at) => [word, at]),
  )
  for (const word of order.keys()) {
    if (word.length < shortestMistyped) continue
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      heads.add(byHead(word, length), word)
      tails.add(byTail(word, length), word)
    }
  }
  return (token) => {
    if (token.length < shortestMistyped - 1 || token.length > 24) return nothing
    const head = heads.at(byHead(token, token.length))
    const tail = tails.at(byTail(token, token.length))
    if (head.length === 0 && tail.length === 0) return nothing
    const found = new Set<string>()
    for (const words of [head, tail])
      for (const word of words)
        if (word.charCodeAt(0) === token.charCodeAt(0) && oneMistakeApart(token, word)) found.add(word)
    return found.size === 0 ? nothing : [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  }
}

/** For each token, the words of the lexicon that it may stand for: itself, else those one typing mistake away. */
const meaningsOf = (
  tokens: readonly string[],
  near: readonly (readonly string[])[],
  lexicon: ReadonlySet<string>,
  right: ReadonlySet<string>,
): (readonly string[])[] =>
  tokens.map((token, at) => {
    if (lexicon.has(token)) return [token]
    const words = near[at] ?? nothing
    return words.length === 0 || right.has(token) ? nothing : words.filter((word) => lexicon.has(word))
  })

/** The index after the match, or null. */
function matchFrom(
  slots: readonly Slot[],
  slot: number,
  meanings: readonly (readonly string[])[],
  at: number,
): number | null {
  const wanted = slots[slot]
  if (!wanted) return at
  if (meanings[at]?.some((word) => wanted.words.has(word))) {
    const end = matchFrom(slots, slot + 1, meanings, at + 1)
    if (end !== null) return end
  }
  return wanted.optional ? matchFrom(slots, slot + 1, meanings, at) : null
}

/** "I do not want (to talk to a person)": a declining phrase that ends just before or inside the match. */
function isDeclined(
  tokens: readonly string[],
  from: number,
  end: number,
  declined: readonly string[][],
): boolean {
  return declined.some((phrase) => {
    for (let last = Math.max(phrase.length - 1, from - 2); last < end; last++)
      if (phrase.every((word, index) => tokens[last - phrase.length + 1 + index] === word)) return true
    return false
  })
}
