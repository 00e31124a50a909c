import { signal } from '@preact/signals'
import { en } from './en.ts'

/** The shape every language fills; functions take numbers and names, never markup. */
export type Words = typeof en

/** Another language is one file of type `Words`, loaded lazily and put here. */
const words = signal<Words>(en)
export const w = (): Words => words.value

/** `navigator.language` can be `en-US@posix`, which makes `Intl` throw. */
function safeLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    return /^[a-z]{2,3}(?=-|$)/i.exec(tag)?.[0] ?? 'en'
  }
}
const locale = safeLocale(navigator.language)

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
const number = new Intl.NumberFormat(locale)
const tongue = new Intl.DisplayNames([locale], { type: 'language' })

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)
/** Time alone today, with the day before that. Always in the reader's zone. */
export const formatTime = (at: number, now = Date.now()): string =>
  startOfDay(at) === startOfDay(now) ? time.format(at) : `${day.format(at)} ${time.format(at)}`
export const formatFull = (at: number): string => full.format(at)
export const formatShare = (share: number): string => percent.format(share)
export const formatNumber = (n: number): string => number.format(n)
export function languageName(tag: string): string {
  try {
    return tongue.of(tag) ?? tag
  } catch {
    return tag
  }
}
/** `8 s`, `2 min`, `3 h`, `4 d` */
export function formatSpan(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000))
  if (s < 60) return w().span.seconds(s)
  if (s < 3600) return w().span.minutes(Math.round(s / 60))
  if (s < 48 * 3600) return w().span.hours(Math.round(s / 360) / 10)
  return w().span.days(Math.round(s / 86_400))
}
