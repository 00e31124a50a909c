import { conceptsInRun, conceptsOf, dense } from './concepts/lexicon.ts'

/** Places in the table of weights: first those of spellings, then those of concepts. */
export const spellings = 1 << 18
export const places = spellings + (1 << 14)
const spellingMask = spellings - 1
const conceptMask = (1 << 14) - 1

/** The features of a stretch: places in the table of weights; the first `spelled` of `count` are spellings. */
export interface Features {
  at: Uint32Array
  spelled: number
  count: number
}

const mostFeatures = 4_096

export const createFeatures = (): Features => ({ at: new Uint32Array(mostFeatures), spelled: 0, count: 0 })

const edge = 0x5f
const longestGram = 5
const mixed = (hash: number): number => hash ^ (hash >>> 15) ^ (hash >>> 7)

const isDense = (code: number): boolean =>
  (code >= 0x0e00 && code <= 0x0eff) ||
  (code >= 0x3040 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7af)

/**
 * Fills `into` from a stretch of normalized words. Spellings: character n-grams of 2 to 5 with the word's edges (single
 * signs where a sign may be a word), words, neighbouring words and words with one between. Concepts: each, and which
 * comes before which, near or far.
 */
export function fillFeatures(words: readonly string[], from: number, to: number, into: Features): void {
  into.count = 0
  let before = 0x1505
  let twoBefore = 0
  for (let word = from; word < to; word++) {
    const hash = fillWord(words[word] ?? '', into)
    push(into, Math.imul(hash, 0x9e3779b1) ^ 0x51ed)
    push(into, Math.imul(before, 0x85ebca6b) ^ hash)
    if (twoBefore !== 0) push(into, Math.imul(twoBefore, 0xc2b2ae35) ^ hash ^ 0x2f1b)
    twoBefore = before
    before = hash
  }
  push(into, Math.imul(before, 0x85ebca6b) ^ 0x1505)
  into.spelled = into.count
  fillConcepts(words, from, to, into)
}

function push(into: Features, hash: number): void {
  if (into.count < mostFeatures) into.at[into.count++] = mixed(hash) & spellingMask
}

function fillWord(word: string, into: Features): number {
  const length = word.length
  let whole = 0x811c9dc5
  for (let start = -1; start < length; start++) {
    const first = start < 0 ? edge : word.charCodeAt(start)
    let hash = Math.imul(0x811c9dc5 ^ first, 0x01000193)
    if (start >= 0) {
      whole = Math.imul(whole ^ first, 0x01000193)
      if (isDense(first)) push(into, hash ^ 0x77)
    }
    for (let size = 2; size <= longestGram; size++) {
      const end = start + size - 1
      if (end > length) break
      hash = Math.imul(hash ^ (end === length ? edge : word.charCodeAt(end)), 0x01000193)
      push(into, hash + Math.imul(size, 0x3d4d51cb))
    }
  }
  return whole
}

const near = 3

function pushConcept(into: Features, hash: number): void {
  if (into.count < mostFeatures)
    into.at[into.count++] = spellings + (mixed(Math.imul(hash, 0x9e3779b1)) & conceptMask)
}

function fillConcepts(words: readonly string[], from: number, to: number, into: Features): void {
  const found: number[] = []
  const where: number[] = []
  for (let at = from; at < to; at++) {
    const word = words[at] ?? ''
    if (dense.test(word))
      for (const bits of conceptsInRun(word)) {
        where.push(where.length === 0 ? at : Math.max(at, (where.at(-1) as number) + 1))
        found.push(bits)
      }
    else {
      const bits = conceptsOf(word)
      if (bits === 0) continue
      found.push(bits)
      where.push(at)
    }
  }
  pushConcept(into, 0x7001 + Math.min(to - from, 8))
  pushConcept(into, 0x7101 + Math.min(found.length, 8))
  for (let second = 0; second < found.length; second++) {
    eachBit(found[second] as number, (two) => {
      pushConcept(into, 0x100 + two)
      for (let first = 0; first < second; first++) {
        const apart = (where[second] as number) - (where[first] as number) <= near ? 0 : 1
        eachBit(found[first] as number, (one) => {
          pushConcept(into, 0x1000 + one * 64 + two * 2 + apart)
        })
      }
      if (second > 1)
        eachBit(found[second - 1] as number, (one) =>
          eachBit(found[second - 2] as number, (zero) => {
            pushConcept(into, 0x8000 + zero * 1024 + one * 32 + two)
          }),
        )
    })
  }
}

function eachBit(bits: number, visit: (bit: number) => void): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) visit(31 - Math.clz32(rest & -rest))
}
