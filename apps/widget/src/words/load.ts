import type { UiLanguage } from '@warmline/contracts/words'
import type { Words } from './words.ts'

/** One request, for the chosen language only. */
const languages: Record<UiLanguage, () => Promise<{ words: Words }>> = {
  en: () => import('./en.ts'),
  sv: () => import('./sv.ts'),
  de: () => import('./de.ts'),
  pl: () => import('./pl.ts'),
  es: () => import('./es.ts'),
  ar: () => import('./ar.ts'),
}
export const loadWords = (language: UiLanguage): Promise<{ words: Words }> => languages[language]()
