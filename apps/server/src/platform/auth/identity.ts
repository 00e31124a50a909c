import { errors, jwtVerify } from 'jose'

/** What a host page's signed token says about a contact; only `sub` proves who it is. */
export interface Identity {
  sub: string
  name: string | null
  email: string | null
  phone: string | null
}

/**
 * HS256 only, `sub` and `exp` required, the secret chosen by `kid` so that it can be rotated.
 * null = refused; why is not told to who sent it.
 */
export async function verifyIdentity(
  token: string,
  secretOf: (kid: string) => Promise<Uint8Array | null>,
  now: number,
): Promise<Identity | null> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const secret = typeof kid === 'string' && kid.length <= 64 ? await secretOf(kid) : null
        if (secret === null) throw new errors.JWSInvalid('unknown kid')
        return secret
      },
      {
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 5,
        currentDate: new Date(now),
      },
    )
    if (typeof payload.sub !== 'string' || payload.sub === '' || payload.sub.length > 200) return null
    return {
      sub: payload.sub,
      name: claim(payload['name']),
      email: claim(payload['email']),
      phone: claim(payload['phone']),
    }
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
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
