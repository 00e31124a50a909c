import type { ThreadHead, ThreadView } from '@warmline/contracts'
import type { Model } from '../model.ts'
import type { HumanScreen, MessageRow, QuestionScreen } from '../screen.ts'
import type { Session } from '../session.ts'
import type { Format } from '../talk/format.ts'
import type { LaterScreens } from '../talk/screen.ts'
import type { Talk } from '../talk/talk.ts'
import type { Parts } from '../view/parts.ts'
import type { Words } from '../words/words.ts'
import { LaterActs } from './acts.ts'
import adaptCss from './adapt.css?inline'
import { Attached, Chips, Refused } from './attached.tsx'
import { Files } from './files.ts'
import css from './later.css?inline'
import { Questions } from './questions.tsx'
import { humanOf, questionsOf } from './screens.ts'
import { Sheet } from './sheets.tsx'

/** What parts of the later file are drawn from: everything has come. */
export interface LaterParts extends Omit<Parts, 'words' | 'later' | 'talk'> {
  words: Words
  later: Later
  talk: Talk
}

/** What the first look does not need: fetched when the line is live and quiet, or at the first tap that wants it. */
export class Later implements LaterScreens {
  readonly css = css + adaptCss
  words: Words
  readonly talk: Talk
  readonly act: LaterActs
  readonly files: Files

  constructor(session: Session, words: Words, talk: Talk) {
    this.words = words
    this.talk = talk
    this.act = new LaterActs(session, talk)
    this.files = new Files(session, () => this.words, talk)
  }

  Sheet = (parts: Parts) => Sheet(parts as LaterParts)
  Questions = (parts: Parts) => Questions(parts as LaterParts)
  Chips = (parts: Parts) => Chips(parts as LaterParts)
  Attached = (parts: Parts & { row: MessageRow }) => Attached(parts as LaterParts & { row: MessageRow })
  Refused = (parts: Parts & { row: MessageRow }) => Refused(parts as LaterParts & { row: MessageRow })

  humanOf(thread: ThreadView, model: Model, format: Format): HumanScreen | null {
    return humanOf(thread, model, this.words, format, this.talk)
  }

  questionsOf(head: ThreadHead, model: Model): QuestionScreen[] {
    return questionsOf(head, model)
  }

  /** `(2) Shop` while something is unread; the page may change its title meanwhile. */
  inTitle(count: number): void {
    const plain = document.title.replace(/^\(\d+\) /, '')
    document.title = count ? `(${count}) ${plain}` : plain
  }
}
