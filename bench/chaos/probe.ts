import { randomBytes } from 'node:crypto'
import { freshId, wait } from '../replay/network.ts'
import type { ChaosNode } from './ground.ts'

/** One durable write to one node, past the clients' bad line. Times in ms of the harness's own clock. */
export interface Shot {
  node: string
  messageId: string
  at: number
  /** null while it has no answer */
  ms: number | null
  /** 0 = no connection */
  status: number
}

/** Who writes to a node: nobody answers them. */
export interface Seat {
  node: string
  token: string
  itemId: string
}

export interface Probe {
  shots: Shot[]
  /** of the company that only probes write to */
  slug: string
  workspaceId: string
  seats: readonly Seat[]
  /** Writes at the first node and reads at the second: what is dated wrong, and what token is not good there. */
  datesAndTokens(at: ChaosNode, other: ChaosNode): Promise<string[]>
  /** Waits until the last writes to these nodes all went well, and longer than `atLeastMs`; a minute at most. */
  steady(nodes: readonly ChaosNode[], since: number, atLeastMs: number): Promise<void>
  /** The longest time from `since` on in which no write came back acknowledged, over these nodes. */
  longestGap(nodes: readonly ChaosNode[], since: number): number
  /** The longest time anybody who asked since then waited for whatever answer. */
  longestWait(nodes: readonly ChaosNode[], since: number): number
  stop(): Promise<void>
}

const everyMs = 100
const patienceMs = 20_000
const mostOpen = 100

interface Asking {
  token: string | null
  /** lifts the limits */
  operator: string
  body: unknown
}

async function post(base: string, path: string, { token, operator, body }: Asking): Promise<Response> {
  return fetch(base + path, {
    method: 'POST',
    headers: {
      'warmline-operator': operator,
      'content-type': 'application/json',
      'idempotency-key': randomBytes(12).toString('hex'),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })
}

/** Writes to every node, ten times a second, each in a conversation of its own that nobody answers. */
export async function startProbe(
  nodes: readonly ChaosNode[],
  { slug, workspaceId }: { slug: string; workspaceId: string },
  operator: string,
): Promise<Probe> {
  const shots: Shot[] = []
  const seats: Seat[] = []
  const open = new Set<Promise<void>>()
  let isRunning = true

  async function shoot(node: ChaosNode, path: string, token: string): Promise<void> {
    const shot: Shot = {
      node: node.name,
      messageId: freshId('msg'),
      at: performance.now(),
      ms: null,
      status: 0,
    }
    shots.push(shot)
    try {
      const body = { messageId: shot.messageId, text: 'Are you there?' }
      const response = await post(node.base, path, { token, operator, body })
      await response.arrayBuffer()
      shot.status = response.status
    } catch {
      shot.status = 0
    }
    shot.ms = performance.now() - shot.at
  }

  async function run(node: ChaosNode): Promise<void> {
    const opened = await post(node.base, '/v1/contacts', {
      token: null,
      operator,
      body: { slug, language: 'en' },
    })
    const { token } = (await opened.json()) as { token: string }
    const begun = await post(node.base, '/v1/conversations', {
      token,
      operator,
      body: { language: 'en', wants: 'person', text: 'Hello' },
    })
    const { itemId } = (await begun.json()) as { itemId: string }
    seats.push({ node: node.name, token, itemId })
    void (async () => {
      while (isRunning) {
        if (open.size < mostOpen) {
          const one = shoot(node, `/v1/conversations/${itemId}/messages`, token).finally(
            () => void open.delete(one),
          )
          open.add(one)
        }
        await wait(everyMs)
      }
    })()
  }
  for (const node of nodes) await run(node)

  const of = (node: ChaosNode, since: number) =>
    shots.filter((shot) => shot.node === node.name && shot.at + (shot.ms ?? 0) >= since)
  const isSteady = (node: ChaosNode, since: number) => {
    const mine = of(node, since).filter(({ at }) => at >= since)
    const done = mine.filter(({ ms }) => ms !== null).slice(-8)
    return done.length === 8 && done.every(({ status }) => status === 201)
  }
  return {
    shots,
    slug,
    workspaceId,
    seats,
    datesAndTokens: (at, other) => datesAndTokens(at, other, slug, operator),
    async steady(of, since, atLeastMs) {
      const end = since + 60_000
      while (performance.now() < end) {
        if (performance.now() - since >= atLeastMs && of.every((node) => isSteady(node, since))) return
        await wait(50)
      }
    },
    longestGap: (nodes, since) =>
      Math.max(
        ...nodes.map((node) => {
          const ends = of(node, since)
            .filter(({ status }) => status === 201)
            .map(({ at, ms }) => at + (ms ?? 0))
            .sort((a, b) => a - b)
          return Math.max(0, ...[...ends, performance.now()].map((end, n) => end - (ends[n - 1] ?? since)))
        }),
      ),
    longestWait: (nodes, since) =>
      Math.max(
        0,
        ...nodes.flatMap((node) => of(node, since).map(({ at, ms }) => ms ?? performance.now() - at)),
      ),
    async stop() {
      isRunning = false
      await Promise.all(open)
    },
  }
}

/** No clock of a machine is off by more than this from another's, when the database's is what counts; ms. */
const tolerated = 10_000

async function datesAndTokens(
  at: ChaosNode,
  other: ChaosNode,
  slug: string,
  operator: string,
): Promise<string[]> {
  const found: string[] = []
  try {
    const body = { slug, language: 'en' }
    const opened = await post(at.base, '/v1/contacts', { token: null, operator, body })
    if (!opened.ok) return opened.status >= 500 ? [] : [`S9 a contact was refused: ${opened.status}`]
    const { token } = (await opened.json()) as { token: string }
    const first = { language: 'en', wants: 'person', text: 'What time is it?' }
    await post(at.base, '/v1/conversations', { token, operator, body: first })
    for (const node of [at, other]) {
      const seen = await fetch(`${node.base}/v1/sync?scope=contact`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(patienceMs),
      })
      if (seen.status === 401) found.push(`S9 ${node.name} does not know a token of ${at.name}`)
      if (!seen.ok) continue
      const dates = [...(await seen.text()).matchAll(/"(?:at|openedAt)":(\d{13})/g)].map(([, ms]) =>
        Number(ms),
      )
      const off = Math.max(0, ...dates.map((ms) => Math.abs(ms - Date.now())))
      if (off > tolerated) found.push(`S4 something at ${node.name} is dated ${Math.round(off)} ms off`)
    }
  } catch {
    // away at the moment: another fault's doing
  }
  return found
}
