import type {
  FloorState,
  Frame,
  InboxState,
  ItemCard,
  ThreadView,
  ViewEvent,
  WorkerView,
} from '@warmline/contracts'

/** Everything live that the console knows, as one immutable value. */
export interface Board {
  me: WorkerView | null
  workspace: InboxState['workspace'] | null
  cards: ReadonlyMap<string, ItemCard>
  threads: ReadonlyMap<string, ThreadView>
  /** held, in wrap-up, or closed by me */
  mine: ReadonlySet<string>
  floor: FloorState | null
}
export type EventFrame = Extract<Frame, { t: 'event' }>
type EventWorker = NonNullable<EventFrame['worker']>['worker']
export type PresenceFrame = Extract<Frame, { t: 'presence' }>

/** Core's two functions, handed in so that this file stays testable by itself. */
export interface Apply {
  applyView(thread: ThreadView, event: ViewEvent): ThreadView
  applyCard(card: ItemCard, event: ViewEvent): ItemCard
}

export const emptyBoard: Board = {
  me: null,
  workspace: null,
  cards: new Map(),
  threads: new Map(),
  mine: new Set(),
  floor: null,
}
const threadsKept = 24
const cardsKept = 600

const withCards = (board: Board, list: readonly ItemCard[]): Board => {
  const cards = new Map(board.cards)
  for (const card of list) cards.set(card.head.itemId, card)
  return { ...board, cards }
}

/** Start-up and resync: old items that the snapshot does not name are no longer ours. */
export function installInbox(board: Board, state: InboxState): Board {
  const mine = new Set(state.items.map((card) => card.head.itemId))
  const gone = [...board.mine].filter((itemId) => !mine.has(itemId))
  const cards = new Map(board.cards)
  for (const itemId of gone) cards.delete(itemId)
  const kept = { ...board, me: state.me, workspace: state.workspace, mine, cards }
  return withCards(kept, state.items)
}

export function installFloor(board: Board, floor: FloorState): Board {
  const listed = [...floor.waiting, ...floor.active, ...floor.handoffs]
  const known = new Set(listed.map((card) => card.head.itemId))
  const cards = new Map(board.cards)
  // what was open and is not on the floor any more has ended while we did not listen
  for (const [itemId, card] of cards)
    if (!known.has(itemId) && !board.mine.has(itemId) && card.head.status !== 'closed') cards.delete(itemId)
  return { ...withCards({ ...board, cards }, listed), floor }
}

export function installThread(board: Board, thread: ThreadView): Board {
  const threads = new Map(board.threads)
  threads.delete(thread.head.itemId)
  threads.set(thread.head.itemId, thread)
  for (const itemId of threads.keys()) {
    if (threads.size <= threadsKept) break
    threads.delete(itemId)
  }
  const card = board.cards.get(thread.head.itemId)
  const next = { ...board, threads }
  // frames may have moved the card on while the thread travelled
  const isOlder = (thread.version ?? 0) < (card?.version ?? 0)
  if (card === undefined || isOlder) return next
  return withCards(next, [{ ...card, head: thread.head, version: thread.version }])
}

export function forget(board: Board, itemId: string): Board {
  const cards = new Map(board.cards)
  const threads = new Map(board.threads)
  const mine = new Set(board.mine)
  cards.delete(itemId)
  threads.delete(itemId)
  mine.delete(itemId)
  return { ...board, cards, threads, mine }
}

/** Mine: I hold it or wrap it up; or it was mine and is closed now. */
const isMine = (card: ItemCard, me: string, was: boolean): boolean =>
  card.head.holder?.workerId === me || (was && card.head.status === 'closed')

function remark(board: Board, itemId: string): Board {
  const card = board.cards.get(itemId)
  if (card === undefined || board.me === null) return board
  const was = board.mine.has(itemId)
  const is = isMine(card, board.me.workerId, was)
  if (was === is) return board
  const mine = new Set(board.mine)
  if (is) mine.add(itemId)
  else mine.delete(itemId)
  return { ...board, mine }
}

function applyItem(board: Board, event: ViewEvent, apply: Apply): Board {
  if (event.gone) return forget(board, event.itemId)
  let next = board
  const card = board.cards.get(event.itemId)
  if (card !== undefined) next = withCards(next, [apply.applyCard(card, event)])
  const thread = board.threads.get(event.itemId)
  if (thread !== undefined) {
    const threads = new Map(next.threads)
    threads.set(event.itemId, apply.applyView(thread, event))
    next = { ...next, threads }
  }
  return remark(next, event.itemId)
}

/** zod's `partial()` allows an explicit undefined; such a field says nothing. */
function applyWorker(board: Board, workerId: string, change: EventWorker): Board {
  const part = Object.fromEntries(
    Object.entries(change).filter(([, v]) => v !== undefined),
  ) as Partial<WorkerView>
  const me = board.me?.workerId === workerId ? { ...board.me, ...part } : board.me
  const floor =
    board.floor === null
      ? null
      : {
          ...board.floor,
          people: board.floor.people.map((p) => (p.workerId === workerId ? { ...p, ...part } : p)),
        }
  return { ...board, me, floor }
}

/** One durable frame. Applying a frame twice, in order, ends in the same board. */
export function applyFrame(board: Board, frame: EventFrame, apply: Apply): Board {
  let next = board
  if (frame.freshCard !== undefined) {
    next = trim(withCards(next, [frame.freshCard]))
    next = remark(next, frame.freshCard.head.itemId)
  }
  if (frame.fresh !== undefined) {
    const itemId = frame.fresh.head.itemId
    if (next.mine.has(itemId) || next.threads.has(itemId)) next = installThread(next, frame.fresh)
  }
  if (frame.item !== undefined) next = applyItem(next, frame.item, apply)
  if (frame.worker !== undefined) next = applyWorker(next, frame.worker.workerId, frame.worker.worker)
  return next
}

export const applyPresence = (board: Board, frame: PresenceFrame): Board =>
  applyWorker(board, frame.workerId, { connected: frame.connected })

/** Closed items of others go first when there are too many. */
function trim(board: Board): Board {
  if (board.cards.size <= cardsKept) return board
  const cards = new Map(board.cards)
  for (const [itemId, card] of cards) {
    if (cards.size <= cardsKept) break
    if (card.head.status === 'closed' && !board.mine.has(itemId)) cards.delete(itemId)
  }
  return { ...board, cards }
}

/** What a heartbeat says that this console holds: `id@epoch`. */
export function heldAssignments(board: Board): string[] {
  const me = board.me?.workerId
  return [...board.mine]
    .map((itemId) => board.cards.get(itemId))
    .filter(
      (card) => card !== undefined && card.head.status !== 'closed' && card.head.holder?.workerId === me,
    )
    .map((card) => `${card!.head.itemId}@${card!.head.epoch}`)
    .sort()
    .slice(0, 16)
}
