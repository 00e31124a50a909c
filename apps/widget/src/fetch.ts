import type { UiLanguage } from '@warmline/contracts/words'
import type { OwnWords } from './own/words/words.ts'
import type { First } from './words/first.ts'
import type { Words } from './words/words.ts'

/** What the address of a part ends with when it is fetched again after a failure (load.ts). */
export const again = { query: '' }

const languages: Record<UiLanguage, () => Promise<{ words: Words }>> = {
  en: () => import('./words/en.ts'),
  sv: () => import('./words/sv.ts'),
  de: () => import('./words/de.ts'),
  pl: () => import('./words/pl.ts'),
  es: () => import('./words/es.ts'),
  ar: () => import('./words/ar.ts'),
}

const own: Record<UiLanguage, () => Promise<{ words: OwnWords }>> = {
  en: () => import('./own/words/en.ts'),
  sv: () => import('./own/words/sv.ts'),
  de: () => import('./own/words/de.ts'),
  pl: () => import('./own/words/pl.ts'),
  es: () => import('./own/words/es.ts'),
  ar: () => import('./own/words/ar.ts'),
}

/**
 * One request for the chosen language. In the build (build/parts.ts) each language is two files: the words of the first
 * look, and the others.
 */
export const firstWords = (language: UiLanguage): Promise<{ words: First }> => languages[language]()
export const laterWords = (language: UiLanguage): Promise<{ words: Words }> => languages[language]()
export const talkPart = () => import('./talk/talk.ts')
export const linePart = () => import('./line/line.ts')
export const laterPart = () => import('./later/later.ts')
/** A contact's own affairs: what is known about them, case key, joining, the same person again. */
export const ownPart = () => import('./own/own.ts')
export const ownWords = (language: UiLanguage): Promise<{ words: OwnWords }> => own[language]()
