/** What one base model says of every topic, for each held-out example: `scores[example * topics + topic]`. */
export interface HeldOut {
  topics: number
  topicOf: Int32Array
  /** one array a base model */
  scores: readonly Float32Array[]
}

export interface Stack {
  /** weight of each base model's score; never below 0 */
  weights: number[]
  /** mean negative log likelihood on the held-out examples, nats */
  loss: number
  /** share right on the held-out examples */
  accuracy: number
}

/**
 * One weight a base model, shared by all topics, that makes softmax(Σ weight · score) the most likely on held-out
 * examples: this is temperature calibration and weighting in one convex fit (projected Newton). `expected` are the
 * weights to which it leans as if a handful of examples had said so; with no example at hand they are the answer.
 */
export function fitStack(heldOut: HeldOut, expected: readonly number[]): Stack {
  const models = expected.length
  let weights = [...expected]
  let current = evaluate(heldOut, weights, expected)
  for (let round = 0; round < 25; round++) {
    const step = solve(current.hessian, current.gradient)
    let shrink = 1
    let next = weights
    let judged = current
    for (; shrink > 1e-3; shrink /= 2) {
      next = weights.map((weight, at) => Math.max(0, weight - shrink * step[at]!))
      judged = evaluate(heldOut, next, expected)
      if (judged.objective <= current.objective) break
    }
    const moved = weights.reduce((most, weight, at) => Math.max(most, Math.abs(weight - next[at]!)), 0)
    if (judged.objective > current.objective) break
    weights = next
    current = judged
    if (moved < 1e-4) break
  }
  return { weights: weights.slice(0, models), loss: current.loss, accuracy: current.accuracy }
}

/** As many examples as the expected weights count for. */
const lean = 4

function evaluate(heldOut: HeldOut, weights: readonly number[], expected: readonly number[]) {
  const { topics, topicOf, scores } = heldOut
  const models = weights.length
  const gradient = weights.map((weight, at) => (lean * (weight - expected[at]!)) / expected[at]! ** 2)
  const hessian = weights.map((_, at) => weights.map((__, to) => (at === to ? lean / expected[at]! ** 2 : 0)))
  const chance = new Float64Array(topics)
  const mean = new Float64Array(models)
  let loss = 0
  let right = 0
  for (let example = 0; example < topicOf.length; example++) {
    const from = example * topics
    const truth = topicOf[example]!
    let best = 0
    for (let topic = 0; topic < topics; topic++) {
      let sum = 0
      for (let at = 0; at < models; at++) sum += weights[at]! * scores[at]![from + topic]!
      chance[topic] = sum
      if (sum > chance[best]!) best = topic
    }
    if (best === truth) right++
    const highest = chance[best]!
    const ofTruth = chance[truth]! - highest
    let total = 0
    for (let topic = 0; topic < topics; topic++) {
      chance[topic] = Math.exp(chance[topic]! - highest)
      total += chance[topic]!
    }
    loss += Math.log(total) - ofTruth
    mean.fill(0)
    for (let topic = 0; topic < topics; topic++) {
      chance[topic]! /= total
      if (chance[topic]! < 1e-7) continue
      for (let at = 0; at < models; at++) {
        const mine = chance[topic]! * scores[at]![from + topic]!
        mean[at]! += mine
        for (let to = 0; to <= at; to++) hessian[at]![to]! += mine * scores[to]![from + topic]!
      }
    }
    for (let at = 0; at < models; at++) {
      gradient[at]! += mean[at]! - scores[at]![from + truth]!
      for (let to = 0; to <= at; to++) hessian[at]![to]! -= mean[at]! * mean[to]!
    }
  }
  for (let at = 0; at < models; at++)
    for (let to = at + 1; to < models; to++) hessian[at]![to] = hessian[to]![at]!
  const leaning = weights.reduce(
    (sum, weight, at) => sum + 0.5 * lean * ((weight - expected[at]!) / expected[at]!) ** 2,
    0,
  )
  const count = Math.max(1, topicOf.length)
  return { objective: loss + leaning, loss: loss / count, accuracy: right / count, gradient, hessian }
}

/** Gaussian elimination with pivots; the matrix is small and positive definite but for rounding. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length
  const rows = matrix.map((row, at) => [
    ...row.map((value, to) => value + (at === to ? 1e-9 : 0)),
    right[at]!,
  ])
  for (let at = 0; at < size; at++) {
    let pivot = at
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = row
    const kept = rows[at]!
    rows[at] = rows[pivot]!
    rows[pivot] = kept
    for (let row = at + 1; row < size; row++) {
      const share = rows[row]![at]! / rows[at]![at]!
      for (let to = at; to <= size; to++) rows[row]![to]! -= share * rows[at]![to]!
    }
  }
  const solved = new Array<number>(size).fill(0)
  for (let at = size - 1; at >= 0; at--) {
    let sum = rows[at]![size]!
    for (let to = at + 1; to < size; to++) sum -= rows[at]![to]! * solved[to]!
    solved[at] = sum / rows[at]![at]!
  }
  return solved
}
