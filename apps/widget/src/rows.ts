import type { AttachmentView, LineEntry, MessageEntry, Source, ThreadView } from '@warmline/contracts'
import type { Format } from './locale.ts'
import { isOffline, type Model, messageIdsOf } from './model.ts'
import { messageIdOf, type OutboxState, textOf } from './outbox.ts'
import type { LineFacts, Words } from './words/words.ts'

/** Who wrote it, for people and for machines (`data-author`). */
export type Author = 'contact' | 'ai' | 'person' | 'system'

export interface MessageRow {
  row: 'message'
  key: string
  author: Author
  name: string
  time: string
  /** null = erased */
  text: string | null
  aiDrafted: boolean
  sources: { title: string; note: string }[]
  attachments: AttachmentView[]
  files: string[]
  /** below the contact's own words */
  mark: { kind: 'sent' | 'read' | 'waiting' | 'sending' | 'refused'; text: string } | null
}
export interface LineRow {
  row: 'line'
  key: string
  text: string
  /** null when the words tell a time themselves: two in a row are confusing */
  time: string | null
}
export interface DayRow {
  row: 'day'
  key: string
  text: string
}
export interface HelloRow {
  row: 'hello'
  key: string
  text: string
  ai: boolean
}
export type Row = MessageRow | LineRow | DayRow | HelloRow

export function rowsOf(
  thread: ThreadView | null,
  model: Model,
  itemId: string | null,
  words: Words,
  format: Format,
): Row[] {
  const rows: Row[] = []
  const aiOn = model.front?.aiOn !== false
  if (thread === null)
    rows.push({ row: 'hello', key: 'hello', text: aiOn ? words.hello : words.helloNoAi, ai: aiOn })
  let day = ''
  for (const entry of thread?.entries ?? []) {
    if (entry.entry === 'note') continue
    const today = format.day(entry.at, model.now)
    if (today !== day) {
      if (day !== '' || today !== format.day(model.now, model.now)) {
        rows.push({ row: 'day', key: `day:${entry.at}`, text: today })
      }
      day = today
    }
    rows.push(
      entry.entry === 'message' ? messageRow(entry, words, format) : lineRow(entry, model.now, words, format),
    )
  }
  return [...markNewest(rows, thread, words), ...pendingRows(thread, model, itemId, words, format)]
}

function messageRow(entry: MessageEntry, words: Words, format: Format): MessageRow {
  const author = entry.by === 'worker' ? 'person' : entry.by
  const names = {
    contact: words.you,
    ai: words.assistant,
    person: entry.name ?? words.somebody,
    system: words.assistant,
  }
  const note = (source: Source) => words.sourceNote(source.articleVersion, format.date(entry.at))
  return {
    row: 'message',
    key: entry.messageId,
    author,
    name: names[author],
    time: format.clock(entry.at),
    text: entry.text,
    aiDrafted: entry.aiDrafted,
    sources: entry.sources.map((source) => ({ title: words.source(source.title), note: note(source) })),
    attachments: entry.attachments,
    files: [],
    mark: null,
  }
}

export function lineRow(entry: LineEntry, now: number, words: Words, format: Format): LineRow {
  const facts = factsOf(entry.params, now, format)
  return {
    row: 'line',
    key: `line:${entry.version}:${entry.code}`,
    text: words.lines[entry.code]?.(facts) ?? '',
    time: facts.when === null ? format.clock(entry.at) : null,
  }
}

const instantKeys = ['at', 'opensAt', 'nextAt', 'nextDueAt', 'dueAt']

function factsOf(params: LineEntry['params'], now: number, format: Format): LineFacts {
  const { name, place } = params
  const at = instantKeys.map((key) => params[key]).find((value) => typeof value === 'number')
  return {
    name: typeof name === 'string' && name !== '' ? name : null,
    when: typeof at === 'number' ? format.when(at, now) : null,
    place: typeof place === 'number' ? place : null,
    reached: params['outcome'] === 'reached',
  }
}

/** One mark only, under the newest of the contact's own words: sent or read. */
function markNewest(rows: Row[], thread: ThreadView | null, words: Words): Row[] {
  const own = thread?.entries.findLast((entry) => entry.entry === 'message' && entry.by === 'contact')
  if (thread === null || own?.entry !== 'message') return rows
  const isRead = thread.head.readByTeam >= own.seq
  const mark = isRead
    ? { kind: 'read' as const, text: words.read }
    : { kind: 'sent' as const, text: words.sent }
  return rows.map((row) => (row.row === 'message' && row.key === own.messageId ? { ...row, mark } : row))
}

/** Words that are on their way: kept here until their event arrives, under the same key so that nothing jumps. */
function pendingRows(
  thread: ThreadView | null,
  model: Model,
  itemId: string | null,
  words: Words,
  format: Format,
): MessageRow[] {
  const arrived = thread === null ? new Set<string>() : messageIdsOf(thread)
  const marks: Record<OutboxState, MessageRow['mark']> = {
    acked: { kind: 'sent', text: words.sent },
    refused: { kind: 'refused', text: words.notSent },
    queued: isOffline(model)
      ? { kind: 'waiting', text: words.waiting }
      : { kind: 'sending', text: words.sending },
  }
  return model.outbox.flatMap((entry) => {
    const text = textOf(entry.command)
    const messageId = messageIdOf(entry.command)
    if (entry.itemId !== itemId || text === undefined || messageId === undefined || arrived.has(messageId))
      return []
    return [
      {
        row: 'message' as const,
        key: messageId,
        author: 'contact' as const,
        name: words.you,
        time: format.clock(entry.at),
        text,
        aiDrafted: false,
        sources: [],
        attachments: [],
        files: entry.files,
        mark: marks[entry.state],
      },
    ]
  })
}
