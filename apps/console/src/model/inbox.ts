import type { ItemCard } from '@warmline/contracts'
import type { Board } from './board.ts'

export const isOpen = (card: ItemCard): boolean => card.head.status !== 'closed'
/** How many messages of an open conversation nobody of the team has read. */
export const unreadIn = (card: ItemCard): number =>
  isOpen(card) ? Math.max(0, card.head.lastSeq - card.head.readByTeam) : 0

/**
 * Promises first by their due time, then what I have held longest; wrap-ups last. The order does not depend on who
 * wrote last, so that rows do not jump under the finger.
 */
function byUrgency(a: ItemCard, b: ItemCard): number {
  const rank = (c: ItemCard) => (c.head.status === 'wrapping-up' ? 1 : 0)
  const due = (c: ItemCard) => c.head.promise?.dueAt ?? Number.MAX_SAFE_INTEGER
  const since = (c: ItemCard) => c.head.holder?.since ?? c.head.openedAt
  return (
    rank(a) - rank(b) || due(a) - due(b) || since(a) - since(b) || (a.head.itemId < b.head.itemId ? -1 : 1)
  )
}

export interface InboxRows {
  open: ItemCard[]
  done: ItemCard[]
}
const nothing: ReadonlySet<string> = new Set()
/** `without`: items that are about to leave. */
export function inboxRows(board: Board, without = nothing): InboxRows {
  const cards = [...board.mine]
    .filter((itemId) => !without.has(itemId))
    .map((itemId) => board.cards.get(itemId))
    .filter((c) => c !== undefined)
  return {
    open: cards.filter(isOpen).sort(byUrgency),
    done: cards
      .filter((c) => !isOpen(c))
      .sort((a, b) => (b.head.closedAt ?? 0) - (a.head.closedAt ?? 0))
      .slice(0, 20),
  }
}

/** The row after or before; stays at the ends, starts at the first. */
export function neighbour(rows: readonly ItemCard[], current: string | null, step: 1 | -1): string | null {
  if (rows.length === 0) return null
  const at = rows.findIndex((c) => c.head.itemId === current)
  const next = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))
  return rows[next]!.head.itemId
}

/** Counts of this local day, from what the inbox knows (at most its last 20 closed). */
export function todayCounts(
  { open, done }: InboxRows,
  dayStart: number,
): { holding: number; done: number; doneIsMore: boolean; solved: number } {
  const today = done.filter((c) => (c.head.closedAt ?? 0) >= dayStart)
  return {
    holding: open.length,
    done: today.length,
    doneIsMore: today.length >= 20,
    solved: today.filter((c) => c.head.solved === true).length,
  }
}
