import { type Grams, gramBlocks } from './grams.ts'

/** A sparse row of unit length (or empty): feature numbers and their weights. */
export interface Row {
  index: Int32Array
  value: Float32Array
  /** share of the text's words that no example had, 0…1; 1 for a text without words */
  novelty: number
}

/** Which grams count, and for how much. Bundled with a model: plain typed arrays. */
export interface FeatureSpace {
  /** ascending hashes, block after block */
  hashes: Uint32Array
  /** where each block ends in `hashes` */
  ends: Uint32Array
  idf: Float32Array
  /** the length of each share of blocks */
  shares: Float32Array
}

/** Words and neighbours share one length; pairs apart, characters and meanings have their own. */
const shareOf = [0, 0, 1, 2, 3]
export const gramShares = 4
/** The length of each share [cross-validated on training data]; with few examples meanings say more than words. */
const usualShares = [1, 0.7, 1, 0.8]
const sharesOfFew = [1, 0.7, 1, 1.1]
/** Below this many examples a gram that was seen once still counts. */
export const manyExamples = 1_200

/**
 * Keeps the grams that at least two examples have (one, where there are few examples), the most frequent first, never
 * more than `most`. idf = √(1 + ln((1 + n) / (1 + df))): the root lets frequent words speak a little louder, which
 * gave better calibrated topics in cross-validation.
 */
export function fitSpace(examples: readonly Grams[], most: number): FeatureSpace {
  const least = examples.length < manyExamples ? 1 : 2
  const kept: Uint32Array[] = []
  const seen: Uint32Array[] = []
  for (let block = 0; block < gramBlocks; block++) {
    const { hashes, times } = countedBlock(examples, block, least)
    kept.push(hashes)
    seen.push(times)
  }
  const total = kept.reduce((sum, block) => sum + block.length, 0)
  if (total > most) {
    const floor = floorFor(seen, most)
    for (let block = 0; block < gramBlocks; block++) {
      const times = seen[block]!
      kept[block] = kept[block]!.filter((_, at) => times[at]! >= floor)
      seen[block] = times.filter((count) => count >= floor)
    }
  }
  const ends = new Uint32Array(gramBlocks)
  let end = 0
  for (let block = 0; block < gramBlocks; block++) {
    end += kept[block]!.length
    ends[block] = end
  }
  const hashes = new Uint32Array(end)
  const idf = new Float32Array(end)
  let at = 0
  for (let block = 0; block < gramBlocks; block++) {
    hashes.set(kept[block]!, at)
    for (const count of seen[block]!) idf[at++] = Math.sqrt(1 + Math.log((1 + examples.length) / (1 + count)))
  }
  const shares = Float32Array.from(examples.length < manyExamples ? sharesOfFew : usualShares)
  return { hashes, ends, idf, shares }
}

const blockOf = (grams: Grams, block: number): Uint32Array =>
  grams.hashes.subarray(block === 0 ? 0 : grams.ends[block - 1], grams.ends[block])

function countedBlock(examples: readonly Grams[], block: number, least: number) {
  let size = 0
  for (const grams of examples) size += blockOf(grams, block).length
  const all = new Uint32Array(size)
  let to = 0
  for (const grams of examples) {
    const part = blockOf(grams, block)
    all.set(part, to)
    to += part.length
  }
  all.sort()
  const count = countRuns(all, least)
  const hashes = new Uint32Array(count)
  const times = new Uint32Array(count)
  to = 0
  for (let from = 0; from < all.length; ) {
    let next = from + 1
    while (next < all.length && all[next] === all[from]) next++
    if (next - from >= least) {
      hashes[to] = all[from]!
      times[to++] = next - from
    }
    from = next
  }
  return { hashes, times }
}

function countRuns(sorted: Uint32Array, least: number): number {
  let runs = 0
  for (let from = 0; from < sorted.length; ) {
    let next = from + 1
    while (next < sorted.length && sorted[next] === sorted[from]) next++
    if (next - from >= least) runs++
    from = next
  }
  return runs
}

/** The lowest count at which no more than `most` grams remain. */
function floorFor(seen: readonly Uint32Array[], most: number): number {
  const counts = Uint32Array.from(seen.flatMap((times) => [...times])).sort()
  return (counts[counts.length - 1 - most] ?? 0) + 1
}

function find(space: FeatureSpace, hash: number, block: number): number {
  let low = block === 0 ? 0 : space.ends[block - 1]!
  let high = space.ends[block]! - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = space.hashes[middle]!
    if (found === hash) return middle
    if (found < hash) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** TF-IDF with 1 + ln tf, each share of blocks of its own length, the row of unit length. */
export function rowOf(space: FeatureSpace, grams: Grams): Row {
  const size = grams.hashes.length
  const index = new Int32Array(size)
  const value = new Float32Array(size)
  const squares = new Array<number>(gramShares).fill(0)
  const shares = new Uint8Array(size)
  let to = 0
  let known = 0
  for (let block = 0, at = 0; block < gramBlocks; block++) {
    for (; at < grams.ends[block]!; at++) {
      const found = find(space, grams.hashes[at]!, block)
      if (found < 0) continue
      if (block === 0) known++
      const weight = (1 + Math.log(grams.counts[at]!)) * space.idf[found]!
      index[to] = found
      value[to] = weight
      shares[to] = shareOf[block]!
      squares[shareOf[block]!]! += weight * weight
      to++
    }
  }
  const scale = squares.map((sum, share) => (sum > 0 ? space.shares[share]! / Math.sqrt(sum) : 0))
  let whole = 0
  for (let at = 0; at < to; at++) {
    value[at]! *= scale[shares[at]!]!
    whole += value[at]! * value[at]!
  }
  const unit = whole > 0 ? 1 / Math.sqrt(whole) : 0
  for (let at = 0; at < to; at++) value[at]! *= unit
  const words = grams.ends[0]!
  return {
    index: index.slice(0, to),
    value: value.slice(0, to),
    novelty: words === 0 ? 1 : 1 - known / words,
  }
}
