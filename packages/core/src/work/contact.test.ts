import {
  ada,
  asAda,
  asKim,
  asSystem,
  assigned,
  conversation,
  idOf,
  incoming,
  itemId,
  kim,
  noon,
  policyNow,
  replyOf,
  storyOf,
  thenLines,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { workItemDecider } from './decide.ts'

const policy = policyNow()
const write = (text: string, asks: Parameters<typeof incoming>[1] = null, now = policy) =>
  ({ type: 'append-message', message: incoming(text, asks), policy: now }) as const
const ask = { type: 'ask-for-human', how: 'button', policy } as const
const waiting = () => conversation({ wants: 'person' })
/** Kim has answered and wraps it up at epoch 3. */
const wrappingUp = () =>
  assigned(waiting()).when(replyOf(2), { actor: asKim }).when({ type: 'finish', workerId: kim, epoch: 2 })
const closed = () =>
  wrappingUp().when({
    type: 'wrap-up',
    workerId: kim,
    epoch: 3,
    disposition: 'solved',
    topic: null,
    note: null,
  })

describe('opening', () => {
  it('with the AI asks it for an answer', () => {
    conversation()
      .thenEvents(
        { type: 'work-item.opened', contactId: ada, aiAllowed: true },
        { type: 'message.appended', seq: 1, from: { by: 'contact' } },
        { type: 'draft.requested', purpose: 'reply', messageSeq: 1, epoch: 0 },
      )
      .thenState({ itemId, holder: { at: 'ai' }, promise: null, lastFrom: 'contact' })
  })

  it('keeps the words beside the log, under the key of the contact', () => {
    const { contents, events } = conversation({ first: incoming('My card is 4571') })
    expect(contents).toMatchObject([{ ownerId: ada, kind: 'message', body: 'My card is 4571' }])
    expect(JSON.stringify(events)).not.toContain('4571')
  })

  it('with the AI off promises a person at once', () => {
    const story = conversation({ policy: policyNow({ aiOn: false }) })
      .thenEvents(
        'work-item.opened',
        'message.appended',
        { type: 'handoff.made', reason: 'ai-off', warm: true, epoch: 1 },
        {
          type: 'promise.made',
          cause: 'ai-off',
          askedAt: noon,
          dueAt: noon + 180_000,
          staffed: true,
        },
      )
      .thenState({ holder: { at: 'queue', front: false }, personPreferred: false })
    thenLines(story, 'handed-over', 'queued')
  })

  it('without a word is with a person too when the AI is off, and cold', () => {
    conversation({ policy: policyNow({ aiOn: false }), first: null }).thenEvents(
      'work-item.opened',
      { type: 'handoff.made', warm: false },
      'promise.made',
    )
    conversation({ first: null })
      .thenEvents('work-item.opened')
      .thenState({ holder: { at: 'ai' } })
  })

  it('wishing for a person, or saying so, asks for one', () => {
    const asked = [
      { type: 'person.asked', how: 'button' },
      { type: 'handoff.made', reason: 'asked' },
      'promise.made',
    ] as const
    const story = waiting().thenEvents('work-item.opened', 'message.appended', ...asked)
    thenLines(story, 'asked', 'queued')
    conversation({ first: incoming('0', { how: 'zero', sure: true }) }).thenEvents(
      'work-item.opened',
      'message.appended',
      { type: 'person.asked', how: 'zero' },
      'handoff.made',
      'promise.made',
    )
  })

  it('notices who comes back', () => {
    const previous = { itemId: idOf('wi', 9), closedAt: noon - 1000 }
    conversation({ previous })
      .thenEvents(
        'work-item.opened',
        { type: 'repeat.noticed', previousItemId: previous.itemId },
        'message.appended',
        'draft.requested',
      )
      .thenState({ previousItemId: previous.itemId })
  })

  it('is refused twice, and nothing else is possible before it', () => {
    const open = {
      type: 'open-conversation',
      itemId,
      contactId: ada,
      channel: 'widget',
      language: 'en',
      policy,
      wants: 'ai',
      previous: null,
      first: null,
    } as const
    conversation().when(open).thenRefused('already-exists')
    storyOf(workItemDecider, itemId).when(ask).thenRefused('not-found')
  })
})

describe('writing', () => {
  it('asks the AI again, and the earlier draft is superseded', () => {
    conversation()
      .when(write('And?'))
      .thenEvents({ type: 'message.appended', seq: 2 }, { type: 'draft.requested', messageSeq: 2 })
  })

  it('while a person holds it or is awaited asks no AI', () => {
    waiting().when(write('Hello?')).thenEvents('message.appended')
    assigned(waiting()).when(write('Hello?'), { actor: asAda }).thenEvents('message.appended')
  })

  it('offers a person when it may have been a request, and asks for one when it surely was', () => {
    const offered = conversation()
      .when(write('0', { how: 'zero', sure: false }))
      .thenEvents(
        'message.appended',
        { type: 'person.offered', how: 'zero', messageSeq: 2 },
        'draft.requested',
      )
      .thenState({ personOffered: true, holder: { at: 'ai' } })
    thenLines(offered, 'person-offered')
    offered.when(write('never mind')).thenState({ personOffered: false })
    offered
      .when({ ...ask, how: 'confirmed' })
      .thenEvents('person.asked', 'handoff.made', 'promise.made')
      .thenState({ personOffered: false })
    conversation()
      .when(write('a human please', { how: 'phrase', sure: true }))
      .thenEvents('message.appended', 'person.asked', 'handoff.made', 'promise.made')
    assigned(waiting())
      .when(write('0', { how: 'zero', sure: false }))
      .thenEvents('message.appended')
  })

  it('with a sign of need brings a person first, in front of the queue, and never takes one away', () => {
    const inNeed = (text: string) => {
      const command = write(text)
      return { ...command, message: { ...command.message, inNeed: true } }
    }
    conversation()
      .when(inNeed('my mother died'))
      .thenEvents('message.appended', { type: 'handoff.made', reason: 'care' }, 'promise.made')
      .thenState({ holder: { at: 'queue', front: true }, personPreferred: false })
    waiting().when(inNeed('my mother died')).thenEvents('message.appended')
    assigned(waiting()).when(inNeed('my mother died'), { actor: asAda }).thenEvents('message.appended')
  })

  it('into a wrap-up brings the same person back under a new epoch', () => {
    wrappingUp()
      .when(write('One more thing'), { actor: asAda })
      .thenEvents({ type: 'wrap-up.cancelled', workerId: kim, epoch: 4 }, 'message.appended')
      .thenState({ holder: { at: 'worker', workerId: kim }, epoch: 4 })
  })

  it('into a closed one reopens it, with a person for whom a person was asked', () => {
    const story = closed()
      .when(write('Me again'), { actor: asAda, now: noon + 3 * 86_400_000 })
      .thenEvents(
        { type: 'work-item.reopened', reason: 'message', epoch: 4 },
        'message.appended',
        { type: 'handoff.made', reason: 'person-preferred' },
        'promise.made',
      )
      .thenState({ holder: { at: 'queue' }, reopened: 1, closedAt: null, lastWorkerId: kim })
    thenLines(story, 'reopened', 'handed-over', 'queued')
    conversation()
      .when({ type: 'close', by: 'contact' })
      .when(write('Me again'))
      .thenEvents('work-item.reopened', 'message.appended', 'draft.requested')
      .thenState({ holder: { at: 'ai' } })
  })

  it('reads forward only, and not past the end', () => {
    const two = assigned(waiting()).when(replyOf(2), { actor: asKim })
    two
      .when({ type: 'read', by: 'contact', upTo: 99 }, { actor: asAda })
      .thenEvents({ type: 'message.read', by: 'contact', upTo: 2 })
      .when({ type: 'read', by: 'contact', upTo: 1 })
      .thenNothing()
    two.when({ type: 'read', by: 'team', upTo: 1 }).thenNothing()
    waiting()
      .when({ type: 'read', by: 'team', upTo: 1 })
      .thenEvents({ type: 'message.read', by: 'team', upTo: 1 })
  })
})

describe('a person', () => {
  it('can be asked for from everywhere, and is promised once', () => {
    waiting().when(ask).thenNothing()
    conversation().when(ask).thenEvents('person.asked', 'handoff.made', 'promise.made')
    const held = assigned(waiting()).when(replyOf(2), { actor: asKim })
    held.when(ask, { actor: asAda }).thenEvents({ type: 'promise.made', cause: 'asked' })
    wrappingUp()
      .when(ask, { actor: asAda })
      .thenEvents('wrap-up.cancelled', 'promise.made')
      .thenState({ holder: { at: 'worker' } })
    const again = closed()
      .when(ask, { actor: asAda })
      .thenEvents({ type: 'work-item.reopened', reason: 'asked' }, 'handoff.made', 'promise.made')
    thenLines(again, 'reopened', 'queued')
  })

  it('is promised from the next opening when it is closed, and from now when no opening is known', () => {
    const opensAt = noon + 3600_000
    const night = conversation({ wants: 'person', policy: policyNow({ staffed: false, opensAt }) }).thenState(
      {
        promise: { countedFrom: opensAt, dueAt: opensAt + 180_000, way: 'opening', staffed: false },
      },
    )
    thenLines(night, 'asked', 'asked-closed-hours')
    const never = conversation({ wants: 'person', policy: policyNow({ staffed: false }) }).thenState({
      promise: { countedFrom: noon, dueAt: noon + 180_000 },
    })
    thenLines(never, 'asked', 'asked-closed-hours')
  })

  it('the ask is taken back by the contact: the AI answers what is open', () => {
    const story = waiting()
      .when({ type: 'withdraw-ask' })
      .thenEvents(
        { type: 'promise.withdrawn', withdrawnAt: noon },
        { type: 'preference.released', toAi: true, epoch: 2 },
        'draft.requested',
      )
      .thenState({ promise: null, personPreferred: false, holder: { at: 'ai' } })
    thenLines(story, 'ask-withdrawn')
    story.when({ type: 'withdraw-ask' }).thenNothing()
  })

  it('the ask is taken back while a person holds it: the person stays', () => {
    assigned(waiting())
      .when({ type: 'withdraw-ask' }, { actor: asAda })
      .thenEvents('promise.withdrawn', { type: 'preference.released', toAi: false, epoch: 2 })
      .thenState({ holder: { at: 'worker' }, epoch: 2 })
  })

  it('the ask cannot be taken back to an assistant that is not there, nor when it is over', () => {
    conversation({ wants: 'person', policy: policyNow({ aiOn: false }) })
      .when({ type: 'withdraw-ask' })
      .thenRefused(
        'wrong-state',
        'There is no assistant to go back to; you can end the conversation instead.',
      )
    closed().when({ type: 'withdraw-ask' }).thenRefused('wrong-state', 'The conversation is closed.')
  })

  it('is awaited while the AI may try, if the contact lets it, until somebody joins', () => {
    const trying = waiting()
      .when({ type: 'let-ai-try', on: true })
      .thenEvents('ai-try.allowed', 'draft.requested')
    thenLines(trying, 'ai-may-try')
    trying.when({ type: 'let-ai-try', on: true }).thenNothing()
    thenLines(
      trying.when({ type: 'let-ai-try', on: false }).thenEvents({ type: 'ai-try.ended', reason: 'contact' }),
      'ai-stopped-trying',
    )
    thenLines(
      assigned(trying).thenEvents({ type: 'ai-try.ended', reason: 'person-joined' }, 'assignment.made'),
      'assigned',
    )
    trying.when(write('And?')).thenEvents('message.appended', 'draft.requested')
    conversation()
      .when({ type: 'let-ai-try', on: true })
      .thenRefused('wrong-state', 'Only while you wait for a person.')
    conversation({ wants: 'person', policy: policyNow({ aiOn: false }) })
      .when({ type: 'let-ai-try', on: true })
      .thenRefused('wrong-state', 'The assistant is not on here.')
  })
})

describe('ending', () => {
  it('by the contact takes back what was promised and lets the person go', () => {
    const story = assigned(waiting())
      .when({ type: 'close', by: 'contact' }, { actor: asAda })
      .thenEvents(
        'promise.withdrawn',
        { type: 'assignment.ended', reason: 'closed-by-contact' },
        { type: 'work-item.closed', by: 'contact' },
        { type: 'solved.asked', when: 'now' },
      )
      .thenState({ holder: { at: 'closed' }, promise: null })
    expect(story.reservations).toEqual([{ op: 'free', key: `slot/${kim}/0` }])
    thenLines(story, 'closed')
    story.when({ type: 'close', by: 'contact' }).thenNothing()
  })

  it('by the system only when nobody waits: silent, with the AI, no person asked for', () => {
    const bySystem = { type: 'close', by: 'system' } as const
    const refused = 'Only a silent conversation with the AI.'
    conversation().when(bySystem).thenRefused('wrong-state', refused)
    waiting().when(bySystem).thenRefused('wrong-state', refused)
    assigned(waiting()).when(bySystem).thenRefused('wrong-state', refused)
    conversation({ first: null })
      .when(bySystem, { actor: asSystem })
      .thenEvents({ type: 'work-item.closed', by: 'system' })
  })

  it('is asked about: yes is kept, no brings it back to a person with nothing to explain', () => {
    closed()
      .when({ type: 'answer-solved', solved: true, policy }, { actor: asAda })
      .thenEvents({ type: 'solved.answered', when: 'now', solved: true })
    closed()
      .when({ type: 'answer-solved', solved: false, policy }, { actor: asAda })
      .thenEvents(
        'solved.answered',
        { type: 'work-item.reopened', reason: 'not-solved' },
        { type: 'handoff.made', reason: 'not-solved', warm: true },
        'promise.made',
      )
  })

  it('yes ends a conversation with the AI, no brings a person at once', () => {
    conversation()
      .when({ type: 'answer-solved', solved: true, policy })
      .thenEvents('solved.answered', { type: 'work-item.closed', by: 'contact' })
    conversation()
      .when({ type: 'answer-solved', solved: false, policy })
      .thenEvents('solved.answered', { type: 'handoff.made', reason: 'not-solved' }, 'promise.made')
    assigned(waiting()).when({ type: 'answer-solved', solved: false, policy }).thenEvents('solved.answered')
  })

  it('no in a wrap-up brings the person back and promises an answer', () => {
    wrappingUp()
      .when({ type: 'answer-solved', solved: false, policy }, { actor: asAda })
      .thenEvents('solved.answered', 'wrap-up.cancelled', { type: 'promise.made', cause: 'not-solved' })
      .thenState({ holder: { at: 'worker' } })
  })

  it('is asked about again three days later, unless it was answered or goes on', () => {
    const later = { type: 'ask-solved', when: 'later' } as const
    const asked = closed()
      .when(later, { actor: asSystem })
      .thenEvents({ type: 'solved.asked', when: 'later' })
    asked.when(later).thenNothing()
    asked
      .when({ type: 'answer-solved', solved: true, policy }, { actor: asAda })
      .thenEvents({ type: 'solved.answered', when: 'later' })
      .when(later)
      .thenNothing()
    waiting().when(later).thenNothing()
  })

  it('is rated once there was an answer', () => {
    const rate = { type: 'rate', score: 4, comment: 'Kim was kind' } as const
    conversation().when(rate).thenRefused('wrong-state', 'There is no answer to rate yet.')
    const rated = closed().when(rate, { actor: asAda }).thenEvents({ type: 'rating.given', score: 4 })
    expect(rated.contents).toMatchObject([{ kind: 'comment', ownerId: ada, body: 'Kim was kind' }])
    closed()
      .when({ ...rate, comment: null })
      .thenEvents({ type: 'rating.given', contentId: null })
  })

  it('follows its contact when two turn out to be one', () => {
    const other = idOf('ctc', 2)
    waiting()
      .when({ type: 'repoint-contact', contactId: other }, { actor: asSystem })
      .thenEvents({ type: 'contact.repointed', contactId: other })
      .when({ type: 'repoint-contact', contactId: other })
      .thenNothing()
  })
})
