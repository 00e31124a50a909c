import type { FrontView, KnownView, ResponseOf } from '@warmline/contracts'
import { escapeHtml } from './html.ts'
import { besideWriting } from './page-human.ts'
import type { PageOwnWords } from './page-own-words.ts'
import { localesOf } from './page-times.ts'

export type View = 'know' | 'key' | 'join'
export const viewOf = (name: string): View | null =>
  name === 'know' || name === 'key' || name === 'join' ? name : null

/** What stands beside the conversation itself. */
export interface Beside {
  /** who spoke with them last and may be asked for again; null = nobody to name, or named already */
  last: ResponseOf<'lastPerson'> | null
  itemId: string | null
  earlier: readonly { itemId: string; openedAt: number }[]
  /** two devices have just become one */
  joined: boolean
}

/** "Robin again, if there", with the truth about now. */
export function againButton({ last }: Beside, words: PageOwnWords): string {
  if (last === null || last.name === null) return ''
  return `<p>${escapeHtml(words.now[last.now](last.name))}</p><p>${besideWriting('again', words.again(last.name), 'person')}</p>`
}

/** Under the conversation: what a contact may take along, correct or bring together. */
export function links({ slug }: FrontView, beside: Beside, words: PageOwnWords, language: string): string {
  const link = (to: string, text: string) => `<li><a href="${escapeHtml(to)}">${escapeHtml(text)}</a></li>`
  const { itemId, earlier } = beside
  const own = itemId === null ? '' : `item=${encodeURIComponent(itemId)}`
  const ofItem =
    itemId === null
      ? ''
      : link(`/c/${slug}/transcript?${own}&as=text`, words.transcript) +
        link(`/c/${slug}/transcript?${own}&as=html`, words.print) +
        link(`?view=key&${own}`, words.joinKey)
  const list = `<h2>${escapeHtml(words.conversation)}</h2><ul>${ofItem}${link('?view=know', words.know)}${link('?view=join', words.join)}</ul>`
  if (earlier.length === 0) return list
  const rows = earlier.map((one) => link(`?item=${one.itemId}`, dateIn(language, one.openedAt)))
  return `${list}<h2>${escapeHtml(words.history)}</h2><ul>${rows.join('')}</ul>`
}

