import { askBase, type Base, expectedWeights, type Lesson, signsOf, trainBase } from './base.ts'
import { chosenExamples, type Example, foldsOf } from './examples.ts'
import { gramsOf } from './grams.ts'
import type { EncoderPart, UnderstandingModel } from './model.ts'
import { release } from './rows.ts'
import { fitScope, type ScopeSigns } from './scope.ts'
import { manyExamples } from './space.ts'
import { fitStack, type HeldOut } from './stack.ts'
import type { Vectors } from './vectors.ts'

export interface TrainOptions {
  seed: number
  /** the encoder's vectors of the examples, in their order */
  vectors?: Vectors
  /** told how far it is, 0…1 */
  progress?: (share: number) => void
}

export interface TrainReport {
  examples: number
  topics: number
  features: number
  heldOut: number
  /** of held-out examples, by the weights that were chosen on them */
  heldOutAccuracy: number
  /** nats */
  heldOutLoss: number
  weights: readonly number[]
  encoder: 'used' | 'no help' | 'none'
}

/** Up to this many examples every one of them is held out once, in four parts (in eight of few); above, one part in six is. */
const fewExamples = 3_000

/**
 * Learns a workspace's topics. Deterministic for a seed, pure, and never fails on examples: with none the model
 * knows nothing, with one topic only familiarity tells. Weights, calibration and the scale of the gate come from
 * examples held out of a first round of training; the models themselves are then trained on all.
 */
export function trainUnderstanding(
  examples: readonly Example[],
  options: TrainOptions,
): { model: UnderstandingModel; report: TrainReport } {
  const { seed, progress = () => undefined } = options
  const chosen = chosenExamples(examples, seed)
  const topics = [...new Set(chosen.map((at) => examples[at]!.topic))].sort()
  const numberOf = new Map(topics.map((topic, at) => [topic, at]))
  const lesson: Lesson = {
    grams: chosen.map((at) => gramsOf(examples[at]!.text)),
    topicOf: Int32Array.from(chosen, (at) => numberOf.get(examples[at]!.topic)!),
    topics: topics.length,
    vectors: chosenVectors(options.vectors, chosen),
    seed,
  }
  progress(0.1)
  const held = holdOut(lesson, progress)
  const judged = weigh(held, lesson)
  progress(0.6)
  const base = trainBase(
    judged.encoder ? lesson : { ...lesson, vectors: null },
    Int32Array.from(chosen, (_, at) => at),
  )
  const model = assemble(topics, lesson, base, judged)
  progress(1)
  return {
    model,
    report: {
      examples: chosen.length,
      topics: topics.length,
      features: base.space.hashes.length,
      heldOut: held.topicOf.length,
      heldOutAccuracy: judged.accuracy,
      heldOutLoss: judged.loss,
      weights: judged.weights,
      encoder: lesson.vectors === null ? 'none' : judged.encoder ? 'used' : 'no help',
    },
  }
}

function chosenVectors(vectors: Vectors | undefined, chosen: readonly number[]): Vectors | null {
  if (vectors === undefined) return null
  if (chosen.every((from, to) => from === to) && chosen.length > 0) return vectors
  const { dimensions } = vectors
  const values = new Float32Array(chosen.length * dimensions)
  chosen.forEach((from, to) => {
    values.set(vectors.values.subarray(from * dimensions, (from + 1) * dimensions), to * dimensions)
  })
  return { ...vectors, values }
}

interface Held extends HeldOut {
  signs: Omit<ScopeSigns, 'score' | 'lead'>[]
}

