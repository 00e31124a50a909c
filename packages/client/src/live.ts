import type { Frame } from '@warmline/contracts'
import { jitter, type SocketLike } from './environment.ts'
import type { Client } from './http.ts'

/**
 * idle: not started or stopped · connecting: first try · live: frames arrive · stale: the line was lost or went
 * silent and is being restored · offline: a try to restore it failed; the next one comes by itself.
 */
export type LiveStatus = 'idle' | 'connecting' | 'live' | 'stale' | 'offline'
export type Transport = 'socket' | 'poll' | null

export interface LiveOptions {
  client: Client
  /**
   * Start-up and every resync: fetch the snapshot (`client.call('sync', …)`), put it on screen, return its cursor;
   * null = it could not be fetched now (tried again with jitter).
   */
  sync: () => Promise<string | null>
  /** durable frames in order, ephemeral ones (`typing`, `presence`) as they come; `ready`, `hb`, `resync` stay inside */
  onFrame: (frame: LiveFrame) => void
  onStatus?: (status: LiveStatus, transport: Transport) => void
  /** the token or session is not accepted any more; the connection has stopped */
  onRefused?: () => void
  /** epoch ms of the oldest unacknowledged command, for probe-on-pending; null = none */
  pendingSince?: () => number | null
  /**
   * Said over the socket every 25 s: the hash of what this side holds, by which the server knows that it is here; null =
   * nothing to say. Over long polls it is the caller's to post.
   */
  beat?: () => string | null
  /** the server knows another list of what this side holds: post it */
  onListWanted?: () => void
  /** start after this cursor instead of syncing first */
  cursor?: string
}
export type LiveFrame = Extract<Frame, { t: 'event' | 'typing' | 'presence' }>

export interface Live {
  start(): void
  stop(): void
  /** Try at once: call it on `online`, `visibilitychange`, `resume`, `pageshow`. */
  wake(): void
  status(): LiveStatus
  cursor(): string | null
  /** when a frame last came, epoch ms */
  heardAt(): number
  /** this tab keeps the line, for itself or for all tabs that share it */
  leads(): boolean
}

/** ms. Heartbeats come every 25 s of silence; the rest is from the design page. */
const FIRST_FRAME = 2_500
export const SILENT = 40_000
export const PENDING = 4_000
const POLL_WAIT_S = 25
/** a poll that only asks whether HTTP gets through */
const PROBE = 5_000
const BEAT = 25_000
/** A frame wakes a hidden tab whose timers sleep; so it answers with its beat when that is nearly due. */
const BEAT_ON_FRAME = 20_000
/** a network that swallowed the socket is given another chance after this long */
const SOCKET_AGAIN = 5 * 60_000

const REFUSED = 4001
const ORIGIN_REFUSED = 4003
export const closeCodes = {
  refused: REFUSED,
  originRefused: ORIGIN_REFUSED,
  authLate: 4008,
  tooSlow: 4009,
} as const

export function createLive(options: LiveOptions): Live {
  const machine = new Machine(options)
  return {
    start: () => machine.start(),
    stop: () => machine.stop(),
    wake: () => machine.wake(),
    status: () => machine.status,
    cursor: () => machine.cursor,
    heardAt: () => machine.heardAt,
    leads: () => machine.status !== 'idle',
  }
}

class Machine {
  readonly #options: LiveOptions
  readonly #environment: Client['environment']
  status: LiveStatus = 'idle'
  cursor: string | null
  heardAt = 0
  #transport: Transport = null
  /** counts connections: what belongs to an older one is ignored */
  #generation = 0
  #failures = 0
  /** when this try to connect began */
  #triedAt = 0
  #beatAt = 0
  #socket: SocketLike | null = null
  #abort: AbortController | null = null
  /** sockets do not get through here; polls do */
  #socketFailedAt: number | null = null
  /** the last socket ended without a word: ask over HTTP whether it is the socket or the network */
  #asksHttp = false
  /** the last socket said nothing while HTTP got through */
  #isMute = false
  #cancelTimer: () => void = () => undefined
  #cancelWatch: () => void = () => undefined

