import type { Words } from '@warmline/contracts/contact-words/words'
import type { OwnWords } from '@warmline/contracts/own-words/words'
import type { UiLanguage } from '@warmline/contracts/words'
import type { First } from './words/first.ts'

/** What the address of a part ends with when it is fetched again after a failure (load.ts). */
export const again = { query: '' }

const languages: Record<UiLanguage, () => Promise<{ words: Words }>> = {
  en: () => import('@warmline/contracts/contact-words/en'),
  sv: () => import('@warmline/contracts/contact-words/sv'),
  de: () => import('@warmline/contracts/contact-words/de'),
  pl: () => import('@warmline/contracts/contact-words/pl'),
  es: () => import('@warmline/contracts/contact-words/es'),
  ar: () => import('@warmline/contracts/contact-words/ar'),
}

const own: Record<UiLanguage, () => Promise<{ words: OwnWords }>> = {
  en: () => import('@warmline/contracts/own-words/en'),
  sv: () => import('@warmline/contracts/own-words/sv'),
  de: () => import('@warmline/contracts/own-words/de'),
  pl: () => import('@warmline/contracts/own-words/pl'),
  es: () => import('@warmline/contracts/own-words/es'),
  ar: () => import('@warmline/contracts/own-words/ar'),
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
