import { gramBlocks } from './grams.ts'
import type { EncoderPart, UnderstandingModel } from './model.ts'
import { gramShares } from './space.ts'

/**
 * A model as bytes: 'WLUN', the length of a JSON header, the header (numbers, topics and where each array lies), the
 * arrays at multiples of 8, and an FNV-1a sum of all before it. Little-endian, as every machine this runs on.
 */
const magic = 0x4e554c57
/** Larger ones are refused unread. A model of 40,000 examples and 1,000 topics with an encoder stays below. */
export const mostBundleBytes = 256 * 1024 * 1024
const frame = 12

type Kind = 'u32' | 'u16' | 'i32' | 'f32' | 'i8'
const kinds = {
  u32: Uint32Array,
  u16: Uint16Array,
  i32: Int32Array,
  f32: Float32Array,
  i8: Int8Array,
} as const
type Arrays = Uint32Array | Uint16Array | Int32Array | Float32Array | Int8Array

interface Header {
  format: 1
  topics: string[]
  examples: number
  neighbourWeight: number
  scope: Pick<UnderstandingModel['scope'], 'mean' | 'spread'>
  encoder: Pick<EncoderPart, 'name' | 'dimensions' | 'neighbourWeight'> | null
  arrays: Record<string, { kind: Kind; at: number; length: number }>
}

const kindOf = (array: Arrays): Kind =>
  (Object.keys(kinds) as Kind[]).find((kind) => array instanceof kinds[kind])!

function arraysOf(model: UnderstandingModel): Record<string, Arrays> {
  const { space, neighbours, encoder } = model
  return {
    hashes: space.hashes,
    ends: space.ends,
    idf: space.idf,
    shares: space.shares,
    steps: model.steps,
    scale: model.scale,
    bias: model.bias,
    neighbourStarts: neighbours.starts,
    neighbourRow: neighbours.row,
    neighbourValue: neighbours.value,
    topicOf: neighbours.topicOf,
    known: model.scope.known,
    ...(encoder && {
      encoderMean: encoder.mean,
      encoderWeights: encoder.weights,
      encoderBias: encoder.bias,
      encoderExamples: encoder.examples,
    }),
  }
}

const padded = (length: number): number => Math.ceil(length / 8) * 8

export function encodeBundle(model: UnderstandingModel): Uint8Array {
  const arrays = Object.entries(arraysOf(model))
  const header: Header = {
    format: 1,
    topics: [...model.topics],
    examples: model.examples,
    neighbourWeight: model.neighbourWeight,
    scope: { mean: model.scope.mean, spread: model.scope.spread },
    encoder: model.encoder && {
      name: model.encoder.name,
      dimensions: model.encoder.dimensions,
      neighbourWeight: model.encoder.neighbourWeight,
    },
    arrays: {},
  }
  let at = 0
  for (const [name, array] of arrays) {
    header.arrays[name] = { kind: kindOf(array), at, length: array.length }
    at += padded(array.byteLength)
  }
  const head = new TextEncoder().encode(JSON.stringify(header))
  const start = padded(frame + head.length)
  const bytes = new Uint8Array(start + at + 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, 1, true)
  view.setUint32(8, head.length, true)
  bytes.set(head, frame)
  for (const [name, array] of arrays)
    bytes.set(
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
      start + header.arrays[name]!.at,
    )
  view.setUint32(bytes.length - 4, sumOf(bytes.subarray(0, bytes.length - 4)), true)
  return bytes
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193)
  return sum >>> 0
}

