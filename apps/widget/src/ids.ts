import type { IdPrefix } from '@warmline/contracts'

/** A prefixed UUIDv7. `crypto.randomUUID` is missing on plain http; `getRandomValues` is not. */
export function newId(prefix: IdPrefix, now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = now.toString(16).padStart(12, '0')
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((bytes[8] ?? 0) & 0x3) + 8
  return `${prefix}_${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(13, 16)}-${variant.toString(16)}${random.slice(17, 20)}-${random.slice(20)}`
}
