import type { StaffedHours } from '@warmline/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasStaffedSpan, isStaffed, nextMidnight, nextOpening, validZone, workingDayEnd } from './hours.ts'
import { dateOf, dayMs, dayOf, isoInstant, minuteMs, zoneOffset } from './zone.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const span = (weekday: number, from: string, to: string, languages: string[] = []) => {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return { weekday, from: minutes(from), to: minutes(to), languages }
}
const hoursOf = (zone: string, ...week: StaffedHours['week']): StaffedHours => ({ zone, week, holidays: [] })
const [mon, tue, fri, sat, sun] = [0, 1, 4, 5, 6] as const
const everyDay = (from: string, to: string) => [0, 1, 2, 3, 4, 5, 6].map((day) => span(day, from, to))

describe('zones and dates', () => {
  it('knows IANA zones and nothing else', () => {
    for (const zone of ['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])
      expect(validZone(zone)).toBe(true)
    for (const zone of ['', 'Mars/Base', '+02:00', 'Europe/Berlin ', 'x'.repeat(99), '../etc'])
      expect(validZone(zone)).toBe(false)
  })

  it('knows the offset at an instant, and that an unknown zone has none', () => {
    expect(zoneOffset('Europe/Berlin', utc('2027-01-01T00:00'))).toBe(60 * minuteMs)
    expect(zoneOffset('Europe/Berlin', utc('2027-07-01T00:00'))).toBe(120 * minuteMs)
    expect(zoneOffset('Asia/Kathmandu', utc('2027-07-01T00:00'))).toBe(345 * minuteMs)
    expect(zoneOffset('America/St_Johns', utc('2027-01-01T00:00:00.123'))).toBe(-210 * minuteMs)
    expect(zoneOffset('Mars/Base', 0)).toBeNull()
    expect(zoneOffset('UTC', Number.NaN)).toBeNull()
  })

  it('counts days and writes instants as the platform does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        expect(isoInstant(at)).toBe(new Date(at).toISOString())
        expect(dayOf(dateOf(Math.floor(at / dayMs)))).toBe(Math.floor(at / dayMs))
      }),
    )
    for (const wrong of ['2027-02-29', '2027-13-01', '27-01-01', '2027-00-10', ''])
      expect(dayOf(wrong)).toBeNull()
  })
})

describe('staffed', () => {
  const office = hoursOf('Europe/Berlin', ...[0, 1, 2, 3, 4].map((day) => span(day, '09:00', '17:00')))

  it.each([
    ['Monday 08:59', '2027-03-01T07:59:59.999', false],
    ['Monday 09:00', '2027-03-01T08:00', true],
    ['Monday 16:59', '2027-03-01T15:59:59.999', true],
    ['Monday 17:00', '2027-03-01T16:00', false],
    ['Sunday noon', '2027-02-28T11:00', false],
    ['Monday 09:00 in summer time', '2027-03-29T07:00', true],
    ['Monday 08:00 in summer time', '2027-03-29T06:00', false],
  ])('in an office: %s', (_, at, expected) => {
    expect(isStaffed(office, 'en', utc(at))).toBe(expected)
  })

  it('over midnight belongs to the day on which it starts', () => {
    const night = hoursOf('UTC', span(fri, '22:00', '02:00'))
    expect(isStaffed(night, 'en', utc('2027-03-05T22:00'))).toBe(true)
    expect(isStaffed(night, 'en', utc('2027-03-06T01:59'))).toBe(true)
    expect(isStaffed(night, 'en', utc('2027-03-06T02:00'))).toBe(false)
    expect(isStaffed(night, 'en', utc('2027-03-05T01:00'))).toBe(false)
    expect(isStaffed(night, 'en', utc('2027-03-06T22:00'))).toBe(false)
  })

  it('24:00 is midnight, and two days in a row leave no gap', () => {
    const always = hoursOf('UTC', ...everyDay('00:00', '24:00'))
    for (let at = utc('2027-03-01T00:00'); at < utc('2027-03-09T00:00'); at += 59 * minuteMs)
      expect(isStaffed(always, 'en', at)).toBe(true)
    expect(isStaffed(hoursOf('UTC', span(sun, '23:00', '24:00')), 'en', utc('2027-03-01T00:00'))).toBe(false)
  })

  it('closes on a holiday, with the night shift into it and the one out of it', () => {
    const nights = { ...hoursOf('UTC', ...everyDay('22:00', '02:00')), holidays: ['2027-03-03'] }
    expect(isStaffed(nights, 'en', utc('2027-03-02T23:00'))).toBe(true)
    expect(isStaffed(nights, 'en', utc('2027-03-03T01:00'))).toBe(false)
    expect(isStaffed(nights, 'en', utc('2027-03-03T23:00'))).toBe(false)
    expect(isStaffed(nights, 'en', utc('2027-03-04T01:00'))).toBe(false)
    expect(isStaffed(nights, 'en', utc('2027-03-04T23:00'))).toBe(true)
  })

  it('serves a language by its primary subtag, and every language when none is named', () => {
    const desk = hoursOf('UTC', span(mon, '09:00', '12:00', ['pt']), span(mon, '12:00', '13:00'))
    const at = utc('2027-03-01T10:00')
    expect(isStaffed(desk, 'pt-br', at)).toBe(true)
    expect(isStaffed(desk, 'en', at)).toBe(false)
    expect(isStaffed(desk, 'en', utc('2027-03-01T12:30'))).toBe(true)
    expect(nextOpening(desk, 'en', at)).toBe(utc('2027-03-01T12:00'))
  })

  it('is false and never without hours, spans, or a known zone', () => {
    const lost = hoursOf('Mars/Base', ...everyDay('00:00', '24:00'))
    for (const hours of [null, hoursOf('UTC'), lost]) {
      expect(isStaffed(hours, 'en', 0)).toBe(false)
      expect(nextOpening(hours, 'en', 0)).toBeNull()
      expect(workingDayEnd(hours, 'en', 0)).toBeNull()
    }
    expect(nextMidnight('Mars/Base', 0)).toBeNull()
    expect([null, hoursOf('UTC'), office].map(hasStaffedSpan)).toEqual([false, false, true])
  })
})

