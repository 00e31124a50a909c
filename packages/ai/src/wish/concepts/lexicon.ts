import { normalize } from '../stretches.ts'
import { completedEast } from './completed-east.ts'
import { completedWest } from './completed-west.ts'
import type { Concept, ConceptTable } from './concepts.ts'
import { eastern } from './eastern.ts'
import { northernAndUralic } from './northern-and-uralic.ts'
import { slavicAndGreek } from './slavic-and-greek.ts'
import { western } from './western.ts'

export const concepts: readonly Concept[] = [
  ...(['human', 'some', 'staff', 'chief', 'talk', 'call', 'put', 'want', 'bot', 'not', 'real'] as const),
  ...(['your', 'there', 'complain', 'help', 'past', 'thing', 'deed', 'other', 'me', 'how'] as const),
]

const tables = [western, northernAndUralic, slavicAndGreek, eastern, completedWest, completedEast]

/** All that the tables hold, as one text. */
export const wordsOfConcepts = JSON.stringify(tables)

const exact = new Map<string, number>()
const beginnings = new Map<string, number>()
let longest = 0
for (const table of tables)
  for (const written of Object.values<ConceptTable>(table))
    for (const line of written.trim().split('\n')) {
      const [name = '', words = ''] = line.split(':')
      const bit = 1 << concepts.indexOf(name as Concept)
      for (const word of words.trim().split(/\s+/)) {
        const begins = word.endsWith('*')
        const key = normalize(begins ? word.slice(0, -1) : word).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
        const into = begins ? beginnings : exact
        into.set(key, (into.get(key) ?? 0) | bit)
        longest = Math.max(longest, key.length)
      }
    }

export const dense = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/

/** The concepts that a normalized word stands for, one bit each; 0 where none is known. */
export function conceptsOf(word: string): number {
  const found = exact.get(word) ?? 0
  for (let length = Math.min(word.length, longest); length > 1; length--) {
    const begun = beginnings.get(word.slice(0, length))
    if (begun !== undefined) return found | begun
  }
  return found
}

/** A run without spaces: the concepts of the signs in it, in their order. */
export function conceptsInRun(run: string): number[] {
  const found: number[] = []
  for (let at = 0; at < run.length; ) {
    let taken = 1
    for (let length = Math.min(run.length - at, longest); length > 0; length--) {
      const bits = exact.get(run.slice(at, at + length))
      if (bits === undefined) continue
      found.push(bits)
      taken = length
      break
    }
    at += taken
  }
  return found
}
