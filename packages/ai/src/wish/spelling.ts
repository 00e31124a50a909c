import { allSeeds } from './seeds/all.ts'
import { normalize } from './stretches.ts'

/** Shorter words are too often another word with one letter changed. */
export const shortest = { word: 4 }
const longest = 24

/**
 * Words that the seeds are written with, each filed under itself and under itself with one letter left out (symmetric
 * deletes, Garbe 2012); where two are filed in one place it stands for neither.
 */
let filed: Map<string, string | null> | null = null
const known = new Set<string>()

function fileAll(): Map<string, string | null> {
  const found = new Map<string, string | null>()
  const dense = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/
  for (const { asks, others, asksFamilies, othersFamilies } of allSeeds)
    for (const word of normalize(`${asks} ${others} ${asksFamilies} ${othersFamilies}`).match(/[\p{L}\p{M}]+/gu) ?? []) {
      if (known.has(word) || dense.test(word)) continue
      known.add(word)
    }
  for (const word of known) {
    if (word.length < shortest.word || word.length > longest) continue
    for (let at = 0; at <= word.length; at++) {
      const key = word.slice(0, at) + word.slice(at + 1)
      const other = found.get(key)
      found.set(key, other === undefined || other === word ? word : null)
    }
  }
  return found
}

/** The word that a normalized word was meant to be: itself where it is known or nothing, or more than one, is near. */
export function meantBy(word: string): string {
  filed ??= fileAll()
  if (word.length < shortest.word || word.length > longest || known.has(word)) return word
  const longer = filed.get(word)
  if (longer) return longer
  let found: string | null = null
  for (let at = 0; at < word.length; at++) {
    const near = filed.get(word.slice(0, at) + word.slice(at + 1))
    if (near === undefined || near === found) continue
    if (near === null || found !== null) return word
    found = near
  }
  return found ?? word
}
