import type { AttachmentView, ThreadHead } from '@warmline/contracts'
import { isOffline, type Model, messageIdsOf, shownItem, threadOf } from './model.ts'
import { messageIdOf, type OutboxState, textOf } from './outbox.ts'
import type { First } from './words/first.ts'

/** Who speaks, at the top. */
export interface HeadScreen {
  mark: 'ai' | 'person' | 'waiting'
  initials?: string
  title: string
  isPerson?: boolean
  sub: string
}

/** What a waiting card says and offers. */
export interface WaitScreen {
  /** `late` = the due time passed and nobody spoke yet; `closed` = outside hours; `booked` = a call or a letter */
  tone: 'coming' | 'late' | 'closed' | 'booked'
  title?: string
  big: string
  small: string
  /** share of the wait that has passed, 0–1; null when a bar would promise too much */
  progress: number | null
  /** absent until the later part has come */
  ways?: Ways
  /** absent: the assistant cannot try */
  aiMayTry?: boolean | null
  withdraw?: 'ask' | 'sure' | null
  /** withdrawing ends the conversation: there is no assistant to go back to, or a person holds it */
  ends?: boolean
  /** a person holds it and is late: another one may be asked for */
  another?: boolean
}

/** The human control: in every state exactly one of these is on screen. */
export type HumanScreen =
  | { kind: 'bar'; title: string; note: string; button: string }
  | { kind: 'kept' | 'ringing'; title: string; note: string }
  | ({ kind: 'waiting' | 'booked' } & WaitScreen)
  | HeldScreen

/** A person holds it and has spoken. */
export interface HeldScreen {
  kind: 'person'
  note: string | null
}

export interface Ways {
  chosen: 'here' | 'call' | 'email'
  call: boolean
  email: boolean
}

/** Questions under the last message; what was answered stays, to be corrected. */
export type QuestionScreen =
  | { kind: 'offer'; offerKey: string }
  | { kind: 'solved'; later: boolean; solved: boolean | null }
  | { kind: 'rate'; score: number | null }
  | { kind: 'comment'; score: number }

/** Who wrote it, for people and for machines (`data-author`). */
export type Author = 'contact' | 'ai' | 'person' | 'system'

export interface MessageRow {
  row: 'message'
  key: string
  author: Author
  name: string
  time?: string
  /** null = erased */
  text: string | null
  aiDrafted?: boolean
  sources?: { title: string; note: string }[]
  attachments?: AttachmentView[]
  files?: string[]
  /** below the contact's own words */
  mark?: { kind: 'sent' | 'read' | 'waiting' | 'sending' | 'refused'; text: string } | undefined
}
export type Row =
  | MessageRow
  /** `time` is null when the words tell a time themselves: two in a row are confusing */
  | { row: 'line'; key: string; text: string; time: string | null }
  | { row: 'day'; key: string; text: string }
  | { row: 'hello'; key: string; text: string; ai: boolean }

export interface Screen {
  itemId: string | null
  head: HeadScreen
  human: HumanScreen
  banner: { tone: 'warn' | 'bad'; text: string; again?: boolean } | null
  rows: Row[]
  typing: { by: 'ai' | 'worker'; text: string } | null
  questions: QuestionScreen[]
  /** the conversation as the server knows it: transcript, case key and end are possible */
  thread: ThreadHead | null
}

/** What can be said before the line part is there: from what this device knows. `wait` is today's wait in words. */
export function screenOf(model: Model, words: First, wait: string): Screen {
  const itemId = shownItem(model)
  const thread = threadOf(model, itemId)?.head ?? null
  return {
    itemId,
    thread,
    head: { mark: 'ai', title: words.assistant, sub: words.aiNote },
    human: asksForPerson(model, itemId)
      ? keptHuman(model, words, wait)
      : { kind: 'bar', title: words.talkToPerson, note: wait, button: words.askForOne },
    banner: bannerOf(thread, model, words),
    rows: [{ row: 'hello', key: 'hello', text: words.hello, ai: true }, ...pendingRows(model, itemId, words)],
    typing: null,
    questions: [],
  }
}

/** The contact asked and the server has not said so yet. */
export const asksForPerson = (model: Model, itemId: string | null): boolean =>
  model.outbox.some(
    ({ itemId: of, state, command }) =>
      of === itemId &&
      state !== 'refused' &&
      (command.name === 'askForHuman' ||
        (command.name === 'openConversation' && command.body.wants === 'person')),
  )

/** The ask waits here, or is on its way. */
export const keptHuman = (model: Model, words: First, note: string): HumanScreen =>
  isOffline(model)
    ? { kind: 'kept', title: words.askKept, note: words.askKeptNote }
    : { kind: 'kept', title: words.asking, note }

function bannerOf(head: ThreadHead | null, model: Model, words: First): Screen['banner'] {
  if (!model.kept) return { tone: 'bad', text: words.notKept }
  if (!model.online) {
    const name = head?.status === 'person' && head.holder?.name
    return { tone: 'warn', text: (name && words.offlineWith?.(name)) || words.offline }
  }
  if (model.broken) return { tone: 'bad', text: words.partFailed, again: true }
  return isOffline(model) || model.link === 'stale' ? { tone: 'warn', text: words.reconnecting } : null
}

/** Words that are on their way: kept here until their event arrives, under the same key so that nothing jumps. */
export function pendingRows(model: Model, itemId: string | null, words: First): MessageRow[] {
  const thread = threadOf(model, itemId)
  const arrived = thread && messageIdsOf(thread)
  const marks: Record<OutboxState, MessageRow['mark']> = {
    acked: { kind: 'sent', text: words.sent },
    refused: { kind: 'refused', text: words.notSent ?? '' },
    queued: isOffline(model)
      ? { kind: 'waiting', text: words.waiting }
      : { kind: 'sending', text: words.sending },
  }
  return model.outbox.flatMap(({ itemId: of, command, state, files }) => {
    const text = textOf(command)
    const key = messageIdOf(command)
    return of !== itemId || text === undefined || !key || arrived?.has(key)
      ? []
      : [{ row: 'message', key, author: 'contact', name: words.you, text, files, mark: marks[state] }]
  })
}
