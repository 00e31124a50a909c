/** A seeded source of chance: the same seed throws the same numbers for ever. */
export interface Dice {
  /** uniform in [0, 1) */
  roll(): number
  /** whole number in 0 … n − 1 */
  below(n: number): number
  chance(p: number): boolean
  /** throws on an empty list */
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32: 32 bits of state, good enough for tests and fast. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(roll() * n)
  return {
    roll,
    below,
    chance: (p) => roll() < p,
    pick(list) {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[below(list.length)]!
    },
    shuffled(list) {
      const copy = [...list]
      for (let n = copy.length - 1; n > 0; n--) {
        const other = below(n + 1)
        const kept = copy[n]!
        copy[n] = copy[other]!
        copy[other] = kept
      }
      return copy
    },
  }
}
