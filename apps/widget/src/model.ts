import type { LiveStatus } from '@warmline/client'
import type { AttachmentView, CallbackSlot, ContactState, FrontView, ThreadView } from '@warmline/contracts'
import type { Outbox } from './outbox.ts'

export type SheetName = 'menu' | 'call' | 'email' | 'key' | 'history' | 'know' | 'join'

export interface PendingFile {
  localId: string
  name: string
  bytes: number
  /** null while it is being uploaded */
  attachment: AttachmentView | null
}

export interface Typing {
  itemId: string
  by: 'worker' | 'ai'
  name: string | null
  until: number
}

/** Everything the panel knows. What is shown is a pure function of it (view-model.ts). */
export interface Model {
  open: boolean
  /** of the conversation, sent to the server */
  language: string
  front: FrontView | null
  contact: ContactState | null
  /** the conversation on screen; null = the newest one; 'new' = a new one */
  chosen: string | null
  /** the conversation that was on screen before a reload: words go on in it while the line is down */
  last: string
  outbox: Outbox
  /** the outbox could be written to this device */
  kept: boolean
  /** a token exists, so that the thread is being fetched while `contact` is null */
  known: boolean
  link: LiveStatus
  online: boolean
  /** a part of the widget could not be fetched */
  broken: boolean
  /** the last try to send something got no answer */
  stalled: boolean
  typing: Typing | null
  sheet: SheetName | null
  slots: CallbackSlot[] | 'loading' | 'failed' | null
  files: readonly PendingFile[]
  /** words to tell once, above the field */
  notice: string | null
  /** `itemId:lastSeq` of offers that were answered with no */
  declinedOffers: readonly string[]
  /** conversations whose second tap on "I no longer need a person" is awaited */
  withdrawing: boolean
  /** what in the menu awaits its second tap */
  sure: 'end' | 'forget' | null
  /** conversation whose rating was just given and may get a comment */
  commenting: string | null
  now: number
}

export const initialModel = (language: string, now: number): Model => ({
  open: false,
  language,
  front: null,
  contact: null,
  chosen: null,
  last: '',
  outbox: [],
  kept: true,
  known: false,
  link: 'idle',
  online: true,
  broken: false,
  stalled: false,
  typing: null,
  sheet: null,
  slots: null,
  files: [],
  notice: null,
  declinedOffers: [],
  withdrawing: false,
  sure: null,
  commenting: null,
  now,
})

/** How long a closed conversation stays the one that opens: while "is it solved?" may still be asked, and a day more. */
const freshForMs = 4 * 24 * 3600_000

/** Id of the conversation on screen: a `wi_…`, the key of an entry that will open one, or null for an empty one. */
export function shownItem(model: Model): string | null {
  if (model.chosen && model.chosen !== 'new') return model.chosen
  if (!model.chosen) {
    const head = model.contact?.threads.at(-1)?.head
    if (head && model.now - (head.closedAt ?? model.now) < freshForMs) return head.itemId
  }
  const opener = model.outbox.findLast((entry) => entry.command.name === 'openConversation')
  return opener?.itemId ?? ((!model.chosen && !model.contact && model.last) || null)
}

export const threadOf = (model: Model, itemId: string | null): ThreadView | null =>
  model.contact?.threads.find((thread) => thread.head.itemId === itemId) ?? null

export const messageIdsOf = (thread: ThreadView): Set<string> =>
  new Set(thread.entries.flatMap((entry) => (entry.entry === 'message' ? [entry.messageId] : [])))

/** What is written now waits: the device has no line, or the server does not answer. */
export const isOffline = (model: Model): boolean => !model.online || model.link === 'offline' || model.stalled
