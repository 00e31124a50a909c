import { trainBayes } from './bayes.ts'
import { trainCentres } from './centres.ts'
import type { Grams } from './grams.ts'
import { trainMargins } from './margins.ts'
import { leadOf, neighboursAsked, votesOf } from './model.ts'
import { indexNeighbours, type NeighbourIndex, nearestTo } from './neighbours.ts'
import { type Linear, release, rowsFrom, scoresOf, sparseTable } from './rows.ts'
import type { ScopeSigns } from './scope.ts'
import { type FeatureSpace, fitSpace, type Row, rowOf } from './space.ts'
import { centred, denseTable, inSteps, nearestVectors, steps, type Vectors } from './vectors.ts'

/** What is learned from: grams and topics of all examples, and the encoder's vectors if there are any. */
export interface Lesson {
  grams: readonly Grams[]
  topicOf: Int32Array
  topics: number
  vectors: Vectors | null
  seed: number
}

/** The models that are weighed against one another, trained on some of the examples. */
export interface Base {
  space: FeatureSpace
  members: Int32Array
  margins: Linear
  bayes: Linear
  neighbours: NeighbourIndex
  encoder: EncoderBase | null
}

export interface EncoderBase {
  mean: Float32Array
  margins: Linear
  examples: Int8Array
}

/** Weights × topics never exceed this: 24 M bytes in a bundle, four times that while training. */
const mostWeights = 16_000_000
const mostFeatures = 131_072
const cost = 1
const encoderCost = 3
/** Below so many examples a topic, centres tell topics apart better than separators; above, separators. */
const fewATopic = 30

export function trainBase(lesson: Lesson, members: Int32Array): Base {
  const { grams, topicOf, topics } = lesson
  const most = Math.max(2_000, Math.min(mostFeatures, Math.floor(mostWeights / Math.max(1, topics))))
  const mine = Array.from(members, (member) => grams[member]!)
  const space = fitSpace(mine, most)
  const rows = rowsFrom(space, mine)
  const own = Int32Array.from(members, (member) => topicOf[member]!)
  const all = Int32Array.from(members, (_, at) => at)
  const features = space.hashes.length
  const margins = trainMargins(sparseTable(rows), own, all, { features, topics, cost, seed: lesson.seed })
  const bayes = trainBayes(rows, own, all, features, topics)
  const neighbours = indexNeighbours(rows, own, all, features)
  release(rows.index, rows.value)
  return {
    space,
    members,
    margins,
    bayes,
    neighbours,
    encoder: lesson.vectors === null ? null : trainEncoder(lesson, lesson.vectors, members, own),
  }
}

const vectorAt = ({ values, dimensions }: Vectors, example: number): Float32Array =>
  values.subarray(example * dimensions, (example + 1) * dimensions)

function trainEncoder(lesson: Lesson, vectors: Vectors, members: Int32Array, own: Int32Array): EncoderBase {
  const { dimensions } = vectors
  const sums = new Float64Array(dimensions)
  for (const member of members) {
    const vector = vectorAt(vectors, member)
    for (let at = 0; at < dimensions; at++) sums[at]! += vector[at]!
  }
  const mean = Float32Array.from(sums, (sum) => sum / Math.max(1, members.length))
  const examples = new Int8Array(members.length * dimensions)
  members.forEach((member, at) => {
    examples.set(inSteps(centred(vectorAt(vectors, member), mean)), at * dimensions)
  })
  const { topics, seed } = lesson
  const margins =
    members.length < fewATopic * topics
      ? trainCentres(examples, dimensions, own, topics, steps)
      : trainMargins(
          denseTable(examples, dimensions),
          own,
          Int32Array.from(members, (_, at) => at),
          { features: dimensions, topics, cost: encoderCost, seed },
        )
  return { mean, margins, examples }
}

/** Weights of the scores where there is next to nothing to
 * judge them by [typical of fits on training data].
 */
export const expectedWeights = [2.5, 0.2, 0.4, 1, 0.4] as const

export interface Asked {
  scores: Float64Array[]
  row: Row
  nearest: number
  meaning: number | null
}

/** Asks the base models about an example that they have not learned. */
export function askBase(base: Base, lesson: Lesson, example: number, scratch: Float32Array): Asked {
  const { topics } = lesson
  const row = rowOf(base.space, lesson.grams[example]!)
  const margins = new Float64Array(topics)
  const bayes = new Float64Array(topics)
  const votes = new Float64Array(topics)
  scoresOf(base.margins, row, margins)
  scoresOf(base.bayes, row, bayes)
  const near = nearestTo(base.neighbours, row, neighboursAsked, scratch)
  votesOf(near, base.neighbours.topicOf, votes)
  const asked: Asked = { scores: [margins, bayes, votes], row, nearest: near.cosines[0] ?? 0, meaning: null }
  if (base.encoder === null || lesson.vectors === null) return asked
  const { encoder } = base
  const query = centred(vectorAt(lesson.vectors, example), encoder.mean)
  const encoded = new Float64Array(topics)
  const encodedVotes = new Float64Array(topics)
  scoresOf(encoder.margins, { index: ownIndex(query.length), value: query }, encoded)
  const close = nearestVectors(encoder.examples, base.neighbours.topicOf, encoded, query, neighboursAsked)
  votesOf(close, base.neighbours.topicOf, encodedVotes)
  return { ...asked, scores: [...asked.scores, encoded, encodedVotes], meaning: close.cosines[0] ?? 0 }
}

const ownIndex = (length: number): Int32Array => Int32Array.from({ length }, (_, at) => at)

export function signsOf(
  asked: { row: Pick<Row, 'novelty'>; nearest: number; meaning: number | null },
  sums: Float64Array,
): ScopeSigns {
  return { ...leadOf(sums), nearest: asked.nearest, novelty: asked.row.novelty, meaning: asked.meaning }
}
