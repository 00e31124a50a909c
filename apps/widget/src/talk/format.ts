import type { UiLanguage } from '@warmline/contracts/words'
import { primarySubtag } from '../locale.ts'

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
  const isRegional = (wish: string) => primarySubtag(wish) === language && /[-_]/.test(wish)
  return saneLocale(wishes.find(isRegional) ?? language)
}

/** Times and numbers of the first look, as the reader says them, in the reader's own zone unless a test sets one. */
export interface Format {
  locale: string
  /** 14:05 */
  clock(at: number): string
  /** whole minutes, rounded up, in words: 2 minutes; hours from 90 minutes on */
  wait(ms: number): string
  /** 14:05 · tomorrow, 09:00 · Monday 5 May, 09:00; the clock alone until the later part has come (later/dates.ts) */
  when(at: number, now: number): string
  /** today · yesterday · Monday 5 May */
  day?(at: number, now: number): string
  /** 5 May 2025 */
  date?(at: number): string
}

export function formatFor(locale: string, timeZone?: string): Format {
  const { format } = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  })
  // 2:05 PM must not break over two lines
  const clock = (at: number) => format(at).replaceAll(' ', '\u00a0')
  return {
    locale,
    clock,
    when: clock,
    wait: (ms) => {
      const minutes = Math.max(1, Math.ceil(ms / 60_000))
      const [unit, value] = minutes < 90 ? ['minute', minutes] : ['hour', Math.ceil(minutes / 60)]
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    },
  }
}
