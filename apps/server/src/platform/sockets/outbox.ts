import type { Frame } from '@warmline/contracts'

export const mostFrames = 256
export const mostBytes = 256 * 1024

export interface OutboxOptions {
  /** hands bytes to the transport; `done` when it has taken them */
  write: (text: string, done: () => void) => void
  /** the reader is too slow */
  overflow: () => void
  now: () => number
}

/**
 * What was handed to a transport and not taken yet, counted. Over the cap ephemerals are dropped first; when a
 * durable frame does not fit, the connection ends and the client comes back with its cursor.
 */
export class Outbox {
  readonly #options: OutboxOptions
  #frames = 0
  #bytes = 0
  #ended = false
  sentAt: number

  constructor(options: OutboxOptions) {
    this.#options = options
    this.sentAt = options.now()
  }

  send(frame: Frame): void {
    if (this.#ended) return
    const text = JSON.stringify(frame)
    const isEphemeral =
      frame.t === 'typing' || frame.t === 'presence' || frame.t === 'hb' || frame.t === 'list'
    if (isEphemeral && (this.#frames >= mostFrames / 2 || this.#bytes >= mostBytes / 2)) return
    if (this.#frames > 0 && (this.#frames >= mostFrames || this.#bytes + text.length > mostBytes)) {
      this.#ended = true
      this.#options.overflow()
      return
    }
    this.#frames++
    this.#bytes += text.length
    this.sentAt = this.#options.now()
    this.#options.write(text, () => {
      this.#frames--
      this.#bytes -= text.length
    })
  }

  end(): void {
    this.#ended = true
  }
}
