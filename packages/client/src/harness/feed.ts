import type { Frame } from '@warmline/contracts'

export interface FeedSocket {
  hear(frame: Frame): void
  /** the server goes away from it */
  end(): void
}

/** A log that only grows, its snapshots, and the sockets that follow it: what a server does for a live line. */
export class Feed {
  #head = 0
  readonly #sockets = new Map<FeedSocket, { isSilent: boolean }>()
  /** the oldest cursor from which it can go on */
  oldest = 0

  get head(): number {
    return this.#head
  }
  get sockets(): number {
    return this.#sockets.size
  }

  /** Everything that stands in the log, as `GET /v1/sync` gives it. */
  snapshot(): { cursor: string; state: string[] } {
    return { cursor: this.#cursor(this.#head), state: this.#names(0) }
  }

  emit(): void {
    this.#head++
    for (const [socket, { isSilent }] of this.#sockets) if (!isSilent) socket.hear(this.#frame(this.#head))
  }

  connect(socket: FeedSocket, after: string | null): void {
    this.#sockets.set(socket, { isSilent: false })
    const from = Number(after?.slice(1) ?? this.#head)
    if (from < this.oldest) {
      socket.hear({ t: 'resync' })
      return
    }
    socket.hear({ t: 'ready', cursor: this.#cursor(from) })
    for (let n = from + 1; n <= this.#head; n++) socket.hear(this.#frame(n))
  }
  leave(socket: FeedSocket): void {
    this.#sockets.delete(socket)
  }
  /** every line is cut */
  cut(): void {
    for (const socket of [...this.#sockets.keys()]) {
      this.leave(socket)
      socket.end()
    }
  }
  /** half open: nothing comes through any more, and nobody is told */
  silence(): void {
    for (const state of this.#sockets.values()) state.isSilent = true
  }

  #cursor = (n: number) => `c${n}`
  #names = (after: number) =>
    Array.from({ length: this.#head - after }, (_, n) => this.#cursor(after + n + 1))
  #frame = (n: number): Frame => ({ t: 'event', cursor: this.#cursor(n), settings: true })
}
