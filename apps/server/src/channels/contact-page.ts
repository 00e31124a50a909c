import { type FrontView, limits, type ThreadView, text as wellFormed } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ContactCaller, Refused } from '../platform/http/caller.ts'
import { pageHeaders } from '../platform/http/headers.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { frontOf } from '../promise/front.ts'
import { languageOf } from '../promise/routes.ts'
import type { Services } from '../services.ts'
import { contactActor } from '../work/answers.ts'
import { hear } from '../work/hearing.ts'
import { open, wishOf } from '../work/routes-contact.ts'
import { transcriptOf, transcriptPolicy } from '../work/transcript.ts'
import { escapeHtml, page } from './html.ts'
import { endingCommand, endingHtml } from './page-ending.ts'
import { type Form, isOwnDeed, keyOf, performOwn } from './page-own.ts'
import { besideOf, ownPageOf, type PageContext } from './page-own-load.ts'
import { againButton, type Beside, links, type OwnPage, ownBody, type View, viewOf } from './page-own-view.ts'
import { ownWords } from './page-own-words.ts'
import { callerOf, cameFromUs, newCaller, type SlugRequest } from './page-session.ts'
import { type PageWords, pageWords } from './page-words.ts'

/** `/c/:slug`: the conversation by plain forms, for browsers that run no scripts. */
export async function registerContactPage(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (scope) => {
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
  return { services, front, language, words: ownWords(language), caller, key: services.ids.next('evt') }
}

async function show(services: Services, request: SlugRequest, reply: FastifyReply): Promise<FastifyReply> {
  const context = await contextOf(services, request)
  if (!context) return sendProblem(reply, { code: 'not-found' })
  const { view, item, said } = queryOf(request)
  const html = await bodyOf(context, viewOf(wordsOf(view)), wordsOf(item), { said: wordsOf(said) })
  return html === null ? sendProblem(reply, { code: 'not-found' }) : sendHtml(reply, context, html)
}

const sendHtml = (reply: FastifyReply, { language, front }: PageContext, html: string): FastifyReply =>
  reply
    .headers({ ...pageHeaders, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
    .type('text/html; charset=utf-8')
    .send(page(language, front.name, html))

async function bodyOf(
  context: PageContext,
  view: View | null,
  itemId: string,
  more: Pick<OwnPage, 'said' | 'caseKey' | 'joinKey'>,
): Promise<string | null> {
  const { services, caller, front, language, key } = context
  const item = (caller && (await itemOf(services, caller, itemId))) ?? null
  if (itemId !== '' && !item) return null
  if (view !== null) return ownBody({ ...(await ownPageOf(context, view, item)), ...more })
  const viewer = { role: 'contact', id: caller?.contactId ?? '' } as const
  const thread =
    caller && item ? await services.items.thread(caller.workspaceId, item.itemId, viewer, {}) : null
  return contactPageBody(front, thread, language, key, await besideOf(context, item, more.said === 'joined'))
}

/** The conversation that is named, if it is the contact's own; else the newest. */
async function itemOf(
  services: Services,
  { workspaceId, contactId }: ContactCaller,
  itemId: string,
): Promise<WorkItem | undefined> {
  if (itemId !== '') {
    const item = await services.items.get(workspaceId, itemId)
    return item?.contactId === contactId ? item : undefined
  }
  const query = { subjectKind: 'work-item', contactId, limit: 1, order: 'newest' } as const
  const [record] = await services.store.find(workspaceId, query)
  return record && services.items.get(workspaceId, record.subjectId)
}

export function honestWait({ wait, callbacks }: FrontView, words: PageWords): string {
  if (wait.basis === 'late') return words.late(callbacks)
  if (wait.basis === 'closed')
    return wait.opensAt === null
      ? words.away
      : words.closed(new Date(wait.opensAt).toISOString().slice(0, 16).replace('T', ' '))
  return wait.p90Ms === null ? '' : words.promised(Math.max(1, Math.ceil(wait.p90Ms / 60_000)))
}

/** What stands in the page, for any front and thread: a pure function, so that it can be looked at on fake data. */
export function contactPageBody(
  front: FrontView,
  thread: ThreadView | null,
  language: string,
  key: string,
  beside: Beside,
): string {
  const words = pageWords(language)
  const own = ownWords(language)
  const honest = honestWait(front, words)
  const entries = (thread?.entries ?? []).map((entry) => entryHtml(entry, words)).join('')
  const item = thread === null ? null : thread.head.itemId
  const hidden = `<input type="hidden" name="key" value="${escapeHtml(key)}">${item === null ? '' : `<input type="hidden" name="item" value="${escapeHtml(item)}">`}`
  const form = (inside: string) => `<form method="post" action="?">${hidden}${inside}</form>`
  const look =
    item === null ? '' : `<p><a href="?item=${encodeURIComponent(item)}">${escapeHtml(words.look)}</a></p>`
  const done = beside.joined ? `<p role="status" class="note">${escapeHtml(own.joinDone)}</p>` : ''
  return `<h1>${escapeHtml(front.name)}</h1>${done}<p>${escapeHtml(front.aiOn ? words.aiNote : '')} ${escapeHtml(honest)}</p>
    <ol class="thread">${entries}</ol>
    ${look}
    ${form(`<label for="text">${escapeHtml(words.write)}</label><textarea id="text" name="text" rows="4" maxlength="${limits.messageCharacters}" dir="auto" required></textarea><button name="do" value="message">${escapeHtml(words.send)}</button>`)}
    ${form(`<button class="person" name="do" value="person">${escapeHtml(words.person)}</button>${againButton(beside, own)}`)}
    ${thread === null ? '' : endingHtml(thread, language, form)}
    ${links(front, beside, own, language)}`
}

function entryHtml(entry: ThreadView['entries'][number], words: PageWords): string {
  if (entry.entry === 'line') {
    return `<li class="line">${escapeHtml(words.lines[entry.code])}</li>`
  }
  if (entry.entry !== 'message') return ''
  const who =
    entry.by === 'contact' ? words.you : entry.by === 'ai' ? words.ai : (entry.name ?? words.someone)
  const sources = entry.sources.map((source) => ` · ${escapeHtml(source.title)}`).join('')
  return `<li class="m ${entry.by}"><div class="who">${escapeHtml(who)}${sources}</div><div dir="auto">${escapeHtml(entry.text ?? words.erased)}</div></li>`
}

async function act(services: Services, request: SlugRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!cameFromUs(services, request)) return sendProblem(reply, { code: 'csrf-refused' })
  const found = await contextOf(services, request)
  if (!found) return sendProblem(reply, { code: 'not-found' })
  const form = request.body as Form
  const caller =
    found.caller ?? (await newCaller(services, request, reply, found.front.workspaceId, found.language))
  if (caller === null) return sendProblem(reply, { code: 'too-many-requests' })
  const context = { ...found, caller }
  const to = `/c/${request.params.slug}`
  if (isOwnDeed(form['do'])) {
    const done = await performOwn(context, form, request.ip)
    if ('to' in done) return reply.redirect(`${to}?${done.to}`, 303)
    const html = await bodyOf(context, done.view, form['item'] ?? '', done)
    if (html === null) return sendProblem(reply, { code: 'not-found' })
    return sendHtml(reply.code(done.status), context, html)
  }
  const result = await speak(context, form)
  if (!result.ok) return sendProblem(reply, result.problem)
  return reply.redirect(form['item'] ? `${to}?item=${encodeURIComponent(form['item'])}` : to, 303)
}

/** The form's key makes a second press of the button, or a reload, the same wish. */
async function speak(
  { services, language, caller }: PageContext & { caller: ContactCaller },
  form: Form,
): Promise<{ ok: true } | Refused> {
  const item = await itemOf(services, caller, form['item'] ?? '')
  const idempotency = {
    scope: caller.contactId,
    key: keyOf(services, form),
    requestHash: JSON.stringify([form['do'], form['text'] ?? '']).slice(0, 200),
  }
  const again = form['do'] === 'again'
  const wantsPerson = again || form['do'] === 'person'
  const written = wellFormed(limits.messageCharacters).safeParse(form['text'])
  const ending = item ? endingCommand(form['do']) : null
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
  const message = { messageId: services.ids.next('msg'), text: written.data ?? '', attachments: [] }
  const command =
    ending ??
    (wantsPerson
      ? {
          type: 'ask-for-human',
          how: 'page',
          wish: again ? await wishOf(services, caller, item.itemId) : null,
        }
      : {
          type: 'append-message',
          message: await hear(services, caller.workspaceId, message, item, item.language),
        })
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

/** The same transcript as in the API, in the company's own time: a page without scripts knows no other. */
async function transcript(
  services: Services,
  request: SlugRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const context = await contextOf(services, request)
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
