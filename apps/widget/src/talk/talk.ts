import type { UiLanguage } from '@warmline/contracts/words'
import { type Model, shownItem, threadOf } from '../model.ts'
import type { Screen } from '../screen.ts'
import type { Session } from '../session.ts'
import type { Parts } from '../view/parts.ts'
import type { First } from '../words/first.ts'
import { acked, nextToSend } from './deliver.ts'
import { feedOf } from './feed.ts'
import { firstLine } from './first-line.ts'
import { fitInto } from './fit.ts'
import { type Format, formatFor, localeFor } from './format.ts'
import { marks, RowView, Typing } from './rows.tsx'
import { type LaterScreens, placeIn, wholeScreenOf } from './screen.ts'
import css from './talk.css?inline'
import { unread } from './threads.ts'
import { Wait } from './wait.tsx'
import { comingPhrase } from './waiting.ts'

/** What is dropped or pasted. */
interface Taken {
  dataTransfer?: DataTransfer | null
  clipboardData?: DataTransfer | null
  preventDefault(): void
}

export type Talk = ReturnType<typeof talkOf>

/**
 * The second part: the line and everything drawn from it. Later parts reach it through this object and never import
 * from it: a file that failed to load stays failed in the browser, and would fail them too.
 */
export function talkOf(
  session: Session,
  words: First,
  wishes: readonly string[],
  language: UiLanguage,
  /** fetches the lasting line, and lets it take over */
  last: () => unknown,
) {
  const feed = feedOf(session)
  let readTold = ''
  let isTelling = false
  let item: string | null = null
  let told = new Set<string>()
  const talk = {
    css,
    Row: RowView,
    Typing,
    marks,
    Wait,
    comingPhrase,
    placeIn,
    acked,
    nextToSend,
    unread,
    feed,
    fitInto,
    first: firstLine(session, feed, () => {
      // what is sent now waits for the lasting one
      session.store.update({ stalled: true })
      last()
    }),
    /** the later part puts one with dates in its place */
    format: formatFor(localeFor(wishes, language)) as Format,

    screenOf: (model: Model, later: LaterScreens | null): Screen =>
      wholeScreenOf(model, words, talk.format, later),

    /** Pasted pictures and dropped files, anywhere in the panel. */
    takesFiles({ use }: Parts) {
      const take = (event: Taken) => {
        // the list empties itself while the part is on its way
        const list = [...((event.dataTransfer ?? event.clipboardData)?.files ?? [])]
        if (!list[0]) return
        event.preventDefault()
        use(({ files }) => files.add(list))
      }
      return { onDragOver: (event: Event) => event.preventDefault(), onDrop: take, onPaste: take }
    },

    /** What stands on screen needs the later part: now, not when it is quiet. */
    wantsMore({ model, screen }: Parts): boolean {
      const { sheet, front, notice, outbox } = model
      const { head, entries = [] } = threadOf(model, screen.itemId) ?? {}
      const { status = 'ai', personOffered } = head ?? {}
      const isRare = entries.some(
        (entry) =>
          (entry.entry === 'message' && (entry.attachments[0] || entry.text === null)) ||
          (entry.entry === 'line' && !words.lines[entry.code]),
      )
      return !!(
        sheet ||
        notice ||
        isRare ||
        personOffered ||
        status !== 'ai' ||
        front?.aiOn === false ||
        /closed|late/.test(front?.wait.basis ?? '') ||
        outbox.some(({ state }) => state === 'refused')
      )
    },

    /** Each new line or message of the others once; nothing of what a thread already held. */
    newsIn({ rows, itemId, thread }: Screen): string[] {
      const isFirst = !thread || itemId !== item
      if (isFirst) told = new Set()
      item = thread && itemId
      // a rare line has no words until the later part has come
      const fresh = rows.filter(({ key, text }) => !told.has(key) && (isFirst || text))
      for (const { key } of fresh) told.add(key)
      if (isFirst) return []
      return fresh.flatMap((row) => {
        if (row.row === 'line') return row.text
        return row.row === 'message' && row.author !== 'contact'
          ? words.newMessage(row.name, row.text ?? '')
          : []
      })
    },

    /** What stands on an open, visible panel is read. */
    markRead(): void {
      const model = session.store.get()
      const head = threadOf(model, shownItem(model))?.head
      // a person is coming or here: a word into a dead line must not wait for a part that comes over the same line
      if (head && /wait|pers/.test(head.status)) last()
      if (!model.open || document.hidden || !head || model.link !== 'live') return
      const { itemId, lastSeq, readByContact } = head
      const mark = itemId + lastSeq
      if (lastSeq <= readByContact || isTelling || readTold === mark) return
      readTold = mark
      // one at a time: after a blackout many words come at once, and a thin line has better to carry
      const told = session.line?.read(itemId, lastSeq).catch(() => {
        readTold = ''
      })
      isTelling = !!told
      void told?.then(() => {
        isTelling = false
      })
    },
  }
  return talk
}
