import {
  asAda,
  asKim,
  asSystem,
  assigned,
  type Conversation,
  conversation,
  idOf,
  kim,
  noon,
  policyNow,
  replyOf,
  sam,
  thenLines,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'
import { indexWorkItem } from './decide.ts'

const policy = policyNow()
const minute = 60_000
const waiting = () => conversation({ wants: 'person' })
const promiseId = waiting().state?.promise?.promiseId ?? ''
const widen = (step: 50 | 75 | 90, id = promiseId) =>
  ({ type: 'widen-promise', promiseId: id, step }) as const
const miss = (dueAt = noon + 3 * minute, now = policy) =>
  ({ type: 'miss-promise', promiseId, dueAt, policy: now }) as const
const at = noon + 60 * minute
const callback = (change: object = {}) =>
  ({
    type: 'choose-wait',
    way: 'callback',
    at,
    workerId: kim,
    mode: 'phone',
    phone: '070-123 45 67',
    policy,
    ...change,
  }) as const
const callbackId = (story: Conversation) => story.state?.callback?.callbackId ?? ''
const ring = (story: Conversation, now = story.state?.callback?.at ?? 0) =>
  story.when({ type: 'ring-callback', callbackId: callbackId(story) }, { actor: asSystem, now })
const record = (story: Conversation, outcome: 'reached' | 'no-answer') =>
  story.when(
    { type: 'record-callback', workerId: kim, epoch: story.state?.epoch ?? 0, outcome },
    { actor: asKim },
  )
/** Booked, rung, and given to Kim. */
const calling = () => assigned(ring(waiting().when(callback())), { way: 'callback' })

describe('the clock of a promise', () => {
  it('widens step by step, each once, and tells the contact', () => {
    const at50 = waiting()
      .when(widen(50), { actor: asSystem })
      .thenEvents({ type: 'promise.widened', step: 50 })
    thenLines(at50, 'wider')
    at50.when(widen(50)).thenNothing()
    const at75 = at50
      .when(widen(75))
      .thenState({ promise: { widened: 75 }, holder: { at: 'queue', front: true } })
    thenLines(at75, 'front-of-queue')
    thenLines(at75.when(widen(90)).thenEvents({ type: 'promise.widened', step: 90 }))
    at75.when(widen(50)).thenNothing()
  })

  it('leaves alone a promise that is kept, another one, and a callback that waits for its time', () => {
    waiting()
      .when(widen(50, idOf('prm', 9)))
      .thenNothing()
    assigned(waiting()).when(replyOf(2), { actor: asKim }).when(widen(50)).thenNothing()
    waiting().when(callback()).when(widen(50)).thenNothing()
  })

  it('calls the backstop by name, or says that there is none', () => {
    const call = (workerId: string | null) =>
      waiting().when({ type: 'call-backstop', promiseId, workerId }, { actor: asSystem })
    thenLines(call(sam).thenEvents({ type: 'backstop.called', workerId: sam }), 'backstop-called')
    thenLines(call(null).thenEvents({ type: 'backstop.called', workerId: null }), 'nobody-now')
    assigned(waiting()).when({ type: 'call-backstop', promiseId, workerId: null }).thenNothing()
    waiting()
      .when({ type: 'call-backstop', promiseId: idOf('prm', 9), workerId: null })
      .thenNothing()
  })

  it('writes the miss when it is due, tells the truth, and stays open with a new due date', () => {
    waiting()
      .when(miss(), { actor: asSystem, now: noon + 3 * minute - 1 })
      .thenRefused('wrong-state', 'It is not due yet.')
    const missed = waiting()
      .when(miss(), { actor: asSystem, now: noon + 3 * minute })
      .thenEvents({ type: 'promise.missed', miss: 1, dueAt: noon + 3 * minute, nextDueAt: noon + 6 * minute })
      .thenState({
        promise: { promiseId, misses: 1, dueAt: noon + 6 * minute, widened: 90 },
        holder: { at: 'queue' },
      })
    thenLines(missed, 'late')
    missed.when(miss()).thenNothing()
    missed.when({ ...miss(noon + 6 * minute), promiseId: idOf('prm', 9) }).thenNothing()
  })

  it('misses again ever later, at most every half hour', () => {
    let story = waiting()
    const waits: number[] = []
    for (let n = 0; n < 6; n++) {
      const dueAt = story.state?.promise?.dueAt ?? 0
      story = story.when(miss(dueAt), { actor: asSystem, now: dueAt })
      waits.push(((story.state?.promise?.dueAt ?? 0) - dueAt) / minute)
    }
    expect(waits).toEqual([3, 6, 12, 24, 30, 30])
  })

  it('misses outside staffed hours until after the next opening', () => {
    const opensAt = noon + 15 * 60 * minute
    waiting()
      .when(miss(undefined, policyNow({ staffed: false, opensAt })), {
        actor: asSystem,
        now: noon + 3 * minute,
      })
      .thenEvents({ type: 'promise.missed', nextDueAt: opensAt + 3 * minute })
  })

  it('runs on while somebody holds it who has not written', () => {
    assigned(waiting())
      .when(miss(), { actor: asSystem, now: noon + 3 * minute })
      .thenEvents('promise.missed')
      .thenState({ holder: { at: 'worker' }, promise: { misses: 1 } })
  })
})

describe('choosing how to wait', () => {
  it('is possible only while a person is awaited', () => {
    const refusal = 'Only while you wait for a person.'
    conversation().when({ type: 'choose-wait', way: 'here', policy }).thenRefused('wrong-state', refusal)
    assigned(waiting()).when({ type: 'choose-wait', way: 'here', policy }).thenNothing()
  })

  it('here: as it was, and after a miss from now on', () => {
    const here = { type: 'choose-wait', way: 'here', policy } as const
    waiting().when(here).thenNothing()
    const kept = waiting()
      .when(miss(), { actor: asSystem, now: noon + 3 * minute })
      .when(here, { actor: asAda, now: noon + 4 * minute })
      .thenEvents({
        type: 'promise.moved',
        way: 'here',
        countedFrom: noon + 4 * minute,
        dueAt: noon + 7 * minute,
      })
      .thenState({ promise: { widened: 0, misses: 1 } })
    thenLines(kept, 'queued')
  })

  it('here, when it is closed by now: from the next opening, or from now when none is known', () => {
    const missed = waiting().when(miss(), { actor: asSystem, now: noon + 3 * minute })
    const opensAt = noon + 600 * minute
    const here = (change: object) =>
      missed.when({ type: 'choose-wait', way: 'here', policy: policyNow(change) }, { actor: asAda })
    thenLines(
      here({ staffed: false, opensAt }).thenEvents({
        type: 'promise.moved',
        way: 'opening',
        countedFrom: opensAt,
      }),
      'asked-closed-hours',
    )
    thenLines(here({ staffed: false }).thenEvents({ type: 'promise.moved', way: 'here' }), 'queued')
  })

  it('by e-mail, within four hours', () => {
    const story = waiting()
      .when({ type: 'choose-wait', way: 'email', email: 'ada@example.org', policy }, { actor: asAda })
      .thenEvents('email-reply.chosen', { type: 'promise.moved', way: 'email', dueAt: noon + 240 * minute })
      .thenState({ answersByEmail: true, promise: { way: 'email' } })
    expect(story.contents).toMatchObject([{ kind: 'email', body: 'ada@example.org' }])
    thenLines(story, 'email-chosen')
    waiting()
      .when({ type: 'choose-wait', way: 'email', email: null, policy })
      .thenState({ emailContentId: null, answersByEmail: true })
    waiting()
      .when({ type: 'choose-wait', way: 'email', email: null, policy: policyNow({ mail: false }) })
      .thenRefused('no-mail')
  })

  it('by a callback at a time and with a person that are reserved', () => {
    const story = waiting()
      .when(callback(), { actor: asAda })
      .thenEvents(
        { type: 'callback.booked', at, workerId: kim, mode: 'phone' },
        { type: 'promise.moved', way: 'callback', countedFrom: at, dueAt: at + 3 * minute },
      )
      .thenState({ callback: { at, tries: 0, ringing: false }, promise: { way: 'callback', misses: 0 } })
    expect(story.reservations).toEqual([{ op: 'take', key: `callback/${kim}/${at}` }])
    expect(story.contents).toMatchObject([{ kind: 'phone', body: '070-123 45 67' }])
    expect(indexWorkItem(story.state!).status).toBe('callback')
    thenLines(story, 'callback-booked')
    assigned(story).thenRefused('wrong-state', 'A callback is booked; it rings at its time.')
  })

  it('refuses a callback that cannot be', () => {
    waiting()
      .when(callback({ policy: policyNow({ callbacks: false }) }))
      .thenRefused('wrong-state', 'Callbacks are not offered here.')
    waiting()
      .when(callback({ at: noon }))
      .thenRefused('out-of-limits', 'Choose a time that is still to come.')
    waiting()
      .when(callback({ phone: null }))
      .thenRefused('out-of-limits', 'A phone call needs a number.')
    waiting()
      .when(callback({ phone: null, mode: 'chat', workerId: null }))
      .thenEvents('callback.booked', 'promise.moved')
  })

  it('gives an earlier booking free, whatever is chosen instead', () => {
    const booked = waiting().when(callback(), { actor: asAda })
    const free = { op: 'free', key: `callback/${kim}/${at}` }
    const other = booked
      .when(callback({ at: at + 15 * minute }))
      .thenEvents('callback.cancelled', 'callback.booked', 'promise.moved')
    expect(other.reservations).toEqual([free, { op: 'take', key: `callback/${kim}/${at + 15 * minute}` }])
    const here = booked
      .when({ type: 'choose-wait', way: 'here', policy })
      .thenEvents('callback.cancelled', { type: 'promise.moved', way: 'here' })
    expect(here.reservations).toEqual([free])
    thenLines(here, 'callback-cancelled', 'queued')
    booked
      .when({ type: 'choose-wait', way: 'email', email: null, policy })
      .thenEvents('callback.cancelled', 'email-reply.chosen', 'promise.moved')
    const back = booked
      .when({ type: 'withdraw-ask' })
      .thenEvents('callback.cancelled', 'promise.withdrawn', 'preference.released', 'draft.requested')
    expect(back.reservations).toEqual([free])
    booked
      .when({ type: 'close', by: 'contact' })
      .thenEvents('callback.cancelled', 'promise.withdrawn', 'work-item.closed', 'solved.asked')
  })
})

describe('a callback', () => {
  it('rings at its time, first in line for the person it was booked with', () => {
    const booked = waiting().when(callback(), { actor: asAda })
    ring(booked, at - 1).thenRefused('wrong-state', 'It is not time yet.')
    const rung = ring(booked)
      .thenEvents({ type: 'callback.rung', epoch: 2 })
      .thenState({ holder: { at: 'queue', front: true, wantedWorkerId: kim }, callback: { ringing: true } })
    thenLines(rung, 'callback-now')
    expect(indexWorkItem(rung.state!).status).toBe('queue')
    ring(rung).thenNothing()
    booked.when({ type: 'ring-callback', callbackId: idOf('clb', 9) }, { now: at }).thenNothing()
  })

  it('rings for the booked person also when they had passed it before', () => {
    const passed = assigned(waiting()).when(
      { type: 'pass', workerId: kim, epoch: 2, policy },
      { actor: asKim },
    )
    ring(passed.when(callback(), { actor: asAda })).thenState({
      passedBy: [],
      holder: { wantedWorkerId: kim },
    })
  })

  it('has no pass', () => {
    const story = calling().thenEvents({ type: 'assignment.made', way: 'callback', passUntil: at })
    story
      .when({ type: 'pass', workerId: kim, epoch: 3, policy }, { actor: asKim })
      .thenRefused('pass-too-late')
  })

  it('reached keeps the promise', () => {
    const story = record(calling(), 'reached')
      .thenEvents(
        { type: 'callback.tried', outcome: 'reached', n: 1, nextAt: null },
        { type: 'promise.kept', how: 'callback', workerId: kim, inTime: true },
      )
      .thenState({ promise: null, callback: null, holder: { at: 'worker' } })
    expect(story.reservations).toEqual([{ op: 'free', key: `callback/${kim}/${at}` }])
    thenLines(story, 'callback-tried', 'joined')
  })

  it('no answer rings again after 15 minutes, and lets the person go meanwhile', () => {
    const next = at + 15 * minute
    const story = record(calling(), 'no-answer')
      .thenEvents(
        { type: 'callback.tried', outcome: 'no-answer', n: 1, nextAt: next },
        { type: 'assignment.ended', reason: 'finished' },
        { type: 'promise.moved', way: 'callback', countedFrom: next, dueAt: next + 3 * minute },
      )
      .thenState({ holder: { at: 'queue' }, callback: { tries: 1, ringing: false, at: next } })
    thenLines(story, 'callback-tried')
    assigned(story).thenRefused('wrong-state', 'A callback is booked; it rings at its time.')
  })

  it('after three tries owes a written message, and no fourth try', () => {
    const second = assigned(ring(record(calling(), 'no-answer')), { way: 'callback' })
    const third = assigned(ring(record(second, 'no-answer')), { way: 'callback' })
    const tried = record(third, 'no-answer')
      .thenEvents({ type: 'callback.tried', n: 3, nextAt: null })
      .thenState({ holder: { at: 'worker' }, promise: { promiseId } })
    record(tried, 'no-answer').thenRefused('wrong-state', 'It was tried often enough: write to the contact.')
    tried
      .when(replyOf(tried.state?.epoch ?? 0), { actor: asKim })
      .thenEvents({ type: 'promise.kept', how: 'written' }, 'message.appended')
    record(tried, 'reached').thenEvents(
      { type: 'callback.tried', n: 4 },
      { type: 'promise.kept', how: 'callback' },
    )
  })

  it('in the chat is made by writing', () => {
    const chat = assigned(ring(waiting().when(callback({ mode: 'chat', phone: null }))), { way: 'callback' })
    const story = chat
      .when(replyOf(3), { actor: asKim })
      .thenEvents({ type: 'promise.kept', how: 'callback' }, 'message.appended')
    expect(story.reservations).toEqual([{ op: 'free', key: `callback/${kim}/${at}` }])
  })

  it('that nobody made is a miss of its own', () => {
    const rung = ring(waiting().when(callback()))
    const missed = rung
      .when(miss(at + 3 * minute), { now: at + 3 * minute })
      .thenEvents('callback.missed', { type: 'promise.missed', miss: 1, nextDueAt: at + 6 * minute })
      .thenState({ callback: { ringing: true }, promise: { misses: 1 } })
    thenLines(missed, 'callback-missed', 'late')
  })

  it('is recorded by who holds it, and only when there is one', () => {
    const story = calling()
    const by = (change: object) =>
      story.when(
        { type: 'record-callback', workerId: kim, epoch: 3, outcome: 'reached', ...change },
        { actor: asKim },
      )
    by({ workerId: sam }).thenRefused('not-holder')
    by({ epoch: 2 }).thenRefused('stale-epoch')
    record(assigned(waiting()), 'reached').thenRefused('wrong-state', 'There is no callback to record.')
  })
})
