import type { FloorPerson, ItemCard, LineView } from '@warmline/contracts'
import { isSameLanguage, widenAt } from '@warmline/core'
import type { Board } from './board.ts'
import { activeRows, canTakeMore, isOnDutyNow } from './floor.ts'

/** A waiting contact as a lead sees it. */
export interface InLine {
  card: ItemCard
  /** place in line from 1; null for who waits for a booked time, for opening, or for a letter */
  place: number | null
  /** waits since (epoch ms) */
  since: number
  /** past the promised time now, or it was missed once already */
  overdue: boolean
}

const isElsewhere = ({ head }: ItemCard) =>
  head.promise?.way === 'email' || head.promise?.way === 'opening' || head.status === 'callback'

const isOverdue = (card: ItemCard, now: number) => {
  const { promise, status } = card.head
  if (promise === null || status === 'callback') return false
  return promise.dueAt < now || (promise.missed > 0 && !isElsewhere(card))
}

/**
 * Everybody who waits, as dispatch orders them: front of the line, then who is due first, then who waits longest; the
 * overdue above all, and those who wait elsewhere below.
 */
export function lineOf(board: Board, now: number): InLine[] {
  const known = new Map((board.floor?.line ?? []).map((entry) => [entry.itemId, entry]))
  const front = ({ head }: ItemCard) =>
    known.get(head.itemId)?.front === true || (head.promise?.widened ?? 0) >= 75
  const since = ({ head }: ItemCard) =>
    head.promise?.askedAt ?? known.get(head.itemId)?.since ?? head.openedAt
  const due = ({ head }: ItemCard) => head.promise?.dueAt ?? Number.MAX_SAFE_INTEGER
  const first = (a: ItemCard, b: ItemCard, is: (card: ItemCard) => boolean) => Number(is(b)) - Number(is(a))
  const waiting = [...board.cards.values()]
    .filter(({ head }) => head.status === 'waiting' || head.status === 'callback')
    .sort(
      (a, b) =>
        first(a, b, (card) => isOverdue(card, now)) ||
        first(b, a, isElsewhere) ||
        first(a, b, front) ||
        due(a) - due(b) ||
        since(a) - since(b) ||
        (a.head.itemId < b.head.itemId ? -1 : 1),
    )
  let place = 0
  return waiting.map((card) => ({
    card,
    place: isElsewhere(card) ? null : ++place,
    since: since(card),
    overdue: isOverdue(card, now),
  }))
}

/** With a person who has not written yet: the promise is open until they do. Whoever is due first comes first. */
export const owedRows = (board: Board, now: number): Pick<InLine, 'card' | 'overdue'>[] =>
  activeRows(board)
    .filter(({ head }) => head.promise !== null)
    .sort((a, b) => (a.head.promise?.dueAt ?? 0) - (b.head.promise?.dueAt ?? 0))
    .map((card) => ({ card, overdue: isOverdue(card, now) }))

/** Why nobody has taken it yet, or what it waits for. */
export type Doing =
  | { kind: 'callback'; at: number; name: string | null }
  | { kind: 'email' | 'opening'; at: number }
  | { kind: 'named'; name: string | null }
  | { kind: 'no-language'; language: string }
  | { kind: 'all-busy'; n: number; language: string }
  | { kind: 'offered'; name: string | null }
  | { kind: 'other-topic'; n: number }

/** What happens next by itself, and when. */
export type Next =
  | { kind: 'wider' | 'front'; at: number }
  | { kind: 'backstop'; at: number; name: string | null }
  | { kind: 'backstop-called'; name: string | null }
  | { kind: 'no-backstop'; at: number }

const speaks = (p: FloorPerson, language: string) => p.languages.some((one) => isSameLanguage(one, language))
const knows = (p: FloorPerson, topic: string | null) =>
  topic === null ||
  topic === 'unknown' ||
  p.skills.length === 0 ||
  p.skills.some((s) => s.topic === topic && s.proficiency > 0)

/** From what the floor knows of people: the server decides, this says it in words. */
export function doingFor(card: ItemCard, line: LineView | undefined, people: readonly FloorPerson[]): Doing {
  const { head } = card
  const { promise, callback, language } = head
  if (callback !== null && !callback.ringing)
    return { kind: 'callback', at: callback.at, name: callback.name }
  if (promise?.way === 'email') return { kind: 'email', at: promise.dueAt }
  if (promise?.way === 'opening') return { kind: 'opening', at: promise.dueAt }
  const named = people.find((p) => p.workerId === line?.wantedWorkerId)
  if (named !== undefined) return { kind: 'named', name: named.name }
  const on = people.filter((p) => p.connected && p.availability === 'available' && speaks(p, language))
  if (on.length === 0) return { kind: 'no-language', language }
  const free = on.filter(canTakeMore)
  if (free.length === 0) return { kind: 'all-busy', n: on.length, language }
  const fit = free.find((p) => (promise?.widened ?? 0) >= 50 || knows(p, head.topic))
  return fit === undefined ? { kind: 'other-topic', n: free.length } : { kind: 'offered', name: fit.name }
}

/** Who may be called when the wait is nearly over: named as backstop, on duty, speaks the language, has a place. */
export const backstopFor = (
  card: ItemCard,
  people: readonly FloorPerson[],
  at: number,
): FloorPerson | undefined =>
  people.find((p) => p.mayBackstop && canTakeMore(p) && isOnDutyNow(p, at) && speaks(p, card.head.language))

export function nextFor(card: ItemCard, people: readonly FloorPerson[], now: number): Next | null {
  const { promise, status } = card.head
  if (promise === null || status === 'callback' || promise.way !== 'here') return null
  const { at50, at75, at90 } = widenAt(promise)
  if (promise.widened < 50 && at50 > now) return { kind: 'wider', at: at50 }
  if (promise.widened < 75 && at75 > now) return { kind: 'front', at: at75 }
  const backstop = backstopFor(card, people, Math.max(at90, now))
  if (promise.widened >= 90 || at90 <= now)
    return backstop === undefined
      ? { kind: 'no-backstop', at: now }
      : { kind: 'backstop-called', name: backstop.name }
  return backstop === undefined
    ? { kind: 'no-backstop', at: at90 }
    : { kind: 'backstop', at: at90, name: backstop.name }
}
