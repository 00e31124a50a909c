import type { ComponentType } from 'preact'
import type { Actions } from '../actions.ts'
import type { Files } from '../files.ts'
import type { Format } from '../locale.ts'
import type { Model } from '../model.ts'
import type { Screen } from '../view-model.ts'
import type { Words } from '../words/words.ts'

/** Parts of the second request. */
export interface Later {
  Sheet: ComponentType<Parts>
  Questions: ComponentType<Parts>
  css: string
}

/** What every part of the panel is drawn from. */
export interface Parts {
  screen: Screen
  model: Model
  words: Words
  format: Format
  act: Actions
  files: Files
  close: () => void
  /** null until it has arrived */
  later: Later | null
}
