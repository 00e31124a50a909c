import { stemmers } from '../stems.ts'
import { meaningsOf } from './concepts.ts'
import { normalise, wordsOf } from './text.ts'

/**
 * What a text is made of, by hash. Four blocks follow one another: single words, pairs of neighbours (the ends of
 * the text count as words), pairs with one to three words between them, and 2–5 characters inside a word with its
 * borders. Each block is sorted and has no repeats.
 */
export interface Grams {
  hashes: Uint32Array
  /** how often, at most 255 */
  counts: Uint8Array
  /** where each block ends in `hashes` */
  ends: readonly number[]
}

export const gramBlocks = 5
const widestPair = 4
const longestRun = 40
const start = 0x811c9dc5
const prime = 0x01000193

const mix = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = start
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime)
  return hash >>> 0
}

const paired = (salt: number, left: number, right: number): number =>
  mix(Math.imul(left ^ salt, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77))

const english = stemmers['en']!
const asciiWord = /^[a-z]+$/
const stemOf = (word: string): string => (asciiWord.test(word) ? english(word) : word)

/** Pure; the same text always gives the same grams, on every machine. */
export function gramsOf(text: string): Grams {
  const { runs, words } = wordsOf(normalise(text))
  const stems = words.map(stemOf)
  const single = stems.map(hashOf)
  const bordered = single.length === 0 ? [] : [1, ...single, 2]
  const neighbours: number[] = []
  for (let at = 0; at + 1 < bordered.length; at++)
    neighbours.push(paired(0x2c1b3c6d, bordered[at]!, bordered[at + 1]!))
  const apart: number[] = []
  for (let at = 0; at < single.length; at++)
    for (let other = at + 2; other <= at + widestPair && other < single.length; other++)
      apart.push(paired(0x297a2d39, single[at]!, single[other]!))
  const meant = meaningsOf(stems)
  const meanings = meant.map((meaning) => mix(meaning + 0x1f3d5b79))
  for (let at = 0; at < meant.length; at++)
    for (let other = at + 1; other < meant.length && other <= at + widestPair; other++)
      meanings.push(
        paired(0x6a09e667, Math.min(meant[at]!, meant[other]!) + 1, Math.max(meant[at]!, meant[other]!) + 1),
      )
  return collected([single.map(mix), neighbours, apart, charactersOf(runs), meanings])
}

function charactersOf(runs: readonly string[]): number[] {
  const found: number[] = []
  for (const run of runs) {
    const bordered = ` ${run.slice(0, longestRun)} `
    for (let from = 0; from + 1 < bordered.length; from++) {
      let hash = start ^ 0x5bd1e995
      for (let length = 1; length <= 5 && from + length <= bordered.length; length++) {
        hash = Math.imul(hash ^ bordered.charCodeAt(from + length - 1), prime)
        if (length > 1) found.push(mix(hash + length))
      }
    }
  }
  return found
}

function collected(blocks: readonly number[][]): Grams {
  const size = blocks.reduce((sum, block) => sum + block.length, 0)
  const hashes = new Uint32Array(size)
  const counts = new Uint8Array(size)
  const ends: number[] = []
  let to = 0
  blocks.forEach((block, at) => {
    const sorted = Uint32Array.from(block).sort()
    for (let from = 0; from < sorted.length; ) {
      let next = from + 1
      while (next < sorted.length && sorted[next] === sorted[from]) next++
      hashes[to] = sorted[from]!
      counts[to++] = Math.min(255, next - from)
      from = next
    }
    ends[at] = to
  })
  return { hashes: hashes.slice(0, to), counts: counts.slice(0, to), ends }
}