/** Trains on the other parts and asks about the part held out. */
function holdOut(lesson: Lesson, progress: (share: number) => void): Held {
  const total = lesson.topicOf.length
  const models = lesson.vectors === null ? 3 : 5
  const parts = total < manyExamples ? 8 : total <= fewExamples ? 4 : 6
  const rounds = total < 2 * parts ? 0 : total <= fewExamples ? parts : 1
  const part = foldsOf(lesson.topicOf, parts, lesson.seed)
  const asked = Array.from({ length: rounds }, (_, round) =>
    [...part.keys()].filter((at) => part[at] === round),
  )
  const size = asked.reduce((sum, list) => sum + list.length, 0)
  const scores = Array.from({ length: models }, () => new Float32Array(size * lesson.topics))
  const held: Held = { topics: lesson.topics, topicOf: new Int32Array(size), scores, signs: [] }
  let to = 0
  asked.forEach((list, round) => {
    const base = trainBase(lesson, Int32Array.from([...part.keys()].filter((at) => part[at] !== round)))
    const scratch = new Float32Array(base.members.length)
    for (const example of list) {
      const { scores: found, row, nearest, meaning } = askBase(base, lesson, example, scratch)
      for (let model = 0; model < models; model++) scores[model]!.set(found[model]!, to * lesson.topics)
      held.topicOf[to++] = lesson.topicOf[example]!
      held.signs.push({ novelty: row.novelty, nearest, meaning })
    }
    const { margins, bayes, neighbours } = base
    release(margins.weights, bayes.weights, neighbours.row, neighbours.value)
    if (base.encoder) release(base.encoder.margins.weights, base.encoder.examples)
    progress(0.1 + (0.5 * (round + 1)) / rounds)
  })
  return held
}

interface Judged {
  weights: number[]
  encoder: boolean
  accuracy: number
  loss: number
  signs: ScopeSigns[]
}

/** The encoder is used where it makes held-out examples likelier by this share and no fewer of them right … */
const leastHelp = 0.02
/** … and where there are enough of them to tell. */
const enoughToTell = 30

function weigh(held: Held, lesson: Lesson): Judged {
  const plain = { ...held, scores: held.scores.slice(0, 3) }
  const without = fitStack(plain, expectedWeights.slice(0, 3))
  const withEncoder =
    lesson.vectors === null || held.topicOf.length < enoughToTell ? null : fitStack(held, expectedWeights)
  const encoder =
    withEncoder !== null &&
    withEncoder.loss < without.loss * (1 - leastHelp) &&
    withEncoder.accuracy >= without.accuracy
  const { weights, accuracy, loss } = encoder ? withEncoder : without
  const sums = new Float64Array(lesson.topics)
  const signs = held.signs.map((own, example) => {
    sums.fill(0)
    weights.forEach((weight, model) => {
      const from = example * lesson.topics
      for (let topic = 0; topic < sums.length; topic++)
        sums[topic]! += weight * held.scores[model]![from + topic]!
    })
    const asked = {
      row: { novelty: own.novelty },
      nearest: own.nearest,
      meaning: encoder ? own.meaning : null,
    }
    return signsOf(asked, sums)
  })
  return { weights, encoder, accuracy, loss, signs }
}

function assemble(topics: readonly string[], lesson: Lesson, base: Base, judged: Judged): UnderstandingModel {
  const [margins, bayes, neighbourWeight] = judged.weights as [number, number, number]
  const features = base.space.hashes.length
  const count = topics.length
  const steps = new Int8Array(features * count)
  const scale = new Float32Array(features)
  const sums = new Float64Array(count)
  for (let feature = 0; feature < features; feature++) {
    const from = feature * count
    let largest = 0
    for (let topic = 0; topic < count; topic++) {
      const sum = margins * base.margins.weights[from + topic]! + bayes * base.bayes.weights[from + topic]!
      sums[topic] = sum
      largest = Math.max(largest, Math.abs(sum))
    }
    scale[feature] = largest / 127
    if (largest > 0)
      for (let topic = 0; topic < count; topic++)
        steps[from + topic] = Math.round((127 * sums[topic]!) / largest)
  }
  release(base.margins.weights, base.bayes.weights)
  return {
    format: 1,
    topics,
    examples: lesson.topicOf.length,
    space: base.space,
    steps,
    scale,
    bias: base.margins.bias.map((own, topic) => margins * own + bayes * base.bayes.bias[topic]!),
    neighbours: base.neighbours,
    neighbourWeight,
    scope: fitScope(judged.signs),
    encoder: judged.encoder ? encoderPart(base, lesson, judged.weights) : null,
  }
}

function encoderPart(base: Base, lesson: Lesson, weights: readonly number[]): EncoderPart | null {
  if (base.encoder === null || lesson.vectors === null) return null
  const weight = weights[3]!
  return {
    name: lesson.vectors.name,
    dimensions: lesson.vectors.dimensions,
    mean: base.encoder.mean,
    weights: base.encoder.margins.weights.map((own) => weight * own),
    bias: base.encoder.margins.bias.map((own) => weight * own),
    examples: base.encoder.examples,
    neighbourWeight: weights[4]!,
  }
}
