import {
  asAda,
  asKim,
  asSystem,
  assigned,
  type Conversation,
  conversation,
  idOf,
  incoming,
  kim,
  linesOf,
  namesOnly,
  noon,
  policyNow,
  replyOf,
  sam,
  thenLines,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { indexWorkItem } from './decide.ts'

const policy = policyNow()
const waiting = () => conversation({ wants: 'person' })
/** Kim holds it at epoch 2 and has not written yet. */
const held = () => assigned(waiting()).when({ type: 'read', by: 'team', upTo: 1 }, { actor: asKim })
const reply = (change: Parameters<typeof replyOf>[1] = {}) => replyOf(2, change)
const answered = () => held().when(reply())
const wrappingUp = () => answered().when({ type: 'finish', workerId: kim, epoch: 2 })
const wrapUp = (change: object = {}) =>
  ({
    type: 'wrap-up',
    workerId: kim,
    epoch: 3,
    disposition: 'solved',
    topic: null,
    note: null,
    ...change,
  }) as const

describe('assigning', () => {
  it('gives waiting work to an available person, in a place of theirs', () => {
    const story = assigned(waiting())
      .thenEvents({
        type: 'assignment.made',
        workerId: kim,
        slot: 0,
        way: 'direct',
        epoch: 2,
        passUntil: noon + 8_000,
      })
      .thenState({ holder: { at: 'worker', workerId: kim, lostAt: null }, epoch: 2, promise: { misses: 0 } })
    expect(story.reservations).toEqual([
      { op: 'require', key: `available/${kim}/1` },
      { op: 'take', key: `slot/${kim}/0` },
    ])
    expect(linesOf(story.entries, namesOnly({ [kim]: 'Kim' }))).toEqual(['assigned'])
  })

  it('under another epoch, or what does not wait, is refused', () => {
    assigned(waiting(), { epoch: 0 }).thenRefused('stale-epoch')
    assigned(conversation()).thenRefused('wrong-state', 'Only waiting work can be assigned.')
    assigned(held()).thenRefused('wrong-state', 'Only waiting work can be assigned.')
  })
})

describe('passing', () => {
  const pass = { type: 'pass', workerId: kim, epoch: 2, policy } as const

  it('is free for eight seconds: first in line, the promise stays as it was made', () => {
    const story = held()
      .when(pass, { now: noon + 7_999 })
      .thenEvents({ type: 'assignment.ended', reason: 'passed', epoch: 3 })
      .thenState({
        holder: { at: 'queue', front: true },
        passedBy: [kim],
        promise: { dueAt: noon + 180_000, misses: 0 },
      })
    expect(story.reservations).toEqual([{ op: 'free', key: `slot/${kim}/0` }])
    thenLines(story, 'passed-on')
  })

  it('is too late at eight seconds, and never there for a backstop', () => {
    held()
      .when(pass, { now: noon + 8_000 })
      .thenRefused('pass-too-late')
    assigned(waiting(), { way: 'backstop' }).when(pass, { actor: asKim }).thenRefused('pass-too-late')
  })

  it('is fenced, and over once it is wrapped up', () => {
    held()
      .when({ ...pass, epoch: 1 })
      .thenRefused('stale-epoch')
    held()
      .when({ ...pass, workerId: sam })
      .thenRefused('not-holder')
    held()
      .when({ ...pass, workerId: sam, epoch: 1 })
      .thenRefused('stale-epoch')
    wrappingUp()
      .when({ ...pass, epoch: 3 })
      .thenRefused('wrong-state', 'The conversation is over already.')
  })

  it('excludes who passed until the pool widens, at 50 and 90 % and with a miss', () => {
    const passed = held().when(pass)
    const promiseId = passed.state?.promise?.promiseId ?? ''
    const widen = (step: 50 | 75 | 90) => ({ type: 'widen-promise', promiseId, step }) as const
    passed.when(widen(50), { actor: asSystem }).thenState({ passedBy: [] })
    const at75 = passed.when(widen(75), { actor: asSystem }).thenState({ passedBy: [kim] })
    at75.when(widen(90)).thenState({ passedBy: [] })
    at75
      .when({ type: 'miss-promise', promiseId, dueAt: noon + 180_000, policy }, { now: noon + 180_000 })
      .thenState({ passedBy: [] })
  })
})

describe('giving back and handing on', () => {
  const release = { type: 'release', workerId: kim, epoch: 2, note: 'Needs the bank', policy } as const
  const transfer = {
    type: 'transfer',
    workerId: kim,
    epoch: 2,
    toWorkerId: sam,
    topic: 'cards',
    note: null,
    policy,
  } as const

  it('releases with a note that only the team sees, and a person stays promised', () => {
    const story = answered()
      .when(release)
      .thenEvents(
        { type: 'assignment.ended', reason: 'released', toWorkerId: null },
        { type: 'promise.made', cause: 'person-preferred' },
      )
      .thenState({ holder: { at: 'queue', front: true, wantedWorkerId: null } })
    expect(story.contents).toMatchObject([{ kind: 'note', body: 'Needs the bank' }])
    thenLines(story, 'passed-on', 'queued')
    held().when(release).thenEvents('assignment.ended')
    held()
      .when({ ...release, epoch: 1 })
      .thenRefused('stale-epoch')
  })

  it('transfers to a person by name and to a topic', () => {
    const story = held()
      .when(transfer)
      .thenEvents(
        { type: 'topic.set', topic: 'cards' },
        { type: 'assignment.ended', reason: 'transferred', toWorkerId: sam },
      )
      .thenState({ holder: { at: 'queue', wantedWorkerId: sam }, topic: 'cards', passedBy: [kim] })
    thenLines(story, 'transferred')
    held()
      .when({ ...transfer, toWorkerId: null })
      .thenState({ holder: { at: 'queue', wantedWorkerId: null }, topic: 'cards' })
    held()
      .when({ ...transfer, toWorkerId: kim })
      .thenRefused('wrong-state', 'You hold it already.')
    held()
      .when({ ...transfer, toWorkerId: null, topic: null })
      .thenRefused('out-of-limits', 'Name a person or a topic.')
    held()
      .when({ ...transfer, workerId: sam })
      .thenRefused('not-holder')
  })
})

describe('a lost connection', () => {
  const lose = { type: 'lose-connection', workerId: kim, epoch: 2 } as const
  const lost = () => held().when(lose, { actor: asSystem, now: noon + 35_000 })

  it('is told to the contact, and restored', () => {
    thenLines(
      lost()
        .thenEvents('connection.lost')
        .thenState({ holder: { at: 'worker', lostAt: noon + 35_000 } }),
      'connection-lost',
    )
    lost().when(lose).thenNothing()
    const back = lost()
      .when({ ...lose, type: 'restore-connection' }, { actor: asKim })
      .thenEvents('connection.restored')
    thenLines(back.thenState({ holder: { at: 'worker', lostAt: null } }), 'connection-restored')
    back.when({ ...lose, type: 'restore-connection' }).thenNothing()
    held()
      .when({ ...lose, epoch: 1 })
      .thenNothing()
    held()
      .when({ ...lose, workerId: sam })
      .thenNothing()
  })

  it('parks the work: back in the queue, first in line', () => {
    const park = { type: 'park', workerId: kim, epoch: 2, policy } as const
    const parked = lost()
      .when(park, { now: noon + 90_000 })
      .thenEvents({ type: 'assignment.ended', reason: 'vanished' })
      .thenState({ holder: { at: 'queue', front: true }, passedBy: [] })
    thenLines(parked, 'parked')
    parked.when(park).thenRefused('stale-epoch')
    held()
      .when({ ...park, workerId: sam })
      .thenRefused('stale-epoch')
    wrappingUp()
      .when({ ...park, epoch: 3 }, { actor: asSystem })
      .thenEvents({ type: 'work-item.closed', by: 'system' }, 'solved.asked')
  })
})

describe('answering', () => {
  it('keeps the promise and speaks', () => {
    const story = held()
      .when(reply({ draftId: idOf('drf', 7) }), { actor: asKim, now: noon + 60_000 })
      .thenEvents(
        { type: 'promise.kept', how: 'person', workerId: kim, answeredAt: noon + 60_000, inTime: true },
        { type: 'message.appended', seq: 2, from: { by: 'worker', workerId: kim, draftId: idOf('drf', 7) } },
      )
      .thenState({
        promise: null,
        answeredByPerson: true,
        lastWorkerId: kim,
        lastFrom: 'worker',
        suggestion: null,
      })
    thenLines(story, 'joined')
    expect(story.contents).toMatchObject([{ kind: 'message', body: 'Hi, I am Kim' }])
    story.when(reply({ messageId: idOf('msg', 0xabd) })).thenEvents({ type: 'message.appended', seq: 3 })
  })

  it('after the due date is not in time, nor after a miss', () => {
    held()
      .when(reply(), { actor: asKim, now: noon + 180_000 })
      .thenEvents({ type: 'promise.kept', inTime: true }, 'message.appended')
    held()
      .when(reply(), { actor: asKim, now: noon + 180_001 })
      .thenEvents({ type: 'promise.kept', inTime: false }, 'message.appended')
    const promiseId = held().state?.promise?.promiseId ?? ''
    held()
      .when(
        { type: 'miss-promise', promiseId, dueAt: noon + 180_000, policy },
        { actor: asSystem, now: noon + 180_000 },
      )
      .when(reply(), { actor: asKim })
      .thenEvents({ type: 'promise.kept', inTime: false }, 'message.appended')
  })

  it('is fenced: only the holder, under the present epoch, and not while wrapping up', () => {
    held()
      .when(reply({ epoch: 1 }))
      .thenRefused('stale-epoch')
    held()
      .when(reply({ workerId: sam }))
      .thenRefused('not-holder')
    waiting().when(reply()).thenRefused('not-holder')
    wrappingUp()
      .when(reply({ epoch: 3 }))
      .thenRefused('wrong-state', 'You are wrapping up; the conversation is over.')
  })
})

describe('finishing', () => {
  const finish = { type: 'finish', workerId: kim, epoch: 2 } as const

  it('goes to wrap-up for two minutes, but not while an answer is owed', () => {
    held()
      .when(finish)
      .thenRefused('wrong-state', 'A person was promised and has not written yet: answer, or release it.')
    const story = answered()
      .when(finish, { now: noon + 1_000 })
      .thenEvents({ type: 'wrap-up.started', workerId: kim, until: noon + 121_000, epoch: 3 })
      .thenState({ holder: { at: 'wrap-up', workerId: kim, until: noon + 121_000 } })
    thenLines(story, 'wrapped-up')
    story.when({ ...finish, epoch: 3 }).thenNothing()
    answered()
      .when({ ...finish, workerId: sam })
      .thenRefused('not-holder')
  })

  it('closes with a disposition, and the contact is asked whether it is solved', () => {
    const story = wrappingUp()
      .when(wrapUp({ topic: 'cards', note: 'Sent a new card' }))
      .thenEvents(
        { type: 'work-item.closed', by: 'worker', disposition: 'solved', topic: 'cards' },
        { type: 'solved.asked', when: 'now' },
      )
      .thenState({
        holder: { at: 'closed' },
        disposition: 'solved',
        topic: 'cards',
        closedBy: 'worker',
        solvedAsked: 'now',
      })
    expect(story.reservations).toEqual([{ op: 'free', key: `slot/${kim}/0` }])
    expect(story.contents).toMatchObject([{ kind: 'note', body: 'Sent a new card' }])
    thenLines(story, 'closed')
  })

  it('is closed by the clock without a disposition, and not asked again when it was said', () => {
    wrappingUp()
      .when(wrapUp({ workerId: null, disposition: null }), { actor: asSystem })
      .thenEvents({ type: 'work-item.closed', by: 'system', disposition: null }, 'solved.asked')
    wrappingUp()
      .when({ type: 'answer-solved', solved: true, policy }, { actor: asAda })
      .when(wrapUp(), { actor: asKim })
      .thenEvents('work-item.closed')
  })

  it('refuses a wrap-up that is none, old or somebody else’s', () => {
    answered()
      .when(wrapUp({ epoch: 2 }))
      .thenRefused('wrong-state', 'It is not being wrapped up.')
    wrappingUp()
      .when(wrapUp({ epoch: 2 }))
      .thenRefused('stale-epoch')
    wrappingUp()
      .when(wrapUp({ workerId: sam }))
      .thenRefused('not-holder')
    const again = wrappingUp().when(
      { type: 'append-message', message: incoming('Wait'), policy },
      { actor: asAda },
    )
    again.when(wrapUp()).thenRefused('wrong-state', 'It is not being wrapped up.')
  })
})

describe('the index of an item', () => {
  const indexOf = (story: Conversation) => indexWorkItem(story.state!)

  it('names who holds it and how urgent it is', () => {
    expect(indexOf(conversation())).toMatchObject({
      status: 'ai',
      workerId: null,
      dueAt: null,
      language: 'en',
      openedAt: noon,
    })
    expect(indexOf(waiting())).toMatchObject({ status: 'queue', workerId: null, dueAt: noon + 180_000 })
    expect(indexOf(held())).toMatchObject({ status: 'worker', workerId: kim, dueAt: noon + 180_000 })
    expect(indexOf(wrappingUp())).toMatchObject({ status: 'wrap-up', workerId: kim, dueAt: null })
    expect(indexOf(wrappingUp().when(wrapUp({ topic: 'cards' })))).toMatchObject({
      status: 'closed',
      workerId: kim,
      dueAt: -noon,
      topic: 'cards',
    })
    const passed = held().when({ type: 'pass', workerId: kim, epoch: 2, policy })
    expect(indexOf(passed).dueAt).toBe(noon + 180_000 - 600_000)
  })
})
