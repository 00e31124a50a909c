/** Primary subtag of a BCP 47 code: `pt-br` → `pt`. */
export const primaryLanguage = (language: string): string => language.split('-', 1)[0]?.toLowerCase() ?? ''

/** Whether two codes name one language, whatever their region or script. */
export const isSameLanguage = (one: string, other: string): boolean =>
  primaryLanguage(one) === primaryLanguage(other)

/** Whether somebody (or a span of hours) with these languages serves that one. */
export const speaks = (languages: readonly string[], language: string): boolean =>
  languages.some((known) => isSameLanguage(known, language))
