import type { FastifyInstance } from 'fastify'
import { framedPageHeaders } from '../platform/http/headers.ts'
import { sendProblem } from '../platform/http/problem.ts'
import { languageOf } from '../promise/routes.ts'
import type { Services } from '../services.ts'
import { escapeHtml } from './html.ts'
import { limitPage } from './page-session.ts'
import { pageWords } from './page-words.ts'

/** `/widget/frame/:slug`: the conversation as a page of ours inside a frame, for hosts that let no script of ours in. */
export function registerFramePage(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { slug: string }; Querystring: { lang?: unknown } }>(
    '/widget/frame/:slug',
    { onRequest: limitPage(services) },
    async (request, reply) => {
      const row = await services.authStore.workspaceBySlug(request.params.slug)
      if (!row) return sendProblem(reply, { code: 'not-found' })
      const { lang } = request.query
      const language = languageOf(
        typeof lang === 'string' && lang !== '' ? lang : request.headers['accept-language'],
      )
      const origins = await services.origins.embedders(row.workspace_id)
      // what may frame it is said by its policy; every other answer of ours says: nobody
      return reply
        .removeHeader('x-frame-options')
        .headers(framedPageHeaders(origins))
        .type('text/html; charset=utf-8')
        .send(framePage(row, language, origins))
    },
  )
}

const framePage = ({ slug, name }: { slug: string; name: string }, language: string, origins: string[]) =>
  `<!doctype html>
<html lang="${escapeHtml(language)}" data-slug="${escapeHtml(slug)}" data-origins="${escapeHtml(origins.join(' '))}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content"><title>${escapeHtml(name)}</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/widget/frame.js"></script></head>
<body><noscript><main><p><a href="/c/${escapeHtml(slug)}" target="_blank" rel="noopener">${escapeHtml(pageWords(language).person)}</a></p></main></noscript></body></html>`
