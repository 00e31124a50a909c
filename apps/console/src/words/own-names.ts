import type { UiLanguage } from '@warmline/contracts/words'

/** Each language under its own name, so that whoever landed in a wrong one finds the way back. */
export const ownNames: Record<UiLanguage, string> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  pl: 'Polski',
  es: 'Español',
  ar: 'العربية',
}
