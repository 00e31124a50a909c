import { Actions } from './actions.ts'
import { Files } from './files.ts'
import { type Format, formatFor, languageFor, localeFor, uiLanguageFor } from './locale.ts'
import { unread } from './model.ts'
import { Session } from './session.ts'
import adaptCss from './view/adapt.css?inline'
import { type Child, render } from './view/dom.ts'
import headCss from './view/head.css?inline'
import logCss from './view/log.css?inline'
import { Panel } from './view/panel.tsx'
import type { Later } from './view/parts.ts'
import { Stage } from './view/stage.ts'
import { screenOf } from './view-model.ts'
import css from './widget.css?inline'
import { loadWords } from './words/load.ts'
import type { Words } from './words/words.ts'

export interface PanelHost {
  root: ShadowRoot
  workspace: string
  baseUrl: string
  /** language tags, most wished first */
  wishes: readonly string[]
  onUnread: (count: number) => void
  onClosed: () => void
}

/** Puts the panel into the loader's shadow root. Called once a page. */
export async function mount(host: PanelHost): Promise<PanelHandle> {
  const uiLanguage = uiLanguageFor(host.wishes)
  const { words } = await loadWords(uiLanguage)
  adopt(host.root, css + headCss + logCss + adaptCss)
  return new PanelHandle(host, words, formatFor(localeFor(host.wishes, uiLanguage)))
}

function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
}

/** What the loader may do with the panel; it draws itself anew at every change of the model. */
export class PanelHandle {
  readonly #host: PanelHost
  readonly #words: Words
  readonly #format: Format
  readonly #session: Session
  readonly #act: Actions
  readonly #files: Files
  readonly #stage: Stage
  #later: Later | null = null
  #loading: Promise<void> | null = null
  #unreadTold = -1

  constructor(host: PanelHost, words: Words, format: Format) {
    this.#host = host
    this.#words = words
    this.#format = format
    this.#session = new Session({
      slug: host.workspace,
      baseUrl: host.baseUrl,
      language: languageFor(host.wishes),
      changed: () => this.#paint(),
    })
    this.#act = new Actions(this.#session)
    this.#files = new Files(this.#session, words, format)
    this.#stage = new Stage(host.root, this.#session.memory.draft(), () => this.#back())
    if (this.#session.memory.token() !== null) this.#session.start()
  }

  open(focus = true): void {
    this.#session.start()
    this.#session.store.update({ open: true, now: this.#session.now() })
    this.#session.memory.setOpen(true)
    if (focus) this.#stage.focusSoon()
  }

  close(): void {
    this.#session.store.update({ open: false, sheet: null })
    this.#session.memory.setOpen(false)
    this.#host.onClosed()
  }

  human(): void {
    this.open()
    this.#act.human()
  }

  identify(token: string): void {
    void this.#act.identify(token)
  }

  shutdown(): void {
    this.#act.shutdown()
    this.#host.onClosed()
  }

  /** Esc: the page over the conversation first, then the panel. */
  #back(): void {
    if (this.#session.store.get().sheet === null) this.close()
    else this.#act.sheet(null)
  }

  #paint(): void {
    const model = this.#session.store.get()
    if (model.sheet !== null || (model.open && model.known)) this.#loadLater()
    const words = this.#words
    const format = this.#format
    const screen = screenOf(model, words, format)
    const parts = { screen, model, words, format, act: this.#act, files: this.#files, later: this.#later }
    this.#stage.before()
    const view = model.open ? (Panel({ ...parts, close: () => this.close() }) as Child) : null
    render(view, this.#stage.place)
    this.#stage.after(screen, model, words)
    this.#act.markRead()
    const count = unread(model)
    if (count !== this.#unreadTold) {
      this.#unreadTold = count
      this.#host.onUnread(count)
    }
  }

  #loadLater(): void {
    this.#loading ??= import('./view/later.ts').then(
      ({ later }) => {
        this.#later = later
        adopt(this.#host.root, later.css)
        this.#paint()
      },
      () => {
        this.#loading = null
      },
    )
  }
}
