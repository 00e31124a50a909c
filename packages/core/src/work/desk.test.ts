import type { Actor } from '@warmline/contracts'
import {
  answerOf,
  by,
  type DeskOptions,
  deskAt,
  dueDateArticle,
  gateFacts,
  incoming,
  noon,
  person,
  policyNow,
  setAvailable,
} from '@warmline/testkit'
import { describe, expect, it } from 'vitest'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const sentence = 'Moving it costs nothing.'
const answering: DeskOptions['assistant'] = () => ({
  afterMs: second,
  draft: answerOf(dueDateArticle, [sentence]),
  facts: gateFacts([dueDateArticle]),
})

const toLoans = (workerId: string, epoch: number) =>
  ({ type: 'transfer', workerId, epoch, toWorkerId: null, topic: 'loans', note: null }) as const

describe('the promise clock', () => {
  it('widens at 50, 75 and 90 %, says that nobody is there, misses at 100 % and rings again', () => {
    const { open, pass, lines, desk } = deskAt()
    open()
    const position = desk.log.length
    expect(pass(3 * minute)).toEqual([
      [90, 'promise.widened'],
      [135, 'promise.widened'],
      [162, 'promise.widened'],
      [162, 'backstop.called'],
      [180, 'promise.missed'],
    ])
    expect(lines(position)).toEqual(['wider', 'front-of-queue', 'nobody-now', 'late'])
    expect(pass(10 * minute)).toEqual([
      [180, 'promise.missed'],
      [540, 'promise.missed'],
    ])
  })

  it('stops when a person has answered', () => {
    const { open, pass, issue, desk, item } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    issue(
      {
        type: 'reply',
        workerId: kim,
        epoch: item().epoch,
        messageId: desk.ids.next('msg'),
        text: 'Hi',
        attachments: [],
        draftId: null,
      },
      by(kim),
    )
    expect(item().promise).toBeNull()
    expect(pass(10 * minute)).toEqual([])
  })

  it('starts at the next opening when it is closed', () => {
    const opensAt = noon + hour
    const { open, pass, item } = deskAt({
      policy: (now) => policyNow(now < opensAt ? { staffed: false, opensAt } : {}),
    })
    open()
    expect(item().promise).toMatchObject({
      countedFrom: opensAt,
      dueAt: opensAt + 3 * minute,
      staffed: false,
    })
    expect(pass(hour + 80 * second)).toEqual([])
    expect(pass(20 * second)).toEqual([[10, 'promise.widened']])
  })

  it('gives it at once to somebody who comes, also outside staffed hours', () => {
    const { open, desk, item } = deskAt({ policy: () => policyNow({ staffed: false, opensAt: noon + hour }) })
    open()
    setAvailable(desk, person(desk), 1)
    expect(item().holder.at).toBe('worker')
  })

  it('asks people without the skill only from 50 % on', () => {
    const { open, desk, item, pass, issue } = deskAt()
    const kim = person(desk, { skills: [{ topic: 'cards', proficiency: 2 }] })
    const sam = person(desk, { skills: [{ topic: 'savings', proficiency: 2 }] })
    setAvailable(desk, kim, 1)
    setAvailable(desk, sam, 1)
    open()
    issue(toLoans(kim, item().epoch), by(kim))
    expect(item().holder.at).toBe('queue')
    expect(pass(90 * second)).toEqual([
      [90, 'promise.widened'],
      [90, 'assignment.made'],
    ])
  })

  it('calls the backstop on duty when everybody has passed, and nobody who did not agree to it', () => {
    const { open, desk, item, issue } = deskAt()
    const kim = person(desk, { skills: [{ topic: 'loans', proficiency: 2 }] })
    setAvailable(desk, kim, 1)
    open()
    const lead = person(desk, { mayBackstop: true, skills: [{ topic: 'cards', proficiency: 2 }] })
    setAvailable(desk, lead, 1)
    issue(toLoans(kim, item().epoch), by(kim))
    expect(item()).toMatchObject({ holder: { at: 'queue' }, passedBy: [kim] })
    desk.issue(
      {
        subjectId: lead,
        subjectKind: 'worker',
        command: { type: 'agree-duty', from: noon, to: noon + hour },
      },
      by(lead),
    )
    expect(item().holder).toMatchObject({ at: 'worker', workerId: lead, way: 'backstop' })
    expect(desk.log.filter(({ event }) => event.type === 'backstop.called')).toMatchObject([
      { event: { workerId: lead } },
    ])
  })

  it('gives what waits to the backstop when a duty begins, not only when it is agreed to', () => {
    const { open, desk, item, issue, pass } = deskAt()
    const kim = person(desk, { skills: [{ topic: 'loans', proficiency: 2 }] })
    setAvailable(desk, kim, 1)
    open()
    const lead = person(desk, { mayBackstop: true, skills: [{ topic: 'cards', proficiency: 2 }] })
    setAvailable(desk, lead, 1)
    issue(toLoans(kim, item().epoch), by(kim))
    const command = { type: 'agree-duty', from: noon + 30 * second, to: noon + hour }
    desk.issue({ subjectId: lead, subjectKind: 'worker', command }, by(lead))
    expect(item().holder.at).toBe('queue')
    pass(30 * second)
    expect(item().holder).toMatchObject({ at: 'worker', workerId: lead, way: 'backstop' })
  })

  it('tells the contact at once when everybody has passed and there is no backstop', () => {
    const { open, desk, item, issue, lines } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    const position = desk.log.length
    issue({ type: 'pass', workerId: kim, epoch: item().epoch }, by(kim))
    expect(lines(position)).toEqual(['passed-on', 'nobody-now'])
  })

  it('does not ask again in the same second who passed at 90 %, but once more with every miss', () => {
    const { open, desk, item, issue, pass } = deskAt()
    open()
    pass(165 * second)
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    issue({ type: 'pass', workerId: kim, epoch: item().epoch }, by(kim))
    expect(item()).toMatchObject({ holder: { at: 'queue' }, passedBy: [kim] })
    expect(pass(15 * second)).toEqual([
      [15, 'promise.missed'],
      [15, 'assignment.made'],
    ])
  })
})

