import { networkOf } from '../http/address.ts'

/** How many of something an address, or whoever has a name, may hold at once. An IPv6 address counts as its /64. */
export interface Caps {
  /** null = full; otherwise gives the place back, once */
  take(name: string): (() => void) | null
}

export function createCaps(most: number): Caps {
  const held = new Map<string, number>()
  return {
    take(name) {
      const address = networkOf(name)
      const n = held.get(address) ?? 0
      if (n >= most) return null
      held.set(address, n + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        const left = (held.get(address) ?? 1) - 1
        if (left > 0) held.set(address, left)
        else held.delete(address)
      }
    },
  }
}
