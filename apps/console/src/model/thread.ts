import type { MessageEntry, ThreadEntry, ThreadHead, ThreadView } from '@warmline/contracts'
import type { Outbox, Outgoing } from './outbox.ts'

/**
 * What came before a person joined is folded but for its last three entries: the worker reads the newest words first
 * and can open the rest. Only what the assistant answered is folded, and one of the contact's messages always stays.
 * 0 = nothing to fold.
 */
export function foldedCount(all: readonly ThreadEntry[]): number {
  const joined = all.findIndex(
    (e) =>
      (e.entry === 'line' && (e.code === 'joined' || e.code === 'assigned')) ||
      (e.entry === 'message' && e.by === 'worker'),
  )
  const entries = shownEntries(all)
  const before = all.filter((e, n) => n < joined && isShown(e, n, all)).length
  let count = before > 6 ? answeredUpTo(entries, before - 3) : 0
  while (count > 0 && !entries.slice(count).some(isFrom('contact')))
    count = answeredUpTo(entries, entries.slice(0, count).findLastIndex(isFrom('contact')))
  return count
}

const isFrom = (by: MessageEntry['by']) => (e: ThreadEntry) => e.entry === 'message' && e.by === by
/** The entries before `end` that end with an answer of the assistant. */
const answeredUpTo = (entries: readonly ThreadEntry[], end: number): number =>
  entries.slice(0, Math.max(0, end)).findLastIndex(isFrom('ai')) + 1

/** The contact's words have arrived: "is writing" is over. */
export const endsTyping = (entries: readonly ThreadEntry[]): boolean => entries.some(isFrom('contact'))

export const messagesIn = (entries: readonly ThreadEntry[]): number =>
  entries.filter((e) => e.entry === 'message').length

/** What every handover leaves in the log; of it people read one line: why a person is here. */
const quiet = new Set(['queued', 'assigned', 'handed-over', 'asked-how', 'held'])
const isMessageOfWorker = (e: ThreadEntry | undefined) => e?.entry === 'message' && e.by === 'worker'

function isShown(e: ThreadEntry, n: number, all: readonly ThreadEntry[]): boolean {
  if (e.entry === 'message') return true
  // who joined stands beside their own first words already
  if (e.code === 'joined') return !isMessageOfWorker(all[n - 1]) && !isMessageOfWorker(all[n + 1])
  if (e.entry === 'line') return !quiet.has(e.code)
  // a newer server may say what this page has never heard of
  if (e.entry !== 'note') return false
  const { reason } = e.params
  if (e.code === 'handed-over') return reason !== 'asked'
  // a draft that is missing is the handover's reason; one that came too late was not needed any more
  if (e.code === 'draft-dropped') return reason !== 'late' && all[n + 1]?.entry !== 'line'
  return !quiet.has(e.code)
}
export const shownEntries = (all: readonly ThreadEntry[]): ThreadEntry[] => all.filter(isShown)

/** My answers that the thread does not show yet, in the order of writing. */
export function pendingFor(box: Outbox, thread: ThreadView): Outgoing[] {
  const seen = seenIds(thread)
  return box.filter((m) => m.itemId === thread.head.itemId && !seen.has(m.messageId))
}
export const seenIds = (thread: ThreadView): Set<string> =>
  new Set(thread.entries.filter((e): e is MessageEntry => e.entry === 'message').map((e) => e.messageId))

/** The newest message of a person that the contact has read; its id carries the mark. */
export function readMark(thread: ThreadView): string | null {
  const read = thread.entries.findLast(
    (e): e is MessageEntry =>
      e.entry === 'message' && e.by === 'worker' && e.seq <= thread.head.readByContact,
  )
  return read?.messageId ?? null
}

export type Standing = 'mine' | 'mine-wrap-up' | 'other' | 'ai' | 'waiting' | 'callback' | 'closed'
/** Who holds the line, as this person sees it. */
export function standing(head: ThreadHead, me: string | null): Standing {
  if (head.status === 'closed') return 'closed'
  const mine = head.holder !== null && head.holder.workerId === me
  if (head.status === 'wrapping-up') return mine ? 'mine-wrap-up' : 'other'
  if (mine) return 'mine'
  if (head.holder !== null) return 'other'
  if (head.status === 'callback') return 'callback'
  return head.status === 'ai' ? 'ai' : 'waiting'
}

/** Until the time is over, or the first words are said: they end the promise that somebody else would keep. */
export const mayPass = (head: ThreadHead, me: string | null, now: number): boolean =>
  standing(head, me) === 'mine' && head.promise !== null && head.holder!.passUntil > now

/** ms in which passing is still free, less a second for the way to the server; undo of a pass must fit into it. */
export const passLeft = (head: ThreadHead, now: number): number =>
  Math.min(6_000, (head.holder?.passUntil ?? 0) - now - 1_000)

/** `{name} joined` with the params of a line. */
export const fill = (sentence: string, params: Record<string, string | number>, nobody: string): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? nobody))
