import type { StaffedHours } from '@warmline/contracts'

/** One span as the editor shows it: times are `HH:MM`; an end of `00:00` is the midnight after. */
export interface SpanRow {
  from: string
  to: string
  /** empty = every language */
  languages: string[]
}
export interface HoursForm {
  zone: string
  /** Monday first, seven days */
  days: SpanRow[][]
  holidays: string[]
}
export const isAllDay = ({ from, to }: SpanRow): boolean => from === '00:00' && to === '00:00'
export const wholeDay = 24 * 60

export const toTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** null when it is not a time */
export function toMinutes(time: string): number | null {
  const m = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time)
  return m === null ? null : Number(m[1]) * 60 + Number(m[2])
}

export function formOf(hours: StaffedHours | null, zone: string): HoursForm {
  const days: SpanRow[][] = Array.from({ length: 7 }, () => [])
  const week = [...(hours?.week ?? [])].sort((a, b) => a.weekday - b.weekday || a.from - b.from)
  for (const span of week)
    days[span.weekday]?.push({ from: toTime(span.from), to: toTime(span.to), languages: [...span.languages] })
  return { zone: hours?.zone ?? zone, days, holidays: [...(hours?.holidays ?? [])].sort() }
}

export interface HoursFault {
  weekday: number
  index: number
  fault: 'not-a-time' | 'overlap'
}

const sameLanguages = (a: readonly string[], b: readonly string[]) =>
  [...a].sort().join() === [...b].sort().join()
const shareLanguage = (a: readonly string[], b: readonly string[]) =>
  a.length === 0 || b.length === 0 || a.some((l) => b.includes(l))

type Span = StaffedHours['week'][number]

/** An end before its start runs over midnight and becomes two spans, the second on the day after. */
function spansOf(weekday: number, row: SpanRow): Span[] | null {
  const from = toMinutes(row.from)
  const end = toMinutes(row.to)
  if (from === null || end === null) return null
  const to = end === 0 ? wholeDay : end
  const languages = [...row.languages]
  if (from < to) return [{ weekday, from, to, languages }]
  return [
    { weekday, from, to: wholeDay, languages },
    { weekday: (weekday + 1) % 7, from: 0, to, languages },
  ]
}

/** Touching spans of the same languages become one; overlapping ones are a fault of the later row. */
export function hoursOf(
  form: HoursForm,
): { ok: true; hours: StaffedHours } | { ok: false; faults: HoursFault[] } {
  const faults: HoursFault[] = []
  const marked: { span: Span; weekday: number; index: number }[] = []
  for (const [weekday, rows] of form.days.entries())
    for (const [index, row] of rows.entries()) {
      const spans = spansOf(weekday, row)
      if (spans === null) faults.push({ weekday, index, fault: 'not-a-time' })
      else for (const span of spans) marked.push({ span, weekday, index })
    }
  marked.forEach((later, n) => {
    const clash = marked
      .slice(0, n)
      .some(
        ({ span }) =>
          span.weekday === later.span.weekday &&
          span.from < later.span.to &&
          later.span.from < span.to &&
          shareLanguage(span.languages, later.span.languages),
      )
    if (clash) faults.push({ weekday: later.weekday, index: later.index, fault: 'overlap' })
  })
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    hours: {
      zone: form.zone,
      week: joined(marked.map((m) => m.span)),
      holidays: [...new Set(form.holidays)].sort(),
    },
  }
}

function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of [...spans].sort((a, b) => a.weekday - b.weekday || a.from - b.from)) {
    const last = out.find(
      (o) => o.weekday === span.weekday && o.to === span.from && sameLanguages(o.languages, span.languages),
    )
    if (last === undefined) out.push({ ...span })
    else last.to = span.to
  }
  return out
}

const every = (rows: (weekday: number) => SpanRow[]) =>
  Array.from({ length: 7 }, (_, weekday) => rows(weekday))
export const presets = {
  office: (): SpanRow[][] => every((d) => (d < 5 ? [{ from: '09:00', to: '17:00', languages: [] }] : [])),
  always: (): SpanRow[][] => every(() => [{ from: '00:00', to: '00:00', languages: [] }]),
}

/** The same spans on Tuesday to Friday as on Monday. */
export const copyMonday = (days: readonly SpanRow[][]): SpanRow[][] =>
  days.map((rows, d) =>
    d > 0 && d < 5 ? days[0]!.map((r) => ({ ...r, languages: [...r.languages] })) : rows,
  )

/** Staffed hours in a week, for the sentence under the editor; spans of two languages at once count once. */
export function hoursAWeek(hours: StaffedHours): number {
  let minutes = 0
  for (let weekday = 0; weekday < 7; weekday++) {
    let reach = 0
    for (const s of hours.week.filter((w) => w.weekday === weekday).sort((a, b) => a.from - b.from)) {
      minutes += Math.max(0, s.to - Math.max(s.from, reach))
      reach = Math.max(reach, s.to)
    }
  }
  return Math.round(minutes / 6) / 10
}
