import type { Grams } from './grams.ts'
import { type FeatureSpace, type Row, rowOf } from './space.ts'

/** Sparse rows one after another: row `i` is `index` and `value` from `starts[i]` up to `starts[i + 1]`. */
export interface Rows {
  starts: Int32Array
  index: Int32Array
  value: Float32Array
}

/** The rows of all examples, in their order. */
export function rowsFrom(space: FeatureSpace, examples: readonly Grams[]): Rows {
  const most = examples.reduce((sum, { hashes }) => sum + hashes.length, 0)
  const starts = new Int32Array(examples.length + 1)
  const index = new Int32Array(most)
  const value = new Float32Array(most)
  let to = 0
  examples.forEach((grams, at) => {
    const row = rowOf(space, grams)
    index.set(row.index, to)
    value.set(row.value, to)
    to += row.index.length
    starts[at + 1] = to
  })
  return { starts, index, value }
}

/** Rows as a learner sees them, sparse or not. */
export interface Table {
  square(row: number): number
  dot(row: number, weights: Float32Array): number
  /** `weights += step · row` */
  add(row: number, step: number, weights: Float32Array): void
}

export function sparseTable({ starts, index, value }: Rows): Table {
  return {
    square(row) {
      let sum = 0
      for (let k = starts[row]!; k < starts[row + 1]!; k++) sum += value[k]! ** 2
      return sum
    },
    dot(row, weights) {
      const to = starts[row + 1]!
      let sum = 0
      for (let k = starts[row]!; k < to; k++) sum += weights[index[k]!]! * value[k]!
      return sum
    },
    add(row, step, weights) {
      const to = starts[row + 1]!
      for (let k = starts[row]!; k < to; k++) weights[index[k]!]! += step * value[k]!
    },
  }
}

/** One linear score a topic: `weights[feature * topics + topic]`. */
export interface Linear {
  topics: number
  weights: Float32Array
  bias: Float32Array
}

/** Writes `bias + row · weights` into `into`. */
export function scoresOf(linear: Linear, row: Pick<Row, 'index' | 'value'>, into: Float64Array): void {
  const { topics, weights, bias } = linear
  for (let topic = 0; topic < topics; topic++) into[topic] = bias[topic]!
  for (let at = 0; at < row.index.length; at++) {
    const value = row.value[at]!
    const from = row.index[at]! * topics
    for (let topic = 0; topic < topics; topic++) into[topic]! += value * weights[from + topic]!
  }
}

/**
 * Gives the memory of arrays back at once. They are large and of no use any more; left to the collector, those of the
 * first round of training would still lie there while the second one runs.
 */
export function release(...arrays: readonly (Int32Array | Uint16Array | Float32Array | Int8Array)[]): void {
  for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}
