import { networkOf } from './address.ts'

/** `every` counts all requests of an address or token; the others count what could be guessed or flooded. */
export type Gate = 'every' | 'sign-in' | 'open-contact' | 'open-for-person' | 'case-key' | 'join'
/** What is limited by something else than an address: codes asked for and tried, a key or a contact. */
export type NamedGate =
  | 'codes-of-key'
  | 'codes-of-contact'
  | 'tries-of-key'
  | 'tries-of-contact'
  | 'links-of-account'
  | 'asks-of-contact'
  | 'talk-of-contact'

/** So many in so many seconds. */
interface Limit {
  points: number
  duration: number
}

const address: Record<Gate, Limit> = {
  every: { points: 6_000, duration: 60 },
  'sign-in': { points: 30, duration: 600 },
  'open-contact': { points: 120, duration: 600 },
  'open-for-person': { points: 4, duration: 10 },
  'case-key': { points: 20, duration: 600 },
  join: { points: 60, duration: 600 },
}
const named: Record<NamedGate, Limit> = {
  'codes-of-key': { points: 5, duration: 3_600 },
  'codes-of-contact': { points: 5, duration: 3_600 },
  'tries-of-key': { points: 25, duration: 3_600 },
  'tries-of-contact': { points: 25, duration: 3_600 },
  'links-of-account': { points: 5, duration: 600 },
  'asks-of-contact': { points: 3, duration: 60 },
  'talk-of-contact': { points: 30, duration: 60 },
}
const token: Limit = { points: 1_200, duration: 60 }

export interface RateLimits {
  /** Seconds to wait, or null when it may pass. An IPv6 address counts as its /64. */
  byAddress(gate: Gate, address: string): Promise<number | null>
  byName(gate: NamedGate, name: string): Promise<number | null>
  byToken(tokenId: string): Promise<number | null>
  /** how many addresses, names and tokens are remembered */
  size(): number
}

export interface RateLimitOptions {
  /** ms, never backwards */
  now?: () => number
  /** names remembered by each limit */
  mostNames?: number
}

/** In memory of this node: with n nodes behind a balancer the limits are up to n times as generous. */
export function createRateLimits(
  factor = 1,
  { now = () => performance.now(), mostNames = 20_000 }: RateLimitOptions = {},
): RateLimits {
  const all: Windows[] = []
  const windows = ({ points, duration }: Limit) => {
    const made = new Windows({ points: points * factor, duration }, now, mostNames)
    all.push(made)
    return made
  }
  const ofEach = <N extends string>(table: Record<N, Limit>) =>
    Object.fromEntries(Object.entries<Limit>(table).map(([name, limit]) => [name, windows(limit)])) as Record<
      N,
      Windows
    >
  const gates = ofEach(address)
  const names = ofEach(named)
  const tokens = windows(token)
  return {
    byAddress: async (gate, from) => gates[gate].take(networkOf(from)),
    byName: async (gate, name) => names[gate].take(name),
    byToken: async (tokenId) => tokens.take(tokenId),
    size: () => all.reduce((sum, one) => sum + one.size, 0),
  }
}

/**
 * Fixed windows by name. All have the same length, so the map's order is the order in which they end: what has ended
 * is dropped from the front. Whoever comes under more names than are remembered pushes out the oldest, not the memory.
 */
class Windows {
  readonly #limit: Limit
  readonly #now: () => number
  readonly #most: number
  readonly #open = new Map<string, { used: number; endsAt: number }>()

  constructor(limit: Limit, now: () => number, most: number) {
    this.#limit = limit
    this.#now = now
    this.#most = most
  }

  get size(): number {
    return this.#open.size
  }

  take(name: string): number | null {
    const now = this.#now()
    const known = this.#open.get(name)
    if (known !== undefined && known.endsAt > now) {
      known.used += 1
      return known.used > this.#limit.points ? Math.max(1, Math.ceil((known.endsAt - now) / 1_000)) : null
    }
    this.#open.delete(name)
    this.#makeRoom(now)
    this.#open.set(name, { used: 1, endsAt: now + this.#limit.duration * 1_000 })
    return null
  }

  /** At most two at a time, so that none pays for many; one is enough to stay within bounds. */
  #makeRoom(now: number): void {
    let dropped = 0
    for (const [name, { endsAt }] of this.#open) {
      if (dropped >= 2 || (endsAt > now && this.#open.size < this.#most)) return
      this.#open.delete(name)
      dropped += 1
    }
  }
}
