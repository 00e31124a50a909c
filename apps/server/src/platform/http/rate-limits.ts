import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** `every` counts all requests of an address or token; the others count what could be guessed or flooded. */
export type Gate = 'every' | 'sign-in' | 'open-contact' | 'case-key' | 'join'
/** What is limited by something else than an address: codes asked for and tried, a key or a contact. */
export type NamedGate = 'codes-of-key' | 'codes-of-contact' | 'tries-of-key' | 'tries-of-contact'

const address: Record<Gate, { points: number; duration: number }> = {
  every: { points: 6_000, duration: 60 },
  'sign-in': { points: 30, duration: 600 },
  'open-contact': { points: 120, duration: 600 },
  'case-key': { points: 20, duration: 600 },
  join: { points: 60, duration: 600 },
}
const named: Record<NamedGate, { points: number; duration: number }> = {
  'codes-of-key': { points: 5, duration: 3_600 },
  'codes-of-contact': { points: 5, duration: 3_600 },
  'tries-of-key': { points: 25, duration: 3_600 },
  'tries-of-contact': { points: 25, duration: 3_600 },
}
const token = { points: 1_200, duration: 60 }

export interface RateLimits {
  /** Seconds to wait, or null when it may pass. */
  byAddress(gate: Gate, address: string): Promise<number | null>
  byName(gate: NamedGate, name: string): Promise<number | null>
  byToken(tokenId: string): Promise<number | null>
}

/** In memory of this node: with n nodes behind a balancer the limits are up to n times as generous. */
export function createRateLimits(factor = 1): RateLimits {
  const limiter = ({ points, duration }: { points: number; duration: number }) =>
    new RateLimiterMemory({ points: points * factor, duration })
  const gates: Record<Gate, RateLimiterMemory> = {
    every: limiter(address.every),
    'sign-in': limiter(address['sign-in']),
    'open-contact': limiter(address['open-contact']),
    'case-key': limiter(address['case-key']),
    join: limiter(address.join),
  }
  const names: Record<NamedGate, RateLimiterMemory> = {
    'codes-of-key': limiter(named['codes-of-key']),
    'codes-of-contact': limiter(named['codes-of-contact']),
    'tries-of-key': limiter(named['tries-of-key']),
    'tries-of-contact': limiter(named['tries-of-contact']),
  }
  const tokens = limiter(token)
  return {
    byAddress: (gate, from) => consume(gates[gate], from),
    byName: (gate, name) => consume(names[gate], name),
    byToken: (tokenId) => consume(tokens, tokenId),
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}
