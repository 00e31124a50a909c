import type { Row } from './space.ts'

/** Sparse rows one after another: row `i` is `index` and `value` from `starts[i]` up to `starts[i + 1]`. */
export interface Rows {
  starts: Int32Array
  index: Int32Array
  value: Float32Array
}

export function rowsFrom(rows: readonly Row[]): Rows {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at]! + row.index.length
  })
  const size = starts[rows.length]!
  const index = new Int32Array(size)
  const value = new Float32Array(size)
  rows.forEach((row, at) => {
    index.set(row.index, starts[at]!)
    value.set(row.value, starts[at]!)
  })
  return { starts, index, value }
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
