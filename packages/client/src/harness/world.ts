import type { Frame } from '@warmline/contracts'
import type { Environment, SocketLike } from '../index.ts'

type Answer =
  | Response
  | 'lost'
  | ((request: { url: string; init: RequestInit }) => Response | Promise<Response>)

/** Time, dice, network and sockets under the test's hand. */
export class World {
  at = 1_000_000
  timers: { at: number; fn: () => void }[] = []
  requests: { url: string; init: RequestInit }[] = []
  answers: Answer[] = []
  sockets: FakeSocket[] = []
  keys = 0
  socketsBroken = false

  environment(): Environment {
    return {
      now: () => this.at,
      random: () => 0.5,
      key: () => `key-${++this.keys}`,
      after: (ms, fn) => {
        const timer = { at: this.at + ms, fn }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((one) => one !== timer)
        }
      },
      fetch: async (url, init) => {
        const request = { url: String(url), init: init ?? {} }
        this.requests.push(request)
        const answer = this.answers.shift() ?? 'lost'
        if (answer === 'lost') throw new TypeError('no network')
        return typeof answer === 'function' ? answer(request) : answer
      },
      openSocket: (url) => {
        if (this.socketsBroken) throw new Error('no sockets here')
        const socket = new FakeSocket(url)
        this.sockets.push(socket)
        return socket
      },
    }
  }

  async advance(ms: number): Promise<void> {
    const until = this.at + ms
    for (;;) {
      await settled()
      const next = this.timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.timers = this.timers.filter((one) => one !== next)
      this.at = Math.max(this.at, next.at)
      next.fn()
    }
    this.at = until
    await settled()
  }

  last(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
}

export const settled = async () => {
  for (let n = 0; n < 20; n++) await Promise.resolve()
}

class FakeSocket implements SocketLike {
  readonly url: string
  sent: string[] = []
  isClosed = false
  onopen: ((event: never) => void) | null = null
  onmessage: ((event: never) => void) | null = null
  onclose: ((event: never) => void) | null = null
  onerror: ((event: never) => void) | null = null

  constructor(url: string) {
    this.url = url
  }
  send(data: string): void {
    this.sent.push(data)
  }
  close(): void {
    this.isClosed = true
  }
  open(): void {
    this.onopen?.({} as never)
  }
  hear(frame: Frame): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as never)
  }
  drop(code = 1006): void {
    this.onclose?.({ code } as never)
  }
}
