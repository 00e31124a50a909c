import type { ViewEvent } from '@warmline/contracts'
import {
  ada,
  answerOf,
  articleFact,
  asAda,
  asKim,
  asSystem,
  assigned,
  type Conversation,
  conversation,
  dueDateArticle,
  gateFacts,
  incoming,
  itemId,
  kim,
  noon,
  policyNow,
  replyOf,
  sam,
  screenViolations,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { applyView, emptyThread, type Lookup, needsOf, present, previewOf, type Viewer } from './view.ts'

const policy = policyNow()
const note = 'Careful with this one'
const waiting = () => conversation({ wants: 'person' })
const held = () => assigned(waiting())
const answered = () => held().when(replyOf(2), { actor: asKim })
const wrappingUp = () => answered().when({ type: 'finish', workerId: kim, epoch: 2 })
const wrapUp = {
  type: 'wrap-up',
  workerId: kim,
  epoch: 3,
  disposition: 'solved',
  topic: 'cards',
  note,
} as const
const miss = (story: Conversation) =>
  story.when(
    { type: 'miss-promise', promiseId: story.state?.promise?.promiseId ?? '', dueAt: noon + 180_000, policy },
    { actor: asSystem, now: noon + 180_000 },
  )
const draft = (story: Conversation, facts = gateFacts([dueDateArticle])) =>
  story.when(
    {
      type: 'deliver-draft',
      draftId: story.state?.draft?.draftId ?? '',
      epoch: story.state?.epoch ?? 0,
      draft: answerOf(dueDateArticle, ['Moving it costs nothing.']),
      facts,
      policy,
    },
    { actor: { kind: 'ai', version: 'test' } },
  )

const names: Record<string, string> = { [kim]: 'Kim', [sam]: 'Sam' }
/** Every text there was in the story, by id. */
const lookupOf = (...stories: Conversation[]): Lookup => {
  const texts = new Map(stories.flatMap(({ contents }) => contents.map((c) => [c.contentId, c.body])))
  return {
    text: (contentId) => texts.get(contentId) ?? null,
    name: (workerId) => names[workerId] ?? null,
    attachment: (attachmentId) => ({ attachmentId, name: 'a.pdf', mediaType: 'application/pdf', bytes: 1 }),
  }
}
const viewers: Viewer[] = (['contact', 'worker', 'lead'] as const).map((role) => ({
  role,
  id: role === 'contact' ? ada : kim,
}))
const seenBy = (story: Conversation, role: Viewer['role']): ViewEvent[] =>
  story.entries.flatMap((entry) => present(entry, lookupOf(story), { role, id: ada }) ?? [])

describe('fresh fetch = old view + view events', () => {
  const opensAt = noon + 3600_000
  const stories: Record<string, Conversation> = {
    'answered by the AI': draft(conversation()),
    'held by the gate': draft(conversation(), gateFacts([dueDateArticle], { ceiling: 0 })),
    'a suggestion, used': draft(
      held().when({ type: 'request-draft', purpose: 'suggestion', messageSeq: 1 }),
    ).when(replyOf(2)),
    'missed without having widened': miss(waiting()),
    'missed, and then kept waiting': miss(waiting()).when({ type: 'choose-wait', way: 'here', policy }),
    'asked at night': conversation({ wants: 'person', policy: policyNow({ staffed: false, opensAt }) }),
    'given back out of a wrap-up': wrappingUp().when({
      type: 'release',
      workerId: kim,
      epoch: 3,
      note,
      policy,
    }),
    'written into a wrap-up': wrappingUp().when(
      { type: 'append-message', message: incoming('Wait'), policy },
      { actor: asAda },
    ),
    'closed and reopened': wrappingUp()
      .when(wrapUp)
      .when({ type: 'append-message', message: incoming('Again'), policy }),
    'rated and said to be solved': wrappingUp()
      .when(wrapUp)
      .when({ type: 'rate', score: 5, comment: 'Thanks' }, { actor: asAda })
      .when({ type: 'answer-solved', solved: true, policy }),
    'lost and restored': held()
      .when({ type: 'lose-connection', workerId: kim, epoch: 2 }, { actor: asSystem, now: noon + 35_000 })
      .when({ type: 'restore-connection', workerId: kim, epoch: 2 }),
    'a callback that was missed': miss(waiting()).when({
      type: 'choose-wait',
      way: 'callback',
      at: noon + 600_000,
      workerId: sam,
      mode: 'chat',
      phone: null,
      policy,
    }),
    'withdrawn while the AI tried': waiting()
      .when({ type: 'let-ai-try', on: true })
      .when({ type: 'withdraw-ask' }),
    'another contact': held().when({ type: 'repoint-contact', contactId: ada.replace(/1$/, '2') }),
  }
  for (const [name, story] of Object.entries(stories))
    it(name, () => {
      expect(story.decision).toMatchObject({ ok: true })
      for (const viewer of viewers)
        expect(screenViolations(story.log, lookupOf(story), viewer, note)).toEqual([])
    })
})

describe('what each sees', () => {
  it('a message with its name, sources and files; null once it is erased', () => {
    const attachment = ada.replace('ctc', 'att')
    const story = conversation({ first: { ...incoming('Hello\n  there'), attachments: [attachment] } })
    expect(seenBy(story, 'contact')[1]).toMatchObject({
      preview: 'Hello there',
      entries: [
        {
          entry: 'message',
          by: 'contact',
          text: 'Hello\n  there',
          name: null,
          attachments: [{ attachmentId: attachment }],
        },
      ],
    })
    const erased = present(story.entries[1]!, { ...lookupOf(), attachment: () => null }, viewers[0]!)
    expect(erased).toMatchObject({ preview: null, entries: [{ text: null, attachments: [] }] })
    expect(seenBy(draft(conversation()), 'contact').at(-1)?.entries).toMatchObject([
      { by: 'ai', sources: [{ articleVersion: 1 }] },
    ])
    expect(seenBy(answered(), 'contact').at(-1)?.entries).toMatchObject([
      { by: 'worker', name: 'Kim', aiDrafted: false },
    ])
    expect(previewOf('x'.repeat(200))).toHaveLength(140)
  })

  it('notes are for the team, ratings for leads', () => {
    const noted = held().when({ type: 'release', workerId: kim, epoch: 2, note, policy }, { actor: asKim })
    const text = (role: Viewer['role']) => JSON.stringify(seenBy(noted, role)).includes(note)
    expect([text('contact'), text('worker'), text('lead')]).toEqual([false, true, true])
    const rated = wrappingUp()
      .when(wrapUp)
      .when({ type: 'rate', score: 2, comment: 'Slow' }, { actor: asAda })
    const comment = (role: Viewer['role']) => JSON.stringify(seenBy(rated, role)).includes('Slow')
    expect([comment('contact'), comment('worker'), comment('lead')]).toEqual([false, false, true])
  })

  it('topic, disposition, suggestion and why it was handed over are for the team', () => {
    const heldBack = draft(conversation(), gateFacts([articleFact(['No.'])]))
    expect(JSON.stringify(seenBy(heldBack, 'contact'))).not.toMatch(/due-date|verbatim|costs nothing/)
    expect(JSON.stringify(seenBy(heldBack, 'worker'))).toMatch(/verbatim/)
    const closed = wrappingUp().when(wrapUp)
    expect(seenBy(closed, 'contact')[0]?.head).not.toHaveProperty('disposition')
    expect(seenBy(closed, 'worker')[0]?.head).toMatchObject({ disposition: 'solved', topic: 'cards' })
  })

  it('nothing at all for what concerns nobody on the screen', () => {
    expect(seenBy(conversation(), 'contact')).toHaveLength(2)
    expect(seenBy(conversation(), 'lead')).toHaveLength(2)
  })
})

it('an entry that comes again replaces itself', () => {
  const [opened, message] = seenBy(conversation(), 'contact')
  const thread = applyView(applyView(emptyThread(itemId), opened!), message!)
  const again = applyView(thread, { ...message!, preview: 'x' })
  expect(again.entries).toHaveLength(1)
  expect(again.head.lastSeq).toBe(1)
})

it('says which texts, names and files have to be loaded before', () => {
  const needs = (story: Conversation) => story.entries.map((entry) => needsOf(entry))
  const [, message] = needs(conversation())
  expect(message?.contentIds).toHaveLength(1)
  expect(needs(answered()).at(-1)).toMatchObject({ workerIds: [kim] })
  const transfer = held().when({
    type: 'transfer',
    workerId: kim,
    epoch: 2,
    toWorkerId: sam,
    topic: null,
    note,
    policy,
  })
  expect(needs(transfer)[0]).toMatchObject({ workerIds: [kim, sam], contentIds: [expect.any(String)] })
})
