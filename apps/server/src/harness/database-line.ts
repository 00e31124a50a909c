import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'

/** The way from a node to its database over TCP, which can be cut at the worst moment, fall silent, and be mended. */
export interface DatabaseLine {
  /** the same database, by this way */
  through(config: ClientConfig): ClientConfig
  /** Every connection ends, and no new one is made. */
  cut(): void
  mend(): Promise<void>
  /**
   * The connection of the next commit ends, `before` the database hears of it or `after` it has carried it out and
   * before its answer is there.
   */
  cutNextCommit(at: 'before' | 'after'): void
  /** Connections that stand now are dead from here on and nobody tells: half-open. New ones work. */
  forget(): void
  /** Everything is dead, new connections too (they open and nothing passes), until `mend`. */
  swallow(): void
  /** What the database says arrives so much later, ms. */
  delay(ms: number): void
  /** Hints do not pass any more: whoever listens for them is turned away. */
  deafen(isDeaf: boolean): void
  counts: { connections: number; cutBefore: number; cutAfter: number }
  close(): Promise<void>
}

interface State {
  isSwallowed: boolean
  isDeaf: boolean
  delayMs: number
  cutNext: 'before' | 'after' | null
  counts: DatabaseLine['counts']
}

/** Statements go out under their names; this one is every durable write. */
const isCommit = (chunk: Buffer) => chunk.includes('commit-plain') || chunk.includes('commit-lanes')
const isListening = (chunk: Buffer) => chunk.includes('listen warmline')

/** One connection of a node to its database. */
class Connection {
  readonly #near: Socket
  readonly #far: Socket
  readonly #state: State
  #isForgotten: boolean
  #endsWithAnswer = false
  #last = 0
  isHints = false

  constructor(near: Socket, far: Socket, state: State) {
    this.#near = near
    this.#far = far
    this.#state = state
    this.#isForgotten = state.isSwallowed
    near.on('data', (chunk) => this.#ask(chunk))
    far.on('data', (chunk) => this.#answer(chunk))
    for (const socket of [near, far]) socket.on('error', () => this.end())
    near.on('close', () => far.destroy())
    // a dead line tells nobody that the other end has gone
    far.on('close', () => !this.#isForgotten && near.destroy())
  }

  end(): void {
    this.#near.destroy()
    this.#far.destroy()
  }

  forget(): void {
    this.#isForgotten = true
  }

  #ask(chunk: Buffer): void {
    if (this.#isForgotten) return
    const state = this.#state
    if (isListening(chunk)) {
      this.isHints = true
      if (state.isDeaf) this.end()
    }
    if (state.cutNext !== null && isCommit(chunk)) {
      this.#endsWithAnswer = state.cutNext === 'after'
      state.cutNext = null
      if (!this.#endsWithAnswer) {
        state.counts.cutBefore++
        this.end()
      }
    }
    if (!this.#far.destroyed) this.#far.write(chunk)
  }

  #answer(chunk: Buffer): void {
    if (this.#isForgotten) return
    if (this.#endsWithAnswer) {
      this.#state.counts.cutAfter++
      this.end()
      return
    }
    const now = performance.now()
    const at = Math.max(now + this.#state.delayMs, this.#last)
    this.#last = at
    const pass = () => !this.#isForgotten && !this.#near.destroyed && this.#near.write(chunk)
    if (at <= now) pass()
    else setTimeout(pass, at - now)
  }
}

/** Needs no rights. A node that uses it says so by `options.line` (test-server.ts) or in its DATABASE_URL. */
export async function openDatabaseLine(): Promise<DatabaseLine> {
  const counts = { connections: 0, cutBefore: 0, cutAfter: 0 }
  const state: State = { isSwallowed: false, isDeaf: false, delayMs: 0, cutNext: null, counts }
  const connections = new Set<Connection>()
  let target: ClientConfig | undefined
  let server: Server | undefined
  let port = 0
  const accept = (near: Socket) => {
    counts.connections++
    near.setNoDelay(true)
    const far = connect(join(String(target?.host), `.s.PGSQL.${target?.port ?? 5432}`))
    const connection = new Connection(near, far, state)
    connections.add(connection)
    near.on('close', () => connections.delete(connection))
  }
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      const opened = createServer(accept)
      server = opened
      opened.once('error', reject).listen(port, '127.0.0.1', () => {
        const address = opened.address()
        port = typeof address === 'object' && address !== null ? address.port : port
        resolve()
      })
    })
  const cut = () => {
    server?.close()
    server = undefined
    for (const connection of connections) connection.end()
  }
  const forget = () => {
    for (const connection of connections) connection.forget()
  }
  await listen()
  return {
    counts,
    through(config) {
      target ??= config
      return { ...config, host: '127.0.0.1', port }
    },
    cut,
    async mend() {
      if (state.isSwallowed) for (const connection of connections) connection.end()
      Object.assign(state, { isSwallowed: false, isDeaf: false, delayMs: 0, cutNext: null })
      if (server === undefined) await listen()
    },
    cutNextCommit(at) {
      state.cutNext = at
    },
    forget,
    swallow() {
      state.isSwallowed = true
      forget()
    },
    delay(ms) {
      state.delayMs = ms
    },
    deafen(isDeaf) {
      state.isDeaf = isDeaf
      if (isDeaf) for (const connection of connections) if (connection.isHints) connection.end()
    },
    async close() {
      cut()
    },
  }
}
