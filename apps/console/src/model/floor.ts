import type { ItemCard, WorkerView } from '@warmline/contracts'
import type { Board } from './board.ts'

const due = (c: ItemCard) => c.head.promise?.dueAt ?? Number.MAX_SAFE_INTEGER

/** Waiting for a person, most urgent first. */
export const waitingRows = (board: Board): ItemCard[] =>
  [...board.cards.values()]
    .filter((c) => c.head.status === 'waiting')
    .sort((a, b) => due(a) - due(b) || a.head.openedAt - b.head.openedAt)

/** With a person now: newest last word first. */
export const activeRows = (board: Board): ItemCard[] =>
  [...board.cards.values()]
    .filter((c) => c.head.status === 'person' || c.head.status === 'wrapping-up')
    .sort((a, b) => b.head.lastMessageAt - a.head.lastMessageAt)

export const recentHandoffs = (board: Board, n = 12): ItemCard[] =>
  [...board.cards.values()]
    .filter((c) => c.handoff !== null)
    .sort((a, b) => b.handoff!.at - a.handoff!.at)
    .slice(0, n)

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

/** Available first, then connected, then by name; the disabled do not show on the floor. */
export const peopleRows = (people: readonly WorkerView[]): WorkerView[] =>
  people
    .filter((p) => p.availability !== 'disabled' && (p.connected || p.availability === 'available'))
    .sort(
      (a, b) =>
        Number(b.availability === 'available') - Number(a.availability === 'available') ||
        Number(b.connected) - Number(a.connected) ||
        (a.name ?? '').localeCompare(b.name ?? ''),
    )