  constructor(options: LiveOptions) {
    this.#options = options
    this.#environment = options.client.environment
    this.cursor = options.cursor ?? null
  }

  start(): void {
    if (this.status !== 'idle') return
    this.#set('connecting', null)
    void this.#connect()
    this.#watch()
  }

  stop(): void {
    this.#drop()
    this.#cancelTimer()
    this.#cancelWatch()
    this.#failures = 0
    this.#set('idle', null)
  }

  wake(): void {
    if (this.status === 'idle') return
    if (this.status === 'live' && this.#environment.now() - this.heardAt < PENDING) return
    this.#failures = 0
    this.#trustSockets()
    this.#socketFailedAt = null
    this.#reconnect(0)
  }

  #set(status: LiveStatus, transport: Transport): void {
    if (this.status === status && this.#transport === transport) return
    this.status = status
    this.#transport = transport
    this.#options.onStatus?.(status, transport)
  }

  #drop(): void {
    this.#generation++
    this.#abort?.abort()
    this.#abort = null
    this.#dropSocket()
  }

  #dropSocket(): void {
    const socket = this.#socket
    this.#socket = null
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
      try {
        socket.close(1000)
      } catch {
        // it never opened
      }
    }
  }

  #lost(): void {
    const { now, random } = this.#environment
    const wasLive = this.status === 'live'
    this.#set(wasLive && this.#failures === 0 ? 'stale' : 'offline', null)
    // waited for in vain is waited enough
    const spent = wasLive ? 0 : now() - this.#triedAt
    this.#reconnect(Math.max(0, jitter(this.#failures++, random) - spent))
  }

  #reconnect(ms: number): void {
    this.#drop()
    this.#cancelTimer()
    if (this.status === 'live') this.#set('stale', null)
    this.#cancelTimer = this.#environment.after(ms, () => void this.#connect())
  }

  async #connect(): Promise<void> {
    const generation = ++this.#generation
    this.#triedAt = this.#environment.now()
    if (this.cursor === null) {
      const cursor = await this.#options.sync().catch(() => null)
      if (generation !== this.#generation) return
      if (cursor === null) return this.#lost()
      this.cursor = cursor
    }
    if (this.#asksHttp || this.#isWithoutSockets()) await this.#poll(generation)
    else this.#openSocket(generation)
  }

  #isWithoutSockets(): boolean {
    const failedAt = this.#socketFailedAt
    return failedAt !== null && this.#environment.now() - failedAt < SOCKET_AGAIN
  }

  #trustSockets(): void {
    this.#asksHttp = false
    this.#isMute = false
  }

  #openSocket(generation: number): void {
    const { client } = this.#options
    let socket: SocketLike
    try {
      socket = this.#environment.openSocket(socketUrl(client.baseUrl, this.cursor ?? ''))
    } catch {
      this.#socketFailedAt = this.#environment.now()
      this.#lost()
      return
    }
    this.#socket = socket
    let heard = false
    let isLate = false
    socket.onopen = () => {
      const token = client.token()
      if (token !== null) socket.send(JSON.stringify({ t: 'auth', token }))
    }
    socket.onmessage = (event: { data: unknown }) => {
      if (generation !== this.#generation) return
      let frame: Frame | undefined
      try {
        frame = JSON.parse(String(event.data))
      } catch {
        // nor does the server speak so
      }
      // Something between us and the server speaks. If it does so again while HTTP gets through, it is the socket.
      if (!frame?.t) {
        this.#asksHttp = true
        return this.#lost()
      }
      if (!heard) this.#abort?.abort()
      heard = true
      this.#trustSockets()
      this.#take(frame, 'socket')
    }
    socket.onclose = (event: { code: number }) => {
      if (generation !== this.#generation) return
      if (event.code === REFUSED || event.code === ORIGIN_REFUSED) return this.#refused()
      // the poll beside it knows more
      if (isLate && !heard) return
      this.#asksHttp = !heard
      this.#lost()
    }
    this.#cancelTimer()
    this.#cancelTimer = this.#environment.after(FIRST_FRAME, () => {
      if (generation !== this.#generation || heard) return
      // The network is slow or gone, or something swallows frames. Ask over HTTP beside it: who is first carries the line.
      isLate = true
      void this.#poll(generation)
    })
  }

  async #poll(generation: number): Promise<void> {
    while (generation === this.#generation && this.cursor !== null) {
      const abort = new AbortController()
      this.#abort = abort
      const wait = this.#transport === 'poll' ? POLL_WAIT_S : 0
      const answer = await this.#options.client.call('events', {
        query: { after: this.cursor, wait },
        signal: abort.signal,
        retries: 0,
        timeoutMs: wait === 0 ? PROBE : (POLL_WAIT_S + 10) * 1000,
      })
      // a socket that was late spoke meanwhile
      if (generation !== this.#generation || this.#transport === 'socket') return
      if (!answer.ok) {
        this.#trustSockets()
        return answer.problem.status === 401 ? this.#refused() : this.#lost()
      }
      const { frames, cursor } = answer.value ?? {}
      if (!cursor || !frames?.every?.((frame) => frame?.t)) return this.#lost()
      this.#dropSocket()
      for (const frame of frames) this.#take(frame, 'poll')
      if (generation !== this.#generation) return
      this.#take({ t: 'ready', cursor }, 'poll')
      this.cursor = cursor
      if (this.#isWithoutSockets()) continue
      // HTTP works: if the next socket does not speak either, it is the socket.
      const isMute = this.#isMute
      this.#trustSockets()
      if (isMute) this.#socketFailedAt = this.#environment.now()
      else {
        this.#isMute = true
        return this.#reconnect(0)
      }
    }
  }

  #take(frame: Frame, transport: Transport): void {
    this.heardAt = this.#environment.now()
    if (frame.t === 'resync') {
      this.cursor = null
      this.#drop()
      if (this.status === 'live') this.#set('stale', null)
      void this.#connect()
      return
    }
    this.#failures = 0
    this.#set('live', transport)
    if (frame.t === 'event') {
      this.#options.onFrame(frame)
      // without one it begins anew
      this.cursor = frame.cursor ?? null
    } else if (frame.t === 'typing' || frame.t === 'presence') this.#options.onFrame(frame)
    // Everything before a heartbeat's cursor was sent or is not for us.
    else if (frame.t === 'hb') this.cursor = frame.s ?? null
    else if (frame.t === 'list') this.#options.onListWanted?.()
    this.#beat(frame.t === 'ready' ? 0 : BEAT_ON_FRAME)
  }

  #beat(every: number): void {
    const now = this.#environment.now()
    if (this.#transport !== 'socket' || now - this.#beatAt < every) return
    const h = this.#options.beat?.() ?? null
    if (h === null) return
    this.#beatAt = now
    this.#socket?.send(JSON.stringify({ t: 'hb', h }))
  }

  #refused(): void {
    this.stop()
    this.#options.onRefused?.()
  }

  /** A silent line is a dead line; sooner when something of ours waits for its answer. */
  #watch(): void {
    this.#cancelWatch = this.#environment.after(1_000, () => {
      const now = this.#environment.now()
      const silence = now - this.heardAt
      const pending = this.#options.pendingSince?.() ?? null
      const probe = pending !== null && now - pending >= PENDING && silence >= PENDING
      if (this.status === 'live' && (silence > SILENT || probe)) {
        this.heardAt = now
        this.#reconnect(0)
      }
      if (this.status === 'live') this.#beat(BEAT)
      this.#watch()
    })
  }
}

function socketUrl(baseUrl: string, cursor: string): string {
  const origin = baseUrl === '' ? globalThis.location.origin : baseUrl
  return `${origin.replace(/^http/, 'ws')}/v1/events?after=${encodeURIComponent(cursor)}`
}

/** Wakes the connection on `online`, `visibilitychange`, `resume` and `pageshow`; returns the undo. */
export function wakeOnPageEvents(live: Live, page: EventTarget, doc: EventTarget): () => void {
  const gone = new AbortController()
  const on = (target: EventTarget, name: string) =>
    target.addEventListener(name, () => live.wake(), { signal: gone.signal })
  on(page, 'online')
  on(page, 'pageshow')
  on(doc, 'visibilitychange')
  on(doc, 'resume')
  return () => gone.abort()
}
