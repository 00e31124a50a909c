import { createDice, shuffle } from '../dice.ts'
import type { Linear, Table } from './rows.ts'

export interface MarginOptions {
  features: number
  topics: number
  /** how dear an error is against a large weight */
  cost: number
  seed: number
  /** passes over the examples, at most */
  passes?: number
}

/**
 * One topic against the rest: linear separators with squared hinge loss, by dual coordinate descent with shrinking
 * (Hsieh et al., ICML 2008, "A dual coordinate descent method for large-scale linear SVM", algorithms 1 and 3).
 * `members` are the rows to learn from, `topicOf[row]` their topics.
 */
export function trainMargins(
  rows: Table,
  topicOf: Int32Array,
  members: Int32Array,
  options: MarginOptions,
): Linear {
  const { features, topics, cost, passes = 10 } = options
  const roll = createDice(options.seed)
  const weights = new Float32Array(features * topics)
  const bias = new Float32Array(topics)
  const lengths = new Float32Array(members.length)
  members.forEach((row, at) => {
    lengths[at] = 1 + rows.square(row)
  })
  const one = new Float32Array(features)
  const alphas = new Float32Array(members.length)
  const active = new Int32Array(members.length)
  for (let topic = 0; topic < topics; topic++) {
    one.fill(0)
    alphas.fill(0)
    bias[topic] = separate({
      rows,
      topicOf,
      members,
      lengths,
      one,
      alphas,
      active,
      topic,
      cost,
      passes,
      roll,
    })
    for (let feature = 0; feature < features; feature++) {
      const weight = one[feature]!
      if (weight !== 0) weights[feature * topics + topic] = weight
    }
  }
  return { topics, weights, bias }
}

interface OneTopic {
  rows: Table
  topicOf: Int32Array
  members: Int32Array
  lengths: Float32Array
  one: Float32Array
  alphas: Float32Array
  active: Int32Array
  topic: number
  cost: number
  passes: number
  roll: () => number
}

/** An example whose gradient is above this at zero stays out from then on. */
const shrunkAbove = 0.1
const settled = 0.05

/** Fills `one`, gives the bias. */
function separate(job: OneTopic): number {
  const { rows, members, lengths, one, alphas, active } = job
  const ridge = 0.5 / job.cost
  let bias = 0
  let left = members.length
  for (let at = 0; at < left; at++) active[at] = at
  for (let pass = 0; pass < job.passes; pass++) {
    shuffle(active, left, job.roll)
    let largest = 0
    let kept = 0
    for (let a = 0; a < left; a++) {
      const at = active[a]!
      const row = members[at]!
      const side = job.topicOf[row] === job.topic ? 1 : -1
      const alpha = alphas[at]!
      const gradient = side * (bias + rows.dot(row, one)) - 1 + ridge * alpha
      if (alpha === 0 && gradient >= 0) {
        if (gradient <= (pass === 0 ? 2 * shrunkAbove : shrunkAbove)) active[kept++] = at
        continue
      }
      active[kept++] = at
      const next = Math.max(0, alpha - gradient / (lengths[at]! + ridge))
      const step = (next - alpha) * side
      if (step === 0) continue
      alphas[at] = next
      rows.add(row, step, one)
      bias += step
      largest = Math.max(largest, Math.abs(gradient))
    }
    left = kept
    if (largest < settled) break
  }
  return bias
}
