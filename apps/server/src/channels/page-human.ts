import type { PromiseView, ThreadHead } from '@warmline/contracts'
import { escapeHtml } from './html.ts'
import { frontWait, type Phrase, type Sight, waitPhrase } from './page-phrases.ts'
import type { PageWords } from './page-words.ts'

/** Puts what is inside into a form of this page. */
export type FormOf = (inside: string) => string

/** The way to a person: a bar that stays in sight, and while somebody waits a card with the ways to wait. */
export interface Human {
  bar: string
  card: string
}

const text = escapeHtml
/** Buttons beside the composer take along what stands in it, so that nothing that was typed is lost. */
export const besideWriting = (deed: string, label: string, kind: string): string =>
  `<button class="${kind}" form="compose" formnovalidate name="do" value="${deed}">${text(label)}</button>`
const bar = (tone: string, title: string, note: string, control = ''): string =>
  `<section class="bar ${tone}" aria-label="${text(title)}"><p><b>${text(title)}</b> <span>${text(note)}</span></p>${control}</section>`

export function humanOf(sight: Sight, page: PageWords, form: FormOf): Human {
  const { thread, words } = sight
  const ask: Human = {
    bar: bar('', words.talkToPerson, frontWait(sight), besideWriting('person', page.person, 'person')),
    card: '',
  }
  if (thread === null) return ask
  const { status, promise, callback, holder } = thread.head
  if (callback?.ringing && (status === 'waiting' || (status === 'person' && callback.mode === 'phone'))) {
    const note = callback.mode === 'phone' ? words.callNowPhone : words.callNowChat
    return { bar: bar('coming', words.callDue, note), card: '' }
  }
  if (status === 'person' && holder) return heldOf(sight, thread.head, holder, page, form)
  if (promise && (status === 'waiting' || status === 'callback')) return waitingOf(sight, promise, page, form)
  if (status === 'ai' && thread.head.personOffered)
    ask.card = `<section class="card"><h2>${text(words.offerPerson)}</h2>${besideWriting('person', words.offerYes, 'person')}</section>`
  return ask
}

function waitingOf(sight: Sight, promise: PromiseView, page: PageWords, form: FormOf): Human {
  const { words, front, thread } = sight
  const phrase = waitPhrase(sight, promise)
  const link = `<a class="button quiet" href="#wait">${text(page.ways)}</a>`
  const aiMayTry = thread?.head.aiMayTry === true
  const trying = front.aiOn
    ? form(
        `<button class="quiet" name="do" value="${aiMayTry ? 'ai-stop' : 'ai-try'}" aria-pressed="${aiMayTry}">${text(words.letAiTry)}</button>`,
      )
    : ''
  const out = wayOut(words, front.aiOn, form)
  return {
    bar: bar(phrase.tone, phrase.title, phrase.big, link),
    card: card(sight, phrase, `${trying}${out}`, form),
  }
}

/** The contact's own way out of a promise; where there is no assistant to go back to it ends the conversation. */
function wayOut(words: Sight['words'], toAi: boolean, form: FormOf): string {
  const sure = form(
    `<button class="quiet" name="do" value="withdraw">${text(toAi ? words.withdrawSure : words.endSure)}</button>`,
  )
  return `<details><summary>${text(words.withdraw)}</summary>${sure}</details>`
}

/** A person holds it: until their first words the promise is open, and another person can be asked for. */
function heldOf(
  sight: Sight,
  head: ThreadHead,
  holder: NonNullable<ThreadHead['holder']>,
  page: PageWords,
  form: FormOf,
): Human {
  const { words, times, now } = sight
  const name = holder.name ?? words.somebody
  const { promise } = head
  const away = holder.connected ? null : words.personAway(name)
  if (promise === null) return { bar: bar('coming', name, away ?? words.personHere), card: '' }
  const another = besideWriting('person', words.talkToAnother, 'quiet')
  if (promise.missed > 0) {
    const link = `<a class="button quiet" href="#wait">${text(page.ways)}</a>`
    const phrase = waitPhrase(sight, promise)
    return {
      bar: bar(phrase.tone, name, phrase.big, link),
      card: card(sight, phrase, `${another}${wayOut(words, false, form)}`, form),
    }
  }
  const note = `${away ?? words.reading} ${words.promised(times.when(promise.dueAt, now))}`
  return { bar: bar('coming', name, note, another), card: '' }
}

/** When somebody comes, and how to wait: here, by a call, by a letter. */
function card({ front, thread, words }: Sight, phrase: Phrase, more: string, form: FormOf): string {
  const head = thread?.head
  const way = phrase.tone === 'booked' ? head?.promise?.way : 'here'
  const item = encodeURIComponent(head?.itemId ?? '')
  const chosen = (is: boolean) => (is ? ' aria-current="true"' : '')
  const link = (view: 'call' | 'email', label: string, is: boolean) =>
    `<li><a class="button way" href="?view=${view}&amp;item=${item}"${chosen(is)}>${text(label)}</a></li>`
  const here =
    way === 'here' && phrase.tone !== 'late'
      ? `<li><span class="button way" aria-current="true">${text(words.waitHere)}</span></li>`
      : `<li>${form(`<button class="way" name="do" value="here">${text(words.waitHere)}</button>`)}</li>`
  return `<section class="card ${phrase.tone}" id="wait" aria-labelledby="wait-big">
    ${phrase.tone === 'booked' ? `<p>${text(phrase.title)}</p>` : ''}<h2 id="wait-big">${text(phrase.big)}</h2><p>${text(phrase.small)}</p>
    <ul class="ways">${here}${front.callbacks ? link('call', words.callMe, way === 'callback') : ''}${front.mail ? link('email', words.emailMe, way === 'email') : ''}</ul>${more}</section>`
}
