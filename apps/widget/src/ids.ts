import type { IdPrefix } from '@warmline/contracts'

/** A prefixed UUIDv7. `crypto.randomUUID` is missing on plain http; `getRandomValues` is not. */
export function newId(prefix: IdPrefix, now = Date.now()): string {
  let digits = now.toString(16).padStart(12, '0')
  for (const byte of crypto.getRandomValues(new Uint8Array(9))) digits += byte.toString(16).padStart(2, '0')
  let n = 0
  return `${prefix}_xxxxxxxx-xxxx-7xxx-8xxx-xxxxxxxxxxxx`.replace(/x/g, () => digits[n++] as string)
}
