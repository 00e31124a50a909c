import { again } from './fetch.ts'

const longestMs = 30_000

/**
 * Fetches parts until it succeeds. Browsers keep the failure of an address for the life of the page, so the next try
 * has another one; that works because parts import nothing but the shell.
 */
export class Loader {
  readonly #signal: AbortSignal
  /** told at every failure, with their number */
  readonly #failed: (times: number) => void
  #waiting: (() => void)[] = []

  constructor(signal: AbortSignal, failed: (times: number) => void) {
    this.#signal = signal
    this.#failed = failed
    addEventListener('online', () => this.again(), { signal })
  }

  /** Stop waiting, try now. */
  again(): void {
    for (const go of this.#waiting.splice(0)) go()
  }

  async fetch<T>(load: () => Promise<T>): Promise<T> {
    for (let times = 1; ; times++) {
      try {
        return await load()
      } catch {
        again.query = `?${Date.now()}`
        this.#failed(times)
        await new Promise<void>((resolve) => {
          this.#waiting.push(resolve)
          const timer = setTimeout(resolve, Math.min(longestMs, 500 * 2 ** times))
          this.#signal.addEventListener('abort', () => clearTimeout(timer))
        })
      }
    }
  }
}
