import { createHmac } from 'node:crypto'
import type { IdPrefix } from '@warmline/contracts'

/**
 * The same id again for the same words: what a repeated request would make a second time has the id of the first.
 * Has the form of our ids; only this server can make it.
 */
export function derivedId(prefix: IdPrefix, secret: Uint8Array, ...words: string[]): string {
  const hex = createHmac('sha256', secret)
    .update(JSON.stringify([prefix, ...words]))
    .digest('hex')
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `${prefix}_${uuid.join('-')}`
}
