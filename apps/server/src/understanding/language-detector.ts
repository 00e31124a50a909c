import type { LanguageScores } from '@warmline/ai'

/** Scores the languages of one message; `{}` where it tells nothing. */
export type LanguageDetector = (text: string) => LanguageScores

const readUnits = 600

/** `eld` with its smallest tables, loaded on first use: 60 languages, offline. */
export async function openLanguageDetector(): Promise<LanguageDetector> {
  const { eld } = await import('eld/extrasmall')
  return (text) => eld.detect(text.slice(0, readUnits)).getScores()
}
