import { connect, type Socket } from 'node:net'
import type { Line } from './bad-line.ts'

const firstRepeatMs = 1_000
/** so much may wait on the wire before the sender is told to pause */
const mostWaiting = 256 * 1024

/** One connection over a bad line. */
export class BadConnection {
  isSocket = false
  readonly #client: Socket
  readonly #line: Line
  #server: Socket | null = null
  #isForgotten: boolean
  /** the command on this connection is carried out, and its answer cut */
  #isToBeCut = false
  /** the last arrival of each direction: nothing overtakes */
  readonly #last = { down: 0, up: 0 }
  /** what is under way, in the order in which it was sent */
  readonly #under = { down: [] as (() => void)[], up: [] as (() => void)[] }
  #waiting = 0

  constructor(client: Socket, line: Line) {
    this.#client = client
    this.#line = line
    this.#isForgotten = line.isSwallowed
    client.setNoDelay(true)
    client.on('error', () => this.end())
    client.on('close', () => this.#server?.destroy())
    client.on('data', (chunk) => this.#fromClient(chunk))
    client.on('end', () => this.#later('up', 0, () => this.#server?.end()))
  }

  end(): void {
    this.#client.destroy()
    this.#server?.destroy()
  }

  /** What comes is thrown away from here on; both ends believe that the other one is only silent. */
  forget(): void {
    this.#isForgotten = true
  }

  #fromClient(chunk: Buffer): void {
    if (this.#isForgotten) return
    const { faults, dice, counts } = this.#line
    if (faults.resets > 0 && dice.chance(faults.resets)) {
      this.#reset()
      return
    }
    const head = this.isSocket ? '' : chunk.toString('latin1', 0, Math.min(chunk.length, 4_096))
    if (/\r\nupgrade: websocket\r\n/i.test(head)) {
      counts.upgrades++
      if (faults.sockets === 'refuse') {
        this.#client.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
        return
      }
      this.isSocket = true
    } else if (this.isSocket && faults.sockets === 'swallow') return
    if (/^POST /.test(head)) this.#isToBeCut = faults.cutAnswers > 0 && dice.chance(faults.cutAnswers)
    counts.up += chunk.length
    this.#later('up', chunk.length, () => this.#upstream().write(chunk))
  }

  #fromServer(chunk: Buffer): void {
    if (this.#isForgotten) return
    const { faults, dice, counts } = this.#line
    if (this.#isToBeCut) {
      counts.cut++
      this.end()
      return
    }
    if (faults.resets > 0 && dice.chance(faults.resets)) {
      this.#reset()
      return
    }
    if (
      this.isSocket &&
      faults.sockets === 'swallow' &&
      !chunk.toString('latin1', 0, 12).startsWith('HTTP/1.1')
    )
      return
    counts.down += chunk.length
    this.#later('down', chunk.length, () => this.#client.write(chunk))
  }

  #reset(): void {
    this.#line.counts.resets++
    this.#client.resetAndDestroy()
    this.#server?.destroy()
  }

  #upstream(): Socket {
    if (this.#server !== null) return this.#server
    const { host, port } = this.#line.target
    const server = connect({ host, port, noDelay: true })
    this.#server = server
    server.on('error', () => this.end())
    server.on('data', (chunk) => this.#fromServer(chunk))
    server.on('close', () => {
      // a dead line tells nobody that the other end has gone
      if (!this.#isForgotten) this.#later('down', 0, () => this.#client.end())
    })
    return server
  }

  #later(direction: 'down' | 'up', bytes: number, act: () => void): void {
    const now = this.#line.now()
    const at = Math.max(this.#arrival(direction, bytes, now), this.#last[direction])
    this.#last[direction] = at
    this.#waiting += bytes
    const source = direction === 'up' ? this.#client : this.#server
    if (this.#waiting > mostWaiting) source?.pause()
    const arrive = () => {
      this.#waiting -= bytes
      if (this.#waiting <= mostWaiting) source?.resume()
      if (!this.#client.destroyed && !this.#isForgotten) act()
    }
    const under = this.#under[direction]
    under.push(arrive)
    // Timers keep no order among themselves: whichever comes first brings all that was sent before it.
    const bring = () => {
      for (const one of under.splice(0, under.indexOf(arrive) + 1)) one()
    }
    if (at <= now) bring()
    else setTimeout(bring, at - now)
  }

  /** Epoch ms at which these bytes are there, if nothing that was sent before them is in the way. */
  #arrival(direction: 'down' | 'up', bytes: number, now: number): number {
    const { faults, free } = this.#line
    const kbit = direction === 'down' ? faults.downKbit : faults.upKbit
    const took = kbit === null ? 0 : (bytes * 8) / kbit
    const sentAt = this.#passesAt(now)
    // what waits for its repeat is not on the wire, and in nobody's way
    if (sentAt > now) return sentAt + took + faults.delayMs
    free[direction] = Math.max(now, free[direction]) + took
    return (kbit === null ? now : free[direction]) + faults.delayMs
  }

  /** When what is sent now gets through, with the repeats of TCP while it is dark. */
  #passesAt(now: number): number {
    const { faults, since } = this.#line
    const { blackout } = faults
    if (blackout === null) return now
    const { everyMs, forMs } = blackout
    const isDark = (at: number) => (at - since) % everyMs >= everyMs - forMs
    let at = now
    for (let wait = firstRepeatMs; isDark(at) && wait < 64_000; wait *= 2) at += wait
    return at
  }
}
