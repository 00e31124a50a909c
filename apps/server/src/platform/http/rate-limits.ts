import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** `every` counts all requests of an address or token; the others count what could be guessed or flooded. */
export type Gate = 'every' | 'sign-in' | 'open-contact' | 'case-key'

const address: Record<Gate, { points: number; duration: number }> = {
  every: { points: 6_000, duration: 60 },
  'sign-in': { points: 30, duration: 600 },
  'open-contact': { points: 120, duration: 600 },
  'case-key': { points: 20, duration: 600 },
}
const token = { points: 1_200, duration: 60 }

export interface RateLimits {
  /** Seconds to wait, or null when it may pass. */
  byAddress(gate: Gate, address: string): Promise<number | null>
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
  }
  const tokens = limiter(token)
  return {
    byAddress: (gate, from) => consume(gates[gate], from),
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
