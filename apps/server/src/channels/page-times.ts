/** Tags that `Intl` knows here, and one that it always knows: a strange language must not cost the page. */
export function localesOf(language: string): string[] {
  try {
    return [...Intl.DateTimeFormat.supportedLocalesOf([language]), 'en-GB']
  } catch {
    return ['en-GB']
  }
}

/** How the reader writes times: the first wish of their browser, when it has a region for the language that we speak. */
export function localeOf(header: string | undefined, language: string): string {
  const wish = /^\s*([\w-]+)/.exec(header ?? '')?.[1] ?? language
  try {
    const [locale = language] = Intl.getCanonicalLocales(wish)
    return locale.split('-')[0] === language ? locale : language
  } catch {
    return language
  }
}

/** Times as the reader's language says them, in the company's zone: a page without scripts knows no other. */
export interface Times {
  zone: string
  /** 14:05 */
  clock(at: number): string
  /** today · yesterday · Monday 5 May */
  day(at: number, now: number): string
  /** 14:05 · tomorrow, 09:00 · Monday 5 May, 09:00 */
  when(at: number, now: number): string
  /** whole minutes, rounded up, in words; hours from 90 minutes on */
  wait(ms: number): string
}

export function timesIn(language: string, timeZone: string): Times {
  const locales = localesOf(language)
  const format = (options: Intl.DateTimeFormatOptions, of = locales) =>
    new Intl.DateTimeFormat(of, { timeZone, ...options }).format
  const time = format({ hour: '2-digit', minute: '2-digit' })
  const clock = (at: number) => time(at).replaceAll(' ', '\u00a0')
  const dayKey = format({}, ['en-CA'])
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const near = new Intl.RelativeTimeFormat(locales, { numeric: 'auto' })
  const daysApart = (at: number, now: number) =>
    Math.round((Date.parse(dayKey(at)) - Date.parse(dayKey(now))) / 86_400_000)
  const day = (at: number, now: number) => {
    const apart = daysApart(at, now)
    return Math.abs(apart) > 1 ? longDay(at) : near.format(apart, 'day')
  }
  const comma = language.startsWith('ar') ? '،' : ','
  return {
    zone: timeZone,
    clock,
    day,
    when: (at, now) => (daysApart(at, now) === 0 ? clock(at) : `${day(at, now)}${comma} ${clock(at)}`),
    wait(ms) {
      const minutes = Math.max(1, Math.ceil(ms / 60_000))
      const [unit, value] = minutes < 90 ? ['minute', minutes] : ['hour', Math.ceil(minutes / 60)]
      return new Intl.NumberFormat(locales, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    },
  }
}
