import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { scrubKeys } from './store-scrub.ts'

/** Gets destroyed keys out of the database's files, where dead rows and the write-ahead log would keep them. */
export interface Scrubber {
  /** After an erasure; never rejects. Runs one at a time; those that wait share the next run. */
  scrub(): Promise<void>
  /** When an earlier one failed or was cut off. */
  scrubIfOwed(): Promise<void>
  /** Waits for the one that runs. */
  stop(): Promise<void>
}

export interface ScrubberOptions {
  owner: ClientConfig
  dataDir: string
  log: { warn(fields: object, message: string): void }
  patienceMs?: number
}

export function createScrubber({ owner, dataDir, log, patienceMs = 10_000 }: ScrubberOptions): Scrubber {
  const owed = join(dataDir, 'scrub.owed')
  let running: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  let isStopping = false

  async function once(): Promise<void> {
    waiting = null
    if (isStopping) return
    try {
      await scrubKeys(owner, patienceMs)
      if (waiting === null) await rm(owed, { force: true })
    } catch (error) {
      log.warn({ err: error }, 'erased keys may still lie in the files of the database; again within an hour')
    }
  }
  function scrub(): Promise<void> {
    if (waiting) return waiting
    const noted = writeFile(owed, '', { mode: 0o600 }).catch((error: unknown) =>
      log.warn({ err: error }, 'an owed scrub was not noted'),
    )
    waiting = Promise.all([running, noted]).then(once)
    running = waiting
    return waiting
  }
  return {
    scrub,
    scrubIfOwed: async () => (existsSync(owed) ? scrub() : undefined),
    async stop() {
      isStopping = true
      await running
    },
  }
}
