import type { UiLanguage } from '@warmline/contracts/words'
import { actionsOf } from './actions.ts'
import { laterPart, laterWords, linePart, ownPart, ownWords, talkPart } from './fetch.ts'
import type { Later } from './later/later.ts'
import type { Place, Talk as Shown } from './launcher.ts'
import type { LastingLine } from './line/line.ts'
import { loaderOf } from './load.ts'
import { languageFor } from './locale.ts'
import { screenOf } from './screen.ts'
import { openSession } from './session.ts'
import type { Talk } from './talk/talk.ts'
import { type Child, render } from './view/dom.ts'
import { Panel } from './view/panel.tsx'
import type { Parts } from './view/parts.ts'
import shellCss from './view/shell.css?inline'
import { stageOf } from './view/stage.ts'
import baseCss from './widget.css?inline'
import type { First } from './words/first.ts'

/** so long after the line has begun, what the first look does not need is fetched, ms */
const quietMs = 10_000

export type Life = Omit<Shown, 'lang'>

/** One panel from mount to its end; it draws itself anew at every change of the model. */
export function lifeOf(
  { root, workspace: slug, wishes, tell }: Place,
  baseUrl: string,
  words: First,
  language: UiLanguage,
  renew: () => Promise<void>,
): Life {
  const sheets: CSSStyleSheet[] = []
  let talk: Talk | null = null
  let later: Later | null = null
  let lasting: Promise<LastingLine> | undefined
  let coming: Promise<Later> | undefined
  let isTimed = false
  let unreadTold = -1
  /** what had the focus before the panel took it */
  let opener: Element | null = null

  const session = openSession({
    slug,
    baseUrl,
    language: languageFor(wishes),
    tell,
    changed: () => paint(),
  })
  const { store, memory, gone } = session
  const { get, update } = store
  const act = actionsOf(session)

  const adopt = (css: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.push(sheet)
    root.adoptedStyleSheets.push(sheet)
  }
  const open = (focus = true) => {
    if (focus && !get().open) opener = document.activeElement
    update({ open: true, now: session.now() })
    memory.write('open', '1')
    session.line?.start()
    if (focus) stage.focusSoon()
    tell('opened')
  }
  const close = () => {
    const hadFocus = root.activeElement
    update({ open: false, sheet: null })
    memory.write('open', '')
    tell('closed')
    if (!hadFocus) return
    const isThere = opener?.closest('body *')
    ;(isThere ? (opener as HTMLElement) : root.querySelector('button'))?.focus()
  }

  adopt(baseCss + shellCss)
  // Esc: the page over the conversation first, then the panel
  const stage = stageOf(root, session, () => {
    if (get().sheet) act.sheet(null)
    else close()
  })
  const { again, fetch: part } = loaderOf(gone.signal, (times) => {
    if (times < 2) return
    update({ broken: true, stalled: !talk })
    renew().catch(() => undefined)
  })

  const talking = part(talkPart).then(({ talkOf }) => {
    const second = talkOf(session, words, wishes, language, last)
    talk = second
    adopt(second.css)
    second.fitInto(stage.place, root.host, session)
    session.line = second.first
    if (memory.read('waits')) void last()
    else if (get().open || get().known) second.first.start()
    update({ broken: false, stalled: false })
    return second
  })
  /** The lasting line, fetched at the first call; it takes over from the first one. */
  const last = () => {
    lasting ??= part(() => Promise.all([linePart(), talking])).then(([{ LastingLine: Lasting }, second]) => {
      second.first.stop()
      update({ broken: false })
      return new Lasting(session, second)
    })
    return lasting
  }
  /** What is rare, fetched at the first call. */
  const more = () => {
    coming ??= part(() => Promise.all([laterPart(), laterWords(language), talking, last()])).then(
      ([{ Later: Third }, { words: others }, second, line]) => {
        const all = Object.assign(words, others, { lines: { ...words.lines, ...others.lines } })
        later = new Third(session, all, second, line, () =>
          part(() => Promise.all([ownPart(), ownWords(language)])),
        )
        adopt(later.css)
        update({ broken: false })
        return later
      },
    )
    return coming
  }

  const paint = () => {
    if (gone.signal.aborted) return
    const model = get()
    const screen = talk?.screenOf(model, later) ?? screenOf(model, words, words.waitUnknown)
    const parts: Parts = {
      screen,
      model,
      words,
      session,
      act,
      talk,
      later,
      use: (then) => void more().then(then),
      again,
      close,
      dir: language === 'ar' ? 'rtl' : 'ltr',
    }
    stage.before()
    render(model.open ? (Panel(parts) as Child) : null, stage.place)
    const news = talk?.newsIn(screen) ?? []
    later?.painted(model, news)
    stage.after(screen, model, news)
    if (!talk) return
    talk.markRead()
    if (!coming && talk.wantsMore(parts)) void more()
    if (!isTimed && (model.open || model.known)) {
      isTimed = true
      setTimeout(() => gone.signal.aborted || more(), quietMs)
    }
    const count = talk.unread(model)
    if (count !== unreadTold) {
      unreadTold = count
      tell('unread', count)
    }
  }

  return {
    open,
    close,
    human() {
      open()
      act.human()
    },
    identify(value) {
      void talking.then(({ first }) => first.stop())
      session.identifying = more().then(({ act: rare }) => rare.identify(value))
      return session.identifying
    },
    shutdown() {
      const token = session.reset()
      void talking.then(() => session.line?.forget(token))
      tell('closed')
    },
    stop() {
      gone.abort()
      session.line?.stop()
      stage.remove()
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet))
    },
  }
}
