import { describe, expect, it } from 'vitest'
import {
  acknowledge,
  again,
  drop,
  enqueue,
  isFinal,
  merge,
  nextToSend,
  type Outbox,
  oldestWaiting,
  persisted,
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
  it('writes everything to storage that is not acknowledged, refused ones too', () => {
    expect(persisted(acknowledge(refuse(three, 'b', stale), 'a')).map((m) => m.messageId)).toEqual(['b', 'c'])
  })
  it('takes what another tab stored, and keeps its own sent marks', () => {
    const mine = acknowledge(three, 'a')
    expect(
      merge([message('b', 2), message('x', 4)].reduce(enqueue, [] as Outbox), mine).map((m) => [
        m.messageId,
        m.state,
      ]),
    ).toEqual([
      ['a', 'sent'],
      ['b', 'waiting'],
      ['x', 'waiting'],
    ])
    // a tab that had not heard of the answer must not bring the message back
    expect(merge(three, mine).filter((m) => m.messageId === 'a')).toHaveLength(1)
  })
  it('drops', () => expect(drop(three, 'b')).toHaveLength(2))
  it.each([
    [0, 'unreachable', false],
    [503, 'overloaded', false],
    [500, 'bug', false],
    [429, 'too-many-requests', false],
    [401, 'not-signed-in', false],
    [409, 'stale-version', false],
    [409, 'stale-epoch', true],
    [409, 'not-holder', true],
    [400, 'bad-request', true],
  ])('status %i %s is final: %s', (status, code, final) => expect(isFinal({ status, code })).toBe(final))
})
