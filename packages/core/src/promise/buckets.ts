import type { FigureWindow } from '@warmline/contracts'
import { nextMidnight } from './hours.ts'
import { dayMs, offsetSpans, zoneOffset } from './zone.ts'

const hourMs = 3_600_000
const daysOf: Record<FigureWindow, number> = { today: 1, week: 7, month: 28 }

/** The first instant of the local day `back` days before the one in which `at` lies. */
function dayStart(zone: string, at: number, back: number): number | null {
  const offset = zoneOffset(zone, at)
  if (offset === null) return null
  const noonBefore = (Math.floor((at + offset) / dayMs) - back - 0.5) * dayMs - offset
  return nextMidnight(zone, noonBefore)
}

/** Every whole hour of the wall clock from `from` up to `to`: a day has 23, 24 or 25, or a half one more. */
function hoursBetween(zone: string, from: number, to: number): number[] {
  const marks: number[] = []
  for (const stretch of offsetSpans(zone, from, to)) {
    const first = Math.ceil((stretch.from + stretch.offset) / hourMs) * hourMs - stretch.offset
    for (let at = first; at < stretch.to; at += hourMs) marks.push(at)
  }
  return marks
}

/**
 * Where the stretches of a curve begin, and at last where the last one ends (epoch ms, rising): the hours of the local
 * day of `now`, or the local days up to and with it. The wall clock of the zone decides, so an hour that a clock change
 * repeats is there twice and one that it skips is not. An unknown zone counts as UTC.
 */
export function figureBounds(zone: string, window: FigureWindow, now: number): number[] {
  const known = zoneOffset(zone, now) === null ? 'UTC' : zone
  const end = nextMidnight(known, now) ?? now
  const starts = Array.from({ length: daysOf[window] }, (_, n) => dayStart(known, now, n) ?? now).toReversed()
  const from = starts[0] ?? now
  const marks = window === 'today' ? [from, ...hoursBetween(known, from, end)] : starts
  return [...new Set([...marks, end])].sort((a, b) => a - b)
}
