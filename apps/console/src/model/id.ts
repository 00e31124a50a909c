/** Prefixed UUIDv7 (RFC 9562): 48 bits of time, the rest random, so that ids sort by when they were made. */
export function newId(
  prefix: 'msg',
  at = Date.now(),
  random = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const time = at.toString(16).padStart(12, '0')
  const bytes = Uint8Array.from(random)
  bytes[0] = (bytes[0]! & 0x0f) | 0x70
  bytes[2] = (bytes[2]! & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return `${prefix}_${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`
}
