import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  copyMonday,
  formOf,
  type HoursForm,
  hoursAWeek,
  hoursOf,
  isAllDay,
  presets,
  toMinutes,
  toTime,
  wholeDay,
} from './hours.ts'

const form = (days: HoursForm['days']): HoursForm => ({ zone: 'Europe/Stockholm', days, holidays: [] })
const week = (first: HoursForm['days'][number]): HoursForm['days'] => [first, [], [], [], [], [], []]
const hoursIn = (f: HoursForm) => {
  const r = hoursOf(f)
  if (!r.ok) throw new Error(JSON.stringify(r.faults))
  return r.hours
}

describe('hours editor', () => {
  it('reads and writes times', () => {
    expect(toTime(545)).toBe('09:05')
    expect(toTime(wholeDay)).toBe('00:00')
    expect(toMinutes('09:05')).toBe(545)
    expect(toMinutes('24:00')).toBe(null)
    expect(toMinutes('')).toBe(null)
  })
  it('takes an end of 00:00 as the midnight after', () => {
    expect(hoursIn(form(week([{ from: '18:00', to: '00:00', languages: [] }]))).week).toEqual([
      { weekday: 0, from: 1080, to: 1440, languages: [] },
    ])
  })
  it('splits hours over midnight, also from Sunday to Monday', () => {
    const days = presets.office().map(() => [] as HoursForm['days'][number])
    days[6] = [{ from: '22:00', to: '06:00', languages: ['sv'] }]
    expect(hoursIn(form(days)).week).toEqual([
      { weekday: 0, from: 0, to: 360, languages: ['sv'] },
      { weekday: 6, from: 1320, to: 1440, languages: ['sv'] },
    ])
  })
  it('joins touching spans of the same languages only', () => {
    const rows = [
      { from: '09:00', to: '12:00', languages: ['sv', 'en'] },
      { from: '12:00', to: '17:00', languages: ['en', 'sv'] },
      { from: '17:00', to: '20:00', languages: ['en'] },
    ]
    expect(hoursIn(form(week(rows))).week.map((s) => [s.from, s.to])).toEqual([
      [540, 1020],
      [1020, 1200],
    ])
  })
  it('names the later row of an overlap, but lets two languages overlap', () => {
    const rows = (languages: string[]) =>
      week([
        { from: '09:00', to: '17:00', languages: ['en'] },
        { from: '12:00', to: '20:00', languages },
      ])
    expect(hoursOf(form(rows(['en'])))).toEqual({
      ok: false,
      faults: [{ weekday: 0, index: 1, fault: 'overlap' }],
    })
    expect(hoursOf(form(rows([])))).toMatchObject({ ok: false })
    expect(hoursOf(form(rows(['sv'])))).toMatchObject({ ok: true })
  })
  it('names what is not a time', () => {
    expect(hoursOf(form(week([{ from: '', to: '17:00', languages: [] }])))).toEqual({
      ok: false,
      faults: [{ weekday: 0, index: 0, fault: 'not-a-time' }],
    })
  })
  it('counts hours a week once, however many languages', () => {
    expect(hoursAWeek(hoursIn(form(presets.office())))).toBe(40)
    expect(hoursAWeek(hoursIn(form(presets.always())))).toBe(168)
    const two = week([
      { from: '09:00', to: '17:00', languages: ['en'] },
      { from: '13:00', to: '18:30', languages: ['sv'] },
    ])
    expect(hoursAWeek(hoursIn(form(two)))).toBe(9.5)
  })
  it('copies Monday to the other weekdays', () => {
    const days = copyMonday(week([{ from: '10:00', to: '12:00', languages: [] }]))
    expect(days.map((d) => d.length)).toEqual([1, 1, 1, 1, 1, 0, 0])
  })
  it('gives back what it was given, for every table of separate spans', () => {
    const span = fc.record({
      weekday: fc.integer({ min: 0, max: 6 }),
      from: fc.integer({ min: 0, max: 700 }),
      length: fc.integer({ min: 1, max: 700 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(span, { selector: (s) => s.weekday, maxLength: 7 }), (spans) => {
        const table = spans
          .map((s) => ({ weekday: s.weekday, from: s.from, to: s.from + s.length, languages: [] }))
          .sort((a, b) => a.weekday - b.weekday)
        const hours = { zone: 'UTC', week: table, holidays: ['2026-12-25'] }
        expect(hoursOf(formOf(hours, 'UTC'))).toEqual({ ok: true, hours })
      }),
    )
  })
})

it('knows a day that is staffed around the clock', () => {
  expect(presets.always()[0]!.every(isAllDay)).toBe(true)
  expect(isAllDay({ from: '00:00', to: '12:00', languages: [] })).toBe(false)
})
