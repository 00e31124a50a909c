import { type UiLanguage, uiLanguages } from '@warmline/contracts/words'

const rtlLanguages = ['ar', 'he', 'fa', 'ur']

/** The primary subtag, lower case: `en-US@posix` → `en`; null for what is no language tag. */
export function primarySubtag(tag: string): string | null {
  return /^([a-z]{2,3})(?![a-z])/.exec(tag.toLowerCase())?.[1] ?? null
}

/** A tag that `Intl` accepts (`en-US@posix` makes it throw). */
export function saneLocale(tag: string): string {
  const candidate = tag.replace(/[@.].*$/, '').replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(candidate)[0] ?? 'en'
  } catch {
    return primarySubtag(tag) ?? 'en'
  }
}

/** How times and numbers are written: a wish with a region says more (`en-GB` has 14:05, `en` has 2:05 PM). */
export function localeFor(wishes: readonly string[], language: UiLanguage): string {
  const fitting = wishes.filter((wish) => primarySubtag(wish) === language)
  return saneLocale(fitting.find((wish) => wish.includes('-')) ?? fitting[0] ?? language)
}

export const isRtl = (language: string): boolean => rtlLanguages.includes(primarySubtag(language) ?? '')

/** The language of the words on screen: the first wish that we have words for; null = none of them. */
export function uiLanguageFor(wishes: readonly string[]): UiLanguage | null {
  for (const wish of wishes) {
    const found = uiLanguages.find((language) => language === primarySubtag(wish))
    if (found !== undefined) return found
  }
  return null
}

/** The language of the conversation: the first wish that is a language at all. */
export const languageFor = (wishes: readonly string[]): string =>
  wishes.map(primarySubtag).find((language) => language !== null) ?? 'en'

/** Times, numbers and sizes as the reader says them; the zone is the reader's own unless a test sets one. */
export interface Format {
  /** the words run from right to left */
  rtl: boolean
  /** 14:05 */
  clock(at: number): string
  /** 14:05 · tomorrow, 09:00 · Monday 5 May, 09:00 */
  when(at: number, now: number): string
  /** 5 May 2025 */
  date(at: number): string
  /** today · yesterday · Monday 5 May */
  day(at: number, now: number): string
  /** whole minutes, rounded up, in words: 2 minutes; hours from 90 minutes on */
  wait(ms: number): string
  bytes(count: number): string
}

export function formatFor(locale: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone }
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...zone, ...options })
  const clock = dates({ hour: '2-digit', minute: '2-digit' })
  // 2:05 PM must not break over two lines
  const told = (at: number) => clock.format(at).replaceAll(' ', '\u00a0')
  const dayKey = new Intl.DateTimeFormat('en-CA', zone)
  const daysApart = (at: number, now: number) =>
    Math.round((Date.parse(dayKey.format(at)) - Date.parse(dayKey.format(now))) / 86_400_000)
  const unit = (name: string, value: number, unitDisplay: 'long' | 'short' = 'long') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: 1,
    }).format(value)
  const day = (at: number, now: number) => {
    const apart = daysApart(at, now)
    return Math.abs(apart) <= 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(apart, 'day')
      : dates({ weekday: 'long', day: 'numeric', month: 'long' }).format(at)
  }
  return {
    rtl: isRtl(locale),
    clock: told,
    when: (at, now) =>
      daysApart(at, now) === 0
        ? told(at)
        : `${day(at, now)}${locale.startsWith('ar') ? '،' : ','} ${told(at)}`,
    date: (at) => dates({ day: 'numeric', month: 'long', year: 'numeric' }).format(at),
    day,
    wait: (ms) => {
      const minutes = Math.max(1, Math.ceil(ms / 60_000))
      return minutes < 90 ? unit('minute', minutes) : unit('hour', Math.ceil(minutes / 60))
    },
    bytes: (count) =>
      count < 1_000_000
        ? unit('kilobyte', Math.max(1, Math.round(count / 1000)), 'short')
        : unit('megabyte', count / 1_000_000, 'short'),
  }
}
