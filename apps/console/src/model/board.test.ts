import type { InboxState, ItemCard, ThreadHead, ThreadView, ViewEvent } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import {
  type Apply,
  applyFrame,
  type Board,
  type EventFrame,
  emptyBoard,
  heldAssignments,
  installFloor,
  installInbox,
  installThread,
} from './board.ts'
import { cardOf, floorWith, headOf, me, workspace } from './fakes.ts'

/** What core does, in the least that these tests need. */
const apply: Apply = {
  applyCard: (card, event) => ({
    ...card,
    head: { ...card.head, ...(event.head as Partial<ThreadHead>) },
    preview: event.preview ?? card.preview,
  }),
  applyView: (thread, event) => ({
    ...thread,
    head: { ...thread.head, ...(event.head as Partial<ThreadHead>) },
    entries: [...thread.entries, ...(event.entries ?? [])],
  }),
}
const start = (items: ItemCard[]): Board =>
  installInbox(emptyBoard, { me, workspace, items } satisfies InboxState)
const event = (item: ViewEvent): EventFrame => ({ t: 'event', cursor: 'c', item })
const fresh = (card: ItemCard): EventFrame => ({ t: 'event', cursor: 'c', freshCard: card })
const threadOf = (n: number): ThreadView => ({ head: headOf(n), entries: [], suggestion: null })

describe('board', () => {
  it('starts with what the inbox names as mine', () => {
    const board = start([cardOf(1), cardOf(2, { status: 'closed', holder: null })])
    expect([...board.mine]).toHaveLength(2)
    expect(heldAssignments(board)).toEqual([`${headOf(1).itemId}@3`])
  })

  it('drops what a second snapshot no longer names', () => {
    const board = installInbox(start([cardOf(1), cardOf(2)]), { me, workspace, items: [cardOf(2)] })
    expect(board.cards.has(headOf(1).itemId)).toBe(false)
    expect(heldAssignments(board)).toEqual([`${headOf(2).itemId}@3`])
  })

  it('lets an item go when somebody else holds it, and keeps one that I closed', () => {
    const board = start([cardOf(1), cardOf(2)])
    const moved = applyFrame(
      board,
      event({ itemId: headOf(1).itemId, version: 9, head: { status: 'waiting', holder: null, epoch: 4 } }),
      apply,
    )
    expect(moved.mine.has(headOf(1).itemId)).toBe(false)
    const closed = applyFrame(
      moved,
      event({ itemId: headOf(2).itemId, version: 9, head: { status: 'closed', holder: null } }),
      apply,
    )
    expect(closed.mine.has(headOf(2).itemId)).toBe(true)
    expect(heldAssignments(closed)).toEqual([])
  })

  it('takes a fresh card as mine only when I hold it', () => {
    const other = cardOf(3, { holder: { ...headOf(3).holder!, workerId: 'wkr_other' } })
    const board = applyFrame(applyFrame(start([]), fresh(cardOf(1)), apply), fresh(other), apply)
    expect(board.mine.has(headOf(1).itemId)).toBe(true)
    expect(board.mine.has(headOf(3).itemId)).toBe(false)
    expect(board.cards.size).toBe(2)
  })

  it('forgets an item that this viewer no longer sees', () => {
    const board = installThread(start([cardOf(1)]), threadOf(1))
    const gone = applyFrame(board, event({ itemId: headOf(1).itemId, version: 9, gone: true }), apply)
    expect(gone.cards.size + gone.threads.size + gone.mine.size).toBe(0)
  })

  it('moves card and thread together', () => {
    const board = installThread(start([cardOf(1)]), threadOf(1))
    const next = applyFrame(
      board,
      event({ itemId: headOf(1).itemId, version: 9, head: { lastSeq: 5 }, preview: 'hi' }),
      apply,
    )
    expect(next.cards.get(headOf(1).itemId)?.head.lastSeq).toBe(5)
    expect(next.cards.get(headOf(1).itemId)?.preview).toBe('hi')
    expect(next.threads.get(headOf(1).itemId)?.head.lastSeq).toBe(5)
  })

  it('ends in the same board when a run of frames is applied again over a newer snapshot', () => {
    const id = headOf(1).itemId
    const run = [
      event({ itemId: id, version: 4, head: { lastSeq: 4 } }),
      event({ itemId: id, version: 5, head: { lastSeq: 5, epoch: 4 } }),
    ]
    const once = run.reduce((b, f) => applyFrame(b, f, apply), start([cardOf(1)]))
    const twice = run.reduce((b, f) => applyFrame(b, f, apply), once)
    expect(twice).toEqual(once)
  })

  it('keeps at most 24 threads, the oldest going first', () => {
    let board = start([])
    for (let n = 1; n <= 30; n++) board = installThread(board, threadOf(n))
    expect(board.threads.size).toBe(24)
    expect(board.threads.has(headOf(30).itemId)).toBe(true)
    expect(board.threads.has(headOf(1).itemId)).toBe(false)
  })

  it('changes me and the people of the floor with a worker event', () => {
    const board = installFloor(start([]), floorWith([], [me]))
    const next = applyFrame(
      board,
      { t: 'event', cursor: 'c', worker: { workerId: me.workerId, worker: { availability: 'paused' } } },
      apply,
    )
    expect(next.me?.availability).toBe('paused')
    expect(next.floor?.people[0]?.availability).toBe('paused')
    expect(next.me?.capacity).toBe(me.capacity)
  })

  it('lets open items go that a fresh floor no longer lists, but never my own', () => {
    const waiting = cardOf(8, { status: 'waiting', holder: null })
    const board = installFloor(start([cardOf(1)]), floorWith([waiting], []))
    expect(board.cards.size).toBe(2)
    const later = installFloor(board, floorWith([], []))
    expect([...later.cards.keys()]).toEqual([headOf(1).itemId])
  })
})
