import { fold } from '../fold.ts'
import { arabic } from './arabic.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import { danish, finnish, norwegian, swedish } from './nordic.ts'
import { dutch, polish, turkish } from './polish-dutch-turkish.ts'
import { french, italian, portuguese, spanish } from './romance.ts'

export type Language =
  | 'en'
  | 'sv'
  | 'de'
  | 'pl'
  | 'es'
  | 'ar'
  | 'fr'
  | 'pt'
  | 'it'
  | 'nl'
  | 'tr'
  | 'da'
  | 'no'
  | 'fi'

/** The first phrase list for asking for a person; the grammar of a phrase stands at `createPhraseMatcher`. */
export interface PhraseTable {
  language: Language
  /** a whole message that says only this is a request; separated by commas */
  commands: string
  /** named choices of words, used as `$name` */
  choices: Readonly<Record<string, string>>
  phrases: readonly string[]
  /** when one of these stands just before or inside a phrase, it was turned down ("do not need a person") */
  declined: readonly string[]
  /** words that are right as they stand and never a mistyped word of a phrase */
  notMistakes?: readonly string[]
  /** a phrase directly followed by one of these means something else ("a person" + "s") */
  notBefore?: readonly string[]
}

export const phraseTables: readonly PhraseTable[] = [
  english,
  swedish,
  german,
  polish,
  spanish,
  arabic,
  french,
  portuguese,
  italian,
  dutch,
  turkish,
  danish,
  norwegian,
  finnish,
]

export const commandsIn = (written: string): string[] =>
  written.split(',').map((command) => fold(command.trim()))

export const commandsOf = (table: PhraseTable): string[] => commandsIn(table.commands)
