import {
  type FrontView,
  type LineEntry,
  limits,
  type MessageEntry,
  type ThreadView,
} from '@warmline/contracts'
import type { LineFacts } from '@warmline/contracts/contact-words/words'
import { transcriptWords } from '../work/transcript-words.ts'
import { escapeHtml } from './html.ts'
import { contactWords } from './page-contact-words.ts'
import { endingHtml } from './page-ending.ts'
import { besideWriting, type FormOf, humanOf } from './page-human.ts'
import { againButton, type Beside, links } from './page-own-view.ts'
import { ownWords } from './page-own-words.ts'
import type { Sight } from './page-phrases.ts'
import { timesIn } from './page-times.ts'
import { type PageWords, pageWords } from './page-words.ts'

/** What a page of the conversation is made from. */
export interface Conversation {
  front: FrontView
  thread: ThreadView | null
  language: string
  /** how times are written: the language, perhaps with a region */
  locale: string
  /** IANA */
  zone: string
  now: number
  /** of the forms on it */
  key: string
  beside: Beside
  /** what was typed and not sent yet */
  draft?: string
  /** up to which entry of the thread; the newest when absent */
  upTo?: number | undefined
  /** it loads itself again until something new has come: nothing can be typed then, so that nothing is lost */
  watching?: boolean
}

/** So many entries at once. */
const pageOfEntries = 30
const text = escapeHtml

/** What stands in the page, for any front and thread: a pure function, so that it can be looked at on fake data. */
export function contactPageBody(conversation: Conversation): string {
  const { front, thread, language, locale, zone, now, key, beside, watching = false } = conversation
  const words = contactWords(language)
  const page = pageWords(language)
  const own = ownWords(language)
  const sight: Sight = { front, thread, words, times: timesIn(locale, zone), now }
  const item = thread === null ? null : thread.head.itemId
  const hidden = `<input type="hidden" name="key" value="${text(key)}">${item === null ? '' : `<input type="hidden" name="item" value="${text(item)}">`}`
  const form: FormOf = (inside) => `<form method="post" action="?">${hidden}${inside}</form>`
  const human = humanOf(sight, page, form)
  const done = beside.joined ? `<p role="status" class="note">${text(own.joinDone)}</p>` : ''
  const compose = watching ? '' : writing(conversation, page)
  return `<h1>${text(front.name)}</h1>${done}<p>${text(front.aiOn ? page.aiNote : words.helloNoAi)}</p>
    ${human.bar}
    ${threadHtml(sight, page, conversation.upTo)}
    ${human.card}
    <form id="compose" method="post" action="?">${hidden}${compose}</form>
    ${watch(thread, page, watching)}
    ${againButton(beside, own)}
    ${thread === null || watching || /^(waiting|callback)$/.test(thread.head.status) ? '' : endingHtml(thread, language, form)}
    ${links(front, beside, own, language)}
    ${thread === null ? '' : `<p class="small">${text(transcriptWords(language).times(zone))}</p>`}`
}

function writing({ thread, language, draft = '' }: Conversation, page: PageWords): string {
  const words = contactWords(language)
  const look = thread === null ? '' : besideWriting('look', page.look, 'quiet')
  return `<label for="text">${text(words.write)}</label><textarea id="text" name="text" rows="4" maxlength="${limits.messageCharacters}" dir="auto" required>${draft.startsWith('\n') ? '\n' : ''}${text(draft)}</textarea><div class="row"><button name="do" value="message">${text(words.send)}</button>${look}</div>`
}

/** Loading again by itself is the reader's own choice, and can be stopped at any time (WCAG 2.2.2, 3.2.5). */
function watch(thread: ThreadView | null, page: PageWords, watching: boolean): string {
  if (thread === null || thread.head.status === 'closed') return ''
  const item = encodeURIComponent(thread.head.itemId)
  return watching
    ? `<section class="card" id="watch"><p>${text(page.watching)}</p><a class="button" href="?item=${item}#newest">${text(page.stop)}</a></section>`
    : `<p><a href="?item=${item}&amp;watch=${thread.entries.length}.0#newest">${text(page.watch)}</a></p>`
}

function threadHtml(sight: Sight, page: PageWords, upTo: number | undefined): string {
  const { thread, times, now } = sight
  if (thread === null) return ''
  const item = encodeURIComponent(thread.head.itemId)
  const all = thread.entries
  const end = Math.min(all.length, upTo ?? all.length)
  const start = Math.max(0, end - pageOfEntries)
  let day = times.day(now, now)
  const rows = all.slice(start, end).map((entry, n) => {
    const of = times.day(entry.at, now)
    const head = of === day ? '' : `<li class="day">${text(of)}</li>`
    day = of
    return `${head}${entryHtml(entry, sight, start + n === all.length - 1)}`
  })
  const earlier =
    start === 0
      ? ''
      : `<p><a href="?item=${item}&amp;upTo=${start}">${text(page.earlier(start))}</a></p><p><a href="#newest">${text(page.newest)}</a></p>`
  const newest = end === all.length ? '' : `<p><a href="?item=${item}#newest">${text(page.newest)}</a></p>`
  return `${earlier}<ol class="thread">${rows.join('')}</ol>${newest}`
}

function entryHtml(entry: ThreadView['entries'][number], sight: Sight, isNewest: boolean): string {
  const id = isNewest ? ' id="newest"' : ''
  if (entry.entry === 'line') return `<li class="line"${id}>${lineHtml(entry, sight)}</li>`
  return entry.entry === 'message' ? messageHtml(entry, sight, id) : ''
}

function messageHtml(entry: MessageEntry, { words, times, thread }: Sight, id: string): string {
  const { by } = entry
  const mark = by === 'contact' ? '' : by === 'ai' ? words.ai : words.person
  const who = by === 'contact' ? words.you : by === 'ai' ? words.assistant : (entry.name ?? words.somebody)
  const read = by === 'contact' && (thread?.head.readByTeam ?? 0) >= entry.seq ? words.read : words.sent
  const beside = [
    ...(entry.aiDrafted ? [words.aiHelped] : []),
    ...entry.sources.map((source) => words.source(source.title)),
    ...entry.attachments.map((file) => file.name),
    ...(by === 'contact' ? [read] : []),
  ]
  return `<li class="m ${by}"${id}><div class="who">${text(who)}${mark === '' ? '' : ` <span class="pill">${text(mark)}</span>`} <time datetime="${new Date(entry.at).toISOString()}">${text(times.clock(entry.at))}</time></div><div class="text" dir="auto">${text(entry.text ?? words.erased)}</div>${beside.map((one) => `<div class="small" dir="auto">${text(one)}</div>`).join('')}</li>`
}

const instants = ['at', 'opensAt', 'nextAt', 'nextDueAt', 'dueAt']

function lineHtml({ code, params, at }: LineEntry, { words, times, now }: Sight): string {
  const { name, place } = params
  const when = instants.map((key) => params[key]).find((value) => typeof value === 'number')
  const facts: LineFacts = {
    name: typeof name === 'string' && name !== '' ? name : null,
    when: typeof when === 'number' ? times.when(when, now) : null,
    place: typeof place === 'number' ? place : null,
    reached: params['outcome'] === 'reached',
  }
  const clock = facts.when === null ? ` · <time>${text(times.clock(at))}</time>` : ''
  return `<span dir="auto">${text(words.lines[code](facts))}</span>${clock}`
}
