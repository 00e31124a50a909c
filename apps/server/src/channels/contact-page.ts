import { limits, routes, text as wellFormed } from '@warmline/contracts'
import type { UnstampedWorkCommand, WorkItem } from '@warmline/core'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ContactCaller, Refused } from '../platform/http/caller.ts'
import { pageHeaders } from '../platform/http/headers.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { frontOf } from '../promise/front.ts'
import { languageOf } from '../promise/routes.ts'
import type { Services } from '../services.ts'
import { contactActor, isRefused } from '../work/answers.ts'
import { hear } from '../work/hearing.ts'
import { open, wishOf } from '../work/routes-contact.ts'
import { transcriptOf, transcriptPolicy } from '../work/transcript.ts'
import { page } from './html.ts'
import { contactPageBody } from './page-body.ts'
import { endingCommand } from './page-ending.ts'
import { type Form, idempotencyOf, isOwnDeed, performOwn } from './page-own.ts'
import { besideOf, ownPageOf, type PageContext } from './page-own-load.ts'
import { ownBody, viewOf } from './page-own-view.ts'
import { ownWords } from './page-own-words.ts'
import { callerOf, cameFromUs, limitPage, newCaller, pageRefusal, type SlugRequest } from './page-session.ts'
import { localeOf } from './page-times.ts'
import { type Mistake, waitPageOf, waitWish } from './page-wait.ts'
import { type WaitPage, waitBody, waitViewOf } from './page-wait-view.ts'
import { nextLook, reloading, type Watch, watchOf } from './page-watch.ts'

/** `/c/:slug`: the conversation by plain forms, for browsers that run no scripts. */
export async function registerContactPage(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', limitPage(services))
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: limits.bodyBytes },
      (_request, body, done) =>
        done(null, Object.fromEntries(new URLSearchParams((body as Buffer).toString('utf8')))),
    )
    scope.get<{ Params: { slug: string } }>('/c/:slug', async (request, reply) =>
      show(services, request, reply),
    )
    scope.post<{ Params: { slug: string } }>('/c/:slug', async (request, reply) =>
      act(services, request, reply),
    )
    scope.get<{ Params: { slug: string } }>('/c/:slug/transcript', async (request, reply) =>
      transcript(services, request, reply),
    )
  })
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const queryOf = (request: SlugRequest): Record<string, unknown> =>
  (request.query ?? {}) as Record<string, unknown>

async function contextOf(services: Services, request: SlugRequest): Promise<PageContext | null> {
  const row = await services.authStore.workspaceBySlug(request.params.slug)
  const language = languageOf(request.headers['accept-language'])
  const front = row && (await frontOf(services, row.workspace_id, language))
  if (!row || !front) return null
  const caller = await callerOf(services, request, row.workspace_id)
  const workspace = await services.workspaces.get(row.workspace_id)
  const zone = workspace?.state.hours?.zone ?? 'UTC'
  return {
    services,
    front,
    language,
    locale: localeOf(request.headers['accept-language'], language),
    words: ownWords(language),
    caller,
    zone,
    key: services.ids.next('evt'),
  }
}

async function show(services: Services, request: SlugRequest, reply: FastifyReply): Promise<FastifyReply> {
  const context = await contextOf(services, request)
  if (!context) return sendProblem(reply, { code: 'not-found' })
  const over = await pageRefusal(services, request, context.caller, false)
  if (over) return sendProblem(reply, over)
  const { view, item, said, upTo, watch } = queryOf(request)
  const wish = {
    view: wordsOf(view),
    itemId: wordsOf(item),
    said: wordsOf(said),
    ...(/^\d{1,6}$/.test(wordsOf(upTo)) ? { upTo: Number(upTo) } : {}),
    watch: watchOf(wordsOf(watch)),
  }
  const found = await pageOf(context, wish)
  if (found === null) return sendProblem(reply, { code: 'not-found' })
  return 'to' in found
    ? reply.header('cache-control', 'no-store').redirect(`/c/${request.params.slug}?${found.to}`, 302)
    : sendHtml(reply, context, found)
}

interface Html {
  html: string
  head?: string
}

