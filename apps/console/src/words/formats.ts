/** Times, numbers and names of languages as one locale writes them. */
export interface Formats {
  time(at: number, today: number): string
  full(at: number): string
  share(share: number): string
  number(n: number): string
  language(tag: string): string
  /** names and words side by side, each in its own direction; what is empty is left out */
  list(parts: readonly (string | false | null | undefined)[]): string
  /** the hour, or the day, by the wall clock of a zone; the reader's own when the browser does not know it */
  hourIn(at: number, zone: string): string
  dayIn(at: number, zone: string): string
}

/** `navigator.language` can be `en-US@posix`, which makes `Intl` throw. */
export function safeLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    return /^[a-z]{2,3}(?=[^a-z]|$)/i.exec(tag)?.[0].toLowerCase() ?? 'en'
  }
}

function zonedFormat(
  locale: string,
  parts: Intl.DateTimeFormatOptions,
  timeZone: string,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, parts)
  }
}

/** Between words of the other direction it reads as it would alone. */
const isolated = (text: string) => `\u2068${text}\u2069`

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

export function formatsFor(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const number = new Intl.NumberFormat(locale)
  const zoned = new Map<string, Intl.DateTimeFormat>()
  const inZone = (zone: string, kind: 'hour' | 'day') => {
    const key = `${kind} ${zone}`
    const made =
      zoned.get(key) ??
      zonedFormat(
        locale,
        kind === 'hour'
          ? { hour: '2-digit', minute: '2-digit' }
          : { weekday: 'short', day: 'numeric', month: 'short' },
        zone,
      )
    zoned.set(key, made)
    return made
  }
  const tongue = new Intl.DisplayNames([locale], { type: 'language' })
  const isRtl = /^ar\b/.test(locale)
  return {
    list: (parts) => {
      const there = parts.filter(Boolean)
      return isRtl ? there.map((part) => isolated(`${part}`)).join('، ') : there.join(', ')
    },
    time: (at, today) =>
      startOfDay(at) === startOfDay(today) ? time.format(at) : `${day.format(at)} ${time.format(at)}`,
    full: (at) => full.format(at),
    share: (share) => percent.format(share),
    number: (n) => number.format(n),
    hourIn: (at, zone) => inZone(zone, 'hour').format(at),
    dayIn: (at, zone) => inZone(zone, 'day').format(at),
    language: (tag) => {
      try {
        return tongue.of(tag) ?? tag
      } catch {
        return tag
      }
    },
  }
}
