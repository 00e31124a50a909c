import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  status: number
  body: string
}

interface Asked {
  bytes: string
  done: (answer: HttpAnswer) => void
}

const nothing = Buffer.alloc(0)

/**
 * Keep-alive HTTP/1.1 with nothing besides: a request is one string, an answer is found by its Content-Length. A few
 * microseconds a request, so that the load generator is not what is measured. [fetch of Node 24: about 150 µs]
 */
export class HttpLines {
  readonly #port: number
  readonly #most: number
  readonly #free: HttpLine[] = []
  readonly #waiting: Asked[] = []
  #open = 0

  constructor(port: number, most: number) {
    this.#port = port
    this.#most = most
  }

  /** status 0: the connection broke before the answer was complete */
  send(bytes: string, done: (answer: HttpAnswer) => void): void {
    const line = this.#free.pop() ?? this.#another()
    if (line) line.send({ bytes, done })
    else this.#waiting.push({ bytes, done })
  }

  #another(): HttpLine | null {
    if (this.#open >= this.#most) return null
    this.#open += 1
    return new HttpLine(this.#port, (line) => {
      if (line.isBroken) {
        this.#open -= 1
        const next = this.#waiting.shift()
        if (next) this.send(next.bytes, next.done)
        return
      }
      const next = this.#waiting.shift()
      if (next) line.send(next)
      else this.#free.push(line)
    })
  }

  close(): void {
    for (const line of this.#free) line.end()
    this.#free.length = 0
  }
}

class HttpLine {
  readonly #socket: Socket
  readonly #onFree: (line: HttpLine) => void
  #asked: Asked | null = null
  #bytes: Buffer = nothing
  isBroken = false

  constructor(port: number, onFree: (line: HttpLine) => void) {
    this.#onFree = onFree
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#socket.on('error', () => this.#socket.destroy())
    this.#socket.on('close', () => {
      this.isBroken = true
      const asked = this.#asked
      this.#asked = null
      if (asked === null) return
      asked.done({ status: 0, body: '' })
      this.#onFree(this)
    })
  }

  send(asked: Asked): void {
    if (this.isBroken) {
      asked.done({ status: 0, body: '' })
      this.#onFree(this)
      return
    }
    this.#asked = asked
    this.#socket.write(asked.bytes)
  }

  end(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
    const head = this.#bytes.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = this.#bytes.toString('latin1', 0, head)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (this.#bytes.length < head + 4 + length) return
    const body = this.#bytes.toString('utf8', head + 4, head + 4 + length)
    this.#bytes = nothing
    const asked = this.#asked
    this.#asked = null
    asked?.done({ status: Number(text.slice(9, 12)), body })
    this.#onFree(this)
  }
}

export interface Wish {
  method?: 'GET' | 'POST'
  path: string
  token?: string
  /** behind a trusted proxy everybody has an address of their own */
  address: string
  key?: string
  body?: string
}

export function requestBytes({ method = 'POST', path, token, address, key, body = '' }: Wish): string {
  return `${method} ${path} HTTP/1.1\r\nHost: bench\r\nX-Forwarded-For: ${address}\r\n${
    token === undefined ? '' : `Authorization: Bearer ${token}\r\n`
  }${key === undefined ? '' : `Idempotency-Key: ${key}\r\n`}${
    method === 'GET' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
  }\r\n${body}`
}
