/** Where rows of unequal height stand. Rows that were never measured count with the estimate. */
export class Offsets {
  readonly #heights = new Map<string, number>()
  readonly #estimate: number
  #keys: readonly string[] = []
  #starts = new Float64Array(1)

  constructor(estimate: number) {
    this.#estimate = estimate
  }

  /** The rows as they stand now, in order; what was measured of a row stays with its key. */
  setKeys(keys: readonly string[]): void {
    if (keys === this.#keys) return
    this.#keys = keys
    this.#sum()
  }

  /** Takes measured heights; tells how much the rows before `index` grew, or null when nothing changed. */
  measure(found: ReadonlyMap<string, number>, index: number): number | null {
    const changed = [...found].filter(([key, height]) => height > 0 && this.#heights.get(key) !== height)
    if (changed.length === 0) return null
    const before = this.startOf(index)
    for (const [key, height] of changed) this.#heights.set(key, height)
    this.#sum()
    return this.startOf(index) - before
  }

  keyAt(index: number): string {
    return this.#keys[index] ?? ''
  }

  get total(): number {
    return this.#starts[this.#keys.length] ?? 0
  }

  startOf(index: number): number {
    return this.#starts[Math.max(0, Math.min(index, this.#keys.length))] ?? 0
  }

  heightOf(index: number): number {
    return this.startOf(index + 1) - this.startOf(index)
  }

  /** The row at this distance from the top. */
  rowAt(offset: number): number {
    let low = 0
    let high = Math.max(0, this.#keys.length - 1)
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.startOf(middle) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  #sum(): void {
    this.#starts = new Float64Array(this.#keys.length + 1)
    this.#keys.forEach((key, i) => {
      this.#starts[i + 1] = this.#starts[i]! + (this.#heights.get(key) ?? this.#estimate)
    })
  }
}
