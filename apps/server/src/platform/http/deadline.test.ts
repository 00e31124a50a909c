import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { within } from './deadline.ts'

describe('a deadline', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    // The timer of all waits ends when it finds nothing to wait for.
    vi.advanceTimersByTime(1_000)
    vi.useRealTimers()
  })

  it('gives what came in time, and what went wrong in time', async () => {
    expect(await within(Promise.resolve('done'), 1_000, () => 'late')).toBe('done')
    await expect(within(Promise.reject(new Error('no')), 1_000, () => 'late')).rejects.toThrow('no')
  })

  it('gives the other answer at the second after it, each wait by its own', async () => {
    const said: string[] = []
    const never = new Promise<string>(() => {})
    const waits = [2_500, 500].map((ms) =>
      within(never, ms, () => `late after ${ms}`).then((text) => said.push(text)),
    )
    await vi.advanceTimersByTimeAsync(1_000)
    expect(said).toEqual(['late after 500'])
    await vi.advanceTimersByTimeAsync(2_000)
    await Promise.all(waits)
    expect(said).toEqual(['late after 500', 'late after 2500'])
    expect(vi.getTimerCount()).toBe(0)
  })
})
