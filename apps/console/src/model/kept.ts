import type { InboxState, ItemCard, ResponseOf, ThreadView, WorkerView } from '@warmline/contracts'
import { type Board, emptyBoard } from './board.ts'

/**
 * What this device keeps of a person's desk, so that a page that is loaded while the server is away can be read: who
 * they are, the rows of their list, and the conversations that were open last. Only what is theirs: what left their
 * hands leaves the device with the next change.
 */
interface Stamp {
  /** whose it is; another person's is removed with the first write */
  owner: string
  /** the build that wrote it: another one may know other fields */
  build: string
  /** as of when, epoch ms */
  at: number
}
export interface KeptDesk extends Stamp {
  key: 'desk'
  who: ResponseOf<'session'>
  me: WorkerView
  workspace: InboxState['workspace'] | null
  cards: ItemCard[]
}
interface KeptThread extends Stamp {
  /** the item's id */
  key: string
  /** when it was last looked at; 0 = never, only fetched */
  openedAt: number
  thread: ThreadView
  /** its first entries did not fit */
  cut: boolean
}
export type Kept = KeptDesk | KeptThread

export const threadsKept = 4
const cardsKept = 30
/** characters of JSON a conversation; about 600 messages of a usual length */
const threadCharacters = 120_000
export const keptForMs = 24 * 3_600_000

/** The newest entries that fit. */
export function cutToFit(
  thread: ThreadView,
  atMost = threadCharacters,
): { thread: ThreadView; cut: boolean } {
  let left = atMost
  const from = thread.entries.findLastIndex((entry) => {
    left -= JSON.stringify(entry).length
    return left < 0
  })
  return {
    thread: from < 0 ? thread : { ...thread, entries: thread.entries.slice(from + 1) },
    cut: from >= 0,
  }
}

const isDesk = (one: Kept): one is KeptDesk => one.key === 'desk'

/** What to keep, given what stands there by now (another tab may have written it). */
export function nextKept(
  found: readonly Kept[],
  board: Board,
  who: KeptDesk['who'],
  opened: ReadonlyMap<string, number>,
  stamp: Stamp,
): readonly Kept[] {
  if (board.me === null) return found
  const theirs = found.filter(
    (one): one is KeptThread =>
      !isDesk(one) && isUsable(one, stamp) && board.mine.has(one.key) && !board.threads.has(one.key),
  )
  const looked = new Map(found.flatMap((one) => (isDesk(one) ? [] : [[one.key, one.openedAt] as const])))
  const here = [...board.mine].flatMap((itemId): KeptThread[] => {
    const thread = board.threads.get(itemId)
    if (thread === undefined) return []
    const openedAt = opened.get(itemId) ?? looked.get(itemId) ?? 0
    return [{ ...stamp, key: itemId, openedAt, thread, cut: false }]
  })
  const last = [...here, ...theirs]
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, threadsKept)
    .map((one) => (here.includes(one) ? { ...one, ...cutToFit(one.thread) } : one))
  const known = new Set(last.map((one) => one.key))
  const cards = [...board.mine].flatMap((itemId) => board.cards.get(itemId) ?? [])
  // the rows of what can be read come first
  cards.sort((a, b) => Number(known.has(b.head.itemId)) - Number(known.has(a.head.itemId)))
  return [
    {
      ...stamp,
      key: 'desk',
      who,
      me: board.me,
      workspace: board.workspace,
      cards: cards.slice(0, cardsKept),
    },
    ...last,
  ]
}

const isUsable = (one: Kept, { owner, build, at }: Stamp): boolean =>
  one.owner === owner && one.build === build && at - one.at < keptForMs

/** The desk as it was, or null: nothing usable is kept. `of` says for each conversation as of when, and whether all of it is there. */
export function fromKept(
  found: readonly Kept[],
  stamp: Stamp,
): { who: KeptDesk['who']; at: number; board: Board; of: Map<string, { at: number; cut: boolean }> } | null {
  const usable = found.filter((one) => isUsable(one, stamp))
  const desk = usable.find(isDesk)
  if (desk === undefined) return null
  const threads = usable.filter((one): one is KeptThread => !isDesk(one))
  const board: Board = {
    ...emptyBoard,
    me: desk.me,
    workspace: desk.workspace,
    cards: new Map(desk.cards.map((card) => [card.head.itemId, card])),
    mine: new Set(desk.cards.map((card) => card.head.itemId)),
    threads: new Map(threads.map((one) => [one.key, one.thread])),
  }
  return {
    who: desk.who,
    at: desk.at,
    board,
    of: new Map(threads.map(({ key, at, cut }) => [key, { at, cut }])),
  }
}
