import { gramsOf } from './grams.ts'
import { type NeighbourIndex, type Neighbours, nearestTo } from './neighbours.ts'
import { combinedScope, familiarity, type ScopeScale, type ScopeSigns } from './scope.ts'
import { type FeatureSpace, type Row, rowOf } from './space.ts'
import { centred, nearestVectors } from './vectors.ts'

/** What the optional encoder adds to a model. Vectors are centred on `mean` and of unit length. */
export interface EncoderPart {
  /** which encoder made the vectors; a message's vector from another one is not used */
  name: string
  dimensions: number
  mean: Float32Array
  /** `weights[dimension * topics + topic]`, already times its weight in the sum */
  weights: Float32Array
  bias: Float32Array
  /** the examples' vectors in steps (see vectors.ts) */
  examples: Int8Array
  neighbourWeight: number
}

/**
 * Everything that a workspace's classifier knows in one language, as plain numbers and typed arrays. It is never
 * changed: a better one replaces it whole.
 */
export interface UnderstandingModel {
  format: 1
  /** in the order of their numbers */
  topics: readonly string[]
  examples: number
  space: FeatureSpace
  /** margins and naive Bayes in one: `steps[feature * topics + topic] * scale[feature]` */
  steps: Int8Array
  scale: Float32Array
  bias: Float32Array
  neighbours: NeighbourIndex
  neighbourWeight: number
  scope: ScopeScale
  encoder: EncoderPart | null
}

export interface Understood {
  /** best first, at most five; probabilities of all topics sum to 1 */
  ranked: readonly { topic: string; probability: number }[]
  /** the best topic, or null where there is none to choose */
  topic: string | null
  /** calibrated: of messages of known topics understood with 0.9, nine of ten are right */
  probability: number
  /** 0…1, share of known messages that looked less familiar; low means: nothing of the kind was learned */
  familiarity: number
  /** the gate's combined score, for comparing messages with one another; higher is more familiar */
  scope: number
}

export const neighboursAsked = 20
const leastVote = 0.002

/** Log of each topic's share among the nearest examples, closer ones counting more (cosine to the 4th). */
export function votesOf(near: Neighbours, topicOf: Int32Array, into: Float64Array): void {
  let total = 1e-9
  for (const cosine of near.cosines) total += cosine ** 4
  into.fill(leastVote)
  near.nearest.forEach((example, at) => {
    into[topicOf[example]!]! += near.cosines[at]! ** 4 / total
  })
  for (let topic = 0; topic < into.length; topic++) into[topic] = Math.log(into[topic]!)
}

export interface Understanding {
  readonly model: UnderstandingModel
  /** Pure but for its own scratch space. `vector` is the encoder's for this text, where there is one. */
  understand(text: string, vector?: ArrayLike<number>): Understood
}

/** Makes a model ready to be asked. */
export function createUnderstanding(model: UnderstandingModel): Understanding {
  const topics = model.topics.length
  const scratch = new Float32Array(model.neighbours.topicOf.length)
  const sums = new Float64Array(topics)
  const votes = new Float64Array(topics)
  const understand = (text: string, vector?: ArrayLike<number>): Understood => {
    const row = rowOf(model.space, gramsOf(text))
    addLinear(model, row, sums)
    const near = nearestTo(model.neighbours, row, neighboursAsked, scratch)
    votesOf(near, model.neighbours.topicOf, votes)
    for (let topic = 0; topic < topics; topic++) sums[topic]! += model.neighbourWeight * votes[topic]!
    const meaning = addEncoder(model, vector, sums, votes)
    return understood(model, sums, {
      ...leadOf(sums),
      nearest: near.cosines[0] ?? 0,
      novelty: row.novelty,
      meaning,
    })
  }
  return { model, understand: topics === 0 ? () => nothingUnderstood : understand }
}

const nothingUnderstood: Understood = { ranked: [], topic: null, probability: 0, familiarity: 0, scope: -99 }

function addLinear(model: UnderstandingModel, row: Row, into: Float64Array): void {
  const topics = into.length
  for (let topic = 0; topic < topics; topic++) into[topic] = model.bias[topic]!
  for (let at = 0; at < row.index.length; at++) {
    const feature = row.index[at]!
    const value = row.value[at]! * model.scale[feature]!
    const from = feature * topics
    for (let topic = 0; topic < topics; topic++) into[topic]! += value * model.steps[from + topic]!
  }
}

/** Adds what the encoder says; gives the cosine to the nearest example, or null where it has no say. */
function addEncoder(
  { encoder, neighbours }: UnderstandingModel,
  vector: ArrayLike<number> | undefined,
  into: Float64Array,
  votes: Float64Array,
): number | null {
  if (encoder === null || vector === undefined || vector.length !== encoder.dimensions) return null
  const query = centred(vector, encoder.mean)
  const topics = into.length
  const said = Float64Array.from(encoder.bias)
  for (let at = 0; at < query.length; at++) {
    const value = query[at]!
    const from = at * topics
    for (let topic = 0; topic < topics; topic++) said[topic]! += value * encoder.weights[from + topic]!
  }
  for (let topic = 0; topic < topics; topic++) into[topic]! += said[topic]!
  const near = nearestVectors(encoder.examples, neighbours.topicOf, said, query, neighboursAsked)
  votesOf(near, neighbours.topicOf, votes)
  for (let topic = 0; topic < topics; topic++) into[topic]! += encoder.neighbourWeight * votes[topic]!
  return near.cosines[0] ?? 0
}

/** The highest of the sums, and how far it is ahead of the next; one topic alone has a lead as long as it is high. */
export function leadOf(sums: Float64Array): { score: number; lead: number } {
  let score = Number.NEGATIVE_INFINITY
  let next = sums.length === 1 ? 0 : Number.NEGATIVE_INFINITY
  for (const sum of sums) {
    if (sum > score) {
      next = Math.max(next, score)
      score = sum
    } else next = Math.max(next, sum)
  }
  return { score, lead: score - next }
}

const mostRanked = 5

function understood(model: UnderstandingModel, sums: Float64Array, signs: ScopeSigns): Understood {
  let total = 0
  for (const sum of sums) total += Math.exp(sum - signs.score)
  const order = Array.from(sums.keys()).sort((a, b) => sums[b]! - sums[a]! || a - b)
  const ranked = order.slice(0, mostRanked).map((topic) => ({
    topic: model.topics[topic]!,
    probability: Math.exp(sums[topic]! - signs.score) / total,
  }))
  const scope = combinedScope(model.scope, signs)
  return {
    ranked,
    topic: ranked[0]!.topic,
    probability: ranked[0]!.probability,
    familiarity: familiarity(model.scope, scope),
    scope,
  }
}
