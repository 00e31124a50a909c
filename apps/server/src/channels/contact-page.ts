import { type FrontView, limits, type ThreadView, text as wellFormed } from '@warmline/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openContact, tooMany } from '../kinds/contacts.ts'
import type { ContactCaller } from '../platform/http/caller.ts'
import { pageHeaders } from '../platform/http/headers.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { frontOf } from '../promise/front.ts'
import { languageOf } from '../promise/routes.ts'
import type { Services } from '../services.ts'
import { contactActor } from '../work/answers.ts'
import { hear } from '../work/hearing.ts'
import { open } from '../work/routes-contact.ts'
import { escapeHtml, page } from './html.ts'
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
  })
}

type SlugRequest = FastifyRequest<{ Params: { slug: string } }>

const cookieName = (secure: boolean) => (secure ? '__Host-warmline-contact' : 'warmline-contact')

function tokenOf(services: Services, request: FastifyRequest): string | null {
  const name = `${cookieName(services.config.secure)}=`
  const pair = (request.headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(name))
  return pair?.trim().slice(name.length) ?? null
}

async function callerOf(
  services: Services,
  request: FastifyRequest,
  workspaceId: string,
): Promise<ContactCaller | null> {
  const token = tokenOf(services, request)
  const caller = token === null ? null : await services.auth.fromToken(token)
  return caller && 'kind' in caller && caller.kind === 'contact' && caller.workspaceId === workspaceId
    ? caller
    : null
}

async function show(services: Services, request: SlugRequest, reply: FastifyReply): Promise<FastifyReply> {
  const row = await services.authStore.workspaceBySlug(request.params.slug)
  const language = languageOf(request.headers['accept-language'])
  const front = row && (await frontOf(services, row.workspace_id, language))
  if (!row || !front) return sendProblem(reply, { code: 'not-found' })
  const caller = await callerOf(services, request, row.workspace_id)
  const thread = caller && (await currentThread(services, caller))
  const html = contactPageBody(front, thread, pageWords(language), services.ids.next('evt'))
  return reply
    .headers({ ...pageHeaders, 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
    .type('text/html; charset=utf-8')
    .send(page(language, front.name, html))
}

async function currentItem(services: Services, { workspaceId, contactId }: ContactCaller) {
  const [record] = await services.store.find(workspaceId, {
    subjectKind: 'work-item',
    contactId,
    limit: 1,
    order: 'newest',
  })
  return record && services.items.get(workspaceId, record.subjectId)
}

async function currentThread(services: Services, caller: ContactCaller): Promise<ThreadView | null> {
  const item = await currentItem(services, caller)
  return item
    ? services.items.thread(caller.workspaceId, item.itemId, { role: 'contact', id: caller.contactId }, {})
    : null
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
  words: PageWords,
  key: string,
): string {
  const honest = honestWait(front, words)
  const entries = (thread?.entries ?? []).map((entry) => entryHtml(entry, words)).join('')
  const form = (inside: string) =>
    `<form method="post"><input type="hidden" name="key" value="${escapeHtml(key)}">${inside}</form>`
  return `<h1>${escapeHtml(front.name)}</h1><p>${escapeHtml(front.aiOn ? words.aiNote : '')} ${escapeHtml(honest)}</p>
    <ol class="thread">${entries}</ol>
    ${thread ? `<p><a href="?">${escapeHtml(words.look)}</a></p>` : ''}
    ${form(`<label for="text">${escapeHtml(words.write)}</label><textarea id="text" name="text" rows="4" maxlength="${limits.messageCharacters}" dir="auto" required></textarea><button name="do" value="message">${escapeHtml(words.send)}</button>`)}
    ${form(`<button class="person" name="do" value="person">${escapeHtml(words.person)}</button>`)}`
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

/**
 * Browsers say themselves where a form comes from. `Origin` alone would not do: with a strict referrer policy a form of
 * our own page says `Origin: null`.
 */
function cameFromUs(services: Services, { headers }: SlugRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === undefined || services.origins.isOwn(headers)
}

async function act(services: Services, request: SlugRequest, reply: FastifyReply): Promise<FastifyReply> {
  const isOurs = cameFromUs(services, request)
  if (!isOurs) return sendProblem(reply, { code: 'csrf-refused' })
  const row = await services.authStore.workspaceBySlug(request.params.slug)
  if (!row) return sendProblem(reply, { code: 'not-found' })
  const form = request.body as Record<string, string | undefined>
  const language = languageOf(request.headers['accept-language'])
  const caller =
    (await callerOf(services, request, row.workspace_id)) ??
    (await newCaller(services, request, reply, row.workspace_id, language))
  if (caller === null) return sendProblem(reply, { code: 'too-many-requests' })
  const result = await perform(services, caller, form, language)
  return result.ok ? reply.redirect(`/c/${request.params.slug}`, 303) : sendProblem(reply, result.problem)
}

async function newCaller(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  workspaceId: string,
  language: string,
): Promise<ContactCaller | null> {
  if ((await tooMany(services, workspaceId, request.ip)) !== null) return null
  const opened = await openContact(services, workspaceId, language, null, false)
  if (!opened.ok) return null
  const { secure } = services.config
  reply.header(
    'set-cookie',
    `${cookieName(secure)}=${opened.value.token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure ? '; Secure' : ''}`,
  )
  return { kind: 'contact', workspaceId, contactId: opened.value.contactId, tokenId: '' }
}

/** The form's key makes a second press of the button, or a reload, the same wish. */
async function perform(
  services: Services,
  caller: ContactCaller,
  form: Record<string, string | undefined>,
  language: string,
) {
  const item = await currentItem(services, caller)
  const key = /^evt_[0-9a-f-]{36}$/.exec(form['key'] ?? '')?.[0] ?? services.ids.next('evt')
  const idempotency = {
    scope: caller.contactId,
    key,
    requestHash: JSON.stringify([form['do'], form['text'] ?? '']).slice(0, 200),
  }
  const wantsPerson = form['do'] === 'person'
  const written = wellFormed(limits.messageCharacters).safeParse(form['text'])
  if (!wantsPerson && !written.success)
    return {
      ok: false as const,
      problem: {
        code: 'bad-request' as const,
        errors: [{ path: 'text', message: 'write something of at most 8,000 characters' }],
      },
    }
  if (!item)
    return open(
      services,
      caller,
      { language, wants: wantsPerson ? 'person' : 'ai', ...(wantsPerson ? {} : { text: written.data }) },
      idempotency,
      'page',
    )
  const message = { messageId: services.ids.next('msg'), text: written.data ?? '', attachments: [] }
  const command = wantsPerson
    ? { type: 'ask-for-human', how: 'page' }
    : {
        type: 'append-message',
        message: await hear(services, caller.workspaceId, message, item, item.language),
      }
  return services.handle({
    workspaceId: caller.workspaceId,
    subjectKind: 'work-item',
    subjectId: item.itemId,
    command,
    actor: contactActor(caller),
    idempotency,
    alwaysRetry: true,
  })
}
