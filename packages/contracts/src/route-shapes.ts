import { z } from 'zod'
import { id, text } from './ids.ts'
import { limits } from './words.ts'

/**
 * Who may call a route. `contact` = a contact's token; roles = a signed-in person with that role;
 * `person` = any signed-in person; `operator` = the token that start writes on loopback.
 */
export type Permission =
  | 'public'
  | 'contact'
  | 'contact-or-person'
  | 'person'
  | 'worker'
  | 'lead'
  | 'admin'
  | 'operator'

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  permission: Permission
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  /** JSON body; a POST without one takes `{}` */
  body?: z.ZodObject
  /** raw bytes instead of JSON */
  raw?: boolean
  /** largest JSON body in bytes, where it is not `limits.bodyBytes` */
  bodyBytes?: number
  response: z.ZodType
  status?: 200 | 201 | 204
  /** no Idempotency-Key needed: repeating it changes nothing */
  repeatable?: boolean
  /** the response is not JSON */
  produces?: 'text/csv' | 'text/plain' | 'application/octet-stream' | 'text/event-stream'
}

export const empty = z.strictObject({})
export const item = z.strictObject({ itemId: id('wi') })
/** A name on one line: it stands in letters' subjects and in menus. */
export const word = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !/\p{Cc}/u.test(text), { error: 'a line holds no control characters' })
export const epoch = z.number().int().min(0)
/** What somebody holds: the work and the epoch under which they have it. */
export const holding = z.string().regex(/^wi_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@\d{1,9}$/)
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
/** What every accepted command answers: the position of its last event, as an opaque cursor, and the new version. */
export const accepted = z.object({
  cursor: z.string(),
  version: z.number().int(),
  itemId: id('wi').optional(),
})
export type Accepted = z.infer<typeof accepted>
export const page = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).optional(),
}
/** Where in an article's plain text something was found; `marks` are offsets into `excerpt`, in UTF-16 units. */
export const passage = {
  excerpt: z.string(),
  start: z.number().int(),
  marks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
}
export const attachments = z.array(id('att')).max(limits.attachmentsPerMessage)
export const messageText = text(limits.messageCharacters)
