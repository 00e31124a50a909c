import type { FloorPerson, ItemCard, PromiseCounts, WorkerView } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import type { Board } from './board.ts'

/** With a person now: newest last word first. */
export const activeRows = (board: Board): ItemCard[] =>
  [...board.cards.values()]
    .filter((c) => c.head.status === 'person' || c.head.status === 'wrapping-up')
    .sort((a, b) => b.head.lastMessageAt - a.head.lastMessageAt)

export const canTakeMore = (p: WorkerView): boolean =>
  p.availability === 'available' && p.connected && p.holding < p.capacity

/** Who could take this item now: those with its language first, then the least busy. */
export function takersFor(card: ItemCard, people: readonly WorkerView[]): WorkerView[] {
  const speaks = (p: WorkerView) => (p.languages.includes(card.head.language) ? 0 : 1)
  return people
    .filter((p) => canTakeMore(p) && p.roles.includes('worker'))
    .sort(
      (a, b) => speaks(a) - speaks(b) || a.holding - b.holding || (a.name ?? '').localeCompare(b.name ?? ''),
    )
}

/** At work: taking conversations, or still with one. Somebody who pauses with an open page is not. */
export const isOn = (p: WorkerView): boolean =>
  p.connected && (p.availability === 'available' || (p.availability === 'paused' && p.holding > 0))

export interface LanguageLine {
  language: string
  busy: number
  free: number
}
/** People online by language: in a chat, and places still free. */
export function onlineByLanguage(people: readonly WorkerView[]): LanguageLine[] {
  const lines = new Map<string, LanguageLine>()
  for (const p of people) {
    if (!isOn(p)) continue
    for (const language of p.languages) {
      const line = lines.get(language) ?? { language, busy: 0, free: 0 }
      if (p.holding > 0) line.busy++
      else if (p.availability === 'available') line.free++
      lines.set(language, line)
    }
  }
  return [...lines.values()]
    .filter((l) => l.busy + l.free > 0)
    .sort((a, b) => b.busy + b.free - (a.busy + a.free) || a.language.localeCompare(b.language))
}

/**
 * What each person holds: counted from the conversations on screen, which move with the events; from the last snapshot
 * when there are more of them than the floor lists.
 */
export function heldBy(board: Board): ReadonlyMap<string, number> {
  const floor = board.floor
  if (floor === null) return new Map()
  if (floor.active.length >= 200) return new Map(floor.people.map((p) => [p.workerId, p.holding]))
  const held = new Map<string, number>()
  for (const { head } of activeRows(board)) {
    const workerId = head.holder?.workerId
    if (workerId !== undefined) held.set(workerId, (held.get(workerId) ?? 0) + 1)
  }
  return held
}

export const onFloor = (board: Board): FloorPerson[] => {
  const held = heldBy(board)
  return (board.floor?.people ?? []).map((p) => ({ ...p, holding: held.get(p.workerId) ?? 0 }))
}

/**
 * Whoever needs a look first (gone with work in hand), then available, then connected, then by name. Who is neither
 * connected nor available nor holds anything does not show.
 */
export const peopleRows = <P extends WorkerView>(people: readonly P[]): P[] =>
  people
    .filter(
      (p) =>
        p.availability !== 'disabled' && (p.connected || p.availability === 'available' || p.holding > 0),
    )
    .sort(
      (a, b) =>
        Number(!b.connected && b.holding > 0) - Number(!a.connected && a.holding > 0) ||
        Number(b.availability === 'available') - Number(a.availability === 'available') ||
        Number(b.connected) - Number(a.connected) ||
        (a.name ?? '').localeCompare(b.name ?? ''),
    )

/** ms until what somebody holds goes back to the line because their phone is gone; null while connected. */
export const backInLineMs = (p: FloorPerson, now: number): number | null =>
  p.connected || p.holding === 0 || p.seenAt == null ? null : Math.max(0, p.seenAt + limits.parkMs - now)

export const isOnDutyNow = (p: Pick<WorkerView, 'duties'>, now: number): boolean =>
  p.duties.some((d) => d.from <= now && now < d.to)

/** Fewer decided promises than this are told as a count and not as a share. */
export const shareFrom = 5

export type PromiseState =
  | { kind: 'late-now'; n: number }
  | { kind: 'nobody' | 'taken-back' }
  | { kind: 'waiting'; n: number }
  | { kind: 'all-kept'; kept: number; waiting: number }
  | { kind: 'some-late'; kept: number; of: number; late: number }

/** The one sentence on top: what the promise is worth now. `lateNow` = who waits past their time at this instant. */
export function promiseState(p: PromiseCounts, lateNow: number, waiting: number): PromiseState {
  if (lateNow > 0) return { kind: 'late-now', n: lateNow }
  const of = p.keptInTime + p.late
  if (p.late > 0) return { kind: 'some-late', kept: p.keptInTime, of, late: p.late }
  if (p.keptInTime > 0) return { kind: 'all-kept', kept: p.keptInTime, waiting }
  if (waiting > 0) return { kind: 'waiting', n: waiting }
  return { kind: p.asked > 0 ? 'taken-back' : 'nobody' }
}
