import type { Format } from '../talk/format.ts'

/** Adds days and dates to the clock of the first look. */
export function withDates(clockOnly: Format, timeZone?: string): Required<Format> {
  const { locale, clock } = clockOnly
  const dates = (options: Intl.DateTimeFormatOptions, of = locale) =>
    new Intl.DateTimeFormat(of, timeZone ? { timeZone, ...options } : options).format
  const dayKey = dates({}, 'en-CA')
  const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long' })
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const daysApart = (at: number, now: number) =>
    Math.round((Date.parse(dayKey(at)) - Date.parse(dayKey(now))) / 86_400_000)
  const day = (at: number, now: number) => {
    const apart = daysApart(at, now)
    return Math.abs(apart) > 1 ? longDay(at) : near.format(apart, 'day')
  }
  const comma = locale.startsWith('ar') ? '،' : ','
  return {
    ...clockOnly,
    when: (at, now) => (daysApart(at, now) === 0 ? clock(at) : `${day(at, now)}${comma} ${clock(at)}`),
    date: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    day,
  }
}
