import { createHash, hash } from 'node:crypto'
import type { Caller } from './caller.ts'

/** Names one wish of one caller: repeated under the same key it happens once and is answered as the first time. */
export interface Idempotency {
  scope: string
  key: string
  requestHash: string
}

const visible = /^[\x21-\x7e]{8,128}$/

export const isKey = (value: unknown): value is string => typeof value === 'string' && visible.test(value)

/** Keys of two callers never meet. */
export function scopeOf(caller: Caller, address: string): string {
  if (caller.kind === 'contact') return caller.contactId
  if (caller.kind === 'person') return caller.workerId
  if (caller.kind === 'operator') return 'operator'
  return `address:${createHash('sha256').update(address).digest('base64url').slice(0, 16)}`
}

/** Over method, address and content, whatever the order of the fields. */
export function requestHash(method: string, url: string, body: unknown): string {
  const address = `${method} ${url}\n`
  if (Buffer.isBuffer(body)) return createHash('sha256').update(address).update(body).digest('base64url')
  return hash('sha256', address + canonical(body ?? {}), 'base64url')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}
