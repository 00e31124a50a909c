export type Side = 'contact' | 'worker'

const messageBytes = 200
/** Nobody asks for anything here, and no number is meant. */
const words =
  'the parcel has not moved since yesterday and the page says the same as before, so it would be good to know where it is and when it may come to the door of the house, thank you very much for looking into it again today'

/** The text names its talk, its side and its place in the row: what a listener checks. */
export const textOf = (talk: number, side: Side, seq: number): string =>
  `#${talk}${side === 'contact' ? 'c' : 'w'}${seq}; ${words}`.slice(0, messageBytes)

/** The mark of a text that a desk gave back, whatever it stands in; null = none of ours. */
export function markOf(text: string): { talk: number; side: Side; seq: number } | null {
  const found = /#(\d+)([cw])(\d+);/.exec(text)
  if (!found) return null
  return { talk: Number(found[1]), side: found[2] === 'c' ? 'contact' : 'worker', seq: Number(found[3]) }
}

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

/** Sends a text as this side, and again until the desk has it; false = it never took it. */
export type Post = (side: Side, text: string, done: (isTaken: boolean) => void) => void

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
/** One conversation, written into by both sides; a side writes its next message when the last is acknowledged. */
export class Talk {
  readonly #n: number
  readonly #post: Post
  readonly #counts: () => Counts
  readonly #ways: Record<Side, Way> = { contact: way(), worker: way() }

  constructor(n: number, post: Post, counts: () => Counts) {
    this.#n = n
    this.#post = post
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
    this.#post(side, textOf(this.#n, side, own.sent), (isTaken) => {
      const counts = this.#counts()
      if (isTaken) counts.acknowledged += 1
      else counts.failed += 1
      own.busy = false
      const next = own.backlog.shift()
      if (next !== undefined) this.write(side, next)
      onAcknowledged?.()
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
