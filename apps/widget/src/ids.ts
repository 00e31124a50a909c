import type { IdPrefix } from '@warmline/contracts'

/** A prefixed UUIDv7. `crypto.randomUUID` is missing on plain http; `getRandomValues` is not. */
export function newId(prefix: IdPrefix, now = Date.now()): string {
  let hex = now.toString(16).padStart(12, '0')
  for (const byte of crypto.getRandomValues(new Uint8Array(10))) hex += byte.toString(16).padStart(2, '0')
  // 12 digits of time, version 7, 3 random ones, variant 8–b, the rest
  return `${prefix}_${hex.replace(/^(.{8})(.{4}).(.{3})(.)(.{3})(.{12})$/, (_, a, b, c, variant, d, e) => `${a}-${b}-7${c}-${'89ab'[Number.parseInt(variant, 16) & 3]}${d}-${e}`)}`
}