const sendHtml = (
  reply: FastifyReply,
  { language, front }: PageContext,
  { html, head }: Html,
): FastifyReply =>
  reply
    .headers({ ...pageHeaders, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
    .type('text/html; charset=utf-8')
    .send(page(language, front.name, html, head))

/** What is to be shown, and what goes with it when a form has just gone wrong. */
interface Wish {
  view: string
  itemId: string
  said?: string
  caseKey?: string
  joinKey?: string
  typed?: WaitPage['typed']
  draft?: string
  upTo?: number
  watch?: Watch | null
}

/** Null = no such conversation of theirs. */
async function pageOf(context: PageContext, wish: Wish): Promise<Html | { to: string } | null> {
  const { services, caller } = context
  const { itemId, said = '' } = wish
  const item = (caller && (await itemOf(services, caller, itemId))) ?? null
  if (itemId !== '' && !item) return null
  const waiting = waitViewOf(wish.view)
  if (waiting !== null) {
    if (!caller || !item) return { to: '' }
    return {
      html: waitBody(
        await waitPageOf({ ...context, caller }, item, waiting, { said, typed: wish.typed ?? {} }),
      ),
    }
  }
  const view = viewOf(wish.view)
  if (view !== null)
    return { html: ownBody({ ...(await ownPageOf(context, view, item)), ...wish, view, said }) }
  return conversationOf(context, item, wish)
}

async function conversationOf(
  context: PageContext,
  item: WorkItem | null,
  { said, draft = '', upTo, watch = null }: Wish,
): Promise<Html | { to: string }> {
  const { services, caller, front, language, locale, zone, key } = context
  const viewer = { role: 'contact', id: caller?.contactId ?? '' } as const
  const thread =
    caller && item ? await services.items.thread(caller.workspaceId, item.itemId, viewer, {}) : null
  const next = thread && watch ? nextLook(thread, watch) : null
  if (watch && next === null) return { to: item ? `item=${encodeURIComponent(item.itemId)}#newest` : '' }
  const html = contactPageBody({
    front,
    thread,
    language,
    locale,
    zone,
    now: services.clock.now(),
    key,
    beside: await besideOf(context, item, said === 'joined'),
    draft,
    upTo,
    watching: next !== null,
  })
  return next === null ? { html } : { html, head: reloading(next) }
}

const isItemId = (text: string) => routes.askForHuman.params.safeParse({ itemId: text }).success

/** The conversation that is named, if it is the contact's own; else the newest. */
async function itemOf(
  services: Services,
  { workspaceId, contactId }: ContactCaller,
  itemId: string,
): Promise<WorkItem | undefined> {
  if (itemId !== '') {
    if (!isItemId(itemId)) return undefined
    const item = await services.items.get(workspaceId, itemId)
    return item?.contactId === contactId ? item : undefined
  }
  const query = { subjectKind: 'work-item', contactId, limit: 1, order: 'newest' } as const
  const [record] = await services.store.find(workspaceId, query)
  return record && services.items.get(workspaceId, record.subjectId)
}

async function act(services: Services, request: SlugRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!cameFromUs(services, request)) return sendProblem(reply, { code: 'csrf-refused' })
  const found = await contextOf(services, request)
  if (!found) return sendProblem(reply, { code: 'not-found' })
  const form = (request.body ?? {}) as Form
  const itemId = form['item'] ?? ''
  if (itemId !== '' && !isItemId(itemId)) return sendProblem(reply, { code: 'not-found' })
  const wantsPerson = form['do'] === 'person' || form['do'] === 'again'
  const over = await pageRefusal(services, request, found.caller, wantsPerson)
  if (over) return sendProblem(reply, over)
  const { workspaceId } = found.front
  const caller =
    found.caller ?? (await newCaller(services, request, reply, workspaceId, found.language, wantsPerson))
  if ('code' in caller) return sendProblem(reply, caller)
  const context = { ...found, caller }
  const to = `/c/${request.params.slug}`
  const shows = async (wish: Omit<Wish, 'itemId'>, status = 200) => {
    const shown = await pageOf(context, { ...wish, itemId })
    if (shown === null) return sendProblem(reply, { code: 'not-found' })
    return 'to' in shown ? reply.redirect(to, 303) : sendHtml(reply.code(status), context, shown)
  }
  if (isOwnDeed(form['do'])) {
    const done = await performOwn(context, form, request.ip)
    return 'to' in done ? reply.redirect(`${to}?${done.to}`, 303) : shows(done, done.status)
  }
  const draft = form['do'] === 'message' ? '' : (form['text'] ?? '').slice(0, limits.messageCharacters)
  if (form['do'] !== 'look') {
    const result = await speak(context, form)
    if ('view' in result) return shows({ ...result, typed: form }, 400)
    if (!result.ok && result.problem.code !== 'wrong-state') return sendProblem(reply, result.problem)
  }
  // what was typed and not sent stays in its field; the key makes a reload of this answer the same wish
  if (draft.trim() !== '') return shows({ view: '', draft })
  return reply.redirect(`${itemId === '' ? to : `${to}?item=${encodeURIComponent(itemId)}`}#newest`, 303)
}

/** The form's key makes a second press of the button, or a reload, the same wish. */
async function speak(
  context: PageContext & { caller: ContactCaller },
  form: Form,
): Promise<{ ok: true } | Refused | Mistake> {
  const { services, language, caller } = context
  const item = await itemOf(services, caller, form['item'] ?? '')
  const waiting = item ? await waitWish(context, form, item) : null
  if (waiting === 'done') return { ok: true }
  if (waiting !== null && ('view' in waiting || isRefused(waiting))) return waiting
  const idempotency = idempotencyOf(context, form)
  const again = form['do'] === 'again'
  const wantsPerson = again || form['do'] === 'person'
  const written = wellFormed(limits.messageCharacters).safeParse(form['text'])
  const ending = waiting ?? (item ? endingCommand(form['do']) : null)
  if (!wantsPerson && ending === null && !written.success)
    return {
      ok: false as const,
      problem: {
        code: 'bad-request' as const,
        errors: [{ path: 'text', message: 'write something of at most 8,000 characters' }],
      },
    }
  if (!item) {
    const wants = wantsPerson ? ('person' as const) : ('ai' as const)
    const opening = { language, wants, again, ...(wantsPerson ? {} : { text: written.data }) }
    const opened = await open(services, caller, opening, idempotency, 'page')
    return opened.ok ? { ok: true } : opened
  }
  const command = ending ?? (await saying(context, form, item, written.data ?? ''))
  const result = await services.handle({
    workspaceId: caller.workspaceId,
    subjectKind: 'work-item',
    subjectId: item.itemId,
    command,
    actor: contactActor(caller),
    idempotency,
    alwaysRetry: true,
  })
  return result.ok ? { ok: true } : result
}

/** A wish for a person, or a message. */
async function saying(
  { services, caller }: PageContext & { caller: ContactCaller },
  form: Form,
  item: WorkItem,
  text: string,
): Promise<UnstampedWorkCommand> {
  const again = form['do'] === 'again'
  if (again || form['do'] === 'person')
    return {
      type: 'ask-for-human',
      how: 'page',
      wish: again ? await wishOf(services, caller, item.itemId) : null,
    }
  const message = { messageId: services.ids.next('msg'), text, attachments: [] }
  return {
    type: 'append-message',
    message: await hear(services, caller.workspaceId, message, item, item.language),
  }
}

/** The same transcript as in the API, in the company's own time: a page without scripts knows no other. */
async function transcript(
  services: Services,
  request: SlugRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const context = await contextOf(services, request)
  const over = await pageRefusal(services, request, context?.caller ?? null, false)
  if (over) return sendProblem(reply, over)
  const { item: itemId, as } = queryOf(request)
  const item = context?.caller && (await itemOf(services, context.caller, wordsOf(itemId)))
  if (!context?.caller || !item) return sendProblem(reply, { code: 'not-found' })
  const { workspaceId } = context.caller
  const workspace = await services.workspaces.get(workspaceId)
  const isText = as === 'text'
  const text = await transcriptOf(services, workspaceId, item, {
    language: context.language,
    as: isText ? 'text' : 'html',
    zone: workspace?.state.hours?.zone,
  })
  return reply
    .headers({ ...pageHeaders, 'cache-control': 'no-store', 'content-security-policy': transcriptPolicy })
    .headers(isText ? { 'content-disposition': 'attachment; filename="conversation.txt"' } : {})
    .type(`text/${isText ? 'plain' : 'html'}; charset=utf-8`)
    .send(text)
}
