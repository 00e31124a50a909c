import { hash } from 'node:crypto'

/**
 * sha-256 in one call. `createHash` and `createHmac` make a stream each, of which nothing is used: for a message that is
 * a few µs in a loop of its own and 20 in a server that does much else. [see docs/decisions/0011-a-message.md]
 */
const blockBytes = 64
const digestBytes = 32

/** Only within one call; never given out. */
let scratch = Buffer.allocUnsafe(8 * 1_024)

/** `head`, then the text in UTF-8. */
function joined(head: Uint8Array, text: string): Buffer {
  const room = head.length + text.length * 3
  if (scratch.length < room) scratch = Buffer.allocUnsafe(room)
  scratch.set(head)
  return scratch.subarray(0, head.length + scratch.write(text, head.length, 'utf8'))
}

/** Over the bytes and, after them, the text. */
export const sha256 = (head: Uint8Array, text: string): Buffer => hash('sha256', joined(head, text), 'buffer')

/** A key of HMAC-SHA-256 (RFC 2104), mixed into both pads already. At most 64 bytes. */
export interface HmacKey {
  inner: Uint8Array
  outer: Uint8Array
}

export function hmacKey(key: Uint8Array): HmacKey {
  if (key.length > blockBytes) throw new Error('a key of HMAC has at most 64 bytes here')
  const pad = (byte: number) => Uint8Array.from({ length: blockBytes }, (_, at) => (key[at] ?? 0) ^ byte)
  return { inner: pad(0x36), outer: pad(0x5c) }
}

const last = Buffer.allocUnsafe(blockBytes + digestBytes)

export function hmac({ inner, outer }: HmacKey, text: string): string {
  last.set(outer)
  last.set(sha256(inner, text), blockBytes)
  return hash('sha256', last, 'base64url')
}