describe('a callback', () => {
  it('rings at its time, for the person it was booked with, and the promise runs from there', () => {
    const { open, desk, item, issue, pass } = deskAt()
    open()
    const kim = person(desk)
    const at = noon + hour
    issue({ type: 'choose-wait', way: 'callback', at, workerId: kim, mode: 'chat', phone: null })
    setAvailable(desk, kim, 1)
    setAvailable(desk, person(desk), 1)
    expect(item().holder.at).toBe('queue')
    expect(pass(hour)).toEqual([
      [3600, 'callback.rung'],
      [3600, 'assignment.made'],
    ])
    expect(item().holder).toMatchObject({ at: 'worker', workerId: kim, way: 'callback' })
    expect(desk.reservedBy(`callback/${kim}/${at}`)).toBe(item().itemId)
    expect(desk.mailbox.map(({ template }) => template)).toEqual(['callback-booked', 'callback-now'])
  })

  it('cannot be booked twice at one time with one person', () => {
    const { desk, itemId, open, issue } = deskAt()
    open()
    const kim = person(desk)
    const booking = {
      type: 'choose-wait',
      way: 'callback',
      at: noon + hour,
      workerId: kim,
      mode: 'chat',
      phone: null,
    } as const
    issue(booking)
    const other = desk.ids.next('wi')
    const contactId = desk.ids.next('ctc')
    const contact: Actor = { kind: 'contact', id: contactId }
    desk.work(
      other,
      {
        type: 'open-conversation',
        itemId: other,
        contactId,
        channel: 'widget',
        language: 'en',
        wants: 'person',
        previous: null,
        first: null,
      },
      contact,
    )
    expect(desk.work(other, booking, contact)).toMatchObject({ ok: false, code: 'reservation-taken' })
    desk.work(itemId, { type: 'choose-wait', way: 'here' }, contact)
    expect(desk.work(other, booking, contact)).toMatchObject({ ok: true })
  })
})

describe('a phone that falls silent', () => {
  function holding() {
    const told = deskAt()
    const kim = person(told.desk)
    setAvailable(told.desk, kim, 2)
    told.open()
    return { ...told, kim }
  }

  it('is told after 35 seconds; after 90 the work is parked and its worker gets nothing new', () => {
    const { desk, kim, pass, item } = holding()
    desk.vanish(kim)
    expect(pass(90 * second).filter(([, type]) => type !== 'promise.widened')).toEqual([
      [35, 'connection.lost'],
      [90, 'assignment.ended'],
    ])
    expect(item().holder).toMatchObject({ at: 'queue', front: true })
    expect(desk.person(kim).availability).toBe('paused')
  })

  it('that is heard again in time keeps its work', () => {
    const { desk, kim, pass, item } = holding()
    desk.vanish(kim)
    pass(40 * second)
    desk.reappear(kim)
    expect(item().holder).toMatchObject({ at: 'worker', workerId: kim, lostAt: null })
    expect(pass(50 * second).filter(([, type]) => type !== 'promise.widened')).toEqual([])
    desk.vanish(kim)
    expect(pass(36 * second)).toContainEqual([35, 'connection.lost'])
  })

  it('is parked also when the contact writes into its wrap-up meanwhile', () => {
    const { desk, kim, pass, item, issue } = holding()
    issue(
      {
        type: 'reply',
        workerId: kim,
        epoch: item().epoch,
        messageId: desk.ids.next('msg'),
        text: 'Hi',
        attachments: [],
        draftId: null,
      },
      by(kim),
    )
    issue({ type: 'finish', workerId: kim, epoch: item().epoch }, by(kim))
    desk.vanish(kim)
    pass(40 * second)
    issue({ type: 'append-message', message: incoming('One more thing') })
    expect(item().holder).toMatchObject({ at: 'worker', lostAt: noon + 35 * second })
    expect(pass(50 * second)).toEqual([
      [50, 'assignment.ended'],
      [50, 'promise.made'],
    ])
  })

  it('of somebody who is disabled: the work goes back at once', () => {
    const { desk, kim, item } = holding()
    desk.issue(
      { subjectId: kim, subjectKind: 'worker', command: { type: 'disable-worker', otherAdmins: 1 } },
      by(kim),
    )
    expect(item()).toMatchObject({ holder: { at: 'queue' }, promise: { misses: 0 } })
  })
})