/** Names a bundle by what it holds: 16 hexadecimal digits. The same training gives the same name. */
export function bundleVersion(bytes: Uint8Array): string {
  let left = 0x9dc5
  let right = 0x811c9dc5
  for (let at = 0; at < bytes.length; at++) {
    left = Math.imul(left ^ bytes[at]!, 0x01000193)
    right = Math.imul(right ^ bytes[bytes.length - 1 - at]!, 0x85ebca6b)
  }
  return [left, right].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

export type Decoded =
  | { ok: true; model: UnderstandingModel }
  | { ok: false; why: 'too-large' | 'not-a-bundle' | 'other-format' | 'damaged' }

/** Reads a bundle back. Never throws: whatever is not a whole, consistent bundle is refused with the reason. */
export function decodeBundle(bytes: Uint8Array): Decoded {
  if (bytes.length > mostBundleBytes) return { ok: false, why: 'too-large' }
  if (bytes.length < frame + 4) return { ok: false, why: 'not-a-bundle' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== magic) return { ok: false, why: 'not-a-bundle' }
  if (view.getUint32(4, true) !== 1) return { ok: false, why: 'other-format' }
  const body = bytes.subarray(0, bytes.length - 4)
  if (view.getUint32(bytes.length - 4, true) !== sumOf(body)) return { ok: false, why: 'damaged' }
  try {
    const model = read(body, view.getUint32(8, true))
    return model && isConsistent(model) ? { ok: true, model } : { ok: false, why: 'damaged' }
  } catch {
    return { ok: false, why: 'damaged' }
  }
}

function read(body: Uint8Array, headLength: number): UnderstandingModel | null {
  if (frame + headLength > body.length) return null
  const header = JSON.parse(new TextDecoder().decode(body.subarray(frame, frame + headLength))) as Header
  const start = padded(frame + headLength)
  const take = <K extends Kind>(name: string, kind: K): InstanceType<(typeof kinds)[K]> => {
    const place = header.arrays[name]
    if (place === undefined || place.kind !== kind) throw new RangeError(name)
    const width = kinds[kind].BYTES_PER_ELEMENT
    const from = start + place.at
    if (from + place.length * width > body.length) throw new RangeError(name)
    return new kinds[kind](body.slice(from, from + place.length * width).buffer) as InstanceType<
      (typeof kinds)[K]
    >
  }
  return {
    format: 1,
    topics: header.topics,
    examples: header.examples,
    space: {
      hashes: take('hashes', 'u32'),
      ends: take('ends', 'u32'),
      idf: take('idf', 'f32'),
      shares: take('shares', 'f32'),
    },
    steps: take('steps', 'i8'),
    scale: take('scale', 'f32'),
    bias: take('bias', 'f32'),
    neighbours: {
      starts: take('neighbourStarts', 'i32'),
      row: take('neighbourRow', 'u16'),
      value: take('neighbourValue', 'u16'),
      topicOf: take('topicOf', 'i32'),
    },
    neighbourWeight: header.neighbourWeight,
    scope: { ...header.scope, known: take('known', 'f32') },
    encoder: header.encoder && {
      ...header.encoder,
      mean: take('encoderMean', 'f32'),
      weights: take('encoderWeights', 'f32'),
      bias: take('encoderBias', 'f32'),
      examples: take('encoderExamples', 'i8'),
    },
  }
}

/** Whether every array has the length, and every number of a row or topic the range, that asking relies on. */
function isConsistent(model: UnderstandingModel): boolean {
  const { space, neighbours, encoder } = model
  const topics = model.topics.length
  const features = space.hashes.length
  const examples = neighbours.topicOf.length
  const within = (list: Int32Array | Uint16Array, end: number) =>
    list.every((value) => value >= 0 && value < end)
  return (
    space.ends.length === gramBlocks &&
    space.ends[gramBlocks - 1] === features &&
    space.idf.length === features &&
    space.shares.length === gramShares &&
    model.steps.length === features * topics &&
    model.scale.length === features &&
    model.bias.length === topics &&
    neighbours.starts.length === features + 1 &&
    neighbours.starts[features] === neighbours.row.length &&
    neighbours.value.length === neighbours.row.length &&
    within(neighbours.row, examples) &&
    within(neighbours.topicOf, topics) &&
    (encoder === null ||
      (encoder.mean.length === encoder.dimensions &&
        encoder.weights.length === encoder.dimensions * topics &&
        encoder.bias.length === topics &&
        encoder.examples.length === encoder.dimensions * examples))
  )
}
