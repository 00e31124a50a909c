import { type Client, jitter } from '@warmline/client'
import type { Accepted } from '@warmline/contracts'
import { acked, nextToSend, type Outbox, type OutboxEntry, refused, toKeep } from './outbox.ts'
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
  accepted(entry: OutboxEntry, itemId: string | undefined): void
  refusedFor(entry: OutboxEntry): void
}

export interface Sender {
  /** Sends what waits, in order, until it is done or the line fails; safe to call at any time. */
  flush(): void
  /** Forget the pause after a failure: the line is said to be back. */
  wake(): void
}

/** May the same command under the same key succeed later? */
const mayComeBack = (status: number, code: string) =>
  status === 0 || status === 429 || status >= 500 || code === 'stale-version'

type AnyCall = (
  name: string,
  input: { params: Record<string, string>; body: unknown; key: string; retries: number; timeoutMs: number },
) => ReturnType<Client['call']>

export function createSender(port: SenderPort): Sender {
  const { environment } = port.client
  const call = port.client.call as AnyCall
  let busy = false
  let again = false
  let failures = 0
  let cancel: () => void = () => undefined

  const pause = (atLeastMs = 0) => {
    cancel()
    cancel = environment.after(Math.max(atLeastMs, jitter(failures++, environment.random)), flush)
  }

  /** true = go on with the next one */
  const sendOne = async (entry: OutboxEntry): Promise<boolean> => {
    if (!(await port.ensureToken())) return pause(), false
    const { name, body } = entry.command
    const params = name === 'openConversation' ? {} : { itemId: entry.itemId }
    const result = await call(name, { params, body, key: entry.key, retries: 0, timeoutMs: 8_000 })
    if (result.ok) {
      failures = 0
      const { itemId } = result.value as Accepted
      port.setOutbox(acked(port.outbox(), entry.key, itemId))
      port.accepted(entry, itemId)
      return true
    }
    const { status, code } = result.problem
    if (mayComeBack(status, code)) return pause(result.retryAfterMs), false
    if (status === 401) port.dropToken()
    else {
      port.setOutbox(refused(port.outbox(), entry.key))
      port.refusedFor(entry)
    }
    return true
  }

  const drain = async () => {
    for (;;) {
      // another tab may have sent or added something; what this tab has acked is its own
      const own = port.outbox().filter((entry) => entry.state === 'acked')
      const done = new Set(own.map((entry) => entry.key))
      const stored = port.memory.outbox().filter((entry) => !done.has(entry.key))
      port.setOutbox([...own, ...stored])
      const entry = nextToSend(port.outbox())
      if (entry === null || !(await sendOne(entry))) return
    }
  }

  function flush(): void {
    cancel()
    if (busy) {
      again = true
      return
    }
    busy = true
    again = false
    const locks = globalThis.navigator?.locks
    const run = locks === undefined ? drain() : locks.request(port.lockName, drain)
    void Promise.resolve(run).finally(() => {
      busy = false
      if (again) flush()
    })
  }

  return {
    flush,
    wake: () => {
      failures = 0
      flush()
    },
  }
}

/** What is written down: everything that the server has not accepted. */
export const keep = (memory: Memory, outbox: Outbox): boolean => memory.setOutbox(toKeep(outbox))
