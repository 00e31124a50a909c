import { connect, type Socket } from 'node:net'

/** A plain TCP connection that says what it is told and keeps what it hears. */
export interface Raw {
  say(text: string | Buffer): void
  heard(): string
  /** once this stands in what was heard, or the other side has closed */
  until(words: string | RegExp): Promise<string>
  /** once the other side has closed */
  closed: Promise<string>
  end(): void
}

export function raw(port: number): Raw {
  let heard = ''
  let isClosed = false
  const waiting = new Set<() => void>()
  const socket: Socket = connect(port, '127.0.0.1')
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1')
    for (const look of waiting) look()
  })
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => {
      isClosed = true
      for (const look of waiting) look()
      resolve(heard)
    })
  })
  return {
    say: (text) => void (socket.writable && socket.write(text)),
    heard: () => heard,
    until: (words) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isClosed && !(typeof words === 'string' ? heard.includes(words) : words.test(heard))) return
          waiting.delete(look)
          resolve(heard)
        }
        waiting.add(look)
        look()
      }),
    closed,
    end: () => void socket.destroy(),
  }
}

/** A handshake with these headers; what came back until the connection ended or `until` stands in it. */
export async function upgrade(
  port: number,
  headers: Record<string, string>,
  { path = '/v1/events', until = '\r\n\r\n' } = {},
): Promise<{ line: Raw; head: string }> {
  const line = raw(port)
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  line.say(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  return { line, head: await line.until(until) }
}

/** One frame of a client, masked, whose length it may lie about. */
export function clientFrame(
  opcode: number,
  payload: Buffer,
  { length = payload.length, rsv1 = false }: { length?: number; rsv1?: boolean } = {},
): Buffer {
  const head = Buffer.alloc(14)
  head[0] = 0x80 | (rsv1 ? 0x40 : 0) | opcode
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}
