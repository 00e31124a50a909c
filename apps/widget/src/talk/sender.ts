import { type Client, jitter } from '@warmline/client'
import type { Accepted } from '@warmline/contracts'
import type { OutboxEntry } from '../outbox.ts'
import { acked, nextToSend, refused } from './deliver.ts'
import type { TalkLine } from './line.ts'

/** May the same command under the same key succeed later? */
const mayComeBack = (status: number, code: string) =>
  status === 0 || status === 429 || status >= 500 || code === 'stale-version'

type AnyCall = (
  name: string,
  input: { params: Record<string, string>; body: unknown; key: string; retries: number; timeoutMs: number },
) => ReturnType<Client['call']>

/** Sends what waits, in order, one at a time over all tabs, until it is done or the line fails. */
export class Sender {
  readonly #line: TalkLine
  #busy = false
  #again = false
  #failures = 0
  #cancel: () => void = () => undefined

  constructor(line: TalkLine) {
    this.#line = line
  }

  /** Safe to call at any time. */
  flush(): void {
    this.#cancel()
    this.#again = this.#busy
    if (this.#busy || this.#line.session.gone.signal.aborted) return
    this.#busy = true
    const drain = () => this.#drain()
    const { locks } = navigator
    const { slug } = this.#line.session.options
    void Promise.resolve(locks ? locks.request(`warmline:${slug}`, drain) : drain()).finally(() => {
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
    const { session } = this.#line
    for (;;) {
      // another tab may have sent or added something; what this tab has acked is its own
      const stored = session.memory.outbox()
      session.change((outbox) => {
        const own = outbox.filter(({ state }) => state === 'acked')
        return [...own, ...stored.filter(({ key }) => !own.some((entry) => entry.key === key))]
      })
      const entry = nextToSend(session.store.get().outbox)
      if (!entry || !(await this.#sendOne(entry))) return
    }
  }

  /** true = go on with the next one */
  async #sendOne(entry: OutboxEntry): Promise<boolean> {
    const line = this.#line
    const { store } = line.session
    if (!(await line.ensureToken())) return this.#pause()
    const { key, itemId, command } = entry
    const { name, body } = command
    const params: Record<string, string> = name === 'openConversation' ? {} : { itemId }
    const call = line.client.call as AnyCall
    const result = await call(name, { params, body, key, retries: 0, timeoutMs: 8_000 })
    if (result.ok) {
      this.#failures = 0
      store.update({ stalled: false })
      const opened = (result.value as Accepted).itemId
      line.session.change((outbox) => acked(outbox, key, opened))
      line.accepted(entry, opened)
      return true
    }
    const { status, code } = result.problem
    if (mayComeBack(status, code)) return this.#pause(result.retryAfterMs)
    if (status === 401) line.dropToken()
    else {
      line.session.change((outbox) => refused(outbox, key))
      store.update({ notice: 'failed' })
    }
    return true
  }

  #pause(atLeastMs = 0): false {
    const { client, session } = this.#line
    session.store.update({ stalled: true })
    this.#cancel()
    const wait = Math.max(atLeastMs, jitter(this.#failures++, client.environment.random))
    this.#cancel = client.environment.after(wait, () => this.flush())
    return false
  }
}
