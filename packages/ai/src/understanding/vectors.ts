import { Nearest, type Neighbours } from './neighbours.ts'
import type { Table } from './rows.ts'

/** Vectors of an encoder, one an example: `values[example * dimensions + at]`. */
export interface Vectors {
  name: string
  dimensions: number
  values: Float32Array
}

/** Parts of a unit vector are kept in steps of 1/400; larger ones than 0.3 do not occur in hundreds of dimensions. */
export const steps = 400

/** Centres a vector and gives it unit length. */
export function centred(vector: ArrayLike<number>, mean: ArrayLike<number>): Float32Array {
  const moved = Float32Array.from(mean, (middle, at) => vector[at]! - middle)
  let squares = 0
  for (const value of moved) squares += value * value
  const unit = squares > 0 ? 1 / Math.sqrt(squares) : 0
  return moved.map((value) => value * unit)
}

export const inSteps = (vector: Float32Array): Int8Array =>
  Int8Array.from(vector, (part) => Math.max(-127, Math.min(127, Math.round(steps * part))))

export function denseTable(examples: Int8Array, dimensions: number): Table {
  return {
    square(row) {
      let sum = 0
      for (let k = row * dimensions; k < (row + 1) * dimensions; k++) sum += examples[k]! ** 2
      return sum / (steps * steps)
    },
    dot(row, weights) {
      const from = row * dimensions
      let sum = 0
      for (let at = 0; at < dimensions; at++) sum += weights[at]! * examples[from + at]!
      return sum / steps
    },
    add(row, step, weights) {
      const from = row * dimensions
      const share = step / steps
      for (let at = 0; at < dimensions; at++) weights[at]! += share * examples[from + at]!
    },
  }
}

/** Only examples of so many topics are looked at, those that the encoder's margins put first: it takes a tenth of the time. */
const mostTopics = 10

/** The nearest examples among those of the topics with the highest scores. */
export function nearestVectors(
  examples: Int8Array,
  topicOf: Int32Array,
  scores: Float64Array,
  query: Float32Array,
  count: number,
): Neighbours {
  const dimensions = query.length
  const least = Float64Array.from(scores).sort()[Math.max(0, scores.length - mostTopics)]!
  const nearest = new Nearest(Math.min(count, topicOf.length))
  for (let example = 0; example < topicOf.length; example++) {
    if (scores[topicOf[example]!]! < least) continue
    const from = example * dimensions
    let sum = 0
    for (let at = 0; at < dimensions; at++) sum += query[at]! * examples[from + at]!
    nearest.offer(example, Math.max(0, sum / steps))
  }
  return nearest.found()
}
