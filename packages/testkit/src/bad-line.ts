import { createServer, type Server, type Socket } from 'node:net'
import { BadConnection } from './bad-line-connection.ts'
import { createDice, type Dice } from './dice.ts'

/** What is wrong with a line between a browser and a server; anything may be changed while it is used. */
export interface LineFaults {
  /** one way, ms */
  delayMs: number
  /** kbit/s towards the browser and away from it; null = as fast as it goes */
  downKbit: number | null
  upKbit: number | null
  /**
   * For the last `forMs` of each `everyMs` nothing passes, and what was sent meanwhile arrives as TCP would bring it:
   * at the first repeat after the end, where repeats come after 1, 3, 7, 15 … s. A new connection waits in the same way.
   */
  blackout: { everyMs: number; forMs: number } | null
  /** share of the commands (POST) whose answer never arrives although the server acted: the connection is cut */
  cutAnswers: number
  /** `refuse`: whoever wants a WebSocket is told no · `swallow`: it opens, and no frame passes in either direction */
  sockets: 'pass' | 'refuse' | 'swallow'
  /** share of the packets that end their connection with a reset */
  resets: number
}

const noFaults: LineFaults = {
  delayMs: 0,
  downKbit: null,
  upKbit: null,
  blackout: null,
  cutAnswers: 0,
  sockets: 'pass',
  resets: 0,
}

export interface BadLine {
  /** the address at which a browser reaches the server through this line, without a trailing slash */
  url: string
  set(faults: Partial<LineFaults>): void
  /** the server is away: connections end and new ones are refused */
  down(): Promise<void>
  /** it is back at the same address */
  up(): Promise<void>
  /** the same address leads to another server from here on; connections that stand now end */
  lead(to: string): Promise<void>
  /** connections that stand now are dead from here on and nobody tells: half-open. New ones work. */
  forget(): void
  /** everything is dead, new connections too (they open and nothing passes), until `mend` */
  swallow(): void
  mend(): void
  counts: LineCounts
  /** how many connections stand, and how many of them are WebSockets */
  standing(): { all: number; sockets: number }
  close(): Promise<void>
}

export interface LineCounts {
  /** bytes that passed towards the browser, and from it */
  down: number
  up: number
  connections: number
  /** answers that were cut after the server acted */
  cut: number
  resets: number
  /** WebSockets that were asked for */
  upgrades: number
}

/** What one connection needs to know of its line. */
export interface Line {
  faults: LineFaults
  dice: Dice
  /** epoch ms */
  now: () => number
  counts: LineCounts
  target: { host: string; port: number }
  /** when the blackouts began to count */
  since: number
  isSwallowed: boolean
  /** when the wire is free again, by direction: it is one wire for all connections */
  free: { down: number; up: number }
}

/**
 * A TCP line between a browser and a server that fails on purpose, with dice that a seed makes repeatable; for HTTP
 * and WebSocket alike. Needs no rights of any kind.
 */
export async function openBadLine(target: string, seed: number, now = Date.now): Promise<BadLine> {
  const line: Line = {
    faults: { ...noFaults },
    dice: createDice(seed),
    counts: { down: 0, up: 0, connections: 0, cut: 0, resets: 0, upgrades: 0 },
    target: targetOf(target),
    now,
    since: now(),
    isSwallowed: false,
    free: { down: 0, up: 0 },
  }
  const connections = new Set<BadConnection>()
  const accept = (client: Socket) => {
    line.counts.connections++
    const connection = new BadConnection(client, line)
    connections.add(connection)
    client.once('close', () => connections.delete(connection))
  }
  let server = await listen(0, accept)
  const at = (server.address() as { port: number }).port
  const end = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const connection of connections) connection.end()
    await closed
  }
  const each = (act: (connection: BadConnection) => void) => {
    for (const connection of connections) act(connection)
  }
  return {
    url: `http://127.0.0.1:${at}`,
    counts: line.counts,
    set(faults) {
      if (faults.blackout !== undefined) line.since = now()
      Object.assign(line.faults, faults)
    },
    down: end,
    async up() {
      server = await listen(at, accept)
    },
    async lead(to) {
      await end()
      Object.assign(line.target, targetOf(to))
      server = await listen(at, accept)
    },
    forget: () => each((connection) => connection.forget()),
    swallow() {
      line.isSwallowed = true
      each((connection) => connection.forget())
    },
    mend() {
      line.isSwallowed = false
    },
    standing: () => ({
      all: connections.size,
      sockets: [...connections].filter((connection) => connection.isSocket).length,
    }),
    close: end,
  }
}

const targetOf = (address: string) => {
  const { hostname, port } = new URL(address)
  return { host: hostname, port: Number(port) }
}

function listen(port: number, accept: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: false }, accept)
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
