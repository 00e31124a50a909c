import { createHash } from 'node:crypto'
import type { MessageEntry } from '@warmline/contracts'
import { validZone, type WorkItem } from '@warmline/core'
import { escapeHtml } from '../channels/html.ts'
import type { Services } from '../services.ts'
import { type TranscriptWords, transcriptWords } from './transcript-words.ts'

export interface TranscriptWish {
  language: string
  as: 'text' | 'html'
  /** the reader's IANA zone; UTC when it is none that we know */
  zone: string | undefined
}

interface Shown {
  who: string
  /** `contact`, `ai` or `worker`, for the eye */
  by: MessageEntry['by']
  /** who else had a hand in it */
  drafted: string | null
  at: string
  iso: string
  text: string
  beside: string[]
}

/** The conversation as the contact sees it, to keep or to print: who said what, when, and from which source. */
export async function transcriptOf(
  services: Services,
  workspaceId: string,
  item: WorkItem,
  { language, as, zone }: TranscriptWish,
): Promise<string> {
  const viewer = { role: 'contact', id: item.contactId } as const
  const [thread, workspace] = await Promise.all([
    services.items.thread(workspaceId, item.itemId, viewer, {}),
    services.workspaces.get(workspaceId),
  ])
  const words = transcriptWords(language)
  const where = zone !== undefined && validZone(zone) ? zone : 'UTC'
  const clock = clockOf(language, where)
  const shown = (thread?.entries ?? []).flatMap((entry) =>
    entry.entry === 'message' ? [shownOf(entry, words, clock)] : [],
  )
  const head = { title: words.title(workspace?.state.name ?? ''), times: words.times(where) }
  return as === 'html' ? asHtml(language, head, shown, words) : asText(head, shown, words)
}

/** A language that this runtime does not know must not cost the transcript. */
function clockOf(language: string, zone: string): (at: number) => string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const
  const known = Intl.DateTimeFormat.supportedLocalesOf([language.split('-')[0] ?? 'en'])
  const format = new Intl.DateTimeFormat([...known, 'en-GB'], style)
  return (at) => format.format(at)
}

function shownOf(message: MessageEntry, words: TranscriptWords, clock: (at: number) => string): Shown {
  const { by, name, text, sources, attachments, aiDrafted, at } = message
  return {
    who: by === 'contact' ? words.you : by === 'ai' ? words.ai : (name ?? words.person),
    by,
    drafted: aiDrafted ? words.drafted : null,
    at: clock(at),
    iso: new Date(at).toISOString(),
    text: text ?? words.erased,
    beside: [
      ...sources.map((source) => `${words.source}: ${source.title}`),
      ...attachments.map((file) => `${words.file}: ${file.name}`),
    ],
  }
}

interface Head {
  title: string
  times: string
}

function asText({ title, times }: Head, shown: readonly Shown[], words: TranscriptWords): string {
  const messages = shown.map(({ who, drafted, at, text, beside }) => {
    const speaker = drafted === null ? who : `${who} (${drafted})`
    const lines = [...text.split('\n'), ...beside.map((one) => `(${one})`)].map((line) => `  ${line}`)
    return `${at} · ${speaker}\n${lines.join('\n')}\n`
  })
  return `${title}\n${times}\n\n${messages.length === 0 ? words.none : messages.join('\n')}`
}

/** Readable on its own, light on ink, and no message torn in two by the end of a page. */
const style = `:root{color-scheme:light dark}
body{margin:2rem auto;max-width:42rem;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;margin:0}ol{list-style:none;padding:0;display:grid;gap:1rem}
li{border-inline-start:3px solid;padding-inline-start:.75rem;break-inside:avoid}
.ai{border-inline-start-style:dotted}.contact{border-inline-start-color:transparent}
.who{font-weight:600}.small{font-size:.85rem}p{margin:.15rem 0}.text{white-space:pre-wrap}
@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:11pt;color:#000;background:#fff}}`

/** What a page may do that holds nothing but a transcript: show it with its own style. */
export const transcriptPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

function asHtml(language: string, head: Head, shown: readonly Shown[], words: TranscriptWords): string {
  const messages = shown.map(
    ({ who, by, drafted, at, iso, text, beside }) =>
      `<li class="${by}"><p><span class="who">${escapeHtml(who)}</span>${drafted === null ? '' : ` <span class="small">(${escapeHtml(drafted)})</span>`} <time class="small" datetime="${iso}">${escapeHtml(at)}</time></p>
<p class="text" dir="auto">${escapeHtml(text)}</p>${beside.map((one) => `<p class="small">${escapeHtml(one)}</p>`).join('')}</li>`,
  )
  const direction = /^(ar|he|fa|ur)\b/.test(language) ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(head.title)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(head.title)}</h1><p class="small">${escapeHtml(head.times)}</p>
${messages.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : `<ol>${messages.join('\n')}</ol>`}</body></html>`
}
