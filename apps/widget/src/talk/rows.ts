import type { LineEntry, MessageEntry, ThreadView } from '@warmline/contracts'
import type { LineFacts } from '@warmline/contracts/contact-words/words'
import type { Model } from '../model.ts'
import { type MessageRow, pendingRows, type Row } from '../screen.ts'
import type { First } from '../words/first.ts'
import type { Format } from './format.ts'

export function rowsOf(thread: ThreadView, model: Model, words: First, format: Format): Row[] {
  const rows: Row[] = []
  const { now } = model
  let day = ''
  for (const entry of thread.entries) {
    // what a newer server tells a page that was opened before it is left out, not stumbled over
    if (entry.entry !== 'message' && entry.entry !== 'line') continue
    const today = format.day?.(entry.at, now) ?? ''
    if (today !== day) {
      if (day || today !== format.day?.(now, now))
        rows.push({ row: 'day', key: `day:${entry.at}`, text: today })
      day = today
    }
    rows.push(
      entry.entry === 'message'
        ? messageRow(entry, thread, words, format)
        : lineRow(entry, now, words, format),
    )
  }
  return [...rows, ...pendingRows(model, thread.head.itemId, words)]
}

function messageRow(entry: MessageEntry, thread: ThreadView, words: First, format: Format): MessageRow {
  const { by, at, messageId: key, text, aiDrafted, attachments } = entry
  const author = by === 'worker' ? 'person' : by
  // one mark only, under the newest of the contact's own words
  const isNewest =
    author === 'contact' &&
    thread.entries.findLast((one) => one.entry === 'message' && one.by === by) === entry
  const isRead = thread.head.readByTeam >= entry.seq
  return {
    row: 'message',
    key,
    author,
    name:
      author === 'contact' ? words.you : by === 'worker' ? (entry.name ?? words.somebody) : words.assistant,
    time: format.clock(at),
    text,
    aiDrafted,
    sources: entry.sources.map(({ title, articleVersion }) => ({
      title: words.source(title),
      note: format.date ? (words.sourceNote?.(articleVersion, format.date(at)) ?? '') : '',
    })),
    attachments,
    mark: isNewest
      ? isRead
        ? { kind: 'read', text: words.read }
        : { kind: 'sent', text: words.sent }
      : undefined,
  }
}

/** Without text while the words of a rare line have not come. */
function lineRow({ params, code, at, version }: LineEntry, now: number, words: First, format: Format): Row {
  const facts = factsOf(params, now, format)
  return {
    row: 'line',
    key: `line:${version}:${code}`,
    text: words.lines[code]?.(facts) ?? '',
    time: facts.when ? null : format.clock(at),
  }
}

const instantKeys = ['at', 'opensAt', 'nextAt', 'nextDueAt', 'dueAt']

function factsOf(params: LineEntry['params'], now: number, format: Format): LineFacts {
  const { name, place } = params
  const at = instantKeys.map((key) => params[key]).find((value) => typeof value === 'number')
  return {
    name: typeof name === 'string' && name ? name : null,
    when: typeof at === 'number' ? format.when(at, now) : null,
    place: typeof place === 'number' ? place : null,
    reached: params['outcome'] === 'reached',
  }
}
