import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDatabaseBus } from './bus.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a connection that says it is lost and is refused as well is followed by one, however often it fails', async () => {
  let tries = 0
  const bus = createDatabaseBus({
    nodeId: 'n1',
    async connect(_onPayload, onDead) {
      tries += 1
      onDead(new Error('lost'))
      throw new Error('refused')
    },
    readHeads: async () => [],
  })
  await vi.advanceTimersByTimeAsync(0)
  const counted = [tries]
  for (const ms of [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]) {
    await vi.advanceTimersByTimeAsync(ms)
    counted.push(tries)
  }
  expect(counted).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  await bus.close()
})