describe('the end of a conversation', () => {
  it('with the AI comes after a day of silence, and is asked about three days later', () => {
    const { open, pass, desk } = deskAt({ assistant: answering })
    open('ai')
    expect(pass(2 * second)).toEqual([
      [1, 'topic.set'],
      [1, 'message.appended'],
    ])
    expect(pass(24 * hour)).toEqual([[24 * 3600 - 1, 'work-item.closed']])
    expect(pass(72 * hour)).toEqual([[72 * 3600 - 1, 'solved.asked']])
    expect(desk.mailbox).toMatchObject([{ template: 'solved-later' }])
  })

  it('does not come by silence when a person was asked for', () => {
    const { open, pass, issue, item } = deskAt({ assistant: answering })
    open('ai')
    pass(2 * second)
    issue({ type: 'ask-for-human', how: 'button' })
    pass(25 * hour)
    expect(item()).toMatchObject({ holder: { at: 'queue' }, personPreferred: true })
  })

  it('with a person comes two minutes after the finish', () => {
    const { open, pass, issue, item, desk } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    issue(
      {
        type: 'reply',
        workerId: kim,
        epoch: item().epoch,
        messageId: desk.ids.next('msg'),
        text: 'Hi',
        attachments: [],
        draftId: null,
      },
      by(kim),
    )
    issue({ type: 'finish', workerId: kim, epoch: item().epoch }, by(kim))
    expect(pass(2 * minute)).toEqual([
      [120, 'work-item.closed'],
      [120, 'solved.asked'],
    ])
    expect(desk.reservedBy(`slot/${kim}/0`)).toBeUndefined()
  })

  it('by letter: what the person writes is sent to the address that was given', () => {
    const { open, issue, item, desk } = deskAt()
    open()
    issue({ type: 'choose-wait', way: 'email', email: 'ada@example.org' })
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    issue(
      {
        type: 'reply',
        workerId: kim,
        epoch: item().epoch,
        messageId: desk.ids.next('msg'),
        text: 'Dear Ada',
        attachments: [],
        draftId: null,
      },
      by(kim),
    )
    desk.advance(0)
    expect(desk.mailbox).toMatchObject([{ template: 'reply', toContentId: item().emailContentId }])
    expect(desk.text(String(desk.mailbox[0]?.params['contentId']))).toBe('Dear Ada')
  })
})

describe('an AI that is late', () => {
  it('is given up after 20 seconds; what it says then is dropped', () => {
    const { open, pass, item } = deskAt({
      assistant: (question) => ({ ...answering(question)!, afterMs: 25 * second }),
    })
    open('ai')
    expect(pass(30 * second)).toEqual([
      [20, 'draft.discarded'],
      [20, 'handoff.made'],
      [20, 'promise.made'],
      [25, 'draft.discarded'],
    ])
    expect(item()).toMatchObject({ holder: { at: 'queue' }, handoff: { reason: 'ai-late' }, lastSeq: 1 })
  })

  it('and never answers is given up as well', () => {
    const { open, pass } = deskAt()
    open('ai')
    expect(pass(21 * second)[1]).toEqual([20, 'handoff.made'])
  })
})

it('conversations follow their contact when two turn out to be one', () => {
  const { open, item, desk } = deskAt()
  open()
  const { contactId } = item()
  const into = desk.ids.next('ctc')
  const system: Actor = { kind: 'system', name: 'test' }
  const contact = (command: object) =>
    desk.issue({ subjectId: contactId, subjectKind: 'contact', command }, system)
  contact({ type: 'open-contact', language: 'en', simulated: false })
  contact({ type: 'merge-contact', intoContactId: into })
  expect(item().contactId).toBe(into)
})
