import type { LogEntry } from '@warmline/core'
import type { Prepared } from './presenter.ts'

/** A page of the log, with its contents loaded. */
export interface ReadPage {
  entries: readonly LogEntry[]
  prepared: Prepared
}

/**
 * Small, and at multiples of this position: whoever comes back after a short while reads little, and a herd reads the
 * same pages.
 */
const pageSize = 100
const keptMs = 1_000

/**
 * What many followers read at the same time is read and prepared once. [2,000 sockets that come back 5,000 entries behind:
 * 50 pages instead of 20,000, each of which held a connection of the pool several times.]
 */
export function createSharedPages(
  read: (after: number, limit: number) => Promise<readonly LogEntry[]>,
  prepare: (entries: readonly LogEntry[]) => Promise<Prepared>,
): (after: number) => Promise<ReadPage> {
  const pages = new Map<number, Promise<ReadPage>>()
  return (after) => {
    const start = after - (after % pageSize)
    const known = pages.get(start)
    if (known) return known
    const page = read(start, pageSize).then(async (entries) => ({
      entries,
      prepared: await prepare(entries),
    }))
    pages.set(start, page)
    const forget = () => void pages.delete(start)
    page.then(({ entries }) => {
      // The last page of the log grows.
      if (entries.length < pageSize) forget()
      else setTimeout(forget, keptMs).unref()
    }, forget)
    return page
  }
}
