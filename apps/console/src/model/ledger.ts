import { type PromiseStanding, promiseStandings } from '@warmline/contracts/words'

export const ledgerRanges = ['day', 'week', 'month', 'all'] as const
export type LedgerRange = (typeof ledgerRanges)[number]
export const standings = ['all', ...promiseStandings] as const
export type StandingFilter = (typeof standings)[number]

/** epoch ms, `to` exclusive */
export interface Stretch {
  from: number
  to: number
}

/** What the list shows; it stands in the address. A stretch, when there is one, goes before the range. */
export interface LedgerFilter {
  range: LedgerRange
  stretch: Stretch | null
  standing: StandingFilter
}

const days: Record<LedgerRange, number | null> = { day: 1, week: 7, month: 30, all: null }
const instant = (value: string | null): number | null =>
  value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null

/** Whatever the address says; what makes no sense is left out. */
export function filterFrom(search: string): LedgerFilter {
  const query = new URLSearchParams(search)
  const [from, to] = [instant(query.get('from')), instant(query.get('to'))]
  return {
    range: ledgerRanges.find((r) => r === query.get('range')) ?? 'day',
    stretch: from !== null && to !== null && from < to ? { from, to } : null,
    standing: standings.find((s) => s === query.get('standing')) ?? 'all',
  }
}

/** The other way: empty for what stands there without any choice. */
export function searchOf({ range, stretch, standing }: LedgerFilter): string {
  const query = new URLSearchParams({
    ...(range === 'day' ? {} : { range }),
    ...(stretch === null ? {} : { from: String(stretch.from), to: String(stretch.to) }),
    ...(standing === 'all' ? {} : { standing }),
  }).toString()
  return query === '' ? '' : `?${query}`
}

export function queryOf(
  { range, stretch, standing }: LedgerFilter,
  now: number,
): { from?: number; to?: number; standing?: PromiseStanding } {
  const back = days[range]
  return {
    ...(stretch ?? (back === null ? {} : { from: Math.round(now - back * 86_400_000) })),
    ...(standing === 'all' ? {} : { standing }),
  }
}

/** `YYYY-MM-DD` of an instant by the wall clock of a zone; of UTC where the browser does not know it. */
export function dayInZone(at: number, zone: string): string {
  const parts = (timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(at)
  let found: Intl.DateTimeFormatPart[]
  try {
    found = parts(zone)
  } catch {
    found = parts('UTC')
  }
  const part = (type: string) => found.find((p) => p.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
