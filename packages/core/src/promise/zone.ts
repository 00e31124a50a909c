/** Milliseconds of a minute and of a day of 24 hours. */
export const minuteMs = 60_000
export const dayMs = 86_400_000

/**
 * Days since 1970-01-01 of a civil date, after Howard Hinnant's `days_from_civil`. Null unless it is written
 * `YYYY-MM-DD` and stands in the calendar.
 */
export function dayOf(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!parts) return null
  const day = daysFromCivil(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  return dateOf(day) === date ? day : null
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** `YYYY-MM-DD` of a number of days since 1970-01-01 (`civil_from_days`, same source). */
export function dateOf(day: number): string {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)}`
}

/** An instant (epoch ms) as ISO 8601 in UTC with milliseconds, like `2027-01-31T09:30:00.000Z`. */
export function isoInstant(at: number): string {
  const day = Math.floor(at / dayMs)
  const ms = at - day * dayMs
  const part = (of: number, size: number, width: number) =>
    String(Math.floor(ms / of) % size).padStart(width, '0')
  return `${dateOf(day)}T${part(3600_000, 24, 2)}:${part(minuteMs, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}Z`
}

/** Building a formatter costs 20 to 50 times as much as using it. Emptied when it grows past every real zone. */
const formatters = new Map<string, Intl.DateTimeFormat | null>()
const formattersMax = 1_000

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  if (formatters.size >= formattersMax) formatters.clear()
  const made = makeFormatter(zone)
  formatters.set(zone, made)
  return made
}

function makeFormatter(zone: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return null
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch {
    return null
  }
}

/** Whether `zone` is an IANA time zone this runtime knows (`Europe/Berlin`, `UTC`); bare offsets are not. */
export const validZone = (zone: string): boolean => formatterOf(zone) !== null

/** What has to be added to UTC (ms) to get the wall clock of `zone` at `at`; null for an unknown zone. */
export function zoneOffset(zone: string, at: number): number | null {
  const formatter = formatterOf(zone)
  if (!formatter || !Number.isFinite(at) || Math.abs(at) > 8_640_000_000_000_000) return null
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatter.formatToParts(at)) parts[type] = Number(value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const wall = daysFromCivil(year, month, day) * dayMs + hour * 3600_000 + minute * minuteMs + second * 1000
  return wall - Math.floor(at / 1000) * 1000
}

/** A stretch of time with one offset: `from` ≤ t < `to`, epoch ms. */
export interface OffsetSpan {
  from: number
  to: number
  offset: number
}

/**
 * The stretches of constant offset between two instants, in order. Offsets are read once a day and a change between
 * two readings is found by halving, to the second.
 */
export function* offsetSpans(zone: string, from: number, to: number): Generator<OffsetSpan> {
  let start = from
  let offset = zoneOffset(zone, from)
  if (offset === null) return
  while (start < to) {
    const end = Math.min(start + dayMs, to)
    const next = zoneOffset(zone, end)
    if (next === null) return
    if (next === offset) yield { from: start, to: end, offset }
    else {
      const change = changeBetween(zone, start, end, offset)
      yield { from: start, to: change, offset }
      yield { from: change, to: end, offset: next }
    }
    start = end
    offset = next
  }
}

/** The first whole second in (low, high] whose offset is not `offset`. */
function changeBetween(zone: string, low: number, high: number, offset: number): number {
  let before = Math.floor(low / 1000)
  let after = Math.ceil(high / 1000)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zoneOffset(zone, middle * 1000) === offset) before = middle
    else after = middle
  }
  return Math.min(after * 1000, high)
}
