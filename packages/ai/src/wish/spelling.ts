import { allSeeds } from './seeds/all.ts'
import { normalize } from './stretches.ts'

/** Shorter words are too often another word with one letter changed. */
const shortest = 4
const longest = 24

/** A word that the seeds are written with: in which languages, and how often in each. */
interface Known {
  word: string
  uses: Map<number, number>
}

interface Spelling {
  known: Map<string, Known>
  /** each word under itself and under itself with one letter left out (symmetric deletes, Garbe 2012) */
  filed: Map<string, Known[]>
}

let spelling: Spelling | null = null
const dense = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/

function gather(): Spelling {
  const known = new Map<string, Known>()
  allSeeds.forEach(({ asks, others, asksFamilies, othersFamilies }, language) => {
    const text = normalize(`${asks} ${others} ${asksFamilies} ${othersFamilies}`)
    for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
      if (dense.test(word)) continue
      const entry = known.get(word) ?? { word, uses: new Map() }
      known.set(word, entry)
      entry.uses.set(language, (entry.uses.get(language) ?? 0) + 1)
    }
  })
  const filed = new Map<string, Known[]>()
  for (const entry of known.values()) {
    const { word } = entry
    if (word.length < shortest || word.length > longest) continue
    for (let at = 0; at <= word.length; at++) {
      if (at > 0 && at < word.length && word[at] === word[at - 1]) continue
      const key = word.slice(0, at) + word.slice(at + 1)
      const words = filed.get(key)
      if (words) words.push(entry)
      else filed.set(key, [entry])
    }
  }
  return { known, filed }
}

/**
 * Puts what a word was meant to be in the place of each that is unknown and one typing mistake from a known one; of
 * several, the one that the language of the rest of the message uses most.
 */
export function correct(words: string[]): void {
  spelling ??= gather()
  const { known } = spelling
  const unknown: number[] = []
  const tally = new Map<number, number>()
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    const entry = known.get(word)
    if (entry)
      for (const language of entry.uses.keys())
        tally.set(language, (tally.get(language) ?? 0) + 1 / entry.uses.size)
    else if (word.length >= shortest && word.length <= longest) unknown.push(at)
  }
  for (const at of unknown) words[at] = meantBy(spelling, words[at] as string, tally)
}

function meantBy({ filed }: Spelling, word: string, tally: ReadonlyMap<number, number>): string {
  let best = word
  let most = 0
  const weigh = (entries: readonly Known[] | undefined) => {
    if (!entries) return
    for (const entry of entries) {
      if (Math.abs(entry.word.length - word.length) > 1) continue
      let fit = 0
      for (const [language, uses] of entry.uses) fit += ((tally.get(language) ?? 0) + 0.01) * Math.sqrt(uses)
      if (fit > most) {
        most = fit
        best = entry.word
      }
    }
  }
  weigh(filed.get(word))
  for (let at = 0; at < word.length; at++)
    if (at === 0 || word[at] !== word[at - 1]) weigh(filed.get(word.slice(0, at) + word.slice(at + 1)))
  return best
}
