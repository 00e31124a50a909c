import { randomFillSync } from 'node:crypto'
import type { Ids } from './ports.ts'

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function formatted(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < 16; at += 1) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += '-'
    text += hex[bytes[at]!]
  }
  return text
}

export interface IdsOptions {
  /** epoch ms */
  now: () => number
  /** Fills with random bytes; seeded in simulations. */
  random?: (bytes: Uint8Array) => void
}

/**
 * Prefixed UUIDv7, strictly increasing within a process: a 32-bit counter stands behind the millisecond, starts at a
 * random value below 2^31 in each new millisecond and counts up within it (RFC 9562 § 6.2, method 1).
 */
export function createIds(options: IdsOptions): Ids {
  const pool = new Uint8Array(1024 * 10)
  const random = options.random ?? ((bytes: Uint8Array) => void randomFillSync(bytes))
  let used = pool.length
  let lastMs = 0
  let counter = 0
  const take = (bytes: number) => {
    if (used + bytes > pool.length) {
      random(pool)
      used = 0
    }
    used += bytes
    return pool.subarray(used - bytes, used)
  }
  return {
    next(prefix) {
      const noise = take(10)
      const ms = options.now()
      if (ms > lastMs) {
        lastMs = ms
        counter = ((noise[0]! & 0x7f) << 24) | (noise[1]! << 16) | (noise[2]! << 8) | noise[3]!
      } else if (counter < 0xffff_ffff) counter += 1
      else {
        lastMs += 1
        counter = 0
      }
      const bytes = new Uint8Array(16)
      const view = new DataView(bytes.buffer)
      view.setUint16(0, Math.floor(lastMs / 0x1_0000_0000))
      view.setUint32(2, lastMs % 0x1_0000_0000)
      // 12 + 20 bits of counter around the version and variant bits, then random to the end.
      view.setUint16(6, 0x7000 | (counter >>> 20))
      view.setUint32(
        8,
        (0x8000_0000 | ((counter & 0xf_ffff) << 10) | (((noise[4]! << 8) | noise[5]!) & 0x3ff)) >>> 0,
      )
      bytes.set(noise.subarray(6, 10), 12)
      return `${prefix}_${formatted(bytes)}`
    },
  }
}
