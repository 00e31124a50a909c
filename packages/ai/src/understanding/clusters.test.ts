import { describe, expect, it } from 'vitest'
import {
  emptyUnlikeState,
  forgetMessages,
  mostGroups,
  noteUnlike,
  proposedTopics,
  type UnlikeState,
  withoutGroup,
} from './clusters.ts'
import { deskExamples } from './fixtures/desk.ts'

const day = 24 * 3_600_000

function noted(
  texts: readonly string[],
  state: UnlikeState = emptyUnlikeState,
  each = (at: number) => `c${at}`,
) {
  return texts.reduce(
    (before, text, at) =>
      noteUnlike(before, {
        text,
        messageId: `m${before.noted}`,
        conversationId: each(at),
        at: day + before.noted,
      }),
    state,
  )
}

const gifts = [
  'do you sell gift cards',
  'can I buy a gift card for my sister',
  'where do I get a gift card',
  'how much is on my gift card',
  'I would like to order gift cards',
  'is there a gift card for the shop',
  'gift card for fifty euros please',
  'a gift card by mail, is that possible',
  'how long is a gift card good for',
  'gift cards for our whole team',
]

describe('groups of messages unlike anything learned', () => {
  it('a wish that many contacts bring becomes a proposed topic, with no share of AI', () => {
    const state = noted(gifts)
    const [first] = proposedTopics(state, day)
    expect(first).toMatchObject({ aiShare: 0 })
    expect(first!.size).toBeGreaterThanOrEqual(8)
    expect(first!.sampleMessageIds.length).toBe(first!.size)
  })

  it('one contact who says it again and again does not', () => {
    const state = noted(gifts, emptyUnlikeState, () => 'the same')
    expect(proposedTopics(state, day)).toEqual([])
  })

  it('messages that have nothing in common do not', () => {
    const texts = [
      'whales sing at night',
      'moons of Jupiter',
      'trumpet next door',
      'my left shoe',
      'tax of 1987',
      'hm',
    ]
    expect(proposedTopics(noted([...texts, ...texts.map((text) => text.toUpperCase())]), day)).toEqual([])
  })

  it('different wishes make different groups', () => {
    const warranty = deskExamples(30, 5, ['warranty']).map(({ text }) => text)
    const state = noted(warranty, noted(gifts))
    const ofGifts = state.groups.find(({ samples }) => samples.some(({ messageId }) => messageId === 'm0'))!
    expect(ofGifts.size).toBeLessThanOrEqual(gifts.length)
  })

  it('a wish of long ago is not proposed any more', () => {
    const state = noted(gifts)
    expect(proposedTopics(state, day + 120 * day)).toEqual([])
  })

  it('the state stays bounded and holds no text, whatever comes', () => {
    let state = emptyUnlikeState
    for (let at = 0; at < 1_000; at++)
      state = noteUnlike(state, {
        text: `word${at} thing${at * 7} ${'x'.repeat(at)}`,
        messageId: `m${at}`,
        conversationId: `c${at}`,
        at,
      })
    expect(state.groups.length).toBeLessThanOrEqual(mostGroups)
    expect(JSON.stringify(noted(gifts))).not.toContain('gift')
  })

  it('messages without words are passed over', () => {
    expect(noted(['', '???', '   '])).toEqual(emptyUnlikeState)
  })

  it('erased messages leave, and a group of which nothing is left goes', () => {
    const state = noted(gifts)
    const some = forgetMessages(state, (id) => id === 'm1')
    expect(JSON.stringify(some)).not.toContain('"m1"')
    expect(forgetMessages(state, () => true).groups).toEqual([])
  })

  it('a group that a lead has judged is gone', () => {
    const state = noted(gifts)
    const [first] = proposedTopics(state, day)
    expect(proposedTopics(withoutGroup(state, first!.groupId), day)).toEqual([])
  })
})
