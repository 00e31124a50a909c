import type { StaffedHours } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workerOf } from '../kinds/given.fixture.ts'
import { callbackKey } from '../workforce/state.ts'
import { isStaffed, workingDayEnd } from './hours.ts'
import { callbackSlots, isBookable, type SlotRequest, slotFromId, slotIdOf, slotNoticeMs } from './slots.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const office: StaffedHours = {
  zone: 'Europe/Berlin',
  week: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60, languages: [] })),
  holidays: [],
}
const ada = workerOf({ workerId: 'wkr_a' })
const bo = workerOf({ workerId: 'wkr_b' })
const request = (change: Partial<SlotRequest> = {}): SlotRequest => ({
  hours: office,
  language: 'en',
  now: utc('2027-03-01T14:40'),
  workers: [ada],
  taken: new Set(),
  limitPerDay: 100,
  ...change,
})
const clock = (slots: { at: number }[]) => slots.map(({ at }) => new Date(at).toISOString().slice(5, 16))

describe('callback slots', () => {
  it('are on the grid, ten minutes ahead, within two working days', () => {
    const slots = callbackSlots(request())
    expect(clock(slots).slice(0, 5)).toEqual([
      '03-01T15:00',
      '03-01T15:15',
      '03-01T15:30',
      '03-01T15:45',
      '03-02T08:00',
    ])
    expect(slots).toHaveLength(4 + 32)
    expect(clock(callbackSlots(request({ now: utc('2027-03-01T14:50') })))[0]).toBe('03-01T15:00')
    expect(clock(callbackSlots(request({ now: utc('2027-03-01T14:50:00.001') })))[0]).toBe('03-01T15:15')
  })

  it('lie wholly within a span', () => {
    const span = (from: number, to: number) => ({
      weekday: 1,
      from: 9 * 60 + from,
      to: 9 * 60 + to,
      languages: [],
    })
    const hours = { ...office, week: [span(0, 20), span(35, 70)] }
    expect(clock(callbackSlots(request({ hours })))).toEqual([
      '03-02T08:00',
      '03-02T08:45',
      '03-09T08:00',
      '03-09T08:45',
    ])
    expect(isBookable({ at: utc('2027-03-02T08:15'), workerId: 'wkr_a' }, request({ hours }))).toBe(false)
    expect(isBookable({ at: utc('2027-03-02T08:30'), workerId: 'wkr_a' }, request({ hours }))).toBe(false)
  })

  it('skip the weekend', () => {
    const slots = clock(callbackSlots(request({ now: utc('2027-03-05T15:50') })))
    expect(slots[0]).toBe('03-08T08:00')
    expect(slots.at(-1)).toBe('03-08T15:45')
  })

  it('name free people in turn, whoever has fewer callbacks first', () => {
    const slots = callbackSlots(request({ workers: [bo, ada] }))
    expect(slots.slice(0, 4).map((s) => s.workerId)).toEqual(['wkr_a', 'wkr_b', 'wkr_a', 'wkr_b'])
    const taken = new Set([
      callbackKey('wkr_a', utc('2027-03-01T15:00')),
      callbackKey('wkr_a', utc('2027-03-01T15:30')),
    ])
    const after = callbackSlots(request({ workers: [bo, ada], taken }))
    expect(after.slice(0, 4).map((s) => s.workerId)).toEqual(['wkr_b', 'wkr_b', 'wkr_b', 'wkr_a'])
  })

  it('leave out a time that everybody has given away', () => {
    const taken = new Set([callbackKey('wkr_a', utc('2027-03-01T15:00'))])
    expect(clock(callbackSlots(request({ taken })))[0]).toBe('03-01T15:15')
  })

  it('are with people of that language who are not disabled, or with whoever is there', () => {
    const workers = [
      workerOf({ workerId: 'wkr_sv', languages: ['sv'] }),
      workerOf({ workerId: 'wkr_gone', availability: 'disabled' }),
      workerOf({ workerId: 'wkr_paused', availability: 'paused', languages: ['en-gb'] }),
    ]
    expect(new Set(callbackSlots(request({ workers })).map((s) => s.workerId))).toEqual(
      new Set(['wkr_paused']),
    )
    const nobody = callbackSlots(request({ workers: workers.slice(0, 2) }))
    expect(nobody).toHaveLength(36)
    expect(nobody.every((s) => s.workerId === null)).toBe(true)
  })

  it('spread over the day when there are more than wanted, the earliest among them', () => {
    const slots = clock(callbackSlots(request({ limitPerDay: 3 })))
    expect(slots).toEqual([
      '03-01T15:00',
      '03-01T15:30',
      '03-01T15:45',
      '03-02T08:00',
      '03-02T12:00',
      '03-02T15:45',
    ])
    expect(callbackSlots(request({ limitPerDay: 1 }))).toHaveLength(2)
    expect(callbackSlots(request({ limitPerDay: 0 }))).toEqual([])
  })

  it('are none without hours', () => {
    expect(callbackSlots(request({ hours: null }))).toEqual([])
    expect(callbackSlots(request({ hours: { ...office, week: [] } }))).toEqual([])
  })

  const arbitrary = fc.record({
    now: fc.integer({ min: 0, max: 14 * 24 * 60 }).map((n) => utc('2027-03-22T00:00') + n * 60_000 + 1),
    people: fc.integer({ min: 0, max: 4 }),
    takenN: fc.array(fc.nat(400), { maxLength: 60 }),
    limitPerDay: fc.integer({ min: 1, max: 40 }),
    week: fc.array(
      fc.record({
        weekday: fc.integer({ min: 0, max: 6 }),
        from: fc.integer({ min: 0, max: 1439 }),
        to: fc.integer({ min: 0, max: 1440 }),
        languages: fc.constantFrom<string[]>([], ['sv']),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })

  it('never stand on a taken time, outside staffed hours, too near or too far, and are fair', () => {
    let offered = 0
    fc.assert(
      fc.property(arbitrary, ({ now, people, takenN, limitPerDay, week }) => {
        const hours = { zone: 'Europe/Berlin', week, holidays: [] }
        const workers = Array.from({ length: people }, (_, n) => workerOf({ workerId: `wkr_${n}` }))
        const grid = Math.ceil(now / limits.callbackSlotMs) * limits.callbackSlotMs
        const taken = new Set(
          takenN.map((n) => callbackKey(`wkr_${n % 4}`, grid + n * limits.callbackSlotMs)),
        )
        const whole = { hours, language: 'en', now, workers, taken, limitPerDay }
        const slots = callbackSlots(whole)
        expect(slots).toEqual(callbackSlots({ ...whole, workers: [...workers].reverse() }))
        offered += slots.length
        for (const slot of slots) {
          expect(slot.at % limits.callbackSlotMs).toBe(0)
          expect(slot.at).toBeGreaterThanOrEqual(now + slotNoticeMs)
          expect(slot.at).toBeLessThan(workingDayEnd(hours, 'en', now)!)
          expect(isStaffed(hours, 'en', slot.at)).toBe(true)
          expect(slot.workerId === null).toBe(people === 0)
          expect(taken.has(callbackKey(slot.workerId ?? '', slot.at))).toBe(false)
          expect(isBookable(slot, whole)).toBe(true)
          expect(slotFromId(slotIdOf(slot))).toEqual(slot)
        }
        const times = slots.map((slot) => slot.at)
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
        if (taken.size === 0 && people > 0) {
          const counts = workers.map((w) => slots.filter((s) => s.workerId === w.workerId).length)
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 100 },
    )
    expect(offered).toBeGreaterThan(100)
  })
})

describe('a slot that a contact sends', () => {
  const at = utc('2027-03-01T15:00')
  it.each([
    ['as offered', { at, workerId: 'wkr_a' }, true],
    ['off the grid', { at: at + 60_000, workerId: 'wkr_a' }, false],
    ['too near', { at: utc('2027-03-01T14:45'), workerId: 'wkr_a' }, false],
    ['after hours', { at: utc('2027-03-01T16:00'), workerId: 'wkr_a' }, false],
    ['too far', { at: utc('2027-03-03T09:00'), workerId: 'wkr_a' }, false],
    ['with a stranger', { at, workerId: 'wkr_z' }, false],
    ['with nobody while there are people', { at, workerId: null }, false],
  ])('%s', (_, slot, expected) => {
    expect(isBookable(slot, request())).toBe(expected)
  })

  it('is taken once', () => {
    const taken = new Set([callbackKey('wkr_a', at)])
    expect(isBookable({ at, workerId: 'wkr_a' }, request({ taken }))).toBe(false)
    expect(isBookable({ at, workerId: null }, request({ workers: [] }))).toBe(true)
    expect(isBookable({ at, workerId: 'wkr_a' }, request({ hours: null }))).toBe(false)
  })

  it.each([
    '',
    '.',
    'x',
    'abc.',
    'ABC.any',
    '0abc.any',
    '1.wkr_',
    '1.wkr_a b',
    'zzzzzzzzzzz.any',
    '-1.any',
    '1.any.any',
  ])('is not read from %j', (slotId) => {
    expect(slotFromId(slotId)).toBeNull()
  })
})
