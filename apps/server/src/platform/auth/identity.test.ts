import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyIdentity } from './identity.ts'

const now = Date.UTC(2025, 4, 14, 12, 0)
const seconds = now / 1000
const secrets: Record<string, string> = { one: 'first secret of thirty-two bytes', two: 'the second one' }
const secretOf = async (kid: string) => (kid in secrets ? new TextEncoder().encode(secrets[kid]) : null)

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** Signed by hand: a library would refuse to write most of these. */
function signed(payload: unknown, header: object = {}, secret = secrets['one']!): string {
  const text = `${part({ alg: 'HS256', kid: 'one', ...header })}.${part(payload)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
const good = { sub: 'person-1', exp: seconds + 300 }
const verdict = async (token: string) => {
  const result = await verifyIdentity(token, secretOf, now)
  return 'refused' in result ? result.refused : result
}

describe('a signed identity', () => {
  it('is who its sub says, with what the host knows', async () => {
    const token = signed({ ...good, name: ' Sam ', email: 'sam@shop.example', phone: 7 })
    expect(await verdict(token)).toEqual({
      sub: 'person-1',
      name: 'Sam',
      email: 'sam@shop.example',
      phone: null,
      expiresAt: (seconds + 300) * 1000,
    })
  })

  it('may be signed with either key while one is rotated', async () => {
    expect(await verdict(signed(good, { kid: 'two' }, secrets['two']))).toMatchObject({ sub: 'person-1' })
    expect(await verdict(signed(good, { kid: 'two' }))).toMatch(/signature/)
  })

  it.each([
    ['no algorithm', `${part({ alg: 'none', kid: 'one' })}.${part(good)}.`, /HS256/],
    ['an algorithm in other letters', signed(good, { alg: 'hs256' }), /HS256/],
    ['a public-key algorithm over an HMAC', signed(good, { alg: 'RS256' }), /HS256/],
    ['a stronger HMAC', signed(good, { alg: 'HS512' }), /HS256/],
    ['no kid', signed(good, { kid: undefined }), /kid/],
    ['a kid that is no text', signed(good, { kid: { a: 1 } }), /kid/],
    ['a kid like a path', signed(good, { kid: '../../dev/null' }), /kid/],
    ['a kid of another workspace', signed(good, { kid: 'three' }), /kid/],
    ['a name of every object', signed(good, { kid: '__proto__' }), /kid/],
    ['a secret guessed', signed(good, {}, 'guess'), /signature/],
    ['a header that must be understood', signed(good, { crit: ['b64'], b64: false }), /no signed JWT/],
    ['no sub', signed({ exp: good.exp }), /sub/],
    ['an empty sub', signed({ ...good, sub: ' ' }), /sub/],
    ['a sub that is a number', signed({ ...good, sub: 7 }), /sub|JWT/],
    ['a sub without end', signed({ ...good, sub: 'x'.repeat(201) }), /sub/],
    ['no exp', signed({ sub: 'a' }), /`exp` is missing/],
    ['an exp in words', signed({ ...good, exp: 'tomorrow' }), /exp/],
    ['an exp that has passed', signed({ ...good, exp: seconds - 31 }), /passed/],
    ['an exp in milliseconds', signed({ ...good, exp: now + 300_000 }), /24 hours/],
    ['an exp in two days', signed({ ...good, exp: seconds + 2 * 86_400 }), /24 hours/],
    ['a time before which it does not hold', signed({ ...good, nbf: seconds + 31 }), /future/],
    ['an issue in the future', signed({ ...good, iat: seconds + 31 }), /future/],
    ['nonsense', 'a.b.c', /no signed JWT/],
    ['nothing', '', /no signed JWT/],
    ['a payload that is a list', signed([good]), /no signed JWT/],
  ])('with %s is refused, and it says why', async (_name, token, why) => {
    expect(await verdict(token)).toMatch(why)
  })

  it('bears clocks that differ by half a minute, and no more', async () => {
    for (const edge of [
      { ...good, exp: seconds - 29 },
      { ...good, nbf: seconds + 29 },
      { ...good, iat: seconds + 29 },
      { ...good, exp: seconds + 86_400 },
    ])
      expect(await verdict(signed(edge))).toMatchObject({ sub: 'person-1' })
  })
})
