import type { Environment } from './environment.ts'

/** ms. No round lasts longer. */
const ROUND = 16_000
/** from one try to the next, in the first round */
const GAP = 2_000
/** So many at a time: a browser has six connections to one server, and a fresh one must always find a place. */
const ALIVE = 4
/** a try without an answer for so long may have gone into a line that was dead */
const HANGS = 2_000

export interface OneOfARound {
  timeoutMs: number
  /** given up: another try of the round was answered, or the line is back and nobody waits for this one */
  signal: AbortSignal
}

export interface Rounds {
  /**
   * Tries that overlap until the first has an answer: in the dark each connection repeats ever more rarely (after 1, 3, 7
   * s), so another one gets through sooner. The older ones go on meanwhile: TCP repeats what they sent even when they are
   * given up, so their answers may as well count. The time between them doubles with each of `failures`: long words get
   * through a thin line alone. 0 = no try was answered; null = `hurry` ended it.
   */
  play<T>(one: (how: OneOfARound) => Promise<T | 0>, failures: number): Promise<T | 0 | null>
  /** The line is said to be back: what hangs is given up, and its round ends. */
  hurry(): void
}

export function createRounds({ after, now }: Pick<Environment, 'after' | 'now'>): Rounds {
  let hurry = () => {}
  return {
    play: (one, failures) =>
      new Promise((resolve) => {
        const gap = Math.min(ROUND / 2, GAP * 2 ** failures)
        const given = new AbortController()
        const end = now() + ROUND
        let running = 0
        let cancel = () => {}
        const begin = () => {
          const at = now()
          running++
          hurry = () => {
            if (now() - at >= HANGS) finish(null)
          }
          if (at + 3 * gap <= end) cancel = after(gap, begin)
          void one({ timeoutMs: Math.min(ALIVE * gap, end - at), signal: given.signal })
            .catch(() => 0 as const)
            .then((outcome) => {
              if (!--running || outcome !== 0) finish(outcome)
            })
        }
        const finish = (outcome: Parameters<typeof resolve>[0]) => {
          cancel()
          given.abort()
          resolve(outcome)
        }
        begin()
      }),
    hurry: () => hurry(),
  }
}
