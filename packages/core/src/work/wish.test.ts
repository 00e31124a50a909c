import { limits } from '@warmline/contracts'
import {
  asAda,
  assigned,
  by,
  conversation,
  deskAt,
  kim,
  noon,
  person,
  policyNow,
  replyOf,
  sam,
  setAvailable,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'

const policy = policyNow()
const askFor = (wish: string | null) => ({ type: 'ask-for-human', how: 'button', wish, policy }) as const

describe('a wish for the same person', () => {
  it('is noted once, tells the contact, and leaves the promise as it is', () => {
    const plain = conversation().when(askFor(null), { actor: asAda })
    const story = conversation().when(askFor(kim), { actor: asAda })
    story.thenState({ wish: kim, holder: { at: 'queue', wantedWorkerId: null } })
    expect(story.state?.promise).toEqual(plain.state?.promise)
    expect(story.state?.promise?.dueAt).toBe(noon + limits.promiseDefaultMs)
    const again = story.when(askFor(kim), { actor: asAda })
    expect(again.events).toEqual([])
    again.when(askFor(sam), { actor: asAda }).thenEvents({ type: 'person.wished', wishedWorkerId: sam })
  })

  it('opens with the conversation', () => {
    conversation({ wants: 'person', wish: kim }).thenState({ wish: kim, promise: { way: 'here' } })
  })

  it('is nothing where nobody waits: somebody holds it already', () => {
    const held = assigned(conversation({ wants: 'person' })).when(replyOf(2))
    const asked = held.when(askFor(sam), { actor: asAda })
    expect(asked.events.some(({ type }) => type === 'person.wished')).toBe(false)
    asked.thenState({ wish: undefined })
  })

  it('of somebody who waits already brings at once who is free, whatever the topic', () => {
    const { desk, open, issue, item } = deskAt()
    const first = person(desk, { skills: [{ topic: 'cards', proficiency: 2 }] })
    const robin = person(desk, { skills: [{ topic: 'cards', proficiency: 2 }] })
    setAvailable(desk, first, 1)
    open()
    setAvailable(desk, robin, 1)
    const { epoch } = item()
    const toLoans = { type: 'transfer', workerId: first, epoch, toWorkerId: null, topic: 'loans' } as const
    issue({ ...toLoans, note: null }, by(first))
    expect(item()).toMatchObject({ holder: { at: 'queue' }, topic: 'loans' })
    issue({ type: 'ask-for-human', how: 'button', wish: robin })
    expect(item().holder).toMatchObject({ at: 'worker', workerId: robin, way: 'direct' })
  })

  it('ends with the conversation and with the ask', () => {
    const wished = conversation().when(askFor(kim), { actor: asAda })
    wished.when({ type: 'close', by: 'contact' }, { actor: asAda }).thenState({ wish: undefined })
    wished.when({ type: 'withdraw-ask' }, { actor: asAda }).thenState({ wish: undefined })
  })
})
