import type { ThreadView } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { type Board, emptyBoard } from './board.ts'
import { headOf, me, workspace } from './fakes.ts'
import { cutToFit, fromKept, type Kept, keptForMs, nextKept, threadsKept } from './kept.ts'

const who = { workerId: me.workerId } as Parameters<typeof nextKept>[2]
const stamp = { owner: me.workerId, build: 'b1', at: 1_000_000 }
const itemOf = (n: number) => headOf(n).itemId
const threadOf = (n: number, texts: string[] = ['hello']): ThreadView =>
  ({
    head: headOf(n),
    version: 1,
    entries: texts.map((text, seq) => ({
      entry: 'message',
      messageId: `msg${n}.${seq}`,
      seq,
      at: seq,
      by: 'contact',
      name: null,
      workerId: null,
      text,
      sources: [],
      aiDrafted: false,
      attachments: [],
    })),
  }) as unknown as ThreadView
const boardOf = (held: number[], fetched = held): Board => ({
  ...emptyBoard,
  me,
  workspace,
  cards: new Map(
    held.map((n) => [
      itemOf(n),
      { head: headOf(n), version: 1 } as Board['cards'] extends ReadonlyMap<string, infer C> ? C : never,
    ]),
  ),
  mine: new Set(held.map(itemOf)),
  threads: new Map(fetched.map((n) => [itemOf(n), threadOf(n)])),
})
const none = new Map<string, number>()
const keys = (kept: readonly Kept[]) => kept.map((one) => one.key)

describe('what a device keeps for reading', () => {
  it('comes back as the board it was', () => {
    const kept = nextKept([], boardOf([1, 2]), who, none, stamp)
    const found = fromKept(kept, { ...stamp, at: stamp.at + 5 })
    expect(found?.board).toEqual(boardOf([1, 2]))
    expect(found?.of.get(itemOf(1))).toEqual({ at: stamp.at, cut: false })
  })

  it('is bounded: the conversations that were looked at last', () => {
    const opened = new Map([3, 5, 6, 7, 8].map((n) => [itemOf(n), 100 + n]))
    const kept = nextKept([], boardOf([1, 2, 3, 4, 5, 6, 7, 8]), who, opened, stamp)
    expect(keys(kept)).toEqual(['desk', ...[8, 7, 6, 5].map(itemOf)])
    expect(kept).toHaveLength(1 + threadsKept)
  })

  it('holds on to what another tab or an earlier visit looked at while it is still mine', () => {
    const first = nextKept([], boardOf([1, 2]), who, new Map([[itemOf(1), 50]]), stamp)
    expect(keys(nextKept(first, boardOf([1, 2], []), who, none, stamp))).toEqual([
      'desk',
      itemOf(1),
      itemOf(2),
    ])
    expect(keys(nextKept(first, boardOf([2], []), who, none, stamp))).toEqual(['desk', itemOf(2)])
  })

  it('is never read by another person, another build or after a day, and is removed with the next write', () => {
    const kept = nextKept([], boardOf([1]), who, none, stamp)
    for (const other of [
      { ...stamp, owner: 'wkr_other' },
      { ...stamp, build: 'b2' },
      { ...stamp, at: stamp.at + keptForMs },
    ]) {
      expect(fromKept(kept, other)).toBe(null)
      expect(keys(nextKept(kept, boardOf([1], []), who, none, other))).toEqual(['desk'])
    }
  })

  it('cuts off what does not fit, oldest first', () => {
    const thread = threadOf(1, ['a'.repeat(400), 'b'.repeat(400), 'c'.repeat(400)])
    const { thread: left, cut } = cutToFit(thread, 1_300)
    expect(cut).toBe(true)
    expect(left.entries).toEqual(thread.entries.slice(1))
    expect(cutToFit(thread)).toEqual({ thread, cut: false })
  })
})