const dateIn = (language: string, at: number): string =>
  new Intl.DateTimeFormat(localesOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
/** A tag that is none, of a time in which any was taken, stands as it is. */
function languageIn(language: string, of: string): string {
  try {
    return new Intl.DisplayNames(localesOf(language), { type: 'language' }).of(of) ?? of
  } catch {
    return of
  }
}

const told: Record<string, (words: PageOwnWords) => string> = {
  saved: (words) => words.saved,
  voided: (words) => words.keyVoided,
  sent: (words) => words.joinSent,
  failed: (words) => words.failed,
  'bad-address': (words) => words.emailBad,
  'too-many-requests': (words) => words.tooMany,
  'no-mail': (words) => words.joinNoMail,
  'code-refused': (words) => words.joinWrong,
  'wrong-state': (words) => words.joinOther,
}

/** What one of the contact's own pages is made from. */
export interface OwnPage {
  view: View
  words: PageOwnWords
  language: string
  /** of the forms on it */
  key: string
  itemId: string | null
  /** letters can be sent, so that keys are of use */
  mail: boolean
  known: KnownView | null
  /** an address that a code could go to */
  hasAddress: boolean
  /** what happened, as a code */
  said: string
  /** shown now and never again */
  caseKey?: string
  joinKey?: string
}

/** Pure, so that it can be looked at on fake data. */
export function ownBody(own: OwnPage): string {
  const { words, said, view } = own
  const back = own.itemId === null ? '?' : `?item=${encodeURIComponent(own.itemId)}`
  const note = Object.hasOwn(told, said) ? told[said]?.(words) : undefined
  const isGood = said === 'saved' || said === 'voided' || said === 'sent'
  const title = { know: words.know, key: words.joinKey, join: words.join }[view]
  const inside = view === 'know' ? knowHtml(own) : view === 'key' ? keyHtml(own) : joinHtml(own)
  return `<p><a href="${escapeHtml(back)}">${escapeHtml(words.back)}</a></p><h1>${escapeHtml(title)}</h1>
    ${note === undefined ? '' : `<p role="${isGood ? 'status' : 'alert'}" class="note">${escapeHtml(note)}</p>`}${inside}`
}

function form({ key }: OwnPage, inside: string, hidden: Record<string, string> = {}): string {
  const fields = Object.entries({ key, ...hidden }).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return `<form method="post" action="?">${fields.join('')}${inside}</form>`
}
const button = (deed: string, text: string, label = '') =>
  `<button name="do" value="${deed}"${deed === 'fact-remove' || deed === 'dispute' || deed === 'key-void' ? ' class="quiet"' : ''}${label === '' ? '' : ` aria-label="${escapeHtml(label)}"`}>${escapeHtml(text)}</button>`

const kinds = { name: 'text', email: 'email', phone: 'tel', about: 'text' } as const
const auto = { name: 'name', email: 'email', phone: 'tel', about: 'off' } as const

function knowHtml(own: OwnPage): string {
  const { words, known } = own
  const labels: Record<string, string> = words.fields
  const rows = (known?.facts ?? []).map((fact) => {
    const from = fact.disputed ? `${words.by[fact.by]}; ${words.disputed}` : words.by[fact.by]
    const label = labels[fact.key] ?? fact.key
    const [deed, text] =
      fact.by === 'contact'
        ? (['fact-remove', words.remove] as const)
        : (['dispute', fact.disputed ? words.undispute : words.dispute] as const)
    const hidden = { fact: fact.key, by: fact.by, disputed: fact.disputed ? 'no' : 'yes' }
    return `<li class="m"><div class="who">${escapeHtml(label)}</div><div dir="auto">${escapeHtml(fact.value ?? '')}</div><div>${escapeHtml(from)}</div>${form(own, button(deed, text, `${text}: ${label}`), hidden)}</li>`
  })
  const fields = (['name', 'email', 'phone', 'about'] as const).map((key) => {
    const label = words.fields[key]
    return form(
      own,
      `<label for="fact-${key}">${escapeHtml(label)}</label><input id="fact-${key}" name="value" type="${kinds[key]}" autocomplete="${auto[key]}" maxlength="500" dir="auto" required>${button('fact', words.save, `${words.save}: ${label}`)}`,
      { fact: key },
    )
  })
  const list =
    rows.length === 0 ? `<p>${escapeHtml(words.knowNothing)}</p>` : `<ol class="thread">${rows.join('')}</ol>`
  const base = known
    ? `<p>${escapeHtml(words.base(dateIn(own.language, known.firstSeenAt), languageIn(own.language, known.language)))}</p>`
    : ''
  return `<p>${escapeHtml(words.knowNote)}</p>${base}${list}${fields.join('')}`
}

function keyHtml(own: OwnPage): string {
  const { words, itemId, caseKey } = own
  if (!own.mail) return `<p>${escapeHtml(words.joinNoMail)}</p>`
  if (itemId === null) return ''
  const hidden = { item: itemId }
  const shown =
    caseKey === undefined
      ? form(own, button('key', words.keyMake), hidden)
      : `<p><code class="key">${escapeHtml(caseKey)}</code></p><p>${escapeHtml(words.keyOnce)}</p>`
  const missing = own.hasAddress
    ? ''
    : `<p class="note">${escapeHtml(words.keyAddress)} <a href="?view=know">${escapeHtml(words.know)}</a></p>`
  return `<p>${escapeHtml(words.keyNote)}</p>${missing}${shown}${form(own, button('key-void', words.keyVoid), hidden)}`
}

function joinHtml(own: OwnPage): string {
  const { words, joinKey } = own
  if (!own.mail) return `<p>${escapeHtml(words.joinNoMail)}</p>`
  const ask = form(
    own,
    `<label for="case-key">${escapeHtml(words.joinKey)}</label><input id="case-key" name="caseKey" maxlength="100" autocomplete="off" spellcheck="false" dir="ltr" value="${escapeHtml(joinKey ?? '')}" required>${button('join', words.joinAsk)}`,
  )
  if (joinKey === undefined) return `<p>${escapeHtml(words.joinNote)}</p>${ask}`
  const confirm = form(
    own,
    `<label for="code">${escapeHtml(words.joinCode)}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{8,12}" dir="ltr" required>${button('confirm', words.joinGo)}`,
    { caseKey: joinKey },
  )
  return `${confirm}${ask}`
}
