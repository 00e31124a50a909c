import { z } from 'zod'
import { skill, staffedHours } from './events.ts'
import { id, instant, language, text, topic } from './ids.ts'
import {
  articleView,
  attachmentView,
  callbackSlot,
  contactState,
  contextPack,
  floorState,
  frame,
  frontView,
  inboxState,
  itemCard,
  ledgerRow,
  settingsView,
  threadView,
  workerView,
} from './views.ts'
import { audiences, callbackModes, limits, roles, waitWays } from './words.ts'

/**
 * Who may call a route. `contact` = a contact's token; roles = a signed-in person with that role;
 * `person` = any signed-in person; `operator` = the token that start writes on loopback.
 */
export type Permission = 'public' | 'contact' | 'contact-or-person' | 'person' | 'worker' | 'lead' | 'admin' | 'operator'

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

const empty = z.strictObject({})
const item = z.strictObject({ itemId: id('wi') })
const word = z.string().trim().min(1).max(120)
const epoch = z.number().int().min(0)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(40)
/** What every accepted command answers: the position of its last event, as an opaque cursor, and the new version. */
export const accepted = z.object({ cursor: z.string(), version: z.number().int(), itemId: id('wi').optional() })
export type Accepted = z.infer<typeof accepted>
const page = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).optional() }
const attachments = z.array(id('att')).max(limits.attachmentsPerMessage)
const messageText = text(limits.messageCharacters)

const contactRoutes = {
  front: { method: 'GET', path: '/v1/front/:slug', permission: 'public', summary: 'Name, languages and today’s honest wait of a workspace', params: z.strictObject({ slug }), response: frontView },
  openContact: { method: 'POST', path: '/v1/contacts', permission: 'public', summary: 'A token for this browser', body: z.strictObject({ slug, language }), response: z.object({ contactId: id('ctc'), token: z.string() }), status: 201 },
  identify: { method: 'POST', path: '/v1/identify', permission: 'contact', summary: 'Join this contact with the host’s signed identity', body: z.strictObject({ token: z.string().max(4096) }), response: z.object({ contactId: id('ctc'), token: z.string() }) },
  forgetContact: { method: 'POST', path: '/v1/contacts/forget', permission: 'contact', summary: 'Drop this browser’s token (log-out on a shared computer)', body: empty, response: empty },
  openConversation: { method: 'POST', path: '/v1/conversations', permission: 'contact', summary: 'Open a conversation with its first message, with a person if wished', body: z.strictObject({ messageId: id('msg').optional(), text: messageText.optional(), language, wants: z.enum(['ai', 'person']), attachments: attachments.optional() }), response: accepted, status: 201 },
  sendMessage: { method: 'POST', path: '/v1/conversations/:itemId/messages', permission: 'contact', summary: 'Write', params: item, body: z.strictObject({ messageId: id('msg'), text: messageText, attachments: attachments.optional() }), response: accepted, status: 201 },
  askForHuman: { method: 'POST', path: '/v1/conversations/:itemId/ask-for-human', permission: 'contact', summary: 'Ask for a person; nothing can refuse it', params: item, body: z.strictObject({ how: z.enum(['button', 'confirmed', 'page', 'api']).optional() }), response: accepted, status: 201 },
  withdrawAsk: { method: 'POST', path: '/v1/conversations/:itemId/withdraw-ask', permission: 'contact', summary: 'Go back to the assistant', params: item, body: empty, response: accepted, status: 201 },
  letAiTry: { method: 'POST', path: '/v1/conversations/:itemId/let-ai-try', permission: 'contact', summary: 'Let the assistant try while waiting', params: item, body: z.strictObject({ on: z.boolean() }), response: accepted, status: 201 },
  callbackSlots: { method: 'GET', path: '/v1/conversations/:itemId/callback-slots', permission: 'contact', summary: 'Bookable times with a named person', params: item, response: z.object({ slots: z.array(callbackSlot) }) },
  chooseWait: { method: 'POST', path: '/v1/conversations/:itemId/choose-wait', permission: 'contact', summary: 'Wait here, be called back, or be answered by e-mail', params: item, body: z.strictObject({ way: z.enum(waitWays), slotId: z.string().max(120).optional(), mode: z.enum(callbackModes).optional(), phone: z.string().regex(/^\+?[0-9 ()-]{6,24}$/).optional(), email: z.email().max(200).optional() }), response: accepted, status: 201 },
  readByContact: { method: 'POST', path: '/v1/conversations/:itemId/read', permission: 'contact', summary: 'Read up to', params: item, body: z.strictObject({ upTo: z.number().int().min(0) }), response: accepted, repeatable: true },
  contactTyping: { method: 'POST', path: '/v1/conversations/:itemId/typing', permission: 'contact', summary: 'Is typing (not stored)', params: item, body: empty, response: empty, repeatable: true },
  rate: { method: 'POST', path: '/v1/conversations/:itemId/rating', permission: 'contact', summary: 'Rate 1–5', params: item, body: z.strictObject({ score: z.number().int().min(1).max(5), comment: text(2000).optional() }), response: accepted, status: 201 },
  answerSolved: { method: 'POST', path: '/v1/conversations/:itemId/solved', permission: 'contact', summary: 'Is it solved? No reopens it with a person', params: item, body: z.strictObject({ solved: z.boolean() }), response: accepted, status: 201 },
  closeByContact: { method: 'POST', path: '/v1/conversations/:itemId/close', permission: 'contact', summary: 'End the conversation', params: item, body: empty, response: accepted, status: 201 },
  attach: { method: 'POST', path: '/v1/attachments', permission: 'contact-or-person', summary: 'Store a file (raw body, Content-Type is its type)', query: z.strictObject({ name: z.string().max(200), itemId: id('wi').optional() }), raw: true, response: attachmentView, status: 201 },
  download: { method: 'GET', path: '/v1/attachments/:attachmentId', permission: 'contact-or-person', summary: 'Download a file', params: z.strictObject({ attachmentId: id('att') }), response: z.string(), produces: 'application/octet-stream' },
  transcript: { method: 'GET', path: '/v1/conversations/:itemId/transcript', permission: 'contact-or-person', summary: 'The conversation as text', params: item, query: z.strictObject({ language: language.optional() }), response: z.string(), produces: 'text/plain' },
  caseKey: { method: 'POST', path: '/v1/conversations/:itemId/case-key', permission: 'contact', summary: 'A key for this case, shown once', params: item, body: empty, response: z.object({ caseKey: z.string() }), status: 201 },
  correctFact: { method: 'POST', path: '/v1/contact/facts', permission: 'contact', summary: 'Tell or correct what we know', body: z.strictObject({ key: z.enum(['name', 'email', 'phone', 'about']), value: text(500) }), response: accepted, status: 201 },
} as const satisfies Record<string, Route>

