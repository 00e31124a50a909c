import { signal } from '@preact/signals'
import { type UiLanguage, uiLanguages } from '@warmline/contracts/words'
import type { en } from './en.ts'
import type { enCompany } from './en-company.ts'
import type { enHabits } from './en-habits.ts'
import type { enHistory } from './en-history.ts'
import { type Formats, formatsFor, safeLocale } from './formats.ts'

/** The shape every language fills; functions take numbers and names, never markup. */
export type Words = typeof en & { problems?: ProblemWords }
/** Title and remedy of the refusals that a person can meet, by their code; English comes from the server itself. */
export type ProblemWords = Record<string, readonly [title: string, remedy: string]>
/** The worker's day: what `en.ts` itself says, without the parts in files of their own. */
export type WorkWords = Omit<
  Words,
  keyof typeof enCompany | keyof typeof enHistory | keyof typeof enHabits | keyof FloorWords | 'problems'
>
export type FloorWords = Pick<Words, 'floor' | 'lead'>

/** One chunk a language, English too: nobody loads words that are not read. */
const files: Record<UiLanguage, () => Promise<Words>> = {
  en: () => import('./en.ts').then((m) => m.en),
  sv: () => import('./sv.ts').then((m) => m.words),
  de: () => import('./de.ts').then((m) => m.words),
  pl: () => import('./pl.ts').then((m) => m.words),
  es: () => import('./es.ts').then((m) => m.words),
  ar: () => import('./ar.ts').then((m) => m.words),
}

interface Spoken {
  language: UiLanguage
  words: Words
  formats: Formats
}
const spoken = signal<Spoken | null>(null)
const now = (): Spoken => {
  if (spoken.value === null) throw new Error('speak() comes before the first view')
  return spoken.value
}
export const w = (): Words => now().words

/** The first of the reader's languages that there are words for; English when there is none. */
export function preferredLanguage(tags: readonly string[] = navigator.languages): UiLanguage {
  for (const tag of tags) {
    const base = tag.toLowerCase().split(/[-_@]/)[0]
    const known = uiLanguages.find((l) => l === base)
    if (known !== undefined) return known
  }
  return 'en'
}

/** Regional habits of the reader (14:05, 2:05 pm) stay when the region speaks the language on screen. */
const localeOf = (language: UiLanguage): string => {
  const own = safeLocale(navigator.language)
  return own.toLowerCase().split('-')[0] === language ? own : language
}

/** Fetches the words and shows them; rejects when they cannot be fetched (the old ones stay). */
export async function speak(language: UiLanguage): Promise<void> {
  if (spoken.value?.language === language) return
  const words = await files[language]()
  spoken.value = { language, words, formats: formatsFor(localeOf(language)) }
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
}

/** What a refusal says, in the reader's language where there are words for its code. */
export function refusalWords(problem: { code: string; title: string; remedy: string }): {
  title: string
  remedy: string
} {
  const [title, remedy] = w().problems?.[problem.code] ?? [problem.title, problem.remedy]
  return { title, remedy }
}

/** Time alone today, with the day before that. Always in the reader's zone. */
export const formatTime = (at: number, today = Date.now()): string => now().formats.time(at, today)
export const formatFull = (at: number): string => now().formats.full(at)
export const formatShare = (share: number): string => now().formats.share(share)
export const formatNumber = (n: number): string => now().formats.number(n)
export const formatHourIn = (at: number, zone: string): string => now().formats.hourIn(at, zone)
export const formatDayIn = (at: number, zone: string): string => now().formats.dayIn(at, zone)
export const languageName = (tag: string): string => now().formats.language(tag)
/** `8 s`, `2 min`, `3 h`, `4 d` */
export function formatSpan(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000))
  if (s < 60) return w().span.seconds(s)
  if (s < 3600) return w().span.minutes(Math.round(s / 60))
  if (s < 48 * 3600) return w().span.hours(Math.round(s / 360) / 10)
  return w().span.days(Math.round(s / 86_400))
}
