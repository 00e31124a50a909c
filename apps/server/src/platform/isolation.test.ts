import { describe, expect, it, vi } from 'vitest'
import { createIsolation } from './isolation.ts'

function node() {
  vi.useFakeTimers()
  const log = { warn: () => undefined, info: () => undefined }
  const isolation = createIsolation({ now: () => Date.now(), log })
  let sent = 0
  isolation.onAway(() => {
    sent += 1
  })
  const pass = (ms: number) => vi.advanceTimersByTime(ms)
  return { isolation, pass, sent: () => sent }
}

describe('a node that cannot reach its database', () => {
  it('sends who follows live elsewhere after six seconds, once, and takes them again when it is back', () => {
    const { isolation, pass, sent } = node()
    isolation.failed()
    pass(5_000)
    expect([isolation.isAway(), sent()]).toEqual([false, 0])
    const followed = isolation.signal()
    isolation.failed()
    pass(5_000)
    expect([isolation.isAway(), sent(), followed.aborted]).toEqual([true, 1, true])
    isolation.worked()
    pass(1_000)
    expect([isolation.isAway(), isolation.signal().aborted]).toEqual([false, false])
    isolation.stop()
    vi.useRealTimers()
  })

  it('is not one that has merely slept or had nothing to ask', () => {
    const { isolation, pass } = node()
    pass(60_000)
    expect(isolation.isAway()).toBe(false)
    isolation.failed()
    isolation.worked()
    pass(60_000)
    expect(isolation.isAway()).toBe(false)
    isolation.stop()
    vi.useRealTimers()
  })
})
