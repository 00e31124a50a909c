import { z } from 'zod'
import { frame } from './frames.ts'
import { id, language, text } from './ids.ts'
import { accepted, attachments, empty, item, messageText, type Route, slug } from './route-shapes.ts'
import { attachmentView, callbackSlot, contactState, frontView, inboxState, threadView } from './views.ts'
import { floorState } from './views-floor.ts'
import { callbackModes, waitWays } from './words.ts'

export const contactRoutes = {
  front: {
    method: 'GET',
    path: '/v1/front/:slug',
    permission: 'public',
    summary: 'Name, languages and today’s honest wait of a workspace',
    params: z.strictObject({ slug }),
    response: frontView,
  },
  openContact: {
    method: 'POST',
    path: '/v1/contacts',
    permission: 'public',
    summary: 'A token for this browser',
    body: z.strictObject({
      slug,
      language,
      /** what it is opened for: a person has a way past the limits of an address */
      wants: z.enum(['ai', 'person']).optional(),
    }),
    response: z.object({ contactId: id('ctc'), token: z.string() }),
    status: 201,
  },
  identify: {
    method: 'POST',
    path: '/v1/identify',
    permission: 'contact',
    summary: 'Join this contact with the host’s signed identity',
    body: z.strictObject({ token: z.string().max(4096) }),
    response: z.object({ contactId: id('ctc'), token: z.string() }),
  },
  forgetContact: {
    method: 'POST',
    path: '/v1/contacts/forget',
    permission: 'contact',
    summary: 'Drop this browser’s token (log-out on a shared computer)',
    body: empty,
    response: empty,
  },
  openConversation: {
    method: 'POST',
    path: '/v1/conversations',
    permission: 'contact',
    summary: 'Open a conversation with its first message, with a person if wished',
    body: z.strictObject({
      messageId: id('msg').optional(),
      text: messageText.optional(),
      language,
      wants: z.enum(['ai', 'person']),
      /** a person, and if possible the one who spoke with this contact last */
      again: z.boolean().optional(),
      attachments: attachments.optional(),
    }),
    response: accepted,
    status: 201,
  },
  sendMessage: {
    method: 'POST',
    path: '/v1/conversations/:itemId/messages',
    permission: 'contact',
    summary: 'Write',
    params: item,
    body: z.strictObject({ messageId: id('msg'), text: messageText, attachments: attachments.optional() }),
    response: accepted,
    status: 201,
  },
  askForHuman: {
    method: 'POST',
    path: '/v1/conversations/:itemId/ask-for-human',
    permission: 'contact',
    summary: 'Ask for a person; nothing can refuse it',
    params: item,
    body: z.strictObject({
      how: z.enum(['button', 'confirmed', 'page', 'api']).optional(),
      /** if possible the person who spoke with this contact last */
      again: z.boolean().optional(),
    }),
    response: accepted,
    status: 201,
  },
  withdrawAsk: {
    method: 'POST',
    path: '/v1/conversations/:itemId/withdraw-ask',
    permission: 'contact',
    summary: 'Go back to the assistant',
    params: item,
    body: empty,
    response: accepted,
    status: 201,
  },
  letAiTry: {
    method: 'POST',
    path: '/v1/conversations/:itemId/let-ai-try',
    permission: 'contact',
    summary: 'Let the assistant try while waiting',
    params: item,
    body: z.strictObject({ on: z.boolean() }),
    response: accepted,
    status: 201,
  },
  callbackSlots: {
    method: 'GET',
    path: '/v1/conversations/:itemId/callback-slots',
    permission: 'contact',
    summary: 'Bookable times with a named person',
    params: item,
    response: z.object({ slots: z.array(callbackSlot) }),
  },
  chooseWait: {
    method: 'POST',
    path: '/v1/conversations/:itemId/choose-wait',
    permission: 'contact',
    summary: 'Wait here, be called back, or be answered by e-mail',
    params: item,
    body: z.strictObject({
      way: z.enum(waitWays),
      slotId: z.string().max(120).optional(),
      mode: z.enum(callbackModes).optional(),
      phone: z
        .string()
        .regex(/^\+?[0-9 ()-]{6,24}$/)
        .refine((number) => number.replace(/\D/g, '').length >= 6, {
          error: 'a number has at least six digits',
        })
        .optional(),
      email: z.email().max(200).optional(),
    }),
    response: accepted,
    status: 201,
  },
  readByContact: {
    method: 'POST',
    path: '/v1/conversations/:itemId/read',
    permission: 'contact',
    summary: 'Read up to',
    params: item,
    body: z.strictObject({ upTo: z.number().int().min(0) }),
    response: accepted,
    repeatable: true,
  },
  contactTyping: {
    method: 'POST',
    path: '/v1/conversations/:itemId/typing',
    permission: 'contact',
    summary: 'Is typing (not stored)',
    params: item,
    body: empty,
    response: empty,
    repeatable: true,
  },
  rate: {
    method: 'POST',
    path: '/v1/conversations/:itemId/rating',
    permission: 'contact',
    summary: 'Rate 1–5',
    params: item,
    body: z.strictObject({ score: z.number().int().min(1).max(5), comment: text(2000).optional() }),
    response: accepted,
    status: 201,
  },
  answerSolved: {
    method: 'POST',
    path: '/v1/conversations/:itemId/solved',
    permission: 'contact',
    summary: 'Is it solved? No reopens it with a person',
    params: item,
    body: z.strictObject({ solved: z.boolean() }),
    response: accepted,
    status: 201,
  },
  closeByContact: {
    method: 'POST',
    path: '/v1/conversations/:itemId/close',
    permission: 'contact',
    summary: 'End the conversation',
    params: item,
    body: empty,
    response: accepted,
    status: 201,
  },
  attach: {
    method: 'POST',
    path: '/v1/attachments',
    permission: 'contact-or-person',
    summary: 'Store a file (raw body, Content-Type is its type)',
    query: z.strictObject({ name: z.string().max(200), itemId: id('wi').optional() }),
    raw: true,
    response: attachmentView,
    status: 201,
  },
  download: {
    method: 'GET',
    path: '/v1/attachments/:attachmentId',
    permission: 'contact-or-person',
    summary: 'Download a file',
    params: z.strictObject({ attachmentId: id('att') }),
    response: z.string(),
    produces: 'application/octet-stream',
  },
} as const satisfies Record<string, Route>

export const liveRoutes = {
  sync: {
    method: 'GET',
    path: '/v1/sync',
    permission: 'contact-or-person',
    summary: 'Snapshot and cursor from one database snapshot',
    query: z.strictObject({ scope: z.string().regex(/^(contact|inbox|floor|thread:wi_[0-9a-f-]{36})$/) }),
    response: z.object({
      cursor: z.string(),
      state: z.union([contactState, inboxState, floorState, threadView]),
    }),
  },
  events: {
    method: 'GET',
    path: '/v1/events',
    permission: 'contact-or-person',
    summary: 'Durable view events after a cursor: long poll, SSE by Accept, or WebSocket',
    query: z.strictObject({
      after: z.string().max(200).optional(),
      wait: z.coerce.number().int().min(0).max(25).optional(),
    }),
    response: z.object({ cursor: z.string(), frames: z.array(frame) }),
  },
} as const satisfies Record<string, Route>
