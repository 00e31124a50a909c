import { isUtf8 } from 'node:buffer'

/** The body is not JSON in UTF-8; `message` is safe to show. */
export class BadJson extends Error {
  override name = 'BadJson'
}
/** The body is JSON, but holds text that no store takes: lone surrogates or NUL. */
export class BadText extends Error {
  override name = 'BadText'
}

/** Nothing of ours is nested deeper than six; what walks a value may do so by recursion. */
const mostDeep = 32

const suspicious = /\\u(?:d[89a-f]|0000)/i
const poisonous = /__proto__|constructor|\\u00[567]/i

/**
 * Raw bytes are checked before they become a string, because a decoder would replace what is wrong and so change
 * what somebody wrote. `__proto__` and `constructor.prototype` are refused, not removed.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  if (!isUtf8(bytes)) throw new BadJson('The body is not valid UTF-8.')
  const text = bytes.toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadJson('The body cannot be parsed as JSON.')
  }
  if (isTooDeep(value, mostDeep)) throw new BadJson(`The body is nested deeper than ${mostDeep}.`)
  if (poisonous.test(text)) refusePoison(value)
  if (suspicious.test(text)) refuseBadText(value, '')
  return value
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (left === 0) return true
  for (const one of Object.values(value)) if (isTooDeep(one, left - 1)) return true
  return false
}

function refusePoison(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value)) {
    const isPrototype =
      key === '__proto__' ||
      (key === 'constructor' && typeof one === 'object' && one !== null && Object.hasOwn(one, 'prototype'))
    if (isPrototype) throw new BadJson('The body holds a forbidden key.')
    refusePoison(one)
  }
}

/** Throws at the first string (or key) that is not well-formed Unicode or holds NUL. */
export function refuseBadText(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\u0000')) throw new BadText(path)
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries())
      refuseBadText(one, path === '' ? String(index) : `${path}.${index}`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`
      refuseBadText(key, path)
      refuseBadText(one, at)
    }
  }
}
