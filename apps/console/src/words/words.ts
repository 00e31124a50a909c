import { signal } from '@preact/signals'
import { type UiLanguage, uiLanguages } from '@warmline/contracts/words'
import type { en } from './en.ts'
import type { enCompany } from './en-company.ts'
import type { enFloor } from './en-floor.ts'
import type { enHabits } from './en-habits.ts'
import type { enHistory } from './en-history.ts'
import { type Formats, formatsFor, safeLocale } from './formats.ts'

/** The shape every language fills; functions take numbers and names, never markup. */
export type FirstWords = typeof en & { problems?: ProblemWords }
/** What not every page says: a conversation's history; the doors and the company's pages; the lead's floor and ledger. */
interface Parts {
  history: typeof enHistory
  company: typeof enCompany
  lead: typeof enFloor
}
export type WordsPart = keyof Parts
export type Words = FirstWords & typeof enHistory & typeof enCompany & typeof enFloor
/** Title and remedy of the refusals that a person can meet, by their code; English comes from the server itself. */
export type ProblemWords = Record<string, readonly [title: string, remedy: string]>
/** The worker's day: what `en.ts` itself says, without the parts in files of their own. */
export type WorkWords = Omit<FirstWords, keyof typeof enHabits | 'problems'>
export type FloorWords = typeof enFloor

type Files = { first: () => Promise<FirstWords> } & { [P in WordsPart]: () => Promise<Parts[P]> }
/** Some chunks a language, English too: nobody loads words that are not read. */
const files: Record<UiLanguage, Files> = {
  en: {
    first: () => import('./en.ts').then((m) => m.en),
    history: () => import('./en-history.ts').then((m) => m.enHistory),
    company: () => import('./en-company.ts').then((m) => m.enCompany),
    lead: () => import('./en-floor.ts').then((m) => m.enFloor),
  },
  sv: {
    first: () => import('./sv.ts').then((m) => m.words),
    history: () => import('./sv/history.ts').then((m) => m.history),
    company: () => import('./sv/company.ts').then((m) => m.company),
    lead: () => import('./sv/floor.ts').then((m) => m.floor),
  },
  de: {
    first: () => import('./de.ts').then((m) => m.words),
    history: () => import('./de/history.ts').then((m) => m.history),
    company: () => import('./de/company.ts').then((m) => m.company),
    lead: () => import('./de/floor.ts').then((m) => m.floor),
  },
  pl: {
    first: () => import('./pl.ts').then((m) => m.words),
    history: () => import('./pl/history.ts').then((m) => m.history),
    company: () => import('./pl/company.ts').then((m) => m.company),
    lead: () => import('./pl/floor.ts').then((m) => m.floor),
  },
  es: {
    first: () => import('./es.ts').then((m) => m.words),
    history: () => import('./es/history.ts').then((m) => m.history),
    company: () => import('./es/company.ts').then((m) => m.company),
    lead: () => import('./es/floor.ts').then((m) => m.floor),
  },
  ar: {
    first: () => import('./ar.ts').then((m) => m.words),
    history: () => import('./ar/history.ts').then((m) => m.history),
    company: () => import('./ar/company.ts').then((m) => m.company),
    lead: () => import('./ar/floor.ts').then((m) => m.floor),
  },
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

/** Parts that a page wanted; from then on they come with the first, whatever language is chosen. */
const wanted = new Map<WordsPart, Promise<void>>()
let speaking: Promise<void> = Promise.resolve()

/** Fetches the words and shows them; rejects when they cannot be fetched (the old ones stay). */
export function speak(language: UiLanguage): Promise<void> {
  if (spoken.value?.language === language) return Promise.resolve()
  speaking = say(language)
  return speaking
}

async function say(language: UiLanguage): Promise<void> {
  const from = files[language]
  const parts = [from.first(), ...[...wanted.keys()].map((part) => from[part]())]
  show(language, Object.assign({}, ...(await Promise.all(parts))))
}
function show(language: UiLanguage, words: Words): void {
  spoken.value = { language, words, formats: formatsFor(localeOf(language)) }
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
}

/** Before a page is drawn that says more than a worker's day does. Rejects as `speak` does. */
export function speakAlso(part: WordsPart): Promise<void> {
  const known = wanted.get(part)
  if (known !== undefined) return known
  const adding = speaking.then(async () => {
    const { language } = now()
    const more = await files[language][part]()
    // another language that was chosen meanwhile brings its own
    if (now().language === language) show(language, { ...now().words, ...more })
  })
  wanted.set(part, adding)
  adding.catch(() => wanted.delete(part))
  return adding
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
export const formatList: Formats['list'] = (parts) => now().formats.list(parts)
export const languageName = (tag: string): string => now().formats.language(tag)
/** `8 s`, `2 min`, `3 h`, `4 d` */
export function formatSpan(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000))
  if (s < 60) return w().span.seconds(s)
  if (s < 3600) return w().span.minutes(Math.round(s / 60))
  if (s < 48 * 3600) return w().span.hours(Math.round(s / 360) / 10)
  return w().span.days(Math.round(s / 86_400))
}
