import type { FastifyReply, FastifyRequest } from 'fastify'
import { pageHeaders } from '../platform/http/headers.ts'
import { languageOf } from '../promise/routes.ts'
import { escapeHtml, page } from './html.ts'

interface LostWords {
  title: string
  next: string
  failed: string
  failedNext: string
  start: string
}

const table: Record<string, LostWords> = {
  en: {
    title: 'There is nothing at this address',
    next: 'Look whether it is written right. If a link brought you here, the link may be old.',
    failed: 'That did not work',
    failedNext: 'Go back one page and try again in a moment. What you sent before is kept.',
    start: 'To the start page',
  },
  sv: {
    title: 'Det finns inget på den här adressen',
    next: 'Se efter om den är rätt skriven. Om en länk förde dig hit kan länken vara gammal.',
    failed: 'Det fungerade inte',
    failedNext: 'Gå tillbaka en sida och försök igen om en stund. Det du skickade tidigare finns kvar.',
    start: 'Till startsidan',
  },
  de: {
    title: 'Unter dieser Adresse ist nichts',
    next: 'Sehen Sie nach, ob sie richtig geschrieben ist. Wenn ein Link Sie hierher geführt hat, ist er vielleicht alt.',
    failed: 'Das hat nicht geklappt',
    failedNext:
      'Gehen Sie eine Seite zurück und versuchen Sie es gleich noch einmal. Was Sie vorher gesendet haben, bleibt.',
    start: 'Zur Startseite',
  },
  pl: {
    title: 'Pod tym adresem nic nie ma',
    next: 'Sprawdź, czy adres jest dobrze zapisany. Jeśli prowadził tu link, może być stary.',
    failed: 'Nie udało się',
    failedNext: 'Wróć o jedną stronę i spróbuj za chwilę. To, co wysłano wcześniej, jest zachowane.',
    start: 'Do strony głównej',
  },
  es: {
    title: 'No hay nada en esta dirección',
    next: 'Mira si está bien escrita. Si te trajo un enlace, puede que sea antiguo.',
    failed: 'No funcionó',
    failedNext: 'Vuelve a la página anterior e inténtalo en un momento. Lo que enviaste antes se conserva.',
    start: 'Ir a la página de inicio',
  },
  ar: {
    title: 'لا يوجد شيء في هذا العنوان',
    next: 'تأكد من أنه مكتوب بشكل صحيح. إن أوصلك رابط إلى هنا فقد يكون قديما.',
    failed: 'لم ينجح ذلك',
    failedNext: 'ارجع صفحة واحدة وحاول مرة أخرى بعد لحظة. ما أرسلته من قبل محفوظ.',
    start: 'إلى صفحة البداية',
  },
}
export const lostWords = (language: string): LostWords => table[language] ?? table['en']!

/** The same for every address that leads nowhere, so that it tells nothing about what there is. */
export function lostPage(language: string, status: number): string {
  const words = lostWords(language)
  const [title, next] = status === 404 ? [words.title, words.next] : [words.failed, words.failedNext]
  return page(
    Object.hasOwn(table, language) ? language : 'en',
    title,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(next)}</p><p><a href="/">${escapeHtml(words.start)}</a></p>`,
  )
}

/** What an `Accept` header gives to a media type: 0 when it does not name it. */
function weightOf(accept: string, type: string): number {
  for (const part of accept.split(',').slice(0, 30)) {
    const [name, ...params] = part.split(';').map((one) => one.trim().toLowerCase())
    if (name !== type) continue
    const q = params.find((one) => one.startsWith('q='))
    return q === undefined ? 1 : Number(q.slice(2)) || 0
  }
  return 0
}

export function prefersHtml(accept: string | undefined): boolean {
  const html = weightOf(accept ?? '', 'text/html')
  const json = Math.max(
    ...['application/json', 'application/problem+json'].map((type) => weightOf(accept ?? '', type)),
  )
  return html > 0 && html >= json
}

/** A problem that a person's browser would show goes out as a page with the same status; programs get the document. */
export async function problemPages(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const type = String(reply.getHeader('content-type') ?? '')
  if (!type.startsWith('application/problem+json') || request.url.startsWith('/v1/')) return payload
  if (!prefersHtml(request.headers.accept)) return payload
  reply
    .removeHeader('content-length')
    .headers({ ...pageHeaders, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
  return lostPage(languageOf(request.headers['accept-language']), reply.statusCode)
}
