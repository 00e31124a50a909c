import type { ThreadHead, ThreadView } from '@warmline/contracts'
import type { Words } from '@warmline/contracts/contact-words/words'
import type { OwnWords } from '@warmline/contracts/own-words/words'
import type { LastingLine } from '../line/line.ts'
import type { Model } from '../model.ts'
import type { Own } from '../own/own.ts'
import type {
  HeadScreen,
  HeldScreen,
  HumanScreen,
  MessageRow,
  QuestionScreen,
  WaitScreen,
} from '../screen.ts'
import type { Session } from '../session.ts'
import type { Format } from '../talk/format.ts'
import type { LaterScreens } from '../talk/screen.ts'
import type { Talk } from '../talk/talk.ts'
import { Icon } from '../view/icon.tsx'
import type { Parts } from '../view/parts.ts'
import { LaterActs } from './acts.ts'
import adaptCss from './adapt.css?inline'
import { Attached, Chips, Refused } from './attached.tsx'
import { withDates } from './dates.ts'
import { Files } from './files.ts'
import { off } from './icons.ts'
import css from './later.css?inline'
import { ClipButton, HeadMore, Held, Notice, WaitMore } from './more.tsx'
import { News } from './news.ts'
import { Questions } from './questions.tsx'
import { headOf, humanOf, questionsOf } from './screens.ts'
import { Page, Sheet } from './sheets.tsx'
import { closedWait } from './waiting.ts'

/** What parts of the later file are drawn from: everything has come. */
export interface LaterParts extends Omit<Parts, 'words' | 'later' | 'talk'> {
  words: Words
  later: Later
  talk: Talk
}

/** The own part and its words; tried until they come. */
type FetchOwn = () => Promise<
  [{ Own: new (session: Session, words: OwnWords, later: Later) => Own }, { words: OwnWords }]
>

const hadPerson = ({ contact }: Model): boolean =>
  contact?.threads.some(({ entries }) =>
    entries.some((entry) => entry.entry === 'message' && entry.by === 'worker'),
  ) === true

/** What the first look does not need: fetched when the line is live and quiet, or at the first tap that wants it. */
export class Later implements LaterScreens {
  readonly css = css + adaptCss
  readonly words: Words
  readonly talk: Talk
  readonly format: Required<Format>
  readonly act: LaterActs
  readonly files: Files
  readonly news: News

  readonly Page = Page
  /** a contact's own affairs; null until somebody wanted them */
  own: Own | null = null
  /** the notice, when it tells of something done and not of trouble */
  done = ''
  /** for the announcer, with the next picture */
  readonly #says: string[] = []
  readonly line: LastingLine
  readonly #session: Session
  readonly #fetchOwn: FetchOwn
  #fetching = false

  constructor(session: Session, words: Words, talk: Talk, line: LastingLine, fetchOwn: FetchOwn) {
    this.line = line
    this.#fetchOwn = fetchOwn
    this.words = words
    this.#session = session
    this.talk = talk
    this.format = withDates(talk.format)
    talk.format = this.format
    this.act = new LaterActs(session, talk, line)
    this.news = new News(
      session.memory,
      () => this.words,
      () => session.store.update({}),
    )
    this.files = new Files(session, () => this.words, talk, line)
  }

  /** Fetches the own part, at the first wish. */
  wantOwn(): void {
    if (this.#fetching) return
    this.#fetching = true
    void this.#fetchOwn().then(([{ Own }, { words }]) => {
      this.own = new Own(this.#session, words, this)
      this.#session.store.update({ broken: false })
    })
  }

  HeadMore = (parts: Parts) => HeadMore(parts as LaterParts)
  /** Beside the human control: the person who helped before, if there was one. */
  again(parts: LaterParts) {
    const { human, thread } = parts.screen
    if (human.kind !== 'bar' || thread?.status === 'person' || !hadPerson(parts.model)) return null
    this.wantOwn()
    return this.own?.Again(parts) ?? null
  }
  Sheet = (parts: Parts) => Sheet(parts as LaterParts)
  Questions = (parts: Parts) => Questions(parts as LaterParts)
  Chips = (parts: Parts) => Chips(parts as LaterParts)
  Attached = (parts: Parts & { row: MessageRow }) => Attached(parts as LaterParts & { row: MessageRow })
  readonly off = Icon({ d: off })
  Clip = (parts: Parts) => ClipButton(parts as LaterParts)
  WaitMore = (parts: Parts & { human: WaitScreen }) => WaitMore(parts as LaterParts & { human: WaitScreen })
  Held = (parts: Parts & { human: HeldScreen }) => Held(parts as LaterParts & { human: HeldScreen })
  Notice = (parts: Parts) => Notice(parts as LaterParts)
  Refused = (parts: Parts & { row: MessageRow }) => Refused(parts as LaterParts & { row: MessageRow })

  waitOf({ front, now }: Model, format: Format): string | null {
    return closedWait(front, now, this.words, format)
  }

  headOf(head: ThreadHead, model: Model): HeadScreen | null {
    return headOf(head, { model, words: this.words })
  }

  humanOf(thread: ThreadView, model: Model, format: Format): HumanScreen | null {
    return humanOf(thread, { model, words: this.words, format, talk: this.talk })
  }

  questionsOf(head: ThreadHead, model: Model): QuestionScreen[] {
    return questionsOf(head, model)
  }

  /** Something was done that stands nowhere near the focus. */
  say(text: string): void {
    this.#says.push(text)
  }

  /** After every picture: what is told outside the panel, and what the announcer is to say besides. */
  painted(model: Model, news: string[]): void {
    this.news.tell(news, model.front?.name ?? '')
    news.push(...this.#says.splice(0))
    this.news.inTitle(this.talk.unread(model))
  }
}
