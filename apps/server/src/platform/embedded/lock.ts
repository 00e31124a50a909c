import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { errorCode } from './problem.ts'
import { lockOwner, tryLock } from './store.ts'

/** A node that was killed a moment ago still holds it until its backend sees the closed socket. */
const LOCK_PATIENCE_MS = 1_500

/** `taken` names the owner's process if it says so; `gone` means that the server ended while we waited. */
export type LockOutcome =
  | { readonly kind: 'held'; readonly client: Client; readonly major: number }
  | { readonly kind: 'taken'; readonly owner: string | undefined }
  | { readonly kind: 'gone' }
  | { readonly kind: 'silent' }

export interface LockTarget {
  readonly config: ClientConfig
  isAlive(): boolean
  readonly signal: AbortSignal
  /** Called every five seconds with what the server says while it is not ready (crash recovery takes time). */
  onWait(reason: string): void
}

/** Connects as soon as the server lets us, and takes the lock on that connection, which then stays open. */
export async function takeLock(target: LockTarget): Promise<LockOutcome> {
  const began = performance.now()
  let spoken = began
  let answeredAt = began
  while (!target.signal.aborted) {
    const client = new Client({ ...target.config, application_name: `warmline supervisor ${process.pid}` })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await lockOn(client)
    } catch (error) {
      await client.end().catch(() => undefined)
      const code = errorCode(error)
      const now = performance.now()
      if (code === '57P03') answeredAt = now
      else if (!isTransient(error)) throw error
      if (!target.isAlive()) return { kind: 'gone' }
      if (now - answeredAt > 30_000) return { kind: 'silent' }
      if (now - spoken > 5_000) {
        spoken = now
        target.onWait(error instanceof Error ? error.message : String(error))
      }
    }
    await sleep(10)
  }
  return { kind: 'gone' }
}

async function lockOn(client: Client): Promise<LockOutcome> {
  const deadline = performance.now() + LOCK_PATIENCE_MS
  for (;;) {
    const { held, major } = await tryLock(client)
    if (held) return { kind: 'held', client, major }
    if (performance.now() > deadline) break
    await sleep(50)
  }
  const owner = await lockOwner(client)
  await client.end()
  return { kind: 'taken', owner }
}

const TRANSIENT = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EAGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

function isTransient(error: unknown): boolean {
  const code = errorCode(error)
  if (code !== undefined) return TRANSIENT.has(code)
  return error instanceof Error && /terminated|timeout/i.test(error.message)
}
