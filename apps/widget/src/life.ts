import type { UiLanguage } from '@warmline/contracts/words'
import { Actions } from './actions.ts'
import { firstWords, laterPart, laterWords, ownPart, ownWords, talkPart } from './fetch.ts'
import type { Later } from './later/later.ts'
import type { Place, Talk as Shown } from './launcher.ts'
import { Loader } from './load.ts'
import { languageFor, uiLanguageFor } from './locale.ts'
import { screenOf } from './screen.ts'
import { Session } from './session.ts'
import type { Talk } from './talk/talk.ts'
import { type Child, render } from './view/dom.ts'
import { Panel } from './view/panel.tsx'
import type { Parts } from './view/parts.ts'
import shellCss from './view/shell.css?inline'
import { Stage } from './view/stage.ts'
import baseCss from './widget.css?inline'
import type { First } from './words/first.ts'

/** so long after the line is live, what the first look does not need is fetched, ms */
const quietMs = 10_000

/** One panel from mount to its end; it draws itself anew at every change of the model. */
export class Life implements Shown {
  readonly #place: Place
  #words: First
  #language: UiLanguage
  readonly #session: Session
  readonly #act: Actions
  readonly #stage: Stage
  readonly #loader: Loader
  readonly #sheets: CSSStyleSheet[] = []
  #talk: Talk | null = null
  #later: Later | null = null
  readonly #talking: Promise<Talk>
  #fetching: Promise<Later> | null = null
  #isQuiet = false
  #unreadTold = -1
  /** what had the focus before the panel took it */
  #opener: Element | null = null

  constructor(place: Place, baseUrl: string, words: First, language: UiLanguage, renew: () => Promise<void>) {
    const { root, workspace: slug, wishes } = place
    this.#place = place
    this.#words = words
    this.#language = language
    this.#adopt(baseCss + shellCss)
    const changed = () => this.#paint()
    this.#session = new Session({ slug, baseUrl, language: languageFor(wishes), changed })
    this.#act = new Actions(this.#session)
    this.#stage = new Stage(root, this.#session, () => this.#back())
    this.#loader = new Loader(this.#session.gone.signal, (times) => {
      if (times < 2) return
      this.#session.store.update({ broken: true })
      renew().catch(() => undefined)
    })
    this.#talking = this.#loader.fetch(talkPart).then(({ Talk }) => {
      const talk = new Talk(this.#session, this.#words, wishes, this.#language)
      this.#adopt(talk.css)
      this.#talk = talk
      this.#arrived()
      return talk
    })
  }

  open(focus = true): void {
    const { store, memory, now, line } = this.#session
    if (focus && !store.get().open) this.#opener = document.activeElement
    store.update({ open: true, now: now() })
    memory.setOpen(true)
    line?.start()
    if (focus) this.#stage.focusSoon()
    this.#place.tell('opened')
  }

  close(): void {
    const { root, tell } = this.#place
    const hadFocus = root.activeElement
    this.#session.store.update({ open: false, sheet: null })
    this.#session.memory.setOpen(false)
    tell('closed')
    if (!hadFocus) return
    const opener = this.#opener === root.host ? null : (this.#opener as HTMLElement | null)
    ;(opener?.isConnected && opener !== document.body ? opener : root.querySelector('button'))?.focus()
  }

  human(): void {
    this.open()
    this.#act.human()
  }

  async identify(value: unknown): Promise<void> {
    const token = (value as { token?: unknown } | undefined)?.token
    if (typeof token !== 'string') throw new TypeError("identify takes { token: '…' }")
    return (await this.#more()).act.identify(token)
  }

  shutdown(): void {
    const token = this.#session.memory.token()
    this.#session.reset()
    if (token) void this.#talking.then(({ line }) => line.forget(token))
    this.#place.tell('closed')
  }

  /** Speaks the wished language, or goes on in the one it has. */
  async lang(tag: unknown): Promise<void> {
    const wishes = [`${tag}`, ...this.#place.wishes]
    const language = uiLanguageFor(wishes) ?? this.#language
    const { words } = await firstWords(language)
    this.#words = words
    this.#language = language
    this.#later?.speak(this.#withLater((await laterWords(language)).words), language)
    this.#talk?.speak(this.#words, wishes, language)
    this.#session.store.update({ language: languageFor(wishes) })
  }

  stop(): void {
    const { root } = this.#place
    this.#session.gone.abort()
    this.#stage.remove()
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !this.#sheets.includes(sheet))
  }

  /** Esc: the page over the conversation first, then the panel. */
  #back(): void {
    if (this.#session.store.get().sheet) this.#act.sheet(null)
    else this.close()
  }

  #paint(): void {
    const { gone, store } = this.#session
    if (gone.signal.aborted) return
    const model = store.get()
    const talk = this.#talk
    const later = this.#later
    const words = this.#words
    const screen = talk?.screenOf(model, later) ?? screenOf(model, words, words.waitUnknown)
    const parts: Parts = {
      screen,
      model,
      words,
      session: this.#session,
      act: this.#act,
      talk,
      later,
      use: (then) => void this.#more().then(then),
      again: () => this.#loader.again(),
      close: () => this.close(),
      dir: this.#language === 'ar' ? 'rtl' : 'ltr',
    }
    this.#stage.before()
    render(model.open ? (Panel(parts) as Child) : null, this.#stage.place)
    this.#stage.after(screen, model, talk?.newsIn(screen) ?? [])
    if (talk) this.#afterTalk(talk, parts)
  }

  #afterTalk(talk: Talk, parts: Parts): void {
    const { model } = parts
    talk.markRead()
    if (!this.#later && talk.wantsMore(parts)) void this.#more()
    else if (model.open && model.link === 'live' && !this.#isQuiet) {
      this.#isQuiet = true
      setTimeout(() => void this.#more(), quietMs)
    }
    const count = talk.unread(model)
    if (count === this.#unreadTold) return
    this.#unreadTold = count
    this.#place.tell('unread', count)
  }

  /** The later part, fetched at the first call. */
  #more(): Promise<Later> {
    this.#fetching ??= this.#loader
      .fetch(() => Promise.all([laterPart(), laterWords(this.#language), this.#talking]))
      .then(([{ Later }, { words }, talk]) => {
        const later = new Later(this.#session, this.#withLater(words), talk, this.#language, (language) =>
          this.#loader.fetch(() => Promise.all([ownPart(), ownWords(language)])),
        )
        this.#adopt(later.css)
        this.#later = later
        this.#arrived()
        return later
      })
    return this.#fetching
  }

  #withLater<W extends First>(words: W): W {
    return Object.assign(this.#words, words, { lines: { ...this.#words.lines, ...words.lines } })
  }

  #arrived(): void {
    this.#session.store.update({ broken: false })
  }

  #adopt(css: string): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    this.#sheets.push(sheet)
    this.#place.root.adoptedStyleSheets.push(sheet)
  }
}
