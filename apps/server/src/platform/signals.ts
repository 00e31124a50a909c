/**
 * Named moments that production code tells of and tests wait for, so that tests never sleep.
 * In production `noSignals` makes it free. (The idea is riverqueue/river's testsignal.)
 */
export type Signal = (name: string, detail?: unknown) => void

export const noSignals: Signal = () => {}

export interface TestSignals {
  signal: Signal
  /** Resolves with the detail of the next `name` (or one already told and not yet waited for). */
  wait(name: string, matches?: (detail: unknown) => boolean): Promise<unknown>
  count(name: string): number
}

interface Waiter {
  name: string
  matches: (detail: unknown) => boolean
  resolve: (detail: unknown) => void
}

export function createTestSignals(withinMs = 30_000): TestSignals {
  const told: { name: string; detail: unknown }[] = []
  const counts = new Map<string, number>()
  const waiters = new Set<Waiter>()
  return {
    signal(name, detail) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      for (const waiter of waiters) {
        if (waiter.name !== name || !waiter.matches(detail)) continue
        waiters.delete(waiter)
        waiter.resolve(detail)
        return
      }
      told.push({ name, detail })
    },
    wait(name, matches = () => true) {
      const at = told.findIndex((one) => one.name === name && matches(one.detail))
      if (at >= 0) return Promise.resolve(told.splice(at, 1)[0]!.detail)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiters.delete(waiter)
          reject(new Error(`signal ${name} was not told within ${withinMs} ms`))
        }, withinMs)
        const waiter: Waiter = {
          name,
          matches,
          resolve(detail) {
            clearTimeout(timer)
            resolve(detail)
          },
        }
        waiters.add(waiter)
      })
    },
    count: (name) => counts.get(name) ?? 0,
  }
}
