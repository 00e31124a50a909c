import type { LogEntry } from '@warmline/core'
import { expect, it } from 'vitest'
import type { Prepared } from './presenter.ts'
import { createSharedPages } from './shared-pages.ts'

const entry = (position: number) => ({ position }) as LogEntry
const prepared = { audiencesOf: () => [], present: () => null } as Prepared

/** A log that ends at `head`; counts what is read and prepared of it. */
function log(head: number) {
  const read: number[] = []
  let preparations = 0
  const state = { head, read, preparations: () => preparations }
  const page = createSharedPages(
    async (after, limit) => {
      read.push(after)
      return Array.from({ length: Math.min(limit, Math.max(0, state.head - after)) }, (_, n) =>
        entry(after + 1 + n),
      )
    },
    async () => {
      preparations += 1
      return prepared
    },
  )
  return { state, page }
}

it('reads a page once for a whole herd, wherever in it each of them stands', async () => {
  const { state, page } = log(1_000)
  const herd = await Promise.all(Array.from({ length: 2_000 }, (_, n) => page(300 + (n % 100))))
  expect(state.read).toEqual([300])
  expect(state.preparations()).toBe(1)
  for (const { entries } of herd) expect(entries.map(({ position }) => position)).toContain(400)
})

it('reads the last page again, because it grows', async () => {
  const { state, page } = log(130)
  expect((await page(120)).entries.at(-1)?.position).toBe(130)
  state.head = 140
  expect((await page(130)).entries.at(-1)?.position).toBe(140)
  expect(state.read).toEqual([100, 100])
})

it('asks again after a read that failed', async () => {
  let isAway = true
  const page = createSharedPages(
    async () => {
      if (isAway) throw new Error('away')
      return [entry(1)]
    },
    async () => prepared,
  )
  await expect(page(0)).rejects.toThrow('away')
  isAway = false
  expect((await page(0)).entries).toHaveLength(1)
})
