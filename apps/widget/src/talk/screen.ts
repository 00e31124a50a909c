import type { FrontView, ThreadHead, ThreadView } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { type Model, threadOf } from '../model.ts'
import { type HeadScreen, type HumanScreen, type Screen, screenOf } from '../screen.ts'
import type { First } from '../words/first.ts'
import type { Format } from './format.ts'
import { rowsOf } from './rows.ts'
import { comingPhrase, frontWait } from './waiting.ts'

/** What the later part knows of: states that are rare, or come long after the first look; null = nothing to add. */
export interface LaterScreens {
  waitOf(model: Model, format: Format): string | null
  headOf(head: ThreadHead, model: Model): HeadScreen | null
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
  const wait = later?.waitOf(model, format) ?? frontWait(model.front, words, format)
  const base = screenOf(model, words, wait)
  const thread = threadOf(model, base.itemId)
  const { front } = model
  if (front) base.head = idleHead(front, words)
  if (!thread) {
    if (front?.aiOn === false)
      base.rows[0] = { row: 'hello', key: 'hello', text: words.helloNoAi ?? '', ai: false }
    return base
  }
  const { head } = thread
  return {
    ...base,
    head:
      later?.headOf(head, model) ??
      (head.status === 'ai' ? base.head : { mark: 'waiting', title: words.coming, sub: words.comingNoAi }),
    human: later?.humanOf(thread, model, format) ?? humanOf(thread, model, words, format) ?? base.human,
    rows: rowsOf(thread, model, words, format),
    typing: typingOf(thread, model, words),
    questions: later?.questionsOf(head, model) ?? [],
  }
}

function humanOf(thread: ThreadView, model: Model, words: First, format: Format): HumanScreen | null {
  const { front, now } = model
  const { promise, status } = thread.head
  return promise && status === 'waiting'
    ? { kind: 'waiting', ...comingPhrase(promise, front, placeIn(thread), now, words, format) }
    : null
}

/** The newest line that told a place; a later promise of being first counts as one. */
export function placeIn({ entries }: ThreadView): number | null {
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
    return { by: 'worker', text: words.typing?.(typing.name ?? head.holder?.name ?? null) ?? '' }
  const looks =
    head.status === 'ai' &&
    last?.entry === 'message' &&
    last.by === 'contact' &&
    now - last.at < limits.draftDeadlineMs
  return hears || looks ? { by: 'ai', text: words.aiTyping } : null
}

function idleHead({ name, aiOn }: FrontView, words: First): HeadScreen {
  return aiOn
    ? { mark: 'ai', title: words.aiTitle(name), sub: words.aiNote }
    : { mark: 'waiting', title: name, sub: words.peopleNote ?? '' }
}
