/** Times, numbers and names of languages as one locale writes them. */
export interface Formats {
  time(at: number, today: number): string
  full(at: number): string
  share(share: number): string
  number(n: number): string
  language(tag: string): string
}

/** `navigator.language` can be `en-US@posix`, which makes `Intl` throw. */
export function safeLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    return /^[a-z]{2,3}(?=[^a-z]|$)/i.exec(tag)?.[0].toLowerCase() ?? 'en'
  }
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

export function formatsFor(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const number = new Intl.NumberFormat(locale)
  const tongue = new Intl.DisplayNames([locale], { type: 'language' })
  return {
    time: (at, today) =>
      startOfDay(at) === startOfDay(today) ? time.format(at) : `${day.format(at)} ${time.format(at)}`,
    full: (at) => full.format(at),
    share: (share) => percent.format(share),
    number: (n) => number.format(n),
    language: (tag) => {
      try {
        return tongue.of(tag) ?? tag
      } catch {
        return tag
      }
    },
  }
}
