import { createHash, createHmac, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { hmac, hmacKey, sha256 } from './digest.ts'

const texts = ['', 'a', 'från Växjö 🙂', 'x'.repeat(63), 'y'.repeat(64), 'ł'.repeat(20_000), 'short again']

it('one call gives what the streams of node:crypto give, whatever was asked before', () => {
  const head = randomBytes(32)
  for (const text of texts)
    expect(sha256(head, text)).toEqual(createHash('sha256').update(head).update(text).digest())
})

it.each([0, 1, 32, 64])('HMAC with a key of %i bytes is that of node:crypto', (length) => {
  const key = randomBytes(length)
  for (const text of texts)
    expect(hmac(hmacKey(key), text)).toBe(createHmac('sha256', key).update(text).digest('base64url'))
})

it('a key that would have to be hashed first is refused', () => {
  expect(() => hmacKey(randomBytes(65))).toThrow('at most 64 bytes')
})