describe('next opening', () => {
  const office = hoursOf('Europe/Berlin', ...[0, 1, 2, 3, 4].map((day) => span(day, '09:00', '17:00')))

  it('is now while staffed, tomorrow after hours, Monday on Friday night', () => {
    expect(nextOpening(office, 'en', utc('2027-03-01T10:00:00.007'))).toBe(utc('2027-03-01T10:00:00.007'))
    expect(nextOpening(office, 'en', utc('2027-03-01T16:00'))).toBe(utc('2027-03-02T08:00'))
    expect(nextOpening(office, 'en', utc('2027-03-05T20:00'))).toBe(utc('2027-03-08T08:00'))
  })

  it('is an hour earlier in UTC after the clocks went forward', () => {
    expect(nextOpening(office, 'en', utc('2027-03-26T20:00'))).toBe(utc('2027-03-29T07:00'))
    expect(nextOpening(office, 'en', utc('2027-10-29T20:00'))).toBe(utc('2027-11-01T08:00'))
  })

  it('when the hour of opening is skipped, it is the moment the clocks change', () => {
    const early = hoursOf('Europe/Berlin', span(sun, '02:30', '04:00'))
    expect(nextOpening(early, 'en', utc('2027-03-28T00:00'))).toBe(utc('2027-03-28T01:00'))
    const gone = hoursOf('Europe/Berlin', span(sun, '02:15', '02:45'))
    expect(nextOpening(gone, 'en', utc('2027-03-28T00:00'))).toBe(utc('2027-04-04T00:15'))
  })

  it('when the hour is repeated, it opens twice', () => {
    const early = hoursOf('Europe/Berlin', span(sun, '02:15', '02:45'))
    const first = utc('2027-10-31T00:15')
    expect(nextOpening(early, 'en', utc('2027-10-31T00:00'))).toBe(first)
    expect(nextOpening(early, 'en', first + 30 * minuteMs)).toBe(first + 60 * minuteMs)
  })

  it('does not open for a span without length', () => {
    const none = hoursOf('UTC', span(mon, '09:00', '09:00'))
    expect(isStaffed(none, 'en', utc('2027-03-01T09:00'))).toBe(false)
    expect(nextOpening(none, 'en', utc('2027-03-01T00:00'))).toBeNull()
    expect(hasStaffedSpan(none)).toBe(false)
  })

  it('looks 60 days ahead and no further', () => {
    const holidays = Array.from({ length: 70 }, (_, n) =>
      dateOf(Math.floor(utc('2027-03-01T00:00') / dayMs) + n),
    )
    const always = hoursOf('UTC', ...everyDay('00:00', '24:00'))
    expect(nextOpening({ ...always, holidays }, 'en', utc('2027-03-01T00:00'))).toBeNull()
    expect(nextOpening({ ...always, holidays: holidays.slice(0, 59) }, 'en', utc('2027-03-01T12:00'))).toBe(
      utc('2027-04-29T00:00'),
    )
  })
})

