/** No policy of ours is ever loosened by a page: no inline script, no inline style, nothing from a third party. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types warmline',
]

const everywhere: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-dns-prefetch-control': 'off',
}

export const apiHeaders: Record<string, string> = {
  ...everywhere,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
}

export const pageHeaders: Record<string, string> = {
  ...everywhere,
  'content-security-policy': pagePolicy.join('; '),
  'cross-origin-resource-policy': 'same-origin',
}

/** Our pages that play somebody else's: they may show the conversation in a frame. */
export const hostPageHeaders: Record<string, string> = {
  ...pageHeaders,
  'content-security-policy': `${pagePolicy.join('; ')}; frame-src 'self'`,
}

/** The widget's files are loaded by other people's pages. */
export const widgetFileHeaders: Record<string, string> = {
  ...pageHeaders,
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
}

/** A page of ours that pages of these origins may put into a frame. It needs no Trusted Types policy at all. */
export function framedPageHeaders(ancestors: readonly string[]): Record<string, string> {
  const { 'x-frame-options': _deny, ...rest } = pageHeaders
  const policy = pagePolicy.map((line) =>
    line.startsWith('frame-ancestors')
      ? `frame-ancestors ${["'self'", ...ancestors].join(' ')}`
      : line.startsWith('trusted-types')
        ? "trusted-types 'none'"
        : line,
  )
  return {
    ...rest,
    'content-security-policy': policy.join('; '),
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-store',
  }
}

export const transportSecurity = 'max-age=31536000; includeSubDomains'
