import type { IdPrefix } from '@warmline/contracts'

export interface CountedIds {
  /** The same sequence in every run; ids sort by the order in which they were made. */
  next(prefix: IdPrefix): string
}

/** An id with a number that a person can read: `idOf('wkr', 7)` ends in `…000000000007`. `hex` of the number. */
export const idOf = (prefix: IdPrefix, n: number): string =>
  `${prefix}_01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** Prefixed UUIDv7 in form, counted up from `start`; they satisfy the contracts' `id(prefix)`. */
export function createCountedIds(start = 1): CountedIds {
  let n = start - 1
  return {
    next(prefix) {
      n += 1
      return idOf(prefix, n)
    },
  }
}
