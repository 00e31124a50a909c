import type { UiLanguage } from '@warmline/contracts/words'
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

/**
 * One request for the chosen language. In the build (build/parts.ts) each language is two files: the words of the first
 * look, and the others.
 */
export const firstWords = (language: UiLanguage): Promise<{ words: First }> => languages[language]()
export const laterWords = (language: UiLanguage): Promise<{ words: Words }> => languages[language]()
export const talkPart = () => import('./talk/talk.ts')
export const laterPart = () => import('./later/later.ts')
