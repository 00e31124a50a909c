import { browserEnvironment, type Environment } from '@warmline/client'

export interface Network {
  environment: Environment
  /** the address that answers at the moment */
  base(): string
  posts: { sent: number; doubled: number; cut: number }
}

/**
 * A bad network on purpose: 5 % of POSTs go out twice at once, 5 % of answers never reach the client, which asks again
 * under the same key. With several nodes, whoever is refused a connection goes to the next one.
 */
export function createNetwork(bases: readonly string[], random: () => number): Network {
  const posts = { sent: 0, doubled: 0, cut: 0 }
  let current = 0
  const own = bases[0] ?? ''
  const base = () => bases[current % bases.length] ?? own
  const real = browserEnvironment()

  const once = async (url: string, init: RequestInit | undefined): Promise<Response> => {
    const used = current
    try {
      return await fetch(url.replace(own, base()), init)
    } catch (error) {
      if (used === current) current += 1
      throw error
    }
  }

  const bad: typeof fetch = async (input, init) => {
    const url = String(input)
    if (init?.method !== 'POST') return once(url, init)
    posts.sent += 1
    const dice = random()
    if (dice < 0.05) {
      posts.doubled += 1
      const [first, second] = await Promise.allSettled([once(url, init), once(url, init)])
      if (first.status === 'fulfilled') return first.value
      if (second.status === 'fulfilled') return second.value
      throw first.reason
    }
    const response = await once(url, init)
    if (dice >= 0.1) return response
    posts.cut += 1
    await response.arrayBuffer()
    throw new TypeError('the answer was cut')
  }

  return {
    posts,
    base,
    environment: {
      ...real,
      fetch: bad,
      random,
      openSocket: (url) =>
        new WebSocket(url.replace(own.replace(/^http/, 'ws'), base().replace(/^http/, 'ws'))),
    },
  }
}

/** mulberry32: small, seeded, good enough for choices. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A UUIDv7 with a prefix, as the application makes them. */
export function freshId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${prefix}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