const liveRoutes = {
  sync: { method: 'GET', path: '/v1/sync', permission: 'contact-or-person', summary: 'Snapshot and cursor from one database snapshot', query: z.strictObject({ scope: z.string().regex(/^(contact|inbox|floor|thread:wi_[0-9a-f-]{36})$/) }), response: z.object({ cursor: z.string(), state: z.union([contactState, inboxState, floorState, threadView]) }) },
  events: { method: 'GET', path: '/v1/events', permission: 'contact-or-person', summary: 'Durable view events after a cursor: long poll, SSE by Accept, or WebSocket', query: z.strictObject({ after: z.string().max(200).optional(), wait: z.coerce.number().int().min(0).max(25).optional() }), response: z.object({ cursor: z.string(), frames: z.array(frame) }) },
} as const satisfies Record<string, Route>

const workerRoutes = {
  setAvailability: { method: 'POST', path: '/v1/availability', permission: 'worker', summary: 'Say available (and how many at once), or pause', body: z.strictObject({ available: z.boolean(), capacity: z.number().int().min(limits.capacityMin).max(limits.capacityMax).optional() }), response: accepted, status: 201 },
  heartbeat: { method: 'POST', path: '/v1/heartbeat', permission: 'worker', summary: 'I am here and hold these (`id@epoch`)', body: z.strictObject({ assignments: z.array(z.string().max(80)).max(16) }), response: z.object({ drop: z.array(id('wi')), take: z.array(id('wi')), leaseMs: z.number() }), repeatable: true },
  sendReply: { method: 'POST', path: '/v1/items/:itemId/messages', permission: 'worker', summary: 'Answer under the epoch you hold', params: item, body: z.strictObject({ messageId: id('msg'), epoch, text: messageText, attachments: attachments.optional(), draftId: id('drf').optional() }), response: accepted, status: 201 },
  pass: { method: 'POST', path: '/v1/items/:itemId/pass', permission: 'worker', summary: 'Free pass within 8 seconds', params: item, body: z.strictObject({ epoch }), response: accepted, status: 201 },
  release: { method: 'POST', path: '/v1/items/:itemId/release', permission: 'worker', summary: 'Give it back to the queue, first in line', params: item, body: z.strictObject({ epoch, note: text(2000).optional() }), response: accepted, status: 201 },
  transfer: { method: 'POST', path: '/v1/items/:itemId/transfer', permission: 'worker', summary: 'Hand to a named person, or to a topic', params: item, body: z.strictObject({ epoch, toWorkerId: id('wkr').optional(), topic: topic.optional(), note: text(2000).optional() }), response: accepted, status: 201 },
  finish: { method: 'POST', path: '/v1/items/:itemId/finish', permission: 'worker', summary: 'The conversation is over: wrap up', params: item, body: z.strictObject({ epoch }), response: accepted, status: 201 },
  wrapUp: { method: 'POST', path: '/v1/items/:itemId/wrap-up', permission: 'worker', summary: 'Close with a disposition', params: item, body: z.strictObject({ epoch, disposition: word, topic: topic.optional(), note: text(2000).optional() }), response: accepted, status: 201 },
  readByTeam: { method: 'POST', path: '/v1/items/:itemId/read', permission: 'worker', summary: 'Read up to', params: item, body: z.strictObject({ upTo: z.number().int().min(0) }), response: accepted, repeatable: true },
  workerTyping: { method: 'POST', path: '/v1/items/:itemId/typing', permission: 'worker', summary: 'Is typing (not stored)', params: item, body: empty, response: empty, repeatable: true },
  suggest: { method: 'POST', path: '/v1/items/:itemId/suggest', permission: 'worker', summary: 'Ask the assistant for a draft', params: item, body: z.strictObject({ epoch }), response: accepted, status: 201 },
  callbackOutcome: { method: 'POST', path: '/v1/items/:itemId/callback-outcome', permission: 'worker', summary: 'Reached, or no answer', params: item, body: z.strictObject({ epoch, outcome: z.enum(['reached', 'no-answer']) }), response: accepted, status: 201 },
  callbackPhone: { method: 'GET', path: '/v1/items/:itemId/phone', permission: 'worker', summary: 'The number to call, for who holds the callback', params: item, response: z.object({ phone: z.string().nullable() }) },
  context: { method: 'GET', path: '/v1/items/:itemId/context', permission: 'worker', summary: 'Context pack: facts, what was tried, previous conversations', params: item, response: contextPack },
  knowledge: { method: 'GET', path: '/v1/knowledge', permission: 'worker', summary: 'Search the articles', query: z.strictObject({ q: z.string().max(400), language: language.optional() }), response: z.object({ hits: z.array(z.object({ article: articleView, excerpt: z.string(), score: z.number() })) }) },
  colleagues: { method: 'GET', path: '/v1/colleagues', permission: 'worker', summary: 'Who could take a transfer now', response: z.object({ people: z.array(workerView) }) },
} as const satisfies Record<string, Route>

