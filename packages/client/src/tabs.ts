import { jitter } from './environment.ts'
import {
  createLive,
  type Live,
  type LiveFrame,
  type LiveOptions,
  type LiveStatus,
  PENDING,
  SILENT,
  type Transport,
} from './live.ts'

/** leader → all: how the line is. Also the answer to an ask. */
interface Word {
  status: LiveStatus
  transport: Transport
  isHidden: boolean
  cursor: string | null
  /** cursor of the last durable frame that was handed on */
  last: string | null
  /** when the line was last heard, epoch ms */
  heardAt: number
}
type Message =
  | { word: Word }
  /** `after`: cursor of the durable frame before it, so that a lost one is noticed */
  | { frame: LiveFrame; after: string | null }
  /** the leader had to start from a fresh snapshot */
  | { synced: true }
  | { refused: true }
  /** follower → leader: how is the line? with what of mine waits for its answer, and whether to try at once */
  | { ask: true; pending: number | null; wake: boolean }

/** ms without a word until a visible tab asks, and without an answer until it takes the line over */
const ASK = 5_000
const ANSWER = 2_500

/**
 * `createLive` for every tab that gives the same `name`, over one line: the tab that holds a Web Lock keeps it and hands
 * frames on by BroadcastChannel; each tab fetches its own snapshots. The name must stand for one identity (workspace and
 * person), so that nobody hears another's line. Without Web Locks or BroadcastChannel each tab has its own line.
 */
export function createSharedLive(name: string, options: LiveOptions): Live {
  const locks = globalThis.navigator?.locks
  if (!locks || !globalThis.BroadcastChannel) return createLive(options)
  return new Tab(`warmline-line:${name}`, options, locks)
}

const isVisible = () => globalThis.document?.visibilityState !== 'hidden'

class Tab implements Live {
  readonly #name: string
  readonly #options: LiveOptions
  readonly #locks: LockManager
  #channel: BroadcastChannel | null = null
  /** the line, when this tab leads */
  #live: Live | null = null
  #status: LiveStatus = 'idle'
  #transport: Transport = null
  #cursor: string | null
  #last: string | null = null
  /** durable frames that came while this tab's snapshot travelled */
  #held: LiveFrame[] | null = null
  #recent: string[] = []
  #syncing: Promise<unknown> = Promise.resolve()
  #wantsSync = false
  #failures = 0
  #heardAt = 0
  #askedAt: number | null = null
  /** what a follower waits for, and when it said so */
  #theirs: { pending: number | null; at: number } = { pending: null, at: 0 }
  /** our place in the queue for the lock, or the lock */
  #place: AbortController | null = null
  #release = () => {}
  #cancelWatch = () => {}

  constructor(name: string, options: LiveOptions, locks: LockManager) {
    this.#name = name
    this.#options = options
    this.#locks = locks
    this.#cursor = options.cursor ?? null
  }

  status(): LiveStatus {
    return this.#status
  }
  cursor(): string | null {
    return this.#live?.cursor() ?? this.#cursor
  }
  heardAt(): number {
    return this.#live?.heardAt() ?? this.#heardAt
  }

  leads(): boolean {
    return this.#live !== null
  }

