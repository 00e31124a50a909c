import type { IncomingHttpHeaders } from 'node:http'

/**
 * On https the name carries `__Host-`, which binds it to this host, path / and Secure. Plain http cannot carry it;
 * there, on loopback only, the cookie has its plain name.
 */
export const cookieName = (secure: boolean) => (secure ? '__Host-warmline' : 'warmline')

export function readCookie(headers: IncomingHttpHeaders, secure: boolean): string | null {
  const wanted = `${cookieName(secure)}=`
  for (const part of (headers.cookie ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(wanted)) return pair.slice(wanted.length)
  }
  return null
}

export function sessionCookie(secure: boolean, token: string, maxAgeMs: number): string {
  const age = Math.floor(maxAgeMs / 1000)
  return `${cookieName(secure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`
}

export const endedCookie = (secure: boolean): string => sessionCookie(secure, '', 0)