const leadRoutes = {
  items: { method: 'GET', path: '/v1/items', permission: 'lead', summary: 'Work items by status, newest first', query: z.strictObject({ status: z.enum(['ai', 'queue', 'worker', 'wrap-up', 'closed']).optional(), contactId: id('ctc').optional(), ...page }), response: z.object({ items: z.array(itemCard), after: z.string().nullable() }) },
  assignByLead: { method: 'POST', path: '/v1/items/:itemId/assign', permission: 'lead', summary: 'Give a waiting item to a named available person', params: item, body: z.strictObject({ epoch, workerId: id('wkr') }), response: accepted, status: 201 },
  promises: { method: 'GET', path: '/v1/promises', permission: 'lead', summary: 'The promise ledger', query: z.strictObject({ from: z.coerce.number().int().optional(), to: z.coerce.number().int().optional(), ...page }), response: z.object({ rows: z.array(ledgerRow), after: z.string().nullable() }) },
  promisesCsv: { method: 'GET', path: '/v1/promises.csv', permission: 'lead', summary: 'The promise ledger as CSV', query: z.strictObject({ from: z.coerce.number().int().optional(), to: z.coerce.number().int().optional() }), response: z.string(), produces: 'text/csv' },
  people: { method: 'GET', path: '/v1/people', permission: 'lead', summary: 'Everybody who works here', query: z.strictObject(page), response: z.object({ people: z.array(workerView.extend({ email: z.string().nullable() })), after: z.string().nullable() }) },
  agreeDuty: { method: 'POST', path: '/v1/duties', permission: 'person', summary: 'Agree to a backstop duty slot', body: z.strictObject({ from: instant, to: instant }), response: accepted, status: 201 },
  endDuty: { method: 'POST', path: '/v1/duties/:dutyId/end', permission: 'person', summary: 'End a duty slot', params: z.strictObject({ dutyId: id('dty') }), body: empty, response: accepted, status: 201 },
  articles: { method: 'GET', path: '/v1/articles', permission: 'person', summary: 'Articles', query: z.strictObject({ language: language.optional(), q: z.string().max(200).optional(), ...page }), response: z.object({ articles: z.array(articleView), after: z.string().nullable() }) },
  saveArticle: { method: 'POST', path: '/v1/articles', permission: 'lead', summary: 'Write or change an article', body: z.strictObject({ articleId: id('art').optional(), expectedVersion: z.number().int().optional(), title: word, body: text(40_000), language, audience: z.enum(audiences), topic, questions: z.array(word).max(30), expiresAt: instant.nullable(), publish: z.boolean() }), bodyBytes: 256 * 1024, response: z.object({ articleId: id('art'), version: z.number().int(), cursor: z.string() }), status: 201 },
  retireArticle: { method: 'POST', path: '/v1/articles/:articleId/retire', permission: 'lead', summary: 'Take an article out of use', params: z.strictObject({ articleId: id('art') }), body: empty, response: accepted, status: 201 },
  importArticles: { method: 'POST', path: '/v1/articles/import', permission: 'lead', summary: 'Import Markdown files', body: z.strictObject({ files: z.array(z.strictObject({ name: z.string().max(200), source: z.string().max(60_000) })).min(1).max(50), publish: z.boolean() }), bodyBytes: 8 * 1024 * 1024, response: z.object({ saved: z.array(z.object({ name: z.string(), articleId: id('art') })), refused: z.array(z.object({ name: z.string(), line: z.number().int(), problem: z.string() })) }), status: 201 },
} as const satisfies Record<string, Route>

