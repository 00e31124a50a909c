import type { Actions } from '../actions.ts'
import type { Later } from '../later/later.ts'
import type { Model } from '../model.ts'
import type { Screen } from '../screen.ts'
import type { Session } from '../session.ts'
import type { Talk } from '../talk/talk.ts'
import type { First } from '../words/first.ts'

/** What every part of the panel is drawn from. */
export interface Parts {
  screen: Screen
  model: Model
  words: First
  session: Session
  act: Actions
  /** the line and what is drawn from it; null until it has come */
  talk: Talk | null
  /** what the first look does not need; null until it has come */
  later: Later | null
  /** fetches that and goes on with it; when it cannot be fetched, the contact is told */
  use: (then: (later: Later) => void) => void
  /** tries again what could not be fetched */
  again: () => void
  close: () => void
  /** how the words on screen run */
  dir: 'ltr' | 'rtl'
}
