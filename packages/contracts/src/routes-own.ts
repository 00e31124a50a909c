import { z } from 'zod'
import { id, language, text } from './ids.ts'
import { accepted, empty, item, type Route } from './route-shapes.ts'
import { knownView } from './views-known.ts'
import { limits } from './words.ts'

const address = z.email().max(200)
/** As it was typed or pasted: what is no key of ours is answered like one that does not exist. */
const caseKey = z.string().trim().min(1).max(100)

/** What belongs to the contact itself: the transcript, the case key, joining two devices, and what we know about it. */
export const ownRoutes = {
  transcript: {
    method: 'GET',
    path: '/v1/conversations/:itemId/transcript',
    permission: 'contact-or-person',
    summary: 'The conversation to keep or to print; times in `zone` (UTC without one)',
    params: item,
    query: z.strictObject({
      language: language.optional(),
      as: z.enum(['text', 'html']).optional(),
      zone: z.string().max(64).optional(),
    }),
    response: z.string(),
    produces: 'text/plain',
  },
  caseKey: {
    method: 'POST',
    path: '/v1/conversations/:itemId/case-key',
    permission: 'contact',
    summary: 'A key for this case, shown once',
    params: item,
    body: empty,
    response: z.object({ caseKey: z.string() }),
    status: 201,
  },
  revokeCaseKeys: {
    method: 'POST',
    path: '/v1/conversations/:itemId/case-key/revoke',
    permission: 'contact',
    summary: 'No key of this case is good any more',
    params: item,
    body: empty,
    response: empty,
  },
  join: {
    method: 'POST',
    path: '/v1/join',
    permission: 'contact',
    summary:
      'A code goes to the address on file of the case, if there is such a case; the answer never tells',
    body: z.strictObject({ caseKey }),
    response: z.object({ digits: z.number().int(), expiresInMs: z.number().int(), tries: z.number().int() }),
  },
  confirmJoin: {
    method: 'POST',
    path: '/v1/join/confirm',
    permission: 'contact',
    summary: 'Key and code: this contact and the one of the case become one',
    body: z.strictObject({ caseKey, code: z.string().regex(new RegExp(`^\\d{${limits.joinDigits}}$`)) }),
    response: z.object({ contactId: id('ctc'), itemId: id('wi') }),
  },
  knownFacts: {
    method: 'GET',
    path: '/v1/contact/facts',
    permission: 'contact',
    summary: 'What we know about this contact, exactly as the team sees it',
    response: knownView,
  },
  correctFact: {
    method: 'POST',
    path: '/v1/contact/facts',
    permission: 'contact',
    summary: 'Tell or correct what we know; null takes back what you said yourself',
    body: z
      .strictObject({ key: z.enum(['name', 'email', 'phone', 'about']), value: text(500).nullable() })
      .refine(({ key, value }) => key !== 'email' || value === null || address.safeParse(value).success, {
        error: 'not an e-mail address',
        path: ['value'],
      }),
    response: accepted,
    status: 201,
  },
  disputeFact: {
    method: 'POST',
    path: '/v1/contact/facts/dispute',
    permission: 'contact',
    summary: 'Object to what others said about you, or take that back; it stays visible with your objection',
    body: z.strictObject({
      key: z.string().max(40),
      by: z.enum(['host', 'worker']),
      disputed: z.boolean(),
    }),
    response: accepted,
    status: 201,
  },
  lastPerson: {
    method: 'GET',
    path: '/v1/contact/last-person',
    permission: 'contact',
    summary: 'Who spoke with this contact last and still works here, and whether they could come now',
    response: z.object({
      name: z.string().nullable(),
      now: z.enum(['free', 'busy', 'away']),
    }),
  },
} as const satisfies Record<string, Route>