  start(): void {
    if (this.#channel) return
    this.#channel = new BroadcastChannel(this.#name)
    this.#channel.onmessage = ({ data }) => this.#hear(data as Message)
    this.#show('connecting', null)
    this.#queue(false)
    this.#ask(false)
    this.#watch()
  }

  stop(): void {
    this.#place?.abort()
    this.#place = null
    this.#cancelWatch()
    this.#stepDown()
    this.#release()
    this.#channel?.close()
    this.#channel = null
    this.#cursor = this.#last = this.#askedAt = null
    this.#show('idle', null)
  }

  wake(): void {
    if (this.#live) this.#live.wake()
    else if (this.#channel) this.#ask(true)
  }

  get #now(): number {
    return this.#options.client.environment.now()
  }
  #post(message: Message): void {
    this.#channel?.postMessage(message)
  }
  #show(status: LiveStatus, transport: Transport): void {
    if (status === this.#status && transport === this.#transport) return
    this.#status = status
    this.#transport = transport
    this.#options.onStatus?.(status, transport)
  }

  #queue(steal: boolean): void {
    this.#place?.abort()
    const place = new AbortController()
    this.#place = place
    let isHeld = false
    const lead = () => {
      if (this.#place === place) this.#lead()
    }
    this.#locks
      .request(this.#name, steal ? { steal } : { signal: place.signal }, () => {
        isHeld = true
        if (this.#place !== place) return
        void this.#syncing.then(lead)
        return new Promise<void>((resolve) => {
          this.#release = resolve
        })
      })
      .catch(() => {
        if (this.#place !== place) return
        // locks are forbidden here: a line of its own
        if (!isHeld) return lead()
        this.#stepDown()
        this.#queue(false)
        this.#ask(false)
      })
  }

  #stepDown(): void {
    const live = this.#live
    this.#live = null
    this.#cursor = live?.cursor() ?? this.#cursor
    live?.stop()
  }

  #lead(): void {
    const { onFrame, onRefused, pendingSince, sync } = this.#options
    this.#askedAt = this.#held = null
    const live = createLive({
      ...this.#options,
      ...(this.#cursor === null ? {} : { cursor: this.#cursor }),
      sync: async () => {
        const cursor = await sync()
        if (cursor !== null) {
          this.#last = null
          // theirs must not be older than ours, from where the frames go on
          this.#post({ synced: true })
        }
        return cursor
      },
      onFrame: (frame) => {
        this.#post({ frame, after: this.#last })
        if (frame.t === 'event') this.#last = frame.cursor
        onFrame(frame)
      },
      onStatus: (status, transport) => {
        if (this.#live !== live) return
        // a line that was there before is being restored
        this.#show(status === 'connecting' && this.#cursor !== null ? 'stale' : status, transport)
        this.#tell()
      },
      onRefused: () => {
        this.#post({ refused: true })
        this.stop()
        onRefused?.()
      },
      pendingSince: () => {
        const theirs = this.#now - this.#theirs.at < ANSWER ? this.#theirs.pending : null
        return pendingSince?.() ?? theirs
      },
    })
    this.#live = live
    live.start()
  }

  #tell(): void {
    if (!this.#live) return
    const word: Word = {
      status: this.#status,
      transport: this.#transport,
      isHidden: !isVisible(),
      cursor: this.#live.cursor(),
      last: this.#last,
      heardAt: this.#live.heardAt(),
    }
    this.#post({ word })
  }

  #ask(wake: boolean): void {
    this.#askedAt ??= this.#now
    this.#post({ ask: true, pending: this.#options.pendingSince?.() ?? null, wake })
  }

  #hear(message: Message): void {
    if ('ask' in message) {
      if (!this.#live) return
      this.#theirs = { pending: message.pending, at: this.#now }
      if (message.wake) this.#live.wake()
      this.#tell()
      return
    }
    // two leaders: one of us was robbed and is about to learn it
    if (this.#live) return
    this.#heardAt = this.#now
    this.#askedAt = null
    if ('word' in message) this.#hearWord(message.word)
    else if ('synced' in message) {
      this.#last = null
      this.#sync()
    } else if ('refused' in message) {
      this.stop()
      this.#options.onRefused?.()
    } else if (message.frame.t !== 'event') this.#options.onFrame(message.frame)
    else this.#hearEvent(message.frame, message.after)
  }

  #hearWord(word: Word): void {
    const pending = this.#options.pendingSince?.() ?? null
    const silence = this.#now - word.heardAt
    const isPoor =
      word.status !== 'live' ||
      silence > SILENT ||
      (pending !== null && this.#now - pending >= PENDING && silence >= PENDING)
    // its clocks run slowly while it is hidden; ours do not
    if (word.isHidden && isPoor && isVisible()) this.#queue(true)
    else this.#follow(word)
  }

  #follow(word: Word): void {
    if (this.#cursor === null || (this.#last ?? word.last) !== word.last) this.#sync()
    else if (!this.#held) this.#cursor = word.cursor
    this.#last = word.last
    this.#mirror(word)
  }

  #mirror({ status, transport }: Pick<Word, 'status' | 'transport'>): void {
    const isReady = this.#cursor !== null && !this.#held
    this.#show(
      status === 'live' && !isReady ? (this.#cursor === null ? 'connecting' : 'stale') : status,
      transport,
    )
  }

  #hearEvent(frame: Extract<LiveFrame, { t: 'event' }>, after: string | null): void {
    // from two leaders at once
    if (this.#recent.includes(frame.cursor)) return
    this.#recent = [...this.#recent.slice(-63), frame.cursor]
    const isGap = (this.#last ?? after) !== after
    this.#last = frame.cursor
    if (isGap || this.#cursor === null) this.#sync()
    if (this.#held) this.#held.push(frame)
    else this.#take(frame)
  }

  #take(frame: LiveFrame): void {
    this.#options.onFrame(frame)
    if (frame.t === 'event') this.#cursor = frame.cursor
  }

  /** Our own snapshot; frames that come while it travels are applied on top of it. One after another. */
  #sync(): void {
    if (this.#live || !this.#channel) return
    this.#held ??= []
    if (this.#wantsSync) return
    this.#wantsSync = true
    this.#syncing = this.#syncing.then(async () => {
      this.#wantsSync = false
      if (!this.#channel || this.#live) return
      this.#held = []
      const cursor = await this.#options.sync().catch(() => null)
      if (!this.#channel) return
      if (cursor === null) return this.#syncLater()
      this.#failures = 0
      this.#cursor = cursor
      const held = this.#held
      this.#held = this.#wantsSync ? [] : null
      for (const frame of held) this.#take(frame)
      this.#ask(false)
    })
  }

  #syncLater(): void {
    const { after, random } = this.#options.client.environment
    after(jitter(this.#failures++, random), () => this.#sync())
  }

  /** A visible tab does not wait for a leader that is frozen. */
  #watch(): void {
    this.#cancelWatch = this.#options.client.environment.after(1_000, () => {
      this.#watch()
      if (this.#live || !isVisible()) {
        this.#askedAt = null
        return
      }
      const pending = this.#options.pendingSince?.() ?? null
      if (this.#askedAt !== null && this.#now - this.#askedAt >= ANSWER) {
        this.#askedAt = null
        this.#queue(true)
      } else if (this.#now - this.#heardAt >= ASK || (pending !== null && this.#now - pending >= PENDING))
        this.#ask(false)
    })
  }
}
