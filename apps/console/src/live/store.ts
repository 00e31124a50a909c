import { signal } from '@preact/signals'
import type { LiveStatus } from '@warmline/client'
import type { FloorState, InboxState, SettingsView, ThreadView } from '@warmline/contracts'
import { applyCard, applyView } from '@warmline/core'
import {
  applyFrame,
  applyPresence,
  type Board,
  type EventFrame,
  emptyBoard,
  forget,
  installFloor,
  installInbox,
  installThread,
  type PresenceFrame,
} from '../model/board.ts'
import { endsTyping } from '../model/thread.ts'
import { call, showProblem } from './client.ts'
import { serverNow } from './time.ts'

export const board = signal<Board>(emptyBoard)
export const status = signal<LiveStatus>('idle')
export const settings = signal<SettingsView | null>(null)
/**
 * The page was loaded without the server: what is shown was kept on this device, as of then and for each conversation
 * that is there. null = it comes from the server.
 */
export const before = signal<{ at: number; of: ReadonlyMap<string, { at: number; cut: boolean }> } | null>(
  null,
)
/** who is typing in which item; forgotten after 6 s */
export const typing = signal<ReadonlyMap<string, number>>(new Map())
/** counts frames of events and presence, so that a dashboard can fetch its figures again */
export const frames = signal(0)

/**
 * A snapshot may be older than frames that were applied while it travelled; so those frames are kept and applied
 * again on top of it. Frames come in order and applying one twice ends in the same state.
 */
const travelling = new Set<EventFrame[]>()

const listeners = new Set<(frame: EventFrame) => void>()
/** Told of every durable frame after it was applied. */
export const onFrame = (listen: (frame: EventFrame) => void): void => void listeners.add(listen)

export function onEvent(frame: EventFrame): void {
  for (const kept of travelling) kept.push(frame)
  board.value = applyFrame(board.value, frame, { applyView, applyCard })
  const itemId = frame.item?.itemId
  if (itemId !== undefined && typing.value.has(itemId) && endsTyping(frame.item?.entries ?? [])) {
    typing.value = new Map([...typing.value].filter(([id]) => id !== itemId))
  }
  frames.value++
  for (const listen of listeners) listen(frame)
  if (frame.settings) void loadSettings()
}
export function onPresence(frame: PresenceFrame): void {
  frames.value++
  board.value = applyPresence(board.value, frame)
}
export function onTyping(itemId: string): void {
  typing.value = new Map([...typing.value, [itemId, serverNow() + 6_000]])
}

type Scope = 'inbox' | 'floor' | `thread:${string}`
async function snapshot(
  scope: Scope,
  install: (board: Board, state: unknown) => Board,
): Promise<string | null> {
  const kept: EventFrame[] = []
  travelling.add(kept)
  const result = await call('sync', { query: { scope } })
  travelling.delete(kept)
  if (!result.ok) {
    const { status: code } = result.problem
    // the line's banner tells about connection trouble; only a refusal is worth words
    if (code === 404) dropItem(scope.slice('thread:'.length))
    else if (code >= 400 && code < 500 && code !== 401) showProblem(result.problem)
    return null
  }
  let next = install(board.value, result.value.state)
  for (const frame of kept) next = applyFrame(next, frame, { applyView, applyCard })
  board.value = next
  return result.value.cursor
}

export const syncInbox = () =>
  snapshot('inbox', (b, s) => {
    before.value = null
    return installInbox(b, s as InboxState)
  })
export const syncFloor = () => snapshot('floor', (b, s) => installFloor(b, s as FloorState))
export const syncThread = (itemId: string) =>
  snapshot(`thread:${itemId}`, (b, s) => installThread(b, s as ThreadView))
export const dropItem = (itemId: string): void => {
  board.value = forget(board.value, itemId)
}

/** After a resync every open thread is fetched again; the others are let go. */
export async function refreshThreads(open: string | null): Promise<void> {
  board.value = {
    ...board.value,
    threads: new Map([...board.value.threads].filter(([itemId]) => itemId === open)),
  }
  if (open !== null) await syncThread(open)
}

export async function loadSettings(): Promise<void> {
  const result = await call('settings')
  if (result.ok) settings.value = result.value
}
