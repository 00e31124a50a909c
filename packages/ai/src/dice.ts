/** Numbers 0…1 that look random and are the same for the same seed (mulberry32): training must be repeatable. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function shuffle(list: Int32Array, length: number, roll: () => number): void {
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(roll() * (last + 1))
    const kept = list[last]!
    list[last] = list[other]!
    list[other] = kept
  }
}
