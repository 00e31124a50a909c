import { createActions } from './actions.ts'
import { createFiles } from './files.ts'
import { formatFor, languageFor, localeFor, uiLanguageFor } from './locale.ts'
import { unread } from './model.ts'
import { createSession } from './session.ts'
import { type Child, render } from './view/dom.ts'
import { Panel } from './view/panel.tsx'
import type { Later } from './view/parts.ts'
import { createStage } from './view/stage.ts'
import { screenOf } from './view-model.ts'
import css from './widget.css?inline'
import { loadWords } from './words/load.ts'

export interface PanelHost {
  root: ShadowRoot
  workspace: string
  baseUrl: string
  /** language tags, most wished first */
  wishes: readonly string[]
  onUnread: (count: number) => void
  onClosed: () => void
}

export interface PanelHandle {
  open(focus?: boolean): void
  close(): void
  human(): void
  identify(token: string): void
  shutdown(): void
}

function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
}

/** Puts the panel into the loader's shadow root. Called once a page. */
export async function mount(host: PanelHost): Promise<PanelHandle> {
  const uiLanguage = uiLanguageFor(host.wishes)
  const { words } = await loadWords(uiLanguage)
  const format = formatFor(localeFor(host.wishes, uiLanguage))
  adopt(host.root, css)

  let later: Later | null = null
  let loading: Promise<void> | null = null
  let unreadTold = -1
  const session = createSession({
    slug: host.workspace,
    baseUrl: host.baseUrl,
    language: languageFor(host.wishes),
    changed: () => paint(),
  })
  const { store, memory } = session
  const act = createActions(session)
  const files = createFiles(session, words, format)
  const stage = createStage(host.root, { draft: memory.draft(), back: () => back() })

  function paint(): void {
    const model = store.get()
    const wantsLater = model.sheet !== null || (model.open && model.known)
    if (wantsLater && later === null) void loadLater()
    const screen = screenOf(model, words, format)
    stage.before()
    const parts = { screen, model, words, format, act, files, close: () => handle.close() }
    render(model.open ? (Panel({ ...parts, later }) as Child) : null, stage.place)
    stage.after(screen, model, words)
    act.markRead()
    const count = unread(model)
    if (count !== unreadTold) host.onUnread((unreadTold = count))
  }

  const loadLater = () => {
    loading ??= import('./view/later.ts').then(
      (part) => {
        later = part.later
        adopt(host.root, later.css)
        paint()
      },
      () => {
        loading = null
      },
    )
    return loading
  }

  /** Esc: the sheet first, then the panel. */
  const back = () => (store.get().sheet === null ? handle.close() : act.sheet(null))

  const handle: PanelHandle = {
    open: (focus = true) => {
      session.start()
      store.update({ open: true, now: Date.now() })
      memory.setOpen(true)
      if (focus) stage.focusSoon()
    },
    close: () => {
      store.update({ open: false, sheet: null })
      memory.setOpen(false)
      host.onClosed()
    },
    human: () => {
      handle.open()
      act.human()
    },
    identify: (token) => void act.identify(token),
    shutdown: () => {
      act.shutdown()
      host.onClosed()
    },
  }
  if (memory.token() !== null) session.start()
  paint()
  return handle
}