const adminRoutes = {
  settings: { method: 'GET', path: '/v1/settings', permission: 'person', summary: 'Settings of the workspace', response: settingsView },
  setHours: { method: 'POST', path: '/v1/settings/hours', permission: 'admin', summary: 'Staffed hours', body: z.strictObject({ hours: staffedHours }), response: accepted, status: 201 },
  setPromise: { method: 'POST', path: '/v1/settings/promise', permission: 'admin', summary: 'Due time of the promise, within limits that code owns', body: z.strictObject({ dueMs: z.number().int() }), response: accepted, status: 201 },
  setNames: { method: 'POST', path: '/v1/settings/workspace', permission: 'admin', summary: 'Name, languages, topics, dispositions', body: z.strictObject({ name: word.optional(), languages: z.array(language).min(1).max(40).optional(), topics: z.array(z.strictObject({ topic, label: word })).max(500).optional(), dispositions: z.array(z.strictObject({ id: topic, label: word })).min(1).max(100).optional() }), response: accepted, status: 201 },
  setOrigins: { method: 'POST', path: '/v1/settings/origins', permission: 'admin', summary: 'Web origins that may embed the widget', body: z.strictObject({ origins: z.array(z.url({ protocol: /^https?$/ }).max(200)).max(100) }), response: accepted, status: 201 },
  setCallbacks: { method: 'POST', path: '/v1/settings/callbacks', permission: 'admin', summary: 'Offer bookable callbacks', body: z.strictObject({ on: z.boolean() }), response: accepted, status: 201 },
  switchAi: { method: 'POST', path: '/v1/settings/ai', permission: 'admin', summary: 'Switch the AI on or off; on needs people behind it', body: z.strictObject({ on: z.boolean() }), response: accepted, status: 201 },
  identityKey: { method: 'POST', path: '/v1/settings/identity-keys', permission: 'admin', summary: 'A new secret for signed identities, shown once', body: empty, response: z.object({ kid: z.string(), secret: z.string() }), status: 201 },
  invite: { method: 'POST', path: '/v1/people', permission: 'admin', summary: 'Invite somebody', body: z.strictObject({ name: word, email: z.email().max(200), roles: z.array(z.enum(roles)).min(1), languages: z.array(language).min(1), skills: z.array(skill).max(500), mayBackstop: z.boolean() }), response: z.object({ workerId: id('wkr'), link: z.string().nullable() }), status: 201 },
  changePerson: { method: 'POST', path: '/v1/people/:workerId', permission: 'admin', summary: 'Roles, languages, skills', params: z.strictObject({ workerId: id('wkr') }), body: z.strictObject({ name: word.optional(), roles: z.array(z.enum(roles)).min(1), languages: z.array(language).min(1), skills: z.array(skill).max(500), mayBackstop: z.boolean() }), response: accepted, status: 201 },
  disablePerson: { method: 'POST', path: '/v1/people/:workerId/disable', permission: 'admin', summary: 'Take away access; work goes back to the queue', params: z.strictObject({ workerId: id('wkr') }), body: empty, response: accepted, status: 201 },
  signInLinkFor: { method: 'POST', path: '/v1/people/:workerId/sign-in-link', permission: 'admin', summary: 'A fresh one-time link', params: z.strictObject({ workerId: id('wkr') }), body: empty, response: z.object({ link: z.string() }), status: 201 },
  findContact: { method: 'GET', path: '/v1/contacts', permission: 'admin', summary: 'Find a contact by e-mail, phone or external id (exact)', query: z.strictObject({ identifier: z.string().max(200) }), response: z.object({ contacts: z.array(z.object({ contactId: id('ctc'), name: z.string().nullable(), erased: z.boolean() })) }) },
  exportContact: { method: 'GET', path: '/v1/contacts/:contactId/export', permission: 'admin', summary: 'Everything we hold about a contact', params: z.strictObject({ contactId: id('ctc') }), response: z.record(z.string(), z.unknown()) },
  eraseContact: { method: 'POST', path: '/v1/contacts/:contactId/erase', permission: 'admin', summary: 'Erase a contact: destroys the key', params: z.strictObject({ contactId: id('ctc') }), body: empty, response: accepted, status: 201 },
} as const satisfies Record<string, Route>

