import type { StaffedHours } from '@warmline/contracts'
import { limits } from '@warmline/contracts/words'
import { isSameLanguage } from './language.ts'
import { dateOf, dayMs, minuteMs, type OffsetSpan, offsetSpans, zoneOffset } from './zone.ts'

export { validZone } from './zone.ts'

/** How far ahead an opening is looked for, in days. */
export const horizonDays = 60

type Span = StaffedHours['week'][number]

/** 0 = Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7
const isOvernight = (span: Span) => span.to < span.from
const serves = (span: Span, language: string) =>
  span.languages.length === 0 || span.languages.some((known) => isSameLanguage(known, language))

/** The spans that start on a local day (days since 1970-01-01); none on a holiday. */
function spansOn({ week, holidays }: StaffedHours, language: string, day: number): readonly Span[] {
  const weekday = weekdayOf(day)
  const spans = week.filter((span) => span.weekday === weekday && serves(span, language))
  return spans.length > 0 && holidays.includes(dateOf(day)) ? [] : spans
}

/** `wall` = ms on the wall clock since 1970-01-01 00:00 there. */
function isStaffedAtWall(hours: StaffedHours, language: string, wall: number): boolean {
  const day = Math.floor(wall / dayMs)
  const minute = (wall - day * dayMs) / minuteMs
  const today = spansOn(hours, language, day).some(
    (span) => span.from <= minute && (isOvernight(span) || minute < span.to),
  )
  if (today) return true
  const fromYesterday = spansOn(hours, language, day - 1).some(
    (span) => isOvernight(span) && minute < span.to,
  )
  return fromYesterday && !hours.holidays.includes(dateOf(day))
}

/**
 * Whether people are promised at `at` (epoch ms) for contacts in `language`.
 * The wall clock of the zone decides, so an hour that a clock change repeats counts twice and one that it skips does
 * not exist. A span with `to` < `from` runs over midnight and belongs to the day on which it starts; `to` 1440 is
 * midnight. A holiday closes its whole local day and every span that starts on it: what is in doubt is not promised.
 * False without hours or with an unknown zone.
 */
export function isStaffed(hours: StaffedHours | null, language: string, at: number): boolean {
  if (!hours) return false
  const offset = zoneOffset(hours.zone, at)
  return offset !== null && isStaffedAtWall(hours, language, at + offset)
}

/** The first staffed instant of a stretch of constant offset, or null. */
function firstStaffed(hours: StaffedHours, language: string, stretch: OffsetSpan): number | null {
  const { from, to, offset } = stretch
  if (isStaffedAtWall(hours, language, from + offset)) return from
  let first: number | null = null
  const lastDay = Math.floor((to - 1 + offset) / dayMs)
  for (let day = Math.floor((from + offset) / dayMs); day <= lastDay; day++) {
    for (const span of spansOn(hours, language, day)) {
      const wall = day * dayMs + span.from * minuteMs
      const at = wall - offset
      if (at < from || at >= to || (first !== null && at >= first)) continue
      if (isStaffedAtWall(hours, language, wall)) first = at
    }
    if (first !== null) return first
  }
  return null
}

/**
 * The earliest staffed instant at or after `at` (epoch ms): `at` itself when it is staffed. Null when there is none
 * within 60 days. Staffed time can begin only where a span starts or where the clock changes, so only these are tried.
 */
export function nextOpening(hours: StaffedHours | null, language: string, at: number): number | null {
  if (!hours?.week.some((span) => serves(span, language))) return null
  for (const stretch of offsetSpans(hours.zone, at, at + horizonDays * dayMs)) {
    const found = firstStaffed(hours, language, stretch)
    if (found !== null) return found
  }
  return null
}

/** The first instant (epoch ms) of the local day after the one in which `at` lies; null for an unknown zone. */
export function nextMidnight(zone: string, at: number): number | null {
  const here = zoneOffset(zone, at)
  if (here === null) return null
  const midnight = (Math.floor((at + here) / dayMs) + 1) * dayMs
  for (const { from, to, offset } of offsetSpans(zone, at, midnight - here + dayMs / 2)) {
    const reached = Math.max(from, midnight - offset)
    if (reached < to) return reached
  }
  return null
}

/**
 * The end (epoch ms, exclusive) of the `days`-th local day with staffed time for `language`, counted from `at`; the
 * day of `at` counts when staffed time is left in it. Null when the calendar holds fewer such days within its horizon.
 */
export function workingDayEnd(
  hours: StaffedHours | null,
  language: string,
  at: number,
  days: number = limits.callbackWorkingDays,
): number | null {
  if (!hours) return null
  let end: number | null = at
  for (let n = 0; n < days && end !== null; n++) {
    const opening: number | null = nextOpening(hours, language, end)
    end = opening === null ? null : nextMidnight(hours.zone, opening)
  }
  return end
}

/** Whether the week has any staffed span at all, in whatever language. */
export const hasStaffedSpan = (hours: StaffedHours | null): boolean =>
  hours?.week.some((span) => span.from !== span.to) ?? false
