import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isLoopback } from '../config.ts'
import { demoCompany } from '../demo/company.ts'
import { compressPages } from '../platform/http/compress.ts'
import { hostPageHeaders, pageHeaders } from '../platform/http/headers.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { registerStatic } from '../platform/http/static.ts'
import type { Services } from '../services.ts'
import { registerContactPage } from './contact-page.ts'
import { registerFramePage } from './frame-page.ts'
import { escapeHtml, page, pageStyle } from './html.ts'
import { problemPages } from './lost-page.ts'

const ownApps = join(import.meta.dirname, '..', '..', '..')

/** Everything that is not `/v1`: built pages, the demo's host page and inbox, and the page without scripts. */
export async function registerPages(app: FastifyInstance, services: Services, apps = ownApps): Promise<void> {
  app.addHook('onSend', problemPages)
  app.addHook('onSend', compressPages)
  await registerStatic(app, {
    prefix: '/widget/',
    directory: join(apps, 'widget', 'dist'),
    isShared: true,
    fallback: null,
  })
  await registerStatic(app, {
    prefix: '/console/',
    directory: join(apps, 'console', 'dist'),
    isShared: false,
    fallback: 'index.html',
  })
  const host = join(ownApps, 'widget', 'host')
  // what the demo's pages need, and a host page for each way to embed: for this machine only
  if (services.config.onLoopback)
    await registerStatic(app, {
      prefix: '/host/',
      directory: host,
      isShared: false,
      fallback: null,
      headers: hostPageHeaders,
    })
  app.get('/page.css', async (_request, reply) =>
    reply
      .headers({ ...pageHeaders, 'cache-control': 'public, max-age=3600' })
      .type('text/css')
      .send(pageStyle),
  )
  let document: string | undefined
  app.get('/v1/openapi.json', async (_request, reply) => {
    const { openApi } = await import('../platform/http/openapi.ts')
    document ??= JSON.stringify(openApi('0.1.0'))
    return reply.type('application/json').send(document)
  })
  app.get('/', async (_request, reply) => front(reply, services, join(host, 'index.html')))
  app.get('/demo/inbox', async (request, reply) =>
    isLocal(request.hostname) ? inbox(reply, services) : sendProblem(reply, { code: 'not-found' }),
  )
  await registerContactPage(app, services)
  registerFramePage(app, services)
}

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply
    .headers({ ...pageHeaders, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(html)

/** The demo's host page, or the way in for somebody's own company. */
async function front(reply: FastifyReply, services: Services, file: string): Promise<FastifyReply> {
  const demo = await services.authStore.workspaceBySlug(demoCompany.slug)
  if (!demo?.demo) return reply.redirect('/console/', 302)
  if (existsSync(file)) return sendPage(reply, await readFile(file, 'utf8'))
  const name = escapeHtml(demo.name)
  return sendPage(
    reply,
    page(
      'en',
      demo.name,
      `<h1>${name}</h1><p>A company of our own invention: cards, and paying later. Ask it something with the button in the corner.</p>
      <ul><li><a href="/c/${demo.slug}">The same conversation without scripts</a></li><li><a href="/console/">For people who work here</a></li>
      <li><a href="/demo/inbox">Letters that would have been sent</a></li></ul>
      <script async src="/widget/loader.js" data-workspace="${demo.slug}"></script>`,
    ),
  )
}

/** A page of somebody else whose name was made to point here is no page of ours. */
const isLocal = (hostname: string) => hostname === '[::1]' || isLoopback(hostname)

/** Letters of the demo, which is the only place where they are shown. */
async function inbox(reply: FastifyReply, services: Services): Promise<FastifyReply> {
  const demo = await services.authStore.workspaceBySlug(demoCompany.slug)
  if (!demo?.demo || !services.config.onLoopback || services.config.smtpUrl !== null)
    return sendProblem(reply, { code: 'not-found' })
  const letters = await services.mailer.written()
  const list = letters
    .map(
      ({ name, source }) => `<article><h2>${escapeHtml(name)}</h2><pre>${escapeHtml(source)}</pre></article>`,
    )
    .join('')
  return sendPage(
    reply,
    page(
      'en',
      'Demo inbox',
      `<h1>Demo inbox</h1><p>Without a mail server nothing is sent: letters of this demo land here, the newest first.</p>${list === '' ? '<p>No letter yet.</p>' : list}`,
    ),
  )
}
