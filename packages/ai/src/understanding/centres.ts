import type { Linear } from './rows.ts'

/** This much of the spread inside topics is taken to be the same in all directions. */
const shrinkage = 0.3

/**
 * Linear discriminant analysis with a shrunken common covariance (Friedman, JASA 1989, "Regularized discriminant
 * analysis", with one covariance): a score is how near a vector lies to a topic's centre, directions in which messages of
 * one topic differ counting less. Needs few examples: from ten a topic it is right more often than separators.
 * `vectors[example * dimensions + at]`; topics without an example score lowest.
 */
export function trainCentres(
  vectors: Float32Array | Int8Array,
  dimensions: number,
  topicOf: Int32Array,
  topics: number,
  unit: number,
): Linear {
  const counts = new Float64Array(topics)
  const centres = new Float64Array(topics * dimensions)
  topicOf.forEach((topic, example) => {
    counts[topic]!++
    for (let at = 0; at < dimensions; at++)
      centres[topic * dimensions + at]! += vectors[example * dimensions + at]! / unit
  })
  for (let topic = 0; topic < topics; topic++)
    for (let at = 0; at < dimensions; at++) centres[topic * dimensions + at]! /= Math.max(1, counts[topic]!)
  const spread = spreadInside(vectors, dimensions, topicOf, centres, unit, topics)
  decompose(spread, dimensions)
  const weights = new Float32Array(dimensions * topics)
  const bias = new Float32Array(topics)
  for (let topic = 0; topic < topics; topic++) {
    const centre = centres.subarray(topic * dimensions, (topic + 1) * dimensions)
    const solved = solve(spread, dimensions, centre)
    let half = 0
    for (let at = 0; at < dimensions; at++) {
      weights[at * topics + topic] = solved[at]! / margin
      half += 0.5 * solved[at]! * centre[at]!
    }
    bias[topic] = counts[topic] === 0 ? -lowest : -half / margin
  }
  return { topics, weights, bias }
}

/** Brings the scores to about the size of separators' margins, so that the same weights are expected of them. */
const margin = 25
const lowest = 3

/** The common covariance, lower triangle, shrunken. */
function spreadInside(
  vectors: Float32Array | Int8Array,
  dimensions: number,
  topicOf: Int32Array,
  centres: Float64Array,
  unit: number,
  topics: number,
): Float64Array {
  const spread = new Float64Array(dimensions * dimensions)
  const off = new Float64Array(dimensions)
  topicOf.forEach((topic, example) => {
    for (let at = 0; at < dimensions; at++)
      off[at] = vectors[example * dimensions + at]! / unit - centres[topic * dimensions + at]!
    for (let row = 0; row < dimensions; row++) {
      const share = off[row]!
      const from = row * dimensions
      for (let at = 0; at <= row; at++) spread[from + at]! += share * off[at]!
    }
  })
  let mean = 0
  for (let at = 0; at < dimensions; at++) mean += spread[at * dimensions + at]! / dimensions
  const degrees = Math.max(1, topicOf.length - topics)
  // Where nothing differs inside topics, every direction counts alike.
  const floor = mean > 0 ? shrinkage * mean : degrees
  for (let at = 0; at < spread.length; at++) spread[at]! *= (1 - shrinkage) / degrees
  for (let at = 0; at < dimensions; at++) spread[at * dimensions + at]! += floor / degrees
  return spread
}

/** Cholesky, in place. */
function decompose(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++)
    for (let at = 0; at <= row; at++) {
      let sum = matrix[row * size + at]!
      for (let k = 0; k < at; k++) sum -= matrix[row * size + k]! * matrix[at * size + k]!
      matrix[row * size + at] = row === at ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[at * size + at]!
    }
}

function solve(triangle: Float64Array, size: number, right: Float64Array): Float64Array {
  const solved = right.slice()
  for (let row = 0; row < size; row++) {
    let sum = solved[row]!
    for (let k = 0; k < row; k++) sum -= triangle[row * size + k]! * solved[k]!
    solved[row] = sum / triangle[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = solved[row]!
    for (let k = row + 1; k < size; k++) sum -= triangle[k * size + row]! * solved[k]!
    solved[row] = sum / triangle[row * size + row]!
  }
  return solved
}
