import { decodeProtectedHeader, errors, jwtVerify } from 'jose'

/** What a host page's signed token says about a contact; only `sub` proves who it is. */
export interface Identity {
  sub: string
  name: string | null
  email: string | null
  phone: string | null
  /** the token itself ends then; our own does not */
  expiresAt: number
}

/** What is wrong with the token, for whoever builds the host page. None of it helps to guess a secret. */
const reasons = {
  unreadable: 'It is no signed JWT.',
  algorithm: 'Its `alg` must be HS256.',
  kid: 'Its `kid` is missing, unknown or retired.',
  signature: 'The signature does not fit the secret of its `kid`.',
  sub: '`sub` must be text of 1 to 200 characters.',
  exp: '`exp` is missing.',
  expired: '`exp` has passed.',
  'too-long': '`exp` lies more than 24 hours ahead.',
  early: '`nbf` or `iat` lies in the future.',
} as const
export interface IdentityRefused {
  refused: string
}

/** Clocks of two servers may differ by so much. */
const skewS = 30
/** A token that is good for longer is a password in a page. */
const longestS = 24 * 3600

/** HS256 only, `sub` and `exp` required, the secret chosen by `kid` so that it can be rotated. */
export async function verifyIdentity(
  token: string,
  secretOf: (kid: string) => Promise<Uint8Array | null>,
  now: number,
): Promise<Identity | IdentityRefused> {
  const refused = (why: keyof typeof reasons): IdentityRefused => ({ refused: reasons[why] })
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (alg !== 'HS256') return refused('algorithm')
    const secret = typeof kid === 'string' && /^[\w-]{1,64}$/.test(kid) ? await secretOf(kid) : null
    if (secret === null) return refused('kid')
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      clockTolerance: skewS,
      currentDate: new Date(now),
    })
    const { sub, exp, iat } = payload
    if (exp === undefined) return refused('exp')
    if (exp > now / 1000 + longestS + skewS) return refused('too-long')
    if (iat !== undefined && iat > now / 1000 + skewS) return refused('early')
    if (claim(sub) === null || sub === undefined) return refused('sub')
    return {
      sub,
      name: claim(payload['name']),
      email: claim(payload['email']),
      phone: claim(payload['phone']),
      expiresAt: exp * 1000,
    }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refused('expired')
    if (error instanceof errors.JWTClaimValidationFailed)
      return refused(error.claim === 'nbf' ? 'early' : error.claim === 'exp' ? 'exp' : 'unreadable')
    if (error instanceof errors.JWSSignatureVerificationFailed) return refused('signature')
    if (error instanceof errors.JOSEError || error instanceof TypeError) return refused('unreadable')
    throw error
  }
}

const claim = (value: unknown): string | null =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= 200 &&
  value.isWellFormed() &&
  !value.includes('\u0000')
    ? value.trim()
    : null
