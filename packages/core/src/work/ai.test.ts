import {
  answerOf,
  asAda,
  asKim,
  asSystem,
  assigned,
  type Conversation,
  conversation,
  dueDateArticle,
  gateFacts,
  incoming,
  noon,
  policyNow,
  replyOf,
  thenLines,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import type { WorkCommand } from './commands.ts'

const policy = policyNow()
const asAi = { kind: 'ai', version: 'test' } as const
const sentence = 'Moving it costs nothing.'
const draft = answerOf(dueDateArticle, [sentence])
type Deliver = Extract<WorkCommand, { type: 'deliver-draft' }>

/** The awaited draft comes, under the epoch it was asked for. */
const deliver = (story: Conversation, change: Partial<Deliver> = {}, now = noon + 1_000) =>
  story.when(
    {
      type: 'deliver-draft',
      draftId: story.state?.draft?.draftId ?? '',
      epoch: story.state?.epoch ?? 0,
      draft,
      facts: gateFacts([dueDateArticle]),
      policy,
      ...change,
    },
    { actor: asAi, now },
  )
const nothing = { kind: 'no-answer', reason: 'nothing-found', topic: null } as const
const ask = { type: 'ask-for-human', how: 'button', policy } as const

describe('a draft that the gate lets through', () => {
  it('is sent with its sources and sets the topic', () => {
    const story = deliver(conversation())
      .thenEvents(
        { type: 'topic.set', topic: 'due-date' },
        {
          type: 'message.appended',
          seq: 2,
          from: {
            by: 'ai',
            assistantVersion: 'desk',
            sources: [
              { articleId: dueDateArticle.articleId, articleVersion: 1, title: 'Changing the due date' },
            ],
            spans: [`${dueDateArticle.articleId}@81-105`],
            confidence: 0.9,
          },
        },
      )
      .thenState({ holder: { at: 'ai' }, draft: null, answeredByAi: true, topic: 'due-date', promise: null })
    expect(story.contents).toMatchObject([{ kind: 'message', body: sentence }])
    thenLines(story)
  })

  it('leaves a person on offer', () => {
    deliver(conversation({ first: incoming('0', { how: 'zero', sure: false }) }))
      .thenEvents('topic.set', 'message.appended')
      .thenState({ personOffered: true })
  })

  it('may be sent while a person is awaited, if the contact let it', () => {
    deliver(conversation({ wants: 'person' }).when({ type: 'let-ai-try', on: true }))
      .thenEvents('topic.set', { type: 'message.appended', from: { by: 'ai' } })
      .thenState({ holder: { at: 'queue' }, promise: { misses: 0 }, aiMayTry: true })
  })
})

describe('a draft that the gate holds', () => {
  const checks: [string, Partial<Deliver>][] = [
    ['ceiling', { facts: gateFacts([dueDateArticle], { ceiling: 0 }) }],
    ['verbatim', { draft: { ...draft, text: 'Moving it costs almost nothing.' } }],
    ['confidence', { draft: { ...draft, confidence: 0.49 } }],
    ['other-identifier', { facts: gateFacts([dueDateArticle], { otherIdentifiers: 1 }) }],
  ]
  for (const [check, change] of checks)
    it(`for ${check} hands over to a person, with the draft for them to use`, () => {
      const story = deliver(conversation(), change)
        .thenEvents(
          'topic.set',
          { type: 'draft.held', check },
          { type: 'handoff.made', reason: 'held', check, warm: true },
          { type: 'promise.made', cause: 'held' },
        )
        .thenState({ holder: { at: 'queue' }, suggestion: { check }, draft: null, personPreferred: false })
      expect(story.contents).toMatchObject([{ kind: 'draft' }])
      thenLines(story, 'handed-over', 'queued')
    })

  it('because it was sent before', () => {
    const once = deliver(conversation()).when(
      { type: 'append-message', message: incoming('And then?'), policy },
      { actor: asAda },
    )
    deliver(once).thenEvents({ type: 'draft.held', check: 'sent-before' }, 'handoff.made', 'promise.made')
  })

  it('by the draw under the ceiling, whose probability stands in the log', () => {
    const half = { facts: gateFacts([dueDateArticle], { ceiling: 0.5 }) }
    const thrown = (dice: number) => deliver(conversation({}, { dice: () => dice }), half)
    thrown(0.49).thenEvents('topic.set', 'message.appended')
    thrown(0.5).thenEvents(
      'topic.set',
      { type: 'draft.held', check: 'ceiling', probability: 0.5 },
      'handoff.made',
      'promise.made',
    )
  })

  it('while the contact waits for a person goes on waiting, and the AI stops trying', () => {
    const trying = conversation({ wants: 'person' }).when({ type: 'let-ai-try', on: true })
    const story = deliver(trying, { facts: gateFacts([dueDateArticle], { ceiling: 0 }) })
      .thenEvents('topic.set', 'draft.held', { type: 'ai-try.ended', reason: 'no-answer' })
      .thenState({ holder: { at: 'queue' }, aiMayTry: false })
    thenLines(story, 'ai-stopped-trying')
  })
})

describe('no answer', () => {
  it('hands over, with the topic if one was found', () => {
    deliver(conversation(), { draft: nothing }).thenEvents(
      { type: 'draft.discarded', reason: 'no-answer' },
      { type: 'handoff.made', reason: 'no-answer', check: null },
      'promise.made',
    )
    deliver(conversation(), { draft: { ...nothing, topic: 'cards' } }).thenEvents(
      { type: 'topic.set', topic: 'cards' },
      'draft.discarded',
      'handoff.made',
      'promise.made',
    )
    deliver(deliver(conversation()).when({ type: 'append-message', message: incoming('?'), policy }), {
      draft: { ...nothing, topic: 'cards' },
    }).thenState({ topic: 'due-date' })
  })

  it('to small talk listens on', () => {
    for (const reason of ['greeting', 'thanks']) {
      const story = deliver(conversation(), { draft: { ...nothing, reason } })
        .thenEvents({ type: 'draft.discarded', reason: 'small-talk' })
        .thenState({ holder: { at: 'ai' } })
      thenLines(story, 'listening')
    }
  })

  it('because it failed or took too long hands over and says so', () => {
    deliver(conversation(), { draft: { kind: 'failed', late: false } }).thenEvents(
      { type: 'draft.discarded', reason: 'failed' },
      { type: 'handoff.made', reason: 'ai-failed' },
      'promise.made',
    )
    deliver(conversation(), { draft: { kind: 'failed', late: true } }).thenEvents(
      'draft.discarded',
      { type: 'handoff.made', reason: 'ai-late' },
      'promise.made',
    )
  })

  it('while the contact waits only ends the trying', () => {
    const trying = conversation({ wants: 'person' }).when({ type: 'let-ai-try', on: true })
    deliver(trying, { draft: nothing })
      .thenEvents('draft.discarded', 'ai-try.ended')
      .thenState({ holder: { at: 'queue' } })
  })
})

describe('a draft that comes too late', () => {
  const late = (story: Conversation, of: Conversation, epoch = of.state?.epoch ?? 0) =>
    deliver(story, { draftId: of.state?.draft?.draftId ?? '', epoch })

  it('is dropped and logged once a person was asked for, holds it, or has answered', () => {
    const asked = conversation()
    const waiting = asked.when(ask, { actor: asAda })
    late(waiting, asked)
      .thenEvents({ type: 'draft.discarded', reason: 'late' })
      .thenState({ holder: { at: 'queue' }, lastSeq: 1 })
    const held = assigned(waiting)
    late(held, asked)
      .thenEvents({ type: 'draft.discarded', reason: 'late' })
      .thenState({ holder: { at: 'worker' }, lastSeq: 1 })
    late(held.when(replyOf(2), { actor: asKim }), asked)
      .thenEvents('draft.discarded')
      .thenState({ lastSeq: 2 })
    thenLines(late(held, asked))
  })

  it('is dropped under a guessed epoch too', () => {
    const asked = conversation()
    late(asked.when(ask, { actor: asAda }), asked, 1).thenEvents({
      type: 'draft.discarded',
      reason: 'superseded',
    })
  })

  it('is superseded when a newer one is awaited, and when it comes twice', () => {
    const first = conversation()
    const second = first.when({ type: 'append-message', message: incoming('And?'), policy })
    late(second, first)
      .thenEvents({ type: 'draft.discarded', reason: 'superseded' })
      .thenState({ draft: { messageSeq: 2 } })
    const done = deliver(first)
    late(done, first).thenEvents({ type: 'draft.discarded', reason: 'superseded' })
  })

  it('is dropped when a booked callback has rung meanwhile', () => {
    const trying = conversation({ wants: 'person' })
      .when({
        type: 'choose-wait',
        way: 'callback',
        at: noon + 60_000,
        workerId: null,
        mode: 'chat',
        phone: null,
        policy,
      })
      .when({ type: 'let-ai-try', on: true })
    const callbackId = trying.state?.callback?.callbackId ?? ''
    const rung = trying.when({ type: 'ring-callback', callbackId }, { actor: asSystem, now: noon + 60_000 })
    late(rung, trying).thenEvents({ type: 'draft.discarded', reason: 'late' }).thenState({ aiMayTry: true })
  })

  it('is dropped when the contact stopped the trying, or it is over', () => {
    const trying = conversation({ wants: 'person' }).when({ type: 'let-ai-try', on: true })
    late(trying.when({ type: 'let-ai-try', on: false }), trying).thenEvents({ type: 'draft.discarded' })
    const asked = conversation()
    late(asked.when({ type: 'close', by: 'contact' }), asked)
      .thenEvents({ type: 'draft.discarded' })
      .thenState({ holder: { at: 'closed' } })
  })
})

describe('asking for a draft', () => {
  const suggestion = { type: 'request-draft', purpose: 'suggestion', messageSeq: 0 } as const
  const held = (change: Parameters<typeof conversation>[0] = {}) =>
    assigned(conversation({ wants: 'person', ...change }))

  it('is for the person who holds it, who alone sees it', () => {
    const asked = held()
      .when(suggestion, { actor: asKim })
      .thenEvents({ type: 'draft.requested', purpose: 'suggestion', epoch: 2 })
    const story = deliver(asked)
      .thenEvents({ type: 'draft.suggested' })
      .thenState({ suggestion: { check: null }, lastSeq: 1 })
    expect(story.contents).toMatchObject([{ kind: 'draft', body: sentence }])
    thenLines(story)
    story
      .when(replyOf(2, { draftId: story.state?.suggestion?.draftId ?? null }), { actor: asKim })
      .thenState({ suggestion: null })
  })

  it('with nothing to answer, or for nobody, is refused', () => {
    held({ first: null })
      .when(suggestion, { actor: asKim })
      .thenRefused('wrong-state', 'There is nothing to answer yet.')
    conversation().when(suggestion).thenRefused('wrong-state', 'A draft is for the person who holds it.')
  })

  it('that finds nothing is logged and changes nothing', () => {
    const asked = held().when(suggestion, { actor: asKim })
    deliver(asked, { draft: nothing })
      .thenEvents({ type: 'draft.discarded', reason: 'no-answer' })
      .thenState({ holder: { at: 'worker' } })
    deliver(asked, { draft: { kind: 'failed', late: true } }).thenEvents({
      type: 'draft.discarded',
      reason: 'failed',
    })
  })

  it('for a reply is made only while the AI may speak, for the newest message', () => {
    const again = (messageSeq: number) => ({ type: 'request-draft', purpose: 'reply', messageSeq }) as const
    conversation()
      .when(again(1), { actor: asSystem })
      .thenEvents({ type: 'draft.requested', purpose: 'reply' })
    conversation().when(again(2)).thenNothing()
    conversation({ wants: 'person' }).when(again(1)).thenNothing()
    held().when(again(1)).thenNothing()
  })
})
