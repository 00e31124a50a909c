import { z } from 'zod'

/** Prefixed UUIDv7, made in the application. */
export const idPrefixes = [
  'ws',
  'wi',
  'msg',
  'cnt',
  'ctc',
  'wkr',
  'art',
  'asg',
  'prm',
  'drf',
  'clb',
  'att',
  'dty',
  'acc',
  'ses',
  'lnk',
  'inc',
  'evt',
] as const
export type IdPrefix = (typeof idPrefixes)[number]

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export const id = (prefix: IdPrefix) => z.string().regex(new RegExp(`^${prefix}_${uuid}$`))

export const instant = z.number().int().min(0).max(8_640_000_000_000_000)
const isTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
/**
 * BCP 47, lower-case primary subtag with optional region or script: `en`, `pt-br`, `zh-hant`. What `Intl` cannot take
 * is refused: it would throw in every page that shows it.
 */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/)
  .refine(isTag, { error: 'no language tag (BCP 47)' })
export const topic = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
/** Text from people: no lone surrogates, no NUL, not only white space. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((s) => s.isWellFormed() && !s.includes('\u0000'), { error: 'text is not well-formed Unicode' })
    .refine((s) => s.trim() !== '', { error: 'text is empty' })
