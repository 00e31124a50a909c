import type { UiLanguage } from '@warmline/contracts/words'
import { type Model, shownItem, threadOf } from '../model.ts'
import type { Screen } from '../screen.ts'
import type { Session } from '../session.ts'
import type { Parts } from '../view/parts.ts'
import type { First } from '../words/first.ts'
import { rebased } from './deliver.ts'
import { type Format, formatFor, localeFor } from './format.ts'
import { TalkLine } from './line.ts'
import { RowView, Typing } from './rows.tsx'
import { type LaterScreens, waysOf, wholeScreenOf } from './screen.ts'
import css from './talk.css?inline'
import { unread } from './threads.ts'
import { Wait } from './wait.tsx'
import { waitPhrase } from './waiting.ts'

/**
 * The second part: the line and everything drawn from it. Later parts reach it through this object and never import
 * from it: a file that failed to load stays failed in the browser, and would fail them too.
 */
export class Talk {
  readonly css = css
  readonly Row = RowView
  readonly Typing = Typing
  readonly Wait = Wait
  readonly waitPhrase = waitPhrase
  readonly waysOf = waysOf
  readonly rebased = rebased
  format!: Format
  readonly line: TalkLine
  readonly #session: Session
  #words!: First
  #toldTypingAt = 0
  #readTold = ''
  #item: string | null = null
  #told = new Set<string>()

  constructor(session: Session, words: First, wishes: readonly string[], language: UiLanguage) {
    this.#session = session
    this.speak(words, wishes, language)
    this.line = new TalkLine(session)
  }

  speak(words: First, wishes: readonly string[], language: UiLanguage): void {
    this.#words = words
    this.format = formatFor(localeFor(wishes, language))
  }

  screenOf(model: Model, later: LaterScreens | null): Screen {
    return wholeScreenOf(model, this.#words, this.format, later)
  }

  unread(model: Model): number {
    return unread(model)
  }

  /** What stands on screen needs the later part: now, not when it is quiet. */
  wantsMore({ model, screen }: Parts): boolean {
    const head = screen.thread
    const rows = threadOf(model, screen.itemId)?.entries ?? []
    return !!(
      model.sheet ||
      screen.rows.some((row) => row.row === 'message' && row.mark?.kind === 'refused') ||
      (head &&
        (head.holder ||
          head.callback ||
          head.personOffered ||
          head.status === 'closed' ||
          head.promise?.way === 'email' ||
          rows.some((row) =>
            row.entry === 'message'
              ? row.attachments.length
              : row.entry === 'line' && !this.#words.lines[row.code],
          )))
    )
  }

  /** Each new line or message of the others once; nothing of what a thread already held. */
  newsIn({ rows, itemId }: Screen): string[] {
    const fresh = itemId === this.#item ? rows.filter(({ key }) => !this.#told.has(key)) : []
    this.#item = itemId
    this.#told = new Set(rows.map(({ key }) => key))
    return fresh.flatMap((row) => {
      if (row.row === 'line') return row.text
      return row.row === 'message' && row.author !== 'contact'
        ? this.#words.newMessage(row.name, row.text ?? '')
        : []
    })
  }

  typing(): void {
    const model = this.#session.store.get()
    const itemId = shownItem(model)
    const now = Date.now()
    if (!itemId || now - this.#toldTypingAt < 3_000 || model.link !== 'live') return
    this.#toldTypingAt = now
    void this.line.client.call('contactTyping', { params: { itemId }, retries: 0 })
  }

  /** What stands on an open, visible panel is read. */
  markRead(): void {
    const model = this.#session.store.get()
    const head = threadOf(model, shownItem(model))?.head
    if (!model.open || document.hidden || !head || model.link !== 'live') return
    const { itemId, lastSeq, readByContact } = head
    const mark = `${itemId}:${lastSeq}`
    if (lastSeq <= readByContact || this.#readTold === mark) return
    this.#readTold = mark
    const read = { params: { itemId }, body: { upTo: lastSeq }, retries: 1 }
    void this.line.client.call('readByContact', read).then((answer) => {
      if (!answer.ok) this.#readTold = ''
    })
  }
}
