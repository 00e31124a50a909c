import { type UiLanguage, uiLanguages } from '@warmline/contracts/words'

/** The primary subtag, lower case: `en-US@posix` → `en`; null for what is no language tag. */
export function primarySubtag(tag: string): string | null {
  return /^([a-z]{2,3})(?![a-z])/.exec(tag.toLowerCase())?.[1] ?? null
}

/** The language of the words on screen: the first wish that we have words for; null = none of them. */
export const uiLanguageFor = (wishes: readonly string[]): UiLanguage | null =>
  (wishes.map(primarySubtag) as UiLanguage[]).find((tag) => uiLanguages.includes(tag)) ?? null

/** The language of the conversation: the first wish that is a language at all. */
export const languageFor = (wishes: readonly string[]): string =>
  wishes.map(primarySubtag).find(Boolean) ?? 'en'
