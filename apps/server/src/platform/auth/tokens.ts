import { createHmac, hash, randomBytes } from 'node:crypto'

/** What a token is for stands in its first letters, so that a leaked one can be recognised. */
export const tokenKinds = {
  contact: 'wlc',
  session: 'wls',
  link: 'wll',
  operator: 'wlo',
  caseKey: 'wlk',
} as const
export type TokenKind = keyof typeof tokenKinds

/** 256 random bits. */
export const newToken = (kind: TokenKind): string =>
  `${tokenKinds[kind]}_${randomBytes(32).toString('base64url')}`

/**
 * 256 bits that only this server can make, the same again for the same words: a repeated request gets its secret a
 * second time although only the hash is stored.
 */
export const tokenFor = (kind: TokenKind, secret: Uint8Array, ...words: string[]): string =>
  `${tokenKinds[kind]}_${createHmac('sha256', secret)
    .update(JSON.stringify([kind, ...words]))
    .digest('base64url')}`

export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer')

export function kindOf(token: string): TokenKind | null {
  if (token.length !== 47) return null
  const found = Object.entries(tokenKinds).find(([, prefix]) => token.startsWith(`${prefix}_`))
  return (found?.[0] as TokenKind | undefined) ?? null
}
