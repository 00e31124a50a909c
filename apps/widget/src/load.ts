import { again } from './fetch.ts'

const longestMs = 30_000

/**
 * Fetches parts until it succeeds. Browsers keep the failure of an address for the life of the page, so the next try
 * has another one; that works because parts import nothing but the shell.
 */
export interface Loader {
  fetch<T>(load: () => Promise<T>): Promise<T>
  /** stop waiting, try now */
  again(): void
}

/** `failed` is told at every failure, with their number. */
export function loaderOf(signal: AbortSignal, failed: (times: number) => void): Loader {
  let waiting: (() => void)[] = []
  const now = () => {
    for (const go of waiting) go()
    waiting = []
  }
  addEventListener('online', now, { signal })
  return {
    again: now,
    async fetch(load) {
      for (let times = 1; !signal.aborted || times < 2; times++) {
        try {
          return await load()
        } catch {
          again.query = `?${Date.now()}`
          failed(times)
          await new Promise<void>((resolve) => {
            waiting.push(resolve)
            setTimeout(resolve, Math.min(longestMs, 500 * 2 ** times))
          })
        }
      }
      // the panel is gone: whoever waits for the part waits for ever
      return new Promise(() => undefined)
    },
  }
}
