import { type Client, jitter } from '@warmline/client'
import type { Accepted } from '@warmline/contracts'
import { acked, nextToSend, type Outbox, type OutboxEntry, refused } from './outbox.ts'
import type { Memory } from './storage.ts'

export interface SenderPort {
  client: Client
  memory: Memory
  lockName: string
  outbox(): Outbox
  /** shows and keeps a new outbox */
  setOutbox(outbox: Outbox): void
  /** a token, made when there is none; false = not now */
  ensureToken(): Promise<boolean>
  dropToken(): void
  /** the last try got no answer (true), or got one again */
  stalled(is: boolean): void
  accepted(entry: OutboxEntry, itemId: string | undefined): void
  refusedFor(entry: OutboxEntry): void
}

/** May the same command under the same key succeed later? */
const mayComeBack = (status: number, code: string) =>
  status === 0 || status === 429 || status >= 500 || code === 'stale-version'

type AnyCall = (
  name: string,
  input: { params: Record<string, string>; body: unknown; key: string; retries: number; timeoutMs: number },
) => ReturnType<Client['call']>

/** Sends what waits, in order, one at a time over all tabs, until it is done or the line fails. */
export class Sender {
  readonly #port: SenderPort
  #busy = false
  #again = false
  #failures = 0
  #cancel: () => void = () => undefined

  constructor(port: SenderPort) {
    this.#port = port
  }

  /** Safe to call at any time. */
  flush(): void {
    this.#cancel()
    if (this.#busy) {
      this.#again = true
      return
    }
    this.#busy = true
    this.#again = false
    const locks = globalThis.navigator?.locks
    const drain = () => this.#drain()
    const run = locks === undefined ? drain() : locks.request(this.#port.lockName, drain)
    void Promise.resolve(run).finally(() => {
      this.#busy = false
      if (this.#again) this.flush()
    })
  }

  /** Forget the pause after a failure: the line is said to be back. */
  wake(): void {
    this.#failures = 0
    this.flush()
  }

  async #drain(): Promise<void> {
    for (;;) {
      // another tab may have sent or added something; what this tab has acked is its own
      const own = this.#port.outbox().filter((entry) => entry.state === 'acked')
      const done = new Set(own.map((entry) => entry.key))
      const stored = this.#port.memory.outbox().filter((entry) => !done.has(entry.key))
      this.#port.setOutbox([...own, ...stored])
      const entry = nextToSend(this.#port.outbox())
      if (entry === null || !(await this.#sendOne(entry))) return
    }
  }

  /** true = go on with the next one */
  async #sendOne(entry: OutboxEntry): Promise<boolean> {
    const port = this.#port
    if (!(await port.ensureToken())) return this.#pause()
    const { name, body } = entry.command
    const params: Record<string, string> = name === 'openConversation' ? {} : { itemId: entry.itemId }
    const call = port.client.call as AnyCall
    const result = await call(name, { params, body, key: entry.key, retries: 0, timeoutMs: 8_000 })
    if (result.ok) {
      this.#failures = 0
      port.stalled(false)
      const { itemId } = result.value as Accepted
      port.setOutbox(acked(port.outbox(), entry.key, itemId))
      port.accepted(entry, itemId)
      return true
    }
    const { status, code } = result.problem
    if (mayComeBack(status, code)) return this.#pause(result.retryAfterMs)
    if (status === 401) port.dropToken()
    else {
      port.setOutbox(refused(port.outbox(), entry.key))
      port.refusedFor(entry)
    }
    return true
  }

  #pause(atLeastMs = 0): false {
    const { environment } = this.#port.client
    this.#port.stalled(true)
    this.#cancel()
    const wait = Math.max(atLeastMs, jitter(this.#failures, environment.random))
    this.#cancel = environment.after(wait, () => {
      // only what we tried by ourselves makes the next pause longer: who goes on writing is not made to wait for it
      this.#failures++
      this.flush()
    })
    return false
  }
}
