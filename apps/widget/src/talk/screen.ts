import type { FrontView, ThreadHead, ThreadView } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { type Model, threadOf } from '../model.ts'
import {
  asksForPerson,
  comingHead,
  type HeadScreen,
  type HumanScreen,
  idleHead,
  type Screen,
  screenOf,
  type Ways,
} from '../screen.ts'
import type { First } from '../words/first.ts'
import type { Format } from './format.ts'
import { rowsOf } from './rows.ts'
import { frontWait, waitPhrase } from './waiting.ts'

/** What the later part knows of: states that are rare, or come long after the first look. */
export interface LaterScreens {
  /** null = nothing to add to the plain waiting card */
  humanOf(thread: ThreadView, model: Model, format: Format): HumanScreen | null
  questionsOf(head: ThreadHead, model: Model): Screen['questions']
}

/** Everything on screen, from everything known: pure, tested by tables. */
export function wholeScreenOf(
  model: Model,
  words: First,
  format: Format,
  later: LaterScreens | null,
): Screen {
  const wait = frontWait(model.front, model.now, words, format)
  const base = screenOf(model, words, wait)
  const { itemId } = base
  const thread = threadOf(model, itemId)
  if (!thread) return base
  const { head } = thread
  return {
    ...base,
    head: headOf(head, model, words),
    human: later?.humanOf(thread, model, format) ?? humanOf(thread, model, words, format) ?? base.human,
    rows: rowsOf(thread, model, words, format),
    typing: typingOf(thread, model, words),
    questions: later?.questionsOf(head, model) ?? [],
  }
}

const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase()

function headOf(head: ThreadHead, model: Model, words: First): HeadScreen {
  const { status, holder, callback, promise } = head
  if (holder && (status === 'person' || status === 'wrapping-up')) {
    const title = holder.name ?? words.somebody
    const here = promise ? words.reading : words.personHere
    const sub = status === 'wrapping-up' ? words.finishing : here
    return { mark: 'person', initials: initialsOf(title), title, isPerson: true, sub }
  }
  if (status === 'waiting' || status === 'callback' || asksForPerson(model, head.itemId)) {
    const isBooked = !callback?.ringing && (promise?.way === 'callback' || promise?.way === 'email')
    const coming = comingHead(words)
    return {
      ...coming,
      title: isBooked ? (model.front?.name ?? '') : coming.title,
      sub: head.aiMayTry ? words.comingAi : coming.sub,
    }
  }
  return status === 'closed'
    ? { mark: 'ai', title: words.closedTitle, sub: words.closedNote }
    : idleHead(model.front, words)
}

function humanOf(thread: ThreadView, model: Model, words: First, format: Format): HumanScreen | null {
  const { front, now } = model
  const { head } = thread
  const { promise, status } = head
  if (promise && (status === 'waiting' || status === 'callback')) {
    return {
      kind: 'waiting',
      ...waitPhrase(promise, front, placeIn(thread), now, words, format),
      ways: waysOf(head, front),
      aiMayTry: front?.aiOn === false ? null : head.aiMayTry,
      withdraw: model.withdrawing ? 'sure' : 'ask',
      another: false,
    }
  }
  return status === 'person' ? { kind: 'person', note: null } : null
}

export function waysOf(head: ThreadHead, front: FrontView | null): Ways {
  const way = head.promise?.way
  return {
    chosen: way === 'callback' ? 'call' : way === 'email' ? 'email' : 'here',
    call: front?.callbacks ?? false,
    email: front?.mail ?? false,
  }
}

/** The newest line that told a place; a later promise of being first counts as one. */
function placeIn({ entries }: ThreadView): number | null {
  const line = entries.findLast(
    (entry) => entry.entry === 'line' && /^(queued|front-of-queue|asked)$/.test(entry.code),
  )
  if (line?.entry !== 'line') return null
  const { place } = line.params
  return line.code === 'front-of-queue' ? 1 : typeof place === 'number' ? place : null
}

/** The AI counts as looking it up while the contact's last message stands unanswered with it, until its draft is late. */
function typingOf({ head, entries }: ThreadView, { typing, now }: Model, words: First): Screen['typing'] {
  const last = entries.at(-1)
  const hears = typing && typing.itemId === head.itemId && typing.until > now
  if (hears && typing.by === 'worker')
    return { by: 'worker', text: words.typing(typing.name ?? head.holder?.name ?? null) }
  const looks =
    head.status === 'ai' &&
    last?.entry === 'message' &&
    last.by === 'contact' &&
    now - last.at < limits.draftDeadlineMs
  return hears || looks ? { by: 'ai', text: words.aiTyping } : null
}
