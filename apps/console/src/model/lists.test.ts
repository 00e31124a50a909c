import { describe, expect, it } from 'vitest'
import { emptyBoard, installFloor, installInbox } from './board.ts'
import { cardOf, floorWith, headOf, me, promiseOf, workspace } from './fakes.ts'
import { canTakeMore, onlineByLanguage, peopleRows, takersFor } from './floor.ts'
import { lineOf } from './floor-line.ts'
import { inboxRows, neighbour, todayCounts, unreadIn } from './inbox.ts'

const ids = (cards: readonly { head: { itemId: string } }[]) =>
  cards.map((c) => Number(c.head.itemId.slice(-3)))

describe('inbox rows', () => {
  const board = installInbox(emptyBoard, {
    me,
    workspace,
    items: [
      cardOf(1),
      cardOf(2, { promise: promiseOf(9_000) }),
      cardOf(3, { promise: promiseOf(5_000), lastSeq: 4 }),
      cardOf(4, { status: 'wrapping-up', promise: null }),
      cardOf(5, { status: 'closed', holder: null, closedAt: 10, solved: true, lastSeq: 9 }),
      cardOf(6, { status: 'closed', holder: null, closedAt: 20 }),
    ],
  })
  it('puts promises by due time first, then what was held longest, wrap-ups last, and the closed apart', () => {
    expect(ids(inboxRows(board).open)).toEqual([3, 2, 1, 4])
    expect(ids(inboxRows(board).done)).toEqual([6, 5])
  })
  it('counts unread messages of open ones only', () => {
    const { open, done } = inboxRows(board)
    expect(open.map(unreadIn)).toEqual([2, 0, 0, 0])
    expect(done.map(unreadIn)).toEqual([0, 0])
  })
  it('leaves out what is about to leave', () =>
    expect(ids(inboxRows(board, new Set([headOf(2).itemId])).open)).toEqual([3, 1, 4]))
  it('moves with J and K and stays at the ends', () => {
    const rows = inboxRows(board).open
    expect(neighbour(rows, null, 1)).toBe(headOf(3).itemId)
    expect(neighbour(rows, headOf(3).itemId, 1)).toBe(headOf(2).itemId)
    expect(neighbour(rows, headOf(3).itemId, -1)).toBe(headOf(3).itemId)
    expect(neighbour(rows, headOf(4).itemId, 1)).toBe(headOf(4).itemId)
    expect(neighbour([], null, 1)).toBe(null)
  })
  it('counts the day', () => {
    expect(todayCounts(inboxRows(board), 0)).toEqual({ holding: 4, done: 2, doneIsMore: false, solved: 1 })
    expect(todayCounts(inboxRows(board), 15)).toMatchObject({ done: 1, solved: 0 })
  })
})

describe('floor rows', () => {
  const people = [
    { ...me, workerId: 'a', name: 'A', languages: ['de'], holding: 0 },
    { ...me, workerId: 'b', name: 'B', languages: ['pl'], holding: 2 },
    { ...me, workerId: 'c', name: 'C', languages: ['pl'], holding: 3 },
    { ...me, workerId: 'd', name: 'D', languages: ['pl'], connected: false },
    { ...me, workerId: 'e', name: 'E', languages: ['pl'], availability: 'disabled' as const },
  ]
  const waiting = (n: number, dueAt: number, at: number) =>
    cardOf(
      n,
      { status: 'waiting', holder: null, language: 'pl', promise: promiseOf(dueAt) },
      { handoff: { reason: 'asked', check: null, at } },
    )
  const board = installFloor(
    emptyBoard,
    floorWith([waiting(1, 900, 5), waiting(2, 500, 9), waiting(3, 700, 7)], people),
  )

  it('lists the waiting by due time', () => {
    expect(ids(lineOf(board, 0).map((row) => row.card))).toEqual([2, 3, 1])
  })
  it('offers takers with the language first and never a full, gone or disabled one', () => {
    expect(takersFor(waiting(1, 0, 0), people).map((p) => p.name)).toEqual(['B', 'A'])
    expect(canTakeMore(people[2]!)).toBe(false)
  })
  it('counts people online by language', () => {
    expect(onlineByLanguage(people)).toEqual([
      { language: 'pl', busy: 2, free: 0 },
      { language: 'de', busy: 0, free: 1 },
    ])
  })
  it('has who is gone with work in hand first, and leaves the disabled out', () => {
    expect(peopleRows(people).map((p) => p.name)).toEqual(['D', 'A', 'B', 'C'])
  })
})