describe('working days', () => {
  const office = hoursOf('Europe/Berlin', ...[0, 1, 2, 3, 4].map((day) => span(day, '09:00', '17:00')))

  it('counts today while staffed time is left, and skips the weekend', () => {
    expect(workingDayEnd(office, 'en', utc('2027-03-01T10:00'))).toBe(utc('2027-03-02T23:00'))
    expect(workingDayEnd(office, 'en', utc('2027-03-05T10:00'))).toBe(utc('2027-03-08T23:00'))
    expect(workingDayEnd(office, 'en', utc('2027-03-05T17:00'))).toBe(utc('2027-03-09T23:00'))
    expect(workingDayEnd(office, 'en', utc('2027-03-05T10:00'), 1)).toBe(utc('2027-03-05T23:00'))
  })

  it('ends at the local midnight, also where that is skipped', () => {
    expect(nextMidnight('UTC', utc('2027-03-01T00:00'))).toBe(utc('2027-03-02T00:00'))
    // Cairo: 24:00 on the last Thursday of April becomes 01:00
    expect(nextMidnight('Africa/Cairo', utc('2027-04-29T12:00'))).toBe(utc('2027-04-29T22:00'))
    expect(
      workingDayEnd(
        hoursOf('UTC', span(tue, '10:00', '11:00'), span(sat, '10:00', '11:00')),
        'en',
        utc('2027-03-01T00:00'),
      ),
    ).toBe(utc('2027-03-07T00:00'))
  })
})

describe('against every minute', () => {
  /** Days around clock changes, a zone without, and one that skipped a whole day. */
  const places = [
    ['Europe/Berlin', '2027-03-28'],
    ['Europe/Berlin', '2027-10-31'],
    ['America/New_York', '2027-03-14'],
    ['America/New_York', '2027-11-07'],
    ['Australia/Lord_Howe', '2027-04-04'],
    ['Africa/Cairo', '2027-04-30'],
    ['Asia/Kathmandu', '2027-05-01'],
    ['Pacific/Apia', '2011-12-30'],
  ] as const
  const minute = fc.integer({ min: 0, max: 1439 })
  const oneSpan = fc
    .record({ weekday: fc.integer({ min: 0, max: 6 }), from: minute, to: fc.integer({ min: 0, max: 1440 }) })
    .filter(({ from, to }) => from !== to)
    .map((s) => ({ ...s, languages: [] }))
  const world = fc.constantFrom(...places).chain(([zone, date]) => {
    const day = dayOf(date)!
    return fc.record({
      zone: fc.constant(zone),
      week: fc.array(oneSpan, { minLength: 1, maxLength: 4 }),
      holidays: fc.array(
        fc.integer({ min: -2, max: 3 }).map((n) => dateOf(day + n)),
        { maxLength: 2 },
      ),
      at: fc.integer({ min: -1500, max: 1500 }).map((n) => day * dayMs + n * minuteMs),
    })
  })

  it('the next opening is staffed, and no minute before it is', () => {
    fc.assert(
      fc.property(world, ({ at, ...hours }) => {
        const found = nextOpening(hours, 'en', at)
        const until = Math.min(found ?? at + 9 * dayMs, at + 9 * dayMs)
        for (let t = at; t < until; t += minuteMs) if (isStaffed(hours, 'en', t)) return false
        return found === null || isStaffed(hours, 'en', found)
      }),
      { numRuns: 60 },
    )
  })

  it('staffed agrees with the wall clock that Intl writes', () => {
    fc.assert(
      fc.property(world, ({ at, zone, week }) => {
        const wall = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).formatToParts(at)
        const part = (type: string) => wall.find((p) => p.type === type)?.value ?? ''
        const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday'))
        const now = Number(part('hour')) * 60 + Number(part('minute'))
        const expected = week.some(({ weekday: day, from, to }) =>
          to > from
            ? day === weekday && from <= now && now < to
            : (day === weekday && from <= now) || ((day + 1) % 7 === weekday && now < to),
        )
        expect(isStaffed({ zone, week, holidays: [] }, 'en', at)).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('the local midnight is the first instant of another local day', () => {
    fc.assert(
      fc.property(world, ({ at, zone }) => {
        const day = (t: number) => Math.floor((t + (zoneOffset(zone, t) ?? 0)) / dayMs)
        const midnight = nextMidnight(zone, at)!
        expect(day(midnight)).toBeGreaterThan(day(at))
        expect(day(midnight - 1)).toBe(day(at))
      }),
      { numRuns: 300 },
    )
  })
})
