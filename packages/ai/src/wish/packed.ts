import { concepts, wordsOfConcepts } from './concepts/lexicon.ts'
import { fillFeatures, places } from './features.ts'
import { type Learned, learn } from './learn.ts'
import { lessonsOf } from './lessons.ts'
import { allSeeds } from './seeds/all.ts'
import { correct } from './spelling.ts'
import { stretchesOf } from './stretches.ts'
import { mistype } from './typos.ts'

/** Learns from the seeds: under a second of one core, the same weights every time. */
export const learnWishes = (): Learned => learn(lessonsOf(allSeeds))

/**
 * Names what `learnWishes` would learn, without learning it: a hash of the seeds, the concepts and the very code that
 * learns, so that what was kept from another version is never taken for this one's.
 */
export function nameOfLearned(): string {
  const code = [learn, lessonsOf, fillFeatures, correct, stretchesOf, mistype].map(String).join('')
  let low = 0x811c9dc5
  let high = 0x1505
  for (const text of [JSON.stringify(allSeeds), wordsOfConcepts, concepts.join(), code, String(places)])
    for (let at = 0; at < text.length; at++) {
      low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
      high = (Math.imul(high, 33) + text.charCodeAt(at)) | 0
    }
  return (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0')
}

const head = 16

/** As bytes, to be kept: step and bias as little-endian doubles, then the weights. */
export function packed({ weights, step, bias }: Learned): Uint8Array {
  const bytes = new Uint8Array(head + weights.length)
  const view = new DataView(bytes.buffer)
  view.setFloat64(0, step, true)
  view.setFloat64(8, bias, true)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), head)
  return bytes
}

/** Null where the bytes are not as many as were packed. */
export function unpacked(bytes: Uint8Array): Learned | null {
  if (bytes.length !== head + places) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const [step, bias] = [view.getFloat64(0, true), view.getFloat64(8, true)]
  if (!Number.isFinite(step) || !Number.isFinite(bias)) return null
  return { weights: Int8Array.from(bytes.subarray(head), (byte) => (byte << 24) >> 24), step, bias }
}
