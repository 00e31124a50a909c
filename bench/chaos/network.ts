import { browserEnvironment, type Environment } from '@warmline/client'
import type { Dice } from '@warmline/testkit'
import { wait } from '../replay/network.ts'
import type { ChaosNode } from './ground.ts'

/** What senders and the way to the nodes do wrong, as shares of the POSTs; may be changed while it is used. */
export interface SendFaults {
  /** goes out twice at once, to both nodes when there are two */
  doubled: number
  /** goes out once more, after what was sent later */
  late: number
}

export interface ChaosNetwork {
  environment: Environment
  base(): string
  /** POSTs that went out, and what was done to them */
  posts: { sent: number; doubled: number; cut: number; late: number }
  faults: SendFaults
  /** every late one has gone out */
  settled(): Promise<void>
}

/** The clients' way: whoever gets no answer, or is told to come again, goes to the other node next. */
export function createChaosNetwork(nodes: readonly ChaosNode[], dice: Dice): ChaosNetwork {
  const posts = { sent: 0, doubled: 0, cut: 0, late: 0 }
  const faults: SendFaults = { doubled: 0, late: 0 }
  const addresses = nodes.map(({ clients }) => clients.url)
  const own = addresses[0] ?? ''
  const inFlight = new Set<Promise<void>>()
  let current = 0
  const address = (ahead = 0) => addresses[(current + ahead) % addresses.length] ?? own

  async function once(url: string, init: RequestInit | undefined, ahead = 0): Promise<Response> {
    const used = current
    try {
      const response = await fetch(url.replace(own, address(ahead)), init)
      if (response.status === 503 && used === current) current += 1
      return response
    } catch (error) {
      if (used === current) current += 1
      throw error
    }
  }

  function againLater(url: string, init: RequestInit): void {
    posts.late += 1
    const { signal: _, ...rest } = init
    const late = wait(300 + dice.below(2_500))
      .then(() => once(url, { ...rest, signal: AbortSignal.timeout(6_000) }, 1))
      .then(
        (response) => response.arrayBuffer(),
        () => undefined,
      )
      .then(() => void inFlight.delete(late))
    inFlight.add(late)
  }

  const bad: typeof fetch = async (input, init) => {
    const url = String(input)
    if (init?.method !== 'POST') return once(url, init)
    posts.sent += 1
    if (dice.chance(faults.late)) againLater(url, init)
    if (!dice.chance(faults.doubled)) return once(url, init)
    posts.doubled += 1
    const [first, second] = await Promise.allSettled([once(url, init), once(url, init, 1)])
    if (first.status === 'fulfilled' && first.value.ok) return first.value
    if (second.status === 'fulfilled') return second.value
    if (first.status === 'fulfilled') return first.value
    throw first.reason
  }

  return {
    posts,
    faults,
    base: () => own,
    async settled() {
      await Promise.all(inFlight)
    },
    environment: {
      ...browserEnvironment(),
      fetch: bad,
      random: dice.roll,
      openSocket: (url) =>
        new WebSocket(url.replace(own.replace(/^http/, 'ws'), address().replace(/^http/, 'ws'))),
    },
  }
}
