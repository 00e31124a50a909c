import { afterEach, expect, it, vi } from 'vitest'
import { openShelf } from './database.ts'
import { settled, World } from './harness/world.ts'

afterEach(() => void vi.unstubAllGlobals())

it('a transaction that ends while it is given up does not throw into the page, and is said not to be kept', async () => {
  const work = {
    objectStore: () => ({ get: () => ({}) }),
    abort() {
      throw new DOMException('The transaction has finished.', 'InvalidStateError')
    },
  }
  const opening: { result: unknown; onsuccess?: () => void } = {
    result: { transaction: () => work, close: () => undefined },
  }
  vi.stubGlobal('indexedDB', { open: () => opening })
  const world = new World()
  const exchange = openShelf('test', world.environment().after)?.exchange(() => [])
  opening.onsuccess?.()
  await settled()
  await world.advance(5_000)
  expect(await exchange).toEqual({ found: null, kept: false })
})
