import { by, deskAt, noon, person, setAvailable } from '@warmline/testkit'
import { describe, expect, it } from 'vitest'

const second = 1_000
const minute = 60 * second

describe('somebody took it over and says nothing', () => {
  it('gives it to another at 75 % when there is one, and the silent one does not get it back', () => {
    const { open, desk, item, pass, lines } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    expect(item().holder).toMatchObject({ at: 'worker', workerId: kim })
    const noa = person(desk)
    setAvailable(desk, noa, 1)
    const position = desk.log.length
    pass(135 * second)
    expect(item().holder).toMatchObject({ at: 'worker', workerId: noa })
    expect(lines(position)).toEqual(['wider', 'front-of-queue', 'passed-on', 'assigned'])
    expect(item().passedBy).toContain(kim)
  })

  it('leaves it where it is when there is nobody else, and the contact may choose all the same', () => {
    const { open, desk, item, pass, issue } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    pass(3 * minute)
    expect(item()).toMatchObject({ holder: { at: 'worker', workerId: kim }, promise: { misses: 1 } })
    issue({ type: 'choose-wait', way: 'here' })
    expect(item().promise).toMatchObject({ way: 'here', dueAt: noon + 6 * minute })
    expect(item().holder).toMatchObject({ at: 'worker', workerId: kim })
    issue({
      type: 'choose-wait',
      way: 'callback',
      at: noon + 60 * minute,
      workerId: kim,
      mode: 'chat',
      phone: null,
    })
    expect(item()).toMatchObject({ holder: { at: 'queue' }, promise: { way: 'callback' } })
  })

  it('gives it to another at once when the contact asks again', () => {
    const { open, desk, item, pass, issue, lines } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    const noa = person(desk)
    setAvailable(desk, noa, 1)
    pass(20 * second)
    const position = desk.log.length
    issue({ type: 'ask-for-human', how: 'button' })
    expect(item().holder).toMatchObject({ at: 'worker', workerId: noa })
    expect(lines(position)).toEqual(['asked', 'passed-on', 'assigned'])
  })

  it('does not take it from somebody who has written', () => {
    const { open, desk, item, pass, issue } = deskAt()
    const kim = person(desk)
    setAvailable(desk, kim, 1)
    open()
    const reply = {
      type: 'reply' as const,
      workerId: kim,
      epoch: item().epoch,
      text: 'Hi',
      attachments: [] as string[],
      draftId: null,
    }
    issue({ ...reply, messageId: desk.ids.next('msg') }, by(kim))
    setAvailable(desk, person(desk), 1)
    pass(10 * minute)
    expect(item().holder).toMatchObject({ at: 'worker', workerId: kim })
  })
})

describe('asking again while waiting elsewhere', () => {
  it('brings a booked callback back into the window, with a clock of its own', () => {
    const { open, item, issue } = deskAt()
    open()
    const at = noon + 60 * minute
    issue({ type: 'choose-wait', way: 'callback', at, workerId: null, mode: 'chat', phone: null })
    expect(item().promise).toMatchObject({ way: 'callback', dueAt: at + 3 * minute })
    issue({ type: 'ask-for-human', how: 'button' })
    expect(item()).toMatchObject({ callback: null, promise: { way: 'here', dueAt: noon + 3 * minute } })
  })
})

describe('a callback in the chat', () => {
  it('is not made by saying so: only words to the contact keep it', () => {
    const { open, desk, item, issue, pass } = deskAt()
    const kim = person(desk)
    open()
    const at = noon + 60 * minute
    issue({ type: 'choose-wait', way: 'callback', at, workerId: kim, mode: 'chat', phone: null })
    setAvailable(desk, kim, 1)
    pass(60 * minute)
    expect(item().holder).toMatchObject({ at: 'worker', workerId: kim, way: 'callback' })
    const { epoch } = item()
    const said = issue({ type: 'record-callback', workerId: kim, epoch, outcome: 'reached' }, by(kim))
    expect(said).toMatchObject({ ok: false, code: 'wrong-state' })
    expect(item().promise).not.toBeNull()
    const reply = {
      type: 'reply' as const,
      workerId: kim,
      epoch,
      text: 'Here I am',
      attachments: [] as string[],
      draftId: null,
    }
    issue({ ...reply, messageId: desk.ids.next('msg') }, by(kim))
    expect(item()).toMatchObject({ promise: null, callback: null })
    expect(desk.log.at(-2)?.event).toMatchObject({ type: 'promise.kept', how: 'callback' })
  })
})
