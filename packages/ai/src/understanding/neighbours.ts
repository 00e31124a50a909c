import type { Rows } from './rows.ts'
import type { Row } from './space.ts'

/** Examples by feature: which of them have it and how much. */
export interface NeighbourIndex {
  starts: Int32Array
  /** examples are at most `mostExamples`, so that 16 bits are enough */
  row: Uint16Array
  /** in steps of 1/65535 */
  value: Uint16Array
  topicOf: Int32Array
}

const steps = 65_535

export function indexNeighbours(
  rows: Rows,
  topicOf: Int32Array,
  members: Int32Array,
  features: number,
): NeighbourIndex {
  const starts = new Int32Array(features + 1)
  for (const row of members)
    for (let k = rows.starts[row]!; k < rows.starts[row + 1]!; k++) starts[rows.index[k]! + 1]!++
  for (let feature = 0; feature < features; feature++) starts[feature + 1]! += starts[feature]!
  const next = starts.slice(0, features)
  const row = new Uint16Array(starts[features]!)
  const value = new Uint16Array(starts[features]!)
  members.forEach((member, at) => {
    for (let k = rows.starts[member]!; k < rows.starts[member + 1]!; k++) {
      const to = next[rows.index[k]!]!++
      row[to] = at
      value[to] = Math.round(steps * rows.value[k]!)
    }
  })
  return { starts, row, value, topicOf: Int32Array.from(members, (member) => topicOf[member]!) }
}

export interface Neighbours {
  /** positions of the nearest examples, nearest first */
  nearest: Int32Array
  /** their cosines */
  cosines: Float32Array
}

/** No question looks at more entries than this: features that few examples have come first. */
const mostEntries = 100_000

/** The `count` nearest examples by cosine. `scratch` has one place an example and is all zero before and after. */
export function nearestTo(
  index: NeighbourIndex,
  query: Pick<Row, 'index' | 'value'>,
  count: number,
  scratch: Float32Array,
): Neighbours {
  const order = cheapestFirst(index, query.index)
  for (const at of order) {
    const feature = query.index[at]!
    const value = query.value[at]! / steps
    const end = index.starts[feature + 1]!
    for (let k = index.starts[feature]!; k < end; k++) scratch[index.row[k]!]! += value * index.value[k]!
  }
  const nearest = new Nearest(Math.min(count, scratch.length))
  for (let row = 0; row < scratch.length; row++) {
    const cosine = scratch[row]!
    if (cosine === 0) continue
    scratch[row] = 0
    nearest.offer(row, cosine)
  }
  return nearest.found()
}

/** Keeps the `most` of highest cosine of what it is offered, nearest first; of equals the one that came first. */
export class Nearest {
  readonly #nearest: Int32Array
  readonly #cosines: Float32Array
  #count = 0

  constructor(most: number) {
    this.#nearest = new Int32Array(most)
    this.#cosines = new Float32Array(most)
  }

  offer(example: number, cosine: number): void {
    const nearest = this.#nearest
    const cosines = this.#cosines
    const isFull = this.#count === nearest.length
    if (isFull && cosine <= cosines[this.#count - 1]!) return
    let to = isFull ? this.#count - 1 : this.#count++
    while (to > 0 && cosines[to - 1]! < cosine) {
      cosines[to] = cosines[to - 1]!
      nearest[to] = nearest[to - 1]!
      to--
    }
    cosines[to] = cosine
    nearest[to] = example
  }

  found(): Neighbours {
    return {
      nearest: this.#nearest.subarray(0, this.#count),
      cosines: this.#cosines.subarray(0, this.#count),
    }
  }
}

function cheapestFirst(index: NeighbourIndex, features: Int32Array): Int32Array {
  const sizeOf = (at: number) => index.starts[features[at]! + 1]! - index.starts[features[at]!]!
  const order = Int32Array.from(features, (_, at) => at)
  let total = 0
  for (let at = 0; at < order.length; at++) total += sizeOf(at)
  if (total <= mostEntries) return order
  order.sort((a, b) => sizeOf(a) - sizeOf(b))
  let used = 0
  let taken = 0
  while (taken < order.length && used + sizeOf(order[taken]!) <= mostEntries) used += sizeOf(order[taken++]!)
  return order.subarray(0, taken)
}
