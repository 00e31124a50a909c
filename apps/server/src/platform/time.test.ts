import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClock } from './clock.ts'
import { createIds } from './ids.ts'

describe('ids', () => {
  it('are UUIDv7 with the prefix and the time, and increase within a millisecond and when time stands or jumps back', () => {
    let now = Date.UTC(2026, 0, 1)
    const ids = createIds({ now: () => now })
    const made = Array.from({ length: 5_000 }, (_, n) => {
      if (n === 2_000) now += 1
      if (n === 3_000) now -= 5_000
      return ids.next('msg')
    })
    expect(new Set(made).size).toBe(5_000)
    expect(made.toSorted()).toEqual(made)
    for (const id of made)
      expect(id).toMatch(/^msg_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(made[0]!.slice(4).replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 1))
  })
})

describe('clock', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function world() {
    const state = { mono: 0, database: 1_000_000, wall: 1_000_000, jumps: [] as number[], away: false }
    const clock = createClock({
      monotonic: () => state.mono,
      wall: () => state.wall,
      async readDatabaseTime() {
        if (state.away) throw new Error('away')
        return state.database
      },
      onJump: (by) => state.jumps.push(by),
    })
    const pass = async (ms: number) => {
      state.mono += ms
      state.database += ms
      state.wall += ms
      await vi.advanceTimersByTimeAsync(ms)
    }
    return { state, clock, pass }
  }

  it('is ready after the first reading and follows the database, not the wall clock', async () => {
    const { state, clock, pass } = world()
    expect(clock.isReady()).toBe(false)
    state.database = 5_000_000
    await clock.sync()
    expect(clock.isReady()).toBe(true)
    await pass(500)
    state.wall -= 500
    expect(clock.now()).toBe(5_000_500)
    clock.stop()
  })

  it('takes a small drift at the next reading and never runs backwards', async () => {
    const { state, clock, pass } = world()
    await clock.sync()
    await pass(9_999)
    const before = clock.now()
    state.database -= 1_500
    await pass(1)
    expect(clock.now()).toBe(before)
    expect(clock.isReady()).toBe(true)
    await pass(2_000)
    expect(clock.now()).toBeGreaterThan(before)
    clock.stop()
  })

  it('a jump of more than two seconds makes it unready until a second reading agrees', async () => {
    const { state, clock } = world()
    await clock.sync()
    let readings = 0
    state.database += 60_000
    const real = state.database
    Object.defineProperty(state, 'database', {
      get: () => (readings++ === 0 ? real : real - 60_000),
      set: () => {},
    })
    await clock.sync()
    expect(state.jumps).toEqual([60_000])
    expect(clock.isReady()).toBe(true)
    expect(clock.now()).toBe(1_000_000)
    clock.stop()
  })

  it('adopts a jump that stays, and survives a database that is away', async () => {
    const { state, clock } = world()
    await clock.sync()
    state.away = true
    await clock.sync()
    expect(clock.isReady()).toBe(true)
    state.away = false
    state.database += 3_600_000
    await clock.sync()
    expect(clock.isReady()).toBe(true)
    expect(clock.now()).toBe(4_600_000)
    clock.stop()
  })

  it('notices by the wall clock that the machine slept', async () => {
    const { state, clock, pass } = world()
    await clock.sync()
    state.away = true
    state.wall += 30_000
    await pass(1_000)
    expect(clock.isReady()).toBe(false)
    state.away = false
    state.database += 30_000
    await clock.sync()
    expect(clock.isReady()).toBe(true)
    clock.stop()
  })
})
