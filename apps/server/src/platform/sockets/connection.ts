import type { Duplex } from 'node:stream'
import { type ClientFrame, clientFrame } from '@warmline/contracts'
import type { WebSocket } from 'ws'
import { isAbout } from '../auth/auth.ts'
import type { Caller } from '../http/caller.ts'
import { encodeCursor } from './cursor.ts'
import type { Sink } from './feed.ts'
import type { Subscription } from './hub.ts'
import { Outbox } from './outbox.ts'
import type { Place } from './places.ts'
import type { EphemeralFrame, EventFrame, Viewer } from './presenter.ts'
import { closeCodes, type SocketOptions } from './socket-options.ts'

/** A line on which nothing was heard for so long is dead, whatever TCP says. */
const deadAfterMs = 65_000
const askAgainMs = 60_000
/** a client's heartbeats that come sooner than this are not looked at */
const beatAtMostEveryMs = 5_000

/** One WebSocket: frames out, nothing but the token and heartbeats in. */
export class Connection implements Sink {
  readonly #ws: WebSocket
  readonly #options: SocketOptions
  readonly #outbox: Outbox
  #subscription: Subscription | null = null
  #caller: Caller | null = null
  #viewer: Viewer | null = null
  #heardAt: number
  #askedAt: number
  #beatAt = Number.NEGATIVE_INFINITY
  readonly place: Place
  onStart: () => void = () => undefined

  /** `line` is what carries `ws`. */
  constructor(ws: WebSocket, line: Duplex, options: SocketOptions, place: Place, onClosed: () => void) {
    this.#ws = ws
    this.place = place
    this.#options = options
    this.#heardAt = this.#askedAt = options.now()
    this.#outbox = new Outbox({
      write: (text, done) => {
        if (ws.readyState === ws.OPEN) line.write(textFrame(text), done)
        else done()
      },
      overflow: () => this.end(closeCodes.tooSlow, 'too slow'),
      now: options.now,
    })
    ws.on('error', () => ws.terminate())
    ws.on('pong', () => {
      this.#heardAt = options.now()
    })
    ws.on('close', () => {
      this.#outbox.end()
      this.#subscription?.close()
      onClosed()
    })
  }

  isStarted(): boolean {
    return this.#subscription !== null
  }

  start(caller: Caller, viewer: Viewer, after: string | null): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    this.#caller = caller
    this.#viewer = viewer
    this.onStart()
    this.#ws.on('message', (data) => {
      this.#heardAt = this.#options.now()
      const frame = frameIn(String(data))
      if (frame === null) this.end(closeCodes.notHere, 'commands are sent by POST')
      else if (frame.t === 'hb' && frame.h !== undefined) void this.#clientBeat(caller, frame.h)
    })
    this.#subscription = this.#options.hub.subscribe(viewer, after, this, (cursor) =>
      this.#outbox.send({ t: 'ready', cursor }),
    )
  }

  event(frame: EventFrame, position: number): void {
    if (this.#viewer === null) return
    this.#outbox.send({
      t: 'event',
      cursor: encodeCursor(this.#viewer.workspaceId, { lane: 0, position }),
      ...frame,
    })
  }

  ephemeral(frame: EphemeralFrame): void {
    this.#outbox.send(frame)
  }

  resync(): void {
    this.#outbox.send({ t: 'resync' })
    this.#subscription?.close()
  }

  /** Whose it is; null until that was said. */
  kind(): Caller['kind'] | null {
    return this.#caller?.kind ?? null
  }

  isOf(who: string): boolean {
    return this.#caller !== null && isAbout(this.#caller, who)
  }

  async #clientBeat(caller: Caller, hash: string): Promise<void> {
    const { now, onBeat, onError } = this.#options
    if (onBeat === undefined || now() - this.#beatAt < beatAtMostEveryMs) return
    this.#beatAt = now()
    try {
      if (await onBeat(caller, hash)) this.#outbox.send({ t: 'list' })
    } catch (error) {
      onError(error, caller)
    }
  }

  /** Once a second: a heartbeat after silence, the end of a dead line. */
  beat(): void {
    const now = this.#options.now()
    if (now - this.#heardAt > deadAfterMs) {
      this.#ws.terminate()
      return
    }
    if (this.#subscription === null) return
    if (now - this.#outbox.sentAt >= (this.#options.heartbeatMs ?? 25_000)) {
      const cursor = this.#subscription.cursor()
      if (cursor !== null) this.#outbox.send({ t: 'hb', s: cursor })
      this.#ws.ping()
    } else if (now - this.#heardAt > deadAfterMs / 2) this.#ws.ping()
  }

  /** Its token was looked at so long ago that it is time again. */
  isToBeAsked(): boolean {
    return this.#subscription !== null && this.#options.now() - this.#askedAt > askAgainMs
  }

  /** Is the token still good? */
  async askAgain(): Promise<void> {
    this.#askedAt = this.#options.now()
    if (this.#caller === null || this.#caller.kind === 'public') return
    const isGood = await this.#options.auth.isStillGood(this.#caller).catch(() => true)
    if (!isGood) this.end(closeCodes.refused, 'token-expired')
  }

  end(code: number, reason: string): void {
    this.#outbox.end()
    this.#subscription?.close()
    this.#ws.close(code, reason)
    // Who does not answer the close is not waited for.
    setTimeout(() => this.#ws.terminate(), 2_000).unref()
  }
}

/**
 * A whole, unmasked text frame (RFC 6455 § 5.2) in one buffer and so one write. ws writes head and text apart, gathered
 * by the kernel; nothing is compressed or cut into parts here, so whole frames may go past it in between its own.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}

/** null = nothing that a client may say here */
export function frameIn(text: string): ClientFrame | null {
  try {
    return clientFrame.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