const accessRoutes = {
  session: { method: 'GET', path: '/v1/session', permission: 'person', summary: 'Who am I', response: z.object({ workerId: id('wkr'), workspaceId: id('ws'), slug: z.string(), roles: z.array(z.enum(roles)), name: z.string().nullable() }) },
  requestLink: { method: 'POST', path: '/v1/sign-in-links', permission: 'public', summary: 'Send me a sign-in link (always the same answer)', body: z.strictObject({ slug, email: z.email().max(200) }), response: empty, repeatable: true },
  signIn: { method: 'POST', path: '/v1/sessions', permission: 'public', summary: 'Use a one-time link', body: z.strictObject({ token: z.string().max(200) }), response: z.object({ workerId: id('wkr'), roles: z.array(z.enum(roles)) }), status: 201, repeatable: true },
  signOut: { method: 'POST', path: '/v1/sign-out', permission: 'person', summary: 'End this session', body: empty, response: empty, repeatable: true },
  setUp: { method: 'POST', path: '/v1/set-up', permission: 'public', summary: 'Create the workspace with a set-up link', body: z.strictObject({ token: z.string().max(200), name: word, slug, adminName: word, email: z.email().max(200), languages: z.array(language).min(1), zone: z.string().max(64) }), response: z.object({ workspaceId: id('ws'), workerId: id('wkr') }), status: 201, repeatable: true },
  operatorWorkspace: { method: 'POST', path: '/v1/operator/workspaces', permission: 'operator', summary: 'A workspace of its own for replay or bench, with workers and their tokens', body: z.strictObject({ name: word, slug, language, workers: z.number().int().min(0).max(200), ai: z.boolean(), articlesFrom: z.enum(['demo', 'none']), dueMs: z.number().int().optional() }), response: z.object({ workspaceId: id('ws'), slug: z.string(), workers: z.array(z.object({ workerId: id('wkr'), token: z.string() })) }), status: 201, repeatable: true },
  operatorReport: { method: 'GET', path: '/v1/operator/workspaces/:workspaceId/report', permission: 'operator', summary: 'What the log says of a workspace', params: z.strictObject({ workspaceId: id('ws') }), response: z.record(z.string(), z.unknown()) },
} as const satisfies Record<string, Route>

/** Every route and its permission on one page. */
export const routes = { ...contactRoutes, ...liveRoutes, ...workerRoutes, ...leadRoutes, ...adminRoutes, ...accessRoutes } as const
export type RouteName = keyof typeof routes
type Shape<T> = T extends z.ZodType ? z.infer<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Field<N extends RouteName, K extends string> = (typeof routes)[N] extends Record<K, infer V> ? V : undefined
export type BodyOf<N extends RouteName> = Shape<Field<N, 'body'>>
export type ParamsOf<N extends RouteName> = Shape<Field<N, 'params'>>
export type QueryOf<N extends RouteName> = Shape<Field<N, 'query'>>
export type QueryInputOf<N extends RouteName> = In<Field<N, 'query'>>
export type ResponseOf<N extends RouteName> = Shape<Field<N, 'response'>>
