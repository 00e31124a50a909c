import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { jitter } from '../../packages/client/src/environment.ts'

export interface ListenerOptions {
  port: number
  token: string
  address: string
  /** the payload of a text frame; only valid during the call */
  onFrame: (payload: Buffer) => void
  onReady?: () => void
}

const nothing = Buffer.alloc(0)
const text = 1
const close = 8
const ping = 9
const pong = 10

/** One WebSocket as the widget opens it: cursor in the address, token as the first frame, back again with jitter. */
export class Listener {
  readonly #options: ListenerOptions
  #socket: Socket | null = null
  #bytes: Buffer = nothing
  #isOpen = false
  #cursor = ''
  #failures = 0
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  isReady = false
  /** whether it comes back by itself when the line is lost */
  comesBack = true

  constructor(options: ListenerOptions) {
    this.#options = options
    this.#connect()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#socket?.destroy()
  }

  #connect(): void {
    const { port, address } = this.#options
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket = socket
    this.#bytes = nothing
    this.#isOpen = false
    const after = this.#cursor === '' ? '' : `?after=${this.#cursor}`
    socket.on('connect', () =>
      socket.write(
        `GET /v1/events${after} HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nX-Forwarded-For: ${address}\r\n\r\n`,
      ),
    )
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.isReady = false
      if (this.#stopped || !this.comesBack) return
      this.#timer = setTimeout(() => this.#connect(), jitter(this.#failures++, Math.random))
    })
  }

  #take(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
    if (!this.#isOpen) {
      const end = this.#bytes.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!this.#bytes.toString('latin1', 0, 12).endsWith('101')) return void this.#socket?.destroy()
      this.#bytes = this.#bytes.subarray(end + 4)
      this.#isOpen = true
      this.#send(text, Buffer.from(JSON.stringify({ t: 'auth', token: this.#options.token })))
    }
    this.#frames()
  }

  #frames(): void {
    let at = 0
    const bytes = this.#bytes
    while (bytes.length - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 127
      const headBytes = short === 126 ? 4 : short === 127 ? 10 : 2
      if (bytes.length - at < headBytes) break
      const length =
        short === 126
          ? bytes.readUInt16BE(at + 2)
          : short === 127
            ? Number(bytes.readBigUInt64BE(at + 2))
            : short
      if (bytes.length - at < headBytes + length) break
      this.#frame((bytes[at] ?? 0) & 15, bytes.subarray(at + headBytes, at + headBytes + length))
      at += headBytes + length
    }
    this.#bytes = at === bytes.length ? nothing : bytes.subarray(at)
  }

  #frame(kind: number, payload: Buffer): void {
    if (kind === ping) this.#send(pong, payload)
    if (kind === close) this.#socket?.end()
    if (kind !== text) return
    if (!this.isReady && payload.includes('"t":"ready"')) {
      this.isReady = true
      this.#failures = 0
      this.#cursor = String((JSON.parse(payload.toString()) as { cursor: string }).cursor)
      this.#options.onReady?.()
    }
    this.#options.onFrame(payload)
  }

  /** Frames of a client are masked. */
  #send(kind: number, payload: Buffer): void {
    const mask = randomBytes(4)
    const head =
      payload.length < 126
        ? Buffer.from([128 | kind, 128 | payload.length])
        : Buffer.from([128 | kind, 128 | 126, payload.length >> 8, payload.length & 255])
    const masked = Buffer.from(payload)
    for (let n = 0; n < masked.length; n++) masked[n] = (masked[n] ?? 0) ^ (mask[n % 4] ?? 0)
    this.#socket?.write(Buffer.concat([head, mask, masked]))
  }
}
