import { createIds } from '../../apps/server/src/platform/ids.ts'
import { type HttpLines, requestBytes } from './line.ts'

export type Side = 'contact' | 'worker'

const ids = createIds({ now: Date.now })
const messageBytes = 200
/** Nobody asks for anything here, and no number is meant. */
const words =
  'the parcel has not moved since yesterday and the page says the same as before, so it would be good to know where it is and when it may come to the door of the house, thank you very much for looking into it again today'

/** The text names its talk, its side and its place in the row: what a listener checks. */
export const textOf = (talk: number, side: Side, seq: number): string =>
  `#${talk}${side === 'contact' ? 'c' : 'w'}${seq}; ${words}`.slice(0, messageBytes)

/** What of `textOf` stands in a frame, or null: bytes are looked at, nothing is parsed. */
export function markIn(payload: Buffer): { talk: number; side: Side; seq: number } | null {
  let at = payload.indexOf('"text":"#')
  if (at < 0) return null
  at += 9
  let talk = 0
  let seq = 0
  for (; isDigit(payload[at]); at++) talk = talk * 10 + (payload[at] ?? 0) - 48
  const side = payload[at] === 99 ? 'contact' : 'worker'
  for (at++; isDigit(payload[at]); at++) seq = seq * 10 + (payload[at] ?? 0) - 48
  return { talk, side, seq }
}
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57

export interface TalkOptions {
  n: number
  itemId: string
  epoch: number
  contact: { token: string; address: string }
  worker: { token: string; address: string }
}

/** Everything that is counted over all talks. */
export interface Counts {
  acknowledged: number
  delivered: number
  doubled: number
  outOfOrder: number
  /** answered with something else than 201, then sent again under the same key */
  refused: number
  /** never accepted */
  failed: number
  /** ms from when it was to be sent until the other side had it */
  latencies: number[]
}

export const noCounts = (): Counts => ({
  acknowledged: 0,
  delivered: 0,
  doubled: 0,
  outOfOrder: 0,
  refused: 0,
  failed: 0,
  latencies: [],
})

interface Way {
  sent: number
  received: number
  busy: boolean
  /** when those not yet delivered were to be sent, oldest first */
  dueAt: number[]
  backlog: number[]
}
const way = (): Way => ({ sent: 0, received: 0, busy: false, dueAt: [], backlog: [] })
const mostTries = 40

/** One conversation, written into by both sides; a side writes its next message when the last is acknowledged. */
export class Talk {
  readonly options: TalkOptions
  readonly #lines: HttpLines
  readonly #counts: () => Counts
  readonly #ways: Record<Side, Way> = { contact: way(), worker: way() }

  constructor(options: TalkOptions, lines: HttpLines, counts: () => Counts) {
    this.options = options
    this.#lines = lines
    this.#counts = counts
  }

  isBusy(side: Side): boolean {
    return this.#ways[side].busy
  }

  /** At `dueAt` (ms of performance.now) this side wants to write; it waits for its own last acknowledgement. */
  write(side: Side, dueAt: number, onAcknowledged?: () => void): void {
    const own = this.#ways[side]
    if (own.busy) {
      own.backlog.push(dueAt)
      return
    }
    own.busy = true
    own.sent += 1
    own.dueAt.push(dueAt)
    this.#post(this.#bytes(side, own.sent), 1, () => {
      own.busy = false
      const next = own.backlog.shift()
      if (next !== undefined) this.write(side, next)
      onAcknowledged?.()
    })
  }

  #bytes(side: Side, seq: number): string {
    const { itemId, epoch, n } = this.options
    const { token, address } = this.options[side]
    const messageId = ids.next('msg')
    const message = { messageId, text: textOf(n, side, seq) }
    return requestBytes({
      path: side === 'contact' ? `/v1/conversations/${itemId}/messages` : `/v1/items/${itemId}/messages`,
      token,
      address,
      key: messageId,
      body: JSON.stringify(side === 'contact' ? message : { ...message, epoch }),
    })
  }

  #post(bytes: string, attempt: number, done: () => void): void {
    this.#lines.send(bytes, ({ status, body }) => {
      const counts = this.#counts()
      if (status === 201) {
        counts.acknowledged += 1
        return done()
      }
      counts.refused += 1
      if (counts.refused <= 3) process.stderr.write(`refused with ${status}: ${body.slice(0, 200)}\n`)
      if (attempt < mostTries) setTimeout(() => this.#post(bytes, attempt + 1, done), 100)
      else {
        counts.failed += 1
        done()
      }
    })
  }

  /** The other side has it. */
  received(from: Side, seq: number, at: number): void {
    const own = this.#ways[from]
    const counts = this.#counts()
    if (seq <= own.received) {
      counts.doubled += 1
      return
    }
    if (seq !== own.received + 1) counts.outOfOrder += 1
    for (; own.received < seq; own.received++) {
      counts.delivered += 1
      counts.latencies.push(at - (own.dueAt.shift() ?? at))
    }
  }

  /** Messages that the other side has not seen. */
  missing(): number {
    return (['contact', 'worker'] as const).reduce(
      (sum, side) => sum + this.#ways[side].sent - this.#ways[side].received,
      0,
    )
  }

  /** What was to be sent and was not begun is given up: the measured time is over. */
  endTurns(): void {
    for (const side of ['contact', 'worker'] as const) this.#ways[side].backlog.length = 0
  }

  isQuiet(): boolean {
    return !this.#ways.contact.busy && !this.#ways.worker.busy
  }
}
