/** What the client needs from its surroundings; everything may be injected, so that it runs in tests and workers. */
export interface Environment {
  fetch: typeof fetch
  openSocket: (url: string) => SocketLike
  /** epoch ms */
  now: () => number
  /** uniform in [0, 1) */
  random: () => number
  after: (ms: number, fn: () => void) => () => void
  /** a fresh Idempotency-Key */
  key: () => string
}

/** The part of the browser's WebSocket that is used here. */
export interface SocketLike {
  send(data: string): void
  close(code?: number, reason?: string): void
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
}

export function browserEnvironment(): Environment {
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    openSocket: (url) => new WebSocket(url),
    now: () => Date.now(),
    random: () => Math.random(),
    after: (ms, fn) => {
      const timer = setTimeout(fn, ms)
      return () => clearTimeout(timer)
    },
    key: () => randomKey(),
  }
}

/** 128 random bits; `crypto.randomUUID` is missing on plain http, `getRandomValues` is not. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let key = ''
  for (const byte of bytes) key += byte.toString(16).padStart(2, '0')
  return key
}

/** Full jitter: uniform in [floor, min(cap, floor·2^n)], ms. */
export const jitter = (attempt: number, random: () => number, floor = 500, cap = 30_000): number =>
  Math.round(floor + random() * (Math.min(cap, floor * 2 ** Math.min(attempt + 1, 16)) - floor))
