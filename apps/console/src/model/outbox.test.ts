import { describe, expect, it } from 'vitest'
import {
  acknowledge,
  again,
  drop,
  enqueue,
  nextToSend,
  type Outbox,
  oldestWaiting,
  refuse,
  settle,
  waitingCount,
} from './outbox.ts'

const message = (messageId: string, at: number) => ({
  messageId,
  itemId: 'wi_1',
  epoch: 3,
  text: messageId,
  attachments: [],
  draftId: null,
  at,
})
const three: Outbox = [message('a', 1), message('b', 2), message('c', 3)].reduce(enqueue, [] as Outbox)
const stale = { code: 'stale-epoch', title: 't', remedy: 'r' }

describe('outbox', () => {
  it('sends in the order of writing, one after another', () => {
    expect(nextToSend(three)?.messageId).toBe('a')
    expect(nextToSend(acknowledge(three, 'a'))?.messageId).toBe('b')
    expect(oldestWaiting(acknowledge(three, 'a'))).toBe(2)
    expect(oldestWaiting([])).toBe(null)
  })
  it('keeps the text of a refused one and goes on with the next', () => {
    const box = refuse(three, 'a', stale)
    expect(nextToSend(box)?.messageId).toBe('b')
    expect(box[0]).toMatchObject({ state: 'refused', text: 'a', problem: stale })
    expect(waitingCount(box)).toBe(2)
  })
  it('sends a refused one again last, under a fresh id and the new epoch', () => {
    const box = again(refuse(three, 'a', stale), 'a', 5, 'd', 9)
    expect(box.map((m) => m.messageId)).toEqual(['b', 'c', 'd'])
    expect(box[2]).toMatchObject({ epoch: 5, text: 'a', state: 'waiting', problem: null })
    expect(again(box, 'nobody', 5, 'e', 9)).toBe(box)
  })
  it('takes an acknowledged one away only when the thread shows it', () => {
    const box = acknowledge(three, 'a')
    expect(settle(box, new Set())).toBe(box)
    expect(settle(box, new Set(['a', 'b'])).map((m) => m.messageId)).toEqual(['b', 'c'])
  })
  it('drops', () => expect(drop(three, 'b')).toHaveLength(2))
})
