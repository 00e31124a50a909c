import { createClient } from '@warmline/client'
import { Actions } from './actions.ts'
import { Files } from './files.ts'
import type { Place, Talk } from './launcher.ts'
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

/** Puts the panel into the shadow root; the server is where this file came from. */
export async function mount(place: Place): Promise<Talk> {
  const { origin } = new URL(import.meta.url)
  const spoken = await spokenFor(place.wishes, () => workspaceLanguages(origin, place.workspace))
  adopt(place.root, css + headCss + logCss + adaptCss)
  return new PanelHandle(place, origin, spoken)
}

interface Spoken {
  words: Words
  format: Format
  /** language of conversations that begin now */
  language: string
}

/** The workspace's own languages are asked for only when there are no words for what the reader wishes. */
async function spokenFor(
  wishes: readonly string[],
  otherwise: () => Promise<readonly string[]>,
): Promise<Spoken> {
  const uiLanguage = uiLanguageFor(wishes) ?? uiLanguageFor(await otherwise()) ?? 'en'
  const { words } = await loadWords(uiLanguage)
  return { words, format: formatFor(localeFor(wishes, uiLanguage)), language: languageFor(wishes) }
}

async function workspaceLanguages(baseUrl: string, slug: string): Promise<readonly string[]> {
  const answer = await createClient({ baseUrl, token: () => null }).call('front', {
    params: { slug },
    retries: 0,
  })
  return answer.ok ? answer.value.languages : []
}

function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
}

/** Draws itself anew at every change of the model. */
class PanelHandle implements Talk {
  readonly #place: Place
  #spoken: Spoken
  readonly #session: Session
  readonly #act: Actions
  readonly #files: Files
  readonly #stage: Stage
  readonly #ended = new AbortController()
  #later: Later | null = null
  #loading: Promise<void> | null = null
  #unreadTold = -1
  /** what had the focus before the panel took it */
  #opener: Element | null = null

  constructor(place: Place, origin: string, spoken: Spoken) {
    this.#place = place
    this.#spoken = spoken
    const { signal } = this.#ended
    this.#session = new Session({
      slug: place.workspace,
      baseUrl: origin,
      language: spoken.language,
      changed: () => this.#paint(),
      signal,
    })
    this.#act = new Actions(this.#session)
    this.#files = new Files(this.#session, () => this.#spoken)
    this.#stage = new Stage(place.root, this.#session.memory.draft(), () => this.#back(), signal)
    if (this.#session.memory.token() !== null) this.#session.start()
  }

  open(focus = true): void {
    this.#session.start()
    if (focus && !this.#session.store.get().open) this.#opener = document.activeElement
    this.#session.store.update({ open: true, now: this.#session.now() })
    this.#session.memory.setOpen(true)
    if (focus) this.#stage.focusSoon()
    this.#place.tell('opened')
  }

  close(): void {
    const { root } = this.#place
    const hadFocus = root.activeElement !== null
    this.#session.store.update({ open: false, sheet: null })
    this.#session.memory.setOpen(false)
    this.#place.tell('closed')
    if (!hadFocus) return
    const opener = this.#opener === root.host ? null : (this.#opener as HTMLElement | null)
    ;(opener?.isConnected && opener !== document.body ? opener : root.querySelector('button'))?.focus()
  }

  human(): void {
    this.open()
    this.#act.human()
  }

  identify(value: unknown): Promise<void> {
    const token = (value as { token?: unknown } | undefined)?.token
    if (typeof token !== 'string') throw new TypeError("identify takes { token: '…' }")
    return this.#act.identify(token)
  }

  shutdown(): void {
    this.#act.shutdown()
    this.#place.tell('closed')
  }

  async lang(tag: unknown): Promise<void> {
    this.#spoken = await spokenFor([String(tag), ...this.#place.wishes], async () => [])
    this.#session.speak(this.#spoken.language)
  }

  stop(): void {
    this.#session.stop()
    this.#ended.abort()
  }

  /** Esc: the page over the conversation first, then the panel. */
  #back(): void {
    if (this.#session.store.get().sheet === null) this.close()
    else this.#act.sheet(null)
  }

  #paint(): void {
    const model = this.#session.store.get()
    if (model.sheet !== null || (model.open && model.known)) this.#loadLater()
    const { words, format } = this.#spoken
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
      this.#place.tell('unread', count)
    }
  }

  #loadLater(): void {
    this.#loading ??= import('./view/later.ts').then(
      ({ later }) => {
        this.#later = later
        adopt(this.#place.root, later.css)
        this.#paint()
      },
      () => {
        this.#loading = null
      },
    )
  }
}
