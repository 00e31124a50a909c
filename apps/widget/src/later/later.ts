import type { ThreadHead, ThreadView } from '@warmline/contracts'
import type { UiLanguage } from '@warmline/contracts/words'
import type { Model } from '../model.ts'
import type { Own } from '../own/own.ts'
import type { OwnWords } from '../own/words/words.ts'
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
import { Page, Sheet } from './sheets.tsx'

/** What parts of the later file are drawn from: everything has come. */
export interface LaterParts extends Omit<Parts, 'words' | 'later' | 'talk'> {
  words: Words
  later: Later
  talk: Talk
}

/** The own part and its words; tried until they come. */
type FetchOwn = (
  language: UiLanguage,
) => Promise<[{ Own: new (session: Session, words: OwnWords, later: Later) => Own }, { words: OwnWords }]>

const hadPerson = ({ contact }: Model): boolean =>
  contact?.threads.some(({ entries }) =>
    entries.some((entry) => entry.entry === 'message' && entry.by === 'worker'),
  ) === true

/** What the first look does not need: fetched when the line is live and quiet, or at the first tap that wants it. */
export class Later implements LaterScreens {
  readonly css = css + adaptCss
  words: Words
  readonly talk: Talk
  readonly act: LaterActs
  readonly files: Files

  readonly Page = Page
  /** a contact's own affairs; null until somebody wanted them */
  own: Own | null = null
  readonly #session: Session
  #language: UiLanguage
  readonly #fetchOwn: FetchOwn
  #fetching = false

  constructor(session: Session, words: Words, talk: Talk, language: UiLanguage, fetchOwn: FetchOwn) {
    this.#fetchOwn = fetchOwn
    this.words = words
    this.#session = session
    this.#language = language
    this.talk = talk
    this.act = new LaterActs(session, talk)
    this.files = new Files(session, () => this.words, talk)
  }

  speak(words: Words, language: UiLanguage): void {
    this.words = words
    this.#language = language
    this.own = null
  }

  /** Fetches the own part, at the first wish. */
  wantOwn(): void {
    if (this.#fetching || this.own) return
    this.#fetching = true
    const language = this.#language
    void this.#fetchOwn(language).then(([{ Own }, { words }]) => {
      this.#fetching = false
      if (language === this.#language) this.own = new Own(this.#session, words, this)
      this.#session.store.update({ broken: false })
    })
  }

  /** Beside the human control: the person who helped before, if there was one. */
  Again = (parts: Parts) => {
    if (!hadPerson(parts.model) || parts.screen.thread?.status === 'person') return null
    this.wantOwn()
    return this.own?.Again(parts as LaterParts) ?? null
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
