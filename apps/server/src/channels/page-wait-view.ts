import type { CallbackSlot } from '@warmline/contracts'
import type { Words } from '@warmline/contracts/contact-words/words'
import { escapeHtml } from './html.ts'
import type { Times } from './page-times.ts'
import type { PageWords } from './page-words.ts'

export type WaitView = 'call' | 'email'
export const waitViewOf = (name: string): WaitView | null =>
  name === 'call' || name === 'email' ? name : null

/** What a page of a way to wait is made from. */
export interface WaitPage {
  view: WaitView
  words: Words
  page: PageWords
  times: Times
  now: number
  /** of the form on it */
  key: string
  itemId: string
  slots: readonly CallbackSlot[]
  /** an address that a letter could go to is known */
  identified: boolean
  /** letters can be sent */
  mail: boolean
  /** what went wrong, as a code */
  said: string
  /** what was typed before it went wrong */
  typed: { mode?: string; phone?: string; email?: string; slot?: string }
}

const text = escapeHtml
const told: Record<string, (own: WaitPage) => string> = {
  phone: ({ words }) => words.phoneBad,
  email: ({ words }) => words.emailBad,
  'slot-taken': ({ page }) => page.slotTaken,
  failed: ({ words }) => words.failed,
}

/** Pure, so that it can be looked at on fake data. */
export function waitBody(own: WaitPage): string {
  const { view, words, page, said, itemId } = own
  const note = Object.hasOwn(told, said) ? told[said]?.(own) : undefined
  const alert = note === undefined ? '' : `<p role="alert" class="note" id="note">${text(note)}</p>`
  const title = view === 'call' ? words.callTitle : words.emailTitle
  return `<p><a href="?item=${encodeURIComponent(itemId)}#wait">${text(page.back)}</a></p><h1>${text(title)}</h1>${alert}${view === 'call' ? callHtml(own) : emailHtml(own)}`
}

const form = ({ key, itemId }: WaitPage, inside: string): string =>
  `<form method="post" action="?"><input type="hidden" name="key" value="${text(key)}"><input type="hidden" name="item" value="${text(itemId)}">${inside}</form>`
const wrong = (is: boolean) => (is ? ' aria-invalid="true" aria-describedby="note"' : '')

function callHtml(own: WaitPage): string {
  const { words, times, now, slots, typed, said } = own
  if (slots.length === 0) return `<p>${text(words.noSlots)}</p>`
  const mode = (value: string, label: string) =>
    `<label class="pick"><input type="radio" name="mode" value="${value}"${(typed.mode ?? 'chat') === value ? ' checked' : ''}>${text(label)}</label>`
  const days = Map.groupBy(slots, (slot) => times.day(slot.at, now))
  const lists = [...days].map(([day, ofDay]) => {
    const rows = ofDay
      .slice(0, 24)
      .map(
        ({ slotId, at, name }) =>
          `<label class="pick"><input type="radio" name="slot" value="${text(slotId)}" required${typed.slot === slotId ? ' checked' : ''}>${text(name === null ? times.clock(at) : `${times.clock(at)} · ${name}`)}</label>`,
      )
    return `<fieldset class="list"><legend>${text(day)}</legend>${rows.join('')}</fieldset>`
  })
  const phone = `<label for="phone">${text(words.phoneNumber)}</label><input id="phone" name="phone" type="tel" autocomplete="tel" inputmode="tel" dir="ltr" maxlength="24" value="${text(typed.phone ?? '')}"${wrong(said === 'phone')}>`
  return form(
    own,
    `<fieldset class="list"><legend>${text(words.callHow)}</legend>${mode('chat', words.inChat)}${mode('phone', words.byPhone)}</fieldset>${phone}<p>${text(words.pickTime)} ${text(`(${times.zone})`)}</p>${lists.join('')}<button class="person" name="do" value="call">${text(words.callMe)}</button>`,
  )
}

function emailHtml(own: WaitPage): string {
  const { words, typed, identified, mail, said } = own
  if (!mail) return ''
  const known = identified ? `<p>${text(words.emailKnown)}</p>` : ''
  return form(
    own,
    `<label for="email">${text(words.emailField)}</label><input id="email" name="email" type="email" autocomplete="email" dir="ltr" maxlength="200" value="${text(typed.email ?? '')}"${identified ? '' : ' required'}${wrong(said === 'email')}>${known}<button class="person" name="do" value="email">${text(words.emailSend)}</button>`,
  )
}
